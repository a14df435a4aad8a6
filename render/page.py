"""A page of a debate before it is written: where it lies, by which template, and what it shows."""

from collections.abc import Callable
from operator import methodcaller
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.sentence import Phrase
from argmap.render.page_keys import PageKey

DESCRIPTION: Final = 160
"""How many characters describe a page to search engines."""


class Page(NamedTuple):
    """A page of a debate before it is written.

    Attributes
    ----------
    path, template : str
        Where it lies, and by which template it is written.
    title : Phrase or str
        What it is called.
    view : callable
        Gathers what it shows, when the page is made.
    description : str
        A sentence or two for search engines.
    is_listed : bool
        Whether search engines are told of it.
    is_empty : bool
        It has nothing to show, so no menu leads there.
    key : callable, optional
        Gives what stands for all that it shows.
    is_wide : bool
        It shows nodes from all over the debate. Which ones rests on the structure of the debate
        alone, never on words.
    """

    path: str
    template: str
    title: Phrase | str
    view: Callable[[], object]
    description: str = ""
    is_listed: bool = True
    is_empty: bool = False
    key: PageKey | None = None
    is_wide: bool = False


def known(path: str, template: str, title: Phrase | str, view: object, about: str = "") -> Page:
    """List a page whose view is gathered already, because other pages need it too."""
    return Page(path, template, title, lambda: view, about)


def wide(
    path: str,
    template: str,
    title: Phrase | str,
    view: Callable[[], object],
    about: str = "",
    *,
    beside: object = None,
) -> Page:
    """List a page that shows nodes from all over the debate, and may show something ``beside``."""
    key = methodcaller("of_wide", template, path, beside)
    return Page(path, template, title, view, about, key=key, is_wide=True)


def shortened(text: str) -> str:
    """Shorten a text to what search engines show of it: between words, where it has any.

    Examples
    --------
    >>> shortened("word " * 40)[-10:], len(shortened("字" * 600))
    ('word word…', 160)
    """
    if len(text) <= DESCRIPTION:
        return text
    last = text.rfind(" ", 0, DESCRIPTION)
    return text[: last if last > 0 else DESCRIPTION - 1].rstrip(" ,;:") + "…"
