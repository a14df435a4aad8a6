"""Compiled templates, kept where Python keeps the compiled modules of this package.

Compiling the templates takes longer than making the pages of a small site. What lies beside the
code is trusted as the code itself; a folder that a debate brings along never is.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_FOLDER: Final = Path(__file__).parent / "templates" / "__pycache__"


class Beside(BytecodeCache):
    """Keeps each compiled template in a file; a template that has changed is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load what was kept, where it is still good; Jinja2 looks at its first bytes."""
        with (
            suppress(OSError, EOFError, ValueError, TypeError),
            self._path(bucket).open("rb") as file,
        ):
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where the folder can be written to."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        beside = path.with_suffix(f".{id(bucket)}")
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            with beside.open("wb") as file:
                bucket.write_bytecode(file)
            beside.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return _FOLDER / f"{bucket.key}.{sys.implementation.cache_tag}"
