"""What the commands of the analysis share."""

from typing import Annotated, Final, TypeAlias

import typer

from argmap.commands.terminal.output import say
from argmap.schema.vocabulary import Profile

EPITHET: Final = "NO STATUS"
"""What stands in place of a status."""

TOO_MUCH_WORK: Final = "finding it would take too much work"
"""Why a status is unknown."""

ProfileOption: TypeAlias = Annotated[
    Profile,
    typer.Option(
        help="How attacks count: 'structured', where a claim can strike back at what rebuts it, "
        "or 'directed', as recorded."
    ),
]


def footer(profile: Profile) -> None:
    """Say what every status and number of the analysis is based on."""
    say(f"\nBased on the arguments recorded here (profile {profile}), not on what is true.")
