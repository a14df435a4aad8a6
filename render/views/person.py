"""The page of a person, and the list of all people."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from argmap.graph.debate import Stance
from argmap.graph.queries.participants import Participant, participants
from argmap.render.views.atlas import Atlas, Head, PersonHead, SectionHead, SourceHead
from argmap.render.views.stances import StanceLine, stance_line
from argmap.render.words import IDENTIFIED, STANCES, StanceWord
from argmap.schema.vocabulary import StanceKind


@dataclass(frozen=True, slots=True)
class Held:
    """A node and the stances of one kind that a person takes on it."""

    head: Head
    lines: tuple[StanceLine, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The nodes of one section on which a person takes stances of one kind."""

    section: SectionHead
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A person's stances of one kind, by section."""

    word: StanceWord
    chapters: tuple[Chapter, ...]

    @property
    def size(self) -> int:
        """How many nodes they are on."""
        return sum(len(chapter.held) for chapter in self.chapters)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the page of a person shows.

    Attributes
    ----------
    head : PersonHead
        The person.
    summary, identified, identified_note : str
        Their position; how the sources show who they are.
    positions : tuple of Position
        Their stances.
    attributed : tuple of StanceLine
        What others report as their view.
    sources : tuple of SourceHead
        What they wrote.
    """

    head: PersonHead
    summary: str
    identified: str
    identified_note: str
    positions: tuple[Position, ...]
    attributed: tuple[StanceLine, ...]
    sources: tuple[SourceHead, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list of people, with counts of nodes."""

    head: PersonHead
    summary: str
    counts: Participant


def people_pages(atlas: Atlas) -> Iterator[PersonPage]:
    """Gather what the page of each person shows.

    Notes
    -----
    Linear in stances and sources: everybody's are gathered in one pass.
    """
    own: dict[str, list[Stance]] = {person: [] for person in atlas.people}
    attributed: dict[str, list[Stance]] = {person: [] for person in atlas.people}
    for node in atlas.order:
        for stance in atlas.debate.nodes[node].stances:
            own[stance.person].append(stance)
            if stance.attributes_to is not None:
                attributed[stance.attributes_to].append(stance)
    works: dict[str, list[SourceHead]] = {person: [] for person in atlas.people}
    for source in atlas.sources.values():
        if source.author is not None:
            works[source.author.id].append(source)
    for person in atlas.people:
        yield _page(atlas, person, own[person], attributed[person], works[person])


def people_rows(atlas: Atlas) -> tuple[PersonRow, ...]:
    """List all people, those with the most nodes first."""
    records = {person.id: person.record for person in atlas.debate.people.values()}
    return tuple(
        PersonRow(atlas.people[counts.person], records[counts.person].summary or "", counts)
        for counts in participants(atlas.debate)
    )


def _page(
    atlas: Atlas,
    person: str,
    own: list[Stance],
    attributed: list[Stance],
    works: list[SourceHead],
) -> PersonPage:
    record = atlas.debate.people[person].record
    return PersonPage(
        head=atlas.people[person],
        summary=record.summary or "",
        identified=IDENTIFIED[record.identified] if record.identified is not None else "",
        identified_note=record.identified_note or "",
        positions=tuple(_positions(atlas, own)),
        attributed=tuple(stance_line(atlas, stance) for stance in attributed),
        sources=tuple(works),
    )


def _positions(atlas: Atlas, own: list[Stance]) -> Iterator[Position]:
    for kind in StanceKind:
        found = [stance for stance in own if stance.kind is kind]
        chapters = groupby(found, key=lambda stance: atlas.debate.nodes[stance.node].section)
        if found:
            yield Position(
                STANCES[kind],
                tuple(
                    Chapter(atlas.sections[s], _held(atlas, list(those))) for s, those in chapters
                ),
            )


def _held(atlas: Atlas, stances: list[Stance]) -> tuple[Held, ...]:
    by_node = groupby(stances, key=lambda stance: stance.node)
    return tuple(
        Held(atlas.nodes[node], tuple(stance_line(atlas, stance) for stance in those))
        for node, those in by_node
    )
