"""What is conceded, by whom, to which claim, and within which limits."""

from typing import NamedTuple

from argmap.graph.model.debate import Debate, Node, Relation
from argmap.schema.vocabulary import RelationKind, StanceKind


class ConcededPoint(NamedTuple):
    """Something conceded.

    Attributes
    ----------
    node : str
        The node that is conceded.
    by : tuple of str
        The people who concede it, in order of id; empty where nobody on record does.
    to : Relation or None
        The relation to what it is conceded to; None for a concession that names nothing.
    held_by : tuple of str
        The people who hold what it is conceded to; for a bare concession those who assert the node.
    """

    node: str
    by: tuple[str, ...] = ()
    to: Relation | None = None
    held_by: tuple[str, ...] = ()


def kernels(
    debate: Debate, *, by: str | None = None, of: str | None = None
) -> tuple[ConcededPoint, ...]:
    """List the kernels of truth and the bare concessions.

    Parameters
    ----------
    by : str, optional
        The id of the person who concedes.
    of : str, optional
        The id of the node to which something is conceded, or which is conceded.

    Returns
    -------
    tuple of ConcededPoint
        The kernels in order of what they are conceded to, then the nodes that somebody concedes
        without saying what it is conceded to.

    Raises
    ------
    UnknownIdError
        Where there is no such person or node.

    Examples
    --------
    >>> kernels(Debate("tea", "Tea or coffee?"))
    ()
    """
    person = debate.person(by).id if by is not None else None
    node = debate.node(of).id if of is not None else None
    conceded = [r for r in debate.relations if r.kind is RelationKind.KERNEL_OF]
    points = [_kernel(debate, relation) for relation in conceded]
    points.sort(key=lambda point: (point.to.end if point.to else "", point.node))
    kernel_nodes = {relation.speaker for relation in conceded}
    points += [
        _concession(n, conceding)
        for n in debate.nodes.values()
        if n.id not in kernel_nodes and (conceding := _who(n, StanceKind.CONCEDES))
    ]
    return tuple(
        point
        for point in points
        if (person is None or person in point.by)
        and (node is None or node == (point.to.end if point.to else point.node))
    )


def _kernel(debate: Debate, relation: Relation) -> ConcededPoint:
    speaker, target = debate.nodes[relation.speaker], debate.nodes[relation.end]
    conceding, asserting = _who(speaker, StanceKind.CONCEDES), _who(speaker, StanceKind.ASSERTS)
    by = tuple(sorted(set(relation.drawn_by))) or conceding or asserting
    return ConcededPoint(speaker.id, by, relation, _holding(target))


def _concession(node: Node, by: tuple[str, ...]) -> ConcededPoint:
    return ConcededPoint(node.id, by, None, tuple(p for p in _holding(node) if p not in by))


def _holding(node: Node) -> tuple[str, ...]:
    return _who(node, StanceKind.ASSERTS)


def _who(node: Node, kind: StanceKind) -> tuple[str, ...]:
    people = {s.person for s in node.stances if s.kind is kind and s.step is None}
    return tuple(sorted(people)) if people else ()
