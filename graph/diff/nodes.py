"""What changed on nodes themselves: added, removed, renamed, reworded, moved."""

from collections.abc import Iterator

from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.matching import Matching
from argmap.graph.diff.naming import Side
from argmap.graph.diff.words import reworded
from argmap.graph.model.debate import Node
from argmap.graph.model.text import pin
from argmap.graph.model.turning_words import NOT_CHECKED

_DETAILS = ("short", "note", "term", "form")
_WEIGHTS = ("priority", "base", "needs_support")


def node_changes(before: Side, after: Side, matching: Matching) -> Iterator[Change]:
    """Yield what changed on the nodes of a debate."""
    for new in matching.added:
        node = after.debate.nodes[new]
        yield Change(ChangeKind.NODE_ADDED, new, after=f"{node.kind}: {node.text}")
    for old in matching.removed:
        node = before.debate.nodes[old]
        reason = f"now part of {matching.merged[old]}" if old in matching.merged else ""
        yield Change(ChangeKind.NODE_REMOVED, old, f"{node.kind}: {node.text}", reason=reason)
    for old, new in matching.pairs.items():
        was, now = before.debate.nodes[old], after.debate.nodes[new]
        if old != new:
            yield Change(ChangeKind.NODE_RENAMED, new, old, new)
        if was.kind is not now.kind:
            yield Change(ChangeKind.NODE_KIND_CHANGED, new, was.kind.value, now.kind.value)
        yield from _text(was, now, after.debate.language)
        yield from _fields(was, now)
        yield from _places(before, after, was, now)


def _text(was: Node, now: Node, language: str) -> Iterator[Change]:
    if was.text == now.text:
        return
    rewording = reworded(was.text, now.text, language)
    kind, reason = ChangeKind.NODE_REWORDED, ""
    if rewording.changes_meaning:
        unchecked = [] if rewording.checked else [f"negations and the like are {NOT_CHECKED}"]
        reasons = (*unchecked, _unconfirmed(was, now))
        kind, reason = ChangeKind.NODE_MEANING_CHANGED, "; ".join(filter(None, reasons))
    yield Change(kind, now.id, was.text, now.text, reason, rewording.pieces)


def _unconfirmed(was: Node, now: Node) -> str:
    """Name those whose stances were given on the old words, and not confirmed on the new ones."""
    given = {(stance.person, stance.kind) for stance in was.stances}
    people = {
        stance.person
        for stance in now.stances
        if (stance.person, stance.kind) in given and stance.wording != pin(now.text)
    }
    return f"stances on the old words: {', '.join(sorted(people))}" if people else ""


def _fields(was: Node, now: Node) -> Iterator[Change]:
    for kind, names in (
        (ChangeKind.NODE_DETAILS_CHANGED, _DETAILS),
        (ChangeKind.NODE_LIMITS_CHANGED, ("limits",)),
        (ChangeKind.NODE_WEIGHT_CHANGED, _WEIGHTS),
    ):
        for name in names:
            old, new = _shown(was, name), _shown(now, name)
            if old != new:
                yield Change(kind, now.id, _labelled(name, old), _labelled(name, new))
    for name in ("topics", "aliases"):
        old, new = (", ".join(sorted(getattr(node.record, name))) for node in (was, now))
        if old != new and not (name == "aliases" and was.id != now.id):
            kind = ChangeKind.NODE_INDEX_CHANGED
            yield Change(kind, now.id, _labelled(name, old), _labelled(name, new))
    if was.see != now.see:
        old, new = ", ".join(was.see), ", ".join(now.see)
        yield Change(
            ChangeKind.NODE_INDEX_CHANGED, now.id, _labelled("see", old), _labelled("see", new)
        )


def _shown(node: Node, name: str) -> str:
    value = getattr(node.record, name)
    return "" if value is None else " ".join(str(value).split())


def _labelled(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""


def _places(before: Side, after: Side, was: Node, now: Node) -> Iterator[Change]:
    old, new = _place(before, was), _place(after, now)
    if old != new:
        yield Change(ChangeKind.NODE_MOVED, now.id, old, new)


def _place(side: Side, node: Node) -> str:
    return f"{node.section}, under {side.name(node.under)}" if node.under else node.section
