"""What the commands of the analysis share."""

from typing import Annotated, Final, TypeAlias

import typer

from argmap.commands.terminal.output import say
from argmap.schema.vocabulary import Profile

EPITHET: Final = "NO WORD"
"""What stands in place of a word for definitions, questions and what nobody holds."""

TOO_MUCH_WORK: Final = "finding its word takes more work than one question may cost"
"""Why a word is unknown."""

ProfileOption: TypeAlias = Annotated[
    Profile,
    typer.Option(
        help="How attacks count: 'structured', where a claim can strike back at what rebuts it, "
        "or 'directed', as drawn."
    ),
]


def footer(profile: Profile) -> None:
    """Say what every word and number of the analysis rests on."""
    say(f"\nOn the arguments recorded here, profile {profile}; neither true nor false.")
