"""Two people side by side: where they disagree, what they share, concede and leave unanswered."""

from collections.abc import Mapping
from typing import NamedTuple

from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.commitments import views
from argmap.graph.analysis.people.disagreements import Disagreement, disagreements
from argmap.graph.analysis.people.exchanges import not_replied, objectors
from argmap.graph.analysis.people.statements import Statements, statements_of
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind


class Issue(NamedTuple):
    """A question to which two people hold different answers.

    Attributes
    ----------
    question : str
        The id of the question.
    answers : tuple of tuple of str
        The answers that only the first holds, and those that only the second holds.
    """

    question: str
    answers: tuple[tuple[str, ...], tuple[str, ...]]


class Concession(NamedTuple):
    """Something that one person concedes to the other.

    Attributes
    ----------
    by : str
        Who concedes it.
    node : str
        What is conceded: a kernel of truth, or a claim.
    to : str
        The claim to which it is conceded: the kernel's target, or the claim itself.
    inferred : bool
        The editor added the link to that claim.
    """

    by: str
    node: str
    to: str
    inferred: bool = False


class Comparison(NamedTuple):
    """Two people side by side.

    Attributes
    ----------
    people : tuple of str
        The two.
    issues : tuple of Issue
        The questions they answer differently.
    disagreements : tuple of Disagreement
        Where they disagree, the liveliest first.
    shared : tuple of str
        The nodes that both accept.
    denied : tuple of str
        The nodes that both deny, in words or by an attack.
    answers : tuple of Relation
        What each answers without an attack to something that the other holds, draws or asks.
    concessions : tuple of Concession
        What each concedes to the other.
    not_replied : tuple of tuple of Objection
        The objections by the second to which the first has not replied, and those by the first to
        which the second has not.
    """

    people: tuple[str, str]
    issues: tuple[Issue, ...]
    disagreements: tuple[Disagreement, ...]
    shared: tuple[str, ...]
    denied: tuple[str, ...]
    answers: tuple[Relation, ...]
    concessions: tuple[Concession, ...]
    not_replied: tuple[tuple[Objection, ...], tuple[Objection, ...]]


def compare(debate: Debate, p: str, q: str) -> Comparison:
    """Compare two people.

    Parameters
    ----------
    p, q : str
        The ids of two people, or former ones.

    Returns
    -------
    Comparison
        Agreement is a list of nodes, never a percentage: how much is on record depends on who wrote
        how much.

    Raises
    ------
    UnknownIdError
        Where there is no such person.

    Notes
    -----
    Linear in nodes, relations and stances.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [disagreement.claim for disagreement in compare(tea(), "ann", "ben").disagreements]
    ['drink-tea', 'tea-calms']
    """
    p, q = debate.person(p).id, debate.person(q).id
    shared = sorted(statements_of(debate, p).accepted & statements_of(debate, q).accepted)
    return Comparison(
        people=(p, q),
        issues=tuple(_issues(debate, p, q)),
        disagreements=disagreements(debate, (p, q)),
        shared=tuple(node for node in shared if debate.nodes[node].kind is not Kind.QUESTION),
        denied=_both_deny(debate, p, q),
        answers=(*_replies(debate, p, q), *_replies(debate, q, p)),
        concessions=(*_concessions(debate, p, q), *_concessions(debate, q, p)),
        not_replied=(_not_replied(debate, p, q), _not_replied(debate, q, p)),
    )


def _both_deny(debate: Debate, p: str, q: str) -> tuple[str, ...]:
    """List the nodes that both reject, in order of id."""
    ours, theirs = views(debate, p), views(debate, q)
    spoken_of = {*ours.stated, *ours.denied} & {*theirs.stated, *theirs.denied}
    return tuple(node for node in sorted(spoken_of) if ours.rejects(node) and theirs.rejects(node))


def _not_replied(debate: Debate, p: str, q: str) -> tuple[Objection, ...]:
    """List the objections that q makes and p has not replied to."""
    return tuple(one for one in not_replied(debate, p) if q in objectors(debate, one))


def _issues(debate: Debate, p: str, q: str) -> list[Issue]:
    ours, theirs = _answers(debate, p), _answers(debate, q)
    issues = []
    for question in sorted(ours.keys() & theirs.keys()):
        only_p, only_q = ours[question] - theirs[question], theirs[question] - ours[question]
        if only_p and only_q:
            issues.append(Issue(question, (tuple(sorted(only_p)), tuple(sorted(only_q)))))
    return issues


def is_inferred_answer(debate: Debate, answer: str, question: str) -> bool:
    """Tell whether the editor added the link by which a node answers a question."""
    return any(
        r.inferred for r in debate.bearing_on(question, RelationKind.ANSWERS) if r.speaker == answer
    )


@memoized
def _answers(debate: Debate, person: str) -> Mapping[str, frozenset[str]]:
    """Gather the answers that a person accepts, by question."""
    answering: dict[str, set[str]] = {}
    for node in statements_of(debate, person).accepted:
        for relation in debate.spoken_by(node):
            target = relation.target
            if relation.kind is not RelationKind.ANSWERS or not isinstance(target, str):
                continue
            if debate.nodes[target].kind is Kind.QUESTION:
                answering.setdefault(target, set()).add(node)
    return {question: frozenset(answers) for question, answers in answering.items()}


def _replies(debate: Debate, p: str, q: str) -> list[Relation]:
    """List what p answers without an attack to what q holds, draws or asks, and p does not."""
    answered = _stood_for(debate, q) - _stood_for(debate, p)
    return [
        relation
        for relation in _spoken(debate, p)
        if relation.kind is RelationKind.ANSWERS and relation.target in answered
    ]


@memoized
def _stood_for(debate: Debate, person: str) -> frozenset[Target]:
    """Gather what somebody answers for: the nodes they accept or ask, and the steps they make."""
    said = statements_of(debate, person)
    asked = _nodes(said, StanceKind.ASKS)
    return frozenset((*said.accepted, *asked, *said.drawn, *_spoken(debate, person)))


@memoized
def _spoken(debate: Debate, person: str) -> tuple[Relation, ...]:
    """List the moves that somebody makes with the nodes they accept, in order of name."""
    said = statements_of(debate, person)
    drawn = frozenset(said.drawn)
    relations = (relation for node in sorted(said.accepted) for relation in debate.spoken_by(node))
    moves = (r for r in relations if not r.drawn_by or r in drawn)
    return tuple(sorted(moves, key=lambda r: r.name))


def _concessions(debate: Debate, p: str, q: str) -> list[Concession]:
    """List what p concedes to q: kernels of what q holds, and q's own claims."""
    ours, theirs = statements_of(debate, p), statements_of(debate, q)
    held = theirs.accepted
    conceding = [
        relation
        for node in ours.accepted
        for relation in debate.spoken_by(node)
        if relation.kind is RelationKind.KERNEL_OF and relation.end in held
    ]
    conceding.sort(key=lambda relation: relation.name)
    kernels = [Concession(p, r.speaker, r.end, r.inferred) for r in conceding]
    seen = {point.node for point in kernels}
    conceded = _nodes(ours, StanceKind.CONCEDES) & _nodes(theirs, StanceKind.ASSERTS)
    return kernels + [Concession(p, node, node) for node in sorted(conceded - seen)]


def _nodes(said: Statements, kind: StanceKind) -> set[str]:
    """Gather the nodes on which, or on whose steps, somebody takes a stance of one kind."""
    return {stance.node for stance in said.stances if stance.kind is kind}
