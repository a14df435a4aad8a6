"""Find nodes by words."""

from collections.abc import Iterable, Mapping
from math import log
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate, Node
from argmap.graph.model.suggestions import nearest
from argmap.graph.model.text import words

_MIDDLE: Final = 1
_FIELD: Final = 2
_NEAR: Final = 5
_NOTHING: Final = -1
"""Better than any match of words: the title itself."""


class Hit(NamedTuple):
    """A node that was found.

    Attributes
    ----------
    node : str
        Its id.
    distance : int
        How far the words stand from the start of a word of its title; smaller is better.
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
        The words that stand nowhere, each with the word that was searched instead.
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
    debate : Debate
        The debate.
    text : str
        The words, in any order; each may be the start or the middle of a longer word.

    Returns
    -------
    Search
        The nodes, best first: a match in the title before one in the text or id, that before one in
        term, topics, limits or note; the start of a word before its middle; then the shorter title,
        then the id. The title itself comes first of all.

    Notes
    -----
    A word that stands nowhere in the debate is read as the one most like it. Linear in the length
    of all texts.

    Examples
    --------
    >>> search(Debate("tea", "Tea or coffee?"), "tea").hits
    ()
    """
    fields = {node.id: _fields(node) for node in debate.nodes.values()}
    wanted, read_as = [], []
    for word in words(text):
        known = any(word in field for parts in fields.values() for field in parts)
        instead = () if known else nearest(word, _vocabulary(fields.values()))
        wanted.append(instead[0] if instead else word)
        read_as += [(word, near) for near in instead]
    if not wanted:
        return Search(())
    found = []
    for node, parts in fields.items():
        distance = _distance(parts, wanted)
        if distance is not None:
            found.append(Hit(node, distance))
    found.sort(key=lambda hit: (hit.distance, len(fields[hit.node][0]), hit.node))
    near = () if found else _with_most(fields, wanted)
    return Search(tuple(found), tuple(read_as), near)


def _with_most(fields: Mapping[str, tuple[str, ...]], wanted: Iterable[str]) -> tuple[str, ...]:
    """Find the nodes that have the most of the words, where a rare word counts for more."""
    weights: dict[str, float] = {}
    for word in set(wanted):
        having = [node for node, parts in fields.items() if any(word in part for part in parts)]
        for node in having:
            weights[node] = weights.get(node, 0.0) + log(1 + len(fields) / len(having))
    return tuple(sorted(weights, key=lambda node: (-weights[node], node))[:_NEAR])


def _fields(node: Node) -> tuple[str, ...]:
    """Fold what can be searched: title; text and id; the rest. A blank stands before each word."""
    record = node.record
    rest = (record.term, *record.topics, record.limits, record.note)
    texts = (node.short, f"{node.text} {node.id}", " ".join(part for part in rest if part))
    return tuple("".join(f" {word}" for word in words(text)) for text in texts)


def _distance(fields: tuple[str, ...], wanted: Iterable[str]) -> int | None:
    """Add up how far the words stand from where they count most; None where one is missing."""
    title = "".join(f" {word}" for word in wanted)
    if fields[0] == title:
        return _NOTHING
    distances = [_word_distance(fields, word) for word in wanted]
    return None if None in distances else sum(d for d in distances if d is not None)


def _word_distance(fields: tuple[str, ...], word: str) -> int | None:
    found = (
        _FIELD * place + (0 if f" {word}" in field else _MIDDLE)
        for place, field in enumerate(fields)
        if word in field
    )
    return min(found, default=None)


def _vocabulary(fields: Iterable[tuple[str, ...]]) -> set[str]:
    return {word for parts in fields for field in parts for word in field.split()}
