"""Which node of one state of a debate is which node of the other."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Final, NamedTuple, TypeVar

from argmap.graph.model.debate import Debate
from argmap.graph.model.text import fold

LIKENESS: Final = 90
"""How like the texts of two nodes are that pass for one renamed, 0 to 100, whatever their order."""

T = TypeVar("T")


class Matching(NamedTuple):
    """Which node became which.

    Attributes
    ----------
    pairs : Mapping of str to str
        The id before and the id after, one to one, in order of the id before.
    merged : Mapping of str to str
        Nodes that are gone, and the node that took over their id.
    added, removed : tuple of str
        Ids of the nodes only after, and only before; merged ones are removed.
    """

    pairs: Mapping[str, str]
    merged: Mapping[str, str]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    def now(self, node: str) -> str:
        """Give the present id of a node that was; a removed one keeps its own."""
        return self.pairs.get(node) or self.merged.get(node, node)


def match(before: Debate, after: Debate) -> Matching:
    """Match the nodes of two states of a debate.

    Parameters
    ----------
    before, after : Debate
        The two states.

    Returns
    -------
    Matching
        Matched by id, then by a former id, then by text: nodes that are left over and whose texts
        have the same words, or nearly, become one renamed node; the likest first.

    Notes
    -----
    Linear, but for the nodes left over: those with the same words are found at once, the others are
    compared each with each.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> match(tea(), tea()).pairs["tea-calms"]
    'tea-calms'
    """
    # An id that is still there stays matched, even if another text fits better: authors keep ids
    # while they reword.
    pairs = {node: node for node in before.nodes if node in after.nodes}
    taken = set(pairs.values())
    for old, new in _by_former_id(before, after):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    old_left = {node: _sorted_words(before.nodes[node].text) for node in before.nodes}
    new_left = {node: _sorted_words(after.nodes[node].text) for node in after.nodes}
    for old, new in _by_text(_without(old_left, pairs), _without(new_left, taken)):
        pairs[old] = new
        taken.add(new)
    removed = tuple(node for node in before.nodes if node not in pairs)
    return Matching(
        {node: pairs[node] for node in sorted(pairs)},
        {node: after.aliases[node] for node in removed if node in after.aliases},
        tuple(node for node in after.nodes if node not in taken),
        removed,
    )


def _by_former_id(before: Debate, after: Debate) -> Iterable[tuple[str, str]]:
    """Yield the nodes that one state knows by a former id: forwards, and backwards."""
    yield from ((old, new) for old, new in sorted(after.aliases.items()) if old in before.nodes)
    yield from (
        (old, new)
        for new, old in sorted(before.aliases.items())
        if new in after.nodes and old in before.nodes
    )


def _sorted_words(text: str) -> str:
    return " ".join(sorted(fold(text).split()))


def _without(texts: Mapping[str, str], taken: Iterable[str]) -> dict[str, str]:
    matched = set(taken)
    return {node: text for node, text in texts.items() if node not in matched}


def _by_text(old: Mapping[str, str], new: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pair texts one to one: those with the same words, then the likest."""
    # Equal words cost a look in a table; only what they leave is compared each with each.
    same, old_rest, new_rest = paired(list(old), list(new), old.__getitem__, new.__getitem__)
    if not old_rest or not new_rest:
        return same
    # Most comparisons end before this, and the library takes 4 ms to start.
    from rapidfuzz import fuzz, process

    texts = {node: new[node] for node in new_rest}
    likely = [
        (-likeness, node, other)
        for node in old_rest
        for _, likeness, other in process.extract(
            old[node], texts, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None
        )
    ]
    taken: set[str] = set()
    # Likest first; of equally like ones the first by id, so that the order of files decides
    # nothing.
    for _, node, other in sorted(likely):
        if f"-{node}" not in taken and f"+{other}" not in taken:
            taken |= {f"-{node}", f"+{other}"}
            same.append((node, other))
    return same


def paired(
    old: Iterable[T],
    new: Iterable[T],
    old_key: Callable[[T], Hashable],
    new_key: Callable[[T], Hashable],
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Pair things whose keys are equal, one to one, in the order in which they come.

    Parameters
    ----------
    old, new : iterable
        The things of the two sides.
    old_key, new_key : callable
        The key of a thing of each side.

    Returns
    -------
    tuple
        The pairs, what is left of the old side, and what is left of the new one.

    Examples
    --------
    >>> paired("aab", "abc", str, str)
    ([('a', 'a'), ('b', 'b')], ['a'], ['c'])
    """
    waiting: dict[Hashable, list[T]] = {}
    for thing in new:
        waiting.setdefault(new_key(thing), []).append(thing)
    pairs: list[tuple[T, T]] = []
    unmatched: list[T] = []
    for thing in old:
        partners = waiting.get(old_key(thing))
        if partners:
            pairs.append((thing, partners.pop(0)))
        else:
            unmatched.append(thing)
    return pairs, unmatched, [thing for rest in waiting.values() for thing in rest]
