"""How the texts of this program are written: counting and listing, in English or translated."""

from collections.abc import Sequence
from typing import Final


def counted(number: int, one: str, many: str = "") -> str:
    """Count something: ``1 node``, ``2 nodes``.

    Examples
    --------
    >>> counted(1, "reply", "replies"), counted(0, "reason")
    ('1 reply', '0 reasons')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """List things: ``tea, milk and sugar``.

    Examples
    --------
    >>> listed(["tea", "milk", "sugar"]), listed(["tea", "milk"], "or"), listed([])
    ('tea, milk and sugar', 'tea or milk', '')
    """
    return f" {last} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


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

    language: str = "en"
    """The language, by the first part of its tag."""
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
