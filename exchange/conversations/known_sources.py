"""Which posts of a thread a debate has already, and in which document they stand."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Final

from argmap.exchange.conversations.thread import ThreadPost
from argmap.graph.model.debate import Debate
from argmap.graph.sources.paragraphs import Paragraph
from argmap.schema.source import ParagraphRecord

DOCUMENT: Final = "thread"
"""The id of the document of the first thread; that of the next one has a number."""

IndexedPosts = Mapping[str, tuple[Paragraph, ...]]
"""The paragraphs of each post, by its key."""


def known_sources(
    posts: Sequence[ThreadPost], indexed: IndexedPosts, known: Debate | None
) -> dict[str, str]:
    """Find the posts that a debate has already.

    Parameters
    ----------
    posts : sequence of ThreadPost
        The posts that say anything.
    indexed : mapping of str to tuple of Paragraph
        Their paragraphs, by key.
    known : Debate, optional
        The debate as it is.

    Returns
    -------
    dict of str to str
        By the key of a post the id of its source. A post is known again by its address; where one
        of the two has none, by its day and its first words, if at least half of the thread is
        found so: "Hello all," of the same day can begin messages of two threads.
    """
    if known is None:
        return {}
    addresses = {str(s.record.url): name for name, s in known.sources.items() if s.record.url}
    words: dict[str, deque[str]] = {}
    for name, source in known.sources.items():
        if source.paragraphs:
            key = _first_words(source.record.date, source.paragraphs)
            words.setdefault(key, deque()).append(name)
    certain = {post.key: addresses[post.url] for post in posts if post.url in addresses}
    taken = {*certain.values()}
    likely: dict[str, str] = {}
    for post in posts:
        alike = words.get(_first_words(post.date, indexed[post.key]))
        while alike and post.key not in certain and post.key not in likely:
            name = alike.popleft()
            addressed = post.url and known.sources[name].record.url
            if name not in taken and not addressed:
                likely[post.key] = name
    return certain | _believed(likely, len(posts), known)


def _believed(likely: Mapping[str, str], posts: int, known: Debate) -> dict[str, str]:
    """Keep what was found by its words where it is at least half of a document or of the thread."""
    sizes = Counter(source.record.document for source in known.sources.values())
    found = Counter(known.sources[name].record.document for name in likely.values())
    return {
        key: name
        for key, name in likely.items()
        if 2 * found[place := known.sources[name].record.document] >= min(posts, sizes[place])
    }


def _first_words(day: object, of: Sequence[Paragraph | ParagraphRecord]) -> str:
    return f"{day or ''} {of[0].sha256 if of else ''}"


def document_of(recorded: Mapping[str, str], known: Debate | None) -> str:
    """Choose the document of a thread: that in which most of its posts stand, else a new one.

    A document without posts counts as new: a run that was killed got no further.
    """
    if known is None:
        return DOCUMENT
    places = Counter(known.sources[name].record.document for name in recorded.values())
    places.pop(None, None)
    if places:
        return str(min(places, key=lambda place: (-places[place], str(place))))
    names = (DOCUMENT if number == 1 else f"{DOCUMENT}-{number}" for number in count(1))
    taken = {source.record.document for source in known.sources.values()}
    return next(name for name in names if name not in taken)


def source_ids(
    posts: Sequence[ThreadPost],
    start: ThreadPost | None,
    recorded: Mapping[str, str],
    known: Debate | None,
) -> dict[str, str]:
    """Give each post an id: that of the source it is already, else ``post`` or ``c07``."""
    taken = {*recorded.values()} if known is None else {*known.sources}
    ids = dict(recorded)
    width = max(2, len(str(len(posts))))
    numbers = count(1)
    for post in posts:
        if post.key in ids:
            continue
        name = "post" if post is start else f"c{next(numbers):0{width}}"
        again = count(2)
        while name in taken:
            name = f"post-{next(again)}" if post is start else f"c{next(numbers):0{width}}"
        ids[post.key] = name
        taken.add(name)
    return ids
