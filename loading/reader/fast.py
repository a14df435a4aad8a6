"""Fast YAML reader for ordinary files: data without places or findings.

At the first sign of anything unusual it gives up, and the located reader takes over. It may give up
too often, but never too seldom.
"""

from collections.abc import Callable
from sys import intern
from typing import Any, Final, TypeAlias

import yaml

from argmap.loading.reader.limits import DEPTH, LOADER, NOTHING, VALUES

_MARKS: Final = ("&", "!", "\\", " #", "\t#")
"""Without these no file has an anchor, a tag, an escape, or a comment behind a value."""

_SCALAR: Final[Any] = yaml.ScalarEvent
_MAPPING: Final = yaml.MappingStartEvent
_MAPPING_END: Final = yaml.MappingEndEvent
_LIST: Final = yaml.SequenceStartEvent
_LIST_END: Final = yaml.SequenceEndEvent

_Following: TypeAlias = Callable[[], Any]
"""Asks the parser for the event that follows."""


class _UnusualError(Exception):
    """The file needs the located reader."""


def read_fast(text: str) -> dict[str, Any] | None:
    r"""Read the data of an ordinary file.

    Parameters
    ----------
    text : str
        The file's text.

    Returns
    -------
    dict or None
        What the located reader makes of it without a finding; None where it might have one.

    Examples
    --------
    >>> read_fast("kind: claim\ntopics: [tea]\n")
    {'kind': 'claim', 'topics': ['tea']}
    >>> read_fast("kind: claim\nkind: kernel\n") is None
    True
    """
    for mark in _MARKS:  # searching for each is faster than a regular expression for all
        if mark in text:
            return None
    loader = LOADER(text)
    try:
        data = _document(loader.get_event)
    except (_UnusualError, yaml.MarkedYAMLError):
        return None
    finally:
        loader.dispose()
    # not even a lone colon makes more than three values, so only a long text can hold too many
    return None if len(text) > VALUES // 4 and _count(data) > VALUES else data


def _document(following: _Following) -> dict[str, Any]:
    """Build the only document of a file, which is a mapping."""
    start = [type(following()) for _ in range(3)]
    if start != [yaml.StreamStartEvent, yaml.DocumentStartEvent, _MAPPING]:
        raise _UnusualError
    data = _mapping(following, 1)
    end = [type(following()) for _ in range(2)]
    if end != [yaml.DocumentEndEvent, yaml.StreamEndEvent]:
        raise _UnusualError
    return data


def _mapping(following: _Following, depth: int) -> dict[str, Any]:
    """Build the mapping that has just begun."""
    data: dict[str, Any] = {}
    # exact types, no isinstance: these comparisons run for each word of every file
    while type(event := following()) is _SCALAR:
        key = intern(event.value)  # thousands of files have the same few
        if key in data:
            raise _UnusualError
        event = following()
        if type(event) is not _SCALAR:
            data[key] = _nested(event, following, depth)
        elif not event.style and event.value in NOTHING:
            raise _UnusualError
        else:
            data[key] = event.value
    if type(event) is not _MAPPING_END:
        raise _UnusualError
    return data


def _list(following: _Following, depth: int) -> list[Any]:
    """Build the list that has just begun."""
    data: list[Any] = []
    while type(event := following()) is not _LIST_END:
        if type(event) is not _SCALAR:
            data.append(_nested(event, following, depth))
        elif not event.style and (
            # over several lines: perhaps two items that YAML joined, which the located reader parts
            event.value in NOTHING or event.start_mark.line != event.end_mark.line
        ):
            raise _UnusualError
        else:
            data.append(event.value)
    return data


def _nested(event: Any, following: _Following, depth: int) -> Any:
    """Build the list or mapping that an event begins."""
    if depth == DEPTH:
        raise _UnusualError
    if type(event) is _MAPPING:
        return _mapping(following, depth + 1)
    if type(event) is _LIST:
        return _list(following, depth + 1)
    raise _UnusualError


def _count(data: Any) -> int:
    """Count the values, keys among them."""
    if isinstance(data, dict):
        return 1 + len(data) + sum(map(_count, data.values()))
    return 1 + sum(map(_count, data)) if isinstance(data, list) else 1
