"""Writing the list of paragraphs into a source's file; comments stay with their paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from argmap.editing.marks import content_end, is_flow, is_sound, line_start, next_line
from argmap.editing.splice import checked
from argmap.loading.reader.document import Document, KeyPath
from argmap.loading.reader.events import parse
from argmap.loading.records import Reading
from argmap.schema.errors import UnreadableFileError, UnsafeEditError
from argmap.schema.finding import Edit
from argmap.schema.source import ParagraphRecord

_KEY: Final = "paragraphs"
_REMARK: Final = re.compile(r"(?<=\s)#[^\n]*(?=\n)")
"""A comment within an entry that stands on several lines; a wrong guess is refused afterwards."""


def write_paragraphs(text: str, paragraphs: Sequence[ParagraphRecord]) -> str:
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
        and fingerprints changed, only these are touched.

    Raises
    ------
    UnreadableFileError
        Where the file is no YAML, or has errors.
    UnsafeEditError
        Where it is written in a way that cannot be changed safely.

    Examples
    --------
    >>> tea = ParagraphRecord(id="p1", chars=(0, 3), sha256="0" * 16)
    >>> print(write_paragraphs("kind: post  # short\n", [tea]))
    kind: post  # short
    paragraphs:
      - {id: p1, chars: [0, 3], sha256: "0000000000000000"}
    <BLANKLINE>
    """
    document = parse(Document("", text))
    if not is_sound(document) or document.data is None:
        raise UnreadableFileError("the file of the source cannot be read; see 'argmap check'")
    old, wanted = document.data.get(_KEY), [_data(paragraph) for paragraph in paragraphs]
    if isinstance(old, list) and [_fixed(p) for p in old] == [_fixed(p) for p in wanted]:
        edits = list(_edited_places(document, old, wanted))
    else:
        edits = [_rewritten_list(document, paragraphs)]
    return checked(document, edits, {**document.data, _KEY: wanted})


def refuse_damaged(reading: Reading) -> None:
    """Refuse to write a list of paragraphs of which not all could be read: the rest would be lost.

    Raises
    ------
    UnsafeEditError
        Where there is an error in it; the message says how to list them.
    """
    document = reading.document
    if _KEY in (document.data or {}) and reading.damaged(_KEY):
        raise UnsafeEditError(
            f"the paragraphs in '{document.file}' have errors; fix them first, see 'argmap check'"
        )


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
    return parse(Document("", line_of(paragraph))).data or {}


def _fixed(paragraph: Any) -> Any:
    """Leave out the keys of a paragraph that are edited in place."""
    if not isinstance(paragraph, dict):
        return paragraph
    return {key: value for key, value in paragraph.items() if key not in {"chars", "sha256"}}


def _edited_places(document: Document, old: list[Any], new: list[Any]) -> Iterator[Edit]:
    """Yield the edits of places and fingerprints that changed."""
    for number, (before, after) in enumerate(zip(old, new, strict=True)):
        for key in ("chars", "sha256"):
            span = document.values.get((_KEY, number, key))
            if span is not None and before.get(key) != after[key]:
                value = after[key]
                written = f"[{', '.join(value)}]" if isinstance(value, list) else f'"{value}"'
                yield Edit(document.file, span.start, span.end, written)


def _rewritten_list(document: Document, paragraphs: Sequence[ParagraphRecord]) -> Edit:
    """Rewrite the list, with the comments above, beside and below its paragraphs.

    Comments of a paragraph that is removed move to the next one.
    """
    text, key = document.text, document.keys.get((_KEY,))
    if key is None:
        start = end = len(text)
        remarks = _Comments()
    else:
        start = line_start(text, key.start)
        remarks, end = _comments_of(document, {paragraph.sha256 for paragraph in paragraphs})
    lines = [f"{_KEY}:{'' if paragraphs else ' []'}{remarks.head}"]
    for paragraph in paragraphs:
        lines += remarks.above.pop(paragraph.sha256, [])
        lines.append(f"  - {line_of(paragraph)}{remarks.beside.pop(paragraph.sha256, '')}")
    opened = "\n" if text[:start] and not text[:start].endswith("\n") else ""
    return Edit(document.file, start, end, opened + "\n".join([*lines, *remarks.below]) + "\n")


@dataclass(slots=True)
class _Comments:
    """The comments of a list: beside its key, by fingerprint around its entries, and below it."""

    head: str = ""
    above: dict[str, list[str]] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    below: list[str] = field(default_factory=list)


def _comments_of(document: Document, remaining: set[str]) -> tuple[_Comments, int]:
    """Gather the comments of the list, and find where it ends."""
    text, path = document.text, (_KEY,)
    at = document.keys[path].end + 1  # behind the colon
    if is_flow(document, path) or path in document.empty:
        at = max(at, content_end(document, path))
    found, waiting = _Comments(_beside(text, at)), list[str]()
    at = next_line(text, at)
    for sha256, start, end in _entries(document):
        waiting += _whole_line_comments(text[at:start])
        at = max(at, next_line(text, end))
        waiting += [f"  {remark}" for remark in _REMARK.findall(text[start:end])]
        if sha256 in remaining and sha256 not in found.beside:
            found.above[sha256], waiting = waiting, []
            found.beside[sha256] = _beside(text, end)
        elif remark := _beside(text, end).strip():
            waiting.append(f"  {remark}")
    found.below = waiting
    return found, at


def _entries(document: Document) -> Iterator[tuple[str, int, int]]:
    """Yield the fingerprint of each entry of the list, and where it starts and ends."""
    entries = (document.data or {})[_KEY]
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        path: KeyPath = (_KEY, number)
        sha256 = str(entry.get("sha256", "")) if isinstance(entry, dict) else ""
        yield sha256, document.values[path].start, content_end(document, path)


def _beside(text: str, offset: int) -> str:
    """Find the comment between an offset and the end of its line, with the blanks before it."""
    rest = text[offset : next_line(text, offset)].rstrip()
    return rest if rest.lstrip().startswith("#") else ""


def _whole_line_comments(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.lstrip().startswith("#")]
