"""Stems: the part that the forms of a word share, by the Snowball rules of its language."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

_SNOWBALL: Final = {"de": "German", "en": "English", "es": "Spanish", "fr": "French"}
"""The languages whose forms are known, each with the name of its rules."""


def stemmer(language: str) -> Callable[[str], str]:
    """Give the function that takes the ending off a word of a language.

    Parameters
    ----------
    language : str
        A BCP 47 tag; what follows its first hyphen makes no difference.

    Returns
    -------
    callable
        For one thread only. Words are folded, as `words` lists them. In a language whose forms
        are not known a word is its own stem, so that only whole words meet.

    References
    ----------
    Porter, M. F. (2001). Snowball: a language for stemming algorithms.

    Examples
    --------
    >>> [stemmer("de-AT")(word) for word in ("hauser", "haus", "beruhigen", "beruhigung")]
    ['haus', 'haus', 'beruh', 'beruh']
    >>> stemmer("ja")("calming")
    'calming'
    """
    name = _SNOWBALL.get(language.partition("-")[0].lower())
    if name is None:
        return str
    # By the module, not by the package's own function: that would prefer another library where
    # one is installed, and answers would depend on the machine.
    module = import_module(f"snowballstemmer.{name.lower()}_stemmer")
    rules: Callable[[str], str] = getattr(module, f"{name}Stemmer")().stemWord
    return rules
