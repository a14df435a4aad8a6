"""Abstract argumentation frameworks in the three formats of the ICCMA competitions.

- ``.af``: ``p af 3``, then a line ``1 2`` for each attack; ``#`` starts a comment.
- ``.apx``: ``arg(a).`` and ``att(a,b).``; ``%`` starts a comment.
- ``.tgf``: a name a line, ``#``, then a line ``a b`` for each attack.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from argmap.graph.argumentation.framework import Framework
from argmap.schema.errors import UnreadableFileError

BYTES: Final = 32 * 1024 * 1024
"""The largest file that is read."""

ARGUMENTS: Final = 1_000_000
"""The most arguments a file may have."""

ATTACKS: Final = 2_000_000
"""The most attacks a file may have."""

_HEADER: Final = re.compile(r"p\s+af\s+([0-9]+)\Z")
_NUMBER: Final = re.compile(r"[0-9]{1,9}\Z")
_FACT: Final = re.compile(
    r"\s*(?:(arg)\(\s*([^\s(),.%]+)\s*\)|(att)\(\s*([^\s(),.%]+)\s*,\s*([^\s(),.%]+)\s*\))\s*\."
)
_QUOTED_LENGTH: Final = 40
"""How many characters of a line a message shows."""


class IccmaFormat(StrEnum):
    """A format, named as its files end."""

    AF = "af"
    APX = "apx"
    TGF = "tgf"


def read(path: Path) -> Framework:
    """Read a framework from a file.

    Parameters
    ----------
    path : Path
        A file that ends in ``.af``, ``.apx`` or ``.tgf``.

    Returns
    -------
    Framework
        Its arguments, in the order of the file, and its attacks.

    Raises
    ------
    UnreadableFileError
        Where the file cannot be read, is too large, or says what cannot be meant; the message
        begins with the file and the line.
    """
    ending = path.suffix.removeprefix(".").lower()
    if ending not in list(IccmaFormat):
        raise UnreadableFileError(
            f"'{path.name}' does not say what it is: its name ends in .af, .apx or .tgf"
        )
    try:
        with path.open("rb") as file:
            data = file.read(BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(f"cannot read '{path}': {error.strerror}") from error
    if len(data) > BYTES:
        raise UnreadableFileError(f"'{path.name}' has more than {BYTES // 1024**2} MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"'{path.name}' is not a text in UTF-8") from error
    return parse(text, IccmaFormat(ending), path.name)


def parse(text: str, format_: IccmaFormat, name: str = "text") -> Framework:
    r"""Read a framework from a text.

    Parameters
    ----------
    text : str
        What stands in the file.
    format_ : IccmaFormat
        How it is written.
    name : str, default "text"
        What messages call the file.

    Returns
    -------
    Framework
        Its arguments, in the order of the text, and its attacks.

    Raises
    ------
    UnreadableFileError
        Where the text says what cannot be meant; the message begins with the name and the line.

    Examples
    --------
    >>> parse("p af 2\n# a comment\n1 2\n", IccmaFormat.AF).attackers
    ((), (0,))
    """
    lines = enumerate(text.replace("\r\n", "\n").split("\n"), start=1)
    return _READERS[format_](_Lines(name, lines))


def write(framework: Framework, format_: IccmaFormat = IccmaFormat.AF) -> str:
    """Write a framework, its arguments numbered from 1, with a table of their names.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    format_ : IccmaFormat, default af
        How to write it.

    Returns
    -------
    str
        The text of a file. The table stands in comments; in ``.tgf``, which has none, the name
        stands after the number, as a label.

    Examples
    --------
    >>> print(write(Framework.of(["tea", "coffee"], [("tea", "coffee")])), end="")
    # 1 tea
    # 2 coffee
    p af 2
    1 2
    """
    return "".join(f"{line}\n" for line in _WRITERS[format_](framework))


class _Lines:
    """The lines of a text that say something, and the complaints about them."""

    def __init__(self, name: str, lines: Iterable[tuple[int, str]]) -> None:
        self._name = name
        self._lines = lines
        self.number = 1

    def without(self, comment: str) -> Iterator[str]:
        """Yield the lines that are left without comments and outer blanks."""
        for number, line in self._lines:
            said = line.split(comment, 1)[0].strip() if comment else line.strip()
            if said:
                self.number = number
                yield said

    def wrong(self, problem: str, line: int | None = None) -> UnreadableFileError:
        """Make an error about the line that was read last, or another."""
        return UnreadableFileError(f"{self._name}:{line or self.number}: {problem}")

    def check_size(self, arguments: int, attacks: int) -> None:
        """Refuse more than fits into memory, line by line: before it is there."""
        if arguments > ARGUMENTS:
            raise self.wrong(f"there are more than {ARGUMENTS} arguments")
        if attacks > ATTACKS:
            raise self.wrong(f"there are more than {ATTACKS} attacks")


def _read_af(lines: _Lines) -> Framework:
    size: int | None = None
    attacks: list[tuple[int, int]] = []
    for line in lines.without("#"):
        header = _HEADER.match(line)
        if header is None:
            if size is None:
                raise lines.wrong(
                    "before the first attack stands 'p af' with the number of arguments"
                )
            attacks.append(_numbers(lines, line, size))
            lines.check_size(size, len(attacks))
        elif size is not None:
            raise lines.wrong("a second 'p af': one file holds one framework")
        else:
            # the digits are counted first: Python refuses to read thousands of them as a number
            digits = header[1].lstrip("0") or "0"
            size = int(digits) if len(digits) <= len(str(ARGUMENTS)) else ARGUMENTS + 1
            lines.check_size(size, 0)
    if size is None:
        raise lines.wrong("there is no line 'p af' with the number of arguments")
    return Framework.numbered([str(number) for number in range(1, size + 1)], attacks)


def _numbers(lines: _Lines, line: str, size: int) -> tuple[int, int]:
    parts = line.split()
    if len(parts) != 2 or not all(map(_NUMBER.match, parts)):  # noqa: PLR2004 - a pair
        raise lines.wrong(f"an attack is two numbers, not '{line[:_QUOTED_LENGTH]}'")
    attacker, attacked = int(parts[0]), int(parts[1])
    for number in (attacker, attacked):
        if not 1 <= number <= size:
            raise lines.wrong(f"there is no argument {number}: the numbers go from 1 to {size}")
    return attacker - 1, attacked - 1


def _read_apx(lines: _Lines) -> Framework:
    names: dict[str, int] = {}
    attacks: list[tuple[int, str, str]] = []
    for line in lines.without("%"):
        end = 0
        while end < len(line):
            fact = _FACT.match(line, end)
            if fact is None:
                problem = (
                    f"expected 'arg(a).' or 'att(a,b).', not '{line[end : end + _QUOTED_LENGTH]}'"
                )
                raise lines.wrong(problem)
            end = fact.end()
            if fact[1]:
                _enter(lines, names, fact[2])
            else:
                attacks.append((lines.number, fact[4], fact[5]))
        lines.check_size(len(names), len(attacks))
    return _linked(lines, names, attacks)


def _read_tgf(lines: _Lines) -> Framework:
    names: dict[str, int] = {}
    attacks: list[tuple[int, str, str]] = []
    in_attacks = False
    for line in lines.without(""):
        if line == "#":
            if in_attacks:
                raise lines.wrong("a second '#': it stands once, between arguments and attacks")
            in_attacks = True
            continue
        first, *others = line.split()
        if not in_attacks:  # what follows a name is a label
            _enter(lines, names, first)
        elif not others:
            raise lines.wrong(f"an attack is two names, not '{line[:_QUOTED_LENGTH]}'")
        else:
            attacks.append((lines.number, first, others[0]))
        lines.check_size(len(names), len(attacks))
    if not in_attacks:
        raise lines.wrong("there is no '#' between arguments and attacks")
    return _linked(lines, names, attacks)


def _enter(lines: _Lines, names: dict[str, int], name: str) -> None:
    if name in names:
        raise lines.wrong(f"the argument '{name[:_QUOTED_LENGTH]}' is there already")
    names[name] = len(names)


def _linked(
    lines: _Lines, names: dict[str, int], attacks: Iterable[tuple[int, str, str]]
) -> Framework:
    pairs = []
    for line, attacker, attacked in attacks:
        for name in (attacker, attacked):
            if name not in names:
                raise lines.wrong(f"there is no argument '{name[:_QUOTED_LENGTH]}'", line)
        pairs.append((names[attacker], names[attacked]))
    return Framework.numbered(list(names), pairs)


def _named(framework: Framework) -> Iterator[tuple[int, str]]:
    """Yield the names with their numbers, each on one line whatever it holds."""
    for number, name in enumerate(framework.names, start=1):
        yield number, " ".join(name.split())


def _af_lines(framework: Framework) -> Iterator[str]:
    yield from (f"# {number} {name}" for number, name in _named(framework))
    yield f"p af {len(framework)}"
    yield from (f"{a + 1} {b + 1}" for a, b in framework.attacks)


def _apx_lines(framework: Framework) -> Iterator[str]:
    yield from (f"% {number} {name}" for number, name in _named(framework))
    yield from (f"arg({number + 1})." for number in range(len(framework)))
    yield from (f"att({a + 1},{b + 1})." for a, b in framework.attacks)


def _tgf_lines(framework: Framework) -> Iterator[str]:
    yield from (f"{number} {name}" for number, name in _named(framework))
    yield "#"
    yield from (f"{a + 1} {b + 1}" for a, b in framework.attacks)


_READERS: Final[dict[IccmaFormat, Callable[[_Lines], Framework]]] = {
    IccmaFormat.AF: _read_af,
    IccmaFormat.APX: _read_apx,
    IccmaFormat.TGF: _read_tgf,
}
_WRITERS: Final[dict[IccmaFormat, Callable[[Framework], Iterator[str]]]] = {
    IccmaFormat.AF: _af_lines,
    IccmaFormat.APX: _apx_lines,
    IccmaFormat.TGF: _tgf_lines,
}
