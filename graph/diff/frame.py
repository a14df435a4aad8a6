"""What changed around the argument: its topic, its chapters, people and sources."""

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import BaseModel

from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.naming import Side
from argmap.graph.model.debate import Person, Source
from argmap.schema.provenance import Identified

_FREED: Final = "what they are said to hold needs no source any more"
_OF_PEOPLE: Final = frozenset({"name", "identified", "identified_note", "summary"})
_OF_AUTHORS: Final = frozenset({"author", "author_established", "author_note"})
_NAMED: Final = 3
"""How many parts of a list are shown."""


def frame_changes(before: Side, after: Side) -> Iterator[Change]:
    """Yield what changed around the argument of a debate."""
    old, new = before.debate, after.debate
    topics = (_topic(before), _topic(after))
    if topics[0] != topics[1]:
        yield Change(ChangeKind.TOPIC_CHANGED, new.id, *topics)
    yield from _records(
        ChangeKind.PERSON_CHANGED,
        ChangeKind.PERSON_DESCRIBED,
        _OF_PEOPLE,
        old.people,
        new.people,
    )
    yield from _records(
        ChangeKind.SOURCE_CHANGED,
        ChangeKind.SOURCE_ATTRIBUTED,
        _OF_AUTHORS,
        old.sources,
        new.sources,
    )
    was, now = _frame(before), _frame(after)
    for name in was:
        if was[name] != now[name]:
            gone, come = _only(was[name], now[name]), _only(now[name], was[name])
            if not gone and not come:
                gone, come = (_order(each) for each in (was[name], now[name]))
            yield Change(
                ChangeKind.FRAME_CHANGED,
                new.id,
                f"{name}: {gone}" if gone else "",
                f"{name}: {come}" if come else "",
            )


def _topic(side: Side) -> str:
    question = side.debate.question
    parts = [f"question {side.now(question)}"] if question else []
    if side.debate.theses:
        parts.append(f"theses {', '.join(map(side.now, side.debate.theses))}")
    return "; ".join(parts)


def _frame(side: Side) -> dict[str, tuple[str, ...]]:
    """List what is said of the debate, each in parts of which only those are shown that differ."""
    debate = side.debate
    parts = {
        "title": [debate.title],
        "sections": [
            f"{s.id} {s.title} {side.now(s.root) if s.root else ''} {s.summary}"
            for s in debate.sections
        ],
        "documents": [
            f"{d.id} {d.title} {d.url or ''} {d.sha256 or ''}" for d in debate.documents.values()
        ],
        "licence": [debate.licence or ""],
        "imported": [debate.imported or ""],
        "expect": sorted(_expected(side)),
    }
    return {name: tuple(" ".join(part.split()) for part in of) for name, of in parts.items()}


def _expected(side: Side) -> Iterator[str]:
    """Say each expectation; its order in the file means nothing."""
    expect = side.debate.expect
    for node, statuses in expect.status.items():
        yield f"{side.now(node)} {' or '.join(sorted(statuses))}"
    for crux in expect.crux:
        people = " and ".join(sorted(crux.between))
        yield f"crux on {side.now(crux.on)} between {people}: {crux.is_}"


def _only(parts: tuple[str, ...], others: tuple[str, ...]) -> str:
    return " | ".join(part for part in parts if part and part not in others)


def _order(parts: tuple[str, ...]) -> str:
    return f"in the order {', '.join(part.partition(' ')[0] for part in parts)}"


def _records(
    usual: ChangeKind,
    telling: ChangeKind,
    fields: frozenset[str],
    old: Mapping[str, Person] | Mapping[str, Source],
    new: Mapping[str, Person] | Mapping[str, Source],
) -> Iterator[Change]:
    """Yield what changed of people or of sources, and apart from it what is said of them."""
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            reason = "new" if was is None else "gone"
            yield Change(telling, name, _title(was), _title(now), reason)
        elif was.record != now.record:
            for kind, differing in _differing(was.record, now.record, usual, telling, fields):
                before = _fields(was.record, now.record, differing)
                freed = "identified" in differing and _by_contribution(now)
                reason = _FREED if freed and not _by_contribution(was) else ""
                yield Change(kind, name, before, _fields(now.record, was.record, differing), reason)


def _differing(
    was: BaseModel, now: BaseModel, usual: ChangeKind, telling: ChangeKind, fields: frozenset[str]
) -> Iterator[tuple[ChangeKind, list[str]]]:
    """Part the fields that differ into those that say something of somebody, and the rest."""
    differing = [f for f in type(now).model_fields if getattr(was, f) != getattr(now, f)]
    if _quoted(was) != _quoted(now):
        fields |= {"paragraphs"}
    for kind, chosen in (
        (telling, [f for f in differing if f in fields]),
        (usual, [f for f in differing if f not in fields]),
    ):
        if chosen:
            yield kind, chosen


def _quoted(record: BaseModel) -> list[object]:
    """List whose words the paragraphs of a source hold."""
    return [p.quotes for p in getattr(record, "paragraphs", ()) if p.quotes is not None]


def _by_contribution(thing: Person | Source) -> bool:
    return isinstance(thing, Person) and thing.record.identified is Identified.BY_CONTRIBUTION


def _title(thing: Person | Source | None) -> str:
    if thing is None:
        return ""
    record = thing.record
    title = thing.name if isinstance(thing, Person) else (thing.record.title or thing.id)
    return f"{type(record).__name__.removesuffix('Record').lower()} {' '.join(title.split())}"


def _fields(record: BaseModel, other: BaseModel, fields: list[str]) -> str:
    """Show the fields that differ; of a list how long it is, and what only it has."""
    return "; ".join(
        f"{field} {_value(getattr(record, field), getattr(other, field))}" for field in fields
    )


def _value(value: object, other: object) -> str:
    if isinstance(value, tuple) and isinstance(other, tuple):
        known = set(other)
        own = [_part(one) for one in value if one not in known]
        more = [f"and {len(own) - _NAMED} more"] if len(own) > _NAMED else []
        return " ".join([f"({len(value)})", *own[:_NAMED], *more])
    return "none" if value is None else " ".join(str(value).split())


def _shown(record: BaseModel) -> str:
    return record.model_dump_json(exclude_defaults=True, by_alias=True).removeprefix("{}")


def _part(value: object) -> str:
    return _shown(value) if isinstance(value, BaseModel) else str(value)
