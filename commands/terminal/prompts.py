"""Ask for what no option gave; without a terminal, or on request, ask nothing."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

import typer

from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.output import complain, say
from argmap.graph.model.wording import listed
from argmap.schema.errors import InvalidInputError, TargetSyntaxError, UnknownIdError

T = TypeVar("T")

_NEEDED: Final = "an answer is needed here; Ctrl-C leaves, and nothing is written"


@dataclass(slots=True)
class Asker:
    """Asks for values, or notes which options are missing.

    Attributes
    ----------
    may_ask : bool
        Whether there is somebody to ask.
    missing : list of str
        The options that have to be given because nobody can be asked.
    """

    may_ask: bool
    missing: list[str] = field(default_factory=list)

    def text(
        self,
        option: str,
        question: str,
        given: str | None,
        *,
        needed: bool = True,
        enter: str = "none",
        problem: Callable[[str], str] = lambda _: "",
    ) -> str:
        """Take a text that was given, or ask for it; the empty string where it may be left out.

        `enter` says what leaving it out means.
        A text with a problem is asked for again; where nobody can be asked, it ends the command.
        """
        if given is not None:
            text = " ".join(given.split())
            if not (wrong := problem(text)):
                return text
            if not self.may_ask:
                raise InvalidInputError(f"{option}: {wrong}")
            say(f"  {wrong}")
        if not self.may_ask:
            if needed:
                self.missing.append(option)
            return ""
        while True:
            answer = ask(question if needed else f"{question} (Enter for {enter})")
            if not answer and not needed:
                return ""
            wrong = problem(answer) if answer else _NEEDED
            if not wrong:
                return answer
            say(f"  {wrong}")

    def choice(
        self, option: str, question: str, given: str | None, choices: Mapping[str, str], likely: str
    ) -> str:
        """Take one of some words, or ask which; Enter takes the likely one."""
        if given is not None:
            return given
        if not self.may_ask:
            self.missing.append(option)
            return likely
        names = list(choices)
        say(f"\n{question}")
        rows = [(str(place), name, choices[name]) for place, name in enumerate(names, 1)]
        say(columns(rows))
        while True:
            answer = ask(f"a number or a word (Enter for {likely})")
            chosen = pick(answer or likely, names)
            if chosen is not None:
                return names[chosen]
            say(f"  write a number from 1 to {len(names)}, or one of the words")

    def one_of(self, question: str, names: Sequence[str]) -> str | None:
        """Ask for one of some names that were listed; None where somebody wants none of them."""
        while answer := ask(question):
            chosen = pick(answer, names)
            if chosen is not None:
                return names[chosen]
            say(f"  write a number from 1 to {len(names)}, or only Enter")
        return None

    def something(
        self,
        option: str,
        question: str,
        given: str | None,
        find: Callable[[str], T],
        *,
        needed: bool,
    ) -> T | None:
        """Ask for something that exists, by its name, until it is found."""
        while words := self.text(option, question, given, needed=needed):
            try:
                return find(words)
            except typer.Exit:
                if not self.may_ask:
                    raise
            except (UnknownIdError, TargetSyntaxError) as error:
                if not self.may_ask:
                    raise
                candidates = getattr(error, "candidates", ())
                near = f"; is it {listed(candidates, 'or')}?" if candidates else ""
                say(f"  {error}{near}")
            given = None
        return None

    def stop_if_missing(self) -> None:
        """End the command, naming all options that are missing."""
        if self.missing:
            names = ", ".join(dict.fromkeys(self.missing))
            complain(f"these options are missing: {names}; without a terminal nothing is asked")
            raise typer.Exit(MISUSE)


def can_ask() -> bool:
    """Tell whether there is a terminal to ask at."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def pick(answer: str, names: Sequence[str]) -> int | None:
    """Find which of some names an answer means: by its number, or by itself.

    Examples
    --------
    >>> pick("2", ["tea", "milk"]), pick("tea", ["tea", "milk"]), pick("3", ["tea", "milk"])
    (1, 0, None)
    """
    if answer in names:
        return names.index(answer)
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(names):
        return int(answer) - 1
    return None


def ask(question: str) -> str:
    """Read a line; the end of input ends the command."""
    sys.stdout.flush()
    # on standard error, as every remark: standard output may lead into a file
    print(f"{question}: ", end="", file=sys.stderr, flush=True)  # noqa: T201 - no line end
    try:
        return " ".join(input().split())
    except EOFError:
        say("")
        complain("the input ended; nothing was written")
        raise typer.Exit(MISUSE) from None
