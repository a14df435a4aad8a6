"""Words that turn a meaning."""

import pytest

from argmap.graph.diff.words import reworded
from argmap.graph.model.turning_words import turning_words
from argmap.graph.queries.similar import turned


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Tea calms people.", "Tea doesn't calm people."),
        ("de", "Tee beruhigt Menschen sehr.", "Tee beruhigt Menschen nicht sehr."),
        ("de-AT", "Alle Tees beruhigen den Magen.", "Einige Tees beruhigen den Magen."),
        ("fr", "Le thé est calmant pour tous.", "Le thé n'est calmant pour tous."),
        ("fr", "Le thé calme toujours les nerfs.", "Le thé calme parfois les nerfs."),
        ("es", "El té calma los nervios.", "El té no calma los nervios."),
        ("es", "El té siempre calma los nervios.", "El té jamás calma los nervios."),
    ],
)
def test_a_turning_word_changes_the_meaning(language: str, before: str, after: str) -> None:
    """In each language that has a list."""
    assert reworded(before, after, language).changes_meaning


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_punctuation_changes_no_meaning(language: str) -> None:
    """Nor does another spelling of the same words."""
    assert not reworded("Tee, sagt man, wärmt.", "Tee sagt man wärmt!", language).changes_meaning


def test_without_a_list_nothing_is_claimed() -> None:
    """A rewording may mean anything, and no opposite is guessed."""
    found = reworded("Il tè calma.", "Il tè calma molto.", "it")

    assert (found.checked, found.changes_meaning) == (False, True)
    assert turned(["non", "calma"], ["calma"], "it") == ""


def test_a_regional_tag_has_the_words_of_its_language() -> None:
    """What follows the hyphen makes no difference."""
    assert turning_words("pt-BR") is None
    assert turning_words("EN-gb") == turning_words("en")
