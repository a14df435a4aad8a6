"""``argmap position``: where a person stands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Annotated, Any

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.descriptions import (
    inferred_mark,
    stance_phrase,
    stance_remarks,
    target_titled,
    titled,
)
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_node, find_person
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, PersonWords
from argmap.commands.terminal.output import emit, emit_heading, emit_json, say_next
from argmap.graph.analysis.explain.sentences import (
    commitment_sentence,
    objection_title,
    tension_sentence,
    title,
)
from argmap.graph.analysis.holders import participants
from argmap.graph.analysis.objections import Objection
from argmap.graph.model.debate import Debate, Node, Person, Relation, Stance
from argmap.graph.queries.positions import Position
from argmap.graph.queries.positions import position as held_by
from argmap.schema.vocabulary import StanceKind

EXAMPLES = """\b
Examples:
  argmap position byrnes
  argmap position millidge --on value-spills-over
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
    json: Json = False,
) -> None:
    """Show where a person stands, and what they have not replied to.

    Objections without a reply come first, then what they state, each stance with its place in the
    sources; then what that implies, marked as implied, and what others report of them.
    """
    opened = open_debate(claims, debate, person, on)
    found = find_person(opened, person)
    node = find_node(opened, on) if on is not None else None
    held = held_by(opened, found.id, node.id if node else None)
    if json:
        emit_json(_shape(opened, held))
        return
    _emit_head(opened, found, node)
    _emit_open(opened, held.not_replied)
    for kind, stances in held.stated.items():
        _emit_stances(opened, kind, stances)
    _emit_narrowed(opened, held)
    _emit_implied(opened, held)
    _emit_attributed(opened, held)
    if not held.stated and not held.attributed:
        emit("  no stance on record" + (f" near {titled(opened, node.id)}" if node else ""))
    grants = [f"kernels --by {found.id}"] if StanceKind.CONCEDES in held.stated else []
    replies = [f"replies {held.not_replied[0].end}"] if held.not_replied else []
    say_next(*replies, *grants, "people")


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
    for one in objections:
        emit(wrapped(objection_title(debate, one), 2, 2))
        emit(wrapped(f"against {title(debate, one.target)}", 6))


def _emit_stances(debate: Debate, kind: StanceKind, stances: Iterable[Stance]) -> None:
    """List stances of one kind; what is said of one node in several places stands together."""
    emit_heading(f"\n{kind.capitalize()}")
    for node, those in groupby(stances, key=lambda stance: stance.node):
        said = list(those)
        reserve = " (tentatively)" if all(one.hedged for one in said) else ""
        emit(wrapped(f"{titled(debate, node)}{reserve}", 2, 4))
        for one in said:
            here = "tentatively" if one.hedged and not reserve else ""
            if remarks := " · ".join(filter(None, [stance_remarks(debate, one), here])):
                emit(wrapped(remarks, 6))


def _emit_narrowed(debate: Debate, held: Position) -> None:
    """List what the person said first and narrowed in a later post or comment."""
    if held.retractions:
        emit_heading("\nLater narrowed")
    for one in held.retractions:
        stances = debate.nodes[one.speaker].stances
        said = {str(s.source) for s in stances if s.person == held.person and s.source is not None}
        emit(wrapped(target_titled(debate, one.target), 2, 4))
        where = one.source or ", ".join(sorted(said))
        emit(wrapped(f"by {titled(debate, one.speaker)}, {where}{inferred_mark(one)}", 6))


def _emit_implied(debate: Debate, held: Position) -> None:
    """List what the person does not say in so many words."""
    denied = [_denial(debate, attack) for attack in held.implied]
    bound = [(commitment_sentence(debate, one), one.because.name) for one in held.commitments]
    torn = [(tension_sentence(debate, one), one.witness.name) for one in held.tensions]
    for heading, rows in (
        ("Implied denials (they attack it)", denied),
        ("Implied commitments", bound),
        ("In tension", torn),
    ):
        if rows:
            emit_heading(f"\n{heading}")
        for sentence, because in rows:
            emit(wrapped(sentence, 2, 4))
            emit(wrapped(because, 6))


def _denial(debate: Debate, attack: Relation) -> tuple[str, str]:

    if isinstance(attack.target, str):
        return titled(debate, attack.target), attack.name
    what = title(debate, attack.target)
    return what[0].upper() + what[1:], attack.name


def _emit_attributed(debate: Debate, held: Position) -> None:
    """List what others say this person holds, with their remarks."""
    if held.attributed:
        emit_heading("\nReported of this person by others")
    for node, those in groupby(held.attributed, key=lambda stance: stance.node):
        emit(wrapped(titled(debate, node), 2, 4))
        for one in those:
            told = [f"{debate.people[one.person].name} {stance_phrase(one)}"]
            told.append(stance_remarks(debate, replace(one, attributes_to=None)))
            told += ["denied by the person"] if one in held.disowned else []
            emit(wrapped(" · ".join(filter(None, told)), 6))


def _shape(debate: Debate, held: Position) -> dict[str, Any]:
    return {
        "person": held.person,
        "not_replied": [shapes.objection(debate, one) for one in held.not_replied],
        "stated": {kind.value: shapes.stances(stances) for kind, stances in held.stated.items()},
        "implied_denials": [_denial_shape(attack) for attack in held.implied],
        "retractions": [shapes.relation(one) for one in held.retractions],
        "commitments": [
            {"node": one.node, "accepts": one.accepts, "because": one.because.name}
            for one in held.commitments
        ],
        "tensions": [
            {
                "kind": one.kind,
                "target": shapes.name(one.target),
                "witness": one.witness.name,
                "conceded": one.granted,
            }
            for one in held.tensions
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
