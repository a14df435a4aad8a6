"""Finding nodes by words."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.model.debate import Debate, Node
from argmap.graph.queries.search import search, search_words, spaced, word_distance
from argmap.loading.loaded import Loaded
from argmap.schema.node import NodeRecord

Make = Callable[[Mapping[str, str]], Debate]

VECTORS: Final = json.loads(
    (Path(__file__).parents[2] / "vectors" / "search.json").read_text(encoding="utf-8")
)
"""What the search page of the site has to answer as well."""


def _ids(debate: Debate, text: str) -> list[str]:
    return [hit.node for hit in search(debate, text).hits]


@pytest.fixture
def tea(make: Make) -> Debate:
    """Make a debate in which 'wakes' stands in different places."""
    return make(
        {
            "in-topics": "short: Sleep\ntopics: [wakes]\n",
            "in-text": "kind: claim\ntext: Tea wakes the weary.\nshort: Strong tea\n",
            "in-title": "short: Tea wakes\n",
            "in-middle": "short: It reawakes\n",
            "in-note": "short: Milk\nnote: It wakes.\n",
        }
    )


def test_title_comes_before_text_and_text_before_topics(tea: Debate) -> None:
    """The field in which a word occurs decides the order; notes are searched, too."""
    assert _ids(tea, "wakes") == ["in-title", "in-text", "in-note", "in-topics"]


def test_all_words_must_occur(tea: Debate) -> None:
    """A node that lacks one of the words is no hit."""
    assert _ids(tea, "weary strong") == ["in-text"]


def test_without_a_node_for_all_words_rare_ones_count_most(make: Make) -> None:
    """Three nodes have the one word, one has the other: that comes first."""
    debate = make({name: f"short: tea {name}\n" for name in ("one", "two", "three")})

    assert search(debate, "tea two three").near == ("three", "two", "one")
    assert search(debate, "tea two").near == ()


@pytest.mark.parametrize(("text", "expected"), VECTORS["words"])
def test_vectors_of_words(text: str, expected: list[str]) -> None:
    """A text has the words that the shared vectors say."""
    assert list(search_words(text)) == expected


@pytest.mark.parametrize("case", VECTORS["distance"], ids=lambda case: case["word"])
def test_vectors_of_distance(case: Mapping[str, Any]) -> None:
    """Whole words come before beginnings, and nothing matches in the middle of a word."""
    [word] = search_words(case["word"])

    assert word_distance([spaced(field) for field in case["fields"]], word) == case["distance"]


@pytest.mark.parametrize(("query", "expected"), VECTORS["search"]["queries"])
def test_vectors_of_search(query: str, expected: list[int], make: Make) -> None:
    """The hits come in the order that the shared vectors say."""
    debate = make(
        {
            f"n{place}": f"kind: claim\nshort: {title}\ntext: {text}\ntopics: ['{more}']\n"
            for place, (title, text, more) in enumerate(VECTORS["search"]["rows"])
        }
    )

    assert _ids(debate, query) == [f"n{place}" for place in expected]


def test_case_and_accents_make_no_difference(make: Make) -> None:
    """Café is found as CAFE, and the other way round."""
    debate = make({"one": 'short: "Café au lait"\n', "two": "short: Cafe noir\n"})

    assert _ids(debate, "CAFÉ") == _ids(debate, "cafe") == ["two", "one"]


def test_a_word_that_stands_nowhere_is_read_as_the_nearest(tea: Debate) -> None:
    """A typing error still finds, and the search says how; another first letter is another word."""
    found = search(tea, "wakse weary")

    assert [hit.node for hit in found.hits] == ["in-text"]
    assert found.read_as == (("wakse", "wakes"),)
    assert search(tea, "makes").read_as == ()


def test_no_words_find_nothing(tea: Debate) -> None:
    """Punctuation is no question."""
    assert search(tea, " -- ").hits == ()


def test_the_whole_title_beats_every_other_match(make: Make) -> None:
    """A title typed in full names its node, even where a longer title contains it."""
    debate = make({"a": "short: Tea wakes up\n", "b": "short: Tea wakes\n"})

    assert search(debate, "tea wakes").best == "b"


def test_a_word_that_is_repeated_is_read_once(tea: Debate) -> None:
    """However long the text is."""
    found = search(tea, "teaa wakes " * 5_000)

    assert found.read_as == (("teaa", "tea"),)
    assert {hit.node for hit in found.hits} == {"in-title", "in-text"}


def test_equal_hits_have_no_best(make: Make) -> None:
    """Where two fit equally well, none is taken for the other."""
    debate = make({"a": "short: Tea wakes\n", "b": "short: Tea warms\n"})

    assert search(debate, "tea").best is None
    assert search(debate, "coffee").best is None


@given(st.lists(st.sampled_from(["tea", "milk", "sugar", "lemon"]), min_size=1, unique=True))
def test_the_order_of_words_makes_no_difference(parts: list[str]) -> None:
    """A search is a set of words, but for the title typed in full."""
    record = NodeRecord.model_validate({"kind": "claim", "text": "Sugar, lemon, milk and tea."})
    debate = Debate("tea", "Tea?", nodes={"a": Node("a", "s", record)})

    assert search(debate, " ".join(parts)) == search(debate, " ".join(reversed(parts)))


def test_every_node_of_the_real_debate_is_found_by_its_title(empathy: Loaded) -> None:
    """A title leads to its node, before all others."""
    debate = empathy.debate

    for node in debate.nodes.values():
        assert _ids(debate, node.short)[0] == node.id
