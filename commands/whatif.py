"""``argmap whatif``: what would change if a claim were wrong, or right, or a step left out."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.descriptions import inferred_mark
from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_node, find_target
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    command,
    complain,
    emit,
    emit_heading,
    emit_items,
    emit_json,
    say_next,
)
from argmap.commands.terminal.status_options import ProfileOption, footer, step_status
from argmap.graph.analysis.acceptance_value import NUMBERS
from argmap.graph.analysis.explain.effects import effect_sentences
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.shifts import Shifts
from argmap.graph.analysis.status import statuses
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.analysis.what_if import Effect, narrowed_by, what_if
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.wording import counted
from argmap.schema.vocabulary import Justification, Profile, Status

EXAMPLES = """\b
Examples:
  argmap whatif --reject tea-calms                     if it were wrong
  argmap whatif --reject tea-calms --accept hot-tea    two suppositions together
  argmap whatif --drop 'hot-tea -> tea-calms'          if the one did not follow from the other
"""


def whatif(
    reject: Annotated[
        list[str] | None,
        typer.Option(metavar="NODE", help="Suppose this is wrong; of a step: not made."),
    ] = None,
    accept: Annotated[
        list[str] | None, typer.Option(metavar="NODE", help="Suppose this is right.")
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(metavar="STEP", help="Suppose this step were not made: 'a -> b'."),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    profile: ProfileOption = Profile.STRUCTURED,
    json: Json = False,
) -> None:
    """Show what a supposition would change. Options can be repeated; no file is touched."""
    opened = open_debate(claims, debate, *(reject or ()), *(accept or ()), *(drop or ()))
    supposition = _supposition(opened, reject or (), accept or (), drop or ())
    found, narrowed = what_if(opened, supposition, profile), narrowed_by(opened, supposition)
    if json:
        emit_json(
            {
                "profile": profile.value,
                "changes": [_shape(effect) for effect in found],
                "narrowed": [shapes.relation(relation) for relation in narrowed],
            }
        )
        return
    emit_heading(_heading(found))
    for sentence in _supposed_already(opened, supposition, profile):
        emit(wrapped(sentence, 2, 2))
    emit_items([_effect(opened, effect) for effect in found])
    _emit_narrowed(opened, narrowed)
    footer(profile)
    steps = sorted(step.name for step in supposition.dropped)
    tried = [*sorted(supposition.rejected | supposition.accepted), *steps]
    say_next(command("why", found[0].name if found else tried[0]))


def _supposed_already(debate: Debate, supposition: Supposition, profile: Profile) -> Iterator[str]:
    """Name what is supposed and is so anyway: a step that falls, a claim that holds or falls."""
    found = statuses(debate, profile)
    for step in sorted(supposition.dropped, key=lambda step: step.name):
        if found.justification_of(step) is Justification.DEFEATED:
            yield f"'{step.name}' does not hold as it is."
    for node in sorted(supposition.accepted):
        if found.values[node] == (NUMBERS[Label.IN], NUMBERS[Label.IN]):
            yield f"'{debate.nodes[node].short}' holds as it is."
    for node in sorted(supposition.rejected):
        if found.values[node].label == NUMBERS[Label.OUT]:
            yield f"'{debate.nodes[node].short}' does not hold as it is."


def _heading(found: tuple[Effect, ...]) -> str:
    turned = sum(effect.turned for effect in found)
    moved = len(found) - turned
    if not found:
        return "No status changes, and no reason or objection is lost or gained."
    if not turned:
        return f"No status changes; reasons or objections shift for {counted(moved, 'claim')}."
    if not moved:
        return f"{counted(turned, 'change of status', 'changes of status')}."
    return (
        f"{counted(turned, 'change of status', 'changes of status')}; "
        f"reasons or objections shift for {counted(moved, 'more claim')}."
    )


def _supposition(
    debate: Debate, reject: Iterable[str], accept: Iterable[str], drop: Iterable[str]
) -> Supposition:
    struck = [find_target(debate, name) for name in reject]
    rejected = frozenset(thing.id for thing in struck if not isinstance(thing, Relation))
    accepted = frozenset(find_node(debate, name).id for name in accept)
    dropped = frozenset(
        (
            *(_step(debate, name) for name in drop),
            *(thing for thing in struck if isinstance(thing, Relation)),
        )
    )
    if both := sorted(rejected & accepted):
        complain(f"'{both[0]}' is both accepted and rejected; name it once")
        raise typer.Exit(MISUSE)
    if not rejected | accepted and not dropped:
        complain("name a supposition: --reject NODE, --accept NODE or --drop 'a -> b'")
        raise typer.Exit(MISUSE)
    return Supposition(rejected, accepted, dropped)


def _step(debate: Debate, name: str) -> Relation:
    found = find_target(debate, name)
    if isinstance(found, Relation):
        return found
    complain(f"'{name}' is a node; --drop takes a step, written 'a -> b'")
    raise typer.Exit(MISUSE)


def _effect(debate: Debate, effect: Effect) -> str:
    """Write what changes for a claim or a step, and by what."""
    head = f"{_changed(effect)}: " if effect.turned else ""
    lines = ["", wrapped(f"{head}{title(debate, effect.target)} ({effect.name})", 2, 2)]
    lines += [wrapped(sentence, 6) for sentence in effect_sentences(effect)]
    for shift in (*effect.reasons.moved, *effect.objections.moved):
        sign = "-" if shift.relation.is_attack else "+"
        lines.append(wrapped(f"{sign} {debate.nodes[shift.relation.speaker].short}", 8, 2))
    less, more = effect.weights
    if less is not None and more is not None and f"{less:.2f}" != f"{more:.2f}":
        lines.append(wrapped(f"recorded weight {less:.2f} -> {more:.2f}", 6))
    return "\n".join(lines)


def _changed(effect: Effect) -> str:
    """Say from which status to which: of a step, whether it holds."""
    if isinstance(effect.target, str):
        return " -> ".join(status.label if status else "no status" for status in effect.statuses)
    return " -> ".join(map(step_status, effect.justifications))


def _emit_narrowed(debate: Debate, narrowed: tuple[Relation, ...]) -> None:
    """List what an accepted qualification or concession narrows."""
    for relation in narrowed:
        emit()
        emit(
            wrapped(
                f"{debate.nodes[relation.speaker].short}: {relation.kind.traits.verb} "
                f"{title(debate, relation.target)}{inferred_mark(relation)}",
                2,
                2,
            )
        )


def _shape(effect: Effect) -> dict[str, Any]:
    return {
        "target": effect.name,
        "status_before": _value(effect.statuses[0]),
        "status_after": _value(effect.statuses[1]),
        "justification_before": _value(effect.justifications[0]),
        "justification_after": _value(effect.justifications[1]),
        "reasons": _shifts_shape(effect.reasons),
        "objections": _shifts_shape(effect.objections),
        "weight_before": effect.weights[0],
        "weight_after": effect.weights[1],
    }


def _value(word: Status | Justification | None) -> str | None:
    return word.value if word is not None else None


def _shifts_shape(shifts: Shifts) -> dict[str, Any]:
    return {
        "recorded": shifts.recorded,
        "before": shifts.before,
        "after": shifts.after,
        "moved": [
            {
                "relation": shift.relation.name,
                "before": shift.before,
                "after": shift.after,
                "inferred": shift.relation.inferred,
            }
            for shift in shifts.moved
        ],
    }
