"""``argmap solve``: the questions of the ICCMA competitions about any framework."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import typer

from argmap.commands.terminal.options import Json
from argmap.commands.terminal.output import command, emit_json, emit_verbatim, say, say_next
from argmap.exchange.iccma import read
from argmap.graph.argumentation.acceptance import (
    credulously_accepted,
    sceptically_accepted,
    some_extension,
)
from argmap.graph.argumentation.extensions import Semantics, extensions
from argmap.graph.argumentation.framework import Framework
from argmap.graph.model.suggestions import nearest
from argmap.schema.errors import ArgmapError, UnknownIdError

_T = TypeVar("_T")

LISTED: Final = 10_000
"""How many extensions are listed at most."""

EXAMPLES: Final = """\b
Examples:
  argmap solve -p EE-PR -f debate.af
  argmap solve -p DC-CO -f debate.apx -a tea
"""

_TASKS: Final = {
    "SE": "some extension",
    "EE": "every extension",
    "DC": "is the argument in some extension?",
    "DS": "is the argument in all extensions?",
}
_NEXT: Final = {"SE": "EE", "EE": "SE", "DC": "DS", "DS": "DC"}
_UNKNOWN: Final = "UNKNOWN"
_OUT_OF_BUDGET: Final = "unknown: finding the answer would take too much work"


def solve(
    problem: Annotated[
        list[str],
        typer.Option(
            "--problem",
            "-p",
            help="A task (SE, EE, DC, DS) and a semantics (CO, PR, ST, SST, GR, ID): EE-PR.",
            metavar="TASK-SEM",
        ),
    ],
    file: Annotated[
        list[Path],
        typer.Option("--file", "-f", help="A framework: .af, .apx or .tgf.", metavar="FILE"),
    ],
    argument: Annotated[
        list[str] | None,
        typer.Option("--argument", "-a", help="What DC and DS ask about.", metavar="ARG"),
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Answer a question about an abstract argumentation framework, with a witness.

    SE prints 'w' and an extension, or NO; EE a list of all; DC and DS print YES or NO, then the
    extension that settles it.
    """
    task, semantics = _problem(_only("-p", problem))
    path = _only("-f", file)
    asked = _only("-a", argument) if argument else None
    _check_argument(task, asked)
    framework = read(path)
    if asked is None:
        answer = _extensions(framework, task, semantics)
    else:
        answer = _verdict(framework, task, semantics, _number(framework, asked, path))
    if json:
        emit_json({"problem": f"{task}-{semantics}", **answer})
    else:
        emit_verbatim("\n".join(_lines(answer)))
    if answer["answer"] is None:
        say(_OUT_OF_BUDGET)
    if not json:
        one = ("-a", asked) if asked else ()
        say_next(command("solve", "-p", f"{_NEXT[task]}-{semantics}", "-f", path, *one))


def _only(option: str, given: Sequence[_T]) -> _T:
    """Refuse an option that says two things; twice the same is once."""
    different = list(dict.fromkeys(given))
    if len(different) > 1:
        values = "' and '".join(map(str, different[:2]))
        raise ArgmapError(f"'{option}' is given twice, with '{values}'; give it once")
    return given[0]


def _problem(text: str) -> tuple[str, Semantics]:
    """Read a task and a semantics."""
    task, _, semantics = text.upper().partition("-")
    if task not in _TASKS or semantics not in list(Semantics):
        tasks, known = ", ".join(_TASKS), ", ".join(Semantics)
        raise ArgmapError(
            f"'{text[:40]}' is not a problem; write one of {tasks}, a hyphen, and one of {known}, "
            "such as EE-PR"
        )
    return task, Semantics(semantics)


def _check_argument(task: str, argument: str | None) -> None:
    """Refuse an argument where none is asked about, and the other way round."""
    wants_one = task in {"DC", "DS"}
    if wants_one and argument is None:
        raise ArgmapError(f"{task} asks '{_TASKS[task]}'; name the argument with '-a ARG'")
    if not wants_one and argument is not None:
        raise ArgmapError(
            f"{task} asks for {_TASKS[task]} and takes no argument; leave out '-a {argument}'"
        )


def _number(framework: Framework, argument: str, file: Path) -> int:
    if argument not in framework.names:
        near = nearest(argument, framework.names, limit=3)
        raise UnknownIdError(f"'{file.name}' has no argument '{argument}'", near)
    return framework.names.index(argument)


def _extensions(framework: Framework, task: str, semantics: Semantics) -> dict[str, Any]:
    """Answer SE and EE."""
    if task == "SE":
        found = some_extension(framework, semantics)
        return {"answer": found.answer, "witness": _named(framework, found.witness)}
    listed = extensions(framework, semantics, cap=LISTED)
    if not listed.exact or listed.count > LISTED:
        return {"answer": None, "extensions": None}
    names = [list(framework.named(extension)) for extension in sorted(listed)]
    return {"answer": bool(names), "extensions": names}


def _verdict(
    framework: Framework, task: str, semantics: Semantics, argument: int
) -> dict[str, Any]:
    """Answer DC and DS."""
    ask = credulously_accepted if task == "DC" else sceptically_accepted
    found = ask(framework, argument, semantics)
    return {
        "argument": framework.names[argument],
        "answer": found.answer,
        "witness": _named(framework, found.witness),
    }


def _named(framework: Framework, extension: Iterable[int] | None) -> list[str] | None:
    return None if extension is None else list(framework.named(extension))


def _lines(answer: dict[str, Any]) -> list[str]:
    """Write an answer as the competitions do."""
    if answer["answer"] is None:
        return [_UNKNOWN]
    if "extensions" in answer:
        listed = ",".join(f"[{','.join(names)}]" for names in answer["extensions"])
        return [f"[{listed}]"]
    witness = [] if answer["witness"] is None else [" ".join(("w", *answer["witness"]))]
    if "argument" in answer:
        return ["YES" if answer["answer"] else "NO", *witness]
    return witness or ["NO"]
