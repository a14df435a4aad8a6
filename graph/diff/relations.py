"""What changed between nodes: relations added, removed, turned, of another kind or target."""

from collections.abc import Iterator

from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.matching import paired
from argmap.graph.diff.naming import RelationKey, Side
from argmap.graph.model.debate import Relation


def relation_changes(before: Side, after: Side) -> Iterator[Change]:
    """Yield what changed on the relations of a debate.

    Notes
    -----
    A relation is the same where kind, speaker and target are. What is left over is paired: with the
    one that leads the other way, else with one of another kind between the same two, else with one
    of the same kind to another target.
    """
    for key, was in before.relations.items():
        if key in after.relations:
            yield from _inside(before, after, key, was, after.relations[key])
    removed = sorted(before.relations.keys() - after.relations.keys())
    came = sorted(after.relations.keys() - before.relations.keys())
    turned, removed, came = paired(removed, came, _turned, tuple)
    for old, new in turned:
        yield _change(ChangeKind.RELATION_TURNED, new, old.name, new.name)
    changed, removed, came = paired(removed, came, _ends, _ends)
    for old, new in changed:
        yield _change(ChangeKind.RELATION_KIND_CHANGED, new, _said(old), _said(new))
    led, removed, came = paired(removed, came, _start, _start)
    for old, new in led:
        yield _change(ChangeKind.RELATION_RETARGETED, new, _said(old), _said(new))
    for old in removed:
        yield _change(ChangeKind.RELATION_REMOVED, old, _said(old), "")
    for new in came:
        yield _change(ChangeKind.RELATION_ADDED, new, "", _said(new))


def _turned(key: RelationKey) -> tuple[str, str, str]:
    return (key.kind, key.target, key.speaker)


def _ends(key: RelationKey) -> tuple[str, str]:
    return (key.speaker, key.target)


def _start(key: RelationKey) -> tuple[str, str]:
    return (key.kind, key.speaker)


def _said(key: RelationKey) -> str:
    return f"{key.kind} {key.target}"


def _change(kind: ChangeKind, key: RelationKey, before: str, after: str) -> Change:
    return Change(kind, key.speaker, before, after)


def _inside(
    before: Side, after: Side, key: RelationKey, was: Relation, now: Relation
) -> Iterator[Change]:
    """Yield what changed on one relation apart from its ends."""
    for kind, describe in (
        (ChangeKind.RELATION_ALTERED, drawn),
        (ChangeKind.RELATION_CITED, _cited),
    ):
        old, new = describe(before, was), describe(after, now)
        if old != new:
            yield _change(
                kind, key, f"{_said(key)} ({old or 'plain'})", f"{_said(key)} ({new or 'plain'})"
            )


def drawn(side: Side, relation: Relation) -> str:
    """Say how a relation holds: with which premises, drawn by whom, in part, inferred."""
    premises = sorted(side.now(premise) for premise in relation.sources[1:])
    parts = [f"with {', '.join(premises)}"] if premises else []
    if relation.partly:
        parts.append("in part")
    if relation.inferred:
        parts.append("inferred")
    if relation.drawn_by:
        parts.append(f"by {', '.join(sorted(relation.drawn_by))}")
    return "; ".join(parts)


def _cited(_side: Side, relation: Relation) -> str:
    place = " ".join([relation.source or "", *relation.at]).strip()
    return "; ".join(filter(None, [relation.scheme or "", place]))
