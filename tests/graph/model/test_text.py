"""Words as they are compared."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.model.text import fold, words


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
