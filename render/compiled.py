"""Compiled templates, kept where Python keeps the compiled modules of this package.

Compiling the templates takes longer than making the pages of a small site. What lies beside the
code is trusted as the code itself; a folder that a debate brings along never is.
"""

import marshal
import sys
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from os import getpid, scandir
from pathlib import Path
from types import CodeType
from typing import Any, Final

import jinja2
from jinja2 import Environment, FileSystemLoader, Template

from argmap.render import compiler
from argmap.render.ledger import digest

_FOLDER: Final = Path(__file__).parent / "templates"
_KEPT: Final = _FOLDER / "__pycache__" / f"all.{sys.implementation.cache_tag}"
_CODE: Final = tuple(
    Path(__file__).with_name(name) for name in ("compiled.py", "compiler.py", "engine.py")
)
"""What makes compiled templates of templates."""


class Compiled(FileSystemLoader):
    """Loads the templates of this package; they are compiled when one of them has changed."""

    def __init__(self) -> None:
        super().__init__(_FOLDER)
        self._codes: Mapping[str, CodeType] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - so Jinja2 calls it
    ) -> Template:
        """Load a template."""
        self._codes = self._codes or _kept() or _compile(environment, self)
        code, names = self._codes[name], {} if globals is None else globals
        return environment.template_class.from_code(environment, code, names)


def _compile(environment: Environment, loader: FileSystemLoader) -> Mapping[str, CodeType]:
    """Compile all templates, and keep them where that folder can be written to."""
    codes = {}
    for name in sorted(path.name for path in _templates()):
        tree = compiler.joined(environment, loader, name)
        codes[name] = environment.compile(tree, name, str(_FOLDER / name))
    if not sys.dont_write_bytecode:
        beside = _KEPT.with_suffix(f".{getpid()}")
        with suppress(OSError):
            _KEPT.parent.mkdir(exist_ok=True)
            content = marshal.dumps((_state(), codes))
            beside.write_bytes(digest(content).encode() + content)
            beside.replace(_KEPT)
    return codes


def _kept() -> Mapping[str, CodeType]:
    """Read what was kept; nothing is there where it is damaged, or what it was made of changed."""
    with suppress(OSError):
        seal, content = _split(_KEPT.read_bytes())
        if seal == digest(content).encode():  # else reading it could do anything
            kept: tuple[object, Mapping[str, CodeType]]
            kept = marshal.loads(content)  # noqa: S302 - as Python does with its own
            if kept[0] == _state():
                return kept[1]
    return {}


def _split(sealed: bytes) -> tuple[bytes, bytes]:
    length = len(digest(b""))
    return sealed[:length], sealed[length:]


def _templates() -> list[Path]:
    """List the templates; what an editor leaves beside them is none."""
    with scandir(_FOLDER) as found:
        return [Path(one) for one in found if one.is_file() and _is_template(one.name)]


def _is_template(name: str) -> bool:
    return not name.startswith(".") and name.endswith((".html", ".xml", ".css"))


def _state() -> tuple[Any, ...]:
    """Tell what the compiled templates depend on: versions, sizes and times, as Python does."""
    looked = [(file.name, file.stat()) for file in (*sorted(_templates()), *_CODE)]
    return (
        jinja2.__version__,
        tuple((name, status.st_size, status.st_mtime_ns) for name, status in looked),
    )
