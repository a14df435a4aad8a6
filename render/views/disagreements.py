"""Where people part: what both sides bring to each point, and whether it decides a thesis."""

from typing import Final, NamedTuple

from argmap.graph.analysis.people.cruxes import Crux
from argmap.graph.analysis.people.disagreements import disagreements
from argmap.graph.analysis.people.positions_at import PositionsAt
from argmap.graph.analysis.people.ranking import RankedDisagreement, ranked_disagreements
from argmap.graph.model.debate import Relation
from argmap.render.views.links import Step, step
from argmap.render.views.page_index import Head, PageIndex, PersonHead

SHOWN: Final = 60
"""How many points a page shows."""


class Ground(NamedTuple):
    """What a person gives or accepts as reasons for the claim."""

    person: PersonHead
    reasons: tuple[Head, ...]


class Attack(NamedTuple):
    """An attack made at a point: by whom, with which statement, on which step if it is on one."""

    people: tuple[PersonHead, ...]
    head: Head
    step: Step | None
    inferred: bool


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
    def objections(self) -> tuple[Attack, ...]:
        """The attacks, each statement once."""
        return tuple({attack.head.id: attack for attack in reversed(self.attacks)}.values())[::-1]


class PartingPage(NamedTuple):
    """All that the page of points shows."""

    points: tuple[PointView, ...]
    topics: tuple[Head, ...]
    pairs: tuple["PairHead", ...]
    left_out: int


class PairHead(NamedTuple):
    """What other pages show of a comparison of two people, and on how many claims they disagree."""

    path: str
    people: tuple[PersonHead, PersonHead]
    disagreements: int


def parting_page(index: PageIndex, pairs: tuple[PairHead, ...]) -> PartingPage:
    """Gather where people part, the liveliest point first."""
    topics = tuple(thesis for thesis in index.debate.theses if thesis in index.nodes)
    found = ranked_disagreements(index.debate, topics, most=SHOWN).disagreements
    return PartingPage(
        tuple(_disagreement(index, one) for one in found),
        tuple(index.nodes[topic] for topic in topics),
        pairs,
        len(disagreements(index.debate)) - len(found),
    )


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
            Ground(people[p], tuple(index.nodes[reason.speaker] for reason in reasons))
            for p, reasons in positions.grounds
        ),
        tuple(_attack(index, positions, attack) for attack in positions.attacks),
        tuple(people[p] for p in denying),
        tuple(people[p] for p in positions.last),
        marks,
    )


def _disagreement(index: PageIndex, one: RankedDisagreement) -> PointView:
    marks = tuple(_mark(index, crux) for crux in one.cruxes)
    return point_view(index, one.positions, marks)


def _attack(index: PageIndex, positions: PositionsAt, attack: Relation) -> Attack:
    who = sorted(
        {clash.against for clash in positions.disagreement.clashes if clash.attack is attack}
    )
    on_step = step(index, attack.target) if isinstance(attack.target, Relation) else None
    by = tuple(index.people[person] for person in who)
    return Attack(by, index.nodes[attack.speaker], on_step, attack.inferred)


def _mark(index: PageIndex, crux: Crux) -> CruxMark:
    on_step = step(index, crux.claim) if isinstance(crux.claim, Relation) else None
    head = index.nodes[crux.claim] if isinstance(crux.claim, str) else None
    people = tuple(index.people[person] for person in crux.people)
    return CruxMark(index.nodes[crux.topic], head, on_step, people, crux.double)
