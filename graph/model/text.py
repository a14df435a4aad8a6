"""Words as they are compared: without case, without accents."""

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argmap.graph.model.debate import Node, Stance

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NEITHER: Final = re.compile(r"[\W_]+")  # neither letters nor digits


def fold(text: str) -> str:
    """Take case and accents off a text, so that people find what they cannot type.

    Examples
    --------
    >>> fold("Crème BRÛLÉE")
    'creme brulee'
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def words(text: str) -> tuple[str, ...]:
    """List the words of a text, folded; hyphens part words, apostrophes do not.

    Examples
    --------
    >>> words("Byrnes's well-known tofu")
    ("byrnes's", 'well', 'known', 'tofu')
    """
    return tuple(_WORD.findall(fold(text)))


def pin(text: str) -> str:
    """Pin a wording down: the first 8 hexadecimal digits of the SHA-256 of its letters and digits.

    Case, spaces and punctuation make no difference.

    Examples
    --------
    >>> pin("Tea calms.") == pin("tea  calms")
    True
    """
    return hashlib.sha256(_NEITHER.sub("", text.lower()).encode()).hexdigest()[:8]


def holds_earlier_wording(stance: "Stance", node: "Node") -> bool:
    """Tell whether a stance was confirmed on other words than a node has now."""
    return stance.wording is not None and stance.wording != pin(node.text)
