"""What has to happen to the files of a knowledge base, one step after the other.

Each step is done at once or not at all, and after each of them the debate still loads; so whoever
carries them out may be stopped at any moment.
"""

from typing import NamedTuple, TypeAlias


class Write(NamedTuple):
    """Put a text into a file."""

    file: str
    text: str


class Move(NamedTuple):
    """Give a file another name."""

    file: str
    to: str


class Remove(NamedTuple):
    """Take a file away."""

    file: str


Step: TypeAlias = Write | Move | Remove
"""One change of one file; names are from the folder that contains ``claims/``."""
