"""Checks of stances: whose they are, where they were taken, and whether they agree."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from argmap.checks.registry import finds
from argmap.graph.model.debate import Debate, Node, Stance
from argmap.graph.model.text import holds_earlier_wording
from argmap.loading.loaded import Loaded, relation_path, stance_path
from argmap.loading.records import first_key
from argmap.schema.finding import Finding, Rule, Severity
from argmap.schema.provenance import Identified

QUOTED_STANCE: Final = Rule(
    "quoted-stance",
    Severity.ERROR,
    "a stance rests on somebody else's words",
    "A paragraph that is a quotation throughout states the view of the person quoted, at their "
    "own source. To quote it is not to take a stance.",
    "by: ann\nstance: asserts\nsource: post   # p2 quotes bob\nat: p2",
    "by: bob\nstance: asserts\nsource: bobs-letter\nat: p1",
)
CONTRADICTORY_STANCES: Final = Rule(
    "contradictory-stances",
    Severity.ERROR,
    "one person accepts and rejects a node in the same place",
    "Nobody does both at once. A view that is described in order to reject it is 'reports' and "
    "'denies'; one that is built up in order to mock it is 'parodies'.",
    "- {by: ann, stance: asserts, source: post, at: p2}\n"
    "- {by: ann, stance: denies, source: post, at: p2}",
    "- {by: ann, stance: reports, source: post, at: p2}\n"
    "- {by: ann, stance: denies, source: post, at: p2}",
)
MISSING_SOURCE: Final = Rule(
    "missing-source",
    Severity.ERROR,
    "a stance does not say where it was taken",
    "Everybody must be able to look up what a person is said to hold. Only people who contribute "
    "to this map themselves ('identified: by-contribution') need no source.",
    "by: ann\nstance: asserts",
    "by: ann\nstance: asserts\nsource: post\nat: p2",
)
OTHER_AUTHOR: Final = Rule(
    "other-author",
    Severity.WARNING,
    "a stance rests on a source by somebody else",
    "People speak for themselves in what they write. Either the stance is the author's, or another "
    "source is meant, or the author only reports a view ('reports', 'attributes_to').",
    "by: ann\nstance: asserts\nsource: bobs-reply\nat: p1",
    "by: bob\nstance: asserts\nsource: bobs-reply\nat: p1",
)
REPEATED_STANCE: Final = Rule(
    "repeated-stance",
    Severity.WARNING,
    "a stance appears twice",
    "Once is enough: the same person, the same stance, the same place. Said again elsewhere, it "
    "is a stance with a place of its own, or one more paragraph in 'at'.",
    "- {by: ann, stance: asserts, source: post, at: p2}\n"
    "- {by: ann, stance: asserts, source: post, at: [p2, p5]}",
    "- {by: ann, stance: asserts, source: post, at: [p2, p5]}",
)
STALE_WORDING: Final = Rule(
    "stale-wording",
    Severity.WARNING,
    "a node was reworded after a stance on it was confirmed",
    "The person accepted or rejected other words. Read the text again: if it is still what they "
    "said, run 'argmap confirm'; if not, put the old wording back, or write the new one as a "
    "node of its own.",
)


@finds(QUOTED_STANCE)
def check_quoted_stances(loaded: Loaded) -> Iterator[Finding]:
    """Find the stances that rest on a quotation of somebody else."""
    quoted = {
        (source.id, paragraph.id): paragraph.quotes
        for source in loaded.debate.sources.values()
        for paragraph in source.paragraphs
        if paragraph.quotes is not None
    }
    for stance in loaded.debate.stances:
        for place in _places(stance):
            quotation = quoted.get(place)
            if quotation is None or quotation.person == stance.person:
                continue
            where = f"'source: {quotation.source}'" if quotation.source else "a source of their own"
            written = loaded.debate.nodes[stance.node].record.stances[stance.index].at
            yield loaded.about(
                QUOTED_STANCE,
                stance.node,
                (*stance_path(stance), "at", written.index(place[1])),
                f"'{place[1]}' of '{place[0]}' quotes '{quotation.person}', "
                f"so it is not a stance of '{stance.person}'",
                expected=f"write 'by: {quotation.person}', at {where}",
            )
            break


@finds(OTHER_AUTHOR)
def check_authors(loaded: Loaded) -> Iterator[Finding]:
    """Find the stances, and the links drawn by name, that rest on a source by somebody else."""
    debate = loaded.debate
    for stance in debate.stances:
        if stance.source is None:
            continue
        author = debate.sources[stance.source].author
        if author not in (None, stance.person) and not _is_quoted_there(debate, stance):
            yield loaded.about(
                OTHER_AUTHOR,
                stance.node,
                (*stance_path(stance), "source"),
                f"'{stance.source}' is by '{author}', and this is a stance of '{stance.person}'",
                expected=f"name a source by '{stance.person}'; where '{author}' describes the view "
                f"of '{stance.person}', write 'by: {author}', 'stance: reports' and "
                f"'attributes_to: {stance.person}'",
            )
    for relation in debate.relations:
        author = debate.sources[relation.source].author if relation.source else None
        if author is not None and relation.drawn_by and author not in relation.drawn_by:
            yield loaded.about(
                OTHER_AUTHOR,
                relation.speaker,
                (*relation_path(relation), "source"),
                f"'{relation.source}' is by '{author}', and this link is drawn by "
                f"'{relation.drawn_by[0]}'",
                expected=f"name a source by '{relation.drawn_by[0]}', or write 'by: {author}'",
            )


def _is_quoted_there(debate: Debate, stance: Stance) -> bool:
    """Tell whether a stance rests only on what its source quotes of the same person."""
    quotes = {p.id: p.quotes for p in debate.sources[stance.source or ""].paragraphs}
    cited = [quotes.get(paragraph) for paragraph in stance.at]
    return bool(cited) and all(q is not None and q.person == stance.person for q in cited)


@finds(CONTRADICTORY_STANCES)
def check_contradictory_stances(loaded: Loaded) -> Iterator[Finding]:
    """Find the people who accept and reject a node, or a step, at one place."""
    for node in loaded.debate.nodes.values():
        for first, second in _contradictions(node.stances) if node.stances[1:] else ():
            yield loaded.about(
                CONTRADICTORY_STANCES,
                node.id,
                (*stance_path(second), "stance"),
                f"'{second.person}' {first.kind} and {second.kind} this in the same place",
                expected="keep the stance that is meant; "
                "a view that is only described is 'reports'",
                related=(loaded.place(node.id, (*stance_path(first), "stance")),),
            )


def _contradictions(stances: Iterable[Stance]) -> Iterator[tuple[Stance, Stance]]:
    """Pair each stance with the first before it that says the opposite at the same place.

    A stance without a locator was taken anywhere in its source, and so meets all others there.
    """
    seen: dict[tuple[object, ...], Stance] = {}
    for stance in stances:
        if not (stance.accepts or stance.rejects):
            continue
        # steps by identity: to hash one is to hash all that it leads to
        here = (stance.person, id(stance.step), stance.source)
        opposite, places = (*here, not stance.accepts), stance.at or (_ANYWHERE,)
        met = [seen.get((*opposite, place)) for place in {*places, _NO_PLACE}]
        first = min((m for m in met if m is not None), key=lambda m: m.index, default=None)
        if first is not None:
            yield first, stance
        for place in (*places, _ANYWHERE):
            seen.setdefault((*here, stance.accepts, place), stance)
        if not stance.at:
            seen.setdefault((*here, stance.accepts, _NO_PLACE), stance)


_ANYWHERE: Final = "*"
"""Stands for every place of a source."""

_NO_PLACE: Final = "?"
"""Stands for the place of a stance that names none."""


@finds(REPEATED_STANCE)
def check_repeated_stances(loaded: Loaded) -> Iterator[Finding]:
    """Find the stances that somebody takes twice at one place."""
    for node in loaded.debate.nodes.values():
        if node.stances[1:]:
            yield from _repeated(loaded, node)


def _repeated(loaded: Loaded, node: Node) -> Iterator[Finding]:
    """Compare each stance with those before it; one whose place is not known is like no other."""
    seen: dict[tuple[object, ...], Stance] = {}
    for stance in node.stances:
        kind = (stance.person, stance.kind, id(stance.step), stance.attributes_to, stance.source)
        places = stance.at or ((_ANYWHERE,) if _needs_no_place(loaded, node, stance) else ())
        place = next((place for place in places if (*kind, place) in seen), None)
        if place is not None:
            first = seen[*kind, place]
            where = f" at '{place}'" if stance.at else ""
            hint = "; one 'at' can list several paragraphs" if stance.at else ""
            yield loaded.about(
                REPEATED_STANCE,
                node.id,
                (*stance_path(stance), "stance"),
                f"'{stance.person}' {stance.kind} this twice{where}",
                expected=f"keep one of them{hint}",
                related=(loaded.place(node.id, (*stance_path(first), "stance")),),
            )
        seen |= {(*kind, place): stance for place in places}


def _needs_no_place(loaded: Loaded, node: Node, stance: Stance) -> bool:
    """Tell whether a stance names no paragraph, has none to name, and has lost none."""
    if loaded.files.nodes[node.id].has(*stance_path(stance), "at"):
        return False
    same_source = node.record.stances[stance.index].source == stance.source
    return same_source and _gap(loaded, node, stance) is None


@finds(MISSING_SOURCE)
def check_missing_sources(loaded: Loaded) -> Iterator[Finding]:
    """Find the stances that do not say where they were taken."""
    for node in loaded.debate.nodes.values():
        for stance in node.stances:
            yield from _missing(loaded, node, stance)


def _missing(loaded: Loaded, node: Node, stance: Stance) -> Iterator[Finding]:
    gap = _gap(loaded, node, stance)
    if gap is None:
        return
    reading, path = loaded.files.nodes[node.id], stance_path(stance)
    if not (loaded.files.people[stance.person].findings or reading.damaged(*path)):
        where = first_key(reading.document, reading.path(*path))
        yield reading.document.finding(MISSING_SOURCE, where, gap.message, expected=gap.expected)


class _Gap(NamedTuple):
    """What a stance does not say, and what to add."""

    message: str
    expected: str


def _gap(loaded: Loaded, node: Node, stance: Stance) -> _Gap | None:
    record = node.record.stances[stance.index]
    person = loaded.debate.people[stance.person].record
    if record.source is None and record.at:
        hint = "add 'source:' with the id of the source"
        return _Gap("'at' names a paragraph of no source", hint)
    if person.identified is Identified.BY_CONTRIBUTION:
        return None
    if record.source is None:
        return _Gap(
            f"this does not say where '{stance.person}' {stance.kind} it",
            "add 'source:' and 'at:' with the place where they say so",
        )
    if stance.source is not None and not _located(loaded, node, stance):
        return _Gap(
            f"this does not say where in '{stance.source}' '{stance.person}' {stance.kind} it",
            "add 'at:' with the id of a paragraph, or a list of them",
        )
    return None


def _located(loaded: Loaded, node: Node, stance: Stance) -> bool:
    """Tell whether a stance names a paragraph, or has none to name."""
    if node.record.stances[stance.index].at:
        return True
    if not loaded.debate.sources[stance.source or ""].paragraphs:
        return True
    return loaded.files.nodes[node.id].has(*stance_path(stance), "at")


@finds(STALE_WORDING)
def check_wordings(loaded: Loaded) -> Iterator[Finding]:
    """Find the stances that were confirmed on other words."""
    for stance in loaded.debate.stances:
        if holds_earlier_wording(stance, loaded.debate.nodes[stance.node]):
            yield loaded.about(
                STALE_WORDING,
                stance.node,
                (*stance_path(stance), "wording"),
                f"the text has changed since the stance of '{stance.person}' was confirmed",
                expected=f"read it again, then run 'argmap confirm {stance.node}'",
            )


def _places(stance: Stance) -> Iterator[tuple[str, str]]:
    if stance.source is not None:
        yield from ((stance.source, paragraph) for paragraph in stance.at)
