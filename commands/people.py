"""``argmap people``: who takes part."""

from argmap.commands.terminal.layout import aligned
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import emit, emit_heading, emit_items, emit_json, say_next
from argmap.graph.model.debate import Debate
from argmap.graph.queries.contributions import Contribution, contributions

EXAMPLES = """\b
Example:
  argmap people
"""


def people(claims: Claims = HERE, debate: DebateId = None, *, json: Json = False) -> None:
    """List the people of the debate: how each is identified, and how much each says.

    People are named only as far as the sources establish who they are.
    """
    opened = open_debate(claims, debate)
    found = contributions(opened)
    if json:
        shape = [
            {
                "id": one.person,
                "name": opened.people[one.person].name,
                "identified": opened.people[one.person].record.identified,
                "accepts": one.accepts,
                "rejects": one.rejects,
                "other": one.other,
                "sources": one.sources,
            }
            for one in found
        ]
        emit_json({"people": shape})
        return
    groups = {
        "Take part": [one for one in found if one.takes_part],
        "\nOnly mentioned by others": [one for one in found if not one.takes_part],
    }
    for heading, group in groups.items():
        if group:
            emit_heading(heading)
            emit_items(aligned([_HEAD, *(_row(opened, one) for one in group)]))
    if not found:
        emit("Nobody's views are recorded here.")
    say_next(*([f"position {one.person}" for one in found[:2]] or ["status", "new"]))


_HEAD = ("accepts", "rejects", "mentions", "wrote", "id", "name")


def _row(debate: Debate, contribution: Contribution) -> tuple[str, ...]:
    person = debate.people[contribution.person]
    numbers = zip(
        (contribution.accepts, contribution.rejects, contribution.other, contribution.sources),
        _HEAD,
        strict=False,
    )
    counts = (f"{number or '-':>{len(head)}}" for number, head in numbers)
    how = f" ({person.record.identified.label})" if person.record.identified else ""
    return (*counts, person.id, f"{person.name}{how}")
