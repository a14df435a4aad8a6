"""``argmap strength``: the recorded weight of a node, and what moves it."""

from functools import partial
from typing import Any, Final

from argmap.commands.terminal.layout import aligned, columns, wrapped
from argmap.commands.terminal.lookup import find_nodes
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, SomeNodes
from argmap.commands.terminal.output import (
    emit,
    emit_each,
    emit_heading,
    emit_items,
    emit_json,
    emit_json_each,
    say,
    say_next,
)
from argmap.graph.analysis.strength.attribution import removal
from argmap.graph.analysis.strength.evaluation import weights
from argmap.graph.analysis.strength.formulae import Method
from argmap.graph.analysis.strength.weighing import Weighing, weighing
from argmap.graph.model.debate import Debate

EXAMPLES = """\b
Examples:
  argmap strength tea-calms
  argmap strength --json
"""

_LEAST: Final = 0.005
"""The least change that is shown; a smaller one rounds to zero."""

CAUTION: Final = (
    "A weight measures how much is recorded and how far it was answered. It is no probability, "
    "vote or ranking of claims: only compare weights of one claim, with and without something."
)


def strength(
    node: SomeNodes = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    json: Json = False,
) -> None:
    """Weigh a node: how much is recorded for and against it, and what moves it most.

    Without NODE: the weights of all nodes, in order of id.
    """
    opened = open_debate(claims, debate, *(node or ()))
    weighed = weighing(opened)
    if node is None:
        _all(opened, weighed, json=json)
        return
    found = [one.id for one in find_nodes(opened, node)]
    if json:
        emit_json_each([_shape(weighed, one) for one in found])
        return
    emit_each(found, partial(_emit_one, opened, weighed))
    say(f"\n{wrapped(CAUTION)}")
    say_next(f"shares {found[0]}", f"whatif --reject {found[0]}")


def _all(debate: Debate, weighed: Weighing, *, json: bool) -> None:
    weights = _weights(weighed)
    found = {node: _of(weighed, weights, node) for node in debate.nodes}
    if json:
        emit_json({"nodes": found})
        return
    rows = [(node, _number(w["quadratic-energy"])) for node, w in found.items()]
    emit_items(aligned(rows))
    say(f"\n{wrapped(CAUTION)}")
    firsts = [*debate.nodes][:1]
    say_next(*(f"{word} {node}" for word in ("strength", "shares") for node in firsts), "open")


def _shape(weighed: Weighing, node: str) -> dict[str, Any]:
    weights = _of(weighed, _weights(weighed), node)
    return {"node": node, "weights": weights, "without": dict(_without(weighed, node))}


def _without(weighed: Weighing, node: str) -> list[tuple[str, float]]:
    """List how the weight of a node would change without each other, the largest change first."""
    removed = removal(weighed.framework, weighed.elements[node])
    names = weighed.framework.names
    moved = {names[element]: -value for element, value in (removed or {}).items() if value}
    return sorted(moved.items(), key=lambda pair: (-abs(pair[1]), pair[0]))


def _emit_one(debate: Debate, weighed: Weighing, node: str) -> None:
    weights, ranked = _of(weighed, _weights(weighed), node), _without(weighed, node)
    emit_heading(debate.nodes[node].short)
    emit(columns([(method, _number(weight)) for method, weight in weights.items()]))
    if ranked:
        emit("\n  Without this, its weight would change by")
        shown = [(name, value) for name, value in ranked if abs(value) >= _LEAST]
        rows = [(f"{value:+.2f}", debate.nodes[name].short) for name, value in shown]
        emit_items(aligned(rows, 4), 4)
        if rest := len(ranked) - len(shown):
            emit(f"    {rest} more by less than {_LEAST:g} each; --json lists them all")


def _of(weighed: Weighing, weights: dict[str, Any], node: str) -> dict[str, float | None]:
    """Pick the weights of one node by each method."""
    return {method: found[weighed.elements[node]] for method, found in weights.items()}


def _weights(weighed: Weighing) -> dict[str, Any]:
    return {method.value: weights(weighed.framework, method) for method in Method}


def _number(weight: float | None) -> str:
    return "no stable weight" if weight is None else f"{weight:.2f}"
