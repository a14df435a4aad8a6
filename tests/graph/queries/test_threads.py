"""The conversation around a source."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.graph.model.debate import Debate
from argmap.graph.queries.threads import thread
from argmap.loading.load import load
from argmap.schema.errors import UnknownIdError

Make = Callable[[Mapping[str, str]], Debate]


def test_a_thread_runs_from_the_first_source_down_to_the_replies(make: Make) -> None:
    """What it answers above it, what answers it below."""
    posts = thread(make({"a": ""}), "c2")

    assert [(post.source, post.depth) for post in posts] == [("c1", 0), ("c2", 1), ("c3", 2)]


def test_nodes_stand_with_the_source_they_are_drawn_from(make: Make) -> None:
    """By the stances that cite it; each node once."""
    debate = make(
        {
            "b": "stances: {by: ann, stance: asserts, source: c1}\n",
            "a": "stances:\n  - {by: ann, stance: asserts, source: c1}\n"
            "  - {by: ben, stance: denies, source: c2}\n",
        }
    )
    drawn = {post.source: post.nodes for post in thread(debate, "c1")}

    assert drawn == {"c1": ("a", "b"), "c2": ("a",), "c3": ()}


def test_a_relation_draws_its_node_from_a_source_too(make: Make) -> None:
    """In the order of the ids where neither cites a paragraph."""
    debate = make(
        {
            "b": "stances: {by: ann, stance: asserts, source: c1}\n",
            "a": "supports: {to: b, by: ann, source: c1}\n",
        }
    )

    assert thread(debate, "c1")[0].nodes == ("a", "b")


def test_other_branches_are_left_out(write_debate: Callable[[Mapping[str, str]], Path]) -> None:
    """Only what leads to the source, and what follows from it."""
    sources = {
        "sources/post.yaml": "kind: post\n",
        "sources/one.yaml": "kind: comment\nreplies_to: post\n",
        "sources/two.yaml": "kind: comment\nreplies_to: post\n",
    }
    debate = load(write_debate(sources)).debate

    assert [post.source for post in thread(debate, "two")] == ["post", "two"]
    assert [post.source for post in thread(debate, "post")] == ["post", "one", "two"]


def test_replies_in_a_circle_end(write_debate: Callable[[Mapping[str, str]], Path]) -> None:
    """Wrong data cannot keep the query going for ever."""
    sources = {
        "sources/one.yaml": "kind: comment\nreplies_to: two\n",
        "sources/two.yaml": "kind: comment\nreplies_to: one\n",
    }
    debate = load(write_debate(sources)).debate

    assert {post.source for post in thread(debate, "one")} == {"one", "two"}


def test_an_unknown_source_is_refused(make: Make) -> None:
    """The nearest id is offered."""
    with pytest.raises(UnknownIdError, match="'c9'"):
        thread(make({"a": ""}), "c9")
