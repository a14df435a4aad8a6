"""``argmap position``: where a person stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Annotated, Any

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.completion import node_ids, source_ids
from argmap.commands.terminal.descriptions import (
    inferred_mark,
    stance_phrase,
    stance_remarks,
    target_titled,
    titled,
)
from argmap.commands.terminal.lookup import find_node, find_person
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, PersonWords
from argmap.commands.terminal.output import (
    columns,
    command,
    emit,
    emit_heading,
    emit_json,
    say_next,
    wrapped,
)
from argmap.graph.analysis.explain.sentences import commitment_sentence, tension_sentence
from argmap.graph.analysis.explain.titles import objection_title, title
from argmap.graph.analysis.holders import participants
from argmap.graph.analysis.objections import Objection
from argmap.graph.model.debate import Debate, Node, Person, Relation, Stance
from argmap.graph.model.suggestions import nearest
from argmap.graph.queries.positions import Position
from argmap.graph.queries.positions import position as held_by
from argmap.schema.errors import UnknownIdError
from argmap.schema.vocabulary import StanceKind

EXAMPLES = """\b
Examples:
  argmap position byrnes
  argmap position millidge --on value-spills-over
  argmap position byrnes --source c12 --full
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
    full: Annotated[bool, typer.Option("--full", help="Show the text of each node.")] = False,
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
        emit_json(_shape(opened, held))
        return
    _emit_head(opened, found, node)
    _emit_open(opened, held.not_replied)
    _emit_sections(opened, held, full=full, brief=brief)
    if brief:
        say_next(command("position", found.id), *_replies(held))
        return
    _emit_narrowed(opened, held)
    _emit_implied(opened, held)
    _emit_attributed(opened, held)
    if not held.stated and not held.attributed:
        emit("  no stance on record" + (f" near {titled(opened, node.id)}" if node else ""))
    grants = [f"kernels --by {found.id}"] if StanceKind.CONCEDES in held.stated else []
    say_next(*_replies(held), *grants, "people")


def _section(debate: Debate, section: str) -> str:
    """Find the section that was named."""
    known = [one.id for one in debate.sections]
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
    for one in objections:
        against = title(debate, one.target)
        mark = inferred_mark(one.attack)
        emit(wrapped(f"{objection_title(debate, one)}{mark}, against {against}", 2, 4))


def _emit_sections(debate: Debate, held: Position, *, full: bool, brief: bool) -> None:
    """List what is stated by section: one line for each node and kind of stance."""
    stated = [stance for stances in held.stated.values() for stance in stances]
    if brief:
        emit()
    for section in debate.sections:
        here = [one for one in stated if debate.nodes[one.node].section == section.id]
        if not here:
            continue
        if brief:
            counts = Counter(one.kind.traits.participle for one in here)
            told = ", ".join(f"{number} {word}" for word, number in counts.items())
            emit(wrapped(f"{section.title} ({section.id}): {told}", 2, 4))
            continue
        emit_heading(f"\n{section.title}")
        grouped: dict[tuple[str, str], list[Stance]] = {}
        for one in here:
            grouped.setdefault((stance_phrase(one), one.node), []).append(one)
        rows = [
            (phrase, _stated(debate, node, said, full=full))
            for (phrase, node), said in grouped.items()
        ]
        emit(columns(rows))


def _stated(debate: Debate, node: str, said: Sequence[Stance], *, full: bool) -> str:
    """Name a node that somebody takes a stance on, and where."""
    places = "; ".join(filter(None, dict.fromkeys(stance_remarks(debate, one) for one in said)))
    text = f": {' '.join(debate.nodes[node].text.split())}" if full else ""
    return f"{titled(debate, node)}{text}{f' · {places}' if places else ''}"


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
