"""The short way of reading a file and the careful one cannot be told apart, whatever the file."""

from collections.abc import Callable
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings

from argmap.loading.reader import Document, fast, located
from argmap.loading.reader.events import parse, parse_located
from argmap.loading.reader.fast import read_fast
from argmap.loading.reader.limits import DEPTH, VALUES
from tests.conftest import ROOT
from tests.loading.reader.yamlish import SCRAPS, files

WRITTEN = [
    path
    for folder in ("commands/starter", "tests")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
]


def is_short(text: str) -> bool:
    """Tell whether a text is read the short way; if so, see that nothing is lost by it."""
    data = read_fast(text)
    if data is None:
        return False
    with_care = parse_located(Document("a.yaml", text))
    assert (with_care.data, with_care.findings) == (data, ())
    assert not with_care.empty | with_care.cut
    return True


@given(files() | SCRAPS)
@settings(max_examples=400)
def test_the_short_way_leads_to_the_same_data(text: str) -> None:
    """A file is read the short way only where reading it with care has nothing to add."""
    is_short(text)


@given(files())
def test_the_short_way_is_taken(text: str) -> None:
    """It is taken for every file to which there is nothing to add, but for signs of the unusual."""
    with_care = parse_located(Document("a.yaml", text))
    has_more = with_care.findings or with_care.empty or with_care.cut
    if not has_more and not any(mark in text for mark in "&!\\#") and "---" not in text:
        assert is_short(text)


def test_the_usual_file_is_read_the_short_way() -> None:
    """Of all files of this repository, many of them broken on purpose, most are read so."""
    texts = [path.read_bytes().decode(errors="replace") for path in WRITTEN]
    assert sum(map(is_short, texts)) > len(texts) / 2


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: [null]", "a:\n- b\n-"])
def test_what_says_nothing_is_read_with_care(text: str) -> None:
    """A key or an item without a value is remarked on, so its file is not read the short way."""
    assert read_fast(text) is None
    assert parse(Document("a.yaml", text)).empty


@pytest.mark.parametrize("text", ["a: b # c", "a: b\t# c", "a: [b #c\n]"])
def test_what_is_cut_is_read_with_care(text: str) -> None:
    """A comment behind a value may be the rest of it, so its file is not read the short way."""
    assert read_fast(text) is None
    assert parse(Document("a.yaml", text)).cut


@given(files() | SCRAPS)
@settings(max_examples=200)
def test_places_found_later_are_the_same(text: str) -> None:
    """Where keys and values stand does not depend on the way in which the data was read."""
    document = parse(Document("a.yaml", text))
    with_care = parse_located(Document("a.yaml", text))

    assert dict(document.values) == dict(with_care.values)
    assert dict(document.keys) == dict(with_care.keys)
    if with_care.data is not None:
        assert list(document.key_paths()) == list(with_care.keys)
        assert all(document.follow(path) == path for path in with_care.values)


@pytest.mark.parametrize(
    ("most", "write"),
    [
        (VALUES - 3, lambda items: f"a: [{'x,' * items}]"),
        ((VALUES - 1) // 2, lambda keys: "".join(f"k{key}: x\n" for key in range(keys))),
        (DEPTH - 1, lambda lists: f"a: {'[' * lists}{']' * lists}"),
        (DEPTH, lambda mappings: f"{'{a: ' * mappings}x{'}' * mappings}"),
    ],
)
def test_limits(most: int, write: Callable[[int], str]) -> None:
    """What is just allowed is read by both, and what is just too much is refused by both."""
    assert is_short(write(most))
    assert read_fast(write(most + 1)) is None
    assert parse_located(Document("a.yaml", write(most + 1))).data is None


@given(files() | SCRAPS)
def test_without_libyaml_the_data_are_the_same(text: str) -> None:
    """Where libyaml is missing, the parser written in Python does; it minds tabs more."""
    found = parse(Document("a.yaml", text)).data
    with (
        patch.object(fast, "LOADER", yaml.BaseLoader),
        patch.object(located, "LOADER", yaml.BaseLoader),
    ):
        slowly = parse(Document("a.yaml", text)).data
    assert slowly == found or (slowly is None and "\t" in text)
