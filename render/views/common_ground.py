"""Common ground: what people accept who clash elsewhere, and what one grants the other."""

from typing import Final, NamedTuple

from argmap.graph.analysis.explain.dialectical_status import accepted_by_opponents
from argmap.graph.analysis.holders import holders
from argmap.render.views.kernels import KernelsPage
from argmap.render.views.page_index import Atlas, Head, PersonHead, SectionHead
from argmap.schema.vocabulary import Kind

SHOWN: Final = 300
"""How many rows each list of the page shows."""


class Shared(NamedTuple):
    """A statement, and the people who accept it though they clash elsewhere."""

    head: Head
    people: tuple[PersonHead, ...]


class Chapter(NamedTuple):
    """The shared statements of one section."""

    section: SectionHead
    shared: tuple[Shared, ...]


class Row(NamedTuple):
    """Something granted: what, by whom, and to which statement; None where it names none."""

    head: Head
    people: tuple[PersonHead, ...]
    to: Head | None


class CommonGround(NamedTuple):
    """All that the page of common ground shows."""

    chapters: tuple[Chapter, ...]
    shared: int
    rows: tuple[Row, ...]
    granted: int


def common_ground(atlas: Atlas, kernels: KernelsPage) -> CommonGround:
    """Gather the common ground."""
    debate = atlas.debate
    shared = [node for node in atlas.order if _is_shared(atlas, node)]
    chapters = []
    for section in debate.sections:
        here = [node for node in shared[:SHOWN] if debate.nodes[node].section == section.id]
        if here:
            rows = tuple(Shared(atlas.nodes[node], _people(atlas, node)) for node in here)
            chapters.append(Chapter(atlas.sections[section.id], rows))
    granted = [(one, found.head) for found in kernels.granted for one in found.grants]
    everything = [*granted, *((one, None) for one in kernels.concessions)]
    listed = tuple(
        Row(one.head, tuple(dict.fromkeys(line.person for line in one.stances)), to)
        for one, to in everything[:SHOWN]
    )
    return CommonGround(tuple(chapters), len(shared), listed, len(everything))


def _is_shared(atlas: Atlas, node: str) -> bool:
    is_question = atlas.debate.nodes[node].kind is Kind.QUESTION
    return not is_question and accepted_by_opponents(atlas.debate, node)


def _people(atlas: Atlas, node: str) -> tuple[PersonHead, ...]:
    return tuple(atlas.people[person] for person in holders(atlas.debate, node))
