"""Checks of the sources and their coverage."""

from collections.abc import Iterator
from typing import Final

from argmap.checks.registry import finds
from argmap.graph.sources.coverage import coverage
from argmap.loading.loaded import Loaded, about
from argmap.loading.records import first_key
from argmap.schema.finding import Finding, Rule, Severity
from argmap.schema.provenance import AuthorEstablished, NoClaim

UNACCOUNTED_PARAGRAPH: Final = Rule(
    "unaccounted-paragraph",
    Severity.WARNING,
    "no node is drawn from a paragraph, and nothing says why",
    "A map that leaves out what does not fit is a poor witness. Mark a paragraph that claims "
    "nothing with 'no_claim', and one that only quotes with 'quotes'.",
    '- {id: p3, chars: [200, 220], sha256: "89abcdef01234567"}',
    '- {id: p3, chars: [200, 220], sha256: "89abcdef01234567", no_claim: courtesy}',
)
MISSING_AUTHOR: Final = Rule(
    "missing-author",
    Severity.WARNING,
    "people take a stance in a source that has no author",
    "Without an author nobody takes part in the debate by this source, and nobody can tell whose "
    "words the stances rest on.",
    "kind: comment",
    "kind: comment\nauthor: ann",
)
BACKWARD_PARAGRAPH: Final = Rule(
    "backward-paragraph",
    Severity.ERROR,
    "a paragraph ends before it starts",
    "'chars' is the offset of the first character, and of the one after the last.",
    "chars: [220, 200]",
    "chars: [200, 220]",
)


@finds(UNACCOUNTED_PARAGRAPH)
def check_coverage(loaded: Loaded) -> Iterator[Finding]:
    """Find the paragraphs that no locator cites and nothing excuses."""
    places = {
        (source.id, paragraph.id): index
        for source in loaded.debate.sources.values()
        for index, paragraph in enumerate(source.paragraphs)
    }
    unclear = _half_located(loaded)
    for source, paragraph in coverage(loaded.debate).missing:
        if source in loaded.lost or unclear & {source, paragraph}:
            continue
        yield about(
            loaded.files.sources[source],
            UNACCOUNTED_PARAGRAPH,
            ("paragraphs", places[source, paragraph], "id"),
            f"nothing in the map comes from paragraph '{paragraph}'",
            expected=f"cite it ('source: {source}', 'at: {paragraph}'), or mark it 'no_claim:' "
            f"with one of {', '.join(NoClaim)}",
        )


def _half_located(loaded: Loaded) -> frozenset[str]:
    """Gather the sources named without a paragraph, and the paragraphs without a source."""
    halves: set[str] = set()
    for node in loaded.debate.nodes.values():
        for stance in node.record.stances:
            if stance.source is None:
                halves.update(stance.at)
            elif not stance.at:
                halves.add(stance.source)
    return frozenset(halves)


@finds(BACKWARD_PARAGRAPH)
def check_extents(loaded: Loaded) -> Iterator[Finding]:
    """Find the paragraphs that end before they start."""
    for source in loaded.debate.sources.values():
        for index, paragraph in enumerate(source.paragraphs):
            start, end = paragraph.chars
            if end <= start:
                yield about(
                    loaded.files.sources[source.id],
                    BACKWARD_PARAGRAPH,
                    ("paragraphs", index, "chars"),
                    f"paragraph '{paragraph.id}' starts at {start} and ends at {end}",
                    expected="write the smaller offset first, or run 'argmap sources index'",
                )


@finds(MISSING_AUTHOR)
def check_authors_are_named(loaded: Loaded) -> Iterator[Finding]:
    """Find the sources without an author in which somebody takes a stance."""
    takers: dict[str, str] = {}
    for stance in loaded.debate.stances:
        if stance.source is not None:
            takers.setdefault(stance.source, stance.person)
    for source, person in sorted(takers.items()):
        reading, record = loaded.files.sources[source], loaded.debate.sources[source].record
        unknown = record.author_established is AuthorEstablished.UNKNOWN
        if record.author is None and not unknown and not reading.has("author"):
            yield reading.document.finding(
                MISSING_AUTHOR,
                first_key(reading.document, ()),
                f"'{person}' takes a stance here, and this source has no author",
                expected="add 'author:' with the id of a person, or, where the source does not say "
                "who wrote it, 'author_established: unknown'",
            )
