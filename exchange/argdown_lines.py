"""What stands between two signs of Argdown: titles, texts, tags, data; lines without comments."""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from argmap.exchange.input_text import json_mapping
from argmap.exchange.own_fields import OWN

# escapes and links match first, so that '\/*' and '[tea](https://…)' start no comment; the bounds
# on links keep a text of many '[' linear
_COMMENT: Final = re.compile(
    r"\\.|\[[^\]\n]{0,200}\]\([^)\n]{0,1000}\)|<!--|/\*|//[^\n]*", re.DOTALL
)
_COMMENT_ENDS: Final = {"<!--": "-->", "/*": "*/"}
# data may hold braces: one that a comma or another brace follows does not end them
DATA: Final = re.compile(r"\{(?:(?!\}\s[^,}]).)*\}(?!\s*[,}])", re.DOTALL)
_BEFORE_DATA: Final = re.compile(r"(?<!\\)(?:\\\\)*\{")
_TAG: Final = re.compile(r"(?<!\\)#(?:\(([^)\n]+)\)|([\w-]+))")
_LAST_TAGS: Final = re.compile(r"(?:(?:^|\s)#(?:\([^)\n]+\)|[\w-]+))+\s*\Z")
_EMPHASIS: Final = re.compile(
    r"(?<![\w\\*_])(\*\*|__|\*|_)(?![\s*_])((?:(?!\1).){1,400}?)\1(?=[\s.,!?;:)}*_-]|\Z)"
)
_ESCAPE: Final = re.compile(r"\\(.)")
_REFERENCE: Final = re.compile(r"\[([^\]\n-][^\]\n]*)\](?!\()|<([^>\n-][^>\n]*)>")
RELATION: Final = re.compile(r"([ \t]*)(\+>|->|><|_>|<\+|<-|<_|\+|-|_(?=\s))")
DEFINITION: Final = re.compile(r"\[([^\]\n]+)\]:|<([^>\n]+)>:")

_INCLUDE: Final = re.compile(r"(?<!\\)@include\([^)\n]*\)")

BRACES: Final = 8
"""How many braces of a text are tried as the start of data: each try may read to its end."""

LAST: Final = 500
"""How far from the end of a text the last tags can begin."""


@dataclass(slots=True)
class Line:
    """A line of the text, and its number in the file."""

    number: int
    text: str


@dataclass(slots=True)
class Said:
    """What stands between two signs: a title, a text, tags and data."""

    title: str = ""
    is_argument: bool = False
    is_reference: bool = False
    text: str = ""
    tags: list[str] = field(default_factory=list)
    own: dict[str, Any] = field(default_factory=dict)
    has_other_data: bool = False
    """Whether there are data beside our own, such as colours or sources."""


def read_said(raw: str) -> Said:
    """Read a title, a text, tags and data."""
    said = Said()
    raw = raw.strip()
    raw = _take_data(raw, said)
    match = DEFINITION.match(raw) or _REFERENCE.match(raw)
    if match:
        said.title = " ".join((match[1] or match[2]).split())
        said.is_argument = match[1] is None
        said.is_reference = not match[0].endswith(":")
        raw = raw[match.end() :]
    said.tags = list(dict.fromkeys(tag[1] or tag[2] for tag in _TAG.finditer(raw)))
    said.text = plain_text(raw)
    return said


def _take_data(raw: str, said: Said) -> str:
    for brace in islice(_BEFORE_DATA.finditer(raw), BRACES):
        data = DATA.match(raw, brace.end() - 1)
        if data is not None:
            parsed = json_mapping(data[0])
            own = parsed.get(OWN)
            said.own = own if isinstance(own, dict) else {}
            said.has_other_data = set(parsed) != {OWN} and bool(data[0].strip("{ }"))
            return f"{raw[: data.start()]} {raw[data.end() :]}".strip()
    return raw


def plain_text(raw: str) -> str:
    r"""Take out the marks of Argdown: trailing tags, emphasis, escapes and line breaks.

    Examples
    --------
    >>> plain_text("Tea **calms** \\[really\\]. #tea")
    'Tea calms [really].'
    """
    line = " ".join(raw.split())
    line = line[:-LAST] + _LAST_TAGS.sub("", line[-LAST:])
    line = _EMPHASIS.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", line).strip()


def lines_without_comments(text: str, number: int) -> list[Line]:
    """Split a text into lines without comments; a line that only held one is not there at all."""
    pieces: list[list[str]] = [[]]  # by line; joined once, so that long lines stay linear
    numbers = [number]
    commented: set[int] = set()
    endless: set[str] = set()  # what opens a comment that nothing closes is not looked for again

    def append(part: str) -> None:
        first, *more = part.split("\n")
        pieces[-1].append(first)
        for line in more:
            pieces.append([line])
            numbers.append(numbers[-1] + 1)

    position = 0
    while match := _COMMENT.search(text, position):
        append(text[position : match.start()])
        token, position = match[0], match.end()
        if token in _COMMENT_ENDS:
            stop = -1 if token in endless else text.find(_COMMENT_ENDS[token], position)
            if stop < 0:
                endless.add(token)
                append(token)
            else:
                position = stop + len(_COMMENT_ENDS[token])
                commented.add(len(pieces))
                numbers[-1] += text.count("\n", match.start(), position)
        elif token.startswith("//"):
            commented.add(len(pieces))
        else:
            append(token)
    append(text[position:])
    lines = [Line(n, "".join(parts)) for n, parts in zip(numbers, pieces, strict=True)]
    return [
        line for place, line in enumerate(lines, 1) if line.text.strip() or place not in commented
    ]


def without_includes(lines: list[Line]) -> tuple[list[Line], list[int]]:
    """Take out what would read other files; give the numbers of the lines that had such a thing."""
    kept, numbers = [], []
    for line in lines:
        text = _INCLUDE.sub("", line.text)
        if text != line.text:
            numbers.append(line.number)
        if text.strip() or text == line.text:
            kept.append(Line(line.number, text))
    return kept, numbers
