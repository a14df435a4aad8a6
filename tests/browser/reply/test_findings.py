"""The form of a reply finds what the checks find."""

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from argmap.loading.reader.characters import refused
from tests.browser.reply.form import FINE, codes, fill, found_by_check, reply_to, written

pytestmark = pytest.mark.browser


WRONG: Final[dict[str, tuple[dict[str, str], set[str]]]] = {
    "nothing": ({}, set()),
    "no text": ({"text": ""}, {"missing-key"}),
    "only blanks": ({"text": " \n\t "}, {"missing-key"}),
    "600 characters": ({"text": "tea " * 149 + "calm"}, set()),
    "601 characters": ({"text": "tea " * 149 + "calms"}, {"text-too-long"}),
    "emoji count once": ({"text": "\U0001f375" * 600}, set()),
    "45 characters": ({"short": "x" * 45}, set()),
    "46 characters": ({"short": "x" * 46}, {"short-too-long"}),
    "no title": ({"short": ""}, set()),
    "capital in the id": ({"id": "Herbs"}, {"bad-name"}),
    "two hyphens": ({"id": "a--b"}, {"bad-name"}),
    "device": ({"id": "com1"}, {"bad-name"}),
    "no value": ({"id": "null"}, {"bad-name"}),
    "flag": ({"id": "yes"}, set()),
    "truth value": ({"id": "true"}, set()),
    "number": ({"id": "007"}, set()),
    "64 characters": ({"id": "a" * 64}, set()),
    "65 characters": ({"id": "a" * 65}, {"bad-name"}),
    "id elsewhere": ({"id": "tea-wakes"}, {"duplicate-id"}),
    "former id": ({"id": "have-tea"}, {"duplicate-id"}),
    "zero width": ({"text": "Tea\u200b calms one down."}, {"forbidden-character"}),
    "direction": ({"short": "Tea \u202e calms"}, {"forbidden-character"}),
    "control": ({"text": "Tea \x07 rings."}, {"forbidden-character"}),
    "tag": ({"text": "Tea \U000e0041 rings."}, {"forbidden-character"}),
    "joiner between letters": ({"text": "Te\u200da rings."}, {"forbidden-character"}),
    "joiner in an emoji": ({"text": "So says a \U0001f469\u200d\U0001f52c."}, set()),
    "in the limits": ({"as": "kernel", "limits": "Not\u2066 more."}, {"forbidden-character"}),
    "Cyrillic letter": ({"text": "It is a p\u0430radox."}, {"mixed-scripts"}),
    "two characters a letter": ({"text": "A cafe\u0301 is no tea house."}, set()),
    "hash and colon": ({"text": "Note: tea is #1 - 'really' \"so\"."}, set()),
    "looks like a number": ({"text": "1e3", "short": "12"}, set()),
    "looks like a flag": ({"text": "yes", "short": "No"}, set()),
    "colon in the title": ({"short": "Tea: a drink [hot]"}, set()),
    "paragraphs": ({"text": "Herbs do.\n\nThey   make one\tsleepy."}, set()),
    "rebuts": ({"as": "rebuts"}, set()),
    "kernel": ({"as": "kernel", "limits": "Only some."}, set()),
    "no step": ({"as": "undercuts"}, {"undercut-without-step"}),
    "step": ({"as": "undercuts", "step": "tea-calms -> drink-tea"}, set()),
    "said already": ({"text": "One should drink tea at any time of a day."}, {"near-duplicate"}),
    "its opposite": ({"text": "One should not drink tea at any time of the day."}, set()),
    "contributor": ({"name": "Cleo"}, set()),
    "somebody new": ({"name": "Dora Smith"}, {"unknown-person"}),
    "name in a source": ({"name": "Ann"}, {"unknown-person"}),
    "no Latin letter": ({"name": "\u674e"}, {"bad-id"}),
    "device for a name": ({"name": "Nul"}, {"unknown-person"}),
    "no value for a name": ({"name": "Null"}, {"unknown-person"}),
    "flag for a name": ({"name": "No"}, {"unknown-person"}),
}  # fmt: skip
"""What may be filled in, and what is wrong with it."""


@pytest.mark.parametrize("case", WRONG)
def test_the_form_finds_what_the_checks_find(page: Page, tmp_path: Path, case: str) -> None:
    """The same codes as ``argmap check`` on the file that the form writes."""
    fields, expected = WRONG[case]
    fill(page, {**FINE, **fields})
    path, text = written(page)

    assert codes(page) == expected
    assert found_by_check(tmp_path, {path: text}) == expected
    assert page.locator("#reply-ready").is_visible() == (
        not expected
        or expected <= {"text-too-long", "short-too-long", "mixed-scripts", "near-duplicate"}
        or expected == {"unknown-person"}
    )


def test_a_step_that_is_none(page: Page, tea: str, tmp_path: Path) -> None:
    """A step that the address names, and that is not there, is shown and found."""
    reply_to(page, tea, "drink-tea&step=tea-wakes%20-%3E%20tea-calms", "undercuts")
    fill(page, FINE)
    path, text = written(page)

    assert codes(page) == found_by_check(tmp_path, {path: text}) == {"unknown-step"}


REFUSED: Final = """ranges => ranges.flatMap(([start, end]) =>
  Array.from({length: end - start}, (_, at) => String.fromCodePoint(start + at))
    .filter(one => argmapReply.refused(`a${one}b`)))"""


def test_characters_are_refused_as_in_files(page: Page) -> None:
    """Of all characters, the same ones."""
    ranges = [[0, 0xD800], [0xE000, 0x10000], [0xE0000, 0xE1000]]
    found = page.evaluate(REFUSED, ranges)

    characters = (chr(code) for start, end in ranges for code in range(start, end))
    assert found == [c for c in characters if c != "\r" and any(refused(f"a{c}b"))]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("So", "No error found, but write a whole sentence."),
        ("Herbs in it make one sleepy.", "No error found."),
        (
            "One should drink tea at any time of a day.",
            "Ready, but see “Drink tea” first.",
        ),
    ],
)
def test_says_how_ready_it_is(page: Page, text: str, state: str) -> None:
    """No error is not praise: a fragment is to become a sentence, a repetition is named."""
    fill(page, {"text": text})

    assert page.locator("#reply-state").inner_text() == state
