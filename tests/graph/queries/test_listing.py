"""Lists of nodes."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.model.debate import Debate
from argmap.graph.queries.listing import list_nodes, terms_in, topics_in
from argmap.loading.loaded import Loaded
from argmap.schema.errors import UnknownIdError
from argmap.schema.vocabulary import ExampleForm, Kind

Make = Callable[[Mapping[str, str]], Debate]


@pytest.fixture
def tea(make: Make) -> Debate:
    """Make a debate with two senses of one term, an example, and people who differ."""
    return make(
        {
            "a-sense": "kind: definition\nterm: Tea\ntext: A leaf.\n"
            "stances: {by: ann, stance: asserts}\n",
            "b-sense": "kind: definition\nterm: tea\ntext: A drink.\n"
            "stances: {by: ben, stance: reports}\n",
            "cup": "kind: example\nform: case\ntext: A cup.\ntopics: [Café life]\nstances:\n"
            "  - {by: ann, stance: denies}\n  - {by: ben, stance: asserts}\nillustrates: plain\n",
            "plain": "stances: {by: ann, stance: doubts}\n",
        }
    )


def _ids(debate: Debate, **conditions: object) -> list[str]:
    return [node.id for node in list_nodes(debate, **conditions)]  # type: ignore[arg-type]


def test_without_a_condition_every_node_is_listed(tea: Debate) -> None:
    """In order of section, then of id."""
    assert _ids(tea) == ["a-sense", "b-sense", "cup", "plain"]


def test_rival_senses_of_a_term_stand_together(tea: Debate) -> None:
    """Case makes no difference."""
    assert _ids(tea, term="TEA") == ["a-sense", "b-sense"]


def test_a_topic_is_found_without_its_accent(tea: Debate) -> None:
    """Topics are words, not ids."""
    assert _ids(tea, topic="cafe life") == ["cup"]


def test_a_denial_brings_nothing_up(tea: Debate) -> None:
    """The list of a person has what they say or report, not what they only deny or doubt."""
    assert _ids(tea, by="ann") == ["a-sense"]
    assert _ids(tea, by="ben") == ["b-sense", "cup"]


def test_conditions_narrow_each_other(tea: Debate) -> None:
    """All of them have to fit."""
    assert _ids(tea, kind=Kind.EXAMPLE, by="ben") == ["cup"]
    assert _ids(tea, kind=Kind.QUESTION) == []


def test_examples_are_listed_by_form(tea: Debate) -> None:
    """A case is no analogy, and what is no example has no form."""
    assert _ids(tea, form=ExampleForm.CASE) == ["cup"]
    assert _ids(tea, form=ExampleForm.ANALOGY) == []


@pytest.mark.parametrize(
    ("condition", "candidate"), [({"term": "teas"}, "tea"), ({"topic": "caffe life"}, "cafe life")]
)
def test_an_unknown_term_or_topic_offers_the_nearest(
    tea: Debate, condition: dict[str, str], candidate: str
) -> None:
    """Nothing found is not the same as misspelt."""
    with pytest.raises(UnknownIdError, match="no node has the") as caught:
        _ids(tea, **condition)

    assert caught.value.candidates == (candidate,)


def test_topics_and_terms_are_counted(make: Make) -> None:
    """The most frequent first, then by letter; spelt as it is most often, and once for a node."""
    debate = make(
        {
            "a": "kind: definition\nterm: Café\ntext: A.\ntopics: [tea, Tea, cups]\n",
            "b": "kind: definition\nterm: cafe\ntext: B.\ntopics: [Tea]\n",
            "c": "topics: [milk, Tea]\n",
        }
    )

    assert topics_in(debate.nodes.values()) == (("Tea", 3), ("cups", 1), ("milk", 1))
    assert terms_in(debate.nodes.values()) == (("Café", 2),)
    assert topics_in([]) == ()


def test_each_topic_that_is_listed_is_found(empathy: Loaded) -> None:
    """With as many nodes as the list says."""
    debate = empathy.debate
    for topic, number in topics_in(debate.nodes.values()):
        assert len(list_nodes(debate, topic=topic)) == number
    for term, number in terms_in(debate.nodes.values()):
        assert len(list_nodes(debate, term=term)) == number
