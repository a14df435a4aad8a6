"""What comes of the changes: other words and phrases, objections answered or opened, tensions."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.objections import objections
from argmap.graph.analysis.status import Statuses, statuses
from argmap.graph.diff.causes import Causes
from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.naming import Item, Side
from argmap.graph.diff.tensions import tension_changes
from argmap.graph.model.debate import Target
from argmap.schema.vocabulary import ATTACKS, StanceKind

_NO_WORD: Final = "no word"
_UNKNOWN: Final = "unknown"


def outcome_changes(before: Side, after: Side, causes: Causes) -> Iterator[Change]:
    """Yield what follows from the changes of a debate."""
    yield from _words(before, after, causes)
    yield from _phrases(before, after, causes)
    yield from _objections(before, after)
    yield from tension_changes(before, after)


def _words(before: Side, after: Side, causes: Causes) -> Iterator[Change]:
    old, new = _all_words(before), _all_words(after)
    both = [item for item in old if item in new and old[item] != new[item]]
    turned = frozenset(both)
    for item in both:
        reason = causes.of_word(item, turned)
        yield Change(
            ChangeKind.JUSTIFICATION_CHANGED, _name(after, item), old[item], new[item], reason
        )


def _all_words(side: Side) -> dict[Item, str]:
    """Give the word of every node, and of every step."""
    words: Statuses = statuses(side.debate)
    found: dict[Item, str] = {name: _word(words, node) for name, node in side.nodes.items()}
    steps = {r.name: key for r, key in side.keys.items() if r.is_step}
    stepping = {steps[name]: word for name, word in words.steps.items()}
    return found | {item: word.value if word else _UNKNOWN for item, word in stepping.items()}


def _word(words: Statuses, node: str) -> str:
    word = words.justification[node]
    if word is not None:
        return word.value
    return _UNKNOWN if node in words.unknown else _NO_WORD


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


def _phrase(found: DialecticalStatus) -> str:
    granted = f", granted in part by {', '.join(found.granted_by)}" if found.granted_by else ""
    return f"{found.phrase}{granted}"


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
