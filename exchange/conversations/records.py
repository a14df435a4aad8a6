"""A thread as records: people, and sources with the places of their paragraphs, never a text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.editing.debate_records import DebateRecords
from argmap.editing.paragraph_ids import cited_paragraphs, keep_ids
from argmap.exchange.conversations.authors import (
    author_ids,
    author_of,
    first_posts,
    person_fields,
)
from argmap.exchange.conversations.document import ThreadDocument, thread_document
from argmap.exchange.conversations.known_sources import document_of, known_sources, source_ids
from argmap.exchange.conversations.oddities import report_posts, report_replies
from argmap.exchange.conversations.quoting import Ascription, ascriptions
from argmap.exchange.conversations.replies import ABSENT, answered_posts
from argmap.exchange.conversations.thread import Thread, ThreadLine, ThreadPost
from argmap.exchange.interface import LossCounter, LossReport
from argmap.graph.model.debate import Debate
from argmap.graph.sources.paragraphs import Paragraph, digest, paragraphs
from argmap.schema.provenance import AuthorEstablished, NoClaim, SourceKind


@dataclass(frozen=True, slots=True)
class ThreadRecords:
    """What a thread comes to.

    Attributes
    ----------
    records : DebateRecords
        The debate with its people and sources; it has no node yet.
    document : ThreadDocument
        The text in which the places are counted.
    report : LossReport
        What was kept, what is odd, and what the file does not hold.
    """

    records: DebateRecords
    document: ThreadDocument
    report: LossReport


def thread_records(thread: Thread, debate: str, known: Debate | None = None) -> ThreadRecords:
    """Make records of a thread.

    Parameters
    ----------
    thread : Thread
        The thread.
    debate : str
        The id of the debate.
    known : Debate, optional
        The debate as it is: people keep their ids by name, sources by address, paragraphs by
        their words. A thread of which it knows nothing is a document of its own.

    Returns
    -------
    ThreadRecords
        A person for each handle, as the file has it and never guessed beyond that; one
        unidentified person for each post whose author is deleted; a source for each post that says
        anything. Two handles are two people, however alike they or their ids are.
    """
    losses = LossCounter()
    document = thread_document(thread)
    posts = _telling(thread, losses)
    indexed = _indexed(thread, document, posts)
    recorded = known_sources(posts, indexed, known)
    place = document_of(recorded, known)
    start = next((post for post in posts if _kind(thread, post) is SourceKind.POST), None)
    sources = source_ids(posts, start, recorded, known)
    fixed: dict[str, frozenset[str]] = {}
    if known is not None:
        cited = cited_paragraphs(known)
        for key, source in recorded.items():
            old = known.sources[source]
            indexed[key] = keep_ids(old.paragraphs, indexed[key], cited.get(source, ()))
            if old.record.document not in {None, place}:
                fixed[key] = frozenset(paragraph.id for paragraph in old.paragraphs)
    people = author_ids(posts, recorded, known)
    marks = _QuoteMarks(people, sources, indexed, fixed, ascriptions(thread), losses)
    answered = answered_posts(thread, sources)
    replies = {key: _source_answered(each.post, sources, known) for key, each in answered.items()}
    here = any(replies[key] for key, each in answered.items() if each.remark == ABSENT)
    report_posts(thread, losses, has_start=here)
    report_replies(thread, answered, replies, losses)
    return ThreadRecords(
        DebateRecords(
            debate,
            _debate(thread, document, place),
            people=_people(posts, people),
            sources={
                sources[post.key]: _source(
                    thread, post, people[author_of(post)], replies[post.key], place
                )
                | {"paragraphs": marks.of(post)}
                for post in posts
            },
        ),
        document,
        losses.report(),
    )


def _indexed(
    thread: Thread, document: ThreadDocument, posts: Iterable[ThreadPost]
) -> dict[str, tuple[Paragraph, ...]]:
    """Index some posts, each by its key."""
    telling = {id(post) for post in posts}
    starts = [0, *(match.end() for match in re.finditer("\n", document.text))]
    return {
        post.key: _paragraphs(
            document.text[starts[first - 1] : starts[last]],
            starts[first - 1],
            headings=_kind(thread, post) is SourceKind.POST,
        )
        for post, (first, last) in zip(thread.posts, document.lines, strict=True)
        if id(post) in telling
    }


def _paragraphs(text: str, start: int, *, headings: bool) -> tuple[Paragraph, ...]:
    """Index the text of a post by itself: to go through the thread for each would be quadratic."""
    return tuple(
        each._replace(chars=(each.chars[0] + start, each.chars[1] + start))
        for each in paragraphs(text, headings=headings)
    )


def _telling(thread: Thread, losses: LossCounter) -> list[ThreadPost]:
    """Choose the posts that have text, the first of each key."""
    chosen: dict[str, ThreadPost] = {}
    for number, post in enumerate(thread.posts, 1):
        name = post.url or f"post {number}"
        if not post.lines:
            losses.drop("post", name, "it has no text, or it is deleted")
        elif post.key in chosen:
            losses.drop("post", f"{name} ({number})", "another post has the same key")
        else:
            losses.keep("post", name)
            chosen[post.key] = post
    return list(chosen.values())


def _people(posts: list[ThreadPost], ids: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Write the records of all authors, in order of id."""
    fields = {ids[author]: person_fields(post) for author, post in first_posts(posts).items()}
    return dict(sorted(fields.items()))


def _kind(thread: Thread, post: ThreadPost) -> SourceKind:
    starts = thread.starts and post.key == thread.posts[0].key
    return SourceKind.POST if starts else SourceKind.COMMENT


def _source_answered(answered: str, sources: Mapping[str, str], known: Debate | None) -> str:
    """Find the source that is answered: in the thread, or by its address in the debate."""
    if answered in sources or known is None or not answered:
        return sources.get(answered, "")
    found = (s.id for s in known.sources.values() if str(s.record.url or "") == answered)
    return next(found, "")


class _QuoteMarks:
    """The paragraphs of posts with whom they quote, and which of them claim nothing."""

    def __init__(
        self,
        people: Mapping[str, str],
        sources: Mapping[str, str],
        indexed: Mapping[str, tuple[Paragraph, ...]],
        fixed: Mapping[str, frozenset[str]],
        ascribed: Mapping[tuple[str, int], Ascription],
        losses: LossCounter,
    ) -> None:
        self._people, self._sources, self._indexed = people, sources, indexed
        self._fixed = fixed  # the ids of posts of another document, which gets no new ones
        self._ascribed, self._losses = ascribed, losses

    def of(self, post: ThreadPost) -> list[dict[str, Any]]:
        """List the paragraphs of a post."""
        found = self._indexed[post.key]
        for one in found:
            self._losses.keep("paragraph", f"{post.key} {one.id}")
        return [
            {"id": one.id, "chars": list(one.chars), "sha256": one.sha256}
            | self._mark(post, place, line)
            for place, (one, line) in enumerate(zip(found, post.lines, strict=True))
        ]

    def _mark(self, post: ThreadPost, place: int, line: ThreadLine) -> dict[str, Any]:
        if line.furniture:
            return {"no_claim": NoClaim.FURNITURE.value}
        if line.heading:
            return {"no_claim": NoClaim.HEADING.value}
        if line.quote is None:
            return {}
        said = self._ascribed.get((post.key, place))
        if said is None or said.author not in self._people:
            self._losses.change("quotation", f"{post.key} {place}", "nobody knows who is quoted")
            return {}
        self._losses.keep("quotation", f"{post.key} {place}")
        quotes: dict[str, Any] = {"person": self._people[said.author]}
        if said.post in self._sources and said.lines:
            quotes["source"] = self._sources[said.post]
            at = [self._indexed[said.post][line].id for line in said.lines]
            at = [each for each in at if each in self._fixed.get(said.post, at)]
            quotes |= {"at": at} if at else {}
        return {"quotes": quotes}


def _debate(thread: Thread, document: ThreadDocument, place: str) -> dict[str, Any]:
    title = " ".join(thread.title.split()) or "A conversation"
    address = {"url": thread.url} if thread.url else {}
    entry = {"id": place, "title": title, **address, "sha256": digest(document.text)}
    return {"format": "1", "title": title, "documents": [entry]}


def _source(
    thread: Thread, post: ThreadPost, author: str, answered: str, document: str
) -> dict[str, Any]:
    kind = _kind(thread, post)
    established = AuthorEstablished.STATED if post.author else AuthorEstablished.UNKNOWN
    fields = {
        "kind": kind.value,
        "title": thread.title if kind is SourceKind.POST else "",
        "author": author,
        "author_established": established.value,
        "replies_to": answered,
        "date": post.date,
        "url": post.url,
        "document": document,
    }
    return {key: value for key, value in fields.items() if value}
