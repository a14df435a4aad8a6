"""Debates of arguman.org: ASPARTIX with ``support`` and ``text``, whose texts are not escaped.

A text may hold ``).`` and line breaks, so it ends where the next line begins with a fact.
"""

import re
from collections.abc import Sequence
from typing import Final

from argmap.exchange.foreign_map import ForeignMap, ForeignMaps
from argmap.exchange.input_text import decoded, refuse
from argmap.exchange.interface import Format, Imported, InputFile, Options
from argmap.schema.vocabulary import RelationKind

_RECORD: Final = re.compile(
    r"^(?:(?P<fact>arg|att|support)\((?P<ends>[^(),\s]+(?:,[ ]?[^(),\s]+)?)\)\.[ \t]*$"
    r"|text\((?P<key>[^(),\s]+),[ ]?)",
    re.MULTILINE,
)
_KINDS: Final = {
    "att": ("attack", RelationKind.REBUTS),
    "support": ("support", RelationKind.SUPPORTS),
}
_PAIR: Final = 2


def recognise_arguman(head: bytes) -> bool:
    """Tell such a file from its first facts."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n")
    return start.startswith((b"arg(", b"text(")) and b"text(" in head


def read_arguman(files: Sequence[InputFile], options: Options) -> Imported:
    """Read debates; each file is one of its own, unless all are to be one."""
    maps = ForeignMaps(files, options)
    for file, foreign, prefix in maps:
        _read(file, foreign, prefix)
    return maps.imported("arguman")


def _read(file: InputFile, foreign: ForeignMap, prefix: str) -> None:
    text = decoded(file).replace("\r\n", "\n")
    texts: dict[str, str] = {}
    facts: list[tuple[str, list[str]]] = []
    end = 0
    records = list(_RECORD.finditer(text))
    if not records:
        refuse(file, "there is no fact such as 'arg(a).'", 1)
    for record, after in zip(records, [*records[1:], None], strict=True):
        stop = after.start() if after else len(text)
        if record["key"] is not None:
            body = text[record.end() : stop].rstrip()
            if not body.endswith(")."):
                line = text.count("\n", 0, record.start()) + 1
                refuse(file, f"the text of '{record['key']}' does not end with ').'", line)
            texts.setdefault(record["key"], body[:-2])
            end = stop
        else:
            facts.append((record["fact"], [part.strip() for part in record["ends"].split(",")]))
            end = record.end()
        if record["key"] is None and text[end:stop].strip():
            refuse(file, "expected 'arg(', 'text(', 'att(' or 'support('",
                   text.count("\n", 0, end) + 2)  # fmt: skip
    _add(foreign, facts, texts, prefix)


def _add(
    foreign: ForeignMap, facts: list[tuple[str, list[str]]], texts: dict[str, str], prefix: str
) -> None:
    for fact, ends in facts:
        if fact == "arg":
            foreign.add_node(prefix + ends[0], texts.pop(ends[0], ""), thing="argument")
    for key in texts:
        foreign.losses.drop("text", prefix + key, "there is no argument that it belongs to")
    if f"{prefix}root" in foreign.nodes:
        foreign.theses.append(f"{prefix}root")
        foreign.title = foreign.title or foreign.nodes[f"{prefix}root"].text
    for number, (fact, ends) in enumerate(facts):
        if fact in _KINDS and len(ends) == _PAIR:
            thing, kind = _KINDS[fact]
            key = f"{prefix}{fact} {number}"
            foreign.add_relation(key, kind, [prefix + ends[0]], prefix + ends[1], thing=thing)


FORMATS: Final = (
    Format(
        name="arguman",
        title="arguman.org (apxd)",
        suffixes=(".apxd",),
        holds="a tree of statements, each for or against the one above it",
        loses="people: the format has none",
        recognise=recognise_arguman,
        read=read_arguman,
    ),
)
