"""Words as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.model.text import fold, pin, unbroken, words


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """A folded text is in its final form."""
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_no_blanks(text: str) -> None:
    """Words can be joined with blanks and parted again."""
    found = words(text)

    assert words(" ".join(found)) == found


def test_accents_and_curly_apostrophes_are_folded() -> None:
    """People find what they cannot type."""
    assert words("Zoë\u2019s CAFÉ") == ("zoe's", "cafe")


def test_vowel_signs_are_no_accents() -> None:
    """Two words of Hindi that differ in a vowel sign stay two words."""
    assert words("दान दिन") == ("दान", "दिन")
    assert fold("ガ") != fold("カ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a < b", "a > b"),
        ("at -1 degrees", "at 1 degrees"),
        ("at \u20131 degrees", "at 1 degrees"),
        ("1.5 cups", "15 cups"),
        ("2-3 cups", "23 cups"),
        ("about .5 cups", "about 5 cups"),
        ("5 % of tea", "5 of tea"),
        ("5 €", "5 $"),
        ("tea 👍", "tea 👎"),
        ("कि", "की"),
        ("½ cup", "¼ cup"),
    ],
)
def test_a_pin_sees_what_turns_a_meaning(one: str, other: str) -> None:
    """Signs and separators of numbers, symbols and vowel signs count."""
    assert pin(one) != pin(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tea, calms!", "tea calms"),
        ("two-fold", "two fold"),
        ("it's", "it\u2019s"),
        ("caf\u00e9", "cafe\u0301"),
        ("up to 10, or 12.", "Up to 10 or 12"),
        ("tea \u2013 hot", "tea hot"),
        ("☕\ufe0f", "☕"),
    ],
)
def test_a_pin_does_not_see_punctuation(one: str, other: str) -> None:
    """Other punctuation, blanks, case and the way an accent is written do not count."""
    assert pin(one) == pin(other)


@given(st.text(alphabet="ab -.,$%'\t", max_size=20))
def test_the_short_way_to_a_pin_is_the_long_one(text: str) -> None:
    """A text of plain letters is pinned alike when one letter with an accent makes it longer."""
    assert (pin(text) == pin("a")) == (pin(f"{text}é") == pin("aé"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Unidentified commenter 3", "Unidentified commenter\N{NO-BREAK SPACE}3"),
        ("Ann Lee", "Ann Lee"),
        ("7", "7"),
    ],
)
def test_a_number_stays_with_the_name(name: str, shown: str) -> None:
    """A line does not end between the last word of a name and its number."""
    assert unbroken(name) == shown
