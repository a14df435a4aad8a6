"""Where people part: what both sides bring to each point, and whether it decides a thesis."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.crux_sentences import load_bearing_sentence
from argmap.graph.analysis.explain.sentence import NamedNodes, Phrase
from argmap.graph.analysis.objections import is_mutual
from argmap.graph.analysis.people.cruxes import Crux, JointCruxes
from argmap.graph.analysis.people.disagreements import disagreements
from argmap.graph.analysis.people.positions_at import PositionsAt
from argmap.graph.analysis.people.ranking import (
    RankedDisagreement,
    Ranking,
    ranked_disagreements,
)
from argmap.graph.model.debate import Relation, Target
from argmap.render.views.links import LinkedHead, Step, step
from argmap.render.views.page_index import Head, PageIndex, PersonHead
from argmap.render.views.replies import ReplyView, replies_below
from argmap.render.views.short_read import in_short
from argmap.render.views.stances import accepting

SHOWN: Final = 60
"""How many points a page shows."""
SETS: Final = 2
"""How many sets that decide a topic together are named."""


class Ground(NamedTuple):
    """What a person gives or accepts as reasons for the claim."""

    person: PersonHead
    reasons: tuple[LinkedHead, ...]


class Attack(NamedTuple):
    """An attack made at a point, and what replies to it.

    Attributes
    ----------
    people : tuple of PersonHead
        Who makes it.
    head : Head
        The statement with which.
    reasons : tuple of Head
        The reasons from which it says that the claim does not follow.
    direct : bool
        It is against the claim itself, too.
    inferred : bool
        The editor added the link.
    replies : tuple of ReplyView
        The exchange that follows.
    conceded_by : tuple of PersonHead
        Who does not make it, and only concedes what it says.
    mutual : bool
        The claim speaks against the statement in turn.
    """

    people: tuple[PersonHead, ...]
    head: Head
    reasons: tuple[Head, ...]
    direct: bool
    inferred: bool
    replies: tuple[ReplyView, ...] = ()
    conceded_by: tuple[PersonHead, ...] = ()
    mutual: bool = False


class CruxMark(NamedTuple):
    """A claim or a step that decides a topic in somebody's view."""

    topic: Head
    head: Head | None
    step: Step | None
    people: tuple[PersonHead, ...]
    double: bool


class PointView(NamedTuple):
    """A point at which people part.

    Attributes
    ----------
    head : Head
        The claim under fire.
    people : tuple of PersonHead
        Everybody who clashes here.
    grounds : tuple of Ground
        The reasons for the claim.
    attacks : tuple of Attack
        What is brought against it.
    denials : tuple of PersonHead
        Who denies it.
    last : tuple of PersonHead
        Who spoke last.
    cruxes : tuple of CruxMark
        What it decides.
    """

    head: Head
    people: tuple[PersonHead, ...]
    grounds: tuple[Ground, ...]
    attacks: tuple[Attack, ...]
    denials: tuple[PersonHead, ...]
    last: tuple[PersonHead, ...]
    cruxes: tuple[CruxMark, ...] = ()

    @property
    def on_steps(self) -> int:
        """How many statements object to steps to the claim, and not to the claim itself."""
        return len({attack.head.id for attack in self.attacks if not attack.direct})

    @property
    def objections(self) -> tuple[Attack, ...]:
        """The attacks, each statement once."""
        return tuple({attack.head.id: attack for attack in reversed(self.attacks)}.values())[::-1]


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


def parting_page(index: PageIndex, pairs: tuple[PairHead, ...]) -> PartingPage:
    """Gather where people part: first what the dispute comes down to, then the liveliest point."""
    debate = index.debate
    topics = tuple(thesis for thesis in debate.theses if thesis in index.nodes)
    found = ranked_disagreements(debate, topics, most=SHOWN)
    points = _chief(index, (_disagreement(index, one) for one in found.disagreements))
    return PartingPage(
        points,
        tuple(_decisions(index, topics, found, pairs)) if points else (),
        pairs,
        len(disagreements(debate)) - len(points),
    )


def _chief(index: PageIndex, points: Iterable[PointView]) -> tuple[PointView, ...]:
    """Put first what the dispute comes down to: theses, and the claims that the editors name."""
    named = {head.id for clause in in_short(index) for head in clause.heads}
    first = named.union(index.debate.theses)
    return tuple(sorted(points, key=lambda one: one.head.id not in first))


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
        both = ranked_disagreements(index.debate, open_topics, (pair[0].id, pair[1].id), most=SHOWN)
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


def point_view(
    index: PageIndex,
    positions: PositionsAt,
    marks: tuple[CruxMark, ...] = (),
) -> PointView:
    """Show a point."""
    point, people = positions.disagreement, index.people
    denying = sorted({clash.against for clash in point.clashes if clash.denial is not None})
    return PointView(
        index.nodes[point.claim],
        tuple(people[p] for p in point.people),
        tuple(
            Ground(
                people[p],
                tuple(LinkedHead(index.nodes[reason.speaker], reason.inferred) for reason in given),
            )
            for p, given in positions.grounds
        ),
        tuple(_attack(index, positions, moves) for moves in _against(positions)),
        tuple(people[p] for p in denying),
        () if index.nodes[point.claim].absent else tuple(people[p] for p in positions.last),
        marks,
    )


def _disagreement(index: PageIndex, one: RankedDisagreement) -> PointView:
    marks = tuple(_mark(index, crux) for crux in one.cruxes)
    return point_view(index, one.positions, marks)


def _against(positions: PositionsAt) -> Iterable[tuple[Relation, ...]]:
    """Group what is brought against the claim by who makes what of it.

    What attacks an objection, or its step, defends the claim: it stands below the objection.
    """
    found: dict[tuple[object, ...], list[Relation]] = {}
    for attack in positions.attacks:
        hit = attack.target
        if isinstance(hit, str) or not hit.is_attack:
            who = (positions.made_by(attack), positions.conceded_by(attack))
            found.setdefault((attack.speaker, attack.inferred, who), []).append(attack)
    return map(tuple, found.values())


def _attack(index: PageIndex, positions: PositionsAt, moves: tuple[Relation, ...]) -> Attack:
    first, people = moves[0], index.people
    steps = [one.target for one in moves if isinstance(one.target, Relation)]
    return Attack(
        tuple(people[person] for person in positions.made_by(first)),
        index.nodes[first.speaker],
        tuple(index.nodes[step.speaker] for step in steps),
        len(steps) < len(moves),
        first.inferred,
        replies_below(index, *moves),
        accepting(index, first.speaker, positions.conceded_by(first)),
        any(is_mutual(index.debate, move) for move in moves),
    )


def _mark(index: PageIndex, crux: Crux) -> CruxMark:
    on_step = step(index, crux.claim) if isinstance(crux.claim, Relation) else None
    head = index.nodes[crux.claim] if isinstance(crux.claim, str) else None
    people = tuple(index.people[person] for person in crux.people)
    return CruxMark(index.nodes[crux.topic], head, on_step, people, crux.double)
