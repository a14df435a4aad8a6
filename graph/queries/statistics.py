"""The debate in figures."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.queries.contributions import Contribution, contributions
from argmap.graph.sources.coverage import Coverage, coverage
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind


class Statistics(NamedTuple):
    """The debate in figures; every count is a number of things, never a measure of merit.

    Attributes
    ----------
    kinds : Mapping of Kind to int
        Nodes of each kind.
    relations : Mapping of RelationKind to int
        Relations of each kind.
    stances : Mapping of StanceKind to int
        Stances of each kind.
    sections : Mapping of str to int
        Nodes in each section, in reading order.
    people : tuple of Contribution
        Each person's counts.
    sources : int
        How many sources there are.
    inferred : int
        How many relations the editor added.
    on_steps : int
        How many relations lead to a step.
    unattributed : int
        How many nodes nobody on record takes a stance on.
    coverage : Coverage
        How far the map accounts for its sources.
    """

    kinds: Mapping[Kind, int]
    relations: Mapping[RelationKind, int]
    stances: Mapping[StanceKind, int]
    sections: Mapping[str, int]
    people: tuple[Contribution, ...]
    sources: int
    inferred: int
    on_steps: int
    unattributed: int
    coverage: Coverage


def statistics(debate: Debate) -> Statistics:
    """Count what a debate has.

    Returns
    -------
    Statistics
        The counts; words that do not occur are listed with 0.

    Notes
    -----
    Linear in nodes, relations, stances and paragraphs, but for the order of the sources.

    Examples
    --------
    >>> statistics(Debate("tea", "Tea or coffee?")).kinds[Kind.CLAIM]
    0
    """
    kinds = Counter(node.kind for node in debate.nodes.values())
    relations = Counter(relation.kind for relation in debate.relations)
    stances = Counter(stance.kind for stance in debate.stances)
    sections = Counter(node.section for node in debate.nodes.values())
    return Statistics(
        kinds={kind: kinds[kind] for kind in Kind},
        relations={kind: relations[kind] for kind in RelationKind},
        stances={kind: stances[kind] for kind in StanceKind},
        sections={section.id: sections[section.id] for section in debate.sections},
        people=contributions(debate),
        sources=len(debate.sources),
        inferred=sum(relation.inferred for relation in debate.relations),
        on_steps=sum(not isinstance(relation.target, str) for relation in debate.relations),
        unattributed=sum(not node.stances for node in debate.nodes.values()),
        coverage=coverage(debate),
    )
