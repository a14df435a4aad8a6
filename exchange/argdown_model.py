"""What an Argdown document says: statements, arguments with their steps, and relations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias


class End(StrEnum):
    """What a relation can join."""

    STATEMENT = "equivalence-class"
    ARGUMENT = "argument"
    INFERENCE = "inference"


EndKey: TypeAlias = tuple[End, str]
"""A sort of end and its title; of an inference the title of its argument."""


@dataclass(slots=True)
class Statement:
    """All statements of one title: they say the same."""

    title: str
    texts: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    section: str = ""
    line: int = 0
    own: Mapping[str, Any] = field(default_factory=dict)
    has_other_data: bool = False


@dataclass(slots=True)
class Inference:
    """One step of an argument: titles of premises, of the conclusion, and the rules it names."""

    premises: list[str]
    conclusion: str
    rules: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Argument(Statement):
    """An argument: a description, or its steps in order."""

    steps: list[Inference] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    """The titles of all its statements, premises first."""
    roles: list[bool] = field(default_factory=list)
    """Which of them are conclusions."""


@dataclass(frozen=True, slots=True)
class ArgdownRelation:
    """A relation between two ends, in the words of Argdown."""

    kind: str
    start: EndKey
    end: EndKey


@dataclass(slots=True)
class ArgdownDocument:
    """A whole document.

    Attributes
    ----------
    title : str
        Its title; empty where it has none.
    strict : bool
        Whether '+' and '-' between statements mean that one entails or excludes the other.
    statements, arguments : dict
        Each by its title.
    relations : list of ArgdownRelation
        In the order of the document, each once.
    sections : list of str
        The headings, in the order of the document.
    own : mapping
        What argmap put into the front matter of an export of its own.
    problems : list of (int, str)
        The lines that could not be read, and why.
    """

    title: str = ""
    strict: bool = False
    statements: dict[str, Statement] = field(default_factory=dict)
    arguments: dict[str, Argument] = field(default_factory=dict)
    relations: list[ArgdownRelation] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    own: Mapping[str, Any] = field(default_factory=dict)

    def relate(self, relation: ArgdownRelation) -> None:
        """Add a relation, once."""
        mirrored = ArgdownRelation(relation.kind, relation.end, relation.start)
        twins = {relation, mirrored} if relation.kind == "contradictory" else {relation}
        if not twins & self._known:
            self._known.add(relation)
            self.relations.append(relation)

    _known: set[ArgdownRelation] = field(default_factory=set)

    def resolve(self) -> None:
        """Read relations of reconstructed arguments as relations of their statements.

        What an argument with steps supports, its conclusion supports; who undercuts it undercuts
        its last step. Between statements '+' and '-' mean 'entails' and 'contrary' in strict mode.
        """
        found: dict[ArgdownRelation, None] = {}
        for relation in self.relations:
            kind, start, end = relation.kind, self._start(relation.start), relation.end
            if kind == "undercut" and self._has_steps(end):
                end = (End.INFERENCE, end[1])
            if self.strict and start[0] is end[0] is End.STATEMENT:
                kind = {"support": "entails", "attack": "contrary"}.get(kind, kind)
                if ArgdownRelation("contrary", end, start) in found and kind == "contrary":
                    continue
            found[ArgdownRelation(kind, start, end)] = None
        opposed = _opposed(found)
        self.relations = [r for r in found if not self._is_redundant(r, opposed)]

    def _has_steps(self, end: EndKey) -> bool:
        return end[0] is End.ARGUMENT and bool(self.arguments[end[1]].steps)

    def _start(self, start: EndKey) -> EndKey:
        if self._has_steps(start):
            return (End.STATEMENT, self.arguments[start[1]].steps[-1].conclusion)
        return start

    def _is_redundant(self, relation: ArgdownRelation, opposed: Mapping[EndKey, set[str]]) -> bool:
        """Tell an attack on an argument one of whose premises the statement attacks already."""
        if relation.kind != "attack" or not self._has_steps(relation.end):
            return False
        argument = self.arguments[relation.end[1]]
        pairs = zip(argument.members, argument.roles, strict=True)
        premises = {title for title, concluded in pairs if not concluded}
        return bool(premises & opposed.get(relation.start, set()))


def _opposed(relations: Iterable[ArgdownRelation]) -> dict[EndKey, set[str]]:
    """List what each statement attacks among the statements, by itself or as its contrary."""
    found: dict[EndKey, set[str]] = {}
    for relation in relations:
        start, end = relation.start, relation.end
        if not start[0] is end[0] is End.STATEMENT:
            continue
        symmetric = relation.kind in {"contrary", "contradictory"}
        if symmetric or relation.kind == "attack":
            found.setdefault(start, set()).add(end[1])
        if symmetric:
            found.setdefault(end, set()).add(start[1])
    return found
