"""What a file said is remembered for as long as it cannot have changed."""

import os
import time
from pathlib import Path

import pytest

from argmap.loading import cache as module
from argmap.loading.cache import ReadingCache
from argmap.loading.discovery import DebateFile

SECOND = 10**9
HOUR = 3_600 * SECOND


@pytest.fixture
def file(tmp_path: Path) -> DebateFile:
    """Write a file of a person, just now."""
    path = tmp_path / "ann.yaml"
    path.write_text("name: Ann\nidentified: by-header\n", "utf-8")
    return DebateFile(str(path), "claims/tea/people/ann.yaml", "person", "ann")


def test_a_file_that_is_old_is_not_read_again(
    file: DebateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How it looks says enough."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + HOUR)
    first = ReadingCache()
    reading = first(file)
    second = ReadingCache(first, read_one=lambda _: pytest.fail("it was read"))

    assert (second(file), second.unchanged) == (reading, True)


def test_a_file_written_twice_within_a_tick_is_read_again(
    file: DebateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may look the same a second later: FAT counts in steps of two."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + SECOND)
    monkeypatch.setattr(module, "looks", lambda _: "the same")
    first = ReadingCache()
    first(file)
    file.path.write_text("name: Eve\nidentified: by-header\n", "utf-8")
    second = ReadingCache(first)

    assert second(file).document.text.startswith("name: Eve")
    assert not second.unchanged


def test_a_file_of_the_same_text_is_as_before(file: DebateFile) -> None:
    """A switch of branches and back gives it another time, which is no news."""
    first = ReadingCache()
    reading = first(file)
    os.utime(file.path, (1, 1))
    second = ReadingCache(first)

    assert second(file) is reading
    assert second.unchanged


def test_a_file_that_cannot_be_read_is_never_as_before(file: DebateFile) -> None:
    """What is wrong with it may differ from one time to the next."""
    file.path.write_bytes(b"\xff")
    first = ReadingCache()
    first(file)
    second = ReadingCache(first)
    second(file)

    assert not second.unchanged
