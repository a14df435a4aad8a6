"""``argmap confirm``: say that people's stances hold for a node's current text."""

from typing import Annotated

import typer

from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.lookup import find_nodes
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId, SomeNodes
from argmap.commands.terminal.output import complain, emit, say, say_next
from argmap.editing.confirming import confirmed
from argmap.editing.marks import is_sound
from argmap.editing.preflight import claims_of
from argmap.editing.steps import Write, carry_out
from argmap.graph.model.debate import Node
from argmap.graph.model.text import pin
from argmap.graph.model.wording import counted

EXAMPLES = """\b
Examples:
  argmap confirm tea-calms            after rewording, where it is still what they said
  argmap confirm tea-calms hot-tea    several, by their ids
  argmap confirm --all                after reading the whole debate again
"""


def confirm(
    node: SomeNodes = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="All nodes of the debate.")] = False,
) -> None:
    """Pin the stances on nodes to their current text.

    When the text changes later, beyond punctuation, the stances are marked as taken on an earlier
    wording, until somebody confirms that they hold for the new one too.
    """
    if bool(node) == every:
        raise typer.BadParameter("name nodes, or write --all", param_hint="NODE")
    loaded = open_loaded(claims, debate, *(node or ()))
    nodes = (
        [*loaded.debate.nodes.values()]
        if every
        else find_nodes(loaded.debate, node or [], exact=True)
    )
    stances, steps, refused = 0, [], []
    for one in nodes:
        document = loaded.files.nodes[one.id].document
        if not is_sound(document):
            refused.append(document.file)
            continue
        text = confirmed(loaded, one.id)
        if text != document.text:
            steps.append(Write(document.file, text, document.text))
            stances += _unpinned(one)
    carry_out(steps, claims_of(loaded))
    for file in refused:
        complain(f"'{file}' has errors and is skipped; see 'argmap check'")
    if steps:
        emit(f"{counted(stances, 'stance')} confirmed in {counted(len(steps), 'file')}")
    else:
        say("nothing to confirm: every stance holds for the current text already")
    say_next("check", *(f"who {node.id}" for node in nodes[:1]))
    if refused:
        raise typer.Exit(ERRORS_FOUND)


def _unpinned(node: Node) -> int:
    return sum(stance.wording != pin(node.text) for stance in node.stances)
