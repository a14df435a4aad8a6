"""Two people side by side: what they answer, where they part, what they share, what they grant."""

from dataclasses import dataclass

from argmap.graph.debate import Debate, Relation, Stance, Target
from argmap.graph.holders import holders
from argmap.graph.people.clashes import Point, points
from argmap.graph.people.exchanges import makers
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind


@dataclass(frozen=True, slots=True)
class Issue:
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


@dataclass(frozen=True, slots=True)
class Grant:
    """Something that one person grants to the other.

    Attributes
    ----------
    by : str
        Who grants it.
    node : str
        What is granted: a kernel of truth, or a claim conceded.
    to : str
        The claim to which it is granted: the kernel's target, or the claim itself.
    """

    by: str
    node: str
    to: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people side by side.

    Attributes
    ----------
    people : tuple of str
        The two.
    issues : tuple of Issue
        The questions they answer differently.
    points : tuple of Point
        Where they clash, the liveliest first.
    shared : tuple of str
        The nodes that both accept.
    answers : tuple of Relation
        What each answers without an attack to something that the other holds, draws or asks.
    grants : tuple of Grant
        What each grants to the other.
    """

    people: tuple[str, str]
    issues: tuple[Issue, ...]
    points: tuple[Point, ...]
    shared: tuple[str, ...]
    answers: tuple[Relation, ...]
    grants: tuple[Grant, ...]


def compare(debate: Debate, p: str, q: str) -> Comparison:
    """Compare two people.

    Parameters
    ----------
    debate : Debate
        The debate.
    p, q : str
        The ids of two people.

    Returns
    -------
    Comparison
        Agreement is a list of nodes, never a percentage: how much is on record depends on who wrote
        how much.

    Notes
    -----
    Linear in nodes, relations and stances.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> [point.claim for point in compare(tea(), "ann", "ben").points]
    ['drink-tea', 'tea-calms']
    """
    shared = (n for n in debate.nodes if {p, q} <= set(holders(debate, n)))
    return Comparison(
        people=(debate.person(p).id, debate.person(q).id),
        issues=tuple(_issues(debate, p, q)),
        points=points(debate, p, q),
        shared=tuple(node for node in shared if debate.nodes[node].kind is not Kind.QUESTION),
        answers=(*_answers(debate, p, q), *_answers(debate, q, p)),
        grants=(*_grants(debate, p, q), *_grants(debate, q, p)),
    )


def _issues(debate: Debate, p: str, q: str) -> list[Issue]:
    found = []
    for node in debate.nodes.values():
        if node.kind is Kind.QUESTION:
            answers = {r.speaker for r in debate.bearing_on(node.id, RelationKind.ANSWERS)}
            held = {answer: set(holders(debate, answer)) for answer in sorted(answers)}
            only_p = tuple(answer for answer, who in held.items() if p in who and q not in who)
            only_q = tuple(answer for answer, who in held.items() if q in who and p not in who)
            if only_p and only_q:
                found.append(Issue(node.id, (only_p, only_q)))
    return found


def _answers(debate: Debate, p: str, q: str) -> tuple[Relation, ...]:
    """List what p answers without an attack to what q holds, draws or asks, and p does not."""
    found = (r for r in debate.relations if r.kind is RelationKind.ANSWERS)
    return tuple(
        relation
        for relation in found
        if p in makers(debate, relation)
        and q in (behind := _behind(debate, relation.target))
        and p not in behind
    )


def _behind(debate: Debate, target: Target) -> set[str]:
    """Find who stands behind what is answered: who draws a step, who holds a node or asks it."""
    if isinstance(target, Relation):
        return set(makers(debate, target))
    asking = {s.person for s in debate.nodes[target].stances if s.kind is StanceKind.ASKS}
    return asking | set(holders(debate, target))


def _grants(debate: Debate, p: str, q: str) -> list[Grant]:
    """List what p grants to q: kernels of what q holds, and concessions of q's own claims."""
    kernels = [
        Grant(p, relation.speaker, relation.end)
        for relation in debate.relations
        if relation.kind is RelationKind.KERNEL_OF
        and p in holders(debate, relation.speaker)
        and q in holders(debate, relation.end)
    ]
    seen = {grant.node for grant in kernels}
    conceded = [
        Grant(p, node.id, node.id)
        for node in debate.nodes.values()
        if node.id not in seen and _concedes(node.stances, p) and _asserts(node.stances, q)
    ]
    return kernels + conceded


def _concedes(stances: tuple[Stance, ...], person: str) -> bool:
    return any(s.person == person and s.kind is StanceKind.CONCEDES for s in stances)


def _asserts(stances: tuple[Stance, ...], person: str) -> bool:
    return any(s.person == person and s.kind is StanceKind.ASSERTS for s in stances)
