"""Templates: compiled once, everything escaped, and no name that is not there."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from argmap.render.notes import note_html
from argmap.render.words import plural


@cache
def template(name: str) -> Template:
    """Compile a template of this package, once."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("argmap.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["note"] = note_html
    environment.globals["plural"] = plural
    return environment
