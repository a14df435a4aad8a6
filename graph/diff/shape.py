"""What the changes do to the shape of the map: circles of reasons, nodes joined to nothing."""

from collections import deque
from collections.abc import Iterator

from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.naming import Side
from argmap.graph.model.debate import Debate
from argmap.graph.model.outline import orphans
from argmap.schema.vocabulary import RelationKind


def shape_changes(before: Side, after: Side) -> Iterator[Change]:
    """Yield the circles of reasons and the orphans that are new."""
    yield from _circles(before, after)
    old = {before.now(node) for node in orphans(before.debate)}
    for node in sorted(orphans(after.debate) - old):
        yield Change(ChangeKind.ORPHAN_ADDED, node, reason="it bears on nothing, nothing on it")


def _circles(before: Side, after: Side) -> Iterator[Change]:
    """Find the circles that a new reason closes, the shortest for each."""
    reported: set[frozenset[str]] = set()
    for key in sorted(after.relations.keys() - before.relations.keys()):
        relation = after.relations[key]
        if relation.kind is not RelationKind.SUPPORTS or not isinstance(relation.target, str):
            continue
        for source in relation.sources:
            way = _way(after.debate, relation.target, source)
            if way and frozenset(way) not in reported:
                reported.add(frozenset(way))
                circle = " -> ".join([source, *way])
                yield Change(
                    ChangeKind.CIRCLE_ADDED, source, after=circle, reason=f"new: {key.name}"
                )


def _way(debate: Debate, start: str, end: str) -> tuple[str, ...]:
    """Find the shortest way from one node to another along reasons; empty where there is none."""
    came: dict[str, str | None] = {start: None}
    pending = deque([start])
    while pending and end not in came:
        here = pending.popleft()
        for reason in (*debate.spoken_by(here), *debate.premise_in(here)):
            target = reason.target
            leads_on = reason.kind is RelationKind.SUPPORTS and isinstance(target, str)
            if leads_on and target not in came:
                came[str(target)] = here
                pending.append(str(target))
    if end not in came:
        return ()
    path = [end]
    while (step := came[path[-1]]) is not None:
        path.append(step)
    return tuple(reversed(path))
