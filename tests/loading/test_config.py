"""argmap.toml is data only, and what is wrong in it is found where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loading.config import ConfigReading, read_config

ReadText = Callable[[str], ConfigReading]


@pytest.fixture
def read_it(tmp_path: Path) -> ReadText:
    """Write a configuration, and read it."""

    def read(text: str) -> ConfigReading:
        (tmp_path / "argmap.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
        return read_config(tmp_path)

    return read


def test_without_a_file(tmp_path: Path) -> None:
    """Without a file there are the defaults, and nothing to complain of."""
    config, findings = read_config(tmp_path)

    assert (config.site.branch, config.site.language, findings) == ("main", "en", ())


def test_what_it_says(read_it: ReadText) -> None:
    """Tables and dotted keys are both read."""
    config, findings = read_it('site.title = "Tea"\n[limits]\nnew_nodes = 5  # a change\n')

    assert (config.site.title, config.limits.new_nodes, findings) == ("Tea", 5, ())


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("[site]\ntitel = 'x'\n", "unknown-key", 2, 1),
        ("[sites]\n", "unknown-key", 1, 2),
        ("[site]\naddress = 'ftp://x'\n", "bad-value", 2, 11),
        ("[limits]\nnew_nodes = 0\n", "bad-value", 2, 13),
        ("site.title = 5\n", "wrong-type", 1, 14),
        ("[site]\ntitle = ''\n", "empty-value", 2, 9),
        ("[site]\ntitle = x\n", "bad-toml", 2, 9),
        ("[site\n", "bad-toml", 1, 6),
        ("[site]\ntitle = 'x", "bad-toml", 2, 11),
        ("a = 1\na = 2\n", "bad-toml", 2, 6),
        ("site = {title = 5}\n", "wrong-type", 1, 8),
        ("a = \u202e\n", "forbidden-character", 1, 5),
        ("a = " + "[" * 50_000, "bad-toml", 1, 1),
        ("a = " + "9" * 5_000, "bad-toml", 1, 1),
        ("\ud800", "not-utf8", 1, 1),
        ("#" * 70_000, "file-too-large", 1, 1),
    ],
)
def test_what_is_wrong(text: str, code: str, line: int, column: int, read_it: ReadText) -> None:
    """A mistake has one finding at its place, and the defaults stand in."""
    config, (finding,) = read_it(text)
    place = finding.location

    assert (finding.code, place.file) == (code, "argmap.toml")
    assert (place.line, place.column) == (line, column)
    assert config.site.title is None


def test_link_is_not_followed(tmp_path: Path) -> None:
    """A configuration that is a link, even a dangling one, is refused."""
    (tmp_path / "argmap.toml").symlink_to("/nowhere")

    assert [finding.code for finding in read_config(tmp_path).findings] == ["symbolic-link"]


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """No text whatsoever makes the reading of a configuration raise."""
    folder = tmp_path_factory.getbasetemp()
    (folder / "argmap.toml").write_text(text, encoding="utf-8", errors="surrogatepass")
    config, _ = read_config(folder)

    assert config.site.branch


@pytest.mark.parametrize(
    "line",
    [
        " " * 60_000 + "x",
        f'title = "{" " * 60_000}"',
        "a." * 30_000 + "a = 1",
        "a = " + "[" * 60_000,
        "[a" + ".a" * 9_000,
    ],
)
def test_a_line_that_is_far_too_long_is_not_parsed(line: str, read_it: ReadText) -> None:
    """The parser takes time and memory for blanks, dots and brackets."""
    (finding,) = read_it(f"[site]\n{line}\n").findings

    assert (finding.code, finding.location.line) == ("bad-toml", 2)
    assert "at most 1000 are allowed" in finding.message
