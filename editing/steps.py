"""Changes to the files of a knowledge base, as data: plan them first, carry them out later.

A plan is a sequence of steps. Each step happens as a whole or not at all, and the debate loads
after every one of them, so a plan can stop anywhere; making and carrying out the plan again
finishes the work.
"""

from typing import NamedTuple, TypeAlias


class Write(NamedTuple):
    """Put a text into a file.

    Attributes
    ----------
    file : str
        Its path, from the folder that contains ``claims/``.
    text : str
        What it will hold.
    before : str or None
        What it held when the plan was made; None where there was no file.
    """

    file: str
    text: str
    before: str | None = None


class Move(NamedTuple):
    """Give a file that holds the text `before` another name."""

    file: str
    to: str
    before: str


class Remove(NamedTuple):
    """Delete a file that holds the text `before`."""

    file: str
    before: str


Step: TypeAlias = Write | Move | Remove
"""One change of one file."""
