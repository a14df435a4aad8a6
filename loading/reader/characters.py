"""Which characters a debate's files may hold.

Refused are those that nobody types and that mislead a reader, a terminal or a language model:
control characters, marks that turn the direction of text, and invisible ones. The joiners that
Persian, Hindi and emoji need are allowed where they join something.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_REFUSED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, NEL among them
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e"  # soft hyphen, fillers
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"  # zero width, directions, line separators
    "\u3164\ufeff\uffa0\ufff0-\uffff"  # fillers, byte-order mark, specials
    "\U000e0000-\U000e0fff]"  # tags: instructions that only a machine sees
    "|\r(?!\n)"
)
_PLAIN: Final = bytes(range(ord(" "), ord("~") + 1)) + b"\t\n"
"""What most files hold alone."""
_JOINERS: Final = re.compile("[\u200c\u200d]")
_FOREIGN: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")  # Greek or Cyrillic
_MIXED: Final = re.compile(rf"\b(?=\w*[A-Za-z])(?=\w*(?=\w){_FOREIGN.pattern})\w+\b")


def refused(text: str) -> Iterator[tuple[int, str]]:
    r"""Find the characters that no file may hold.

    Parameters
    ----------
    text : str
        The text of a file, or any part of one.

    Yields
    ------
    tuple of int and str
        The offset of the character and its name, such as ``U+202E RIGHT-TO-LEFT OVERRIDE``.

    Examples
    --------
    >>> list(refused("a\u200bb"))
    [(1, 'U+200B ZERO WIDTH SPACE')]
    >>> list(refused("👩\u200d🔬"))
    []
    """
    if text.isascii() and not text.encode().translate(None, delete=_PLAIN):
        return  # ten times as fast as looking for each
    offsets = [match.start() for match in _REFUSED.finditer(text)]
    if not text.isascii():
        offsets += [m.start() for m in _JOINERS.finditer(text) if not _joins(text, m.start())]
    for offset in sorted(offsets):
        yield offset, name(text[offset])


def name(character: str) -> str:
    """Name a character, such as ``U+00AD SOFT HYPHEN``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL CHARACTER')}"


def mixed_scripts(text: str) -> Iterator[tuple[int, str]]:
    r"""Find words that mix Latin letters with Greek or Cyrillic ones that may look the same.

    Yields
    ------
    tuple of int and str
        The offset of the word and the word.

    Examples
    --------
    >>> [ascii(word) for _, word in mixed_scripts("a p\u0430radox")]
    ["'p\\u0430radox'"]
    """
    if not text.isascii():
        for match in _MIXED.finditer(text):
            yield match.start(), match.group()


def is_foreign(character: str) -> bool:
    """Tell whether a letter is Greek or Cyrillic, and so may look like a Latin one."""
    return _FOREIGN.match(character) is not None


def _joins(text: str, offset: int) -> bool:
    """Tell whether a joiner stands between two characters of a script, or of emoji, that use it."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return _takes_joiners(before) and _takes_joiners(after)


def _takes_joiners(character: str) -> bool:
    if not character or character.isascii():
        return False
    category = unicodedata.category(character)
    if category in {"So", "Sk"} or character == "\ufe0f":
        return True
    return category[0] in "LM" and not unicodedata.name(character, "").startswith(
        ("LATIN", "GREEK", "CYRILLIC")
    )
