"""``argmap path``: how one node bears on another."""

from typing import Annotated, Any, Final

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.descriptions import inferred_mark, titled
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_target
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import command, emit, emit_heading, emit_json, say, say_next
from argmap.commands.terminal.status_options import emit_mark_note, status_mark, step_remark
from argmap.graph.analysis.explain.reasons import step_label
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.status import statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Node, Relation, Target
from argmap.graph.model.elements import name_of
from argmap.graph.model.wording import listed
from argmap.graph.queries.paths import Bears, Paths, leads_to, paths

EXAMPLES = """\b
Examples:
  argmap path hot-tea tea-is-good
  argmap path 'cup at night' 'hot-tea -> tea-calms'
"""

_HEADINGS: Final = {
    Bears.FOR: "For it",
    Bears.AGAINST: "Against it",
    Bears.CONCEDED: "Conceded to it",
    Bears.OTHER: "Neither for nor against it",
}
"""What a chain does to its end."""

_HELP = "An id, some words of the title or text in quotes, or a step in quotes: 'a -> b'."


def path(
    start: Annotated[
        str,
        typer.Argument(help=_HELP, metavar="A", autocompletion=node_ids, show_default=False),
    ],
    end: Annotated[
        str,
        typer.Argument(
            help="What it may lead to.", metavar="B", autocompletion=node_ids, show_default=False
        ),
    ],
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    json: Json = False,
) -> None:
    """Show how A bears on B: the shortest chains of relations, through steps too."""
    opened = open_debate(claims, debate, start, end)
    first, last = _meant(opened, start), _meant(opened, end)
    found = paths(opened, first, last)
    if json:
        emit_json(_shape(opened, found))
    elif not found.chains:
        _emit_none(opened, found)
    elif first == last:
        emit("Both are the same.")
        say_next(command("show", name_of(first)))
    else:
        _emit(opened, found)
        say_next(command("show", name_of(first)), command("why", name_of(last)))


def _meant(debate: Debate, text: str) -> Target:
    found = find_target(debate, text)
    return found.id if isinstance(found, Node) else found


def _emit_none(debate: Debate, found: Paths) -> None:
    """Say that nothing leads there, and whether something leads back."""
    first, last = _titled(debate, found.start), _titled(debate, found.end)
    emit(wrapped(f"No chain of relations leads from {first} to {last}."))
    if leads_to(debate, found.end, found.start):
        emit("There is a chain in the other direction.")
        say_next(command("path", name_of(found.end), name_of(found.start)))
    else:
        say_next(*(command("show", name_of(one)) for one in (found.start, found.end)))


def _emit(debate: Debate, found: Paths) -> None:
    for number, (chain, bears) in enumerate(zip(found.chains, found.bearings, strict=True)):
        if number:
            emit()
        emit_heading(f"{_HEADINGS[bears]}: {_titled(debate, found.start)}")
        for line in _lines(debate, found.start, chain):
            emit(wrapped(line, 2, 2))
        if not _holds(debate, chain):
            emit(wrapped("This chain does not hold: a step of it does not.", 2, 2))
    emit_mark_note(debate, [node for node in _nodes(found) if isinstance(node, str)])
    if not found.complete:
        say(f"\nOnly {len(found.chains)} of the shortest chains are shown; there are more.")


def _holds(debate: Debate, chain: tuple[Relation, ...]) -> bool:
    """Tell whether nothing in a chain has failed; what the chain itself attacks is to fall."""
    known, attacked = statuses(debate), False
    for step in chain:
        if step.is_step and not attacked and step_label(known, step) is Label.OUT:
            return False
        attacked ^= step.is_attack
    return True


def _nodes(found: Paths) -> set[Target]:
    """Gather what the chains lead over, their ends among it."""
    steps = {step for chain in found.chains for step in chain}
    sources = (source for step in steps for source in step.sources)
    return {found.start, *(step.target for step in steps), *sources}


def _lines(debate: Debate, start: Target, chain: tuple[Relation, ...]) -> list[str]:
    """Say what each relation of a chain does, from the node or step before it."""
    lines, here = [], start
    for relation in chain:
        others = [_titled(debate, s) for s in relation.sources if s != here]
        subject = "a step that " if here is relation and relation is not chain[0] else ""
        together = f"together with {listed(others)} " if others and here is not relation else ""
        verb = relation.kind.traits.verb
        fares = step_remark(debate, relation)
        lines.append(
            f"{subject}{together}{verb} {_titled(debate, relation.target)}"
            f"{inferred_mark(relation)}{f' · {fares}' if fares else ''}"
        )
        here = relation.target
    return lines


def _titled(debate: Debate, target: Target) -> str:
    """Name a step by its ends, a node by title and id, with its status if it has one."""
    if not isinstance(target, str):
        return title(debate, target)
    status = status_mark(debate, target)
    return f"{titled(debate, target)}{f' · {status}' if status else ''}"


def _shape(debate: Debate, found: Paths) -> dict[str, Any]:
    nodes = (node for node in _nodes(found) if isinstance(node, str))
    taken = {step.name: step for chain in found.chains for step in chain if step.is_step}
    steps = [taken[name] for name in sorted(taken)]
    return {
        "from": name_of(found.start),
        "to": name_of(found.end),
        "paths": [[shapes.relation(one) for one in chain] for chain in found.chains],
        "bearings": [bears.value for bears in found.bearings],
        "steps": {step.name: step_label(statuses(debate), step).value for step in steps},
        "complete": found.complete,
    } | shapes.statuses_of(debate, nodes)
