"""Located YAML reader: data with the place of every key and value, and what is wrong with it."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from argmap.loading.reader import characters, rules
from argmap.loading.reader.blocks import KEY_LINE, Advice, as_block, finding_of
from argmap.loading.reader.document import Document, KeyPath, Span, between, line_end
from argmap.loading.reader.limits import DEPTH, LOADER, NOTHING, VALUES
from argmap.schema.finding import Finding, Rule, quoted

_SCALAR: Final = yaml.ScalarEvent
_END: Final = yaml.StreamEndEvent


class RefusedError(Exception):
    """The file holds something that ends the reading.

    Attributes
    ----------
    finding : Finding
        What that is, and where.
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet.

    Attributes
    ----------
    repeated : bool
        Whether the value to come belongs to a key that appeared here before.
    ignored : bool
        Whether this is, or lies within, such a value: it is in no data, so it has no place either.
    """

    value: dict[str, Any] | list[Any]
    path: KeyPath
    start: Any
    key: str | None = None
    repeated: bool = False
    ignored: bool = False


@dataclass(slots=True)
class LocatedBuilder:
    """Builds the data of a file from the parser's events.

    Attributes
    ----------
    document : Document
        The file.
    values, keys : dict of KeyPath to pair of marks
        Where each value and each key stands, by the parser's marks: `between` makes spans of them.
    stack : list of _Open
        The lists and mappings that are open, the innermost last.
    data : Any
        What the file says; None where it says nothing.
    documents, count : int
        How many documents have begun, and how many values there are, keys among them.
    empty, cut, findings
        As in `Document`.
    """

    document: Document
    values: dict[KeyPath, tuple[Any, Any]] = field(default_factory=dict)
    keys: dict[KeyPath, tuple[Any, Any]] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    data: Any = None
    documents: int = 0
    count: int = 0
    empty: set[KeyPath] = field(default_factory=set)
    cut: set[KeyPath] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def read(self) -> None:
        """Read the file; as `yaml.parse`, which asks for each event twice.

        Raises
        ------
        RefusedError
            Where the file holds something that is not allowed.
        yaml.MarkedYAMLError
            Where the file is not YAML.
        """
        loader = LOADER(self.document.text)
        following = loader.get_event
        try:
            while (kind := type(event := following())) is not _END:
                if kind is _SCALAR:  # by far the most frequent
                    self.scalar(event)
                else:
                    self.take(event)
        finally:
            loader.dispose()

    def take(self, event: Any) -> None:
        """Take an event other than a scalar."""
        match event:
            case yaml.CollectionStartEvent():
                self.open(event)
            case yaml.CollectionEndEvent():
                closed = self.stack.pop()
                if not closed.ignored:
                    self.values[closed.path] = (closed.start, event.end_mark)
            case yaml.AliasEvent():
                self.refuse(rules.ANCHOR, event, "'*' at the start of a text makes it a YAML alias")
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    expected = "move it into a file of its own, and delete the line '---'"
                    if self.is_body(between(event.start_mark, event.end_mark).end):
                        expected = "put the text below 'text: >-', indented, and delete the '---'"
                    message = "a second document starts here"
                    self.refuse(rules.SECOND_DOCUMENT, event, message, expected)

    def scalar(self, event: Any) -> None:
        """Take a text: a key, or a value."""
        self.admit(event)
        here = self.stack[-1] if self.stack else None
        if here is not None and here.key is None and type(here.value) is dict:
            self.key(here, event)
            return
        if event.style == '"':
            self.refuse_escaped(event)
        start, end, plain = event.start_mark, event.end_mark, not event.style
        if plain and here and type(here.value) is list and start.line < end.line:
            items = self.joined(between(start, end))
            if len(items) > 1:
                for item in items:
                    self.place(start, end)
                    self.put(item)
                return
        path, ignored = self.place(start, end)
        self.put(event.value)
        if plain and not ignored:
            if event.value in NOTHING:
                self.empty.add(path)
            if self.comment_follows(end.index):
                self.cut.add(path)

    def is_body(self, start: int) -> bool:
        """Tell whether prose follows, as the body of a page in Markdown; the file has no text."""
        first = self.document.text[start:].strip().partition("\n")[0]
        no_text = isinstance(self.data, dict) and "text" not in self.data
        return no_text and bool(first) and not KEY_LINE.match(first)

    def refuse_escaped(self, event: Any) -> None:
        """Refuse the characters that a file must not hold when an escape brings them in."""
        for _, name in characters.refused(event.value):
            self.refuse(
                rules.FORBIDDEN_CHARACTER, event, f"an escape produces the character {name}"
            )

    def joined(self, span: Span) -> list[str]:
        """Split items of a list that YAML reads as one text, because one is indented further."""
        lines = self.document.text[span.start : span.end].split("\n")
        items = re.split(r"\n- +", "\n".join(line.strip() for line in lines))
        if len(items) > 1:
            number = next(n for n, line in enumerate(lines) if line.lstrip().startswith("- "))
            start = span.start + sum(len(line) + 1 for line in lines[:number])
            indent = len(lines[number]) - len(lines[number].lstrip())
            line = span.line + number
            where = Span(start + indent, start + indent + 1, line, indent, line, indent + 1)
            self.findings.append(
                self.document.finding(
                    rules.JOINED_ITEMS,
                    where,
                    "this list item is indented further than the one above it",
                    expected="start all items of one list in the same column",
                )
            )
        return [" ".join(item.split()) for item in items]

    def key(self, here: _Open, event: Any) -> None:
        """Take a key of a mapping."""
        path = (*here.path, event.value)
        here.key = event.value
        if here.ignored:
            return
        if not isinstance(here.value, dict) or event.value not in here.value:
            self.keys[path] = (event.start_mark, event.end_mark)
            return
        # PyYAML would keep the last of two equal keys; here the first counts, unless it is empty
        first = self.document.locate(between(*self.keys[path]))
        here.repeated = here.value[event.value] != ""
        if not here.repeated:  # the second one says more
            del here.value[event.value], self.values[path], self.keys[path]
            self.empty.discard(path)
            self.keys[path] = (event.start_mark, event.end_mark)
        self.findings.append(
            self.document.finding(
                rules.DUPLICATE_KEY,
                between(event.start_mark, event.end_mark),
                f"{quoted(event.value)} appears twice here",
                expected="keep one of them",
                related=(first,),
            )
        )

    def open(self, event: Any) -> None:
        """Start a list or a mapping."""
        self.admit(event)
        here = self.stack[-1] if self.stack else None
        if here is not None and here.key is None and isinstance(here.value, dict):
            self.refuse(
                rules.COMPLEX_KEY,
                event,
                "a key is a word, not a list or a mapping",
                "write the key as a word; a text goes into a block: '>-', indented on the next "
                "line",
            )
        if len(self.stack) == DEPTH:
            self.refuse(rules.TOO_DEEP, event, f"this is nested more than {DEPTH} deep")
        start = event.start_mark
        path, ignored = self.place(start, event.end_mark)
        value: dict[str, Any] | list[Any]
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.put(value)
        self.stack.append(_Open(value, path, start, ignored=ignored))

    def admit(self, event: Any) -> None:
        """Refuse what no file may hold."""
        self.count += 1
        if self.count > VALUES:
            self.refuse(
                rules.TOO_MANY_VALUES, event, f"the file contains more than {VALUES} values"
            )
        if event.anchor is not None:
            self.refuse(rules.ANCHOR, event, "'&' at the start of a text makes it a YAML anchor")
        if event.tag is not None:
            self.refuse(rules.TAG, event, "'!' at the start of a text makes it a YAML tag")

    def place(self, start: Any, end: Any) -> tuple[KeyPath, bool]:
        """Note where the coming value stands.

        Returns the way to it, and whether it is left out since its key appeared here before.
        """
        path: KeyPath = ()
        ignored = False
        if self.stack:
            here = self.stack[-1]
            part = len(here.value) if type(here.value) is list else here.key
            path = (*here.path, part if part is not None else "")
            ignored = here.ignored or here.repeated
        if not ignored:
            self.values[path] = (start, end)
        return path, ignored

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
            here.key, here.repeated = None, False

    def comment_follows(self, end: int) -> bool:
        """Tell whether a comment stands behind a plain value on its line."""
        text = self.document.text
        if text[end : end + 1] not in (" ", "\t"):
            return False
        return text[end : line_end(text, end)].lstrip(" \t").startswith("#")

    def refuse(self, rule: Rule, event: Any, message: str, expected: str = "") -> None:
        """End the reading with a finding."""
        span = between(event.start_mark, event.end_mark)
        advice = Advice(span, message, expected)
        if rule in (rules.ANCHOR, rules.TAG):
            advice = Advice(span, message, *as_block(self.document, span))
        raise RefusedError(finding_of(self.document, rule, advice))
