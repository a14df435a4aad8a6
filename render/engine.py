"""Templates: compiled once, everything escaped, and no name that is not there."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final

import markupsafe
from jinja2 import Environment, StrictUndefined

from argmap.graph.model.phrasing import counted
from argmap.render.compiled import Compiled
from argmap.render.compiler import PAGE, Compiler, Macro
from argmap.render.data import json_ld
from argmap.render.notes import note_html

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

escape: Final = lru_cache(maxsize=20_000, typed=True)(markupsafe.escape)
"""Escaping as ever, but once: the same titles, names and addresses stand on many pages."""


def render(name: str, values: Mapping[str, Any]) -> str:
    """Write a page.

    Parameters
    ----------
    name : str
        The name of its template.
    values : mapping of str to object
        What it shows.

    Returns
    -------
    str
        The page.

    Raises
    ------
    KeyError
        Where the template asks for a value that is not there.
    """
    page = _page(name)
    return page.text(*[values[asked] for asked in page.arguments])


@cache
def _page(name: str) -> Macro:
    """Find the macro that a template is compiled to."""
    page: Macro = getattr(_environment().get_template(name).module, PAGE)
    return page


class _Environment(Environment):
    """Compiles templates with the functions of this package."""

    code_generator_class = Compiler

    def _generate(self, *arguments: Any, **more: Any) -> str:
        """Let the code of a template use `Macro` and `escape` of this package."""
        imports, rest = super()._generate(*arguments, **more).split("\n", 1)
        names = f"from {Macro.__module__} import Macro\nfrom {__name__} import escape"
        return f"{imports}\n{names}\n{rest}"


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=Compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["anchor"] = _anchor
    environment.filters["note"] = note_html
    environment.filters["ucfirst"] = _capital
    environment.filters["xml"] = _without_controls
    environment.tests["having"] = hasattr
    environment.globals["dotted"] = _dotted
    environment.globals["plural"] = counted
    environment.globals["json_ld"] = json_ld
    return environment


def _capital(text: str) -> str:
    """Make the first letter a capital and leave the others alone."""
    return text[:1].upper() + text[1:]


def _anchor(label: str) -> str:
    """Name a place on a page after a label: no blank stands in an address."""
    return label.replace(" ", "-")


def _dotted(*parts: str) -> str:
    """Join what there is with dots."""
    return " · ".join(filter(None, parts))


def _without_controls(text: str) -> str:
    """Leave out the characters that XML does not allow."""
    return _NOT_XML.sub("", text)
