"""Two people side by side, for the pairs who disagree."""

from collections import Counter
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import is_tentative, makers
from argmap.graph.analysis.people.comparison import Comparison, Issue, compare, is_inferred_answer
from argmap.graph.analysis.people.disagreements import oppositions
from argmap.graph.analysis.people.positions_at import positions_at
from argmap.graph.model.debate import Relation
from argmap.render.addresses import pair_page
from argmap.render.views.disagreements import PairHead
from argmap.render.views.links import LinkedHead
from argmap.render.views.page_index import Head, PageIndex, PersonHead
from argmap.render.views.points import PointView, point_view

PAIRS: Final = 60
"""How many pairs get a page of their own: those with the most oppositions."""


class IssueView(NamedTuple):
    """A question that the two answer differently, with the answers of each."""

    question: Head
    answers: tuple[tuple[LinkedHead, ...], tuple[LinkedHead, ...]]


class AnswerView(NamedTuple):
    """What one of the two answers without an attack, and the statement that this concerns."""

    head: Head
    to: Head
    is_step: bool
    partly: bool
    inferred: bool


class Answered(NamedTuple):
    """What one of the two answers the other without an attack."""

    by: PersonHead
    to: PersonHead
    answers: tuple[AnswerView, ...]


class Conceded(NamedTuple):
    """What one of the two concedes to the other."""

    by: PersonHead
    to: PersonHead
    points: tuple[LinkedHead, ...]


class PairPage(NamedTuple):
    """All that the page of a pair shows."""

    people: tuple[PersonHead, PersonHead]
    issues: tuple[IssueView, ...]
    points: tuple[PointView, ...]
    shared: tuple[Head, ...]
    answered: tuple[Answered, ...]
    given: tuple[Conceded, ...]


def pair_heads(index: PageIndex) -> tuple[PairHead, ...]:
    """List the pairs who disagree, those who disagree on most claims first."""
    lively = Counter[tuple[str, ...]]()
    claims: dict[tuple[str, ...], set[str]] = {}
    for opposition in oppositions(index.debate):
        pair = tuple(sorted((opposition.against, opposition.held_by)))
        lively[pair] += 1
        claims.setdefault(pair, set()).add(opposition.claim)
    ranked = sorted(lively, key=lambda pair: (-len(claims[pair]), -lively[pair], pair))[:PAIRS]
    return tuple(
        PairHead(pair_page(p, q), (index.people[p], index.people[q]), len(claims[p, q]))
        for p, q in ranked
    )


def pair_view(index: PageIndex, pair: PairHead) -> PairPage:
    """Gather what the page of a pair shows."""
    p, q = (person.id for person in pair.people)
    found = compare(index.debate, p, q)
    given, answered = [], []
    for by, to in (pair.people, pair.people[::-1]):
        answers = tuple(
            _answer(index, relation)
            for relation in found.answers
            if by.id in makers(index.debate, relation)
        )
        if answers:
            answered.append(Answered(by, to, answers))
        if points := _points(index, found, by.id):
            given.append(Conceded(by, to, points))
    return PairPage(
        pair.people,
        tuple(
            IssueView(
                index.nodes[issue.question],
                (
                    _answers(index, issue, issue.answers[0]),
                    _answers(index, issue, issue.answers[1]),
                ),
            )
            for issue in found.issues
        ),
        tuple(
            point_view(index, positions_at(index.debate, point)) for point in found.disagreements
        ),
        _heads(index, found.shared),
        tuple(answered),
        tuple(given),
    )


def _answer(index: PageIndex, relation: Relation) -> AnswerView:
    target = relation.target
    to = target.speaker if isinstance(target, Relation) else target
    heads = index.nodes[relation.speaker], index.nodes[to]
    on_step = isinstance(target, Relation)
    return AnswerView(*heads, on_step, relation.partly, relation.inferred)


def _answers(index: PageIndex, issue: Issue, answers: tuple[str, ...]) -> tuple[LinkedHead, ...]:
    """Show the answers of one of the two to a question."""
    return tuple(
        LinkedHead(index.nodes[node], is_inferred_answer(index.debate, node, issue.question))
        for node in answers
    )


def _points(index: PageIndex, found: Comparison, person: str) -> tuple[LinkedHead, ...]:
    """Show what one of the two concedes, each once."""
    links: dict[str, list[bool]] = {}
    for one in found.concessions:
        if one.by == person:
            links.setdefault(one.node, []).append(one.inferred)
    debate = index.debate
    return tuple(
        LinkedHead(index.nodes[node], all(links[node]), is_tentative(debate, node, person))
        for node in links
    )


def _heads(index: PageIndex, nodes: tuple[str, ...]) -> tuple[Head, ...]:
    return tuple(index.nodes[node] for node in nodes)
