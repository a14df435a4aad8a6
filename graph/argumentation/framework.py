"""An abstract argumentation framework: arguments, and which of them attacks which."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Extension: TypeAlias = tuple[int, ...]
"""A set of arguments, in ascending order."""


class Label(StrEnum):
    """What a labelling says about an argument."""

    IN = "in"
    """Accepted: every attacker is out."""
    OUT = "out"
    """Rejected: some attacker is in."""
    UNDEC = "undec"
    """Neither."""


def accepted_by(labels: Iterable[Label]) -> Extension:
    """List the arguments that a labelling accepts, in ascending order.

    Examples
    --------
    >>> accepted_by([Label.IN, Label.OUT, Label.IN])
    (0, 2)
    """
    return tuple(argument for argument, label in enumerate(labels) if label is Label.IN)


@dataclass(frozen=True, slots=True)
class Framework:
    """Arguments and attacks; it never changes.

    Attributes
    ----------
    names : tuple of str
        What each argument is called; an argument is its place in this tuple.
    attackers, attacked : tuple of tuple of int
        For each argument the arguments that attack it, and those it attacks, in ascending order.

    Notes
    -----
    The framework of Dung [1]_. Making one is linear in arguments and attacks.

    References
    ----------
    .. [1] P. M. Dung, "On the acceptability of arguments and its fundamental role in nonmonotonic
       reasoning, logic programming and n-person games", Artificial Intelligence 77 (1995).

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "bc"])
    >>> framework.attackers
    ((), (0,), (1,))
    >>> framework.named([0, 2])
    ('a', 'c')
    """

    names: tuple[str, ...]
    attackers: tuple[tuple[int, ...], ...]
    attacked: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, names: Iterable[str], attacks: Iterable[Sequence[str]]) -> "Framework":
        """Make a framework of names and pairs of names, the attacker first.

        Raises
        ------
        KeyError
            Where an attack names an argument that is not there.
        """
        listed = tuple(names)
        number = {name: argument for argument, name in enumerate(listed)}
        return cls.numbered(listed, ((number[a], number[b]) for a, b in attacks))

    @classmethod
    def numbered(cls, names: Sequence[str], attacks: Iterable[tuple[int, int]]) -> "Framework":
        """Make a framework of names and pairs of numbers, the attacker first."""
        attackers: list[list[int]] = [[] for _ in names]
        attacked: list[list[int]] = [[] for _ in names]
        for attacker, target in attacks:
            attackers[target].append(attacker)
            attacked[attacker].append(target)
        return cls(
            tuple(names), tuple(map(_ascending, attackers)), tuple(map(_ascending, attacked))
        )

    def __len__(self) -> int:
        return len(self.names)

    @property
    def attacks(self) -> list[tuple[int, int]]:
        """The attacks as pairs, the attacker first, in ascending order."""
        return [(a, b) for a, attacked in enumerate(self.attacked) for b in attacked]

    def named(self, arguments: Iterable[int]) -> tuple[str, ...]:
        """Give the names of some arguments, in the order given."""
        return tuple(self.names[argument] for argument in arguments)

    def restricted(self, arguments: Collection[int]) -> "Part":
        """Leave out all other arguments and every attack from or on them."""
        members = tuple(sorted(arguments))
        place = {argument: index for index, argument in enumerate(members)}
        attackers = [tuple(place[b] for b in self.attackers[a] if b in place) for a in members]
        attacked = [tuple(place[b] for b in self.attacked[a] if b in place) for a in members]
        names = self.named(members)
        return Part(Framework(names, tuple(attackers), tuple(attacked)), members)

    def ancestors(self, argument: int) -> set[int]:
        """Find an argument and everything that attacks it, directly or through others."""
        above, pending = {argument}, [argument]
        while pending:
            fresh = [b for b in self.attackers[pending.pop()] if b not in above]
            above.update(fresh)
            pending += fresh
        return above


def _ascending(arguments: list[int]) -> tuple[int, ...]:
    """Order arguments, and leave out what stands there again."""
    # Most arguments have one attacker at most, and a set costs more than the test.
    return tuple(sorted(set(arguments))) if arguments[1:] else tuple(arguments)


class Part(NamedTuple):
    """A part of a framework, and which arguments of the whole its own are."""

    framework: Framework
    arguments: tuple[int, ...]

    def lift(self, extension: Iterable[int]) -> Extension:
        """Turn the part's own numbers into those of the whole."""
        return tuple(self.arguments[argument] for argument in extension)


def undecided_parts(
    framework: Framework, labels: Sequence[Label], around: Iterable[int] | None = None
) -> list[Part]:
    """Split what a labelling leaves undecided into parts that do not touch.

    Parameters
    ----------
    framework : Framework
        The whole.
    labels : sequence of Label
        Its grounded labelling, or one under a supposition.
    around : iterable of int, optional
        Only the parts in which one of these arguments lies.

    Returns
    -------
    list of Part
        The weakly connected components of the undecided arguments, in the order in which they are
        met.

    Notes
    -----
    Every question about a framework can be answered for each part alone: what is decided has no
    more say, and the parts do not attack one another. Linear in arguments and attacks.

    Examples
    --------
    >>> framework = Framework.of("abcd", ["ab", "ba", "cd", "dc"])
    >>> [part.arguments for part in undecided_parts(framework, [Label.UNDEC] * 4)]
    [(0, 1), (2, 3)]
    """
    undecided = [label is Label.UNDEC for label in labels]
    seen = [not open_ for open_ in undecided]
    parts = []
    # In the order of the arguments, so that parts and all that is made of them come out the same.
    for start in range(len(framework)) if around is None else around:
        if seen[start]:
            continue
        seen[start] = True
        part = [start]
        for argument in part:  # grows while it is read
            for other in (*framework.attackers[argument], *framework.attacked[argument]):
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        parts.append(framework.restricted(part))
    return parts
