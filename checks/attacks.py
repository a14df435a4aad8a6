"""Checks of attacks and of support."""

from collections.abc import Iterator
from typing import Final

from argmap.checks.registry import finds
from argmap.graph.analysis.support_circles import support_circles
from argmap.graph.model.debate import Node, Relation, Stance
from argmap.graph.model.wording import listed
from argmap.loading.loaded import Loaded, relation_path, stance_path
from argmap.schema.finding import Finding, Rule, Severity
from argmap.schema.vocabulary import ATTACKS, Kind, RelationKind, StanceKind

DISOWNED_UNDERCUT: Final = Rule(
    "disowned-undercut",
    Severity.ERROR,
    "an undercut comes from a node that its own author rejects",
    "Somebody who parodies a view, or describes it in order to reject it, attacks nothing with "
    "it. The attack belongs to the node that calls the view absurd: put the undercut there.",
    "text: By that reasoning tea is soup.\nundercuts: tea-is-warm -> tea-heals\n"
    "stances:\n  - {by: ann, stance: parodies}",
    "text: That reasoning would make tea a soup.\nundercuts: tea-is-warm -> tea-heals\n"
    "stances:\n  - {by: ann, stance: asserts}",
)
UNDERMINED_CONCLUSION: Final = Rule(
    "undermined-conclusion",
    Severity.WARNING,
    "an undermining attack hits no premise",
    "To undermine a claim is to attack it as a reason for something else. To attack the claim "
    "itself, write 'rebuts'.",
    "undermines: tea-heals   # a reason for nothing",
    "rebuts: tea-heals",
)
REBUTTED_QUESTION: Final = Rule(
    "rebutted-question",
    Severity.WARNING,
    "a question is rebutted",
    "A question says nothing that could be wrong. What it takes for granted is a claim of its own.",
    "rebuts: does-tea-heal",
    "answers: does-tea-heal",
)
SUPPORT_CIRCLE: Final = Rule(
    "support-circle",
    Severity.ERROR,
    "nodes that need support support one another in a circle",
    "Each would hold only because the others do, so that all of them would hold themselves up.",
    "needs_support: true\nsupports: b   # and b, which needs support too, supports this",
    "supports: b",
)


@finds(DISOWNED_UNDERCUT)
def check_disowned_undercuts(loaded: Loaded) -> Iterator[Finding]:
    """Find the undercuts that speak from what their own author parodies or denies."""
    for relation in loaded.debate.relations:
        if relation.kind is not RelationKind.UNDERCUTS:
            continue
        node = loaded.debate.nodes[relation.speaker]
        stance = _disowned(node, relation)
        if stance is not None:
            path = stance_path(stance)
            yield loaded.about(
                DISOWNED_UNDERCUT,
                node.id,
                (*relation_path(relation), "to"),
                f"'{stance.person}' {stance.kind} this node, so they undercut nothing with it",
                expected="put the undercut on the node that says what is wrong with it",
                related=(loaded.place(node.id, (*path, "stance")),),
            )


def _disowned(node: Node, relation: Relation) -> Stance | None:
    """Find the stance by which the author of an undercut rejects the node that it is on."""
    stances = [stance for stance in node.stances if stance.step is None]
    if any(stance.accepts for stance in stances):
        return None
    raised = {StanceKind.REPORTS, StanceKind.PARODIES}
    authors = set(relation.drawn_by) or {s.person for s in stances if s.kind in raised}
    return next((s for s in stances if s.rejects and s.person in authors), None)


@finds(UNDERMINED_CONCLUSION)
def check_undermined_conclusions(loaded: Loaded) -> Iterator[Finding]:
    """Find the undermining attacks on what is nobody's premise."""
    debate = loaded.debate
    reasons = {RelationKind.SUPPORTS, *ATTACKS}
    premises = {source for r in debate.relations if r.kind in reasons for source in r.sources}
    for relation in debate.relations:
        if relation.kind is not RelationKind.UNDERMINES or relation.end in premises:
            continue
        if relation.end not in loaded.lost:
            yield loaded.about(
                UNDERMINED_CONCLUSION,
                relation.speaker,
                (*relation_path(relation), "to"),
                f"'{relation.end}' is not a premise of anything",
                expected=f"write 'rebuts: {relation.end}' to say that it is wrong",
            )


@finds(REBUTTED_QUESTION)
def check_rebutted_questions(loaded: Loaded) -> Iterator[Finding]:
    """Find the questions that are rebutted."""
    for relation in loaded.debate.relations:
        if relation.kind is RelationKind.REBUTS and _is_question(loaded, relation):
            yield loaded.about(
                REBUTTED_QUESTION,
                relation.speaker,
                (*relation_path(relation), "to"),
                f"'{relation.end}' is a question, and a question cannot be wrong",
                expected=_instead(loaded, relation),
            )


def _instead(loaded: Loaded, relation: Relation) -> str:
    """Say what somebody may mean who rebuts a question: one of its answers, or one of their own."""
    answers = loaded.debate.bearing_on(relation.end, RelationKind.ANSWERS)
    nodes = sorted({answer.speaker for answer in answers} - {relation.speaker})
    wrong = f"rebut one of its answers ({listed(nodes[:_ANSWERS_NAMED], 'or')})"
    if not nodes:
        wrong = "rebut what the question takes for granted"
    speaker = loaded.debate.nodes[relation.speaker]
    kind = "'kind: claim' and " if speaker.kind is Kind.COUNTERARGUMENT else ""
    return f"{wrong}, or write {kind}'answers: {relation.end}'"


_ANSWERS_NAMED: Final = 3
"""How many answers a message names."""

_NODES_NAMED: Final = 10
"""How many nodes of a circle a message names: a circle may be the whole debate."""


def _is_question(loaded: Loaded, relation: Relation) -> bool:
    return loaded.debate.nodes[relation.end].kind is Kind.QUESTION


@finds(SUPPORT_CIRCLE)
def check_support_circles(loaded: Loaded) -> Iterator[Finding]:
    """Find the circles of nodes that need support and have it only from one another."""
    for circle in support_circles(loaded.debate):
        first = next(
            relation
            for relation in loaded.debate.relations
            if relation.kind is RelationKind.SUPPORTS
            and circle[0] in relation.sources
            and relation.target in circle
        )
        names = [repr(node) for node in circle[:_NODES_NAMED]]
        names += [f"{len(circle) - _NODES_NAMED:,} more"] if len(circle) > _NODES_NAMED else []
        yield loaded.about(
            SUPPORT_CIRCLE,
            first.speaker,
            (*relation_path(first), "to"),
            f"{listed(names)} need support and only support one another",
            expected="delete 'needs_support' from one of them, or delete one of the supports",
        )
