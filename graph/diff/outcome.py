"""What follows from the changes: statuses, phrases, objections opened or answered, tensions."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.objections import objections
from argmap.graph.analysis.shifts import level
from argmap.graph.analysis.status import Statuses, statuses
from argmap.graph.diff.causes import Causes
from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.naming import Item, Side
from argmap.graph.diff.tensions import tension_changes
from argmap.graph.model.debate import Target
from argmap.schema.vocabulary import ATTACKS, Justification, StanceKind, Status

_NO_STATUS: Final = "no status"
_UNKNOWN: Final = "unknown"
_ALWAYS_CONCLUSIVE: Final = frozenset({Status.NOT_HELD, Status.DEADLOCKED})
"""The statuses that change a conclusion where they begin or end, whatever the numbers."""


class _Standing(NamedTuple):
    """How a node or a step fares in one state.

    Attributes
    ----------
    status : str
        The reader's status of a node; of a step, whether it holds.
    justification : str
        The formal status.
    numbers : tuple of float
        Label and value of a node, the label of a step.
    """

    status: str
    justification: str
    numbers: tuple[float, ...]


def outcome_changes(before: Side, after: Side, causes: Causes) -> Iterator[Change]:
    """Yield what follows from the changes of a debate."""
    yield from _statuses(before, after, causes)
    yield from _phrases(before, after, causes)
    yield from _objections(before, after)
    yield from tension_changes(before, after)


def _statuses(before: Side, after: Side, causes: Causes) -> Iterator[Change]:
    old, new = _standings(before), _standings(after)
    changed = [item for item in old if item in new and old[item] != new[item]]
    turned = frozenset(changed)
    for item in changed:
        kind = _kind(old[item], new[item])
        if kind is ChangeKind.JUSTIFICATION_CHANGED:
            told = old[item].justification, new[item].justification
        else:
            told = old[item].status, new[item].status
        if told[0] != told[1]:
            yield Change(kind, _name(after, item), *told, causes.of_status(item, turned))


def _kind(old: _Standing, new: _Standing) -> ChangeKind:
    """Class a change by what a reader sees: a conclusion, a finer point, or the formal word."""
    if old.status == new.status:
        return ChangeKind.JUSTIFICATION_CHANGED
    conclusive = _ALWAYS_CONCLUSIVE.intersection((old.status, new.status))
    if conclusive or old.numbers != new.numbers or _UNKNOWN in (old.status, new.status):
        return ChangeKind.STATUS_CHANGED
    return ChangeKind.STATUS_REFINED


def _standings(side: Side) -> dict[Item, _Standing]:
    """Say of every node and every step how it fares."""
    fresh = statuses(side.debate)
    standings: dict[Item, _Standing] = {
        name: _Standing(
            _shown(fresh, node, fresh.nodes[node]),
            _shown(fresh, node, fresh.justification[node]),
            fresh.values[node],
        )
        for name, node in side.nodes.items()
    }
    steps = {r.name: key for r, key in side.keys.items() if r.is_step}
    for name, word in fresh.steps.items():
        standings[steps[name]] = _Standing(
            _UNKNOWN if word is None else word.traits.of_step,
            _UNKNOWN if word is None else word.value,
            (level(word),),
        )
    return standings


def _shown(known: Statuses, node: str, word: Status | Justification | None) -> str:
    if word is not None:
        return word.value
    return _UNKNOWN if node in known.unknown else _NO_STATUS


def _name(side: Side, item: Item) -> str:
    """Name a node, or a step as the state names it."""
    return item if isinstance(item, str) else side.name(side.relations[item])


def _phrases(before: Side, after: Side, causes: Causes) -> Iterator[Change]:
    items: list[Item] = [node for node in after.nodes if node in before.nodes]
    items += [key for key, r in after.relations.items() if r.is_step and key in before.relations]
    for item in items:
        was, now = before.target(item), after.target(item)
        if was is None or now is None:
            continue
        old, new = (
            _phrase(dialectical_status(before.debate, was)),
            _phrase(dialectical_status(after.debate, now)),
        )
        if old != new:
            reason = causes.of_phrase(item)
            yield Change(ChangeKind.PHRASE_CHANGED, _name(after, item), old, new, reason)


def _phrase(record: DialecticalStatus) -> str:
    if not record.partly_conceded_by:
        return record.phrase
    return f"{record.phrase}, conceded in part by {', '.join(record.partly_conceded_by)}"


class _Objection(NamedTuple):
    """An objection by its present names, whichever state it stands in."""

    target: str
    name: str
    replies: frozenset[str]


def _objections(before: Side, after: Side) -> Iterator[Change]:
    old = {(one.target, one.name): one for one in _all_objections(before)}
    new = {(one.target, one.name): one for one in _all_objections(after)}
    for place, now in new.items():
        was = old.get(place)
        if not now.replies and (was is None or was.replies):
            lost = sorted(was.replies) if was else ()
            reason = f"gone: {lost[0]}" if lost else "new"
            yield Change(ChangeKind.OBJECTION_OPENED, now.target, "", now.name, reason)
        elif now.replies and was is not None and not was.replies:
            reason = f"new: {min(now.replies)}"
            yield Change(ChangeKind.OBJECTION_ANSWERED, now.target, "", now.name, reason)


def _all_objections(side: Side) -> Iterator[_Objection]:
    """Yield the objections to all nodes and steps."""
    debate = side.debate
    denied = {s.node for s in debate.stances if s.kind is StanceKind.DENIES and s.step is None}
    attacked = {r.target for r in debate.relations if r.kind in ATTACKS}
    targets: list[Target] = [n for n in debate.nodes if n in denied or n in attacked]
    targets += [r for r in debate.relations if r in attacked]
    for target in targets:
        for objection in objections(debate, target):
            attack, denial = objection.attack, objection.denial
            name = (
                side.keys[attack].name if attack else f"{denial.person} denies it" if denial else ""
            )
            replies = frozenset(side.keys[reply].name for reply in objection.replies)
            yield _Objection(side.name(target), name, replies)
