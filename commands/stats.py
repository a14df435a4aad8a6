"""``argmap stats``: the debate in figures."""

from collections.abc import Mapping
from typing import Any

from argmap.commands.terminal.layout import aligned, columns
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    emit,
    emit_fitting,
    emit_heading,
    emit_items,
    emit_json,
    say_next,
)
from argmap.graph.model.debate import Debate
from argmap.graph.queries.statistics import Statistics, statistics

EXAMPLES = """\b
Example:
  argmap stats --json
"""


def stats(claims: Claims = HERE, debate: DebateId = None, *, json: Json = False) -> None:
    """Count nodes, relations, stances and people, and how much of the sources is covered.

    The figures show how much is recorded, not how good it is.
    """
    opened = open_debate(claims, debate)
    found = statistics(opened)
    if json:
        emit_json({"debate": opened.id, **_shape(found)})
        return
    emit_heading(f"{opened.title}\n")
    emit_fitting(
        lambda: _emit_counts(opened, found, brief=False),
        lambda: _emit_counts(opened, found, brief=True),
    )
    _emit_shares(found)
    say_next("sources coverage", "people")


def _shape(figures: Statistics) -> dict[str, Any]:
    covered = figures.coverage
    return {
        "nodes": {kind.value: n for kind, n in figures.kinds.items()},
        "relations": {kind.value: n for kind, n in figures.relations.items()},
        "stances": {kind.value: n for kind, n in figures.stances.items()},
        "sections": dict(figures.sections),
        "people": {person.person: person.accepts + person.rejects for person in figures.people},
        "sources": figures.sources,
        "inferred": figures.inferred,
        "on_steps": figures.on_steps,
        "unattributed": figures.unattributed,
        "coverage": {
            "paragraphs": covered.total,
            "cited": covered.cited,
            "excused": covered.excused,
            "missing": len(covered.missing),
        },
    }


def _emit_counts(debate: Debate, figures: Statistics, *, brief: bool) -> None:
    """Print what there is, by sort; in brief several sorts in a line."""
    titles = {section.id: section.title for section in debate.sections}
    judged = sorted(
        (-person.accepts - person.rejects, debate.people[person.person].name)
        for person in figures.people
    )
    counts: dict[str, Mapping[str, int]] = {
        "Nodes": {kind.value: n for kind, n in figures.kinds.items()},
        "Relations": {kind.replace("_", " "): n for kind, n in figures.relations.items()},
        "Stances": {kind.value: n for kind, n in figures.stances.items()},
        "Nodes by section": {titles[section]: n for section, n in figures.sections.items()},
    }
    for heading, of in counts.items():
        _emit(f"{heading}: {sum(of.values())}", of, brief=brief)
    if judged:  # several people judge one node: a sum would count it more than once
        _emit("Stated positions by person", {name: -n for n, name in judged}, brief=brief)


def _emit_shares(figures: Statistics) -> None:
    """Print how much of it is attributed and accounted for."""
    covered, relations = figures.coverage, sum(figures.relations.values())
    accounted = f"{covered.cited} cited, {covered.excused} without a claim of their own"
    rows = [
        (str(figures.on_steps), "relations lead to a step, not to a node"),
        (_share(figures.inferred, relations), "of the relations were added by the editor"),
        (str(figures.unattributed), "nodes without a stance"),
        (str(figures.sources), "posts, comments and quotations"),
        (
            _share(covered.cited + covered.excused, covered.total),
            f"of their paragraphs accounted for ({accounted})",
        ),
    ]
    emit_heading("Of these")
    emit(columns(rows))


def _emit(heading: str, counts: Mapping[str, int], *, brief: bool) -> None:
    if brief:
        items = (f"{number} {name}" for name, number in counts.items() if number)
        name, _, number = heading.partition(": ")
        emit_items(items, 0, run_in=f"{name} ({number}): " if number else f"{name}: ")
        return
    emit_heading(heading)
    size = max((len(str(number)) for number in counts.values()), default=1)
    rows = [(f"{number:>{size}}", name) for name, number in counts.items() if number]
    emit_items(aligned(rows))
    emit()


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"
