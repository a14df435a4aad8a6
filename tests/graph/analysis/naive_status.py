"""The reader's status by a second route: rounds over the definitions, with nothing shared."""

from argmap.graph.analysis.supposition import Supposition
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import Justification, Kind, RelationKind, StanceKind, Status

Labels = dict[Target, float]

DISOWNED = {StanceKind.REPORTS, StanceKind.PARODIES}
ACCEPTED = {StanceKind.ASSERTS, StanceKind.CONCEDES}
ON_NODES = {RelationKind.REBUTS, RelationKind.UNDERMINES}


class Naive:
    """A debate under a supposition, in the profile structured."""

    def __init__(self, debate: Debate, supposition: Supposition, *, explicit: bool) -> None:
        self.debate = debate
        self.supposed = supposition
        self.steps = [
            r for r in debate.relations if r.is_step and not (explicit and self._inferred(r))
        ]

    def _inferred(self, relation: Relation) -> bool:
        inner = relation.target
        return relation.inferred or (isinstance(inner, Relation) and self._inferred(inner))

    def passive(self, node: str) -> bool:
        """Tell whether a node is only reported or parodied, and not accepted by supposition."""
        kinds = {s.kind for s in self.debate.nodes[node].stances if s.step is None}
        supposed = node in self.supposed.accepted
        return bool(kinds & DISOWNED) and not kinds & ACCEPTED and not supposed

    def recorded(self, node: str, kinds: set[RelationKind]) -> list[Relation]:
        """List the steps of some kinds to a node whose sources are all held."""
        return [
            r
            for r in self.steps
            if r.target == node and r.kind in kinds and not any(map(self.passive, r.sources))
        ]

    def labels(self, needless: str | None = None) -> Labels:
        """Label everything by rounds: what is not yet said to be in or out stays at a half."""
        things: list[Target] = [*self.debate.nodes, *self.steps]
        labels: Labels = dict.fromkeys(things, 0.5)
        for _ in range(2 * len(things) + 1):
            labels = {thing: self._label(thing, labels, needless) for thing in things}
        return labels

    def _label(self, thing: Target, labels: Labels, needless: str | None) -> float:
        if thing in self.supposed.rejected or thing in self.supposed.dropped:
            return 0.0
        if isinstance(thing, str):
            return self._node(thing, labels, needless)
        return self._step(thing, labels)

    def _node(self, node: str, labels: Labels, needless: str | None) -> float:
        if node in self.supposed.accepted:
            return 1.0
        attackers = [
            labels[r]
            for r in self.steps
            if r.target == node and r.is_attack and (self.passive(node) or self._order(r) >= 0)
        ]
        if self.debate.nodes[node].record.needs_support and node != needless:
            given = [
                labels[r]
                for r in self.steps
                if r.target == node and r.kind is RelationKind.SUPPORTS
            ]
            attackers.append(1 - max(given, default=0.0))
        return 1 - max(attackers, default=0.0)

    def _step(self, step: Relation, labels: Labels) -> float:
        if step.is_attack and step.target in self.supposed.accepted:
            return 0.0
        premises = [0.0 if self.passive(source) else labels[source] for source in step.sources]
        attackers = [1 - premise for premise in premises]
        attackers += [labels[r] for r in self.steps if r.target is step and r.is_attack]
        target = step.target
        struck = step.is_attack and isinstance(target, str) and not self.passive(target)
        if struck and self._order(step) <= 0:
            attackers.append(labels[target])
        return 1 - max(attackers, default=0.0)

    def _order(self, attack: Relation) -> int:
        nodes = self.debate.nodes
        own = min(nodes[source].record.priority for source in attack.sources)
        return own - nodes[attack.end].record.priority

    def values(self, labels: Labels) -> dict[str, float]:
        """Iterate up from nothing until nothing moves."""
        values = dict.fromkeys(self.debate.nodes, 0.0)
        fixed = self.supposed.accepted | self.supposed.rejected
        for _ in range(2 * len(values) + 1):
            for node in values:
                given = self.recorded(node, {RelationKind.SUPPORTS})
                each = [min(labels[r], *(values[s] for s in r.sources)) for r in given]
                rests = given and node not in fixed
                values[node] = min(labels[node], max(each)) if rests else labels[node]
        return values

    def statuses(self, justification: dict[str, Justification | None]) -> dict[str, Status | None]:
        """Read the table from top to bottom."""
        values = self.values(self.labels())
        return {node: self._status(node, values[node], justification[node]) for node in values}

    def _status(self, node: str, value: float, word: Justification | None) -> Status | None:
        kind = self.debate.nodes[node].kind
        objections = self.recorded(node, ON_NODES)
        reasons = self.recorded(node, {RelationKind.SUPPORTS})
        silent = kind in {Kind.DEFINITION, Kind.EXAMPLE, Kind.QUESTION}
        if silent and not objections and (kind is Kind.QUESTION or not reasons):
            return None
        label = self.labels(needless=node)[node]
        table = {
            Status.NOT_HELD: self.passive(node),
            Status.DEFEATED: label == 0,
            Status.DEADLOCKED: word is Justification.DEADLOCKED,
            Status.CONTESTED: 0.5 in {label, value},
            Status.UNSUPPORTED: value == 0,
            Status.DEFENDED: bool(objections),
            Status.SUPPORTED: bool(reasons),
            Status.UNARGUED: True,
        }
        return next(status for status, fits in table.items() if fits)
