"""The language of the interface: English, or a gettext catalogue where there is one."""

from collections.abc import Iterator, Sequence
from functools import cache
from gettext import GNUTranslations
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import Final

from argmap.graph.analysis.explain.sentence import NamedNodes, Phrase, PhraseValue, written
from argmap.graph.model.wording import ENGLISH, Wording

SOURCE: Final = "en"
"""The language in which the texts stand in templates, scripts and tables."""
THOUSANDS: Final = {"de": ".", "fr": "\N{NARROW NO-BREAK SPACE}"}
"""What sets thousands apart, for each language that has a catalogue."""


LANGUAGES: Final = (SOURCE, *THOUSANDS)
"""The languages of the interface."""


class Catalogue(Wording):
    """The texts of the interface in one language; what it does not have stays English.

    Parameters
    ----------
    language : str
        The language, as its folder in ``locale`` is named.
    content : bytes
        Its compiled catalogue.
    """

    def __init__(self, language: str, content: bytes) -> None:
        self.language = language
        self.fingerprint = sha256(content).hexdigest()[:8]
        self._translations = GNUTranslations(BytesIO(content))
        self._thousands = THOUSANDS[language]

    def gettext(self, text: str) -> str:
        """Translate a text."""
        return self._translations.gettext(text) if text else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Translate a text in the form that a number asks for."""
        return self._translations.ngettext(one, many, number)

    def number(self, number: int) -> str:
        """Write a number as the language does."""
        return f"{number:,}".replace(",", self._thousands)

    def listed(self, parts: Sequence[str]) -> str:
        """List things: ``Tee, Milch und Zucker``."""
        before = ", ".join(parts[:-1])
        return self.gettext(" and ").join(filter(None, [before, *parts[-1:]]))


def interface_language(language: str) -> str:
    """Choose the language of the interface: that of the texts, where it has a catalogue.

    Examples
    --------
    >>> interface_language("de-CH"), interface_language("en-GB"), interface_language("es")
    ('de', 'en', 'en')
    """
    primary = language.partition("-")[0].lower()
    return primary if primary in THOUSANDS else SOURCE


def is_mixed(language: str) -> bool:
    """Tell whether the interface is in another language than the texts.

    Examples
    --------
    >>> is_mixed("de-CH"), is_mixed("en-GB"), is_mixed("es")
    (False, False, True)
    """
    return interface_language(language) != language.partition("-")[0].lower()


@cache
def wording(language: str) -> Wording:
    """Find how to write the interface beside texts of a language."""
    chosen = interface_language(language)
    if chosen == SOURCE:
        return ENGLISH
    place = files("argmap.render") / "locale" / chosen / "LC_MESSAGES" / "argmap.mo"
    return Catalogue(chosen, place.read_bytes())


def capital(text: object) -> str:
    """Make the first letter a capital and leave the others alone."""
    plain = str(text)
    return plain[:1].upper() + plain[1:]


def say(message: PhraseValue, language: str) -> str:
    """Write a text of the interface: of a table or a template, or a sentence of the analysis."""
    words = wording(language)
    return words.gettext(message) if type(message) is str else written(message, words)


def counted_text(one: str, many: str, num: int, language: str) -> str:
    """Write a text that counts something; the number stands in its place ``%(num)s``."""
    words = wording(language)
    return words.ngettext(one, many, num) % {"num": words.number(num)}


def pieces(sentence: Phrase, language: str) -> Iterator[str | NamedNodes]:
    """Part a sentence at the nodes it names, of which a page makes links."""
    return sentence.pieces(wording(language))
