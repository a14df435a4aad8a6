"""What the commands of the analysis share."""

from collections.abc import Iterable
from typing import Annotated, Final, TypeAlias

import typer

from argmap.commands.terminal.output import emit, say
from argmap.graph.analysis.explain.reasons import as_a_reason, step_label
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.status import Statuses, status_without_inferred, statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import Justification, Profile, RelationKind, Status

NO_STATUS: Final = "no status"
"""What stands in place of a status."""

UNKNOWN: Final = "unknown"
"""What stands in place of a status that would take too much work to find."""

TOO_MUCH_WORK: Final = "finding it would take too much work"
"""Why a status is unknown."""

MARK: Final = "*"
"""What follows a status that rests on links added by the editor alone."""

DISPUTED: Final = (Status.DEFEATED, Status.DEADLOCKED, Status.CONTESTED, Status.UNSUPPORTED)
"""The statuses that claims stand out by, the worst first."""

ProfileOption: TypeAlias = Annotated[
    Profile,
    typer.Option(
        help="How attacks count: 'structured', where a claim can strike back at what rebuts it, "
        "or 'directed', as recorded."
    ),
]


_STEP_FARES: Final = {
    Label.IN: "",
    Label.OUT: "this step does not hold",
    Label.UNDEC: "this step is contested",
}


def step_status(given: Justification | None) -> str:
    """Say whether a step holds."""
    return given.traits.of_step if given else UNKNOWN


def status_word(found: Statuses, target: Target) -> str:
    """Give the status of a node in a word, or say whether a step holds."""
    if isinstance(target, Relation):
        return step_status(found.steps[target.name]) if target.name in found.steps else NO_STATUS
    given = found.nodes[target]
    return given.label if given else UNKNOWN if target in found.unknown else NO_STATUS


def status_line(debate: Debate, found: Statuses, target: Target) -> str:
    """Give a status, and what it would be without the links added by the editor."""
    word = status_word(found, target)
    alone = {} if found.explicit else status_without_inferred(debate, found.profile)
    if not isinstance(target, str) or target not in alone:
        return word
    without = alone[target]
    then = without.label if without else NO_STATUS
    return f"{word}, by links added by the editor alone (without them: {then})"


def status_mark(debate: Debate, target: Target) -> str:
    """Give the status of a claim that is listed, with a mark where the editor's links carry it.

    Of a step it says nothing, nor of what has no status.
    """
    word = NO_STATUS if isinstance(target, Relation) else status_word(statuses(debate), target)
    if word == NO_STATUS:
        return ""
    alone = target in status_without_inferred(debate, Profile.STRUCTURED)
    return f"{word}{MARK}" if alone else word


def step_remark(debate: Debate, step: Relation) -> str:
    """Say that a step that is listed does not hold, or is contested; of one that holds, nothing.

    An objection to a claim that strikes back is contested by that alone: of attacks only those are
    named that do not hold.
    """
    if not step.is_step:
        return ""
    label = step_label(statuses(debate), step)
    if step.is_attack:
        return "this objection does not hold" if label is Label.OUT else ""
    return _STEP_FARES[label] if label is Label.OUT or step.kind is RelationKind.SUPPORTS else ""


def reason_remark(debate: Debate, step: Relation) -> str:
    """Say the same where the step is listed by what it starts from, beside the status of that."""
    if step.kind is RelationKind.SUPPORTS:
        return as_a_reason(statuses(debate), step)
    return step_remark(debate, step)


def claim_with_status(debate: Debate, target: Target, *remarks: str) -> str:
    """Name a claim by its title, with its status and other remarks in brackets.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> claim_with_status(tea(), "tea-calms", "added by the editor")
    'Tea calms. (contested; added by the editor)'
    """
    remark = "; ".join(filter(None, [status_mark(debate, target), *remarks]))
    return f"{title(debate, target)} ({remark})" if remark else title(debate, target)


def emit_mark_note(
    debate: Debate, nodes: Iterable[str], profile: Profile = Profile.STRUCTURED
) -> None:
    """Say what the mark means, where one of the listed nodes has it."""
    alone = status_without_inferred(debate, profile)
    if not alone.keys().isdisjoint(nodes):
        emit(f"\n  {MARK} rests on links added by the editor alone")


def footer(profile: Profile) -> None:
    """Say what every status and number of the analysis is based on."""
    say(f"\nBased on the arguments recorded here (profile {profile}), not on what is true.")
