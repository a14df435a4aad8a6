"""Checks for near-duplicates: nodes that say nearly the same thing.

No score tells a paraphrase from the opposite claim, so this looks only for slips: the same sentence
put down twice. What differs by a negation, a quantifier or a number is not the same.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
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

_NUMBER: Final = re.compile(r"\d\w*")


class _Said(NamedTuple):
    """What a node says, as words in order and as a set with the rarest words first."""

    node: Node
    words: tuple[str, ...]
    rarest: tuple[str, ...]
    bag: frozenset[str]


@finds(NEAR_DUPLICATE)
def check_duplicates(loaded: Loaded) -> Iterator[Finding]:
    """Find the pairs of nodes that say nearly the same.

    Notes
    -----
    Two sets that share four fifths of their words share one of the rarest fifth of each, so only
    nodes that meet at a rare word are compared (Chaudhuri, Ganti and Kaushik, 2006).
    """
    known = turning_words(loaded.debate.language)
    seen: dict[str, list[_Said]] = {}
    for said in _by_rarity(loaded.debate.nodes):
        prefix = _prefix(said)
        others = {id(other): other for word in prefix for other in seen.get(word, ())}
        twins = sorted(other.node.id for other in others.values() if _alike(said, other, known))
        if twins:
            yield _finding(loaded, said.node.id, twins[0])
        for word in prefix:
            seen.setdefault(word, []).append(said)


def _finding(loaded: Loaded, node: str, twin: str) -> Finding:
    files = loaded.files.nodes
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
    texts = {node.id: words(node.text) for node in nodes.values()}
    count = Counter(word for text in texts.values() for word in set(text))
    statements = []
    for node, text in texts.items():
        bag = frozenset(text)
        rarest = sorted(bag, key=lambda word: (count[word], word))
        statements.append(_Said(nodes[node], text, tuple(rarest), bag))
    return statements


def _prefix(said: _Said) -> tuple[str, ...]:
    size = len(said.rarest)
    return said.rarest[: size - math.ceil(LIKENESS * size) + 1]


def _alike(said: _Said, other: _Said, known: TurningWords | None) -> bool:
    first, second = said.bag, other.bag
    if len(first) < LIKENESS * len(second) or len(second) < LIKENESS * len(first):
        return False
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
