"""Who takes part, and how much each says."""

from typing import NamedTuple

from argmap.graph.model.debate import Debate


class Contribution(NamedTuple):
    """One person of the debate, counted.

    Attributes
    ----------
    person : str
        The person's id.
    accepts, rejects, other : int
        How many nodes they accept; reject; mention otherwise (doubt, report, ask).
    sources : int
        How many posts and comments they wrote.
    """

    person: str
    accepts: int = 0
    rejects: int = 0
    other: int = 0
    sources: int = 0

    @property
    def takes_part(self) -> bool:
        """Whether they wrote anything in the debate themselves."""
        return self.sources > 0


def contributions(debate: Debate) -> tuple[Contribution, ...]:
    """Count what each person says.

    Returns
    -------
    tuple of Contribution
        Those with the most nodes first, then in order of id.

    Notes
    -----
    A node counts once for each of the three, however often the person speaks of it. Linear in
    stances and sources.

    Examples
    --------
    >>> contributions(Debate("tea", "Tea or coffee?"))
    ()
    """
    accepts: dict[str, set[str]] = {person: set() for person in debate.people}
    rejects: dict[str, set[str]] = {person: set() for person in debate.people}
    other: dict[str, set[str]] = {person: set() for person in debate.people}
    for stance in debate.stances:
        group = accepts if stance.accepts else rejects if stance.rejects else other
        if stance.step is None:
            group[stance.person].add(stance.node)
    written = [s.author for s in debate.sources.values() if s.record.kind.traits.takes_part]
    counted = [
        Contribution(p, len(accepts[p]), len(rejects[p]), len(other[p]), written.count(p))
        for p in debate.people
    ]
    return tuple(sorted(counted, key=lambda p: (-(p.accepts + p.rejects + p.other), p.person)))
