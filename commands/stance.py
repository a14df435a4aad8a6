"""``argmap stance``: add somebody's stance to a node that is there."""

from functools import partial
from typing import Annotated, Final

import typer

from argmap.commands.terminal.changes import refuse_errors, report_new
from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.lookup import find_target
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import (
    HERE,
    Claims,
    DebateId,
    NewPerson,
    NodeOrStepName,
    NoInput,
    PersonId,
    SaidAt,
    SaidIn,
    Speaker,
    StanceWord,
)
from argmap.commands.terminal.output import emit, say_next
from argmap.commands.terminal.prompts import Asker, can_ask
from argmap.commands.terminal.stance_questions import GivenOptions, StanceQuestions, located
from argmap.editing.preflight import claims_of
from argmap.editing.stances import plan_stance
from argmap.editing.steps import carry_out
from argmap.graph.model.elements import name_of

EXAMPLES = """\b
Examples:
  argmap stance                          asks for everything, one thing after the other
  argmap stance tea-calms --by ann --stance denies --source letter --at p2
  argmap stance tea-calms --new-person 'Your Name' --stance asserts
"""

_QUESTION: Final = "\nOn what? An id, the whole title, or a step: a -> b"


def stance(
    node: NodeOrStepName = None,
    *,
    by: Speaker = None,
    new_person: NewPerson = None,
    person_id: PersonId = None,
    stance_: StanceWord = None,
    source: SaidIn = None,
    at: SaidAt = None,
    hedged: Annotated[bool, typer.Option("--hedged", help="They say it tentatively.")] = False,
    claims: Claims = HERE,
    debate: DebateId = None,
    no_input: NoInput = False,
) -> None:
    """Add somebody's stance to a node, or to a step from it.

    A statement that somebody makes again is a stance on the node that is there, not a new node.
    """
    asker = Asker(can_ask() and not no_input)
    if not (node or asker.may_ask):
        raise typer.BadParameter("name a node or a step", param_hint="NODE")
    loaded = open_loaded(claims, debate, *(node or ()))
    find = partial(find_target, loaded.debate, exact=True)
    target = find(node) if node else asker.something("NODE", _QUESTION, None, find, needed=True)
    given = GivenOptions(
        by=by, new_person=new_person, person_id=person_id, stance=stance_, source=source,
        at=tuple(at or ()), hedged=hedged,
    )  # fmt: skip
    questions = StanceQuestions(loaded.debate, located(loaded.debate, given), asker)
    added = questions.ask(needed=True)
    asker.stop_if_missing()
    if target is None or added is None:
        raise typer.Exit(MISUSE)
    steps = (*questions.new_files, plan_stance(loaded, target, added))
    refuse_errors(steps, loaded)
    carry_out(steps, claims_of(loaded))
    emit(f"{added.by} {added.stance} '{name_of(target)}': {steps[-1].file}")
    report_new(loaded, {step.file for step in steps})
    say_next(f"who '{name_of(target)}'", "check")
