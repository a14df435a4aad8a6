"""The scripts and the style sheet: small, and nothing in them turns text into code."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from argmap.render.assets import assets
from argmap.schema.folding import letter_table

SCRIPTS = sorted(name for name in assets() if name.endswith(".js"))
BANNED = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|"
    r"setTimeout\(\s*[\"']|createContextualFragment|\bimport\b|\?\?=|\|\|=|&&="
)


@pytest.mark.parametrize("name", SCRIPTS)
def test_text_stays_text(name: str) -> None:
    """No script makes HTML or code out of text, or needs more than ES2020."""
    assert BANNED.search(assets()[name].content.decode()) is None


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_string_spans_lines(name: str) -> None:
    """Pages get scripts without indents and comments, so each template literal ends in its line."""
    script = (files("argmap.render") / "static" / name).read_text(encoding="utf-8")

    assert [line for line in script.splitlines() if line.count("`") % 2] == []
    assert re.findall(r"^\s*/\*(?!.*\*/$)", script, re.MULTILINE) == []


def test_style_sheet_is_small() -> None:
    """The style sheet of every page has 13.5 kB at most, and asks for nothing elsewhere."""
    sheet = assets()["site.css"].content

    assert len(sheet) <= 13.5 * 1024
    assert b"url(" not in sheet
    assert b"@import" not in sheet


def test_scripts_of_a_page_are_small(pages: dict[str, str]) -> None:
    """A page asks for 18 kB of script, the map for 25, the form of a reply for 35, data aside."""
    sizes = {asset.name: len(asset.content) for asset in assets().values()}
    sizes[assets()["letters.js"].name] = 0  # a table
    most = {"map": 25, "reply": 35}
    for path, page in pages.items():
        asked = re.findall(r"[\w-]+\.js", " ".join(re.findall("<script defer [^>]*>", page)))
        limit = max(most.get(name.partition("-")[0], 18) for name in ["", *asked])
        assert sum(sizes.get(name, 0) for name in asked) <= limit * 1024, path


def test_letters_are_those_of_ids(blessing: bool) -> None:
    """The browser folds letters by the table of the ids, which has 8 kB at most."""
    head = "// Letters as ids write them, see schema/folding.py; made by `make bless`.\n"
    table = json.dumps(letter_table(), ensure_ascii=False, separators=(",", ":"))
    expected = f"{head}window.ARGMAP_LETTERS={table};\n"
    file = files("argmap.render") / "static" / "letters.js"
    if blessing:
        Path(str(file)).write_text(expected, encoding="utf-8", newline="")

    assert file.read_text(encoding="utf-8") == expected
    assert len(expected.encode()) <= 8_000
