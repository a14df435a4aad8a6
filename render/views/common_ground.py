"""Common ground: what people accept who disagree elsewhere, and what one concedes to the other."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import holders
from argmap.graph.analysis.people.disagreements import accepted_by_opponents
from argmap.graph.queries.kernels import kernels
from argmap.render.views.kernels import ConcessionView, KernelsPage
from argmap.render.views.page_index import Head, PageIndex, PersonHead, SectionHead
from argmap.render.views.stances import accepting
from argmap.schema.vocabulary import Kind

ROWS_SHOWN: Final = 300
"""How many rows each list of the page shows."""
_NO_CLAIM: Final = frozenset({Kind.QUESTION, Kind.EXAMPLE, Kind.DEFINITION})


class Shared(NamedTuple):
    """A statement, and the people who accept it though they disagree elsewhere."""

    head: Head
    people: tuple[PersonHead, ...]


class SharedInSection(NamedTuple):
    """The shared statements of one section."""

    section: SectionHead
    shared: tuple[Shared, ...]


class ConcededRow(NamedTuple):
    """Something conceded: what, by whom, and to which statements; to none where it names none."""

    head: Head
    people: tuple[PersonHead, ...]
    to: tuple[Head, ...]


class CommonGround(NamedTuple):
    """All that the page of common ground shows."""

    chapters: tuple[SharedInSection, ...]
    shared: int
    rows: tuple[ConcededRow, ...]
    conceded: int


def common_ground(index: PageIndex, conceding: KernelsPage) -> CommonGround:
    """Gather the common ground."""
    debate = index.debate
    shared = [node for node in index.order if _is_shared(index, node)]
    chapters = []
    for section in debate.sections:
        here = [node for node in shared[:ROWS_SHOWN] if debate.nodes[node].section == section.id]
        if here:
            rows = tuple(Shared(index.nodes[node], _people(index, node)) for node in here)
            chapters.append(SharedInSection(index.sections[section.id], rows))
    conceded: dict[str, ConcededRow] = {}
    for one, to in _concessions(conceding):
        row = conceded.setdefault(one.head.id, ConcededRow(one.head, one.people, ()))
        conceded[one.head.id] = row._replace(to=(*row.to, *to))
    listed = tuple(conceded.values())
    return CommonGround(tuple(chapters), len(shared), listed[:ROWS_SHOWN], len(listed))


def has_common_ground(index: PageIndex) -> bool:
    """Tell whether the page of common ground would show anything."""
    return bool(kernels(index.debate)) or any(_is_shared(index, node) for node in index.order)


def _concessions(page: KernelsPage) -> Iterator[tuple[ConcessionView, tuple[Head, ...]]]:
    for found in page.conceded:
        yield from ((one, (found.head,)) for one in found.points)
    yield from ((one, ()) for one in page.concessions)


def _is_shared(index: PageIndex, node: str) -> bool:
    """Tell whether opponents share what a node claims: a question or an example claims nothing."""
    claims = index.debate.nodes[node].kind not in _NO_CLAIM
    return claims and accepted_by_opponents(index.debate, node)


def _people(index: PageIndex, node: str) -> tuple[PersonHead, ...]:
    return accepting(index, node, holders(index.debate, node))
