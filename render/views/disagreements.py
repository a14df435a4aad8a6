"""Where people part: the points in order, and what decides a thesis."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.crux_sentences import load_bearing_sentence
from argmap.graph.analysis.explain.sentence import NamedNodes, Phrase
from argmap.graph.analysis.people.cruxes import Crux, JointCruxes
from argmap.graph.analysis.people.disagreements import disagreements
from argmap.graph.analysis.people.ranking import (
    RankedDisagreement,
    Ranking,
    ranked_disagreements,
)
from argmap.graph.model.debate import Relation, Target
from argmap.render.views.links import Step, step
from argmap.render.views.page_index import Head, PageIndex, PersonHead
from argmap.render.views.points import CruxMark, PointView, point_view

DISAGREEMENTS_SHOWN: Final = 60
"""How many disagreements a page shows."""
IN_FULL: Final = 4
"""How many of them with what both sides say; of the others it shows the strongest objection."""
SETS: Final = 2
"""How many sets that decide a topic together are named."""


class PairHead(NamedTuple):
    """What other pages show of a comparison of two people, and on how many claims they disagree."""

    path: str
    people: tuple[PersonHead, PersonHead]
    disagreements: int


class DecisionView(NamedTuple):
    """What would decide a topic.

    Attributes
    ----------
    topic : Head
        The topic.
    marks : tuple of CruxMark
        What decides it alone.
    sets : tuple of tuple of (Head or Step)
        Where nothing does: the smallest sets that decide it together for the two people who
        disagree most.
    unknown : bool
        Not everything could be tried.
    rests : tuple of Phrase
        Where nothing does: what the reasons of those who hold the topic rest on.
    heads : Mapping of str to Head
        The nodes that these sentences name.
    """

    topic: Head
    marks: tuple[CruxMark, ...]
    sets: tuple[tuple[Head | Step, ...], ...]
    unknown: bool
    rests: tuple[Phrase, ...] = ()
    heads: Mapping[str, Head] = MappingProxyType({})

    @property
    def decided(self) -> bool:
        """Whether a claim, or some together, would decide it."""
        return bool(self.marks or self.sets)


class PartingPage(NamedTuple):
    """All that the page of points shows."""

    points: tuple[PointView, ...]
    decisions: tuple[DecisionView, ...]
    pairs: tuple[PairHead, ...]
    left_out: int

    @property
    def in_full(self) -> int:
        """How many points are shown with what both sides say."""
        return IN_FULL

    @property
    def overlap(self) -> bool:
        """Whether the pairs have more disagreements together than there are."""
        number = len(self.points) + self.left_out
        return sum(pair.disagreements for pair in self.pairs) > number


def parting_page(index: PageIndex, pairs: tuple[PairHead, ...]) -> PartingPage:
    """Gather where people part: first what the dispute comes down to, then the liveliest point."""
    debate = index.debate
    topics = tuple(thesis for thesis in debate.theses if thesis in index.nodes)
    found = ranked_disagreements(debate, topics, most=DISAGREEMENTS_SHOWN)
    points = tuple(_disagreement(index, one) for one in found.disagreements)
    return PartingPage(
        points,
        tuple(_decisions(index, topics, found, pairs)) if points else (),
        pairs,
        len(disagreements(debate)) - len(points),
    )


def _decisions(
    index: PageIndex, topics: Sequence[str], found: Ranking, pairs: Sequence[PairHead]
) -> Iterator[DecisionView]:
    """Say of each topic what decides it, alone or, for the two who disagree most, together."""
    marks = [_mark(index, crux) for one in found.disagreements for crux in one.cruxes]
    alone = {mark.topic.id for mark in marks}
    open_topics = [topic for topic in topics if topic not in alone]
    joint: dict[str, JointCruxes] = {}
    unknown = set(found.unknown)
    if pairs and open_topics:
        pair = pairs[0].people
        both = ranked_disagreements(
            index.debate, open_topics, (pair[0].id, pair[1].id), most=DISAGREEMENTS_SHOWN
        )
        joint = {one.topic: one for one in both.joint}
        unknown |= set(both.unknown) | {one.topic for one in both.joint if not one.complete}
    for topic in topics:
        own = tuple(mark for mark in marks if mark.topic.id == topic)
        sets = joint[topic].sets[:SETS] if topic in joint else ()
        shown = tuple(tuple(_thing(index, one) for one in those) for those in sets)
        rests = tuple(
            load_bearing_sentence(index.debate, one)
            for one in found.load_bearing
            if one.topic == topic
        )
        yield DecisionView(
            index.nodes[topic], own, shown, topic in unknown, rests, _named(index, rests)
        )


def _named(index: PageIndex, sentences: Iterable[Phrase]) -> Mapping[str, Head]:
    values = [value for sentence in sentences for value in sentence.values.values()]
    named = [one for value in values if isinstance(value, NamedNodes) for one in value.named]
    return {one.node: index.nodes[one.node] for one in named}


def _thing(index: PageIndex, target: Target) -> Head | Step:
    return index.nodes[target] if isinstance(target, str) else step(index, target)


def _disagreement(index: PageIndex, one: RankedDisagreement) -> PointView:
    marks = tuple(_mark(index, crux) for crux in one.cruxes)
    return point_view(index, one.positions, marks)


def _mark(index: PageIndex, crux: Crux) -> CruxMark:
    on_step = step(index, crux.claim) if isinstance(crux.claim, Relation) else None
    head = index.nodes[crux.claim] if isinstance(crux.claim, str) else None
    people = tuple(index.people[person] for person in crux.people)
    return CruxMark(index.nodes[crux.topic], head, on_step, people, crux.double)
