"""A quantitative bipolar framework: base scores, and what speaks for and against each element."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Influence(NamedTuple):
    """Something that bears on an element: premises, and the step they are brought in by.

    It carries the least weight of its premises, times the weight of the step.

    Attributes
    ----------
    premises : tuple of int
        The elements that carry it together.
    step : int or None
        The element that stands for the step; None where the step is beyond doubt.
    """

    premises: tuple[int, ...]
    step: int | None = None


InfluenceGroup: TypeAlias = tuple[Influence, ...]
"""Influences of which only the strongest counts."""


@dataclass(frozen=True, slots=True)
class BipolarFramework:
    """Elements with a base score each, and what bears on them; it never changes.

    Attributes
    ----------
    names : tuple of str
        What each element is called; an element is its place in this tuple.
    base : tuple of float
        The weight of each before anything is said, from 0 to 1.
    attacks : tuple of tuple of Influence
        What speaks against each.
    supports : tuple of tuple of InfluenceGroup
        What speaks for each; of every group only the strongest counts.
    players : tuple of int
        The elements to which a part in a weight can be given: the statements, not the steps.

    Examples
    --------
    >>> framework = BipolarFramework.of({"a": 0.5, "b": 0.5}, attacks=["ba"])
    >>> framework.attacks
    ((Influence(premises=(1,), step=None),), ())
    """

    names: tuple[str, ...]
    base: tuple[float, ...]
    attacks: tuple[tuple[Influence, ...], ...]
    supports: tuple[tuple[InfluenceGroup, ...], ...]
    players: tuple[int, ...]

    @classmethod
    def of(
        cls,
        base: Mapping[str, float],
        attacks: Iterable[Sequence[str]] = (),
        supports: Iterable[Sequence[str]] = (),
    ) -> "BipolarFramework":
        """Make a framework of base scores and pairs of names, the one that speaks first.

        Raises
        ------
        KeyError
            Where a pair names what has no base score.
        """
        number = {name: element for element, name in enumerate(base)}
        against: list[list[Influence]] = [[] for _ in base]
        in_favour: list[list[InfluenceGroup]] = [[] for _ in base]
        for source, target in attacks:
            against[number[target]].append(Influence((number[source],)))
        for source, target in supports:
            in_favour[number[target]].append((Influence((number[source],)),))
        return cls(
            tuple(base),
            tuple(base.values()),
            tuple(map(tuple, against)),
            tuple(map(tuple, in_favour)),
            tuple(range(len(base))),
        )

    def __len__(self) -> int:
        return len(self.names)

    def needs(self, element: int) -> list[int]:
        """List the elements on whose weight that of an element depends directly."""
        elements: list[int] = []
        for influences in (self.attacks[element], *self.supports[element]):
            for premises, step in influences:
                elements += premises
                if step is not None:
                    elements.append(step)
        return elements

    def ancestors(self, element: int) -> set[int]:
        """Find everything on which the weight of an element depends, without the element itself."""
        above = {element}
        pending = [element]
        while pending:
            fresh = [other for other in self.needs(pending.pop()) if other not in above]
            above.update(fresh)
            pending += fresh
        return above - {element}
