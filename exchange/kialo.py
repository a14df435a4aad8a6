"""Kialo's text export: a numbered tree of claims, each pro or con the one above it.

Records end in CR LF and a bare LF is a line break inside a claim. Where a file has lost its CRs,
a line starts a claim only if its number is the next one of the tree.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from argmap.exchange.foreign_map import ForeignMap, ForeignMaps
from argmap.exchange.input_text import decoded, refuse
from argmap.exchange.interface import Format, Imported, InputFile, Options
from argmap.schema.vocabulary import Kind, RelationKind

_TITLE: Final = "Discussion Title:"
_CLAIM: Final = re.compile(
    r"(?P<number>[0-9]{1,6}(?:\.[0-9]{1,6})*)\.(?:\s|$)"
    r"(?:[ ]?(?P<side>Pro|Con):(?:\s|$))?(?P<text>.*)",
    re.DOTALL,
)
_SEE: Final = re.compile(r"->\s*See\s+(?P<number>[0-9]+(?:\.[0-9]+)*)\.?\s*$")
_OUTSIDE: Final = re.compile(r"->\s*See\s+discussion\b")
_ESCAPE: Final = re.compile(r"\\([\\()\[\]@<>])")
_SIDES: Final = {"Pro": RelationKind.SUPPORTS, "Con": RelationKind.REBUTS}


@dataclass(frozen=True, slots=True)
class _Claim:
    number: tuple[int, ...]
    side: str
    text: str
    line: int

    @property
    def key(self) -> str:
        return ".".join(map(str, self.number))


def recognise_kialo(head: bytes) -> bool:
    """Tell an export of Kialo from its first line."""
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(_TITLE.encode())


def read_kialo(files: Sequence[InputFile], options: Options) -> Imported:
    """Read discussions; each file is a debate of its own, unless all are to be one."""
    maps = ForeignMaps(files, options)
    for file, foreign, prefix in maps:
        _read(file, foreign, prefix)
    return maps.imported("kialo")


def _read(file: InputFile, foreign: ForeignMap, prefix: str) -> None:
    text = decoded(file)
    if not text.lstrip().startswith(_TITLE):
        refuse(file, f"the first line is '{_TITLE} …'", 1)
    head, claims = _parse(file, text)
    foreign.title = foreign.title or head
    known = {claim.key for claim in claims}
    multi = _theses(claims)
    for claim in claims:
        _add(foreign, claim, prefix, known, multi)
    for claim in claims:
        _link(foreign, claim, prefix, known, multi)


def _parse(file: InputFile, text: str) -> tuple[str, list[_Claim]]:
    title = ""
    claims: list[_Claim] = []
    seen: set[tuple[int, ...]] = set()
    for line, record in _records(text):
        if record.startswith(_TITLE) and not claims:
            title, _, rest = record.removeprefix(_TITLE).strip().partition("\n")
            if rest.strip():
                refuse(file, "a claim begins with its number, as in '1. …'", line + 1)
            continue
        match = _CLAIM.match(record)
        if match is None:
            if record.strip():
                refuse(file, "a claim begins with its number, as in '1.2. Pro: …'", line)
            continue
        number = tuple(int(part) for part in match["number"].split("."))
        if number in seen:
            refuse(file, f"the number {match['number']} stands here a second time", line)
        if number[:-1] and number[:-1] not in seen:
            refuse(file, f"there is no claim above {match['number']}", line)
        seen.add(number)
        claims.append(_Claim(number, match["side"] or "", match["text"], line))
    return title, claims


def _records(text: str) -> Iterator[tuple[int, str]]:
    """Split a text into records with the lines on which they start."""
    if "\r\n" in text:
        line = 1
        for record in text.split("\r\n"):
            yield line, record
            line += record.count("\n") + 1
        return
    start, held = 1, ""
    last: tuple[int, ...] = ()
    for line, part in enumerate(text.split("\n"), start=1):
        match = _CLAIM.match(part)
        number = tuple(map(int, match["number"].split("."))) if match else ()
        if line == 1 or (number and _follows(last, number)):
            if held or line > 1:
                yield start, held.rstrip("\n")
            start, held, last = line, part, number or last
        else:
            held += f"\n{part}"
    yield start, held.rstrip("\n")


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Tell whether a number is the next one in the order of the tree, which has one root."""
    if not last:
        return number == (1,)
    if number == (*last, 1):
        return True
    depth = len(number)
    return 1 < depth <= len(last) and number == (*last[: depth - 1], last[depth - 1] + 1)


def _theses(claims: Sequence[_Claim]) -> bool:
    """Tell a question with several theses from a thesis with arguments."""
    return any(len(claim.number) == 2 and not claim.side for claim in claims)  # noqa: PLR2004


def _add(foreign: ForeignMap, claim: _Claim, prefix: str, known: set[str], multi: bool) -> None:
    see = _SEE.match(claim.text)
    if see and see["number"] in known:
        return
    if _OUTSIDE.match(claim.text) or see:
        reason = "it points to another discussion" if not see else "it points to no claim"
        foreign.losses.drop("link", prefix + claim.key, reason, claim.text)
        return
    text = _ESCAPE.sub(r"\1", claim.text)
    top = len(claim.number) == 1
    fields = {"kind": Kind.QUESTION.value} if multi and top else {}
    foreign.add_node(prefix + claim.key, text, thing="claim", numbered=True, fields=fields)
    if multi and top:
        foreign.question = foreign.question or prefix + claim.key
    elif top or (multi and len(claim.number) == 2 and not claim.side):  # noqa: PLR2004 - below it
        foreign.theses.append(prefix + claim.key)


def _link(foreign: ForeignMap, claim: _Claim, prefix: str, known: set[str], multi: bool) -> None:
    see = _SEE.match(claim.text)
    end = prefix + see["number"] if see and see["number"] in known else prefix + claim.key
    if len(claim.number) == 1 or end not in foreign.nodes:
        if see and see["number"] in known:
            foreign.losses.drop("link", prefix + claim.key, "it points to what is left out")
        return
    above = prefix + ".".join(map(str, claim.number[:-1]))
    kind = _SIDES.get(claim.side, RelationKind.ANSWERS if multi else RelationKind.SUPPORTS)
    thing = "link" if see else "side"
    if not claim.side and kind is RelationKind.SUPPORTS:
        foreign.losses.change(
            thing, f"{prefix}{claim.key} above", "neither pro nor con; read as pro"
        )
    foreign.add_relation(f"{prefix}{claim.key} above", kind, (end,), above, thing=thing)


FORMATS: Final = (
    Format(
        name="kialo",
        title="Kialo discussion (text)",
        suffixes=(".txt",),
        holds="a tree of claims, pro and con, and claims that stand in several places",
        loses="people, votes and dates: Kialo does not export them",
        recognise=recognise_kialo,
        read=read_kialo,
    ),
)
