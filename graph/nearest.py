"""The nearest existing name to one that does not exist."""

from collections.abc import Iterable
from typing import Final

KEY_LIKENESS: Final = 60
"""The least likeness, 0 to 100, for keys and fixed words."""

ID_LIKENESS: Final = 70
"""The least likeness, 0 to 100, for ids."""


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
    The likeness is the normalised InDel similarity of rapidfuzz. Linear in the number of choices.

    Examples
    --------
    >>> nearest("learning-seperates", ["learning-separates", "tofu-and-feta"])
    ('learning-separates',)
    """
    from rapidfuzz import fuzz, process

    found = process.extract(
        word, sorted(choices), scorer=fuzz.ratio, score_cutoff=likeness, limit=None
    )
    ranked = sorted(found, key=lambda match: (-match[1], match[0]))
    return tuple(name for name, _, _ in ranked[:limit])
