"""What the commands of the analysis share."""

from typing import Annotated, Final, TypeAlias

import typer

from argmap.commands.terminal.output import say
from argmap.graph.analysis.status import Statuses, status_without_inferred
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import Justification, Profile

NO_STATUS: Final = "no status"
"""What stands in place of a status."""

UNKNOWN: Final = "unknown"
"""What stands in place of a status that would take too much work to find."""

TOO_MUCH_WORK: Final = "finding it would take too much work"
"""Why a status is unknown."""

_STEPS: Final = {Justification.STANDS: "holds", Justification.DEFEATED: "does not hold"}

ProfileOption: TypeAlias = Annotated[
    Profile,
    typer.Option(
        help="How attacks count: 'structured', where a claim can strike back at what rebuts it, "
        "or 'directed', as recorded."
    ),
]


def step_status(given: Justification | None) -> str:
    """Say whether a step holds."""
    if given is None:
        return UNKNOWN
    return _STEPS.get(given, "contested")


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


def footer(profile: Profile) -> None:
    """Say what every status and number of the analysis is based on."""
    say(f"\nBased on the arguments recorded here (profile {profile}), not on what is true.")
