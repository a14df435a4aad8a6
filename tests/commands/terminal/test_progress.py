"""What a command is busy with, on a terminal."""

import time

import pytest

from argmap.commands.terminal.progress import busy_with


def test_long_work_is_told_and_the_line_goes_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal sees what goes on; in the end the line is cleared."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with busy_with("reading 3 files", patience=0.01):
        time.sleep(0.2)
    told = capsys.readouterr().err
    assert "reading 3 files … 0 s" in told
    assert told.endswith("\r\x1b[K")


@pytest.mark.parametrize("terminal", [True, False])
def test_short_work_and_pipes_are_left_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    """Nothing is printed that would only flicker, or stand in a log."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    with busy_with("reading 3 files", patience=60 if terminal else 0.01):
        time.sleep(0.05)
    assert capsys.readouterr().err == ""
