"""``argmap position``: where a person stands."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.completion import node_ids, source_ids
from argmap.commands.terminal.descriptions import inferred_mark, titled
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_node, find_person
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Full, Json, PersonWords
from argmap.commands.terminal.output import (
    command,
    emit,
    emit_fitting,
    emit_heading,
    emit_items,
    emit_json,
    say_next,
)
from argmap.commands.terminal.position_forms import emit_counts, emit_in_full, emit_titles
from argmap.commands.terminal.status_options import claim_with_status, emit_mark_note
from argmap.graph.analysis.explain.titles import objection_title
from argmap.graph.analysis.holders import participants
from argmap.graph.analysis.objections import Objection
from argmap.graph.model.debate import Debate, Node, Person, Relation
from argmap.graph.model.elements import name_of
from argmap.graph.model.suggestions import nearest
from argmap.graph.queries.positions import Position
from argmap.graph.queries.positions import position as held_by
from argmap.schema.errors import UnknownIdError
from argmap.schema.vocabulary import StanceKind

EXAMPLES = """\b
Examples:
  argmap position ann
  argmap position bob --on tea-calms
  argmap position ann --source c12 --full
"""


def position(
    person: PersonWords,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            help="Only this node, and what bears on it.",
            metavar="NODE",
            autocompletion=node_ids,
        ),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    section: Annotated[
        str | None, typer.Option("--section", help="Only this section.", metavar="ID")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            help="Only what this post or comment says.",
            metavar="ID",
            autocompletion=source_ids,
        ),
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="Count the stances in each section.")
    ] = False,
    full: Full = False,
    json: Json = False,
) -> None:
    """Show where a person stands, and what they have not replied to.

    Objections without a reply come first; then what the person states, by section, each stance
    with its place in the sources; then what that implies, and what others report of the person.
    """
    opened = open_debate(claims, debate, person, on)
    found = find_person(opened, person)
    node = find_node(opened, on) if on is not None else None
    held = held_by(
        opened,
        found.id,
        node.id if node else None,
        section=None if section is None else _section(opened, section),
        source=source,
    )
    if json:
        emit_json(_shape(opened, held) | shapes.statuses_of(opened, _named(held)))
        return
    _emit_head(opened, found, node)
    _emit_open(opened, held.not_replied)
    forms = (
        lambda: emit_in_full(opened, held, full=full),
        lambda: emit_titles(opened, held),
        lambda: emit_counts(opened, held),
    )
    emit_fitting(*(forms[2:] if brief else forms))
    if not held.stated and not held.attributed:
        emit("  no stance on record" + (f" near {titled(opened, node.id)}" if node else ""))
    emit_mark_note(opened, _named(held))
    concessions = [f"kernels --by {found.id}"] if StanceKind.CONCEDES in held.stated else []
    more = [command("position", found.id)] if brief else concessions
    say_next(*_replies(held), *more, "people")


def _named(held: Position) -> list[str]:
    """List the nodes whose status is shown."""
    stated = [stance.node for stances in held.stated.values() for stance in stances]
    denied = [attack.target for attack in held.implied if isinstance(attack.target, str)]
    return [*stated, *denied, *(one.end for one in held.not_replied)]


def _section(debate: Debate, section: str) -> str:
    """Find the section that was named."""
    known = [section.id for section in debate.sections]
    if section not in known:
        raise UnknownIdError(f"there is no section '{section}'", nearest(section, known, limit=3))
    return section


def _replies(held: Position) -> list[str]:
    return [command("replies", held.not_replied[0].end)] if held.not_replied else []


def _emit_head(debate: Debate, person: Person, node: Node | None) -> None:
    emit_heading(person.name)
    if person.record.summary and node is None:
        emit(wrapped(" ".join(person.record.summary.split()), 2))
    if person.id not in participants(debate):
        emit("  Takes no part in the conversation, and could not reply in it.")


def _emit_open(debate: Debate, objections: Sequence[Objection]) -> None:
    """List what the person has left without a reply."""
    if objections:
        emit_heading(f"\nHas not replied to ({len(objections)})")
    lines = []
    for objection in objections:
        against = claim_with_status(debate, objection.target)
        mark = inferred_mark(objection.attack)
        lines.append(
            wrapped(f"{objection_title(debate, objection)}{mark}, against {against}", 2, 4)
        )
    emit_items(lines, weight=2)


def _shape(debate: Debate, held: Position) -> dict[str, Any]:
    return {
        "person": held.person,
        "not_replied": [shapes.objection(debate, one) for one in held.not_replied],
        "stated": {kind.value: shapes.stances(stances) for kind, stances in held.stated.items()},
        "implied_denials": [_denial_shape(attack) for attack in held.implied],
        "retractions": [shapes.relation(retraction) for retraction in held.retractions],
        "commitments": [
            {
                "node": commitment.node,
                "accepts": commitment.accepts,
                "because": commitment.because.name,
            }
            for commitment in held.commitments
        ],
        "tensions": [
            {
                "kind": tension.kind,
                "target": name_of(tension.target),
                "witness": tension.witness.name,
                "conceded": tension.conceded,
            }
            for tension in held.tensions
        ],
        "attributed": shapes.stances(held.attributed),
        "disowned": shapes.stances(held.disowned),
    }


def _denial_shape(attack: Relation) -> dict[str, Any]:
    target = attack.target
    return {
        "node": target if isinstance(target, str) else None,
        "step": None if isinstance(target, str) else target.name,
        "because": attack.name,
    }
