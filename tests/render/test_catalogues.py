"""The catalogues: complete, true to their places and tags, and compiled."""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from argmap.render.catalogue import LANGUAGES, THOUSANDS, say, wording
from argmap.render.script_texts import script_texts, translated_script
from tests.catalogues import PLURALS, ROOT, catalogue, forms, gathered

OTHERS = LANGUAGES[1:]
SCRIPTS = sorted((ROOT / "render" / "static").glob("*.js"))
PARTS = re.compile(r"%\(\w+\)s|\{\w+\}|</?\w+[^>]*>")
PROSE = re.compile(r"<(kbd|code)>.*?</\1>|<[^>]*>")
"""What is no prose: keys, code and tags."""


def _messages(language: str) -> list[Message]:
    return [text for text in catalogue(language) if text.id]


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language: str) -> None:
    """No text is missing, none is left over: `make catalogues` says what is to be translated."""
    missing = [text.id for text in _messages(language) if not all(forms(text.string))]

    assert {text.id for text in _messages(language)} == {t.id for t in gathered() if t.id}
    assert missing == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_places_and_tags(language: str) -> None:
    """Each form has the places and the tags of the English one; a number may stay unsaid."""
    for text in _messages(language):
        expected = Counter(PARTS.findall(forms(text.id)[-1]))
        for form in forms(text.string):
            found = Counter(PARTS.findall(form))
            unsaid = {"%(num)s", "{number}"} if text.pluralizable else set()
            assert found.keys() | unsaid == expected.keys() | unsaid, text.id
            assert found <= expected, text.id


@pytest.mark.parametrize("language", OTHERS)
def test_catalogues_are_compiled(language: str) -> None:
    """What a site reads is what the catalogue says."""
    words = wording(language)
    for text in _messages(language):
        one, *others = forms(text.id)
        if others:
            said = (words.ngettext(one, others[0], 1), words.ngettext(one, others[0], 2))
            assert said == text.string
        else:
            assert words.gettext(one) == text.string


def test_each_language_says_how_it_counts() -> None:
    """Its forms for numbers, and what sets thousands apart."""
    assert PLURALS.keys() == THOUSANDS.keys() == set(OTHERS)
    assert [wording(one).ngettext("{number} open", "{number} open", 0) for one in OTHERS] == [
        "{number} offen",
        "{number} ouverte",
    ]
    assert [wording(one).number(12_345) for one in LANGUAGES] == [
        "12,345",
        "12.345",
        "12\N{NARROW NO-BREAK SPACE}345",
    ]


def test_french_signs_keep_to_their_words() -> None:
    """A sign of two parts, and a quotation mark, has a space before it that does not break."""
    for text in _messages("fr"):
        for form in forms(text.string):
            assert re.search(r" [:;!?»]|« |\w[;!?»]|'", PROSE.sub("", form)) is None, form


def test_german_quotation_marks() -> None:
    """They are German ones, and the apostrophe is no straight one."""
    for text in _messages("de"):
        for form in forms(text.string):
            assert re.search("[”'\"]|“[^„]*“", PROSE.sub("", form)) is None, form


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_have_no_marks_left(language: str) -> None:
    """Each marked text became a text of the language."""
    for path in SCRIPTS:
        script = path.read_text(encoding="utf-8")
        made = translated_script(script, language)

        assert re.search(r"\b(?:_|ngettext)\(", made) is None, path.name
        for text in script_texts(script):
            if isinstance(text, str) and "{" not in text:
                assert f'"{say(text, language)}"' in made, text


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_sentences_of_scripts_are_marked(path: Path) -> None:
    """What reads like a sentence in a script is marked for translation."""
    script = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
    script = re.sub(r'\b(?:_|ngettext)\("[^"]*"(?:, "[^"]*")?', "", script)
    sentence = r'["`](?:[A-Z][a-z]+(?: [a-z]+)+[^"`]*|[A-Z][^"`]*[a-z]\.)["`]'

    assert re.findall(sentence, script) == []
