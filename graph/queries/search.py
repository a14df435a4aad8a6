"""Full-text search over nodes, ranked by field, then by whole word before beginning."""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate, Node
from argmap.graph.model.suggestions import nearest
from argmap.graph.model.text import is_spaceless, words

WHOLE_WORD_ONLY: Final = 2
"""Words of so many characters match whole words only."""

_BEGINNING: Final = 1
_FIELD: Final = 2
_NEAR: Final = 5
_TITLE_ITSELF: Final = -1
"""Better than any match of words."""

_JOINS: Final = "\u17d2\u1039"  # what hangs below in Khmer and Burmese begins no grapheme


class Hit(NamedTuple):
    """A node that was found.

    Attributes
    ----------
    node : str
        Its id.
    distance : int
        How far the words are from whole words of its title; smaller is better.
    """

    node: str
    distance: int


class Search(NamedTuple):
    """What a search found.

    Attributes
    ----------
    hits : tuple of Hit
        Best first.
    read_as : tuple of (str, str)
        The words that occur nowhere, each with the word that was searched instead.
    near : tuple of str
        Where no node has all of the words: the ids of those that have the most telling of them.
    """

    hits: tuple[Hit, ...]
    read_as: tuple[tuple[str, str], ...] = ()
    near: tuple[str, ...] = ()

    @property
    def best(self) -> str | None:
        """The id of the one node that fits better than all others; None where several tie."""
        if not self.hits:
            return None
        first, *rest = self.hits
        return None if rest and rest[0].distance == first.distance else first.node


def search(debate: Debate, text: str) -> Search:
    """Find the nodes in which all of some words occur.

    Parameters
    ----------
    text : str
        The words, in any order. Each matches a whole word or, with more than two characters, the
        beginning of a longer one; never its middle. In scripts written without blanks any
        occurrence matches that begins at a grapheme.

    Returns
    -------
    Search
        The nodes, best first: a match in the title before one in the text or id, that before one in
        term, topics, limits or note; a whole word before a beginning; then the shorter title, then
        the id. The title itself comes first of all.

    Notes
    -----
    A word that occurs nowhere in the debate is read as the one most like it that begins alike: a
    slip seldom hits the first letter, and ``mobile`` is no ``bible``. Linear in the length
    of all texts. The search page of the site follows the same rules; ``tests/vectors/search.json``
    holds both to them.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [hit.node for hit in search(tea(), "calm").hits]
    ['tea-calms', 'hot-drinks-calm']
    """
    fields = {node.id: node_fields(node) for node in debate.nodes.values()}
    given = search_words(text)
    read_as: dict[str, str] = {}
    for word in dict.fromkeys(given):  # once, however often it is repeated
        known = any(word_distance(parts, word) is not None for parts in fields.values())
        instead = () if known else nearest(word, _vocabulary(fields.values(), word[0]))
        if instead:
            read_as[word] = instead[0]
    wanted = [read_as.get(word, word) for word in given]
    if not wanted:
        return Search(())
    hits = []
    for node, parts in fields.items():
        distance = _distance(parts, wanted)
        if distance is not None:
            hits.append(Hit(node, distance))
    hits.sort(key=lambda hit: (hit.distance, len(fields[hit.node][0]), hit.node))
    near = () if hits else _with_most(fields, wanted)
    return Search(tuple(hits), tuple(read_as.items()), near)


def search_words(text: str) -> tuple[str, ...]:
    """List the words of a text as they are searched: an apostrophe parts words, too.

    Examples
    --------
    >>> search_words("Byrnes's l'art")
    ('byrnes', 's', 'l', 'art')
    """
    return tuple(part for word in words(text) for part in word.split("'"))


def node_fields(node: Node) -> tuple[str, ...]:
    """Gather what is searched of a node: title; text and id; term, topics, limits and note."""
    record = node.record
    rest = (record.term, *record.topics, record.limits, record.note)
    texts = (node.short, f"{node.text} {node.id}", " ".join(part for part in rest if part))
    return tuple(spaced(text) for text in texts)


def spaced(text: str) -> str:
    """Write the words of a text with a blank before and after each, so that they can be sought.

    Examples
    --------
    >>> spaced("Tea calms.")
    ' tea calms '
    """
    return f" {' '.join(search_words(text))} "


def word_distance(fields: Sequence[str], word: str) -> int | None:
    """Say how far a word is from a whole word of the first field; None where no field has it.

    Examples
    --------
    >>> fields = (spaced("Strong tea"), spaced("Teamwork helps."))
    >>> [word_distance(fields, word) for word in ("tea", "team", "work")]
    [0, 3, None]
    """
    for place, field in enumerate(fields):
        if is_spaceless(word):
            if re.search(f"(?<![{_JOINS}]){re.escape(word)}", field):
                return _FIELD * place
        elif f" {word} " in field:
            return _FIELD * place
        elif len(word) > WHOLE_WORD_ONLY and f" {word}" in field:
            return _FIELD * place + _BEGINNING
    return None


def _distance(fields: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Add up how far the words are from where they count most; None where one is missing."""
    if fields[0] == f" {' '.join(wanted)} ":
        return _TITLE_ITSELF
    total = 0
    for word in wanted:
        distance = word_distance(fields, word)
        if distance is None:
            return None
        total += distance
    return total


def _with_most(fields: Mapping[str, Sequence[str]], wanted: Iterable[str]) -> tuple[str, ...]:
    """Find the nodes that have the most of the words, where a rare word counts for more."""
    weights: dict[str, float] = {}
    for word in sorted(set(wanted)):  # sums of floats depend on their order
        having = [node for node, parts in fields.items() if word_distance(parts, word) is not None]
        for node in having:
            weights[node] = weights.get(node, 0.0) + log(1 + len(fields) / len(having))
    return tuple(sorted(weights, key=lambda node: (-weights[node], node))[:_NEAR])


def _vocabulary(fields: Iterable[Sequence[str]], letter: str) -> set[str]:
    """Gather the words that begin with a letter."""
    return {w for parts in fields for field in parts for w in field.split() if w[0] == letter}
