"""The site as a whole: every file there, every link good, the same bytes each time."""

import os
import posixpath
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from argmap.graph.model import examples
from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.render.site import site_files
from argmap.schema.config import SiteConfig
from tests.render.conftest import EVERYTHING

Pages = dict[str, str]
WriteDebate = Callable[[Mapping[str, str]], Path]

POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; "
    "style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'\">"
)


class Reader(HTMLParser):
    """Gathers the tags of a page with their attributes, and the levels of its headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, attribute: str) -> list[str]:
        """List all values of an attribute."""
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]


def html(pages: Pages) -> Pages:
    """Choose the pages among the files."""
    return {path: text for path, text in pages.items() if path.endswith(".html")}


def test_every_thing_has_a_page(pages: Pages, tea: Debate) -> None:
    """Each node, person, source and section has a page of its own."""
    assert {f"claims/{node}.html" for node in tea.nodes} < set(pages)
    assert {f"sources/{source}.html" for source in tea.sources} < set(pages)
    assert {f"sections/{section.id}.html" for section in tea.sections} < set(pages)
    assert {"people/ann.html", "people/ben.html"} < set(pages)


def test_every_link_is_relative_and_good(pages: Pages) -> None:
    """Every link names a file that is there, with its anchor; none begins at the root."""
    assert bad_links(pages) == []


def test_a_crowded_node_called_index(write_debate: WriteDebate) -> None:
    """Where a node whose id is ``index`` has more relations than its page shows, links are good."""
    files = {f"s/n{n}.yaml": f"kind: claim\ntext: N{n}.\nsupports: index\n" for n in range(40)}
    debate = load(write_debate(files | {"s/index.yaml": "kind: claim\ntext: A.\n"})).debate
    files_of_site = site_files([debate], EVERYTHING)
    found = {f.path.removeprefix("tea/"): f.content.decode() for f in files_of_site}

    assert 'href="../around/index-.html"' in found["claims/index-.html"]
    assert 'src="embed/index-.html"' in unescape(found["claims/index-.html"])
    assert bad_links(found) == []


def bad_links(pages: Pages) -> list[tuple[str, str]]:
    """List the links that lead nowhere, each with the path of its page."""
    read = {f"tea/{path}": Reader(text) for path, text in html(pages).items() if "/../" not in path}
    files = {f"tea/{path}" for path in pages} | set(pages)
    ids = {path: set(page.values("id")) for path, page in read.items()}
    bad: list[tuple[str, str]] = []
    for path, page in read.items():
        for link in page.values("href") + page.values("src"):
            if link.startswith(("https://", "data:")):
                continue
            name, anchor = urldefrag(link)
            anchor = "" if "=" in anchor else anchor  # the state of a page, not a place in it
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name or "."))
            target = path if not name else target
            if target not in files or (anchor and anchor not in ids[target]):
                bad.append((path, link))

    return bad


def test_policy_comes_first(pages: Pages) -> None:
    """On every page the policy is the first thing in the head, and nothing is inline."""
    for path, text in html(pages).items():
        assert re.search(r"<head>\s*" + re.escape(POLICY), text), path
        tags = Reader(text).tags
        assert not any(name.startswith("on") for _, attrs in tags for name in attrs)
        assert not any("style" in attrs or tag == "style" for tag, attrs in tags)
        scripts = [attrs for tag, attrs in tags if tag == "script"]
        data = {"type": "application/ld+json"}
        assert all("src" in attrs or attrs == data for attrs in scripts)


def test_headings_skip_no_level(pages: Pages) -> None:
    """Every page has one first heading, and no heading skips a level on the way down."""
    for path, text in html(pages).items():
        levels = [int(tag[1]) for tag, _ in Reader(text).tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_ids_are_unique(pages: Pages) -> None:
    """No page uses an id twice."""
    for path, text in html(pages).items():
        ids = Reader(text).values("id")
        assert len(ids) == len(set(ids)), path


def test_every_page_is_described(pages: Pages) -> None:
    """Every page but those made for other pages says in a sentence what it is about."""
    silent = [
        path
        for path, page in html(pages).items()
        if "noindex" not in page and 'http-equiv="refresh"' not in page
        if not re.search('<meta name="description"[^>]* content="[^"]{10,}">', page)
    ]

    assert silent == []


def test_person_called_index(pages: Pages) -> None:
    """A person whose id is ``index`` does not take the place of the list of people."""
    assert "<h1>People</h1>" in pages["people/index.html"]
    assert "<h1>Index" in pages["people/index-.html"]


def test_former_id_leads_on(pages: Pages) -> None:
    """The page of a former id leads to the node's page."""
    assert 'content="0; url=drink-tea.html"' in pages["claims/have-tea.html"]


def test_entrance_leads_into_the_only_debate(tea: Debate) -> None:
    """With one debate the entrance leads into it; with several it lists them."""
    one = {f.path: f.content.decode() for f in site_files([tea])}["index.html"]
    two = {f.path: f.content.decode() for f in site_files([tea, Debate("b", "B?")])}["index.html"]

    assert "url=tea/index.html" in one
    assert 'href="tea/index.html"' in two
    assert 'href="b/index.html"' in two


def test_empty_debate_says_so() -> None:
    """A debate without anything in it still makes pages, and they say what is missing."""
    pages = {f.path: f.content.decode() for f in site_files([Debate("b", "B?")])}

    assert "No claim is recorded yet" in pages["b/index.html"]
    assert "No concession is recorded yet" in pages["b/kernels.html"]
    assert "Nobody's views are recorded here" in pages["b/cruxes.html"]
    assert "There is nothing to read yet" in pages["b/short.html"]
    assert "Nobody is recorded yet" in pages["b/people/index.html"]


def test_debate_of_one_person_says_so() -> None:
    """Where views are recorded and nobody objects to another's, that is what the page says."""
    whole = examples.tea()
    alone = replace(whole, nodes={"tea-calms": whole.nodes["tea-calms"]}, relations=(), theses=())
    section = whole.sections[0]._replace(root="tea-calms")
    files = site_files([replace(alone, sections=(section,))])
    pages = {file.path: file.content.decode() for file in files}

    assert "No disagreement is recorded yet" in pages["tea/cruxes.html"]


def test_language_and_title(tea: Debate) -> None:
    """The configured language stands on every page, the title on the list of debates."""
    config = SiteConfig(title="All about drinks", language="en-GB")
    files = {f.path: f.content.decode() for f in site_files([tea, Debate("b", "B?")], config)}

    assert all('<html lang="en-GB">' in text for path, text in files.items() if ".html" in path)
    assert "<h1>All about drinks</h1>" in files["index.html"]


BUILD = """
import sys
from hashlib import sha256
from pathlib import Path
from argmap.loading.load import load
from argmap.render.site import site_files

whole = sha256()
for file in site_files([load(Path(sys.argv[1])).debate]):
    whole.update(f"{file.path} {len(file.content)} ".encode() + file.content)
print(whole.hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes(tea: Debate, tmp_path: Path, seed: str) -> None:
    """The bytes depend on neither hash seed, folder, time zone nor order of files."""
    claims = tmp_path / "elsewhere" / "claims" / "tea"
    for file in sorted((tmp_path / "claims" / "tea").rglob("*.yaml"), reverse=seed == "2"):
        copy = claims / file.relative_to(tmp_path / "claims" / "tea")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "LC_ALL": "C"}
    command = [sys.executable, "-c", BUILD, str(tmp_path / "elsewhere")]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    here = subprocess.run(
        [*command[:-1], str(tmp_path)], capture_output=True, text=True, check=True
    )

    assert made.stdout == here.stdout


def test_a_debate_of_one_claim_has_no_empty_ways_in(write_debate: WriteDebate) -> None:
    """Without people, sources and links no page counts to nought or leads to an empty list."""
    debate = load(write_debate({"main/a.yaml": "kind: claim\ntext: A.\n"})).debate
    files = site_files([replace(debate, theses=("a",))])
    pages = {f.path: f.content.decode() for f in files if f.path.endswith(".html")}
    overview = pages["tea/index.html"]

    assert re.search(r">0 |\b0 (?!0)[a-z]", overview) is None
    assert 'class="ways"' not in overview
    for place in ("people/index.html", "sources/index.html", "cruxes.html", "short.html"):
        assert f'href="{place}"' not in overview, place
    assert "Nothing is open" in pages["tea/open.html"]


def test_the_entrance_shows_what_each_debate_asks(tea: Debate) -> None:
    """Questions and theses, with links; and every page of a debate leads back."""
    files = site_files([tea, replace(tea, id="milk", title="Milk?")])
    pages = {f.path: f.content.decode() for f in files if f.path.endswith(".html")}

    assert "Which drink is better?" in pages["index.html"]
    assert 'href="milk/claims/drink-tea.html">One should drink tea' in pages["index.html"]
    assert 'data-debates="tea milk"' in pages["index.html"]
    for path, page in pages.items():
        if path.startswith("milk/") and "/embed/" not in path and 'http-equiv="refresh' not in page:
            assert re.search(r'<a href="(\.\./)+index\.html">All debates</a>', page), path
