"""``argmap replies``: the exchange on a claim."""

from typing import TYPE_CHECKING, Any

from argmap.commands.layout import wrapped
from argmap.commands.nodes import find_target
from argmap.commands.opening import open_debate
from argmap.commands.options import HERE, Claims, DebateId, Json, NodeOrStepWords
from argmap.commands.output import emit, emit_heading, emit_json, say_next

if TYPE_CHECKING:
    from argmap.graph.debate import Debate
    from argmap.graph.people.exchanges import Turn


def replies(
    node: NodeOrStepWords, claims: Claims = HERE, debate: DebateId = None, *, json: Json = False
) -> None:
    """Follow the exchange on a claim or a step: objection, reply, reply to that."""
    from argmap.graph.debate import Node
    from argmap.graph.people.exchanges import exchange
    from argmap.graph.sentences import title

    opened = open_debate(claims, debate)
    found = find_target(opened, node)
    target = found.id if isinstance(found, Node) else found
    turns = exchange(opened, target)
    if json:
        name = target if isinstance(target, str) else target.name
        emit_json({"target": name, "turns": [_shape(turn) for turn in turns]})
        return
    emit_heading(title(opened, target))
    for turn in turns:
        emit(wrapped(_line(opened, turn), 2 + 2 * turn.depth, 2))
    if not turns:
        emit("  Nobody has objected.")
    say_next(f"why {target if isinstance(target, str) else repr(target.name)}")


def _line(debate: "Debate", turn: "Turn") -> str:
    from argmap.commands.phrases import SUFFERS
    from argmap.graph.sentences import names

    who = names(debate, turn.people) or "nobody on record"
    where = f", {turn.source}" if turn.source else ""
    if turn.relation is None:
        return f"- denied ({who}{where})"
    sign = "-" if turn.relation.is_attack else "~"
    own = " · the mapper's own link" if turn.relation.inferred else ""
    told = debate.nodes[turn.relation.speaker].short
    return f"{sign} {SUFFERS[turn.relation.kind]}: {told} ({who}{where}){own}"


def _shape(turn: "Turn") -> dict[str, Any]:
    relation = turn.relation
    return {
        "depth": turn.depth,
        "relation": relation.name if relation is not None else None,
        "kind": relation.kind.value if relation is not None else "denial",
        "node": relation.speaker if relation is not None else None,
        "people": list(turn.people),
        "source": turn.source,
    }
