"""What changed between two wordings of one statement, and whether that may change what it says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from argmap.graph.diff.change import Piece
from argmap.graph.model.text import fold
from argmap.graph.model.turning_words import TurningWords, turning_words

_PAIRS: Final = 20_000
"""How many pairs of equal words may be compared one by one."""
_TABLE: Final = 25_000_000
"""How many pairs of words may be compared at all."""
BEYOND_RECOGNITION: Final = 0.5
"""A text of which fewer words are kept is another statement, 0 to 1."""

_NUMBER: Final = re.compile(r"[+-]?\d[\d.,]*%?\w*")
_KEY: Final = re.compile(r"[+-]?\d[\d.,]*%?\w*|[^\W_]+(?:'[^\W_]+)*")


class Rewording(NamedTuple):
    """How one wording became another.

    Attributes
    ----------
    pieces : tuple of Piece
        The word diff.
    kept : float
        The share of words that stayed, 0 to 1.
    checked : bool
        There is a list of the words that turn a meaning in this language.
    """

    pieces: tuple[Piece, ...]
    kept: float
    checked: bool = True

    @property
    def changes_meaning(self) -> bool:
        """Whether a word that bears on the meaning changed, or most words did, or nobody knows."""
        if not self.checked or self.kept < BEYOND_RECOGNITION:
            return True
        return any(piece.decisive for piece in self.pieces)


def reworded(before: str, after: str, language: str = "en") -> Rewording:
    """Compare two wordings word by word.

    Parameters
    ----------
    before, after : str
        The texts, each on one line.
    language : str, default en
        Their language, as a BCP 47 tag. Where there is no list of its words, only numbers are
        decisive, and the rewording is not `checked`.

    Returns
    -------
    Rewording
        The word diff. Decisive are the negations, quantifiers, numbers and modals among the words
        that came, went or changed places; a contraction counts as the words it stands for.

    Notes
    -----
    Only words are looked at: a new noun can change the meaning as much, and a reviewer of the
    change has to read it.

    Examples
    --------
    >>> [piece for piece in reworded("Tea calms.", "Tea never calms.").pieces if piece.decisive]
    [Piece(sign='+', text='never', decisive=True)]
    >>> reworded("It does not calm.", "It doesn't calm!").changes_meaning
    False
    """
    old, new = before.split(), after.split()
    known = turning_words(language)
    old_keys, new_keys = _keys(old, known), _keys(new, known)
    removed: set[int] = set()
    came: set[int] = set()
    common = 0
    for tag, start, end, new_start, new_end in _opcodes(
        [key for _, key in old_keys], [key for _, key in new_keys]
    ):
        if tag == "equal":
            common += end - start
        else:
            removed |= _decisive(old_keys[start:end], known)
            came |= _decisive(new_keys[new_start:new_end], known)
    total = len(old_keys) + len(new_keys)
    share = 2 * common / total if total else 1.0
    return Rewording(tuple(_pieces(old, new, removed, came)), share, known is not None)


def _opcodes(old: list[str], new: list[str]) -> Iterable[tuple[str, int, int, int, int]]:
    """Align two lists of words: which stretches are equal, and which were replaced.

    `difflib` keeps longer stretches together, which reads better, but words that are repeated again
    and again cost it time in the third power. Then a longest common subsequence has to do; and for
    texts that are far too long even for that, both count as replaced.
    """
    if len(old) * len(new) > _TABLE:
        return [("replace", 0, len(old), 0, len(new))]
    counts = Counter(new)
    if sum(counts[word] for word in old) <= _PAIRS:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    from rapidfuzz.distance import Indel  # hardly any text needs it, and it is slow to load

    codes = Indel.opcodes(old, new)
    return ((c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes)


def _keys(chunks: list[str], known: TurningWords | None) -> list[tuple[int, str]]:
    """List the words to compare, each with the place of the chunk it comes from."""
    keys = []
    for place, chunk in enumerate(chunks):
        for word in _KEY.findall(fold(chunk)):
            parts = (word,) if known is None else known.spelled_out(word)
            keys += [(place, part.rstrip(".,")) for part in parts]
    return keys


def _decisive(keys: list[tuple[int, str]], known: TurningWords | None) -> set[int]:
    """Give the places of the words that may turn the meaning."""
    turning = frozenset[str]() if known is None else known.decisive
    return {place for place, key in keys if key in turning or _NUMBER.fullmatch(key)}


def _pieces(old: list[str], new: list[str], removed: set[int], came: set[int]) -> Iterator[Piece]:
    for tag, start, end, new_start, new_end in _opcodes(old, new):
        if tag == "equal":
            yield Piece("=", " ".join(old[start:end]))
            continue
        for sign, chunks, places, marked in (
            ("-", old, range(start, end), removed),
            ("+", new, range(new_start, new_end), came),
        ):
            if places:
                text = " ".join(chunks[place] for place in places)
                yield Piece(sign, text, not marked.isdisjoint(places))
