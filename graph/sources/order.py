"""Which source came before which, as far as the debate establishes it."""

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping
from math import inf
from typing import Final, NamedTuple

from argmap.graph.model.components import strongly_connected_components
from argmap.graph.model.debate import Debate, Source
from argmap.graph.model.memo import memoized
from argmap.schema.fields import date_range

_AT_ONCE: Final = (-inf, -inf, "")
"""The place of a day: it is passed as soon as all that is dated earlier is listed."""


def before(debate: Debate, first: str, second: str) -> bool:
    """Tell whether one source is known to come before another.

    Parameters
    ----------
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
    the circle comes before anything else in it. Linear in what the second source replies to or
    quotes, directly and through others; all else is found out once for each debate.

    Examples
    --------
    >>> from argmap.schema.source import SourceRecord
    >>> post = Source("post", SourceRecord(kind="post"))
    >>> reply = Source("reply", SourceRecord(kind="comment", replies_to="post"))
    >>> debate = Debate("tea", "Tea or coffee?", sources={"post": post, "reply": reply})
    >>> before(debate, "post", "reply"), before(debate, "reply", "post")
    (True, False)
    """
    known = _evidence(debate)
    one, other = (known.number[debate.source(source).id] for source in (first, second))
    here = known.circle[one]
    if here >= known.circle[other]:
        return False
    pending, seen = [other], {other}
    while pending:
        for earlier in known.needs[pending.pop()]:
            if known.circle[earlier] == here:
                return True
            if earlier >= len(debate.sources):  # a day: no need to look at all that lies before it
                if known.first_day[here] <= earlier:
                    return True
            elif known.circle[earlier] > here and earlier not in seen:
                seen.add(earlier)
                pending.append(earlier)
    return False


@memoized
def in_order(debate: Debate) -> tuple[str, ...]:
    """List all sources in the order in which to show them.

    Returns
    -------
    tuple of str
        Their ids: never one after a source it is known to come before; for the rest as they stand
        in the documents; without a document by id. This order proves nothing about time.

    Notes
    -----
    Linear in sources and replies, but for sorting.

    Examples
    --------
    >>> in_order(Debate("tea", "Tea or coffee?"))
    ()
    """
    known, places = _evidence(debate), _places(debate)
    names = [*debate.sources, *([""] * len(known.needs))]
    followers = _followers(known)
    waits = Counter(circle for those in followers for circle in those)
    waiting = [len(members) for members in known.circles]
    fresh = [circle for circle in range(len(followers)) if not waits[circle]]
    ready: list[tuple[tuple[float, float, str], str, int]] = []
    listed = []
    while fresh or ready:
        for element in (element for circle in fresh for element in known.circles[circle]):
            name = names[element]
            heapq.heappush(ready, (places.get(name, _AT_ONCE), name, element))
        _, name, element = heapq.heappop(ready)
        listed.append(name)
        here = known.circle[element]
        waiting[here] -= 1
        behind = () if waiting[here] else followers[here]
        waits.subtract(behind)
        fresh = [circle for circle in behind if not waits[circle]]
    return tuple(filter(None, listed))


def _followers(known: "_Evidence") -> list[set[int]]:
    """Find what comes after each circle directly."""
    followers: list[set[int]] = [set() for _ in known.circles]
    for element, needs in enumerate(known.needs):
        here = known.circle[element]
        for need in needs:
            if known.circle[need] != here:
                followers[known.circle[need]].add(here)
    return followers


class _Evidence(NamedTuple):
    """What is known of the order of sources.

    Sources are numbered, and then days. A day comes after all that is dated earlier, and before all
    that has its date: so nobody has to list everything that came before a source.

    Attributes
    ----------
    number : Mapping of str to int
        The number of each source.
    needs : list of list of int
        What each source and each day comes after directly.
    circles : list of tuple of int
        What comes, by contradictory evidence, before itself, together; all else by itself. Each
        stands after what it comes after.
    circle : list of int
        The place of each source and each day in ``circles``.
    first_day : list of int or float
        The first day that comes after each circle.
    """

    number: Mapping[str, int]
    needs: list[list[int]]
    circles: list[tuple[int, ...]]
    circle: list[int]
    first_day: list[float]


@memoized
def _evidence(debate: Debate) -> _Evidence:
    number = {source: place for place, source in enumerate(debate.sources)}
    needs = _needs(debate, number)
    circles = strongly_connected_components(len(needs), needs.__getitem__)
    circle = [0] * len(needs)
    for place, members in enumerate(circles):
        for element in members:
            circle[element] = place
    first_day: list[float] = [inf] * len(circles)
    for place in reversed(range(len(circles))):
        days = [element for element in circles[place] if element >= len(number)]
        first_day[place] = min([first_day[place], *days])
        for element in circles[place]:
            for need in needs[element]:
                first_day[circle[need]] = min(first_day[circle[need]], first_day[place])
    return _Evidence(number, needs, circles, circle, first_day)


def _needs(debate: Debate, number: Mapping[str, int]) -> list[list[int]]:
    """Find what each source comes after directly: by date where both have one, else by reply."""
    needs: list[list[int]] = []
    for source in debate.sources.values():
        answered = dict.fromkeys(_answered(debate, source))
        needs.append([number[e] for e in answered if not _dated_apart(debate.sources[e], source)])
    dated = [
        (date_range(source.record.date), number[source.id])
        for source in debate.sources.values()
        if source.record.date
    ]
    starting: dict[str, list[int]] = {}
    for days, element in dated:
        starting.setdefault(days.first, []).append(element)
    ending = sorted((days.last, element) for days, element in dated)
    before: list[int] = []
    passed = 0
    for first in sorted(starting):
        # A month that has begun but not ended comes before nothing yet.
        while ending[passed][0] < first:
            before.append(ending[passed][1])
            passed += 1
        needs.append(before)
        day = len(needs) - 1
        for element in starting[first]:
            needs[element].append(day)
        before = [day]
    return needs


def _answered(debate: Debate, source: Source) -> Iterator[str]:
    """Yield what a source replies to or quotes."""
    named = [source.record.replies_to]
    named += [p.quotes.source for p in source.paragraphs if p.quotes is not None]
    yield from (n for n in named if n is not None and n in debate.sources and n != source.id)


def _dated_apart(one: Source, other: Source) -> bool:
    """Tell whether two sources have dates that do not overlap."""
    if not one.record.date or not other.record.date:
        return False
    first, second = date_range(one.record.date), date_range(other.record.date)
    return first.last < second.first or second.last < first.first


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
