"""Templates joined and compiled here say what Jinja2 says, and refuse what it refuses."""

import marshal
import sys
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import (
    DictLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateAssertionError,
    UndefinedError,
    nodes,
)

from argmap.graph.model.debate import Debate
from argmap.loading.loaded import Loaded
from argmap.render import compiled, engine, site
from argmap.render import data_files as machines
from argmap.render.compiler import PAGE, Macro, joined
from argmap.render.site import site_files
from argmap.schema.config import SiteConfig
from tests.render.test_data_files import HISTORY

FULL = SiteConfig.model_validate(
    {"address": "https://example.org/maps/", "repository": "https://example.org/ann/tea"}
)


FOLDER = Path(compiled.__file__).with_name("templates")
PARTS = {
    "frame": "{% from 'macros' import greet %}<p>{{ greet(who) }}</p>"
    "{% block main %}none{% endblock %}",
    "macros": "{% macro greet(who, word='Hello') %}{{ word }} {{ who }}{% endmacro %}",
    "part": "<i>{{ thing.name }}</i>",
    "page": "{% extends 'frame' %}{% from 'macros' import greet as hail %}"
    "{% block main %}{% include 'part' %}{{ hail(who, 'Hi') if who else 'Nobody' }}{% endblock %}",
}


@dataclass
class Thing:
    """Something with a name."""

    name: str


def written(parts: Mapping[str, str], name: str, **values: Any) -> str:
    """Join and compile some templates, and write one."""
    environment = engine._Environment(autoescape=True, undefined=StrictUndefined)
    environment.loader = Precompiled(parts)
    page: Macro = getattr(environment.get_template(name).module, PAGE)
    return page.text(*[values[argument] for argument in page.arguments])


class Precompiled(DictLoader):
    """Loads templates that are joined when they are asked for."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - so Jinja2 calls it
    ) -> Template:
        """Load a template."""
        code = environment.compile(joined(environment, self, name), name, name)
        return environment.template_class.from_code(environment, code, globals or {})


def test_joined() -> None:
    """A page has what it extends, includes and imports; all texts are escaped, and only once."""
    assert written(PARTS, "page", who="A & B", thing=Thing("<b>")) == (
        "<p>Hello A &amp; B</p><i>&lt;b&gt;</i>Hi A &amp; B"
    )


@pytest.mark.parametrize("text", ["{{ thing.nam }}", "{{ thing['name'] }}", "{{ thing(1) }}"])
def test_refuses_what_is_not_there(text: str) -> None:
    """An attribute, a key or a function that is not there is an error, never an empty text."""
    with pytest.raises((AttributeError, TypeError)):
        written({"page": text}, "page", thing=Thing("Tea"))


def test_refuses_a_name_that_is_not_there() -> None:
    """A name that nobody gives is an error, whether a page or a macro asks for it."""
    for text, name in (("{{ tee }}", "tee"), ("{{ super() }}", "super")):
        with pytest.raises(KeyError, match=name):
            written({"page": text}, "page")
    with pytest.raises(UndefinedError, match="who"):
        written({"page": "{% macro a(who) %}{{ who }}{% endmacro %}{{ a() }}"}, "page")


@pytest.mark.parametrize(
    "text", ["{{ a(*b) }}", "{{ a(**b) }}", "{% call a() %}{% endcall %}", "{% extends a %}"]
)
def test_refuses_what_it_does_not_know(text: str) -> None:
    """What would be compiled to something else than Jinja2 makes of it is not compiled."""
    with pytest.raises((TemplateAssertionError, nodes.Impossible)):
        written({"page": text}, "page", a=str, b=[])


@pytest.fixture
def own_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a folder with a single template in the place of ours."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.html").write_text("{{ one }}")
    (tmp_path / "compiler.py").write_text("first")
    monkeypatch.setattr(compiled, "_CODE", (tmp_path / "compiler.py",))
    monkeypatch.setattr(compiled, "_FOLDER", folder)
    monkeypatch.setattr(compiled, "_KEPT", folder / "__pycache__" / "all.test")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def arguments() -> list[str]:
    """Load the single template, as a process does that begins, and list what it asks for."""
    environment = engine._Environment(loader=compiled.Compiled(), autoescape=True)
    page: Macro = getattr(environment.get_template("page.html").module, PAGE)
    return list(page.arguments)


def test_kept(own_templates: Path) -> None:
    """Templates are compiled once, and again when one of them or what compiles them has changed."""
    folder = own_templates
    assert arguments() == ["one"]
    kept = compiled._KEPT.stat().st_mtime_ns
    assert (arguments(), compiled._KEPT.stat().st_mtime_ns) == (["one"], kept)
    (folder / "page.html").write_text("{{ two }} ")
    (folder / ".page.html.swp").write_bytes(b"{{\xff")  # as an editor leaves it
    (folder / "page.html~").write_text("{{")
    assert arguments() == ["two"]
    old = compiled._KEPT.read_bytes()
    folder.with_name("compiler.py").write_text("another")
    assert arguments() == ["two"]
    assert compiled._KEPT.read_bytes() != old


@pytest.mark.parametrize(
    "rubbish", [b"", b"rubbish", *map(marshal.dumps, ((), {}, "", None)), b"(\xff\xff\xff\x7f"]
)
def test_damaged(own_templates: Path, rubbish: bytes) -> None:
    """Whatever stands where templates are kept, they are compiled again and kept again."""
    assert arguments() == ["one"]
    whole = compiled._KEPT.read_bytes()
    for damaged in (rubbish, rubbish.rjust(len(whole)), whole[:-1], whole[:-1] + b"."):
        compiled._KEPT.write_bytes(damaged)
        assert arguments() == ["one"]
        assert compiled._KEPT.read_bytes() == whole


def pages(debate: Debate) -> dict[str, bytes]:
    """Make a site of everything a site can have."""
    files = site_files([debate], FULL, {debate.id: HISTORY})
    return {file.path: file.content for file in files}


def test_same_as_jinja(tea: Debate, empathy: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jinja2 alone, with the same filters and functions, writes the same site."""
    plain = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    own = engine._environment()
    plain.filters, plain.tests, plain.globals = own.filters, own.tests, own.globals

    def render(name: str, values: Mapping[str, Any]) -> str:
        return plain.get_template(name).render(values)

    for debate in (tea, empathy.debate):
        found = pages(debate)
        with monkeypatch.context() as patched:
            for module in (site, machines):
                patched.setattr(module, "render", render)
            assert pages(debate) == found
