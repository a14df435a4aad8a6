"""What differs between two states of a debate, in terms of the argument and not of the files."""

from argmap.graph.diff.change import (
    Change,
    ChangeKind,
    DebateDiff,
    Level,
    LinkChanges,
    Piece,
    RelationEnd,
    at_least,
    furthest,
)
from argmap.graph.diff.comparison import diff, diff_all

__all__ = [
    "Change",
    "ChangeKind",
    "DebateDiff",
    "Level",
    "LinkChanges",
    "Piece",
    "RelationEnd",
    "at_least",
    "diff",
    "diff_all",
    "furthest",
]
