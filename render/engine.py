"""Templates: compiled once, everything escaped, and no name that is not there."""

import re
from functools import cache, lru_cache
from typing import Any, Final

import markupsafe
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from argmap.render.bytecode import Beside
from argmap.render.data import json_ld
from argmap.render.notes import note_html
from argmap.render.words import plural

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


escape: Final = lru_cache(maxsize=20_000, typed=True)(markupsafe.escape)
"""Escaping as ever, but once: the same titles, names and addresses stand on many pages."""


class _Environment(Environment):
    """Compiles templates so that they escape by `escape` of this module."""

    def _generate(self, *arguments: Any, **more: Any) -> str:
        """Change the code of a template; this is the hook that Jinja2 offers for it."""
        code = super()._generate(*arguments, **more)
        imports, rest = code.split("\n", 1)
        return f"{imports}\nfrom {__name__} import escape\n{rest}"


@cache
def template(name: str) -> Template:
    """Compile a template of this package, once."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=PackageLoader("argmap.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Beside(),
    )
    environment.filters["note"] = note_html
    environment.filters["ucfirst"] = _capital
    environment.filters["xml"] = _without_controls
    environment.globals["plural"] = plural
    environment.globals["json_ld"] = json_ld
    return environment


def _capital(text: str) -> str:
    """Make the first letter a capital and leave the others alone."""
    return text[:1].upper() + text[1:]


def _without_controls(text: str) -> str:
    """Leave out the characters that XML does not allow."""
    return _NOT_XML.sub("", text)
