"""``argmap rename``: give a node, a person or a source another id, everywhere."""

from typing import Annotated

import typer

from argmap.commands.terminal.changes import refuse_uneditable
from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.lookup import find_thing, without_sort
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, say, say_next
from argmap.editing.preflight import claims_of, other_debates
from argmap.editing.renaming import former_ids, plan_rename
from argmap.editing.steps import Move, Write, carry_out
from argmap.graph.model.wording import counted

EXAMPLES = """\b
Examples:
  argmap rename calm tea-calms
  argmap rename person:jd jane-doe
  argmap rename source:c1 first-comment
"""

Old = Annotated[
    str,
    typer.Argument(
        help="The id of a node; of a person or a source as person:ID or source:ID.",
        metavar="ID",
        autocompletion=node_ids,
        show_default=False,
    ),
]
New = Annotated[
    str,
    typer.Argument(
        help="Its new id: lower-case letters, digits and hyphens.",
        metavar="NEW",
        show_default=False,
    ),
]


def rename(old: Old, new: New, claims: Claims = HERE, debate: DebateId = None) -> None:
    """Give something another id: rename its file, and every reference to it, within steps too.

    The old id stays as an alias, so that links from elsewhere still lead to it. Where an earlier
    run was stopped half-way, the same command finishes it.
    """
    loaded = open_loaded(claims, debate, without_sort(old))
    thing, given = find_thing(loaded.debate, old, f"argmap rename {{}} {new}")
    new = new.removeprefix(f"{thing}:")
    former = former_ids(loaded, thing)
    name = given if former.get(given) in {None, new} else former[given]
    refuse_uneditable(loaded, name)
    steps = plan_rename(loaded, name, new, thing, other_debates(loaded))
    carry_out(steps, claims_of(loaded))
    moved = next((step for step in steps if isinstance(step, Move)), None)
    others = {step.file for step in steps if isinstance(step, Write)}
    if moved is not None:
        emit(f"'{name}' is now '{new}': {moved.to}")
        others -= {moved.file, moved.to}
    if steps:
        emit(f"{counted(len(others), 'other file')} changed; '{name}' stays as an alias")
    else:
        say(f"nothing to do: '{name}' is called '{new}' everywhere already")
    say_next("check", *([f"show {new}"] if thing == "node" else []))
