"""Why something comes out otherwise: the nearest change from which it follows."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.objections import REPLIES
from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.naming import Item, RelationKey, Side
from argmap.graph.diff.relations import drawn
from argmap.graph.model.debate import Relation, Target
from argmap.schema.vocabulary import RelationKind, StanceKind

Neighbours = Callable[[Side, Target], Iterable[Target]]

_ON_NODES: Final = (RelationKind.REBUTS, RelationKind.UNDERMINES)
_STANCES: Final = frozenset(
    {ChangeKind.STANCE_ADDED, ChangeKind.STANCE_REMOVED, ChangeKind.STANCE_MOVED}
)
_OWN: Final = frozenset({ChangeKind.NODE_KIND_CHANGED, ChangeKind.NODE_WEIGHT_CHANGED})


class Causes:
    """What changed directly, and how to find it from what follows.

    Parameters
    ----------
    before, after : Side
        The two states.
    changes : iterable of Change
        The changes made by hand.
    """

    def __init__(self, before: Side, after: Side, changes: Iterable[Change]) -> None:
        self._sides = (before, after)
        stances, own = _on_nodes(changes)
        turned = {node: told for node, told in stances.items() if _turns(before, after, node)}
        self._direct = own | turned | _on_relations(before, after)
        self._said = stances | self._direct

    def of_status(self, item: Item, turned: frozenset[Item]) -> str:
        """Say why a node or a step has another status: first by way of others that have, too."""

        def through_turned(side: Side, target: Target) -> Iterator[Target]:
            for cause in _decides(side, target):
                found = side.item(cause)
                if found in turned or found in self._direct:
                    yield cause

        return self._nearest(item, through_turned, self._direct) or self._nearest(
            item, _decides, self._direct
        )

    def of_phrase(self, item: Item) -> str:
        """Say why the record says something else: by relations first, then by stances too."""
        return self._nearest(item, _bears, self._direct) or self._nearest(item, _bears, self._said)

    def _nearest(self, item: Item, neighbours: Neighbours, known: Mapping[Item, str]) -> str:
        """Walk from an item to the nearest change that is known, and tell the way back."""
        came: dict[Item, Item | None] = {item: None}
        pending = deque([item])
        while pending:
            here = pending.popleft()
            if here in known:
                return "; ".join([known[here], *_way_back(here, came)])
            for side in self._sides:
                target = side.target(here)
                around = () if target is None else neighbours(side, target)
                for found in sorted((side.item(cause) for cause in around), key=_name):
                    if found not in came:
                        came[found] = here
                        pending.append(found)
        return ""


def _way_back(cause: Item, came: Mapping[Item, Item | None]) -> Iterator[str]:
    """Yield the relations that lead from a cause to what follows, but for that itself."""
    step = came[cause]
    while step is not None:
        if isinstance(step, RelationKey) and came[step] is not None:
            yield step.name
        step = came[step]


def _turns(before: Side, after: Side, node: Item) -> bool:
    """Tell whether a node counts in one state only, or is denied in one only."""
    return _standing(before, node) != _standing(after, node)


def _standing(side: Side, node: Item) -> tuple[bool, bool]:
    own = side.target(node)
    if not isinstance(own, str):
        return False, False
    denied = any(s.kind is StanceKind.DENIES for s in side.debate.nodes[own].stances)
    return is_passive(side.debate, own), denied


def _decides(side: Side, target: Target) -> Iterator[Target]:
    """Yield what the status of a node or a step follows from directly."""
    debate = side.debate
    if isinstance(target, str):
        yield from debate.bearing_on(target, *_ON_NODES, RelationKind.SUPPORTS)
        return
    yield from target.sources
    yield from debate.bearing_on(target, RelationKind.UNDERCUTS)
    if target.kind in _ON_NODES and isinstance(target.target, str):
        yield target.target


def _bears(side: Side, target: Target) -> Iterator[Target]:
    """Yield what the record of a node or a step speaks of."""
    kinds = (*REPLIES, RelationKind.SUPPORTS)
    yield from side.debate.bearing_on(target, *kinds)
    if isinstance(target, Relation):
        yield from target.sources


def _on_nodes(changes: Iterable[Change]) -> tuple[dict[Item, str], dict[Item, str]]:
    """Say for each node what changed in its stances, and what in the node itself."""
    stances: dict[Item, str] = {}
    own: dict[Item, str] = {}
    for change in changes:
        if change.kind in _STANCES:
            stances.setdefault(change.subject, _said(change))
        elif change.kind in _OWN:
            own.setdefault(change.subject, _said(change))
    return stances, own


def _said(change: Change) -> str:
    if change.kind is ChangeKind.STANCE_ADDED:
        return f"{change.subject}: {change.after}"
    if change.kind is ChangeKind.STANCE_REMOVED:
        return f"{change.subject}: {change.before} no more"
    return f"{change.subject}: {change.before or 'default'} -> {change.after or 'default'}"


def _on_relations(before: Side, after: Side) -> dict[Item, str]:
    """Say for each relation that came, went or holds otherwise what happened to it."""
    told: dict[Item, str] = {}
    for key in sorted(before.relations.keys() | after.relations.keys()):
        was, now = before.relations.get(key), after.relations.get(key)
        if was is None:
            told[key] = f"new: {key.name}"
        elif now is None:
            told[key] = f"gone: {key.name}"
        elif drawn(before, was) != drawn(after, now):
            told[key] = f"altered: {key.name}"
    return told


def _name(item: Item) -> str:
    return item if isinstance(item, str) else item.name
