"""``argmap init``: start a knowledge base in the current folder, or one more debate in it."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Final

import typer

from argmap.commands.import_ import import_
from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.options import NoInput
from argmap.commands.terminal.output import complain, emit, say, say_next
from argmap.commands.terminal.prompts import Asker, ask, can_ask
from argmap.editing.atomic_write import write_file
from argmap.editing.new_debate import debate_files
from argmap.editing.new_node import text_problem
from argmap.graph.model.wording import counted
from argmap.schema.ids import slug

EXAMPLES = """\b
Examples:
  argmap init                 asks for everything
  argmap init tea --question 'Is tea good for us?' --answer 'Tea is good for us.'
  argmap init --from debate.argdown
"""

_DOT: Final = "dot."
"""Hidden files are kept under a name that every packaging tool takes along."""
_PINNED: Final = re.compile(r"git\+https://\S+@[0-9a-f]{40}")
_ADDRESS: Final = ".github/argmap.txt"


def init(
    name: Annotated[
        str | None,
        typer.Argument(
            help="The id of the debate: its folder's name.", metavar="NAME", show_default=False
        ),
    ] = None,
    *,
    title: Annotated[
        str | None, typer.Option("--title", help="The debate's title.", metavar="TITLE")
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", help="The question it is about.", metavar="TEXT")
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer", help="A first answer; can be given several times.", metavar="TEXT"
        ),
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="Another tool's file of a debate to start from; see 'argmap formats'.",
            metavar="FILE",
        ),
    ] = None,
    tool: Annotated[
        str | None,
        typer.Option(
            "--tool",
            help="Where the workflows install argmap from: git+https://ADDRESS@COMMIT.",
            metavar="ADDRESS",
        ),
    ] = None,
    no_input: NoInput = False,
) -> None:
    """Start a debate in this folder: its question and first answers, one file each.

    In a folder without claims/ it also writes what a repository for debates needs: a README,
    settings, and the workflows and forms for contributions. A file that is there stays as it is.
    """
    here = Path()
    if tool is not None and not _PINNED.fullmatch(tool):
        complain(f"'{tool}' is no pinned address; write git+https://… with a whole commit after @")
        raise typer.Exit(MISUSE)
    begun = (here / "claims").exists()
    shared = {} if begun else dict(starter(tool or installed_from()))
    if from_ is not None:
        import_([from_], here, debate=name)
        _write(shared, {})
        return
    asker = Asker(can_ask() and not no_input)
    question = asker.text("--question", "The question", question, problem=text_problem)
    answers = [" ".join(text.split()) for text in answer or _answers(asker)]
    title = asker.text("--title", "Its title", title, needed=False) or question
    name = name or slug(title)[:40].strip("-")
    if asker.may_ask:
        name = ask(f"Its id, for the name of the folder (Enter for {name})") or name
    asker.stop_if_missing()
    made = debate_files(name, title, question, answers)
    if (here / "claims" / name).exists():
        complain(f"there is a debate '{name}' here already; choose another name")
        raise typer.Exit(MISUSE)
    _write(shared, made)
    emit(f"claims/{name}")
    if not begun and not (tool or installed_from()):
        say(f"put the address of argmap into {_ADDRESS} before the workflows run")
    say_next("check", "build", "new")


def _answers(asker: Asker) -> Iterator[str]:
    """Ask for the first answers, until there are no more."""
    question = "A first answer"
    while text := asker.text("--answer", question, None, needed=False, problem=text_problem):
        yield text
        question = "Another answer"


def _write(shared: Mapping[str, str], debate: Mapping[str, str]) -> None:
    """Write the files that are not there yet; `debate.yaml` comes last, so that it means all."""
    present = [file for file in shared if Path(file).exists() or Path(file).is_symlink()]
    added = {file: text for file, text in shared.items() if file not in present}
    for file, text in reversed((added | dict(debate)).items()):
        write_file(Path(file), text)
    say(f"wrote {counted(len(added) + len(debate), 'file')}")
    if present:
        say(f"kept what was there: {', '.join(present)}")


def installed_from() -> str:
    """Find the pinned address that this argmap was installed from; empty where there is none.

    An installer records it (PEP 610). The bare name of a package is never used: a name that
    nobody has registered is an invitation to register it.
    """
    try:
        record = json.loads(distribution("argmap").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    url, commit = record.get("url", ""), record.get("vcs_info", {}).get("commit_id", "")
    address = f"git+{url}@{commit}"
    return address if _PINNED.fullmatch(address) else ""


def starter(address: str = "") -> Iterator[tuple[str, str]]:
    """Yield what a repository for debates needs: names of files, and their texts."""
    for name, text in _walk(files("argmap.commands") / "starter", ""):
        pinned = name == _ADDRESS and address
        yield name, f"{text}argmap @ {address}\n" if pinned else text


def _walk(folder: Traversable, under: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        hidden = entry.name.startswith(_DOT)
        name = f"{under}{'.' if hidden else ''}{entry.name.removeprefix(_DOT)}"
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        else:
            yield name, entry.read_text(encoding="utf-8")
