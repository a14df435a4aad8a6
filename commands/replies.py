"""``argmap replies``: the exchange on a claim."""

from functools import partial
from typing import Any

from argmap.commands.terminal.layout import outlined, wrapped
from argmap.commands.terminal.lookup import find_targets
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, NodeOrStepWords
from argmap.commands.terminal.output import (
    command,
    emit,
    emit_each,
    emit_heading,
    emit_items,
    emit_json_each,
    say_next,
)
from argmap.graph.analysis.explain.sentence import INFERRED, names
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.people.exchanges import Turn, exchange
from argmap.graph.model.debate import Debate, Node, Target
from argmap.graph.model.elements import name_of

EXAMPLES = """\b
Examples:
  argmap replies tea-calms
  argmap replies 'hot-tea -> tea-calms'
"""


def replies(
    node: NodeOrStepWords, claims: Claims = HERE, debate: DebateId = None, *, json: Json = False
) -> None:
    """Follow the exchange on a claim or a step: objection, reply, counter-reply."""
    opened = open_debate(claims, debate, *node)
    found = find_targets(opened, node)
    targets = [one.id if isinstance(one, Node) else one for one in found]
    if json:
        emit_json_each([_exchange_shape(opened, target) for target in targets])
        return
    emit_each(targets, partial(_emit_exchange, opened))
    say_next(command("why", name_of(targets[0])))


def _exchange_shape(debate: Debate, target: Target) -> dict[str, Any]:
    turns = [_shape(turn) for turn in exchange(debate, target)]
    return {"target": name_of(target), "turns": turns}


def _emit_exchange(debate: Debate, target: Target) -> None:
    turns = exchange(debate, target)
    emit_heading(wrapped(title(debate, target)))
    emit_items([outlined(_line(debate, turn, target), 1 + turn.depth, 2) for turn in turns])
    if not turns:
        emit("  No objection and no reply recorded.")


def _line(debate: Debate, turn: Turn, about: Target) -> str:
    """Write a move: what it does, who makes it where; for a step near the claim, which it is."""
    parts = [f"{_deed(debate, turn)} ({_credit(names(debate, turn.people), turn.source)})"]
    if turn.depth == 0 and turn.target != about:
        parts.append(f"{_verb(turn)} {_place(debate, turn.target, about)}")
    if turn.relation is not None and turn.relation.inferred:
        parts.append(INFERRED)
    if turn.again:
        parts.append("continued above")
    return " · ".join(parts)


def _verb(turn: Turn) -> str:
    return "against" if turn.relation is not None and turn.relation.is_attack else "on"


def _place(debate: Debate, target: Target, about: Target) -> str:
    """Name the step that is attacked; an end at the claim itself need not be named."""
    if isinstance(target, str):
        return title(debate, target)
    if target.target == about:
        return f"the step from '{debate.nodes[target.speaker].short}'"
    if about in target.sources:
        what = "its objection to" if target.is_attack else "its step to"
        end = title(debate, target.target)
        return f"{what} '{end}'" if isinstance(target.target, str) else f"{what} {end}"
    return title(debate, target)


def _deed(debate: Debate, turn: Turn) -> str:
    if turn.relation is None:
        return (
            "- tentatively denied" if turn.denial is not None and turn.denial.hedged else "- denied"
        )
    sign = "-" if turn.relation.is_attack else "~"
    done = turn.relation.kind.traits.passive
    if turn.relation.partly:
        done = done.replace(" by", " in part by")
    return f"{sign} {done}: {debate.nodes[turn.relation.speaker].short}"


def _credit(who: str, source: str | None) -> str:
    return ", ".join(filter(None, [who or "nobody on record", source]))


def _shape(turn: Turn) -> dict[str, Any]:
    relation = turn.relation
    return {
        "depth": turn.depth,
        "relation": relation.name if relation is not None else None,
        "kind": relation.kind.value if relation is not None else "denial",
        "node": relation.speaker if relation is not None else None,
        "on": name_of(turn.target),
        "people": list(turn.people),
        "source": turn.source,
        "inferred": relation.inferred if relation is not None else False,
        "again": turn.again,
    }
