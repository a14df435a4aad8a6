"""From a stranger's bytes to text, JSON, XML and YAML, with limits that hold before any parsing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

import yaml

from argmap.exchange.interface import InputFile
from argmap.schema.errors import UnreadableFileError

BYTES: Final = 32 * 1024 * 1024
"""The largest file that is read."""

DEPTH: Final = 64
"""How deep lists, mappings and elements may nest."""

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# whole strings are taken out, so that brackets within them do not count as nesting
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[^\[\]{}"]+', re.DOTALL)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")  # JSON can escape them, UTF-8 cannot hold them


def refuse(file: InputFile, problem: str, line: int | None = None) -> NoReturn:
    """Raise the error that names file, line and problem."""
    place = file.name if line is None else f"{file.name}:{line}"
    raise UnreadableFileError(f"{place}: {problem}")


def read_input(path: Path) -> InputFile:
    """Read a file, as far as it is needed to see that it is too large.

    Raises
    ------
    UnreadableFileError
        Where it cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return InputFile(path.name, stream.read(BYTES + 1))
    except OSError as error:
        raise UnreadableFileError(f"cannot read '{path}': {error.strerror}") from error


def decoded(file: InputFile) -> str:
    """Read a file as strict UTF-8, with or without a byte-order mark.

    Line ends stay as they are, but for those of an old Macintosh, which are a CR alone.

    Raises
    ------
    UnreadableFileError
        Where it is too large or no such text; the message names the line.
    """
    if len(file.data) > BYTES:
        refuse(file, f"this file has more than {BYTES // 1024**2} MiB, the most that is read")
    if file.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        refuse(file, "this is UTF-16; save it as UTF-8", 1)
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        refuse(file, f"byte {error.start} is not UTF-8; save the file as UTF-8", line)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        refuse(file, "this is not a text: it holds a NUL", line)
    return text if "\n" in text else text.replace("\r", "\n")


def json_data(file: InputFile, deepest: int = DEPTH) -> Any:
    """Read a file as JSON.

    Raises
    ------
    UnreadableFileError
        Where it is none, or nests deeper than `deepest`.
    """
    text = decoded(file)
    depth = 0
    for bracket in _BRACKETS.sub("", text):
        depth += 1 if bracket in "[{" else -1
        if depth > deepest:
            refuse(file, f"lists and mappings nest deeper than {deepest}")
    try:
        data = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        # an open quotation mark is reported where it stands, though the end is what is missing
        short = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        problem = "it ends too early" if short else f"{error.msg}, column {error.colno}"
        refuse(file, f"this is not valid JSON: {problem}", error.lineno)
    except (ValueError, RecursionError) as error:
        refuse(file, f"this is not valid JSON: {error}")
    return data


def json_mapping(text: str) -> dict[str, Any]:
    """Read data of our own within another format, which are JSON; anything else is empty."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"'{name}' is no number of JSON")


def xml_root(file: InputFile) -> Element:
    """Read a file as XML.

    Raises
    ------
    UnreadableFileError
        Where it is not well formed, nests deeper than `DEPTH`, or declares an entity: that is what
        bombs are made of, and no format here needs one.
    """
    if len(file.data) > BYTES:
        refuse(file, f"this file has more than {BYTES // 1024**2} MiB, the most that is read")
    parser = expat.ParserCreate()  # ElementTree's parser does not report what entities it meets
    builder = TreeBuilder()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            refuse(file, f"elements nest deeper than {DEPTH}", parser.CurrentLineNumber)
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def entity(name: str, *_: Any) -> None:
        refuse(file, f"the entity '{name}' is declared here", parser.CurrentLineNumber)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = entity
    parser.buffer_text = True
    try:
        parser.Parse(file.data, True)
    except expat.ExpatError as error:
        refuse(file, f"this is not XML: {expat.ErrorString(error.code)}", error.lineno)
    except (ValueError, LookupError) as error:  # an encoding that does not exist
        refuse(file, f"this is not XML: {error}", 1)
    return builder.close()


def yaml_data(file: InputFile) -> Any:
    """Read a file as YAML in which every scalar is a text: no tags, no aliases, no repeated keys.

    Raises
    ------
    UnreadableFileError
        Where it is none, or holds more than plain data.
    """
    text = decoded(file)
    try:
        events = _checked_events(file, text)
        value = _value(file, events, next(events))
        if next(events, None) is not None:
            refuse(file, "there is more than one document in this file")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        refuse(file, f"this is not YAML: {problem}", mark.line + 1 if mark else None)
    except StopIteration:
        return None
    return value


def _checked_events(file: InputFile, text: str) -> Iterator[yaml.Event]:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            refuse(file, "anchors and aliases are not read", line)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        if depth > DEPTH:
            refuse(file, f"lists and mappings nest deeper than {DEPTH}", line)
        if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            yield event


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None


def _value(file: InputFile, events: Iterator[yaml.Event], event: yaml.Event) -> Any:
    if isinstance(event, yaml.ScalarEvent):
        return event.value if event.style or event.value not in {"", "~", "null"} else None
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_value(file, events, event))
        return items
    found: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            refuse(file, "a key is a single word, not a list or a mapping", line)
        if event.value in found:
            refuse(file, f"the key '{event.value}' stands here a second time", line)
        found[event.value] = _value(file, events, next(events))
    return found


def as_text(value: Any) -> str:
    r"""Read what should be a text: a text, or a number as it is written; anything else is empty.

    Examples
    --------
    >>> as_text(" tea "), as_text(7), as_text(None), as_text([1]), as_text("\ud800")
    (' tea ', '7', '', '', '?')
    """
    if isinstance(value, str):
        return _SURROGATES.sub("?", value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def as_list(value: Any) -> list[Any]:
    """Read what should be a list; anything else is an empty one."""
    return value if isinstance(value, list) else []


def as_mapping(value: Any) -> dict[str, Any]:
    """Read what should be a mapping; anything else is an empty one."""
    return value if isinstance(value, dict) else {}


def mappings(value: Any) -> list[dict[str, Any]]:
    """List the mappings in what should be a list of them."""
    return [item for item in as_list(value) if isinstance(item, dict)]
