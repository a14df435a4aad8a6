"""Print data to standard output and remarks to standard error."""

import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from shutil import get_terminal_size
from typing import Any, Final, TypeVar

from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.screen import SEPARATOR, Items, fit, length
from argmap.graph.model.wording import counted
from argmap.schema.errors import ArgmapError

T = TypeVar("T")

FORMAT: Final = 2
"""The version of every JSON shape."""

PRINTED_BYTES: Final = 1_000_000
"""How many bytes a query prints into a pipe or a file, without ``--all``."""

_SCREENS: Final = 2
"""How many heights of the terminal a list prints that cannot be made shorter."""

_PROMPT: Final = 1
"""How many lines the shell needs below an answer."""

_BELOW: Final = 6
"""How many lines remarks and the shell may need below an answer."""

_SHORTENED: Final = "Shortened to fit the screen; --all shows everything."
_NO_BREAK: Final = "\xa0"
# a stranger's text could turn a line round or move the cursor over what stands before it
_BIDI: Final = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMFUL: Final = dict.fromkeys(_BIDI, "\ufffd") | {
    code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10)
}
_FIRST_LINE: Final = re.compile(r".+")
_STRONG: Final = "\x1b[1m{}\x1b[0m"
_RUNNER_COMMAND: Final = re.compile(r"^[^\S\n]*::(?=\S)|##(?=\[)", re.MULTILINE)
"""How a line begins that a forge's runner would carry out: it trims blanks of every kind."""


@dataclass(slots=True)
class _Printing:
    """What a query may print, and what waits for its end to be fitted to the terminal.

    Attributes
    ----------
    height : int or None
        Lines of the terminal; None where there is none, or everything is asked for.
    size : int or None
        How many bytes may still be printed into a pipe or a file.
    answer, remarks : list
        Data and remarks that wait.
    shortened : bool
        Whether an answer waits in a shorter form.
    cut : int
        Lines left out so far.
    """

    height: int | None = None
    size: int | None = None
    answer: list[str | Items] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    shortened: bool = False
    cut: int = 0


_printing = _Printing()

_ANYWHERE: Final = frozenset({"corpus", "docs", "explain", "formats", "import", "init", "solve"})
_ALL_DEBATES: Final = _ANYWHERE | {"build", "check", "diff", "fmt", "schema", "serve"}
"""The commands that ask no debates; with those that need not be told which debate is meant."""
_options: dict[str, Sequence[str]] = {"--claims": (), "--debate": ()}


def suggest_within(claims: str = "", debate: str = "") -> None:
    """Let suggested commands name this folder and this debate; empty where there is one alone."""
    _options["--claims"] = ("--claims", claims) if claims else ()
    _options["--debate"] = ("--debate", debate) if debate else ()


def limit_output(everything: bool) -> bool:
    """Cut what is printed from now on, unless everything is asked for: the option ``--all``."""
    at_terminal = sys.stdout.isatty()
    _printing.height = get_terminal_size().lines if at_terminal and not everything else None
    _printing.size = None if at_terminal or everything else PRINTED_BYTES
    _printing.cut, _printing.shortened = 0, False
    return everything


def limit_size(everything: bool) -> None:
    """Cut what is printed from now on by its size alone, unless everything is asked for."""
    _printing.height, _printing.size = None, None if everything else PRINTED_BYTES
    _printing.cut, _printing.shortened = 0, False


def finish_output() -> None:
    """Print what waits, fitted to the terminal, and say how many lines were cut."""
    height, _printing.height, _printing.size = _printing.height, None, None
    answer, _printing.answer = _printing.answer, []
    remarks, _printing.remarks = _printing.remarks, []
    if height is not None and answer:
        remarks = _fit(answer, remarks, height)
    cut, _printing.cut = _printing.cut, 0
    if cut:
        say(f"\n… {counted(cut, 'more line')}; --all shows them")
    for remark in remarks:
        say(remark)


def _fit(answer: Sequence[str | Items], remarks: Sequence[str], height: int) -> list[str]:
    """Print an answer fitted to the terminal; give the remarks that belong below it."""
    remarks = [remark.lstrip("\n") for remark in remarks]
    below = sum(len(remark.split("\n")) for remark in remarks)
    room = height - _PROMPT - (below + 1 if remarks else 0)
    shortened = _printing.shortened or length(answer) > room
    lines = fit(answer, room - 1 if shortened else room)
    _printing.cut = max(0, len(lines) - _SCREENS * height)
    for line in lines[: _SCREENS * height]:
        print(line)
    remarks = [*([_SHORTENED] if shortened and not _printing.cut else ()), *remarks]
    return [f"\n{remark}" if number == 0 else remark for number, remark in enumerate(remarks)]


def emit_fitting(*forms: Callable[[], None]) -> None:
    """Print the first form of an answer that fits the terminal, else the last one.

    The lists of all but the first may be shortened for that, if they keep more than half. Into a
    pipe or a file, and with ``--all``, the first form is printed.
    """
    before = len(_printing.answer)
    for number, form in enumerate(forms):
        del _printing.answer[before:]
        _printing.shortened = number > 0
        form()
        if _printing.height is None:
            break
        room = _printing.height - _BELOW
        needed = length(_printing.answer)
        if needed <= room or (
            number and needed < 2 * room and len(fit(_printing.answer, room)) <= room
        ):
            break


def emit_each(things: Iterable[T], emit_one: Callable[[T], None]) -> None:
    """Print several things one after the other, with two blank lines between them."""
    for number, thing in enumerate(things):
        if number:
            emit("\n")
        emit_one(thing)


def emit_json_each(shapes: Sequence[Mapping[str, Any]]) -> None:
    """Print one shape as it is, several as a list."""
    emit_json(shapes[0] if len(shapes) == 1 else {"shown": list(shapes)})


def emit(text: str = "") -> None:
    """Print data."""
    _emit(_harmless(text).split("\n"))


def emit_items(
    items: Iterable[str],
    indent: int = 2,
    *,
    brief: Iterable[str] = (),
    run_in: str | None = None,
    weight: int = 1,
    headed: bool = False,
    sorts: Iterable[tuple[str, str]] = (),
) -> None:
    """Print a list, the most important item first; on a terminal the last may only be counted.

    With ``brief`` those for which there is no room have a line each. With ``run_in`` the items
    share lines behind that text; where they are ``headed`` the first line of each is a heading.
    What is left out is counted by ``sorts``: the words for one and for several of each.
    """
    texts, short = tuple(map(_harmless, items)), tuple(map(_harmless, brief))
    if headed and coloured(sys.stdout):
        texts = tuple(_FIRST_LINE.sub(_STRONG.format(r"\g<0>"), text, count=1) for text in texts)
    part = Items(texts, short, indent, run_in, weight, tuple(sorts))
    if part.items and _printing.height is not None:
        _printing.answer.append(part)
    elif part.items:
        _emit(part.lines())


def emit_heading(text: str) -> None:
    """Print a heading, in bold on a terminal."""
    bold = coloured(sys.stdout)
    _emit([_STRONG.format(line) if bold and line else line for line in _harmless(text).split("\n")])


def _emit(lines: Sequence[str]) -> None:
    """Print lines; let them wait for a terminal, and count what is beyond the limit of a pipe."""
    if _printing.height is not None:
        _printing.answer += lines
        return
    for line in lines:
        if _printing.size is not None:
            _printing.size -= len(line.encode(errors="replace")) + 1
            if _printing.cut or _printing.size < 0:
                _printing.cut += 1
                continue
        print(line)


def emit_json(data: Mapping[str, Any]) -> None:
    """Print data as JSON, with the version of its shape; raise where it is too long."""
    import json  # 1.3 ms of each start, which only an answer in JSON has to pay

    text = plain(json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=2))
    if _printing.size is not None and (size := len(text.encode(errors="replace"))) > PRINTED_BYTES:
        raise ArgmapError(f"the answer has {size:,} bytes; --all prints it")
    print(text)


def emit_verbatim(text: str) -> None:
    """Print lines of another format whole, even those that a forge's runner would carry out."""
    print(plain(text))


def say(text: str) -> None:
    """Print a remark to standard error, after all data printed so far."""
    if _printing.answer:
        _printing.remarks.append(text)
        return
    sys.stdout.flush()
    print(_harmless(text), file=sys.stderr)


def say_next(*commands: str) -> None:
    """Suggest commands to run next, if there are any; none is broken at the end of a line."""
    if not commands:
        return
    suggested = [f"argmap {_complete(command)}".replace(" ", _NO_BREAK) for command in commands]
    say("\n" + wrapped(f"Next: {SEPARATOR.join(suggested)}", 0, 2).replace(_NO_BREAK, " "))


def _complete(command: str) -> str:
    """Give a command the options without which it would be about something else."""
    name = command.partition(" ")[0]
    apart = {"--claims": _ANYWHERE, "--debate": _ALL_DEBATES}
    needed = [
        shlex.join(words)
        for option, words in _options.items()
        if words and name not in apart[option] and f" {option} " not in command
    ]
    return " ".join([command, *needed])


def command(*words: object) -> str:
    """Write a command so that a shell reads its words as they are.

    Examples
    --------
    >>> command("why", "tea-calms -> drink-tea")
    "why 'tea-calms -> drink-tea'"
    """
    return shlex.join(str(word) for word in words)


def complain(text: str) -> None:
    """Report what went wrong."""
    say(f"argmap: {text}")


def plain(text: str) -> str:
    r"""Remove control characters of a terminal; mark characters that reverse text.

    Examples
    --------
    >>> plain("red \x1b[31malert")
    'red [31malert'
    """
    return text.translate(_HARMFUL)


def _harmless(text: str) -> str:
    """Make a text plain, and keep its lines from being read as commands by a forge's runner."""
    return _RUNNER_COMMAND.sub(lambda found: f"{found[0][:-1]} {found[0][-1]}", plain(text))


def coloured(stream: Any) -> bool:
    """Tell whether to use colour: on a terminal, unless NO_COLOR or FORCE_COLOR decides."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()
