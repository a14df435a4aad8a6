"""Check of the expectations in ``debate.yaml``."""

from collections.abc import Iterator, Mapping
from typing import Final

from argmap.checks.registry import finds
from argmap.graph.analysis.acceptance_value import AcceptanceValue
from argmap.graph.analysis.explain.explanation import why
from argmap.graph.analysis.explain.sentences import FARES
from argmap.graph.analysis.explain.summary import verdict
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.people.outlook import Outlook
from argmap.graph.analysis.status import Statuses, is_unknown, statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.queries.resolve import resolve_target
from argmap.loading.loaded import Loaded, about
from argmap.loading.records import Reading
from argmap.schema.debate import CruxRecord
from argmap.schema.finding import Finding, Rule, Severity

FAILED_EXPECTATION: Final = Rule(
    "failed-expectation",
    Severity.WARNING,
    "the analysis does not come out as debate.yaml expects",
    "An expectation guards what matters: anybody who adds a relation that changes the outcome "
    "learns of it at once. Either the new relation is wrong, or the debate has moved on and the "
    "expectation should follow.",
    "expect:\n  status:\n    tea-calms: supported   # while an objection to it is open",
    "expect:\n  status:\n    tea-calms: contested",
)


@finds(FAILED_EXPECTATION)
def check_expectations(loaded: Loaded) -> Iterator[Finding]:
    """Find the expectations that do not come out.

    Where files have errors nothing is said: what the analysis comes to may follow from them.
    """
    reading, expect = loaded.files.debate, loaded.debate.expect
    broken = any(finding.severity is Severity.ERROR for finding in loaded.findings)
    if reading is None or broken:
        return
    if expect.status:
        yield from _statuses(loaded.debate, reading)
    for index, crux in enumerate(expect.crux):
        yield from _crux(loaded.debate, reading, index, crux)


def _statuses(debate: Debate, reading: Reading) -> Iterator[Finding]:
    known = statuses(debate)
    for written, expected in debate.expect.status.items():
        node = debate.aliases.get(written, written)
        status = known.nodes.get(node)
        if status in expected or is_unknown(known, node):
            continue
        fact = f"'{node}' comes out as '{status}'" if status else f"'{node}' has no status"
        wanted = " or ".join(f"'{word}'" for word in expected)
        yield about(
            reading,
            FAILED_EXPECTATION,
            ("expect", "status", written),
            f"{fact}, and {wanted} is expected",
            expected=f"{_reason(debate, known, node)} See 'argmap why {node}'; then correct the "
            "debate or the expectation",
        )


def _reason(debate: Debate, known: Statuses, node: str) -> str:
    """Say in one sentence why a node comes out as it does."""
    return str(verdict(why(debate, flatten(debate), known, node)))


def _crux(debate: Debate, reading: Reading, index: int, crux: CruxRecord) -> Iterator[Finding]:
    topic = debate.aliases.get(crux.on, crux.on)
    claim = _meant(debate, str(crux.is_))
    outlook = Outlook(debate, topic)
    if not outlook.leads_here(claim):
        outcomes = {}
    elif any(outlook.decide((claim,), person) for person in crux.between):
        return
    else:
        outcomes = {person: outlook.under({claim: True}, person) for person in crux.between}
    first, second = crux.between
    yield about(
        reading,
        FAILED_EXPECTATION,
        ("expect", "crux", index, "is"),
        f"'{crux.is_}' does not decide '{topic}' for '{first}' or '{second}'",
        expected=f"{_without_effect(topic, outcomes)} See 'argmap crux {topic} --between {first} "
        f"{second}'; then correct the debate or the expectation",
    )


def _without_effect(topic: str, under: Mapping[str, AcceptanceValue]) -> str:
    """Say what becomes of a topic whatever becomes of a claim."""
    if not under:
        return f"It does not lead to '{topic}'."
    fares = {person: _fares(outcome) for person, outcome in under.items()}
    if len(set(fares.values())) == 1:
        return f"Right or wrong, '{topic}' {next(iter(fares.values()))} for both."
    outcomes = [f"{verb} for '{person}'" for person, verb in fares.items()]
    return f"Right or wrong, '{topic}' {' and '.join(outcomes)}."


def _fares(outcome: AcceptanceValue) -> str:
    if not outcome.label:
        return FARES[Label.OUT]
    if not outcome.value:
        return "has no reason that holds"
    return FARES[Label.UNDEC if outcome.is_undecided else Label.IN]


def _meant(debate: Debate, text: str) -> Target:
    """Find a node or a step by its name; linking has seen to it that there is one."""
    target = resolve_target(debate, text)
    return target if isinstance(target, Relation) else target.id
