"""Find the records of an earlier import again in a newer version of the file."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from argmap.editing.debate_records import Origin
from argmap.exchange.texts import clean
from argmap.graph.model.text import words
from argmap.graph.model.turning_words import negates_in_any_language
from argmap.schema.folding import fold_letters

if TYPE_CHECKING:
    from argmap.exchange.foreign_map import ForeignMap

_NEARLY_EQUAL: Final = 0.7
"""The share of their words that two wordings of one statement have in common."""

_COMPARED: Final = 1_000
"""How many statements under one parent are compared with each other: each costs one for each."""


def earlier_ids(foreign: "ForeignMap", kind: str) -> dict[str, str]:
    """Find the ids of people or sources, by key."""
    return {origin.key: own for own, origin in known_origins(foreign, kind).items()}


def earlier_node_ids(foreign: "ForeignMap") -> dict[str, str]:
    """Find the ids of statements, by key.

    A key that is only a place in the file says little: a claim put in front moves all that follow.
    So such statements are found by their texts: the same text, best at the same place or under the
    same parent; then nearly the same text at the same place or under the same parent.
    Of two texts of which only one is negated, neither is the other in new words. A statement that
    is not found is new, and never takes the file of another.
    """
    known = known_origins(foreign, "nodes")
    ids = {
        origin.key: own
        for own, origin in known.items()
        if origin.key in foreign.nodes and not foreign.nodes[origin.key].numbered
    }
    waiting = {own: origin for own, origin in known.items() if origin.text}
    for signature in (_text_and_place, _text_and_parent, _text):
        _match_equal(foreign, waiting, ids, signature)
    _match_nearly_equal(foreign, waiting, ids)
    return ids


def origin_of(foreign: "ForeignMap", key: str, section: str, ids: Mapping[str, str]) -> Origin:
    """Say what to remember of a statement, to find it again."""
    if not foreign.nodes[key].numbered:
        return Origin(key, section)
    return Origin(key, section, _worded(foreign, key), ids.get(foreign.parents.get(key, ""), ""))


def known_origins(foreign: "ForeignMap", kind: str) -> dict[str, Origin]:
    """List what an earlier import remembers of one kind of record, by id."""
    start = f"{kind}/"
    return {
        name.removeprefix(start): origin
        for name, origin in foreign.known.items()
        if name.startswith(start)
    }


def _worded(foreign: "ForeignMap", key: str) -> str:
    return " ".join(clean(foreign.nodes[key].text).split())


def _text_and_place(origin: Origin) -> tuple[str, ...]:
    return origin.text, origin.key


def _text_and_parent(origin: Origin) -> tuple[str, ...]:
    return origin.text, origin.under


def _text(origin: Origin) -> tuple[str, ...]:
    return (origin.text,)


def _match_equal(
    foreign: "ForeignMap",
    waiting: dict[str, Origin],
    ids: dict[str, str],
    signature: Callable[[Origin], tuple[str, ...]],
) -> None:
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for own, origin in reversed(waiting.items()):
        found[signature(origin)].append(own)
    for key, node in foreign.nodes.items():
        if node.numbered and key not in ids:
            fitting = found.get(signature(origin_of(foreign, key, "", ids)))
            if fitting:
                ids[key] = fitting.pop()
                del waiting[ids[key]]


def _match_nearly_equal(
    foreign: "ForeignMap", waiting: dict[str, Origin], ids: dict[str, str]
) -> None:
    earlier = {own: _ComparedText.of(origin.text) for own, origin in waiting.items()}
    at: dict[str, str] = {origin.key: own for own, origin in waiting.items()}
    under: defaultdict[str, list[str]] = defaultdict(list)
    for own, origin in waiting.items():
        under[origin.under].append(own)
    for key, node in foreign.nodes.items():
        if not node.numbered or key in ids:
            continue
        new = origin_of(foreign, key, "", ids)
        wording, siblings = _ComparedText.of(new.text), under[new.under][:_COMPARED]
        fitting = [own for own in (at.get(key, ""), *siblings) if own in waiting]
        # of equally near ones the first counts, which is the one at the same place
        best = max(fitting, key=lambda own: wording.likeness(earlier[own]), default="")
        if best and wording.likeness(earlier[best]) >= _NEARLY_EQUAL:
            ids[key] = best
            del waiting[best]


@dataclass(frozen=True, slots=True)
class _ComparedText:
    """The words of a statement, and those of them that deny."""

    words: frozenset[str]
    negations: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_ComparedText":
        return cls(
            frozenset(fold_letters(text).split()),
            frozenset(filter(negates_in_any_language, words(text))),
        )

    def likeness(self, other: "_ComparedText") -> float:
        """Give the share of common words (Dice), 0 to 1; 0 where only one text is negated."""
        if bool(self.negations) != bool(other.negations):
            return 0.0
        common = len(self.words & other.words)
        return 2 * common / ((len(self.words) + len(other.words)) or 1)
