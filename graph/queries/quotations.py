"""Who is quoted where: the lines of a source that are somebody else's words."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.sources.coverage import citations


class Quotation(NamedTuple):
    """What one source quotes from another.

    Attributes
    ----------
    paragraphs : tuple of str
        The paragraphs that quote, in the order of the document.
    person : str
        The id of the person quoted.
    source : str or None
        The source in which they said it, where it is known.
    at : tuple of str
        The paragraphs there.
    nodes : tuple of str
        The nodes drawn from what is quoted, in order of id.
    """

    paragraphs: tuple[str, ...]
    person: str
    source: str | None = None
    at: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()


def quotations(debate: Debate) -> Mapping[str, tuple[Quotation, ...]]:
    """Find what each source quotes.

    Returns
    -------
    Mapping of str to tuple of Quotation
        For each source: one quotation for every source and person it quotes, the first quoted
        first.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> quotations(tea())["c2"]
    ()
    """
    drawn = citations(debate)
    return {source: _quoted(debate, source, drawn) for source in debate.sources}


def quoted_in(
    quoted: Mapping[str, tuple[Quotation, ...]], source: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """List which sources quote a source, and in which of their paragraphs.

    Examples
    --------
    >>> quoted_in({"c2": (Quotation(("p1",), "ann", "c1"),)}, "c1")
    (('c2', ('p1',)),)
    """
    return tuple(
        (other, one.paragraphs)
        for other, those in quoted.items()
        for one in those
        if one.source == source
    )


def _quoted(
    debate: Debate, source: str, drawn: Mapping[tuple[str, str], Collection[str]]
) -> tuple[Quotation, ...]:
    places: dict[tuple[str, str | None], tuple[list[str], dict[str, None]]] = {}
    for paragraph in debate.sources[source].paragraphs:
        if (quotes := paragraph.quotes) is not None:
            here, there = places.setdefault((quotes.person, quotes.source), ([], {}))
            here.append(paragraph.id)
            there.update(dict.fromkeys(quotes.at))
    return tuple(
        Quotation(
            tuple(here),
            person,
            origin,
            tuple(there),
            tuple(sorted(set().union(*(drawn.get((origin or "", at), ()) for at in there)))),
        )
        for (person, origin), (here, there) in places.items()
    )
