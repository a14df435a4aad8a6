"""A file that was read: its data, and the place of each key and value."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from argmap.schema.finding import Edit, Finding, Location, Rule

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and places in lists, from the top of the file."""


class Span(NamedTuple):
    """A range of a file: character offsets, and 0-based lines and columns."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


NO_PATHS: Final[frozenset[KeyPath]] = frozenset()
NOWHERE: Final = Span(0, 0, 0, 0, 0, 0)
LINE: Final = 2_000
"""The longest line that a finding keeps as its excerpt."""


class Spans(Mapping[KeyPath, Span]):
    """Where the keys or values of a file stand.

    Most places are never asked for, since only a finding or a change of the file needs them. So the
    parser's marks are not looked up before that.
    """

    __slots__ = ("_marks",)

    def __init__(self, marks: Callable[[], Mapping[KeyPath, tuple[Any, Any]]]) -> None:
        self._marks = marks

    def __getitem__(self, path: KeyPath) -> Span:
        """Find a place; `KeyError` where there is none."""
        return between(*self._marks()[path])

    def __contains__(self, path: object) -> bool:
        """Tell whether there is such a key or value."""
        return path in self._marks()

    def __iter__(self) -> Iterator[KeyPath]:
        """Iterate in the order of the file."""
        return iter(self._marks())

    def __len__(self) -> int:
        """Count them."""
        return len(self._marks())


def value_at(data: Any, path: KeyPath) -> Any:
    """Follow a path into data.

    Examples
    --------
    >>> value_at({"see": ["tea", "milk"]}, ("see", 1))
    'milk'
    """
    for part in path:
        data = data[part]
    return data


def copied(data: Any) -> Any:
    """Copy data, with all lists and mappings in them.

    Data are a tree of mappings, lists and strings; `copy.deepcopy` looks for parts that are shared,
    which takes more than twice as long.

    Examples
    --------
    >>> data = {"see": ["tea"]}
    >>> copied(data)["see"].append("milk")
    >>> data
    {'see': ['tea']}
    """
    if isinstance(data, dict):
        return {key: copied(part) for key, part in data.items()}
    return [copied(part) for part in data] if isinstance(data, list) else data


def line_end(text: str, offset: int) -> int:
    r"""Find the end of the line on which an offset lies, before its line break.

    Examples
    --------
    >>> line_end("see: tea\nby: ann", 5), line_end("see: tea\nby: ann", 9)
    (8, 16)
    """
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def between(start: Any, end: Any) -> Span:
    """Make a span of two of the parser's marks."""
    return Span(start.index, end.index, start.line, start.column, end.line, end.column)


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says, before any of it is understood.

    Attributes
    ----------
    file : str
        The path from the folder that contains ``claims/``, with forward slashes.
    text : str
        The file's text as it is on disk.
    data : dict or None
        Mappings, lists and strings; None where the file could not be read.
    values, keys : mapping of KeyPath to Span
        Where each value and each key stands.
    empty : frozenset of KeyPath
        The keys and list places with no value.
    cut : frozenset of KeyPath
        The plain values that a comment follows on the same line.
    findings : tuple of Finding
        What the reader has to say.
    """

    file: str
    text: str = ""
    data: dict[str, Any] | None = None
    values: Mapping[KeyPath, Span] = field(default_factory=dict)
    keys: Mapping[KeyPath, Span] = field(default_factory=dict)
    empty: frozenset[KeyPath] = NO_PATHS
    cut: frozenset[KeyPath] = NO_PATHS
    findings: tuple[Finding, ...] = ()

    def follow(self, parts: Iterable[str | int]) -> KeyPath:
        """Follow a path as far as the file has it, passing over the parts that it has not."""
        path: KeyPath = ()
        here: Any = self.data
        for part in parts:
            if part in _parts(here):
                path, here = (*path, part), here[part]
        return path

    def has_key(self, path: KeyPath) -> bool:
        """Tell whether there is such a key, whatever its value."""
        return self.follow(path) == path

    def key_paths(self) -> Iterable[KeyPath]:
        """List the ways to all keys, in the order of the file."""
        return _key_paths(self.data, ())

    def span(self, path: KeyPath) -> Span:
        """Find where a value stands, or the nearest thing around it that has a place."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, NOWHERE)

    def key_span(self, path: KeyPath) -> Span:
        """Find where a key stands; where there is no such key, its value or what is around it."""
        return self.keys.get(path) or self.span(path)

    def locate(self, span: Span) -> Location:
        """Turn a span into a location in this file."""
        start = span.start - span.column
        end = line_end(self.text, start)
        excerpt = self.text[start:end].rstrip("\r") if end - start <= LINE else ""
        return Location(
            self.file,
            span.line + 1,
            span.column + 1,
            span.end_line + 1,
            span.end_column + 1,
            excerpt,
        )

    def finding(  # noqa: PLR0913 - the parts of a finding
        self,
        rule: Rule,
        where: KeyPath | Span,
        message: str,
        *,
        expected: str = "",
        candidate: str = "",
        replacement: str | None = None,
        related: tuple[Location, ...] = (),
    ) -> Finding:
        """Make a finding about a value of this file, or about a stretch of it.

        Parameters
        ----------
        rule : Rule
            The rule that is broken.
        where : KeyPath or Span
            The value, or the stretch.
        message, expected, candidate, related
            As in `Finding`.
        replacement : str, optional
            What to write there instead; makes the finding fixable.
        """
        span = where if isinstance(where, Span) else self.span(where)
        edit = None
        if replacement is not None:
            edit = Edit(self.file, span.start, span.end, replacement)
        return Finding(rule, self.locate(span), message, expected, candidate, edit, related)


def _parts(value: Any) -> Container[str | int]:
    """List the keys of a mapping, or the places of a list."""
    if isinstance(value, dict):
        return value
    return range(len(value)) if isinstance(value, list) else ()


def _key_paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield (*path, key)
            if not isinstance(part, str):
                yield from _key_paths(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _key_paths(part, (*path, index))
