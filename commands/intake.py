"""``argmap intake``: make a node of a form that somebody filled in."""

from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.changes import note_alike, refuse_errors, report_new, write_and_list
from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import complain, emit, say, say_next
from argmap.editing.atomic_write import write_file
from argmap.editing.contributors import Contributor, contributor_by_account
from argmap.editing.drafting import NODE_SCHEMA, draft
from argmap.editing.emit import YamlValue
from argmap.editing.steps import Write
from argmap.exchange.issue_form import Reply, claim_named, debate_named, in_english, reply
from argmap.graph.model.debate import Debate
from argmap.loading.documents import read_document
from argmap.render.catalogue import LANGUAGES, wording

EXAMPLES = """\b
Examples:
  argmap intake reply.md               the text of a filled-in form
  argmap intake reply.md --by octocat  and who filled it in, to be credited
"""


def intake(
    file: Annotated[
        Path,
        typer.Argument(help="The text that a forge made of the form.", metavar="FILE"),
    ],
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="ACCOUNT", help="The account that filled it in, as the forge has it."
        ),
    ] = None,
    person_id: Annotated[
        str | None,
        typer.Option("--person-id", help="The id for somebody who is new here.", metavar="ID"),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option("--summary", help="Where to write what the proposal says.", metavar="FILE"),
    ] = None,
) -> None:
    """Make a node of a form that somebody filled in, and credit them.

    Writes one file, and one for the person where no file here records their account; or says what
    is wrong with the answers, writes nothing, and exits with 1.
    """
    body = in_english(read_document(file), (wording(each).gettext for each in LANGUAGES))
    loaded = open_loaded(claims, debate or debate_named(body), claim_named(body))
    made = reply(loaded.debate, body)
    if isinstance(made, tuple):
        complain("nothing was written:")
        for problem in made:
            emit(f"- {problem}")
        raise typer.Exit(ERRORS_FOUND)
    person = None
    if by is not None and made.stance is not None:
        person = contributor_by_account(loaded.debate, by, person_id)
        note_alike(loaded.debate, person)
    steps = _steps(loaded.debate, made, person)
    refuse_errors(steps, loaded)
    credit = _credit(person, by)
    if summary is not None:  # before the node: a run that is killed between them can be repeated
        write_file(summary, f"{credit}\n")
    write_and_list(steps, loaded)
    report_new(loaded, {step.file for step in steps})
    say(credit)
    say_next(f"show {made.id}", "check", "diff HEAD")


def _steps(debate: Debate, made: Reply, person: Contributor | None) -> list[Write]:
    """Plan the files: the person's, where they are new, then the node's."""
    fields: dict[str, YamlValue] = dict(made.fields)
    if person is not None and made.stance is not None:
        fields["stances"] = [{"by": person.id, "stance": made.stance.value}]
    node = f"claims/{debate.id}/{made.section}/{made.id}.yaml"
    added = [] if person is None or person.file is None else [person.file]
    return [*added, Write(node, draft(fields, NODE_SCHEMA))]


def _credit(person: Contributor | None, account: str | None) -> str:
    """Say who is credited, and whether they were known before."""
    if person is None:
        return "Nobody is credited with it."
    if person.file is not None:
        return f"The account {account} is new here; this adds people/{person.id}.yaml."
    return f"The account {account} is recorded in people/{person.id}.yaml ({person.name})."
