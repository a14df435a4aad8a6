"""Word diffs, and which words bear on the meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.diff.words import reworded


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Tea calms people.", "Tea does not calm people.", ["+does not calm"]),
        ("All teas calm people.", "Some teas calm people.", ["-All", "+Some"]),
        ("It took 3 cups to calm her.", "It took 30 cups to calm her.", ["-3", "+30"]),
        ("Tea may well calm people.", "Tea must well calm people.", ["-may", "+must"]),
        ("It costs 1.5 pounds a cup.", "It costs 15 pounds a cup.", ["-1.5", "+15"]),
        ("Tea calms half of them now.", "Tea calms two of them now.", ["-half", "+two"]),
        (
            "Not all teas calm people.",
            "All teas calm people not.",
            ["-Not all", "+people not."],
        ),
        ("He can't sleep after tea.", "He can sleep after tea.", ["-can't"]),
    ],
)
def test_negations_quantifiers_numbers_and_modals_are_marked(
    before: str, after: str, marked: list[str]
) -> None:
    """Where one of them comes, goes or moves, the meaning may change."""
    found = reworded(before, after)

    assert found.changes_meaning
    assert [f"{p.sign}{p.text}" for p in found.pieces if p.decisive] == marked


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tea does not calm people.", "Tea doesn't calm people!"),
        ("Tea cannot calm people.", "Tea can't calm people."),
        ("Tea won\u2019t calm people.", "Tea will not calm people."),
        ("All teas calm people.", "All sorts of tea calm people."),
        (
            "The knot in tea is fine, and nothing else.",
            "The knot of tea is fine, and nothing else.",
        ),
    ],
)
def test_the_same_in_other_words_is_not_marked(before: str, after: str) -> None:
    """Contractions count as the words they stand for; words that only look alike do not count."""
    assert not reworded(before, after).changes_meaning


def test_a_text_of_which_little_is_kept_is_another_statement() -> None:
    """Where most words went, no list of words is asked."""
    assert reworded("Tea calms the nerves.", "Coffee ruins your stomach.").changes_meaning


WORDS = ["tea", "calms", "not", "all", "nerves,", "3", "may"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    """Kept and gone pieces are the old text, kept and new ones the new text."""
    pieces = reworded(before, after).pieces

    assert " ".join(p.text for p in pieces if p.sign in "=-") == before
    assert " ".join(p.text for p in pieces if p.sign in "=+") == after


@pytest.mark.parametrize("size", [200, 6_000])
def test_words_repeated_over_and_over_still_make_up_both_texts(size: int) -> None:
    """Such texts are aligned in another way, and the longest count as replaced."""
    before, after = "a b " * size, "b c a " * size
    pieces = reworded(before, after).pieces

    assert " ".join(p.text for p in pieces if p.sign != "+").split() == before.split()
    assert " ".join(p.text for p in pieces if p.sign != "-").split() == after.split()
