"""Prove that the locators still lead to the same text, without a copy of it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from argmap.graph.model.debate import Debate, Source
from argmap.graph.sources.order import in_order
from argmap.graph.sources.paragraphs import SourceLine, digest, split
from argmap.schema.errors import UnknownIdError
from argmap.schema.source import ParagraphRecord


class Outcome(StrEnum):
    """What became of a recorded paragraph."""

    OK = "ok"
    """It stands where the record says."""
    MOVED = "moved"
    """It stands elsewhere in the text, word for word."""
    MISSING = "missing"
    """It stands nowhere in the text."""


class Located(NamedTuple):
    """A recorded paragraph, looked up in a text.

    Attributes
    ----------
    source, paragraph : str
        Their ids.
    outcome : Outcome
        Whether it was found.
    chars : tuple of (int, int) or None
        Where it stands now; None where it is missing.
    """

    source: str
    paragraph: str
    outcome: Outcome
    chars: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of every recorded paragraph of a document.

    Attributes
    ----------
    document : str or None
        The document's id.
    same : bool or None
        Whether the whole text has the recorded fingerprint; None where none is recorded.
    paragraphs : tuple of Located
        In order of source.
    """

    document: str | None = None
    same: bool | None = None
    paragraphs: tuple[Located, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """Count the paragraphs with an outcome."""
        return sum(located.outcome is outcome for located in self.paragraphs)


def verify(debate: Debate, text: str, document: str | None = None) -> Verification:
    """Look every recorded paragraph up in a document.

    Parameters
    ----------
    text : str
        The document, as `argmap.graph.sources.paragraphs.decode` gives it.
    document : str, optional
        The document's id; not needed where the debate has one, or where the text's fingerprint
        tells.

    Returns
    -------
    Verification
        The fingerprint decides, the recorded place is only a hint: a paragraph is looked for there
        first, then anywhere.

    Raises
    ------
    UnknownIdError
        Where there is no such document, or where several could be meant.

    Notes
    -----
    Linear in the text, but for paragraphs that occur many times.

    Examples
    --------
    >>> verify(Debate("tea", "Tea or coffee?"), "Tea wakes.").paragraphs
    ()
    """
    found_digest = digest(text)
    name = choose_document(debate, document, found_digest)
    recorded = debate.documents[name].sha256 if name is not None else None
    found = []
    for source in sources_in(debate, name):
        located = locate(source.paragraphs, text)
        found += [_located(source.id, p, chars) for p, chars in located]
    return Verification(name, None if recorded is None else recorded == found_digest, tuple(found))


def choose_document(debate: Debate, document: str | None, sha256: str = "") -> str | None:
    """Choose the document that is meant: the one named, the one with this SHA-256, the only one.

    Raises
    ------
    UnknownIdError
        Where there is no such document, or where several could be meant.

    Examples
    --------
    >>> choose_document(Debate("tea", "Tea or coffee?"), None) is None
    True
    """
    known = sorted(debate.documents)
    if document is not None:
        if document not in known:
            raise UnknownIdError(f"no document has the id '{document}'", tuple(known[:3]))
        return document
    alike = [name for name in known if debate.documents[name].sha256 == sha256]
    if len(alike or known) > 1:
        message = "the debate has several documents; name one with --document"
        raise UnknownIdError(message, tuple(known))
    return next(iter(alike or known), None)


def sources_in(debate: Debate, document: str | None) -> tuple[Source, ...]:
    """List the sources that stand in a document, in the order in which to show them.

    Examples
    --------
    >>> sources_in(Debate("tea", "Tea or coffee?"), None)
    ()
    """
    found = (debate.sources[source] for source in in_order(debate))
    return tuple(source for source in found if source.record.document == document)


def locate(
    recorded: Iterable[ParagraphRecord], text: str
) -> Iterator[tuple[ParagraphRecord, tuple[int, int] | None]]:
    r"""Find where recorded paragraphs stand in a text.

    Parameters
    ----------
    recorded : iterable of ParagraphRecord
        The paragraphs of one source, in order.
    text : str
        The document.

    Yields
    ------
    tuple of ParagraphRecord and (int, int) or None
        Each with its place now; None where none fits. Of several that fit the one is taken to which
        the paragraphs before it lead, else the recorded one, else the nearest, and if possible one
        after them: a new start of the text moves equal paragraphs without mixing them up.

    Examples
    --------
    >>> from argmap.graph.sources.paragraphs import fingerprint
    >>> tea = ParagraphRecord(id="p1", chars=(0, 3), sha256=fingerprint("tea"))
    >>> [chars for _, chars in locate([tea], "milk\ntea")]
    [(5, 8)]
    """
    lines = _by_fingerprint(text)
    shift = after = 0
    for paragraph in recorded:
        start, end = paragraph.chars
        fitting = lines.get(paragraph.sha256, [])
        # equal lines, such as headings, repeat: the order of the record tells which is which
        later = fitting[bisect_left(fitting, (after, 0)) :] or fitting
        expected = [(start + shift, end + shift), (start, end)]
        chosen = next((place for place in expected if place in later), None)
        if chosen is None and later:
            chosen = _nearest(later, start + shift)
        if chosen is not None:
            shift, after = chosen[0] - start, chosen[1]
        yield paragraph, chosen


def _by_fingerprint(text: str) -> Mapping[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for _, line, _ in split(text):
        found.setdefault(line.sha256, []).append(_chars(line))
    return found


def _chars(line: SourceLine) -> tuple[int, int]:
    return line.start, line.end


def _nearest(places: list[tuple[int, int]], wanted: int) -> tuple[int, int]:
    at = bisect_left(places, (wanted, 0))
    return min(places[max(0, at - 1) : at + 1], key=lambda place: abs(place[0] - wanted))


def _located(source: str, paragraph: ParagraphRecord, chars: tuple[int, int] | None) -> Located:
    if chars is None:
        return Located(source, paragraph.id, Outcome.MISSING)
    outcome = Outcome.OK if chars == paragraph.chars else Outcome.MOVED
    return Located(source, paragraph.id, outcome, chars)
