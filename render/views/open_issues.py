"""What is open, in five lists; each is a list of things to do."""

from typing import Final, NamedTuple

from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.exchanges import objectors
from argmap.graph.model.debate import Relation
from argmap.graph.queries.open_issues import is_held_by_nobody, open_issues
from argmap.render.views.links import Step, step
from argmap.render.views.page_index import Head, PageIndex, PersonHead, SourceHead

SHOWN: Final = 300
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
        The editor added the link; nobody on record holds what it is against.
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


class TodoPage(NamedTuple):
    """All that the page of open points shows."""

    objections: tuple[FromSource, ...]
    number: int
    questions: tuple[Head, ...]
    partly_answered: tuple[Head, ...]
    sources: tuple[SourceHead, ...]
    untouched: tuple[Head, ...]
    to_absent: int = 0

    @property
    def size(self) -> int:
        """How much there is to do."""
        lists = (self.questions, self.partly_answered, self.sources, self.untouched)
        return self.number + sum(map(len, lists))


def todo_page(index: PageIndex) -> TodoPage:
    """Gather what is open."""
    found = open_issues(index.debate)
    groups, room = [], SHOWN
    for group in found.objections:
        shown = group.objections[:room]
        room -= len(shown)
        if shown:
            source = index.sources[group.source] if group.source is not None else None
            rows = tuple(objection_view(index, objection) for objection in shown)
            groups.append(FromSource(source, rows))
    return TodoPage(
        tuple(groups),
        sum(len(group.objections) for group in found.objections),
        _heads(index, found.questions),
        _heads(index, found.partly_answered),
        tuple(index.sources[source] for source in found.sources[:SHOWN]),
        _heads(index, found.untouched),
        sum(len(group.objections) for group in found.to_absent),
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
        is_held_by_nobody(index.debate, target),
    )


def _heads(index: PageIndex, nodes: tuple[str, ...]) -> tuple[Head, ...]:
    return tuple(index.nodes[node] for node in nodes[:SHOWN])
