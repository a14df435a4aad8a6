"""Fingerprints of plain values: the same for the same values, in every process.

A page is a function of what it shows and of the code of this package. Where neither has changed
there is nothing to make.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import attrgetter
from typing import Any, Final

_SIZE: Final = 16
_LIBRARIES: Final = ("jinja2", "markupsafe", "markdown-it-py")
_NO_REFERENCES: Final = 2
"""The version of marshal's format in which equal values have equal bytes."""
_PLAIN: Final = frozenset({str, int, float, bool, bytes, type(None)})


def fingerprint(values: Any) -> str:
    """Make the fingerprint of what a file says.

    Parameters
    ----------
    values : Any
        Texts, numbers, sequences, mappings, enumerations and data classes, within each other.

    Returns
    -------
    str
        32 hexadecimal digits.

    Raises
    ------
    TypeError
        For anything else: what cannot be seen could change unseen.

    Examples
    --------
    >>> fingerprint(("tea", 1)) == fingerprint(("tea", 1))
    True
    >>> fingerprint(("tea", 1)) == fingerprint(("tea", True))
    False
    >>> fingerprint({"tea"})
    Traceback (most recent call last):
    ...
    TypeError: a page shows plain values, and a set is none
    """
    return digest(marshal.dumps(_plain(values), _NO_REFERENCES))


def digest(content: bytes) -> str:
    """Make the fingerprint of a file's content.

    Examples
    --------
    >>> digest(b"tea")
    '833ede412aad05219a1b924c1fe8a5cd'
    """
    return blake2b(content, digest_size=_SIZE).hexdigest()


def _plain(value: Any) -> Any:
    """Take a value apart into tuples of texts and numbers; those say all of it."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    parts = [part if type(part) in _PLAIN else _plain(part) for part in _TAKERS[kind](value)]
    return (kind.__qualname__, *parts)


class _Takers(dict[type, Callable[[Any], Iterable[Any]]]):
    """How to take apart the values of a type, found out once for each."""

    def __missing__(self, kind: type) -> Callable[[Any], Iterable[Any]]:
        self[kind] = _taker(kind)
        return self[kind]


def _taker(kind: type) -> Callable[[Any], Iterable[Any]]:
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        if len(names) > 1:
            return attrgetter(*names)
        return lambda value: [getattr(value, name) for name in names]
    if issubclass(kind, Enum):
        return lambda value: (value.value,)
    if issubclass(kind, str):
        return lambda value: (str(value),)
    if issubclass(kind, list | tuple):
        return iter
    if issubclass(kind, Mapping):
        return lambda value: value.items()
    raise TypeError(f"a page shows plain values, and a {kind.__name__} is none")


_TAKERS: Final = _Takers()


@cache
def code_fingerprint() -> str:
    """Make the fingerprint of all that turns values into pages: this package, and its libraries."""
    parts = [f"{name} {version(name)}".encode() for name in _LIBRARIES]
    parts += (content for _, content in sorted(_sources(files("argmap.render"), "")))
    return digest(b"\0".join(parts))


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _sources(entry, f"{path}{entry.name}/")
        else:
            yield f"{path}{entry.name}", entry.read_bytes()
