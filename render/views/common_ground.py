"""Common ground: what people accept who clash elsewhere, and what one concedes to the other."""

from typing import Final, NamedTuple

from argmap.graph.analysis.holders import holders
from argmap.graph.analysis.people.disagreements import accepted_by_opponents
from argmap.render.views.kernels import KernelsPage
from argmap.render.views.page_index import Head, PageIndex, PersonHead, SectionHead
from argmap.schema.vocabulary import Kind

SHOWN: Final = 300
"""How many rows each list of the page shows."""


class Shared(NamedTuple):
    """A statement, and the people who accept it though they clash elsewhere."""

    head: Head
    people: tuple[PersonHead, ...]


class SharedInSection(NamedTuple):
    """The shared statements of one section."""

    section: SectionHead
    shared: tuple[Shared, ...]


class ConcededRow(NamedTuple):
    """Something conceded: what, by whom, and to which statement; None where it names none."""

    head: Head
    people: tuple[PersonHead, ...]
    to: Head | None


class CommonGround(NamedTuple):
    """All that the page of common ground shows."""

    chapters: tuple[SharedInSection, ...]
    shared: int
    rows: tuple[ConcededRow, ...]
    conceded: int


def common_ground(index: PageIndex, kernels: KernelsPage) -> CommonGround:
    """Gather the common ground."""
    debate = index.debate
    shared = [node for node in index.order if _is_shared(index, node)]
    chapters = []
    for section in debate.sections:
        here = [node for node in shared[:SHOWN] if debate.nodes[node].section == section.id]
        if here:
            rows = tuple(Shared(index.nodes[node], _people(index, node)) for node in here)
            chapters.append(SharedInSection(index.sections[section.id], rows))
    conceded = [(one, found.head) for found in kernels.conceded for one in found.points]
    everything = [*conceded, *((one, None) for one in kernels.concessions)]
    listed = tuple(ConcededRow(one.head, one.people, to) for one, to in everything[:SHOWN])
    return CommonGround(tuple(chapters), len(shared), listed, len(everything))


def _is_shared(index: PageIndex, node: str) -> bool:
    is_question = index.debate.nodes[node].kind is Kind.QUESTION
    return not is_question and accepted_by_opponents(index.debate, node)


def _people(index: PageIndex, node: str) -> tuple[PersonHead, ...]:
    return tuple(index.people[person] for person in holders(index.debate, node))
