"""Letters of any script as plain Latin ones."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.schema.folding import fold_letters, letter_table
from argmap.schema.ids import free_id, id_problem, slug


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Jürgen Müller", "jurgen-muller"),
        ("Ju\u0308rgen Mu\u0308ller", "jurgen-muller"),
        ("Straße", "strasse"),
        ("Øystein Ærø Ångström", "oystein-aero-angstrom"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Đặng Þór", "dang-thor"),
        ("İstanbul", "istanbul"),
        ("Ψυχή", "psychi"),
        ("Юрий Письмо", "yuriy-pismo"),
        ("とうきょう", "toukiyou"),
        ("北京", "beijing"),
        ("🙂 !?", ""),
        ("mona_cat", "mona-cat"),
    ],
)
def test_an_id_keeps_the_letters(name: str, id_: str) -> None:
    """In every script; what is no letter parts words, and nothing is left of a name without any."""
    assert slug(name) == id_


@given(st.text())
@example("NULL")
def test_every_text_makes_a_valid_id_or_none(text: str) -> None:
    """Whatever the text, and the same in every form of Unicode."""
    made = slug(text)
    assert (
        not made
        or id_problem(made) == ""
        or made
        in {"con", "prn", "aux", "nul", "null"}
        | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
    )
    assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))


def test_the_table_says_what_the_library_says() -> None:
    """Looked up as it is or in small letters, each character of the table folds alike."""
    table = letter_table()
    small = {character: folded for folded, letters in table.items() for character in letters}
    covered = [chr(code) for code in (*range(0xC0, 0x530), *range(0x1E00, 0x2000))]
    covered += [chr(code) for code in range(0x3041, 0x3100)]
    for character in covered:
        if unicodedata.normalize("NFC", character) == character:
            by_table = small.get(character, small.get(character.lower()))
            if by_table is not None:
                assert by_table == fold_letters(character), hex(ord(character))
    assert all(letter in small for letter in "üßøłéжψかカ")


@given(st.sets(st.sampled_from(["a", "a-2", "a-3", "con", "con-2"])))
def test_a_free_id_is_free(taken: set[str]) -> None:
    """Never one that is taken, nor one that no file can have."""
    for stem in ("a", "con"):
        made = free_id(stem, taken)
        assert made not in taken
        assert id_problem(made) == ""
