"""``argmap new``: add a node, after a look at what is there already."""

from typing import Annotated

import typer

from argmap.commands.terminal.changes import report_new, write_and_list
from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.exit_codes import ERRORS_FOUND, MISUSE
from argmap.commands.terminal.node_questions import NodeQuestions, PlannedNode
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import (
    HERE,
    Claims,
    DebateId,
    NewPerson,
    NoInput,
    PersonId,
    SaidAt,
    SaidIn,
    Speaker,
    StanceWord,
)
from argmap.commands.terminal.output import complain, say, say_next
from argmap.commands.terminal.prompts import Asker, can_ask
from argmap.commands.terminal.stance_questions import GivenOptions, located
from argmap.editing.preflight import claims_of
from argmap.editing.steps import on_disk
from argmap.loading.loaded import Loaded
from argmap.schema.vocabulary import ExampleForm, Kind, RelationKind

EXAMPLES = """\b
Examples:
  argmap new                             asks for everything, one thing after the other
  argmap new --to tea-calms --relation rebuts
  argmap new --new-person 'Your Name'    and adds you, to be named with it
  argmap new --no-input --kind claim --text 'Tea calms.' --section tea
"""


def new(
    *,
    kind: Annotated[Kind | None, typer.Option("--kind", help="What the node is for.")] = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--text", help="One idea, in one or two sentences of your own.", metavar="TEXT"
        ),
    ] = None,
    short: Annotated[
        str | None,
        typer.Option("--short", help="A title for the map, at most 45 characters.", metavar="TEXT"),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            help="What it answers: an id, the whole title, or a step in quotes.",
            metavar="NODE",
            autocompletion=node_ids,
        ),
    ] = None,
    relation: Annotated[
        RelationKind | None, typer.Option("--relation", help="How it bears on that.")
    ] = None,
    by: Speaker = None,
    new_person: NewPerson = None,
    person_id: PersonId = None,
    stance: StanceWord = None,
    source: SaidIn = None,
    at: SaidAt = None,
    term: Annotated[
        str | None, typer.Option("--term", help="On a definition: the term.", metavar="TEXT")
    ] = None,
    form: Annotated[
        ExampleForm | None, typer.Option("--form", help="On an example: what sort it is.")
    ] = None,
    limits: Annotated[
        str | None,
        typer.Option("--limits", help="On a kernel: what it does not show.", metavar="TEXT"),
    ] = None,
    section: Annotated[
        str | None,
        typer.Option("--section", help="Its section, where --to does not decide it.", metavar="ID"),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Option("--id", help="Its id, where the title makes no good one.", metavar="ID"),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    no_input: NoInput = False,
) -> None:
    """Add a node: see what says nearly the same, then write its file and check it.

    Asks for whatever the options leave out. First shows the nodes most like the text, because it
    may be there already, or its opposite. The file goes into the section of what it answers.
    """
    given = GivenOptions(
        kind=kind, text=text, short=short, to=to, relation=relation, by=by, new_person=new_person,
        person_id=person_id, stance=stance, source=source, at=tuple(at or ()), term=term, form=form,
        limits=limits, section=section, id=id_,
    )  # fmt: skip
    loaded = open_loaded(claims, debate, *filter(None, (to, by)))
    planned = NodeQuestions(
        loaded.debate, located(loaded.debate, given), Asker(can_ask() and not no_input)
    ).ask()
    if isinstance(planned, str):
        say(f"nothing was written; add your stance to '{planned}', or answer it")
        say_next(f"stance {planned}", f"show {planned}", f"new --to {planned}")
        return
    _write(loaded, planned)


def _write(loaded: Loaded, planned: PlannedNode) -> None:
    """Write the file, unless there is one; check it, and say what comes next."""
    path = on_disk(claims_of(loaded), planned.steps[-1].file)
    if path.exists():
        complain(f"there is a file '{path}' already, and it stays as it is")
        raise typer.Exit(MISUSE)
    write_and_list(planned.steps, loaded)
    if report_new(loaded, {step.file for step in planned.steps}):
        say_next("check")
        raise typer.Exit(ERRORS_FOUND)
    say_next(f"show {planned.node}", "check", "schema --local")
