"""``argmap shares``: what each claim contributes to the recorded weight of one."""

from argmap.commands.strength import CAUTION
from argmap.commands.terminal.layout import aligned, wrapped
from argmap.commands.terminal.lookup import find_node
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, NodeWords
from argmap.commands.terminal.output import emit, emit_heading, emit_items, emit_json, say, say_next
from argmap.graph.analysis.strength.attribution import shapley
from argmap.graph.analysis.strength.evaluation import weights
from argmap.graph.analysis.strength.weighing import weighing

EXAMPLES = """\b
Example:
  argmap shares tea-calms
"""

_LEAST = 0.001
"""The least share that is shown; a smaller one rounds to zero."""


def shares(
    node: NodeWords, claims: Claims = HERE, debate: DebateId = None, *, json: Json = False
) -> None:
    """Divide the recorded weight of a claim among what bears on it, as Shapley shares."""
    opened = open_debate(claims, debate, node)
    found = find_node(opened, node).id
    weighed = weighing(opened)
    topic = weighed.elements[found]
    weight = weights(weighed.framework)[topic]
    divided = shapley(weighed.framework, topic)
    names = weighed.framework.names
    parts = sorted(
        ((names[element], share) for element, share in (divided or {}).items()),
        key=lambda pair: (-abs(pair[1].value), pair[0]),
    )
    if json:
        listed = {name: {"share": s.value, "standard_error": s.error} for name, s in parts}
        base = weighed.framework.base[topic]
        emit_json({"node": found, "weight": weight, "base": base, "shares": listed})
        return
    emit_heading(opened.nodes[found].short)
    if divided is None or weight is None:
        emit("  no stable weight: the reasons form a circle that does not converge")
    else:
        base = weighed.framework.base[topic]
        emit(f"  weight {weight:.2f}, from a base of {base:.2f}; shares add up to the difference\n")
        shown = [(n, s) for n, s in parts if abs(s.value) >= _LEAST]
        emit_items(aligned([(_signed(s.value, s.error), opened.nodes[n].short) for n, s in shown]))
        if rest := len(parts) - len(shown):
            emit(f"  {rest} more with less than {_LEAST:g} each; --json lists them all")
    say(f"\n{wrapped(CAUTION)}")
    say_next(f"strength {found}", f"whatif --reject {found}")


def _signed(value: float, error: float) -> str:
    return f"{value:+.3f} ± {error:.3f}" if error else f"{value:+.3f}"
