"""``argmap stance``: add somebody's stance to a node that is there."""

from typing import Annotated

import typer

from argmap.commands.terminal.changes import refuse_errors
from argmap.commands.terminal.completion import person_ids, source_ids
from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.lookup import find_target
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId, NodeOrStepWords
from argmap.commands.terminal.output import complain, emit, say_next
from argmap.commands.terminal.prompts import Asker, can_ask
from argmap.commands.terminal.stance_questions import Given, StanceQuestions, located
from argmap.editing.new_node import name_of
from argmap.editing.preflight import claims_of
from argmap.editing.stances import plan_stance
from argmap.editing.steps import carry_out
from argmap.schema.vocabulary import StanceKind

EXAMPLES = """\b
Examples:
  argmap stance tea-calms --by ann --stance denies --source letter --at p2
  argmap stance tea-calms --new-person 'Your Name' --stance asserts
"""


def stance(
    node: NodeOrStepWords,
    *,
    by: Annotated[
        str | None,
        typer.Option("--by", help="Who takes it.", metavar="PERSON", autocompletion=person_ids),
    ] = None,
    new_person: Annotated[
        str | None,
        typer.Option(
            "--new-person", help="Somebody who is new here: adds their file too.", metavar="NAME"
        ),
    ] = None,
    person_id: Annotated[
        str | None, typer.Option("--person-id", help="The id of a new person.", metavar="ID")
    ] = None,
    stance_: Annotated[StanceKind | None, typer.Option("--stance", help="Which stance.")] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", help="Where they take it.", metavar="SOURCE", autocompletion=source_ids
        ),
    ] = None,
    at: Annotated[
        list[str] | None,
        typer.Option(
            "--at",
            help="In which paragraph of it, or source and paragraph: c13:p4. Can be repeated.",
            metavar="ID",
        ),
    ] = None,
    hedged: Annotated[bool, typer.Option("--hedged", help="They say it tentatively.")] = False,
    claims: Claims = HERE,
    debate: DebateId = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Ask nothing; say which options are missing.")
    ] = False,
) -> None:
    """Add somebody's stance to a node, or to a step from it.

    A statement that somebody makes again is a stance on the node that is there, not a new node.
    """
    if by is not None and new_person is not None:
        complain("--by names somebody who is here, --new-person somebody new: give one of the two")
        raise typer.Exit(MISUSE)
    loaded = open_loaded(claims, debate)
    target = find_target(loaded.debate, node)
    given = Given(
        by=by, new_person=new_person, person_id=person_id, stance=stance_, source=source,
        at=tuple(at or ()), hedged=hedged,
    )  # fmt: skip
    asker = Asker(can_ask() and not no_input)
    questions = StanceQuestions(loaded.debate, located(loaded.debate, given), asker)
    added = questions.ask(needed=True)
    asker.stop_if_missing()
    if added is None:
        raise typer.Exit(MISUSE)
    steps = (*questions.new_files, plan_stance(loaded, target, added))
    refuse_errors(steps, loaded)
    carry_out(steps, claims_of(loaded))
    emit(f"{added.by} {added.stance} '{name_of(target)}': {steps[-1].file}")
    say_next(f"who '{name_of(target)}'", "check")
