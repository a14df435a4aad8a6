"""Notes on what nobody has answered, given a reason for, or held."""

from collections.abc import Iterator
from typing import Final

from argmap.checks import must_haves
from argmap.checks.registry import finds
from argmap.graph.analysis.holders import holders
from argmap.graph.analysis.support_circles import reason_circles, support_circles
from argmap.graph.model.debate import Node
from argmap.graph.model.wording import listed
from argmap.graph.queries.open_issues import open_issues
from argmap.graph.queries.questions import state_of, unopposed_rivals
from argmap.loading.loaded import Loaded, relation_path, stance_path
from argmap.loading.reader import KeyPath
from argmap.schema.finding import Finding, Rule, Severity
from argmap.schema.vocabulary import Kind, QuestionState, RelationKind

OPEN_QUESTION: Final = Rule(
    "open-question",
    Severity.NOTE,
    "a question has no answer, or only part of one",
    "Somebody may know the answer: adding it takes one new node with 'answers'.",
)
UNANSWERED_OBJECTION: Final = Rule(
    "unanswered-objection",
    Severity.NOTE,
    "nobody has replied to an objection",
    "The people who hold what it attacks may want to. A reply attacks, answers, qualifies or "
    "clarifies the objection.",
)
NO_REASON: Final = Rule(
    "no-reason",
    Severity.NOTE,
    "a thesis has no recorded reason",
    "Every chain of reasons ends somewhere, but a thesis, or the claim at the head of a section, "
    "is what the reasons are for. Nobody has objected either.",
)
CIRCULAR_REASONS: Final = Rule(
    "circular-reasons",
    Severity.NOTE,
    "claims are reasons for one another",
    "Such reasons carry nothing by themselves: each holds only if the others do. A reason from "
    "outside the circle carries all of them.",
)
UNATTRIBUTED: Final = Rule(
    "unattributed",
    Severity.NOTE,
    "nobody on record holds a node",
    "Somebody put the argument on the map. It counts like any other, and the pages say so.",
)

UNOPPOSED_RIVALS: Final = Rule(
    "unopposed-rivals",
    Severity.NOTE,
    "two theses answer the same question, and neither attacks the other",
    "The theses of a debate are rival answers. Unless one of them rebuts the other, what is said "
    "against the one says nothing for the other, and a contested one can stand beside a "
    "supported one.",
    "theses: [drink-tea, drink-coffee]      # and neither node mentions the other",
    "rebuts: drink-tea                      # in drink-coffee.yaml",
)

_TO_ANSWER: Final = {
    QuestionState.OPEN: "nobody has answered this",
    QuestionState.PARTLY_ANSWERED: "only part of this is answered",
}


@finds(OPEN_QUESTION)
def check_questions(loaded: Loaded) -> Iterator[Finding]:
    """Find the questions that nobody has answered, or only in part."""
    for node in loaded.debate.nodes.values():
        if node.kind is not Kind.QUESTION or node.id in loaded.lost:
            continue
        message = _TO_ANSWER.get(state_of(loaded.debate, node.id))
        if message and not must_haves.is_incomplete(loaded, node):
            yield _note(loaded, OPEN_QUESTION, node, message)


@finds(UNANSWERED_OBJECTION)
def check_objections(loaded: Loaded) -> Iterator[Finding]:
    """Find the objections to which nobody has replied; nobody replies to themselves."""
    for source in open_issues(loaded.debate).objections:
        for objection in source.objections:
            attack, denial = objection.attack, objection.denial
            if attack is not None:
                path = (*relation_path(attack), "to")
                yield from _unanswered(loaded, attack.speaker, path)
            elif denial is not None and denial.person not in holders(loaded.debate, denial.node):
                path = (*stance_path(denial), "stance")
                yield from _unanswered(loaded, denial.node, path)


def _unanswered(loaded: Loaded, node: str, path: KeyPath) -> Iterator[Finding]:
    if node not in loaded.lost:
        message = "nobody has replied to this objection"
        yield loaded.about(UNANSWERED_OBJECTION, node, path, message)


@finds(NO_REASON)
def check_reasons(loaded: Loaded) -> Iterator[Finding]:
    """Find the theses and heads of sections that nobody gives a reason for, or objects to."""
    debate = loaded.debate
    heads = {*debate.theses, *(section.root for section in debate.sections)}
    against_or_for = (RelationKind.SUPPORTS, RelationKind.REBUTS, RelationKind.UNDERMINES)
    for head in sorted(head for head in heads if head is not None):
        node = debate.nodes[head]
        states = node.kind in {Kind.CLAIM, Kind.COUNTERARGUMENT} and head not in loaded.lost
        if states and not debate.bearing_on(head, *against_or_for):
            yield _note(loaded, NO_REASON, node, "nobody gives a reason for this")


@finds(UNOPPOSED_RIVALS)
def check_rivals(loaded: Loaded) -> Iterator[Finding]:
    """Find the theses that do not attack each other."""
    for one, other in unopposed_rivals(loaded.debate):
        if one not in loaded.lost and other not in loaded.lost:
            yield loaded.about(
                UNOPPOSED_RIVALS,
                other,
                ("text",),
                f"this and '{one}' are rival theses, and neither attacks the other",
                expected=f"if the two cannot both be right, add 'rebuts: {one}' here",
                related=(loaded.place(one, ("text",)),),
            )


@finds(CIRCULAR_REASONS)
def check_circles(loaded: Loaded) -> Iterator[Finding]:
    """Find the claims that are reasons for one another, where that is no error already."""
    errors = {node for circle in support_circles(loaded.debate) for node in circle}
    for circle in reason_circles(loaded.debate):
        if not errors.isdisjoint(circle):
            continue
        first = next(
            relation
            for relation in loaded.debate.relations
            if relation.kind is RelationKind.SUPPORTS
            and relation.target in circle
            and not set(circle).isdisjoint(relation.sources)
        )
        yield loaded.about(
            CIRCULAR_REASONS,
            first.speaker,
            (*relation_path(first), "to"),
            f"{listed([repr(node) for node in circle])} are reasons for one another",
        )


@finds(UNATTRIBUTED)
def check_attribution(loaded: Loaded) -> Iterator[Finding]:
    """Find the nodes on which nobody has a stance."""
    for node in loaded.debate.nodes.values():
        written = loaded.files.nodes[node.id].has("stances")
        if not written and node.id not in loaded.lost:
            yield _note(loaded, UNATTRIBUTED, node, "nobody on record holds this")


def _note(loaded: Loaded, rule: Rule, node: Node, message: str) -> Finding:
    return loaded.about(rule, node.id, ("text",), message, key=True)
