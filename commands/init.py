"""``argmap init``: start a knowledge base in the current folder, or one more debate in it."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Final

import typer

from argmap.commands.import_ import describe, planned
from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.open_debate import suggest_about
from argmap.commands.terminal.options import NoInput
from argmap.commands.terminal.output import complain, emit, say, say_next
from argmap.commands.terminal.prompts import Asker, ask, can_ask
from argmap.editing.atomic_write import text_of
from argmap.editing.import_plan import carry_out_imports
from argmap.editing.new_debate import debate_files
from argmap.editing.new_node import text_problem
from argmap.editing.starter_texts import translated_starter
from argmap.editing.steps import Write, carry_out, sweep
from argmap.graph.model.wording import counted
from argmap.loading.discovery import CONFIG_FILE, find_claims
from argmap.render.catalogue import SOURCE, wording
from argmap.schema.config import language_problem
from argmap.schema.errors import NoDebateError
from argmap.schema.ids import id_problem, short_slug

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
_NAME_LENGTH: Final = 40
_TITLE: Final = "My debates"
"""What the starter calls a site before anybody has said it."""


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
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            help="The language of a new knowledge base: en (the default), de, fr, pt-BR …",
            metavar="TAG",
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

    Where there is no claims/, here or in a folder above, it also writes what a repository for
    debates needs: a README, settings, and the workflows and forms for contributions. A file that
    is there stays as it is.
    """
    here = _root()
    if tool is not None and not _PINNED.fullmatch(tool):
        complain(f"'{tool}' is not pinned; write git+https://… with a full commit hash after @")
        raise typer.Exit(MISUSE)
    begun = (here / "claims").exists()
    _refuse_language(language, begun=begun)
    address = tool or installed_from()
    if from_ is not None:
        _start_from(from_, here, name or "", {} if begun else dict(starter(address, language)))
        return
    asker = Asker(can_ask() and not no_input)
    question = asker.text("--question", "The question", question, problem=text_problem)
    answers = [" ".join(text.split()) for text in answer or _answers(asker)]
    title = (
        asker.text("--title", "Its title", title, needed=False, enter="the question") or question
    )
    name = name or short_slug(title, _NAME_LENGTH)
    if not begun:
        which = "Its language, such as de or pt-BR"
        language = asker.text(
            "--language", which, language, needed=False, enter="en", problem=language_problem
        )
    if asker.may_ask:
        name = ask(f"Its id, for the name of the folder (Enter for {name})") or name
    asker.stop_if_missing()
    made = debate_files(name, title, question, answers)
    if (here / "claims" / name / "debate.yaml").exists():
        complain(f"there is a debate '{name}' here already; choose another name")
        raise typer.Exit(MISUSE)
    _write(here, {} if begun else dict(starter(address, language, title)), made)
    emit((here / "claims" / name).as_posix())
    suggest_about(Path(), here / "claims", name)
    say_next("check", "build", "new")


def _root() -> Path:
    """Find the folder that contains claims/: this one or one above; else it is made here."""
    try:
        claims = find_claims(Path())
    except NoDebateError:
        return Path()
    return Path(os.path.relpath(claims.resolve().parent))


def _refuse_language(language: str | None, *, begun: bool) -> None:
    """End the command where a language was given that cannot be written."""
    problem = "" if language is None else language_problem(language)
    if language is not None and begun:
        problem = "the knowledge base here has one already: 'language' in argmap.toml"
    if problem:
        complain(f"--language: {problem}")
        raise typer.Exit(MISUSE)


def _answers(asker: Asker) -> Iterator[str]:
    """Ask for the first answers, until there are no more."""
    question = "A first answer"
    while text := asker.text("--answer", question, None, needed=False, problem=text_problem):
        yield text
        question = "Another answer"


def _start_from(file: Path, here: Path, name: str, shared: Mapping[str, str]) -> None:
    """Make the debate of another tool's file: nothing is written before the file is understood."""
    if problem := id_problem(name) if name else None:
        complain(f"'{name}' cannot be the id of a debate: {problem}")
        raise typer.Exit(MISUSE)
    _, imported, plans = planned([file], None, here / "claims", name)
    _write(here, shared, {})
    carry_out_imports(plans, here / "claims")
    describe(plans, imported)
    suggest_about(Path(), here / "claims", plans[0].debate)
    say_next("check", "tree")


def _write(here: Path, shared: Mapping[str, str], debate: Mapping[str, str]) -> None:
    """Write the files that are not there yet, the debate after all others.

    A run that was killed is finished by the next one: without ``claims/`` there is all of it to do
    still, and `debate.yaml`, which comes last, means that nothing is.
    """
    present = [f for f in shared if (here / f).exists() or (here / f).is_symlink()]
    added = {file: text for file, text in shared.items() if file not in present}
    pending = [(file, text) for file, text in debate.items() if text_of(here / file) != text]
    added |= dict(reversed(pending))
    sweep(here / "claims", *{(here / file).parent for file in shared})
    carry_out([Write(file, text) for file, text in added.items()], here / "claims")
    say(f"wrote {counted(len(added), 'file')}")
    if present:
        say(f"there already, and left alone: {', '.join(present)}")
    pinned = added.get(_ADDRESS, "").splitlines()
    if pinned and all(line.startswith("#") for line in pinned):
        say(f"put the address of argmap into {_ADDRESS} before the workflows run")


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


def starter(
    address: str = "", language: str | None = None, title: str = _TITLE
) -> Iterator[tuple[str, str]]:
    """Yield what a repository for debates needs: names of files, and their texts.

    What people read on a forge is in the language of the debates where there is a catalogue.
    """
    words = wording(language or SOURCE)
    for name, english in _walk(files("argmap.commands") / "starter", ""):
        text = translated_starter(name, english, words.gettext)
        if name == _ADDRESS and address:
            yield name, f"{text}argmap @ {address}\n"
        elif name == CONFIG_FILE:
            quoted = json.dumps(title, ensure_ascii=False)
            said = text.replace('language = "en"', f'language = "{language or "en"}"')
            yield name, said.replace(f'title = "{_TITLE}"', f"title = {quoted}")
        elif name == "README.md":
            yield name, text.replace(f"# {_TITLE}\n", f"# {title}\n", 1)
        else:
            yield name, text


def _walk(folder: Traversable, under: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        hidden = entry.name.startswith(_DOT)
        name = f"{under}{'.' if hidden else ''}{entry.name.removeprefix(_DOT)}"
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        else:
            yield name, entry.read_text(encoding="utf-8")
