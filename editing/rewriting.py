"""Change the paragraphs in the text of a source's file, and nothing else in it."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from argmap.loading.reader.document import Document, Span
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnreadableFileError
from argmap.schema.source import ParagraphRecord

_KEY: Final = "paragraphs"


def rewrite(text: str, paragraphs: Sequence[ParagraphRecord]) -> str:
    r"""Put paragraphs into the text of a source's file.

    Parameters
    ----------
    text : str
        The file as it is.
    paragraphs : sequence of ParagraphRecord
        What it has to say about its paragraphs.

    Returns
    -------
    str
        The file as it has to be: other keys, comments and line ends are kept. Where only places
        changed, only these are touched.

    Raises
    ------
    UnreadableFileError
        Where the file is no YAML, or is written in a way that cannot be changed safely.

    Notes
    -----
    The result is read again and compared before it is returned.

    Examples
    --------
    >>> tea = ParagraphRecord(id="p1", chars=(0, 3), sha256="0" * 16)
    >>> print(rewrite("kind: post  # short\n", [tea]))
    kind: post  # short
    paragraphs:
      - {id: p1, chars: [0, 3], sha256: "0000000000000000"}
    <BLANKLINE>
    """
    document = parse(Document("", text))
    if document.data is None:
        raise UnreadableFileError("the file of the source cannot be read; see 'argmap check'")
    wanted = [_data(paragraph) for paragraph in paragraphs]
    old = document.data.get(_KEY)
    if isinstance(old, list) and [_fixed(p) for p in old] == [_fixed(p) for p in wanted]:
        changed = _edit_values(document, old, wanted)
    else:
        changed = _replace_block(document, paragraphs)
    if parse(Document("", changed)).data != {**document.data, _KEY: wanted}:
        raise UnreadableFileError("the file of the source cannot be changed safely by argmap")
    return changed


def line_of(paragraph: ParagraphRecord) -> str:
    """Write a paragraph as a line of YAML.

    Examples
    --------
    >>> line_of(ParagraphRecord(id="p1", chars=(0, 3), sha256="0" * 16, no_claim="heading"))
    '{id: p1, chars: [0, 3], sha256: "0000000000000000", no_claim: heading}'
    """
    start, end = paragraph.chars
    parts = [f"id: {paragraph.id}", f"chars: [{start}, {end}]", f'sha256: "{paragraph.sha256}"']
    if quoted := paragraph.quotes:
        inner = [f"person: {quoted.person}"]
        inner += [f"source: {quoted.source}"] if quoted.source else []
        if quoted.at:
            several = f"[{', '.join(quoted.at)}]"
            inner.append(f"at: {quoted.at[0] if len(quoted.at) == 1 else several}")
        parts.append(f"quotes: {{{', '.join(inner)}}}")
    if paragraph.no_claim:
        parts.append(f"no_claim: {paragraph.no_claim}")
    return f"{{{', '.join(parts)}}}"


def _data(paragraph: ParagraphRecord) -> dict[str, Any]:
    """Say what the reader will find in a paragraph's line."""
    document = parse(Document("", line_of(paragraph)))
    return document.data or {}


def _fixed(paragraph: Any) -> Any:
    """Leave out of a paragraph what is edited in place."""
    if not isinstance(paragraph, dict):
        return paragraph
    return {key: value for key, value in paragraph.items() if key not in {"chars", "sha256"}}


def _edit_values(document: Document, old: list[Any], new: list[Any]) -> str:
    text = document.text
    for place in reversed(range(len(new))):
        for key in ("sha256", "chars"):
            span = document.values.get((_KEY, place, key))
            if span is not None and old[place].get(key) != new[place][key]:
                value = new[place][key]
                written = f"[{', '.join(value)}]" if isinstance(value, list) else f'"{value}"'
                text = text[: span.start] + written + text[span.end :]
    return text


@dataclass(frozen=True, slots=True)
class _Block:
    """Where the list of paragraphs stands, and the comments in it by the fingerprint beside them.

    The stretch is whole lines; it is empty, at the end of the file, where there is no list.
    """

    start: int
    end: int
    head: str = ""
    above: dict[str, list[str]] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    below: tuple[str, ...] = ()


def _replace_block(document: Document, paragraphs: Sequence[ParagraphRecord]) -> str:
    text, newline = document.text, "\r\n" if "\r\n" in document.text else "\n"
    old = _block(document, {paragraph.sha256 for paragraph in paragraphs})
    lines = [f"{_KEY}:{'' if paragraphs else ' []'}{old.head}"]
    for paragraph in paragraphs:
        lines += old.above.pop(paragraph.sha256, [])
        lines.append(f"  - {line_of(paragraph)}{old.beside.pop(paragraph.sha256, '')}")
    lines += old.below
    before = text[: old.start]
    if before and not before.endswith("\n"):
        before += newline
    return before + newline.join(lines) + newline + text[old.end :]


def _block(document: Document, kept: Container[str]) -> _Block:
    """Find the list; the comment of a paragraph that goes stays with the next that is kept."""
    text, key = document.text, document.keys.get((_KEY,))
    if key is None:
        return _Block(len(text), len(text))
    above: dict[str, list[str]] = {}
    beside: dict[str, str] = {}
    waiting: list[str] = []
    at = _line_end(text, key.end)
    for entry, start, end in _entries(document):
        waiting += _comments(text[at:start])
        at = _line_end(text, end)
        sha256 = entry.get("sha256") if isinstance(entry, dict) else None
        if sha256 in kept:
            above.setdefault(str(sha256), []).extend(waiting)
            beside[str(sha256)] = _comment_beside(text, end)
            waiting = []
    value = document.values[_KEY,]
    if value.line == key.line:
        at = max(at, _line_end(text, value.end))
    head = _comment_beside(text, value.end if value.line == key.line else key.end + 1)
    return _Block(text.rfind("\n", 0, key.start) + 1, at, head, above, beside, tuple(waiting))


def _entries(document: Document) -> Iterator[tuple[Any, int, int]]:
    """Yield each entry of the list with its place; the parser lets a block reach too far."""
    entries = (document.data or {}).get(_KEY)
    spans: dict[str | int, list[Span]] = {}
    for path, span in document.values.items():
        if len(path) > 1 and path[0] == _KEY:
            spans.setdefault(path[1], []).append(span)
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        ends = [s.end for s in spans[number] if not document.text[s.end - 1].isspace()]
        yield entry, spans[number][0].start, max(ends)


def _line_end(text: str, offset: int) -> int:
    """Find the end of the line that an offset stands in, its line feed included."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _comment_beside(text: str, offset: int) -> str:
    """Find the comment between an offset and the end of its line, with the blanks before it."""
    rest = text[offset : _line_end(text, offset)].rstrip()
    return rest if rest.lstrip().startswith("#") else ""


def _comments(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.lstrip().startswith("#")]
