"""``argmap intake``: make a node of a form that somebody filled in."""

from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import complain, emit, say_next
from argmap.commands.terminal.preflight import claims_of, rehearse
from argmap.editing.atomic_write import carry_out, on_disk
from argmap.editing.contributors import contributor
from argmap.editing.drafting import draft
from argmap.editing.emit import Value
from argmap.editing.steps import Step, Write
from argmap.exchange.issue_form import Reply, debate_named, reply
from argmap.graph.model.debate import Debate
from argmap.loading.documents import read_document

EXAMPLES = """\b
Examples:
  argmap intake reply.md               the text of a filled-in form
  argmap intake reply.md --by octocat  and who filled it in, to be credited
"""
_SCHEMA = "../../../.argmap/schemas/node.json"


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
        typer.Option("--by", help="Who filled it in, as the forge calls them.", metavar="NAME"),
    ] = None,
) -> None:
    """Make a node of a form that somebody filled in, and credit them.

    Writes one file, and one for the person where they are new here; or says what is wrong with the
    answers, writes nothing, and exits with 1.
    """
    body = read_document(file)
    loaded = open_loaded(claims, debate or debate_named(body))
    found = reply(loaded.debate, body)
    if isinstance(found, tuple):
        complain("nothing was written:")
        for problem in found:
            emit(f"- {problem}")
        raise typer.Exit(ERRORS_FOUND)
    steps = _steps(loaded.debate, found, by)
    rehearse(steps, loaded)
    carry_out(steps, claims_of(loaded))
    for step in steps:
        emit(str(on_disk(claims_of(loaded), step.file)))
    say_next(f"show {found.id}", "check", "diff HEAD")


def _steps(debate: Debate, found: Reply, by: str | None) -> list[Step]:
    """List the files to write: the person's, where they are new, then the node's."""
    steps: list[Step] = []
    fields: dict[str, Value] = dict(found.fields)
    if by is not None and found.stance is not None:
        person = contributor(debate, by)
        steps += filter(None, [person.file])
        fields["stances"] = [{"by": person.id, "stance": found.stance.value}]
    text = draft(fields, _SCHEMA)
    steps.append(Write(f"claims/{debate.id}/{found.section}/{found.id}.yaml", text))
    return steps
