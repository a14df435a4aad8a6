"""A person's position in three forms: in full, by titles, in numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from argmap.commands.terminal.descriptions import (
    inferred_mark,
    stance_phrase,
    stance_remarks,
    target_titled,
    titled,
)
from argmap.commands.terminal.layout import aligned, wrapped
from argmap.commands.terminal.output import emit, emit_heading, emit_items
from argmap.commands.terminal.status_options import DISPUTED, claim_with_status, status_mark
from argmap.graph.analysis.explain.people_sentences import commitment_sentence, tension_sentence
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.holders import sources_of
from argmap.graph.analysis.status import statuses
from argmap.graph.model.debate import Debate, Relation, Section, Stance
from argmap.graph.queries.positions import Position
from argmap.schema.vocabulary import StanceKind


def emit_in_full(debate: Debate, held: Position, *, full: bool) -> None:
    """List what is stated by section, and what that implies."""
    for section, stances in _by_section(debate, held):
        emit_heading(f"\n{section.title}")
        grouped: dict[tuple[str, str], list[Stance]] = {}
        for stance in stances:
            grouped.setdefault((stance_phrase(stance), stance.node), []).append(stance)
        rows = [
            (phrase, _stated(debate, node, said, full=full))
            for (phrase, node), said in grouped.items()
        ]
        emit_items(aligned(rows))
    _emit_narrowed(debate, held)
    _emit_implied(debate, held)
    _emit_attributed(debate, held)


def emit_titles(debate: Debate, held: Position) -> None:
    """Name what is stated by section, what is disputed first."""
    disputed = {node for node, status in statuses(debate).nodes.items() if status in DISPUTED}
    for section, stances in _by_section(debate, held):
        emit_heading(f"\n{section.title} ({section.id})")
        by_kind: dict[StanceKind, dict[str, None]] = {}
        for one in sorted(stances, key=lambda stance: stance.node not in disputed):
            by_kind.setdefault(one.kind, {})[one.node] = None
        for kind in sorted(by_kind, key=list(StanceKind).index):
            titles = [claim_with_status(debate, node) for node in by_kind[kind]]
            emit_items(titles, run_in=f"{kind}: ")
    _emit_rest(held)


def emit_counts(debate: Debate, held: Position) -> None:
    """Count the stances of each kind in each section."""
    emit()
    lines = []
    for section, stances in _by_section(debate, held):
        counts = Counter(stance.kind.traits.participle for stance in stances)
        stances_by_kind = ", ".join(f"{number} {word}" for word, number in counts.items())
        lines.append(wrapped(f"{section.title} ({section.id}): {stances_by_kind}", 2, 4))
    emit_items(lines)
    _emit_rest(held)


def _emit_rest(held: Position) -> None:
    """Count what is shown in the full form only."""
    counts = {
        "later narrowed": len(held.retractions),
        "implied denials": len(held.implied),
        "implied commitments": len(held.commitments),
        "in tension": len(held.tensions),
        "reported by others": len({stance.node for stance in held.attributed}),
    }
    rest = " · ".join(f"{what}: {number}" for what, number in counts.items() if number)
    if rest:
        emit(f"\n  Besides, {rest}")


def _by_section(debate: Debate, held: Position) -> list[tuple[Section, list[Stance]]]:
    stated = [stance for stances in held.stated.values() for stance in stances]
    found = (
        (section, [one for one in stated if debate.nodes[one.node].section == section.id])
        for section in debate.sections
    )
    return [(section, stances) for section, stances in found if stances]


def _stated(debate: Debate, node: str, said: Sequence[Stance], *, full: bool) -> str:
    """Name a node that somebody takes a stance on, and where."""
    places = "; ".join(filter(None, dict.fromkeys(stance_remarks(debate, one) for one in said)))
    text = " ".join(debate.nodes[node].text.split()) if full else ""
    parts = [titled(debate, node), status_mark(debate, node), text, places]
    return " · ".join(filter(None, parts))


def _emit_narrowed(debate: Debate, held: Position) -> None:
    """List what the person said first and narrowed in a later post or comment."""
    if held.retractions:
        emit_heading("\nLater narrowed")
    for retraction in held.retractions:
        emit(wrapped(target_titled(debate, retraction.target), 2, 4))
        where = ", ".join(sorted(sources_of(debate, retraction, (held.person,))))
        emit(
            wrapped(
                f"by {titled(debate, retraction.speaker)}, {where}{inferred_mark(retraction)}", 6
            )
        )


def _emit_implied(debate: Debate, held: Position) -> None:
    """List what the person does not say in so many words."""
    denied = [_denial(debate, attack) for attack in held.implied]
    bound = [
        (commitment_sentence(debate, commitment), commitment.because.name)
        for commitment in held.commitments
    ]
    torn = [(tension_sentence(debate, tension), tension.witness.name) for tension in held.tensions]
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
        parts = [titled(debate, attack.target), status_mark(debate, attack.target)]
        return " · ".join(filter(None, parts)), attack.name
    what = title(debate, attack.target)
    return what[0].upper() + what[1:], attack.name


def _emit_attributed(debate: Debate, held: Position) -> None:
    """List what others say this person holds, with their remarks."""
    if held.attributed:
        emit_heading("\nReported of this person by others")
    for node, those in groupby(held.attributed, key=lambda stance: stance.node):
        emit(wrapped(titled(debate, node), 2, 4))
        for one in those:
            parts = [f"{debate.people[one.person].name} {stance_phrase(one)}"]
            parts.append(stance_remarks(debate, replace(one, attributes_to=None)))
            parts += ["denied by the person"] if one in held.disowned else []
            emit(wrapped(" · ".join(filter(None, parts)), 6))
