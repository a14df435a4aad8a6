"""From text to data, by the events of the YAML parser.

libyaml's event parser is neither recursive nor slow, so hostile nesting is stopped by counting; its
composer is recursive, and 60 kB of ``- `` end the interpreter. It is never called.
"""

from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from argmap.graph.reader import advice, rules
from argmap.graph.reader.document import Document, KeyPath, Span
from argmap.schema.finding import Finding, Rule

DEPTH: Final = 16
"""How deep lists and mappings may nest."""

VALUES: Final = 20_000
"""How many values a file may hold."""

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING: Final = frozenset({"", "~", "null"})


class _RefusedError(Exception):
    """The file holds something that ends the reading."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    value: dict[str, Any] | list[Any]
    path: KeyPath
    start: Any
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    document: Document
    stack: list[_Open] = field(default_factory=list)
    data: Any = None
    documents: int = 0
    count: int = 0
    empty: set[KeyPath] = field(default_factory=set)
    cut: set[KeyPath] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def take(self, event: Any) -> None:
        """Build on by one event."""
        match event:
            case yaml.ScalarEvent():
                self.scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                closed = self.stack.pop()
                self.document.values[closed.path] = _span(closed.start, event.end_mark)
            case yaml.AliasEvent():
                self.refuse(rules.ANCHOR, event, f"'*{event.anchor}' is an alias")
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.refuse(rules.SECOND_DOCUMENT, event, "a second document starts here")

    def scalar(self, event: Any) -> None:
        """Take a text: a key, or a value."""
        self.admit(event)
        here = self.stack[-1] if self.stack else None
        if here is not None and isinstance(here.value, dict) and here.key is None:
            self.key(here, event)
            return
        path = self.place(_span(event.start_mark, event.end_mark))
        plain = not event.style
        if plain and event.value in _NOTHING:
            self.empty.add(path)
        self.put(event.value)
        if plain and self.comment_follows(event.end_mark.index):
            self.cut.add(path)

    def key(self, here: _Open, event: Any) -> None:
        """Take a key of a mapping."""
        path, span = (*here.path, event.value), _span(event.start_mark, event.end_mark)
        here.key = event.value
        if path not in self.document.keys:
            self.document.keys[path] = span
            return
        first = self.document.locate(self.document.keys[path])
        self.findings.append(
            self.document.finding(
                rules.DUPLICATE_KEY,
                span,
                f"'{event.value}' stands twice in one mapping; the first is on line {first.line}",
                expected="keep one, or make a list of the values",
                related=(first,),
            )
        )

    def open(self, event: Any) -> None:
        """Start a list or a mapping."""
        self.admit(event)
        here = self.stack[-1] if self.stack else None
        if here is not None and isinstance(here.value, dict) and here.key is None:
            self.refuse(rules.COMPLEX_KEY, event, "a key is a word, not a list or a mapping")
        if len(self.stack) == DEPTH:
            self.refuse(rules.TOO_DEEP, event, f"lists and mappings nest more than {DEPTH} deep")
        start = event.start_mark
        path = self.place(_span(start, event.end_mark))
        value: dict[str, Any] | list[Any]
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.put(value)
        self.stack.append(_Open(value, path, start))

    def admit(self, event: Any) -> None:
        """Refuse what no file may hold."""
        self.count += 1
        if self.count > VALUES:
            self.refuse(rules.TOO_MANY_VALUES, event, f"the file holds more than {VALUES} values")
        if event.anchor is not None:
            self.refuse(rules.ANCHOR, event, f"'&{event.anchor}' makes an anchor")
        if event.tag is not None:
            self.refuse(rules.TAG, event, f"'{event.tag}' is a YAML tag")

    def place(self, span: Span) -> KeyPath:
        """Note where the coming value stands, and return the way to it."""
        path: KeyPath = ()
        if self.stack:
            here = self.stack[-1]
            part = len(here.value) if isinstance(here.value, list) else here.key
            path = (*here.path, part if part is not None else "")
        self.document.values.setdefault(path, span)
        return path

    def put(self, value: Any) -> None:
        """Put a value into the list or mapping that is open."""
        if not self.stack:
            self.data = value
            return
        here = self.stack[-1]
        if isinstance(here.value, list):
            here.value.append(value)
        else:
            here.value.setdefault(str(here.key), value)
            here.key = None

    def comment_follows(self, end: int) -> bool:
        """Tell whether a comment stands behind a plain value on its line."""
        return self.document.text[end : self.document.text.find("\n", end)].lstrip(" \t")[:1] == "#"

    def refuse(self, rule: Rule, event: Any, message: str) -> None:
        """End the reading with a finding."""
        span = _span(event.start_mark, event.end_mark)
        raise _RefusedError(self.document.finding(rule, span, message))


def parse(document: Document) -> Document:
    """Read the data of a document and where they stand.

    Parameters
    ----------
    document : Document
        A document with its text.

    Returns
    -------
    Document
        The same with data, places and findings; without data where the YAML is broken or refused.

    Examples
    --------
    >>> parse(Document("a.yaml", "kind: claim\\n")).data
    {'kind': 'claim'}
    """
    builder = _Builder(document)
    try:
        for event in yaml.parse(document.text, Loader=_LOADER):
            builder.take(event)
    except _RefusedError as refused:
        return Document(document.file, document.text, findings=(refused.finding,))
    except yaml.MarkedYAMLError as error:
        return Document(document.file, document.text, findings=(advice.explain(document, error),))
    findings = builder.findings + _wrong_top(document, builder.data)
    return Document(
        document.file,
        document.text,
        builder.data if isinstance(builder.data, dict) else None,
        document.values,
        document.keys,
        frozenset(builder.empty),
        frozenset(builder.cut),
        tuple(findings),
    )


def _wrong_top(document: Document, data: Any) -> list[Finding]:
    if isinstance(data, dict):
        return []
    if not data:
        return [document.finding(rules.EMPTY_FILE, (), "this file is empty")]
    expected = "a file is a list of keys with values, such as 'kind: claim'"
    if isinstance(data, str) and ":" in data:
        expected = "put a space after each colon, as in 'kind: claim'"
    return [document.finding(rules.NOT_A_MAPPING, (), "no keys were found", expected=expected)]


def _span(start: Any, end: Any) -> Span:
    return Span(start.index, end.index, start.line, start.column, end.line, end.column)
