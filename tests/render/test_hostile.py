"""Whatever a stranger writes into a debate is text: never a tag, an attribute or a script."""

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from argmap.loading.load import load
from argmap.render.addresses import outside
from argmap.render.site import site_files
from tests.render.conftest import EVERYTHING
from tests.render.hostile import PAYLOADS, hostile

WriteDebate = Callable[[Mapping[str, str]], Path]


class Skeleton(HTMLParser):
    """The tags of a page with the names of their attributes, its addresses, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.bones: list[tuple[str, ...]] = []
        self.addresses: list[str | None] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with the names of its attributes."""
        self.bones.append((tag, *(name for name, _ in attrs)))
        names = {name for name, _ in attrs}
        told = {"href", "src"} if names & {"property", "name"} else {"href", "src", "content"}
        self.addresses += [value for name, value in attrs if name in told]

    def handle_endtag(self, tag: str) -> None:
        """Keep the end of a tag."""
        self.bones.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        """Keep a comment, so that none can slip in."""
        self.bones.append(("comment",))

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.words += data


def site(folder: Path) -> dict[str, str]:
    """Make the files of a debate's site."""
    loaded = load(folder)
    assert [finding.code for finding in loaded.findings] == []
    return {f.path: f.content.decode() for f in site_files([loaded.debate], EVERYTHING)}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_pages_keep_their_bones(write_debate: WriteDebate, payload: str) -> None:
    """With hostile text a page has the same tags, attributes and links as with harmless text."""
    plain = site(write_debate(hostile("harmless text")))
    attacked = site(write_debate(hostile(payload)))

    assert set(attacked) == set(plain)
    for path in (path for path in plain if path.endswith(".html")):
        mine, wanted = Skeleton(attacked[path]), Skeleton(plain[path])
        if re.search("/short|map|/sections/", path):  # sentences are links, maps are fitted
            assert {bone[0] for bone in mine.bones} == {bone[0] for bone in wanted.bones}
            continue
        assert mine.bones == wanted.bones, path
        assert mine.addresses == wanted.addresses, path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_comes_out_as_it_went_in(write_debate: WriteDebate, payload: str) -> None:
    """Hostile text is shown letter by letter; templates in it are not run."""
    page = site(write_debate(hostile(payload)))["tea/claims/a.html"]

    assert f"Y {' '.join(payload.split())}" in Skeleton(page).words


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_copy_is_one_frame(write_debate: WriteDebate, payload: str) -> None:
    """The lines to copy are one empty frame for whoever pastes them, with the title as a text."""
    page = site(write_debate(hostile(payload)))["tea/claims/a.html"]
    lines = unescape(page.rpartition("<pre><code>")[2].partition("</code></pre>")[0])

    assert Skeleton(lines).bones == [("iframe", "src", "width", "height", "title"), ("/iframe",)]
    assert unescape(lines.partition('title="')[2].partition('"')[0]).startswith("X ")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_search_data_is_only_data(write_debate: WriteDebate, payload: str) -> None:
    """The script of the search data is one value of JSON, whatever the texts are."""
    script = site(write_debate(hostile(payload)))["tea/search-data.js"]
    head, _, rest = script.partition("=")
    data = json.loads(rest.removesuffix(";\n"))

    assert head == "window.ARGMAP_SEARCH"
    assert {type(cell) for row in data["rows"] for cell in row} == {str, list}
    assert not set(script) & set("<>&")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_data_for_programs(write_debate: WriteDebate, payload: str) -> None:
    """What programs read says the text letter by letter, and the JSON in a page cannot end it."""
    files = site(write_debate(hostile(payload)))
    page = files["tea/claims/a.html"]
    inner = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    text = json.loads(files["tea/claims/a.json"])["text"]

    assert json.loads(inner)["text"] == " ".join(text.split())
    assert not set(inner) & set("<>&")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "ftp://example.org/", "https://user@example.org/", "https://user:pass@example.org/",
        "//example.org/", "https:///nowhere", "https://[broken", "", None,
    ],
)  # fmt: skip
def test_addresses_that_are_no_links(address: str | None) -> None:
    """Only http and https without anybody's name become links."""
    assert outside(address) is None


def test_attributes_stand_in_double_quotes(pages: dict[str, str]) -> None:
    """No page has one in single quotes or in none, for apostrophes are written as they are."""
    for path, page in pages.items():
        if path.endswith(".html"):
            text = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
            bare = re.sub(r'="[^"]*"', "", text)
            assert re.search(r"<[a-z][^<>]*['=]", bare) is None, path
