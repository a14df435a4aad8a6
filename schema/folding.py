"""Letters of any script as plain Latin ones, for ids: ``Müller`` is ``muller``, ``Łódź`` ``lodz``.

One rule for every language: a letter loses its marks (ü is u, å is a), and a letter without a
Latin twin is written as it is usually transcribed (ß is ss, ø is o, Ж is zh, し is shi). So an id
does not depend on the language that somebody thinks in. Two names can fold to one id: an id is a
label, and nobody is ever recognized by it.
"""

import unicodedata
from functools import cache
from typing import Final

_RANGES: Final = (
    (0x00C0, 0x024F),  # Latin
    (0x0300, 0x036F),  # marks that no letter has taken in
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x1E00, 0x1FFF),  # Latin and Greek with two marks
    (0x3041, 0x30FF),  # kana
)


def fold_letters(text: str) -> str:
    """Fold a text to small Latin letters and digits; whatever else it holds becomes a blank.

    Examples
    --------
    >>> fold_letters("Jürgen Müller"), fold_letters("Straße 3"), fold_letters("Ψυχή")
    ('jurgen muller', 'strasse 3', 'psychi')
    """
    if text.isascii():
        return "".join(c if c.isalnum() else " " for c in text.lower())
    return "".join(map(_folded, unicodedata.normalize("NFC", text)))


def letter_table() -> dict[str, str]:
    """Tabulate what letters fold to, for a browser: Latin, Greek, Cyrillic and kana.

    Returns
    -------
    dict of str to str
        Folded letters, and all single characters (in NFC) that fold to them, in order. Left out
        are ASCII and the capital letters that fold as their small ones do. As JSON in UTF-8 it has
        less than 4 kB.

    Examples
    --------
    >>> letter_table()["ss"]
    'ß'
    """
    table: dict[str, str] = {}
    for character in map(chr, (code for first, last in _RANGES for code in range(first, last + 1))):
        if unicodedata.normalize("NFC", character) != character or not _is_letter(character):
            continue
        folded, small = _folded(character), character.lower()
        if small == character or len(small) > 1 or _folded(small) != folded:
            table[folded] = table.get(folded, "") + character
    return dict(sorted(table.items()))


@cache
def _folded(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    if not _is_letter(character):
        return " "
    from anyascii import anyascii  # loading its tables takes 20 ms, and most ids need none

    return "".join(c for c in anyascii(character).lower() if c.isalnum())


def _is_letter(character: str) -> bool:
    """Tell whether a character is a letter, a digit, or a mark on one."""
    return unicodedata.category(character)[0] in "LMN"
