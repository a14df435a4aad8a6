"""Comparing two states of a debate, or of a knowledge base with several."""

from collections.abc import Iterator, Mapping

from argmap.graph.diff.causes import Causes
from argmap.graph.diff.change import Change, ChangeKind, DebateDiff, LinkChanges, RelationEnd
from argmap.graph.diff.frame import frame_changes
from argmap.graph.diff.matching import match
from argmap.graph.diff.naming import Side
from argmap.graph.diff.nodes import node_changes
from argmap.graph.diff.outcome import outcome_changes
from argmap.graph.diff.relations import relation_changes
from argmap.graph.diff.shape import shape_changes
from argmap.graph.diff.stances import stance_changes
from argmap.graph.model.debate import Debate, Relation


def diff(before: Debate, after: Debate) -> DebateDiff:
    """Compare two states of a debate.

    Parameters
    ----------
    before, after : Debate
        The two states.

    Returns
    -------
    DebateDiff
        Every change, the furthest reaching first: those made by hand, and what follows from them
        with the shortest reason.

    Notes
    -----
    Nodes are matched by id, former id and text, see `argmap.graph.diff.matching.match`; everything
    else is compared under the present names of nodes, so a renamed node drags no change behind it.
    Two analyses of the debate; otherwise linear, but for nodes that cannot be matched by id.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from argmap.graph.model.examples import tea
    >>> now = tea()
    >>> before = replace(now, relations=now.relations[:2])
    >>> found = diff(before, now).changes[0]
    >>> print(found.subject, found.before, found.after, found.reason, sep=" | ")
    tea-calms | unargued | contested | new: tea-keeps-awake rebuts tea-calms
    """
    matching = match(before, after)
    old, new = Side(before, matching), Side(after)
    by_hand = [
        *node_changes(old, new, matching),
        *relation_changes(old, new),
        *stance_changes(old, new),
        *frame_changes(old, new),
    ]
    follows = [
        *outcome_changes(old, new, Causes(old, new, by_hand)),
        *shape_changes(old, new),
    ]
    changes = tuple(sorted([*by_hand, *follows], key=Change.sort_key))
    return DebateDiff(after.id, changes, tuple(_around(old, new)))


def diff_all(before: Mapping[str, Debate], after: Mapping[str, Debate]) -> tuple[DebateDiff, ...]:
    """Compare two states of a knowledge base.

    Parameters
    ----------
    before, after : Mapping of str to Debate
        The debates of each state, by id.

    Returns
    -------
    tuple of DebateDiff
        One for each debate, in order of id; a debate that only one state has is one change.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> diff_all({}, {"tea": tea()})[0].changes[0].kind.value
    'debate-added'
    """
    return tuple(_diff_one(name, before, after) for name in sorted(before.keys() | after.keys()))


def _diff_one(name: str, before: Mapping[str, Debate], after: Mapping[str, Debate]) -> DebateDiff:
    if name in before and name in after:
        return diff(before[name], after[name])
    if name in after:
        return DebateDiff(name, (Change(ChangeKind.DEBATE_ADDED, name, after=_size(after[name])),))
    return DebateDiff(name, (Change(ChangeKind.DEBATE_REMOVED, name, _size(before[name])),))


def _size(debate: Debate) -> str:
    nodes = len(debate.nodes)
    return f"{' '.join(debate.title.split())} ({nodes} {'node' if nodes == 1 else 'nodes'})"


def _around(before: Side, after: Side) -> Iterator[LinkChanges]:
    """Yield the surroundings of the nodes whose relations changed."""
    touched = {
        end
        for key in before.relations.keys() ^ after.relations.keys()
        for side in (before, after)
        if (relation := side.relations.get(key)) is not None
        for end in (*map(side.now, relation.sources), side.now(relation.end))
    }
    for node in sorted(touched):
        old, new = before.nodes.get(node), after.nodes.get(node)
        title = ""
        if new is not None:
            title = after.debate.nodes[new].short
        elif old is not None:
            title = before.debate.nodes[old].short
        yield LinkChanges(node, title, _links(before, old), _links(after, new))


def _links(side: Side, node: str | None) -> tuple[RelationEnd, ...]:
    if node is None:
        return ()
    debate = side.debate
    spoken = (*debate.spoken_by(node), *debate.premise_in(node))
    ends = {_link(side, r, incoming=False) for r in spoken}
    ends |= {_link(side, r, incoming=True) for r in debate.bearing_on(node)}
    return tuple(sorted(ends))


def _link(side: Side, relation: Relation, *, incoming: bool) -> RelationEnd:
    other = relation.speaker if incoming else relation.target
    end = relation.speaker if incoming else relation.end
    return RelationEnd(
        incoming, relation.kind.value, side.name(other), side.debate.nodes[end].short
    )
