"""Checks for near-duplicates: nodes that say nearly the same thing.

No score tells a paraphrase from the opposite claim, so this looks only for slips: the same sentence
put down twice. What differs by a negation, a quantifier or a number is not the same.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import combinations
from operator import or_
from sys import intern
from typing import Final, NamedTuple

from argmap.checks.registry import finds
from argmap.graph.model.debate import Node
from argmap.graph.model.text import words
from argmap.graph.model.turning_words import NOT_CHECKED, TurningWords, turning_words
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Finding, Rule, Severity
from argmap.schema.vocabulary import Kind

NEAR_DUPLICATE: Final = Rule(
    "near-duplicate",
    Severity.WARNING,
    "two nodes say nearly the same thing",
    "One statement is one node, so that all reasons and objections meet there. A statement made "
    "again is a stance on the same node; a rival formulation is a node that 'clarifies'.",
    "text: Tea calms the nerves of a drinker.   # and in another file:\n"
    "text: Tea calms the nerves of the drinker.",
    "text: Tea calms the nerves of the drinker.",
)

LIKENESS: Final = 0.8
"""The least share of common words, and of words in common order, 0 to 1."""

LONG: Final = 60
"""Up to how many different words pairs of them are listed; of more there would be too many."""
_DIFFERENT: Final = (1 - LIKENESS) / (1 + LIKENESS)
"""The largest share of words that only one of two has, among the words of both."""
_ROUNDING: Final = 1e-9
_BITS: Final = 128  # enough that few words share one; a number of two machine words is still fast
_NUMBER: Final = re.compile(r"\d\w*")


class _Said(NamedTuple):
    """What a node says: its words in order, each once with the rarest first, and as bits."""

    node: Node
    words: tuple[str, ...]
    rarest: tuple[str, ...]
    bits: int


@finds(NEAR_DUPLICATE)
def check_duplicates(loaded: Loaded) -> Iterator[Finding]:
    """Find the pairs of nodes that say nearly the same.

    Notes
    -----
    Two sets that share four fifths of their words share one of the rarest fifth of each, so only
    nodes that meet at a rare word are compared (Chaudhuri, Ganti and Kaushik, 2006). With one word
    more of each, they share two of these, which far fewer do (Wang, Li and Feng, 2012). The shorter
    of the two shares eight ninths of its own words, so even fewer of its words have to be listed
    (Bayardo, Ma and Srikant, 2007).
    """
    known = turning_words(loaded.debate.language)
    twins: dict[str, str] = {}
    for said, other in _meeting(_by_rarity(loaded.debate.nodes)):
        if _alike(said, other, known):
            first, second = sorted((said.node.id, other.node.id))
            twins[second] = min(first, twins.get(second, first))
    for second, first in sorted(twins.items()):
        yield _finding(loaded, second, first)


def _finding(loaded: Loaded, node: str, twin: str) -> Finding:
    files = loaded.files.nodes
    # of a new node and an older one, the new one is to be changed, so it is the one reported
    first, second = sorted(
        (node, twin), key=lambda name: (files[name].document.file not in loaded.earlier, name)
    )
    unchecked = ""
    if turning_words(loaded.debate.language) is None:
        unchecked = f", or the opposite: negations are {NOT_CHECKED}"
    return loaded.about(
        NEAR_DUPLICATE,
        second,
        ("text",),
        f"this says nearly the same thing as '{first}'{unchecked}",
        expected=f"make the difference clear, or keep one node: 'argmap merge {second} {first}'",
        related=(loaded.place(first, ("text",)),),
    )


def _by_rarity(nodes: Mapping[str, Node]) -> list[_Said]:
    # Each word once in memory: nodes share most of them.
    texts = {node.id: tuple(map(intern, words(node.text))) for node in nodes.values()}
    count = Counter(word for text in texts.values() for word in set(text))
    bit = {word: 1 << number % _BITS for number, word in enumerate(count)}
    statements = []
    for node, text in texts.items():
        bag = set(text)
        rarest = sorted(bag, key=lambda word: (count[word], word))
        bits = reduce(or_, map(bit.__getitem__, bag), 0)
        statements.append(_Said(nodes[node], text, tuple(rarest), bits))
    return statements


def _meeting(statements: Iterable[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Yield the pairs that share two rare words, or one of many, and may differ in few.

    Each word sets one bit, so two sets differ in at least as many words as bits: one operation on
    numbers settles nearly all pairs.
    """
    listed: dict[object, list[_Said]] = {}
    for said in sorted(statements, key=lambda said: len(said.rarest)):
        size = len(said.rarest)
        bits, apart = said.bits, int(2 * size * _DIFFERENT + _ROUNDING)
        near = {
            other.node.id: other
            for key in _rarest(said, LIKENESS, in_pairs=1 < size <= LONG)
            for other in listed.get(key, ())
            if (other.bits ^ bits).bit_count() <= apart
        }
        yield from ((said, other) for other in near.values())
        if 1 < size <= LONG:
            for key in _rarest(said, 2 * LIKENESS / (1 + LIKENESS), in_pairs=True):
                listed.setdefault(key, []).append(said)
        if size == 1 or size >= LIKENESS * LONG:
            for key in _rarest(said, 2 * LIKENESS / (1 + LIKENESS), in_pairs=False):
                listed.setdefault(key, []).append(said)


def _rarest(said: _Said, share: float, *, in_pairs: bool) -> Iterable[object]:
    """List words, or pairs of words, of which a set with such a share of all has at least one."""
    size = len(said.rarest)
    others = size - math.ceil(share * size - _ROUNDING)
    return combinations(said.rarest[: others + 2], 2) if in_pairs else said.rarest[: others + 1]


def _alike(said: _Said, other: _Said, known: TurningWords | None) -> bool:
    first, second = set(said.rarest), set(other.rarest)
    common = len(first & second)
    if common < LIKENESS * (len(first) + len(second) - common):
        return False
    if any(_NUMBER.fullmatch(word) for word in first ^ second):
        return False
    if known is not None and any(map(known.is_decisive, first ^ second)):
        return False
    if (said.node.kind is Kind.QUESTION) != (other.node.kind is Kind.QUESTION):
        return False
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(said.words, other.words) >= LIKENESS
