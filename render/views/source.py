"""The page of a source: who wrote it, and what was drawn from each paragraph; never its text."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.graph.model.debate import Source
from argmap.render.addresses import outside, paragraph_in
from argmap.render.views.page_index import Citation, Head, PageIndex, PersonHead, SourceHead
from argmap.schema.provenance import SourceKind


class Drawn(NamedTuple):
    """A node drawn from a paragraph: who says it there, and how; for a link, what it leads to."""

    head: Head
    person: PersonHead
    says: str
    target: Head | None = None
    hedged: bool = False


class ParagraphView(NamedTuple):
    """A paragraph of a source: its anchor, its name in words, and what was drawn from it."""

    id: str
    name: str
    drawn: tuple[Drawn, ...] = ()
    no_claim: str = ""
    quotes: PersonHead | None = None
    quoted_at: Citation | None = None


class SourcePage(NamedTuple):
    """All that the page of a source shows."""

    head: SourceHead
    kind: str
    date: str
    established: str
    author_note: str
    quoted: bool
    url: str | None
    document: str
    document_url: str | None
    replies_to: SourceHead | None
    replies: tuple[SourceHead, ...]
    before: SourceHead | None
    after: SourceHead | None
    paragraphs: tuple[ParagraphView, ...]


class SourceTurn(NamedTuple):
    """A source in the conversation: how deep among the replies, and what was drawn from it."""

    head: SourceHead
    kind: str
    date: str
    depth: int
    paragraphs: int
    drawn: int


class Conversation(NamedTuple):
    """All sources, each below what it replies to; those without a place in it come as they are."""

    turns: tuple[SourceTurn, ...]
    left_out: int


REPLIES: Final = 60
"""How many replies a page names."""
SOURCES_SHOWN: Final = 1_000
"""How many sources the conversation shows."""
DEEPEST: Final = 6
"""How far replies are indented."""

Cited = dict[str, dict[str, list[Drawn]]]
"""What is drawn from each paragraph of each source."""


def citations(index: PageIndex) -> Cited:
    """Gather what is drawn from the paragraphs of all sources, in reading order of the nodes."""
    found: Cited = {}
    seen = set()
    for source, paragraphs, drawn in _cited(index):
        target = drawn.target.id if drawn.target is not None else ""
        for paragraph in paragraphs:
            how = (drawn.says, drawn.hedged)
            key = (source, paragraph, drawn.head.id, drawn.person.id, how, target)
            if key not in seen:
                seen.add(key)
                found.setdefault(source, {}).setdefault(paragraph, []).append(drawn)
    return found


def _cited(index: PageIndex) -> Iterator[tuple[str, tuple[str, ...], Drawn]]:
    for node in index.order:
        head = index.nodes[node]
        for stance in index.debate.nodes[node].stances:
            if stance.source is not None:
                says, who = stance.kind.label, index.people[stance.person]
                yield stance.source, stance.at, Drawn(head, who, says, hedged=stance.hedged)
        for relation in index.debate.spoken_by(node):
            if relation.source is not None:
                says = relation.kind.label
                target = index.nodes[relation.end]
                for drawer in relation.drawn_by:
                    drawn = Drawn(head, index.people[drawer], says, target)
                    yield relation.source, relation.at, drawn


def source_page_view(
    index: PageIndex,
    source: Source,
    cited: Cited,
    replies: tuple[SourceHead, ...],
    around: tuple[SourceHead | None, SourceHead | None] = (None, None),
) -> SourcePage:
    """Gather what the page of a source shows; ``around`` are its neighbours in the conversation."""
    record = source.record
    document = index.debate.documents.get(record.document or "")
    drawn = cited.get(source.id, {})
    return SourcePage(
        head=index.sources[source.id],
        kind=record.kind.label,
        date=record.date or "",
        established=record.author_established.label if record.author_established else "",
        author_note=record.author_note or "",
        quoted=record.kind is SourceKind.QUOTATION,
        url=outside(record.url),
        document=document.title if document is not None else "",
        document_url=outside(document.url) if document is not None else None,
        replies_to=index.sources[record.replies_to] if record.replies_to is not None else None,
        replies=replies[:REPLIES],
        before=around[0],
        after=around[1],
        paragraphs=tuple(_paragraphs(index, source, drawn)),
    )


def _paragraphs(
    index: PageIndex, source: Source, drawn: dict[str, list[Drawn]]
) -> Iterator[ParagraphView]:
    for paragraph in source.paragraphs:
        quoted = paragraph.quotes
        yield ParagraphView(
            paragraph.id,
            paragraph_in(paragraph.id, index.words),
            tuple(drawn.get(paragraph.id, ())),
            paragraph.no_claim.label if paragraph.no_claim is not None else "",
            index.people[quoted.person] if quoted is not None else None,
            index.cite(quoted.source, quoted.at) if quoted is not None else None,
        )


def replies_by_source(index: PageIndex) -> dict[str, tuple[SourceHead, ...]]:
    """Gather the replies to each source, in the order of their ids."""
    found: dict[str, list[SourceHead]] = {source: [] for source in index.sources}
    for source in index.debate.sources.values():
        if source.record.replies_to is not None:
            found[source.record.replies_to].append(index.sources[source.id])
    return {source: tuple(replies) for source, replies in found.items()}


def conversation(
    index: PageIndex, cited: Cited, replies: dict[str, tuple[SourceHead, ...]]
) -> Conversation:
    """Follow the conversation: each source, then the replies to it."""
    debate, seen = index.debate, set()
    turns: list[SourceTurn] = []
    openings = [s for s in index.sources if debate.sources[s].record.replies_to is None]
    for opening in (*openings, *index.sources):  # the rest stands in a circle of replies
        pending = [(0, opening)]
        while pending:
            depth, source = pending.pop()
            if source in seen:
                continue
            seen.add(source)
            turns.append(_turn(index, source, depth, cited.get(source, {})))
            pending += [(depth + 1, reply.id) for reply in reversed(replies[source])]
    return Conversation(tuple(turns[:SOURCES_SHOWN]), len(turns[SOURCES_SHOWN:]))


def _turn(index: PageIndex, source: str, depth: int, drawn: dict[str, list[Drawn]]) -> SourceTurn:
    record = index.debate.sources[source].record
    nodes = {one.head.id for those in drawn.values() for one in those}
    return SourceTurn(
        index.sources[source],
        record.kind.label,
        record.date or "",
        min(depth, DEEPEST),
        len(record.paragraphs),
        len(nodes),
    )
