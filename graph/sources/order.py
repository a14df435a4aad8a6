"""Which source came before which, as far as the debate establishes it."""

import heapq
from collections.abc import Iterator
from functools import lru_cache
from math import inf

from argmap.graph.debate import Debate, Source


def before(debate: Debate, first: str, second: str) -> bool:
    """Tell whether one source is known to come before another.

    Parameters
    ----------
    debate : Debate
        The debate.
    first, second : str
        Ids of sources.

    Returns
    -------
    bool
        True where dates say so; else where ``second`` replies to ``first``, or quotes it, directly
        or through others. False where nothing is known: then neither comes before the other.

    Raises
    ------
    UnknownIdError
        Where there is no such source.

    Notes
    -----
    A strict partial order. Where replies and dates contradict one another in a circle, nothing in
    the circle comes before anything else in it. Quadratic in the number of sources at worst.

    Examples
    --------
    >>> from argmap.schema.source import SourceRecord
    >>> post = Source("post", SourceRecord(kind="post"))
    >>> reply = Source("reply", SourceRecord(kind="comment", replies_to="post"))
    >>> debate = Debate("tea", "Tea or coffee?", sources={"post": post, "reply": reply})
    >>> before(debate, "post", "reply"), before(debate, "reply", "post")
    (True, False)
    """
    one, other = debate.source(first).id, debate.source(second).id
    follows = _follows(debate)
    return other in _after(follows, one) and one not in _after(follows, other)


@lru_cache(maxsize=8)
def in_order(debate: Debate) -> tuple[str, ...]:
    """List all sources in the order in which to show them.

    Parameters
    ----------
    debate : Debate
        The debate.

    Returns
    -------
    tuple of str
        Their ids: never one after a source it is known to come before; for the rest as they stand
        in the documents; without a document by id. This order proves nothing about time.

    Examples
    --------
    >>> in_order(Debate("tea", "Tea or coffee?"))
    ()
    """
    follows = _follows(debate)
    reach = {source: _after(follows, source) for source in debate.sources}
    waits = {
        source: {e for e in debate.sources if source in reach[e] and e not in reach[source]}
        for source in debate.sources
    }
    places = _places(debate)
    ready = [(places[source], source) for source in debate.sources if not waits[source]]
    heapq.heapify(ready)
    listed = []
    while ready:
        _, source = heapq.heappop(ready)
        listed.append(source)
        for other in sorted(reach[source]):
            if source in waits[other]:
                waits[other].remove(source)
                if not waits[other]:
                    heapq.heappush(ready, (places[other], other))
    return tuple(listed)


@lru_cache(maxsize=8)
def _follows(debate: Debate) -> dict[str, set[str]]:
    """Find what comes directly after each source: by date where both have one, else by reply."""
    follows: dict[str, set[str]] = {source: set() for source in debate.sources}
    for source in debate.sources.values():
        for earlier in _answered(debate, source):
            if not _dated_apart(debate.sources[earlier], source):
                follows[earlier].add(source.id)
    dated = [source for source in debate.sources.values() if source.record.date]
    for one in dated:
        follows[one.id] |= {o.id for o in dated if str(one.record.date) < str(o.record.date)}
    return follows


def _answered(debate: Debate, source: Source) -> Iterator[str]:
    """Yield what a source replies to or quotes."""
    named = [source.record.replies_to]
    named += [p.quotes.source for p in source.paragraphs if p.quotes is not None]
    yield from (n for n in named if n is not None and n in debate.sources and n != source.id)


def _dated_apart(one: Source, other: Source) -> bool:
    dates = {one.record.date, other.record.date}
    return None not in dates and len(dates) > 1


def _after(follows: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    pending = [start]
    while pending:
        new = follows[pending.pop()] - found
        found |= new
        pending += new
    return found


def _places(debate: Debate) -> dict[str, tuple[float, float, str]]:
    """Find where each source starts: which document, and how far down."""
    documents = {document: place for place, document in enumerate(sorted(debate.documents))}
    return {
        source.id: (
            documents.get(source.record.document or "", inf),
            min((p.chars[0] for p in source.paragraphs), default=inf),
            source.record.date or "",
        )
        for source in debate.sources.values()
    }
