"""``argmap merge``: make one node of two that say the same, or one person or source of two."""

from typing import Annotated

import typer

from argmap.commands.terminal.changes import refuse_errors, refuse_uneditable
from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_thing, without_sort
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import complain, emit, emit_heading, say, say_next
from argmap.editing.merging import plan_merge
from argmap.editing.preflight import claims_of, other_debates
from argmap.editing.renaming import former_ids, readings_of
from argmap.editing.steps import Remove, carry_out
from argmap.graph.model.wording import counted
from argmap.schema.record import Record

EXAMPLES = """\b
Examples:
  argmap merge tea-soothes tea-calms    the second one stays
  argmap merge person:jdoe person:jane-doe
"""

Merged = Annotated[
    str,
    typer.Argument(
        help="The one to merge: the id of a node, or person:ID, or source:ID.",
        metavar="ID",
        autocompletion=node_ids,
        show_default=False,
    ),
]
Into = Annotated[
    str,
    typer.Argument(
        help="The one that stays, with its text.",
        metavar="INTO",
        autocompletion=node_ids,
        show_default=False,
    ),
]


def merge(merged: Merged, into: Into, claims: Claims = HERE, debate: DebateId = None) -> None:
    """Put a node into another that says the same, or a person or a source into another.

    Relations and stances move, references follow, and the old id stays as an alias. The stances
    that move were taken on other words, so they are marked until you confirm them. Where the two
    do not go together, nothing is written. Where an earlier run was stopped half-way, the same
    command finishes it.
    """
    loaded = open_loaded(claims, debate, without_sort(merged), without_sort(into))
    thing, name = find_thing(loaded.debate, merged, f"argmap merge {{}} {into}")
    other_thing, target = find_thing(loaded.debate, into, f"argmap merge {merged} {{}}")
    if thing != other_thing:
        complain(f"'{merged}' is a {thing} and '{into}' a {other_thing}: name two of one sort")
        raise typer.Exit(MISUSE)
    former = former_ids(loaded, thing)
    target = former.get(target, target)
    name = name if former.get(name) in {None, target} else former[name]
    refuse_uneditable(loaded, name)
    steps = plan_merge(loaded, name, target, thing, other_debates(loaded))
    refuse_errors(steps, loaded)
    reading = readings_of(loaded, thing).get(name)
    carry_out(steps, claims_of(loaded))
    others = len(steps) - (2 if any(isinstance(step, Remove) for step in steps) else 0)
    if not steps:
        say(f"nothing to do: '{name}' is part of '{target}' everywhere already")
    else:
        emit(f"'{name}' is merged into '{target}'; {counted(max(others, 0), 'other file')} changed")
    if steps and reading is not None:
        _show_lost(reading.record)
        stances = len(getattr(reading.record, "stances", ()))
        if stances:
            say(f"\n{_moved(stances)} until 'argmap confirm' says otherwise")
    say_next(*([f"confirm {target}"] if thing == "node" else []), "check")


def _show_lost(record: Record) -> None:
    """Print the texts that only the removed file had."""
    texts = [getattr(record, key, None) for key in ("text", "limits", "note", "name", "summary")]
    if any(texts):
        emit_heading("\nOnly in the file that was removed")
    for text in filter(None, texts):
        emit(wrapped(" ".join(text.split()), 2))


def _moved(stances: int) -> str:
    if stances == 1:
        return "1 stance moved, and is marked as about an earlier wording"
    return f"{stances} stances moved, and are marked as about an earlier wording"
