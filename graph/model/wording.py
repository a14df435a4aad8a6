"""How the texts of this program are written: in English, or as a catalogue translates them."""

from collections.abc import Sequence
from typing import Final

from argmap.graph.model.phrasing import listed


def message(text: str) -> str:
    """Mark a text that is translated where it is used, so that it gets into the catalogues."""
    return text


def message_of_number(one: str, many: str) -> tuple[str, str]:
    """Mark a text that counts something, in its two forms."""
    return one, many


class Wording:
    """English, the language of the source; a catalogue of translations overrides it.

    Examples
    --------
    >>> ENGLISH.ngettext("{number} reason", "{number} reasons", 2), ENGLISH.number(1200)
    ('{number} reasons', '1,200')
    """

    fingerprint: str = ""
    """Another one for each content of a catalogue."""

    def gettext(self, text: str) -> str:
        """Translate a text."""
        return text

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Translate a text in the form that a number asks for."""
        return one if number == 1 else many

    def number(self, number: int) -> str:
        """Write a number, its thousands set apart."""
        return f"{number:,}"

    def listed(self, parts: Sequence[str]) -> str:
        """List things: ``tea, milk and sugar``."""
        return listed(parts)


ENGLISH: Final = Wording()
"""The wording of the command line, and of pages without a catalogue of their language."""
