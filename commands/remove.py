"""``argmap remove``: delete a node, after a look at what would dangle."""

from collections.abc import Sequence
from typing import Annotated

import typer

from argmap.commands.terminal.changes import refuse_errors, refuse_uneditable
from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.lookup import find_node, other_sort
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId, NodeName
from argmap.commands.terminal.output import complain, emit, say, say_next
from argmap.commands.terminal.prompts import ask, can_ask
from argmap.editing.preflight import claims_of, other_debates
from argmap.editing.removing import DanglingMention, mentions, plan_removal
from argmap.editing.steps import carry_out, sweep
from argmap.graph.model.wording import counted
from argmap.loading.discovery import find_claims
from argmap.loading.loaded import Loaded

EXAMPLES = """\b
Examples:
  argmap remove tea-again                 lists what names it, and asks
  argmap remove tea-again --with-steps    removes that too, without asking
"""


def remove(
    node: NodeName,
    *,
    with_steps: Annotated[
        bool,
        typer.Option("--with-steps", help="Remove every relation and stance that names it too."),
    ] = False,
    claims: Claims = HERE,
    debate: DebateId = None,
) -> None:
    """Delete a node; first list everything that names it and would dangle.

    With --with-steps, or after you agreed, these entries are removed too. Where a node would lose
    what its kind must have, nothing is written: remove or change that node first.
    """
    sweep(find_claims(claims))  # a run that was killed when all but this was done
    loaded = open_loaded(claims, debate, *node)
    _refuse_other_sort(loaded, node)
    name = find_node(loaded.debate, node, exact=True).id
    refuse_uneditable(loaded, name)
    others = list(other_debates(loaded))
    dangling = mentions(loaded, name, others)
    _list(name, dangling)
    steps = plan_removal(loaded, name, others)
    refuse_errors(steps, loaded)  # before the question: nobody agrees to what cannot be done
    if dangling and not with_steps and not _agreed():
        complain("nothing was written: --with-steps removes these entries too")
        raise typer.Exit(MISUSE)
    carry_out(steps, claims_of(loaded))
    emit(f"'{name}' is deleted; {counted(len(steps) - 1, 'other file')} changed")
    say_next("check", "diff HEAD")


def _refuse_other_sort(loaded: Loaded, words: Sequence[str]) -> None:
    """Say how a person or a source is removed, where one is named."""
    if (other := other_sort(loaded.debate, words)) is not None:
        sort, name = other
        readings = loaded.files.people if sort == "person" else loaded.files.sources
        complain(
            f"only nodes are removed here, and '{name}' is a {sort}: delete "
            f"'{readings[name].document.file}', and 'argmap check' lists what names it; where two "
            f"files are for one {sort}, run 'argmap merge {sort}:{name} {sort}:ID'"
        )
        raise typer.Exit(MISUSE)


def _list(name: str, dangling: Sequence[DanglingMention]) -> None:
    if not dangling:
        say(f"nothing names '{name}'")
        return
    say(f"{counted(len(dangling), 'entry', 'entries')} would dangle without '{name}':")
    rows = [(f"{m.location.file}:{m.location.line}", f"{m.key}: {m.value}") for m in dangling]
    say(columns(rows))


def _agreed() -> bool:
    return can_ask() and ask("\nRemove them too? (y/N)").lower() in {"y", "yes"}
