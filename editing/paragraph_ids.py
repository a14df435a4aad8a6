"""Ids of paragraphs in a changed text: the same words keep the id they have."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from argmap.graph.model.debate import Debate
from argmap.graph.sources.coverage import citations
from argmap.graph.sources.paragraphs import Paragraph
from argmap.schema.source import ParagraphRecord

_NUMBER: Final = re.compile(r"\d+\Z")


def cited_paragraphs(debate: Debate) -> Mapping[str, frozenset[str]]:
    """List the paragraphs of each source that a node cites or another source quotes.

    Examples
    --------
    >>> cited_paragraphs(Debate("tea", "Tea or coffee?"))
    {}
    """
    found: dict[str, set[str]] = {}
    for source, paragraph in citations(debate):
        found.setdefault(source, set()).add(paragraph)
    for other in debate.sources.values():
        for quoting in other.paragraphs:
            if quoting.quotes is not None and quoting.quotes.source is not None:
                found.setdefault(quoting.quotes.source, set()).update(quoting.quotes.at)
    return {source: frozenset(ids) for source, ids in found.items()}


def keep_ids(
    old: Sequence[ParagraphRecord], found: Sequence[Paragraph], cited: Collection[str] = ()
) -> tuple[Paragraph, ...]:
    """Give the paragraphs of a changed source the ids that the same words have.

    Parameters
    ----------
    old : sequence of ParagraphRecord
        The paragraphs as they are recorded.
    found : sequence of Paragraph
        Those of the text, with the ids they would get in a new source.
    cited : collection of str, optional
        The recorded ids that something cites: none of them comes to stand for other words.

    Returns
    -------
    tuple of Paragraph
        `found` with their ids; new words keep the id they came with if it is free, else they get
        the next number of their part.

    Notes
    -----
    Linear. Equal paragraphs are told apart by what stands before and behind them.

    Examples
    --------
    >>> tea = ParagraphRecord(id="p1", chars=(0, 3), sha256="a" * 16)
    >>> [p.id for p in keep_ids([tea], [Paragraph("p1", (0, 4), "b" * 16),
    ...                                 Paragraph("p2", (5, 8), "a" * 16)])]
    ['p2', 'p1']
    """
    before, after = [p.sha256 for p in old], [p.sha256 for p in found]
    ids = {place: old[known].id for known, place in _same_words(before, after)}
    taken = {*ids.values(), *(p.id for p in old if p.id in cited)}
    highest = _highest_numbers(p.id for p in old)
    for place, paragraph in enumerate(found):
        if place in ids:
            continue
        name, part = paragraph.id, _part(paragraph.id)
        while name in taken:
            highest[part] = highest.get(part, 0) + 1
            name = f"{part}{highest[part]}"
        ids[place] = name
        taken.add(name)
    return tuple(paragraph._replace(id=ids[place]) for place, paragraph in enumerate(found))


def _same_words(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Match equal fingerprints: those at the start, those at the end, then the rest in order."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        yield start, start
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
        yield len(before) - end, len(after) - end
    waiting: dict[str, list[int]] = {}
    for place in reversed(range(start, len(before) - end)):
        waiting.setdefault(before[place], []).append(place)
    for place in range(start, len(after) - end):
        if waiting.get(after[place]):
            yield waiting[after[place]].pop(), place


def _highest_numbers(ids: Iterable[str]) -> dict[str, int]:
    """Find the highest number in each part: of ``s2.p7`` the part is ``s2.p``."""
    highest: dict[str, int] = {}
    for name in ids:
        part = _part(name)
        highest[part] = max(highest.get(part, 0), int(name[len(part) :] or 0))
    return highest


def _part(name: str) -> str:
    return _NUMBER.sub("", name)
