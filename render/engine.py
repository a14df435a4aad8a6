"""Templates: compiled once, everything escaped, and no name that is not there."""

import os
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from argmap.render.catalogue import SOURCE, capital, wording
from argmap.render.data import json_ld
from argmap.render.notes import note_html
from argmap.render.translation import translate
from argmap.render.views.legend import TERMS

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_TEMPLATES: Final = Path(__file__).parent / "templates"


def render(name: str, values: Mapping[str, Any]) -> str:
    """Write a page.

    Parameters
    ----------
    name : str
        The name of its template.
    values : mapping of str to object
        What it shows; ``language`` is the language of its texts, without it English.

    Returns
    -------
    str
        The page; every value in it is escaped.

    Raises
    ------
    jinja2.UndefinedError
        Where the template asks for a value that is not there.
    """
    language = values.get("language", SOURCE)
    return _environment(language).get_template(name).render(values)


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        bytecode_cache=_bytecode_cache(language),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["anchor"] = _anchor
    environment.filters["link"] = _link
    environment.filters["note"] = note_html
    environment.filters["ucfirst"] = capital
    environment.filters["xml"] = _without_controls
    environment.tests["having"] = hasattr
    environment.globals["dotted"] = _dotted
    environment.globals["json_ld"] = json_ld
    environment.globals["terms"] = TERMS
    translate(environment, language)
    return environment


def _bytecode_cache(language: str) -> FileSystemBytecodeCache | None:
    """Keep compiled templates where Python keeps the compiled modules of this package.

    What lies beside the code is trusted as the code is. Where nothing can be written there, the
    templates are compiled at each start.
    """
    folder = _TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    # The key of a template is its name and its source, so each language needs names of its own;
    # a new catalogue makes them anew.
    kept_for = f"{language}-{wording(language).fingerprint}"
    return FileSystemBytecodeCache(str(folder), f"__jinja2_{kept_for}_%s.cache")


def _anchor(label: str) -> str:
    """Name a place on a page after a label: no blank stands in an address."""
    return label.replace(" ", "-")


def _link(head: Any, base: str) -> Markup:
    """Write a link to a node, a source or a person; ``base`` leads to the folder of the debate."""
    return _linked(base + head.path, head.name if hasattr(head, "name") else head.title)


@lru_cache(maxsize=1 << 13)  # the pages of neighbours, made in a row, lead to the same places
def _linked(path: str, name: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(path, name)


def _dotted(*parts: str | int) -> str:
    """Join what there is with dots."""
    return " · ".join(str(part) for part in parts if part)


def _without_controls(text: str) -> str:
    """Leave out the characters that XML does not allow."""
    return _NOT_XML.sub("", text)
