"""The reader's status by brute force, and the vectors made of it.

Nothing here comes from the program: a debate is plain data, the complete labellings are found by
trying every labelling, the value by trying every valuation, and the table is read from top to
bottom. Run as a script, it writes ``tests/vectors/reader_status.json``.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, Final

FILE: Final = Path(__file__).parents[2] / "vectors" / "reader_status.json"
FEATURES: Final = ("passive", "deadlock", "needs-support", "explicit", "kinds", "supposition")
"""What the other vectors have none of."""

OF_EACH: Final = 20
LEVELS: Final = (0.0, 0.5, 1.0)
LABELS: Final = {0.0: "out", 0.5: "undec", 1.0: "in"}
ON_NODES: Final = ("rebuts", "undermines")
ATTACKS: Final = (*ON_NODES, "undercuts")
SILENT: Final = ("definition", "example", "question")
JUSTIFICATIONS: Final = {
    frozenset({1.0}): "stands",
    frozenset({1.0, 0.5}): "defensible",
    frozenset({0.5}): "deadlocked",
    frozenset({0.5, 0.0}): "weak",
    frozenset({0.0}): "defeated",
}
"""By the labels that occur (Wu and Caminada 2010); all others have both in and out: contested."""

Record = dict[str, Any]


@dataclass
class Claim:
    """A node: of its stances only the kinds matter."""

    kind: str = "claim"
    stances: list[str] = field(default_factory=list)
    needs_support: bool = False
    priority: int = 0


@dataclass
class Case:
    """A debate, what is left out of it, and what is supposed."""

    claims: dict[str, Claim]
    relations: list[Record]
    explicit: bool = False
    reject: list[str] = field(default_factory=list)
    accept: list[str] = field(default_factory=list)
    drop: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the steps that count, by id."""
        self.steps = {r["id"]: r for r in self.relations}
        if self.explicit:
            self.steps = {name: r for name, r in self.steps.items() if not self._inferred(r)}

    def _inferred(self, step: Record) -> bool:
        below = next((r for r in self.relations if r["id"] == step["target"]), None)
        return step["inferred"] or (below is not None and self._inferred(below))

    def passive(self, node: str) -> bool:
        """Tell whether a node is only reported or parodied."""
        stances = self.claims[node].stances
        disowned = "reports" in stances or "parodies" in stances
        taken = "asserts" in stances or "concedes" in stances
        return disowned and not taken and node not in self.accept

    def recorded(self, node: str, *kinds: str) -> list[Record]:
        """List the steps to a node of which no source is passive."""
        return [
            step
            for step in self.steps.values()
            if step["target"] == node
            and step["kind"] in kinds
            and not any(self.passive(source) for source in step["sources"])
        ]

    def _rank(self, attack: Record) -> int:
        own = min(self.claims[source].priority for source in attack["sources"])
        return own - self.claims[attack["target"]].priority

    def _level(self, thing: str, of: Mapping[str, float], helpless: str) -> float:
        """Find the label of a thing that fits those of all others."""
        if thing in {*self.reject, *self.drop}:
            return 0.0
        if thing in self.accept:
            return 1.0
        attackers = []
        for name, step in self.steps.items():
            if step["target"] == thing and step["kind"] in ATTACKS:
                wins = step["kind"] == "undercuts" or self.passive(thing) or self._rank(step) >= 0
                attackers += [of[name]] if wins else []
        if thing in self.claims:
            if self.claims[thing].needs_support and thing != helpless:
                given = [
                    of[name]
                    for name, step in self.steps.items()
                    if step["target"] == thing and step["kind"] == "supports"
                ]
                attackers.append(1 - max(given, default=0.0))
            return 1 - max(attackers, default=0.0)
        step = self.steps[thing]
        if step["kind"] in ATTACKS and step["target"] in self.accept:
            return 0.0
        attackers += [1.0 if self.passive(p) else 1 - of[p] for p in step["sources"]]
        struck = step["kind"] in ON_NODES and not self.passive(step["target"])
        if struck and self._rank(step) <= 0:
            attackers.append(of[step["target"]])
        return 1 - max(attackers, default=0.0)

    def labellings(self, helpless: str = "") -> list[dict[str, float]]:
        """Try every labelling: the complete ones are those in which each label fits the others."""
        things = [*self.claims, *self.steps]
        tried = (
            dict(zip(things, levels, strict=True)) for levels in product(LEVELS, repeat=len(things))
        )
        return [of for of in tried if all(self._level(t, of, helpless) == of[t] for t in things)]

    def values(self, labels: Mapping[str, float]) -> dict[str, float]:
        """Try every valuation; the least of those that fit is the meet of all."""
        fitting = []
        for levels in product(LEVELS, repeat=len(self.claims)):
            of = dict(zip(self.claims, levels, strict=True))
            if all(self._value(node, labels, of) == of[node] for node in self.claims):
                fitting.append(of)
        return {node: min(of[node] for of in fitting) for node in self.claims}

    def _value(self, node: str, labels: Mapping[str, float], of: Mapping[str, float]) -> float:
        reasons = self.recorded(node, "supports")
        if not reasons or node in {*self.accept, *self.reject}:
            return labels[node]
        carried = [min([labels[r["id"]], *(of[p] for p in r["sources"])]) for r in reasons]
        return min(labels[node], max(carried))


def grounded(labellings: list[dict[str, float]]) -> dict[str, float]:
    """Find what all complete labellings agree on; everything else is undecided."""
    first = labellings[0]
    return {
        thing: level if all(of[thing] == level for of in labellings) else 0.5
        for thing, level in first.items()
    }


def worked_out(case: Case) -> Record:
    """Work out what is expected of a case."""
    found = case.labellings()
    labels = grounded(found)
    values = case.values(labels)
    words = {
        thing: JUSTIFICATIONS.get(frozenset(of[thing] for of in found), "contested")
        for thing in labels
    }
    return {
        "label": {thing: LABELS[level] for thing, level in labels.items()},
        "value": values,
        "justification": words,
        "status": {node: _status(case, node, values[node], words[node]) for node in case.claims},
    }


def _status(case: Case, node: str, value: float, word: str) -> str | None:
    objections = case.recorded(node, *ON_NODES)
    reasons = case.recorded(node, "supports")
    kind = case.claims[node].kind
    if kind in SILENT and not objections and (kind == "question" or not reasons):
        return None
    label = grounded(case.labellings(helpless=node))[node]
    table = (
        ("not-held", case.passive(node)),
        ("defeated", label == 0),
        ("deadlocked", word == "deadlocked"),
        ("contested", 0.5 in {label, value}),
        ("unsupported", value == 0),
        ("defended", bool(objections)),
        ("supported", bool(reasons)),
    )
    return next((status for status, fits in table if fits), "unargued")


def drawn(random: Random, feature: str) -> Case:
    """Draw a debate of four claims and five relations that has a feature, and may have others."""
    mixed = feature == "mixed"
    ids = "abcd"[: random.randint(2, 4)]
    claims = {}
    for node in ids:
        claims[node] = Claim(priority=random.choice([0, 0, 0, 1]))
        if feature == "passive" or (mixed and random.random() < 0.3):
            held = random.choice([[], ["asserts"], ["reports"], ["parodies", "denies"]])
            claims[node].stances = random.choice([held, ["reports", "concedes"]])
        if feature in {"needs-support", "deadlock"} or mixed:
            claims[node].needs_support = random.random() < 0.4
        if feature == "kinds" or (mixed and random.random() < 0.3):
            claims[node].kind = random.choice(["claim", *SILENT])
    relations: list[Record] = []
    for number in range(random.randint(1, 5)):
        under = [r["id"] for r in relations]
        kind = random.choice(["supports", "supports", "rebuts", "undermines", "undercuts"])
        if kind == "undercuts" and not under:
            kind = "supports"
        sources = random.sample(ids, random.choice([1, 1, 1, 2]))
        targets = under if kind == "undercuts" else [n for n in ids if n not in sources]
        if targets:
            inferred = (feature == "explicit" or mixed) and random.random() < 0.4
            relations.append(
                {
                    "id": f"r{number}",
                    "kind": kind,
                    "sources": sources,
                    "target": random.choice(targets),
                    "inferred": inferred,
                }
            )
    case = Case(
        claims, relations, explicit=feature == "explicit" or (mixed and random.random() < 0.5)
    )
    if feature == "supposition" or mixed:
        thing = random.choice([*ids, *case.steps])
        where = case.drop if thing in case.steps else random.choice([case.reject, case.accept])
        where.append(thing)
    return case


WITHOUT: Final[Mapping[str, Callable[[Case], Case]]] = {
    "passive": lambda c: Case(
        {n: Claim(x.kind, [], x.needs_support, x.priority) for n, x in c.claims.items()},
        c.relations,
    ),
    "needs-support": lambda c: Case(
        {n: Claim(x.kind, x.stances, False, x.priority) for n, x in c.claims.items()}, c.relations
    ),
    "explicit": lambda c: Case(c.claims, c.relations),
    "kinds": lambda c: Case(
        {n: Claim("claim", x.stances, x.needs_support, x.priority) for n, x in c.claims.items()},
        c.relations,
    ),
    "supposition": lambda c: Case(c.claims, c.relations),
}
"""The same case without its feature."""


def matters(case: Case, feature: str, expected: Record) -> bool:
    """Tell whether a case shows its feature: without it the statuses would be others."""
    if feature == "deadlock":
        return "deadlocked" in expected["status"].values()
    if feature == "mixed":
        return len(set(expected["status"].values())) > 1
    without = worked_out(WITHOUT[feature](case))
    return bool(expected["status"] != without["status"])


def vectors() -> Iterator[Record]:
    """Draw until there are enough cases of each feature; the same every time."""
    for feature in (*FEATURES, "mixed"):
        random = Random(feature)
        number = 0
        while number < OF_EACH:
            case = drawn(random, feature)
            expected = worked_out(case)
            if matters(case, feature, expected):
                number += 1
                yield {
                    "name": f"{feature}-{number:02}",
                    "claims": {node: vars(claim) for node, claim in case.claims.items()},
                    "relations": case.relations,
                    "explicit": case.explicit,
                    "suppose": {"reject": case.reject, "accept": case.accept, "drop": case.drop},
                    "expect": expected,
                }


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(vector) for vector in vectors())
    FILE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
