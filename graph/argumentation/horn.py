"""Unit propagation over definite Horn clauses (Dowling and Gallier 1984)."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

_Atom = TypeVar("_Atom")


def consequences(
    facts: Iterable[_Atom], clauses: Sequence[tuple[Collection[_Atom], _Atom]]
) -> set[_Atom]:
    """Find everything that follows from facts.

    Parameters
    ----------
    facts : iterable
        What holds.
    clauses : sequence of tuple
        Each has its premises, all different, and a conclusion that holds where all of them do.

    Returns
    -------
    set
        The least set that contains the facts and is closed under the clauses. Clauses that only
        support one another add nothing to it.

    Notes
    -----
    Linear in the length of the clauses [1]_.

    References
    ----------
    .. [1] W. F. Dowling and J. H. Gallier, "Linear-time algorithms for testing the satisfiability
       of propositional Horn formulae", Journal of Logic Programming 1 (1984).

    Examples
    --------
    >>> sorted(consequences("a", [("a", "b"), ("bc", "d"), ("d", "c")]))
    ['a', 'b']
    """
    queue = list(facts)
    known = set(queue)
    # Each clause counts the premises that it waits for, so no clause is read again and again.
    waiting = [len(premises) for premises, _ in clauses]
    uses: dict[_Atom, list[int]] = {}
    for number, (premises, _) in enumerate(clauses):
        for premise in premises:
            uses.setdefault(premise, []).append(number)
    for atom in queue:  # grows while it is read
        for number in uses.get(atom, ()):
            waiting[number] -= 1
            conclusion = clauses[number][1]
            if not waiting[number] and conclusion not in known:
                known.add(conclusion)
                queue.append(conclusion)
    return known
