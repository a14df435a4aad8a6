"""The debate in figures."""

from argmap.graph.model.debate import Debate
from argmap.graph.queries.statistics import statistics
from argmap.loading.loaded import Loaded
from argmap.schema.vocabulary import Kind


def test_every_node_relation_and_stance_is_counted_once(empathy: Loaded) -> None:
    """The parts add up to the whole."""
    debate, found = empathy.debate, statistics(empathy.debate)

    assert sum(found.kinds.values()) == sum(found.sections.values()) == len(debate.nodes)
    assert sum(found.relations.values()) == len(debate.relations)
    assert sum(found.stances.values()) == len(debate.stances)


def test_an_empty_debate_has_zeros_not_gaps() -> None:
    """Each kind is listed, also where there is none."""
    found = statistics(Debate("tea", "Tea?"))

    assert dict.fromkeys(Kind, 0) == found.kinds
    assert found.coverage.total == 0
