"""``argmap strength``: the recorded weight of a node, and what moves it."""

from typing import Annotated, Any, Final

import typer

from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.layout import aligned, columns
from argmap.commands.terminal.lookup import find_node
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import emit, emit_heading, emit_items, emit_json, say, say_next
from argmap.graph.analysis.strength.attribution import removal
from argmap.graph.analysis.strength.evaluation import weights
from argmap.graph.analysis.strength.methods import Method
from argmap.graph.analysis.strength.weighing import Weighing, weighing
from argmap.graph.model.debate import Debate

_LEAST: Final = 0.005
"""The least change that is shown; a smaller one rounds to zero."""

CAUTION: Final = (
    "\nA weight measures how much is recorded and how far it was answered. It is no probability,\n"
    "vote or ranking of claims: only compare weights of one claim, with and without something."
)


def strength(
    node: Annotated[
        list[str] | None,
        typer.Argument(
            help="An id, or a few words of the title or text.",
            metavar="NODE",
            autocompletion=node_ids,
            show_default=False,
        ),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    json: Json = False,
) -> None:
    """Weigh a node: how much is recorded for and against it, and what moves it most.

    Without NODE: the weights of all nodes, in order of id.
    """
    opened = open_debate(claims, debate, node)
    weighed = weighing(opened)
    if node is None:
        _all(opened, weighed, json=json)
        return
    found = find_node(opened, node).id
    _one(opened, weighed, found, json=json)


def _all(debate: Debate, weighed: Weighing, *, json: bool) -> None:
    weights = _weights(weighed)
    found = {node: _of(weighed, weights, node) for node in debate.nodes}
    if json:
        emit_json({"nodes": found})
        return
    rows = [(node, _number(w["quadratic-energy"])) for node, w in found.items()]
    emit_items(aligned(rows))
    say(CAUTION)
    say_next("strength NODE", "shares NODE")


def _one(debate: Debate, weighed: Weighing, node: str, *, json: bool) -> None:

    weights = _of(weighed, _weights(weighed), node)
    removed = removal(weighed.framework, weighed.elements[node])
    names = weighed.framework.names
    moved = {names[element]: -value for element, value in (removed or {}).items() if value}
    ranked = sorted(moved.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    if json:
        emit_json({"node": node, "weights": weights, "without": dict(ranked)})
        return
    emit_heading(debate.nodes[node].short)
    emit(columns([(method, _number(weight)) for method, weight in weights.items()]))
    if ranked:
        emit("\n  Without this, its weight would change by")
        shown = [(name, value) for name, value in ranked if abs(value) >= _LEAST]
        rows = [(f"{value:+.2f}", debate.nodes[name].short) for name, value in shown]
        emit_items(aligned(rows, 4), 4)
        if rest := len(ranked) - len(shown):
            emit(f"    {rest} more by less than {_LEAST:g} each; --json lists them all")
    say(CAUTION)
    say_next(f"shares {node}", f"whatif --reject {node}")


def _of(weighed: Weighing, weights: dict[str, Any], node: str) -> dict[str, float | None]:
    """Pick the weights of one node by each method."""
    return {method: found[weighed.elements[node]] for method, found in weights.items()}


def _weights(weighed: Weighing) -> dict[str, Any]:

    return {method.value: weights(weighed.framework, method) for method in Method}


def _number(weight: float | None) -> str:
    return "no stable weight" if weight is None else f"{weight:.2f}"
