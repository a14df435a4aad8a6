"""The page of a person, and the list of all people."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Final, NamedTuple

from argmap.graph.analysis.people.commitments import commitments, views
from argmap.graph.analysis.people.exchanges import not_replied
from argmap.graph.analysis.people.tensions import Tension, disowned, tensions
from argmap.graph.model.debate import Relation, Stance
from argmap.graph.queries.contributions import Contribution, contributions
from argmap.render.views.disagreements import PairHead
from argmap.render.views.links import Step, step
from argmap.render.views.open_issues import Unanswered, objection_view
from argmap.render.views.page_index import Head, PageIndex, PersonHead, SectionHead, SourceHead
from argmap.render.views.stances import StanceLine, stance_line
from argmap.schema.vocabulary import StanceKind

ROWS_SHOWN: Final = 300
"""How many rows each list of the page shows, and how many stances of each kind."""


class Held(NamedTuple):
    """A node and the stances of one kind that a person takes on it."""

    head: Head
    lines: tuple[StanceLine, ...]


class StancesInSection(NamedTuple):
    """The nodes of one section on which a person takes stances of one kind."""

    section: SectionHead
    held: tuple[Held, ...]


class StancesOfKind(NamedTuple):
    """A person's stances of one kind, by section."""

    kind: StanceKind
    chapters: tuple[StancesInSection, ...]
    size: int


class Implied(NamedTuple):
    """What a person does not say, but implies.

    Attributes
    ----------
    head : Head or None
        The node; None for a step.
    accepts : bool
        Whether they would have to accept it, or to reject it.
    because : Step
        The step of theirs that leads there.
    drawn : bool
        The step is an attack of theirs on the very thing: it is denied by that.
    step : Step or None
        The step that they would have to reject.
    """

    head: Head | None
    accepts: bool
    because: Step
    drawn: bool = False
    step: Step | None = None


class TensionView(NamedTuple):
    """Two things that a person says and that pull apart: what is hit, and the witness."""

    on_conclusion: bool
    head: Head | None
    step: Step | None
    witness: Step
    conceded: bool


class PersonPage(NamedTuple):
    """All that the page of a person shows.

    Attributes
    ----------
    head : PersonHead
        The person.
    summary, identified, identified_note : str
        Their position; how the sources show who they are.
    positions : tuple of StancesOfKind
        Their stances.
    not_replied : tuple of Unanswered
        The objections to what they hold to which they have not replied.
    implied : tuple of Implied
        What follows from what they say.
    tensions : tuple of TensionView
        Where what they say pulls apart.
    attributed, disowned : tuple of StanceLine
        What others report as their view; which of these reports they deny.
    pairs : tuple of PairHead
        The comparisons with people they disagree with.
    sources : tuple of SourceHead
        What they wrote.
    """

    head: PersonHead
    summary: str
    identified: str
    identified_note: str
    positions: tuple[StancesOfKind, ...]
    not_replied: tuple[Unanswered, ...]
    implied: tuple[Implied, ...]
    tensions: tuple[TensionView, ...]
    attributed: tuple[StanceLine, ...]
    disowned: tuple[StanceLine, ...]
    pairs: tuple[PairHead, ...]
    sources: tuple[SourceHead, ...]


class PersonRow(NamedTuple):
    """A person in a list of people, with counts of nodes, and whether others report their view."""

    head: PersonHead
    summary: str
    counts: Contribution
    is_reported: bool


class PersonMaterial(NamedTuple):
    """What concerns a person: stances, reports of their view, comparisons, what they wrote."""

    own: list[Stance]
    attributed: list[Stance]
    pairs: list[PairHead]
    works: list[SourceHead]


def material_by_person(
    index: PageIndex, pairs: tuple[PairHead, ...] = ()
) -> dict[str, PersonMaterial]:
    """Gather what concerns each person, in one pass over stances and sources."""
    found = {person: PersonMaterial([], [], [], []) for person in index.people}
    for node in index.order:
        for stance in index.debate.nodes[node].stances:
            found[stance.person].own.append(stance)
            if stance.attributes_to is not None:
                found[stance.attributes_to].attributed.append(stance)
    for source in index.sources.values():
        if source.author is not None:
            found[source.author.id].works.append(source)
    for pair in pairs:
        for person in pair.people:
            found[person.id].pairs.append(pair)
    return found


def person_page(index: PageIndex, person: str, material: PersonMaterial) -> PersonPage:
    """Gather what the page of a person shows."""
    debate = index.debate
    record = debate.people[person].record
    return PersonPage(
        head=index.people[person],
        summary=record.summary or "",
        identified=record.identified.label if record.identified is not None else "",
        identified_note=record.identified_note or "",
        positions=tuple(_positions(index, material.own)),
        not_replied=tuple(
            objection_view(index, objection)
            for objection in not_replied(debate, person)[:ROWS_SHOWN]
        ),
        implied=tuple(islice(_implied(index, person), ROWS_SHOWN)),
        tensions=tuple(_tension(index, found) for found in tensions(debate, person)[:ROWS_SHOWN]),
        attributed=tuple(stance_line(index, stance) for stance in material.attributed[:ROWS_SHOWN]),
        disowned=tuple(
            stance_line(index, stance) for stance in disowned(debate, person)[:ROWS_SHOWN]
        ),
        pairs=tuple(material.pairs),
        sources=tuple(material.works[:ROWS_SHOWN]),
    )


def people_rows(index: PageIndex) -> tuple[PersonRow, ...]:
    """List all people, those who accept the most nodes first."""
    records = {person.id: person.record for person in index.debate.people.values()}
    reported = {stance.attributes_to for stance in index.debate.stances}
    return tuple(
        PersonRow(
            index.people[counts.person],
            records[counts.person].summary or "",
            counts,
            counts.person in reported,
        )
        for counts in sorted(contributions(index.debate), key=lambda one: -one.accepts)
    )


def _implied(index: PageIndex, person: str) -> Iterator[Implied]:
    """Yield what a person denies by an attack, then what else follows from what they say."""
    found = views(index.debate, person)
    for node in sorted(found.denied):
        yield Implied(index.nodes[node], False, step(index, found.denied[node]), drawn=True)
    for target in sorted(found.denied_steps, key=lambda relation: relation.name):
        attack = step(index, found.denied_steps[target])
        yield Implied(None, False, attack, drawn=True, step=step(index, target))
    for one in commitments(index.debate, person):
        yield Implied(index.nodes[one.node], one.accepts, step(index, one.because))


def _tension(index: PageIndex, found: Tension) -> TensionView:
    target = found.target
    return TensionView(
        found.kind == "conclusion",
        index.nodes[target] if isinstance(target, str) else None,
        step(index, target) if isinstance(target, Relation) else None,
        step(index, found.witness),
        found.conceded,
    )


def _positions(index: PageIndex, own: list[Stance]) -> Iterator[StancesOfKind]:
    by_kind: dict[StanceKind, list[Stance]] = {kind: [] for kind in StanceKind}
    for stance in own:
        by_kind[stance.kind].append(stance)
    for kind, found in by_kind.items():
        chapters = groupby(found[:ROWS_SHOWN], key=lambda one: index.debate.nodes[one.node].section)
        if found:
            shown = tuple(
                StancesInSection(index.sections[section], _held(index, those))
                for section, those in chapters
            )
            yield StancesOfKind(kind, shown, len({stance.node for stance in found}))


def _held(index: PageIndex, stances: Iterable[Stance]) -> tuple[Held, ...]:
    by_node = groupby(stances, key=lambda stance: stance.node)
    return tuple(
        Held(index.nodes[node], tuple(stance_line(index, stance) for stance in those))
        for node, those in by_node
    )
