"""Where the words of a document stand, and what stands between them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from argmap.loading.reader.document import Document, KeyPath, Span, line_end, value_at
from argmap.schema.errors import UnsafeEditError
from argmap.schema.finding import Finding

_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")


class Word(NamedTuple):
    """A key, or a value that is neither a list nor a mapping, and where it stands."""

    span: Span
    value: Any


def is_sound(document: Document) -> bool:
    """Tell whether a file can be edited: it was read, and the reader found no mistake in it.

    Below a key that stands twice there are places without data; to edit there would be a guess.
    """
    return document.data is not None and not document.findings


def refuse_unsound(document: Document, findings: Sequence[Finding] = ()) -> None:
    """Refuse to edit a file in which reading found mistakes, in its YAML or in its record.

    Raises
    ------
    UnsafeEditError
        Where it found any; the message says how to list them.
    """
    if findings or not is_sound(document):
        raise UnsafeEditError(f"'{document.file}' has errors; fix it first, see 'argmap check'")


def words(document: Document) -> list[Word]:
    """List the keys and the single values of a document, in order of place."""
    found = [Word(span, path[-1]) for path, span in document.keys.items() if path]
    found += [Word(document.values[path], value) for path, value in singles(document)]
    return sorted(found, key=lambda word: word.span)


def singles(document: Document) -> Iterator[tuple[KeyPath, Any]]:
    """Yield the path of each value that is neither a list nor a mapping, and the value.

    In the order of the file, and without asking for a place. What stands below the second of two
    equal keys has a place but is not in the data: it is passed over.
    """
    return _singles(document.data, ()) if document.data is not None else iter(())


def _singles(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(value, dict | list):
        for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _singles(inner, (*path, part))
    else:
        yield path, value


def comments(document: Document) -> list[str]:
    r"""List the comments of a document: what starts with ``#`` and belongs to no key and no value.

    Examples
    --------
    >>> from argmap.loading.reader.events import parse
    >>> comments(parse(Document("", "# tea\nkind: claim  # what else\nshort: 'is # one'\n")))
    ['# tea', '# what else']
    """
    text, found, at = document.text, [], 0
    for span, _ in words(document):
        found += _comments(text, at, span.start)
        at = max(at, span.end)
        if text[span.start : span.start + 1] in {"|", ">"}:  # the head of a block may have one
            head = text.find("\n", span.start, span.end)
            found += _comments(text, span.start, span.end if head < 0 else head)
    return found + _comments(text, at, len(text))


def _comments(text: str, start: int, end: int) -> list[str]:
    return [match.group().rstrip() for match in _COMMENT.finditer(text, start, end)]


def in_flow(document: Document, path: KeyPath) -> bool:
    """Tell whether a value stands between the brackets of a list or mapping on one line."""
    return any(is_flow(document, path[:depth]) for depth in range(len(path)))


def is_flow(document: Document, path: KeyPath) -> bool:
    """Tell whether a value is a list or mapping between brackets."""
    if not isinstance(value_at(document.data, path), dict | list):
        return False
    start = document.values[path].start
    return document.text[start : start + 1] in {"[", "{"}


def content_end(document: Document, path: KeyPath) -> int:
    """Find where a value ends, without the blank lines and comments that may follow it."""
    value = value_at(document.data, path)
    while isinstance(value, dict | list) and not is_flow(document, path):
        part = next(reversed(value)) if isinstance(value, dict) else len(value) - 1
        path, value = (*path, part), value[part]  # its last word is that of its last part
    return _end(document.text, document.values[path])


def _end(text: str, span: Span) -> int:
    """Find the end of a value's last word; what a block keeps of its blank lines belongs to it."""
    written = text[span.start : span.end]
    # '+' in the head of a block keeps its blank lines, so they are part of the value
    if written[:1] in {"|", ">"} and "+" in written.split("\n", 1)[0].split("#", 1)[0]:
        return span.end - (2 if written.endswith("\r\n") else written.endswith("\n"))
    return span.start + len(written.rstrip())


def line_start(text: str, offset: int) -> int:
    """Find the start of the line on which an offset lies."""
    return text.rfind("\n", 0, offset) + 1


def next_line(text: str, offset: int) -> int:
    """Find the start of the line below an offset; the end of the text where there is none."""
    return min(line_end(text, offset) + 1, len(text))
