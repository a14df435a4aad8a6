"""What has to happen to the files of a knowledge base, one step after the other.

Each step is done at once or not at all, and after each of them the debate still loads; so whoever
carries them out may be stopped at any moment.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Write:
    """Put a text into a file."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """Give a file another name."""

    file: str
    to: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a file away."""

    file: str


Step: TypeAlias = Write | Move | Remove
"""One change of one file; names are from the folder that contains ``claims/``."""
