"""Words as they are compared: without case, without accents."""

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argmap.graph.model.debate import Node, Stance

_SPACELESS: Final = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)

# Accents that people leave out when they type: Latin, Greek, Cyrillic, Hebrew and Arabic points.
# Every other mark spells a sound of its own (Indic and Thai vowels, kana's voicing) and counts.
_ACCENTS: Final = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u00ad\u200b-\u200d\u2060\ufeff"  # and what nobody sees: soft hyphens, joiners
)
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DIGIT: Final = re.compile(r"[0-9]")
_UNCOUNTED: Final = re.compile(r"[^a-z$+<=>^`|~]+")
"""In ASCII without digits, all but letters and symbols."""
_VARIATION: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
_IN_NUMBERS: Final = re.compile(
    r"(?<=\d)[^\w\s](?=\d)"  # 1.5, 1,000, 10:30, 2-3
    r"|(?<!\w)[-\u2010-\u2013.](?=\d)"  # -1, .5
    r"|(?<=\d)\s?[%\u2030]"
)


def fold(text: str) -> str:
    """Take case and accents off a text, so that people find what they cannot type.

    Marks that are letters to their readers stay: the vowel signs of Indic scripts and of Thai, the
    voicing marks of kana.

    Examples
    --------
    >>> fold("Crème BRÛLÉE")
    'creme brulee'
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return unicodedata.normalize("NFC", _any_of(_ACCENTS).sub("", parts).casefold())


def words(text: str) -> tuple[str, ...]:
    """List the words of a text, folded.

    Hyphens part words, apostrophes do not. Scripts written without blanks (Han, kana, Thai, Lao,
    Khmer, Burmese) come in runs: a run is one word, and ends where another script begins.

    Examples
    --------
    >>> words("Byrnes's well-known tofu")
    ("byrnes's", 'well', 'known', 'tofu')
    """
    folded = fold(text)
    if folded.isascii():
        return tuple(_WORD.findall(folded))
    # Python's \w knows no marks, and a table of all of them would take longer to build than most
    # texts take to read: those in the text itself are enough.
    marks = "".join(sorted(c for c in set(folded) if unicodedata.category(c)[0] == "M"))
    if not marks and not _any_of(_SPACELESS).search(folded):
        return tuple(_WORD.findall(folded))
    return tuple(_word_pattern(marks).findall(folded))


def name_words(name: str) -> tuple[str, ...]:
    """List the words of a person's name, each letter as it is: Müller is not Muller.

    Only case makes no difference, nor does the way in which a letter with an accent is encoded.

    Examples
    --------
    >>> name_words("Ann-Kathrin MÜLLER"), name_words("Muller") == name_words("Müller")
    (('ann', 'kathrin', 'müller'), False)
    """
    return tuple(re.split(r"[\s-]+", unicodedata.normalize("NFC", name).casefold().strip()))


def is_spaceless(word: str) -> bool:
    """Tell whether a word of `words` is a run of a script that is written without blanks.

    Examples
    --------
    >>> is_spaceless("豆腐"), is_spaceless("tofu")
    (True, False)
    """
    return _any_of(_SPACELESS).match(word) is not None


@cache
def _any_of(characters: str) -> re.Pattern[str]:
    """Compile the pattern of one of these: 1 ms each, and a text in ASCII needs none."""
    return re.compile(f"[{characters}]")


@lru_cache(maxsize=64)
def _word_pattern(marks: str) -> re.Pattern[str]:
    """Compile the pattern of a word in a text that has these marks."""
    letter = f"(?:[^\\W_]|[{re.escape(marks)}])" if marks else r"[^\W_]"
    spaced = f"(?:(?![{_SPACELESS}]){letter})+"
    return re.compile(f"{spaced}(?:'{spaced})*|(?:(?=[{_SPACELESS}]){letter})+")


@lru_cache(maxsize=64)  # every stance on a node asks for the same text
def pin(text: str) -> str:
    """Pin a wording down: the first 8 hexadecimal digits of the SHA-256 of what counts in it.

    What counts are letters with their marks, digits, symbols, and the signs and separators of
    numbers. Case, blanks and other punctuation make no difference.

    Examples
    --------
    >>> pin("Tea calms.") == pin("tea  calms")
    True
    >>> pin("1.5 cups") == pin("15 cups")
    False
    """
    folded = unicodedata.normalize("NFC", text.lower())
    if folded.isascii() and not _DIGIT.search(folded):  # most texts; ten times as fast
        return hashlib.sha256(_UNCOUNTED.sub("", folded).encode()).hexdigest()[:8]
    in_numbers = {match.end() - 1 for match in _IN_NUMBERS.finditer(folded)}
    counted = (c for i, c in enumerate(folded) if i in in_numbers or _counts(c))
    return hashlib.sha256("".join(counted).encode()).hexdigest()[:8]


def _counts(character: str) -> bool:
    """Tell whether a character is a letter, a mark, a digit or a symbol."""
    return unicodedata.category(character)[0] in "LMNS" and character not in _VARIATION


def holds_earlier_wording(stance: "Stance", node: "Node") -> bool:
    """Tell whether a stance was confirmed on other words than a node has now."""
    return stance.wording is not None and stance.wording != pin(node.text)


def unbroken(name: str) -> str:
    r"""Keep a number at the end of a name on one line with the word before it.

    Examples
    --------
    >>> unbroken("Commenter 3")
    'Commenter\xa03'
    """
    words, space, last = name.rpartition(" ")
    return f"{words}\N{NO-BREAK SPACE}{last}" if space and last.isdecimal() else name
