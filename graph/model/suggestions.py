"""The nearest existing name to one that does not exist."""

import re
from collections.abc import Iterable
from typing import Final

from argmap.graph.model.turning_words import may_turn

KEY_LIKENESS: Final = 67
"""The least likeness, 0 to 100, for keys and fixed words."""

ID_LIKENESS: Final = 70
"""The least likeness, 0 to 100, for ids."""

SLIP_LIKENESS: Final = 85
"""The least likeness, 0 to 100, of an id and a slip in writing it: a letter or two, not a word."""

_DIGIT: Final = re.compile(r"\d")


def nearest(
    word: str, choices: Iterable[str], *, likeness: float = ID_LIKENESS, limit: int = 1
) -> tuple[str, ...]:
    """Find the names most like a word.

    Parameters
    ----------
    word : str
        The name that does not exist.
    choices : iterable of str
        The names that do.
    likeness : float, default 70
        The least likeness, from 0 (nothing in common) to 100 (the same).
    limit : int, default 1
        How many to return at most.

    Returns
    -------
    tuple of str
        The names, most like it first, equals in alphabetical order.

    Notes
    -----
    The likeness is the normalised InDel similarity of rapidfuzz, capitals read as small
    letters. Linear in the number of choices.

    Examples
    --------
    >>> nearest("learning-seperates", ["learning-separates", "tofu-and-feta"])
    ('learning-separates',)
    """
    return tuple(name for name, _ in _ranked(word, choices, likeness)[:limit])


def certain(word: str, choices: Iterable[str]) -> str:
    """Find the one name that a misspelt id must mean; the empty string where that is a guess.

    It is a guess where more than a letter or two differ, where two names are equally like the
    word, where a digit differs (``c2`` can be a slip for ``c02``, for ``c20`` and for ``c12``, and
    each is another source), and where what differs may turn the meaning: a word that only one of
    the two has, a negation or a quantifier, the beginning of a word.

    Parameters
    ----------
    word : str
        The name that does not exist.
    choices : iterable of str
        The names that do.

    Returns
    -------
    str
        What may be written in its place without asking anybody.

    Examples
    --------
    >>> certain("learning-seperates", ["learning-separates", "tofu-and-feta"])
    'learning-separates'
    >>> certain("does-tea-calm", ["tea-calms"]), certain("the-tea", ["the-teas", "the-teak"])
    ('', '')
    >>> certain("c2", ["c02", "c20"]), certain("comment-2", ["comment-02"])
    ('', '')
    >>> certain("tea-is-not-good-for-us", ["tea-is-good-for-us"])
    ''
    """
    none = ("", 0.0)
    first, second, *_ = [*_ranked(word, choices, SLIP_LIKENESS), none, none]
    digits = _DIGIT.findall(first[0]) == _DIGIT.findall(word)
    sure = first[1] != second[1] and digits and _same_words(word.lower(), first[0])
    return first[0] if sure else ""


def _same_words(word: str, name: str) -> bool:
    """Tell whether two ids are the same words in the same order, but for letters within one.

    Examples
    --------
    >>> _same_words("teacalms", "tea-calms"), _same_words("unlearned-fear", "learned-fear")
    (True, False)
    """
    written, meant = word.split("-"), name.split("-")
    if len(written) != len(meant):
        return "".join(written) == "".join(meant)
    differing = [pair for pair in zip(written, meant, strict=True) if pair[0] != pair[1]]
    return all(
        one[:1] == other[:1] and not (may_turn(one) or may_turn(other)) for one, other in differing
    )


def _ranked(word: str, choices: Iterable[str], likeness: float) -> list[tuple[str, float]]:
    """List names with their likeness to a word, most like it first."""
    from rapidfuzz import fuzz, process

    matches = process.extract(
        word,
        sorted(choices),
        scorer=fuzz.ratio,
        processor=str.lower,
        score_cutoff=likeness,
        limit=None,
    )
    return sorted(((name, score) for name, score, _ in matches), key=lambda one: (-one[1], one[0]))
