"""The catalogue of rules, and the page that is made of it."""

from pathlib import Path

from argmap.checks.catalogue import CATALOGUE, TOPICS, as_markdown

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def test_page_is_fresh(blessing: bool) -> None:
    """The page in the documentation says what the code says."""
    if blessing:
        PAGE.write_text(as_markdown(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == as_markdown()


def test_codes_are_unique() -> None:
    """No two rules share a code."""
    rules = {id(rule) for topic in TOPICS.values() for rule in topic}

    assert len(CATALOGUE) == len(rules)


def test_examples_come_in_pairs() -> None:
    """A rule shows what breaks it and the same fixed, or neither."""
    assert [rule.code for rule in CATALOGUE.values() if bool(rule.before) != bool(rule.after)] == []
