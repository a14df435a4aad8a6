"""Why something comes out otherwise: the nearest change from which it follows."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.objections import REPLIES
from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.naming import Item, RelationKey, Side
from argmap.graph.diff.relations import drawn
from argmap.graph.model.debate import Relation, Target
from argmap.schema.vocabulary import RelationKind, StanceKind

NEAR: Final = 300
"""How many things a walk to the nearest change passes before all distances are found instead."""
RELATIONS_TOLD: Final = 12
"""How many relations on the way from a change are told."""

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
        turned = {node: cause for node, cause in stances.items() if _turns(before, after, node)}
        self._direct = own | turned | _on_relations(before, after)
        self._said = stances | self._direct
        self._turned: tuple[frozenset[Item], _Ways] | None = None
        self._deciding = _Ways(self._sides, _decides, self._direct)
        self._bearing = _Ways(self._sides, _bears, self._direct)
        self._saying = _Ways(self._sides, _bears, self._said)

    def of_status(self, item: Item, turned: frozenset[Item]) -> str:
        """Say why a node or a step has another status: first by way of others that have, too."""

        def through_turned(side: Side, target: Target) -> Iterator[Target]:
            for cause in _decides(side, target):
                item = side.item(cause)
                if item in turned or item in self._direct:
                    yield cause

        if self._turned is None or self._turned[0] != turned:
            self._turned = turned, _Ways(self._sides, through_turned, self._direct)
        return self._turned[1].told(item) or self._deciding.told(item)

    def of_phrase(self, item: Item) -> str:
        """Say why the record says something else: by relations first, then by stances too."""
        return self._bearing.told(item) or self._saying.told(item)


class _Way(NamedTuple):
    """How something follows from a change: what is told of it, and the relations between."""

    cause: str
    relations: tuple[str, ...] = ()
    length: int = 0

    def on(self, step: Item) -> "_Way":
        """Go on by way of a node or a relation."""
        if not isinstance(step, RelationKey):
            return self
        shown = (*self.relations, step.name) if self.length < RELATIONS_TOLD else self.relations
        return _Way(self.cause, shown, self.length + 1)

    def __str__(self) -> str:
        more = self.length - len(self.relations)
        return "; ".join([self.cause, *self.relations, *([f"… {more} more"] if more else [])])


class _Ways:
    """The shortest ways from things to changes from which they follow.

    Parameters
    ----------
    sides : tuple of Side
        The two states.
    neighbours : callable
        Yields what a thing follows from directly, in one state.
    known : mapping of Item to str
        The changes, and what is told of each.

    Notes
    -----
    Most changes are near, and a walk from each thing finds them. Once a walk has been long, as in a
    ring, the ways of all things are found from the changes, linear in things and relations, so that
    two thousand things do not walk past one another. Both ways lead to the same change.
    """

    def __init__(
        self, sides: tuple[Side, Side], neighbours: Neighbours, known: Mapping[Item, str]
    ) -> None:
        self._sides, self._neighbours, self._known = sides, neighbours, known
        self._all: Mapping[Item, _Way] | None = None

    def told(self, item: Item) -> str:
        """Tell the nearest change and the way from it; the empty string where there is none."""
        if self._all is None:
            came: dict[Item, Item | None] = {item: None}
            pending = deque([item])
            while pending and len(came) <= NEAR:
                here = pending.popleft()
                if here in self._known:
                    return str(self._way_back(here, came))
                for neighbour in self._around(here):
                    if neighbour not in came:
                        came[neighbour] = here
                        pending.append(neighbour)
            if not pending:
                return ""
            self._all = self._from_changes()
        return str(self._all.get(item, ""))

    def _way_back(self, cause: Item, came: Mapping[Item, Item | None]) -> _Way:
        way, step = _Way(self._known[cause]), came[cause]
        while step is not None and came[step] is not None:
            way, step = way.on(step), came[step]
        return way

    def _from_changes(self) -> Mapping[Item, _Way]:
        """Find the way of each thing, by way of the first of its neighbours that is nearer."""
        things: set[Item] = set()
        for side in self._sides:
            things.update(side.nodes, side.relations)
        around = {item: tuple(self._around(item)) for item in things}
        follow: defaultdict[Item, list[Item]] = defaultdict(list)
        for item, causes in around.items():
            for cause in causes:
                follow[cause].append(item)
        distances = dict.fromkeys(self._known, 0)
        ways = {item: _Way(reason) for item, reason in self._known.items()}
        pending = deque(distances)
        while pending:
            here = pending.popleft()
            for item in follow[here]:
                if item not in distances:
                    distances[item] = distances[here] + 1
                    nearer = next(f for f in around[item] if distances.get(f) == distances[here])
                    way = ways[nearer]
                    ways[item] = way if nearer in self._known else way.on(nearer)
                    pending.append(item)
        return ways

    def _around(self, item: Item) -> Iterator[Item]:
        for side in self._sides:
            target = side.target(item)
            causes = () if target is None else self._neighbours(side, target)
            yield from sorted((side.item(cause) for cause in causes), key=_name)


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
    causes: dict[Item, str] = {}
    for key in sorted(before.relations.keys() | after.relations.keys()):
        was, now = before.relations.get(key), after.relations.get(key)
        if was is None:
            causes[key] = f"new: {key.name}"
        elif now is None:
            causes[key] = f"gone: {key.name}"
        elif drawn(before, was) != drawn(after, now):
            causes[key] = f"altered: {key.name}"
    return causes


def _name(item: Item) -> str:
    return item if isinstance(item, str) else item.name
