"""What to say about broken YAML: the parser's problem and the lines around it, made into advice.

Each of the commonest slips of people who write YAML by hand has a function of its own, which looks
at the place where the parser stumbled, and says where the slip is, what it is, and what to write.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import yaml

from argmap.loading.reader.blocks import (
    KEY_LINE,
    Advice,
    as_block,
    finding_of,
    prose_below_key,
)
from argmap.loading.reader.document import Document, Span
from argmap.loading.reader.markdown_slips import bullet, fence
from argmap.loading.reader.rules import ANCHOR, BAD_YAML, TAG
from argmap.loading.reader.stumble import Stumble
from argmap.loading.reader.target_slips import no_key, signs_around_target
from argmap.schema.finding import Edit, Finding, Rule
from argmap.schema.vocabulary import RelationKind

_NO_SPACE: Final = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[A-Za-z_]+):(?!//)(?P<next>\S)")
_ODD_SPACE: Final = re.compile(
    r"^[ ]*(?:- *)?(?:\w+:)?[ ]*(?P<odd>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
)
_STARTS: Final = {
    "@": "in YAML, a text cannot start with '@'",
    "`": "in YAML, a text cannot start with a backtick",
    "%": "in YAML, a text cannot start with '%'",
    "*": "'*' at the start of a text makes it a YAML alias",
    "&": "'&' at the start of a text makes it a YAML anchor",
    "!": "'!' at the start of a text makes it a YAML tag",
    "|": "the text of a block starts on the next line",
    ">": "the text of a block starts on the next line",
    "-": "a list cannot start on the same line as its key",
    "?": "'? ' at the start of a text makes it a YAML key",
}
_RULES: Final[Mapping[str, Rule]] = {_STARTS["*"]: ANCHOR, _STARTS["&"]: ANCHOR, _STARTS["!"]: TAG}
"""The slips that have a rule of their own, by what is said about them."""


def explain(document: Document, error: yaml.MarkedYAMLError) -> Finding:
    """Say what is wrong with a piece of YAML, where, and what to write instead."""
    lines = document.text.split("\n")
    mark: Any = error.problem_mark or error.context_mark
    begun: Any = error.context_mark or mark
    line, column = mark.line, mark.column
    if line >= len(lines):  # the parser counts a line after the last
        line, column = len(lines) - 1, len(lines[-1])
    stumble = Stumble(document, lines, error.problem or "", line, column, begun.line)
    for slip in _SLIPS:
        advice = slip(stumble)
        if advice is not None:
            return finding_of(document, _RULES.get(advice.message, BAD_YAML), advice)
    return document.finding(BAD_YAML, stumble.here(), f"this is not YAML: {stumble.problem}")


def keyless(document: Document) -> Advice:
    """Advise on a file that is one text or one list, without a single key."""
    span = document.span(())
    lines = document.text.split("\n")
    first = lines[span.line]
    before = sum(len(above) + 1 for above in lines[: span.line])
    if match := re.match(r"\w+ ?(?P<sign>[\uff1a;=])", first):
        at = match.start("sign")
        place = Span(before + at, before + at + 1, span.line, at, span.line, at + 1)
        message = f"'{match['sign']}' is no colon"
        return Advice(place, message, "put a colon and a space after each key, as in 'kind: claim'")
    for pattern, advise, group in ((_ODD_SPACE, odd_space, "odd"), (_NO_SPACE, no_space, "next")):
        if match := pattern.match(first):
            at = match.start(group)
            place = Span(before + at, before + at + 1, span.line, at, span.line, at + 1)
            return advise(document, place)
    if first.lstrip().startswith("- "):
        expected = "start each key in the first column, without hyphens; one file for each item"
        return Advice(span, "this file is a list", expected)
    folder = document.file.split("/")[-2:-1]
    example = _FIRST_KEYS.get(folder[0] if folder else "", "kind: claim")
    return Advice(span, "this file has no keys", f"write keys with values, such as '{example}'")


_FIRST_KEYS: Final = {"people": "name: …", "sources": "kind: comment"}
"""The first key of a file by its folder, where that holds no nodes."""


def _block(stumble: Stumble, span: Span, message: str) -> Advice:
    return Advice(span, message, *as_block(stumble.document, span))


def _odd_space(stumble: Stumble) -> Advice | None:
    for number, line in reversed(list(stumble.above())):
        if match := _ODD_SPACE.match(line):
            return odd_space(stumble.document, stumble.at(number, match.start("odd")))
    return None


def odd_space(document: Document, span: Span) -> Advice:
    """Advise on a space that looks like one and is none to YAML."""
    return Advice(
        span,
        "this is a no-break space, and YAML needs an ordinary space here",
        "delete it and type a space",
        Edit(document.file, span.start, span.end, " "),
    )


def _tab(stumble: Stumble) -> Advice | None:
    indent = re.match(r"[ ]*(\t)\s*", stumble.text)
    if "tab" not in stumble.problem and not (indent and "token" in stumble.problem):
        return None
    column = indent.start(1) if indent else stumble.column
    span = stumble.at(stumble.line, column)
    return Advice(span, "this is a tab, and YAML allows only spaces here", "indent with spaces")


def _no_space(stumble: Stumble) -> Advice | None:
    """Find a key whose colon touches its value, so that it is no key."""
    if "could not find expected ':'" in stumble.problem:
        number = stumble.begun
    elif "mapping values" in stumble.problem and stumble.line and not _two_colons(stumble.text):
        number = stumble.line - 1
    else:
        return None
    match = _NO_SPACE.match(stumble.lines[number])
    return (
        None if match is None else no_space(stumble.document, stumble.at(number, match.end() - 1))
    )


def no_space(document: Document, span: Span) -> Advice:
    """Advise on a colon without a space, given the place of the character behind it."""
    edit = Edit(document.file, span.start, span.start, " ")
    return Advice(
        span,
        "there is no space after the colon",
        "put a space after each colon, as in 'key: value'",
        edit,
    )


def _two_colons(line: str) -> bool:
    return line.count(": ") > 1 or (": " in line and line.rstrip().endswith(":"))


def _open_quote(stumble: Stumble) -> Advice | None:
    """Find a quotation mark that is opened on an earlier line and closed there by none.

    It runs on to the end of the file, or to the next mark, behind which the parser stumbles.
    """
    text, at_end = stumble.document.text, "end of stream" in stumble.problem
    stumbled = stumble.here().start
    for number, line in stumble.above():
        match = KEY_LINE.match(line)
        if match is None or match["value"][0] not in "\"'":
            continue
        span = stumble.at(number, match.start("value"))
        end = text.find(match["value"][0], span.end)
        runs_out = at_end and end < 0
        runs_on = "\n" in text[span.end : end] and not text[end + 1 : stumbled].strip()
        if runs_out or (runs_on and 0 <= end < stumbled):
            expected = "close it, or put the text into a block"
            return Advice(span, "this quotation mark is never closed", expected)
    return None


def _open_bracket(stumble: Stumble) -> Advice | None:
    if not re.search("expected ','|end of stream|document start|node content", stumble.problem):
        return None
    for number, line in stumble.above():
        match = re.match(r"(?P<lead>[ ]*(?:- +)*(?:\w+:[ ]+)?)(?P<open>[\[{])", line)
        if match is None:
            continue
        closer = "]" if match["open"] == "[" else "}"
        if closer not in line:
            span = stumble.at(number, match.start("open"))
            message = f"this '{match['open']}' starts a {_COLLECTION[closer]} and is never closed"
            expected = f"close it with '{closer}'; if it is part of a text, {_IN_BLOCK}"
            return Advice(span, message, expected)
    return None


_COLLECTION: Final = {"]": "list", "}": "mapping"}
_IN_BLOCK: Final = "put the text into a block"


def _bad_start(stumble: Stumble) -> Advice | None:
    """Look at the first character of the value: some cannot start a text, others end it early."""
    match = KEY_LINE.match(stumble.text)
    if match is None or stumble.column <= match.end("key"):
        return None
    value, start = match["value"], stumble.at(stumble.line, match.start("value"))
    if value[0] in "\"'":
        message = "the text goes on behind the closing quotation mark"
        return _block(stumble, stumble.here(), message)
    if value[0] in "[{":
        message = (
            f"a text that starts with '{value[0]}' is read as a {_COLLECTION[_CLOSE[value[0]]]}"
        )
        return _block(stumble, stumble.here(), message)
    if value.startswith("- ") and "block sequence" in stumble.problem:
        return _block(
            stumble, start, f"{_STARTS['-']}; a text that starts with '-' goes into a block"
        )
    if value[0] in _STARTS and value[0] != "-":
        return _block(stumble, start, _STARTS[value[0]])
    return None


_CLOSE: Final = {"[": "]", "{": "}"}


def _second_colon(stumble: Stumble) -> Advice | None:
    if "mapping values" not in stumble.problem or not _two_colons(stumble.text):
        return None
    message = "this text contains a colon, which starts a new key in YAML"
    for key in re.findall(r" (\w+): ", stumble.text):
        if key in _RELATIONS:
            return Advice(stumble.here(), message, f"start '{key}:' on a line of its own")
    return _block(stumble, stumble.here(), message)


_RELATIONS: Final = frozenset(RelationKind)


def _indent(stumble: Stumble) -> Advice | None:
    key = re.match(r"[ ]*(?:- +)*(\w+):", stumble.text)
    expected = "start all keys of one mapping in the same column"
    if key and "mapping values" in stumble.problem:
        message = f"the key '{key[1]}' is indented further than the key above it"
        return Advice(stumble.here(), message, expected)
    if key and "expected" in stumble.problem and stumble.column == key.start(1):
        message = f"the key '{key[1]}' does not line up with its neighbours"
        return Advice(stumble.here(), message, expected)
    if "expected" in stumble.problem and re.match(r"[ ]*- ", stumble.text):
        message = "this list item does not line up with its neighbours"
        return Advice(stumble.here(), message, "start all items of one list in the same column")
    return None


def _loose_line(stumble: Stumble) -> Advice | None:
    if "could not find expected ':'" not in stumble.problem:
        return None
    number = stumble.begun
    line = stumble.lines[number]
    return Advice(
        stumble.at(number, len(line) - len(line.lstrip())),
        "this line has no key, and it is not part of a text above",
        "indent it further than the key of its text, or write 'key: value'",
    )


def _odd_text(stumble: Stumble) -> Advice | None:
    """Propose a block for any other text: in a block every character is safe."""
    if KEY_LINE.match(stumble.text) is None:
        return None
    return _block(stumble, stumble.here(), "YAML cannot read this as text from here on")


def _escape(stumble: Stumble) -> Advice | None:
    if not re.search("escape|hexdecimal", stumble.problem):
        return None
    message = "a backslash in double quotation marks starts an escape, and this is not a valid one"
    return Advice(
        stumble.here(), message, "write '\\\\' for a backslash, or put the text into a block"
    )


# the first that fits counts, so what is certain comes first, and the guess that fits anything last
_SLIPS: Final[tuple[Callable[[Stumble], Advice | None], ...]] = (
    fence,
    bullet,
    _odd_space,
    _tab,
    _escape,
    _no_space,
    _open_quote,
    _open_bracket,
    signs_around_target,
    _bad_start,
    _second_colon,
    prose_below_key,
    no_key,
    _loose_line,
    _indent,
    _odd_text,
)
