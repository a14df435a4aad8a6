"""A parser for Argdown 1.7: from a text to statements, arguments and relations.

The text is read line by line. Blank lines part blocks; within a block a line that begins with a
sign such as ``+`` or ``<-`` joins what follows to the element above it that is indented less. What
cannot be read is left out and remembered with its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from argmap.exchange.argdown_front import take_front
from argmap.exchange.argdown_lines import (
    DEFINITION,
    RELATION,
    Line,
    lines_without_comments,
    read_said,
    without_includes,
)
from argmap.exchange.argdown_model import (
    ArgdownDocument,
    ArgdownRelation,
    Argument,
    End,
    EndKey,
    Inference,
    Statement,
)
from argmap.exchange.argdown_steps import (
    NUMBER,
    RULE,
    has_data,
    has_sound_data,
    is_undercut,
    rules,
    step_parts,
)

_HEADING: Final = re.compile(r"(#+) (.*)")
_LIST_ITEM: Final = re.compile(r"[ \t]+(?:\*|\d+\.)(?=\s)")
_KINDS: Final = {
    "+": ("support", False),
    "<+": ("support", False),
    "+>": ("support", True),
    "-": ("attack", False),
    "<-": ("attack", False),
    "->": ("attack", True),
    "_": ("undercut", False),
    "<_": ("undercut", False),
    "_>": ("undercut", True),
    "><": ("contradictory", True),
}
"""What each sign means, and whether it leads away from the element above."""


@dataclass(slots=True)
class _Element:
    """A statement or an argument as it stands in the text, and where relations below it lead."""

    end: EndKey
    indent: int


def parse_argdown(text: str) -> ArgdownDocument:
    r"""Read a text.

    Returns
    -------
    ArgdownDocument
        What it says; the lines that could not be read are among its problems.

    Examples
    --------
    >>> tea = parse_argdown("[Tea]: Tea calms.\n  - <Coffee>: It wakes.\n")
    >>> [(r.kind, r.start[1], r.end[1]) for r in tea.relations]
    [('attack', 'Coffee', 'Tea')]
    """
    return _Parser(text.replace("\r\n", "\n").replace("\r", "\n")).document()


class _Parser:
    """Reads one text, from its first line to its last."""

    def __init__(self, text: str) -> None:
        self._found = ArgdownDocument()
        self._untitled = 0
        self._section = ""
        self._last_argument = ""
        start = take_front(text, self._found)
        lines = lines_without_comments(text[start:], text.count("\n", 0, start) + 1)
        self._lines, including = without_includes(lines)
        self._found.problems += [(n, "it takes in another file, which is not read")
                                 for n in including]  # fmt: skip

    def document(self) -> ArgdownDocument:
        """Read all blocks."""
        for block in self._blocks():
            self._read_block(block)
        self._found.resolve()
        return self._found

    def _blocks(self) -> Iterator[list[Line]]:
        block: list[Line] = []
        for line in self._lines:
            if line.text.strip():
                block.append(line)
            elif block:
                yield block
                block = []
        if block:
            yield block

    def _wrong(self, line: Line, problem: str) -> None:
        self._found.problems.append((line.number, problem))

    def _read_block(self, block: list[Line]) -> None:
        first = block[0]
        argument, self._last_argument = self._last_argument, ""
        if heading := _HEADING.match(first.text):
            end = next((n for n, line in enumerate(block) if n and _opens(line.text)), len(block))
            self._read_heading(first, " ".join([heading[2], *(line.text for line in block[1:end])]))
            if block[end:]:
                self._read_block(block[end:])
        elif NUMBER.match(first.text):
            self._read_steps(block, argument)
        elif RELATION.match(first.text) and not _LIST_ITEM.match(first.text):
            self._wrong(first, "a relation stands after an empty line, so it joins nothing")
        elif _LIST_ITEM.match(first.text):
            self._read_list(block)
        else:
            element = self._read_element(block)
            if element and element.end[0] is End.ARGUMENT:
                self._last_argument = element.end[1]

    def _read_heading(self, line: Line, text: str) -> None:
        said = read_said(text)
        if said.has_other_data or said.tags:
            self._wrong(line, "the data and tags of a heading are not kept")
        self._section = said.text
        if self._section and self._section not in self._found.sections:
            self._found.sections.append(self._section)

    def _read_list(self, block: list[Line]) -> None:
        item: list[Line] = []
        for line in [*block, None]:
            marker = _LIST_ITEM.match(line.text) if line else None
            if (marker or line is None) and item:
                self._read_element(item)
                item = []
            if line and marker:
                item.append(Line(line.number, line.text[marker.end() :]))
            elif line:
                item.append(line)

    def _read_element(self, lines: list[Line]) -> _Element | None:
        """Read a statement or an argument and all that hangs below it."""
        content, rest = _content(lines)
        element = self._enter(content, 0)
        if element is not None:
            self._read_relations(element, rest)
        return element

    def _read_relations(self, base: _Element, lines: list[Line]) -> None:
        stack = [base]
        while lines:
            match = RELATION.match(lines[0].text)
            if match is None:
                self._wrong(lines[0], "this line belongs to no statement and no argument")
                return
            first = Line(lines[0].number, lines[0].text[match.end() :])
            content, lines = _content([first, *lines[1:]])
            indent = len(match[1].expandtabs(4))
            _pop_to(stack, indent)
            if indent <= stack[0].indent:
                self._wrong(first, "a relation is indented more than what it belongs to")
                return
            child = self._enter(content, indent)
            if child is None:
                return
            kind, away = _KINDS[match[2]]
            ends = (stack[-1].end, child.end) if away else (child.end, stack[-1].end)
            self._found.relate(ArgdownRelation(kind, *ends))
            stack.append(child)

    def _enter(self, lines: list[Line], indent: int) -> _Element | None:
        """Enter what a few lines say among the statements or the arguments."""
        raw = "\n".join(line.text.strip() for line in lines)
        if not raw.strip():
            self._wrong(lines[0], "there is no text here")
            return None
        said = read_said(raw)
        if said.is_reference and said.text:
            self._wrong(lines[0], f"a text follows the reference to '{said.title}' without a colon")
            said.text = ""
        title = said.title or self._unique()
        entries: dict[str, Any] = (
            self._found.arguments if said.is_argument else self._found.statements
        )
        sort = Argument if said.is_argument else Statement
        entry = entries.setdefault(title, sort(title, line=lines[0].number))
        if said.text:
            entry.texts.append(said.text)
        entry.tags += [tag for tag in said.tags if tag not in entry.tags]
        entry.own = entry.own or said.own
        entry.has_other_data = entry.has_other_data or said.has_other_data
        if not said.is_reference and not entry.section:
            entry.section = self._section
        return _Element((End.ARGUMENT if said.is_argument else End.STATEMENT, title), indent)

    def _unique(self) -> str:
        self._untitled += 1
        return f"Untitled {self._untitled}"

    def _read_steps(self, block: list[Line], title: str) -> None:
        """Read premises and conclusions, and give them to the argument before them."""
        title = title or self._unique()
        argument = self._found.arguments.setdefault(title, Argument(title, line=block[0].number))
        argument.section = argument.section or self._section
        if argument.steps:
            self._wrong(block[0], f"the argument '{title}' has its steps already")
            return
        waiting: Inference | None = None
        premises: list[str] = []
        for part in step_parts(block):
            if RULE.match(part[0].text):
                if not has_sound_data(part):
                    self._wrong(part[0], "the data of this step are not YAML; the rest is left out")
                    return
                waiting = Inference(premises, "", rules(part))
                if has_data(part):
                    self._wrong(part[0], "the data of a step, such as what it uses, are not kept")
                self._read_inference_relations(part, title)
                continue
            name = self._read_member(part)
            if not name:
                continue
            argument.members.append(name)
            argument.roles.append(waiting is not None)
            if waiting is not None:
                waiting.conclusion = name
                argument.steps.append(waiting)
                waiting, premises = None, [name]
            else:
                premises.append(name)
        if not argument.steps:
            self._wrong(block[0], "premises stand here without a line '----' and a conclusion")

    def _read_member(self, part: list[Line]) -> str:
        """Read a premise or a conclusion; empty where it is no statement."""
        number = NUMBER.match(part[0].text)
        start = number.end() if number else 0
        element = self._read_element([Line(part[0].number, part[0].text[start:]), *part[1:]])
        if element is None or element.end[0] is not End.STATEMENT:
            self._wrong(part[0], "a premise or conclusion is a statement")
            return ""
        return element.end[1]

    def _read_inference_relations(self, part: list[Line], title: str) -> None:
        below = [number for number, line in enumerate(part) if is_undercut(line.text)]
        if below:
            self._read_relations(_Element((End.ARGUMENT, title), 0), part[below[0] :])


def _pop_to(stack: list[_Element], indent: int) -> None:
    """Go back to the element that a line of this indent belongs to.

    A line indented between two earlier levels is a sibling of the upper one, where Python would
    refuse it.
    """
    last = stack[-1].indent
    while len(stack) > 1 and stack[-1].indent >= indent:
        last = stack.pop().indent
    if last > indent and len(stack) > 1 and stack[-1].indent > 0:
        stack.pop()


def _opens(text: str) -> bool:
    """Tell whether a line below a heading begins something new."""
    return bool(DEFINITION.match(text) or RELATION.match(text) or NUMBER.match(text)
                or _HEADING.match(text))  # fmt: skip


def _content(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Split off the lines before the next sign."""
    end = 1
    while end < len(lines) and not RELATION.match(lines[end].text):
        end += 1
    return lines[:end], lines[end:]
