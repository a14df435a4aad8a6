"""Who is quoted where."""

from collections.abc import Callable, Mapping
from pathlib import Path

from argmap.graph.queries.quotations import Quotation, quotations, quoted_in
from argmap.loading.load import load

FILES = {
    "people/ann.yaml": "name: Ann\n",
    "sources/talk.yaml": "kind: quotation\nauthor: ann\nparagraphs:\n"
    "  - {id: p1, chars: [0, 4], sha256: '0123456789abcdef'}\n"
    "  - {id: p2, chars: [5, 9], sha256: '0123456789abcdee'}\n",
    "sources/post.yaml": "kind: post\nparagraphs:\n"
    "  - {id: p1, chars: [0, 4], sha256: '0123456789abcdef',"
    " quotes: {person: ann, source: talk, at: p1}}\n"
    "  - {id: p2, chars: [10, 14], sha256: '0123456789abcded'}\n"
    "  - {id: p3, chars: [15, 19], sha256: '0123456789abcdec', quotes: {person: ann}}\n",
    "basics/tea.yaml": "kind: claim\ntext: Tea.\n"
    "stances: {by: ann, stance: asserts, source: talk, at: p1}\n",
    "basics/milk.yaml": "kind: claim\ntext: Milk.\n"
    "stances: {by: ann, stance: asserts, source: talk, at: p2}\n",
}


def test_a_quotation_comes_with_what_is_drawn_from_it(
    write_debate: Callable[[Mapping[str, str]], Path],
) -> None:
    """Only from the paragraph quoted; where no source is known, with nothing."""
    found = quotations(load(write_debate(FILES)).debate)

    assert found["post"] == (
        Quotation(("p1",), "ann", "talk", ("p1",), ("tea",)),
        Quotation(("p3",), "ann"),
    )
    assert found["talk"] == ()


def test_a_relation_draws_from_what_is_quoted_too(
    write_debate: Callable[[Mapping[str, str]], Path],
) -> None:
    """Its node cites the paragraph quoted by the relation alone."""
    lemon = "kind: claim\ntext: Lemon.\nsupports: {to: tea, by: ann, source: talk, at: p1}\n"
    found = quotations(load(write_debate({**FILES, "basics/lemon.yaml": lemon})).debate)

    assert found["post"][0].nodes == ("lemon", "tea")


def test_a_quotation_knows_where_it_is_quoted(
    write_debate: Callable[[Mapping[str, str]], Path],
) -> None:
    """By the paragraphs of the source that quotes it."""
    found = quotations(load(write_debate(FILES)).debate)

    assert quoted_in(found, "talk") == (("post", ("p1",)),)
    assert quoted_in(found, "post") == ()
