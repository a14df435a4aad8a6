"""What is open, in six lists; each is a list of things to do."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import makers
from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.exchanges import objectors
from argmap.graph.model.debate import Relation
from argmap.graph.queries.open_issues import (
    HEADINGS,
    is_held_by_nobody,
    number_of,
    open_issues,
)
from argmap.render.views.links import Step, step
from argmap.render.views.page_index import Head, PageIndex, PersonHead, SourceHead

ROWS_SHOWN: Final = 300
"""How many rows each list shows."""


class Unanswered(NamedTuple):
    """An objection without a reply.

    Attributes
    ----------
    head : Head or None
        What is brought forward; None for a bare denial.
    people : tuple of PersonHead
        Who makes it.
    target : Head or None
        The statement it is against.
    step : Step or None
        The step it is against.
    inferred, unheld : bool
        The editor added the link; nobody on record holds what it is against, in a debate in which
        people take stances.
    """

    head: Head | None
    people: tuple[PersonHead, ...]
    target: Head | None
    step: Step | None
    inferred: bool
    unheld: bool


class FromSource(NamedTuple):
    """The objections without a reply that one source makes; None where nobody on record does."""

    source: SourceHead | None
    objections: tuple[Unanswered, ...]


class AnsweredByOthers(NamedTuple):
    """An objection with replies, none of them by anybody who holds what it is against."""

    objection: Unanswered
    by: tuple[PersonHead, ...]


class TodoPage(NamedTuple):
    """All that the page of open issues shows; ``counts`` has the whole size of each part."""

    objections: tuple[FromSource, ...]
    answered_by_others: tuple[AnsweredByOthers, ...]
    questions: tuple[Head, ...]
    partly_answered: tuple[Head, ...]
    sources: tuple[SourceHead, ...]
    untouched: tuple[Head, ...]
    headings: Mapping[str, str]
    counts: Mapping[str, int]
    size: int
    to_absent: int = 0
    to_passive: int = 0


def todo_page(index: PageIndex) -> TodoPage:
    """Gather what is open."""
    found = open_issues(index.debate)
    groups, room = [], ROWS_SHOWN
    for group in found.objections:
        shown = group.objections[:room]
        room -= len(shown)
        if shown:
            source = index.sources[group.source] if group.source is not None else None
            rows = tuple(objection_view(index, objection) for objection in shown)
            groups.append(FromSource(source, rows))
    return TodoPage(
        tuple(groups),
        tuple(_answered(index, objection) for objection in found.answered_by_others[:ROWS_SHOWN]),
        _heads(index, found.questions),
        _heads(index, found.partly_answered),
        tuple(index.sources[source] for source in found.sources[:ROWS_SHOWN]),
        _heads(index, found.untouched),
        HEADINGS,
        found.counts,
        found.size,
        number_of(found.to_absent),
        number_of(found.to_passive),
    )


def _answered(index: PageIndex, objection: Objection) -> AnsweredByOthers:
    who = sorted({one for reply in objection.replies for one in makers(index.debate, reply)})
    return AnsweredByOthers(
        objection_view(index, objection), tuple(index.people[person] for person in who)
    )


def objection_view(index: PageIndex, objection: Objection) -> Unanswered:
    """Show an objection."""
    attack, target = objection.attack, objection.target
    return Unanswered(
        index.nodes[attack.speaker] if attack is not None else None,
        tuple(index.people[person] for person in objectors(index.debate, objection)),
        index.nodes[target] if isinstance(target, str) else None,
        step(index, target) if isinstance(target, Relation) else None,
        objection.is_inferred,
        bool(index.debate.stances) and is_held_by_nobody(index.debate, target),
    )


def _heads(index: PageIndex, nodes: tuple[str, ...]) -> tuple[Head, ...]:
    return tuple(index.nodes[node] for node in nodes[:ROWS_SHOWN])
