"""What programs read: the same facts as the pages, in forms that stay."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from argmap.graph.model.debate import Debate, Node
from argmap.loading.history import Revision
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.render.data import node_yaml
from argmap.render.site import site_files
from argmap.schema.config import SiteConfig
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import Kind
from tests.render.miniature import TEA

Files = Mapping[str, str]
WriteDebate = Callable[[Mapping[str, str]], Path]
HISTORY = (
    Revision(
        "b" * 40, "2024-10-17T08:00:00Z", "Grant & more", ("some-calm",), ("have-tea",), ("x",)
    ),
    Revision("a" * 40, "2024-10-16T08:00:00Z", "Begin", ("tea-calms",)),
)  # fmt: skip
ADDRESS = SiteConfig.model_validate({"address": "https://example.org/maps/"})


@pytest.fixture
def published(tea: Debate) -> Files:
    """Make the site with an address and a history."""
    files = site_files([tea], ADDRESS, {"tea": HISTORY})
    return {file.path: file.content.decode() for file in files}


def test_claim_as_json(pages: Files) -> None:
    """A claim's JSON has what its file says, what bears on it, and how it fares."""
    data = json.loads(pages["claims/drink-tea.json"])

    assert (data["format"], data["debate"], data["section"]) == (2, "tea", "drinks")
    assert data["text"] == "One should drink tea, at any time of the day."
    assert (data["status"], data["profile"]) == ("contested", "structured")
    assert {"relation": "supports", "from": "tea-calms", "name": "tea-calms -> drink-tea"} in data[
        "bearing_on_it"
    ]


def test_claim_as_yaml(tea: Debate, tmp_path: Path) -> None:
    """A claim's YAML, put back in its place, is the same claim."""
    for name, text in TEA.items():
        path = tmp_path / "claims" / "tea" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for node in tea.nodes.values():
        path = tmp_path / "claims" / "tea" / node.section / f"{node.id}.yaml"
        path.write_bytes(node_yaml(node))
    again = load(tmp_path)

    assert again.findings == ()
    assert {n.id: n.record for n in again.debate.nodes.values()} == {
        n.id: n.record for n in tea.nodes.values()
    }


def test_numbers_in_yaml() -> None:
    """A number stays a number."""
    record = NodeRecord(kind=Kind.CLAIM, text="Tea calms.", base=0.75, priority=2)
    written = node_yaml(Node("tea-calms", "drinks", record))

    assert b"base: 0.75\npriority: 2\n" in written


def test_whole_debate_as_json(pages: Files, tea: Debate) -> None:
    """The whole debate is one file: every node, person and source."""
    data = json.loads(pages["debate.json"])

    assert [node["id"] for node in data["nodes"]] == list(tea.nodes)
    assert set(data["people"]) == set(tea.people)
    assert set(data["sources"]) == set(tea.sources)


def test_claim_for_search_engines(pages: Files) -> None:
    """A claim's page describes it as a Claim, with those who assert it."""
    page = pages["claims/drink-tea.html"]
    inner = re.search(r'ld\+json">(.*)</script>', page)

    assert inner is not None
    data = json.loads(inner[1])
    assert (data["@type"], data["name"]) == ("Claim", "Drink tea")
    assert data["author"] == [{"@type": "Person", "name": "Ann"}]


def test_no_address_no_absolute_link(pages: Files) -> None:
    """Without an address no page and no file claims to know where it lies."""
    assert "canonical" not in pages["claims/drink-tea.html"]
    assert not any(path.endswith(("sitemap.xml", "404.html")) for path in pages)


def test_address(published: Files) -> None:
    """With an address each page names its own, and the map of the site names every page."""
    place = "https://example.org/maps/tea/"
    listed = {
        element.text
        for element in ET.fromstring(published["tea/sitemap.xml"]).iter()
        if element.text
    }

    assert (
        f'rel="canonical" property="og:url" href="{place}claims/drink-tea.html"'
        in published["tea/claims/drink-tea.html"]
    )
    assert '"url":"drink-tea.html"' in published["tea/claims/drink-tea.html"]  # from this page
    assert f"{place}claims/drink-tea.html" in listed
    assert f"{place}sitemap.xml" in published["sitemap.xml"]
    assert f'href="{place}index.html"' in published["404.html"]


def test_feed(published: Files) -> None:
    """The feed has an entry for each revision, named after a claim, dated as git dates it."""
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(published["tea/feed.xml"])

    assert [e.text for e in feed.iter(f"{atom}title")][1:] == [
        "Added: Some teas do calm., and 2 more", "Added: Tea calms.",
    ]  # fmt: skip
    assert [e.text for e in feed.iter(f"{atom}updated")] == [
        HISTORY[0].time, HISTORY[0].time, HISTORY[1].time,
    ]  # fmt: skip
    assert "Grant &amp; more</content>" in published["tea/feed.xml"]
    assert 'href="../feed.xml"' in published["tea/claims/drink-tea.html"]


def test_changes(published: Files) -> None:
    """The page of changes names what was added, changed under a former id, and withdrawn."""
    page = published["tea/changes.html"]

    assert '<a href="claims/some-calm.html">' in page
    assert '<a href="claims/drink-tea.html">Drink tea</a>' in page
    assert "<code>x</code>" in page
    assert "Last changed on" in published["tea/index.html"]


def test_no_history(pages: Files) -> None:
    """Without a history there is no date and no feed, and the page of changes says why."""
    assert "No history is shown" in pages["changes.html"]
    assert "feed.xml" not in pages
    assert "feed.xml" not in pages["index.html"]
    assert "last changed" not in pages["index.html"]


def test_for_language_models(published: Files, tea: Debate) -> None:
    """A plain text at the top says what the site is and where its data lie."""
    text = published["llms.txt"]

    assert text.startswith("# Tea or coffee?\n\n> A map of an argument")
    assert "(https://example.org/maps/tea/debate.json)" in text
    assert all(section.title in text for section in tea.sections)


def test_titles_make_no_links(write_debate: WriteDebate) -> None:
    """In the text for language models a title is text: it ends no link and begins none."""
    title = "A](https://evil.example) [b](https://evil.example) <i>"
    files = {"debate.yaml": f"format: 1\ntitle: T\nsections: [{{id: s, title: '{title}'}}]\n"}
    debate = load(write_debate(files | {"s/a.yaml": "kind: claim\ntext: A.\n"})).debate
    text = next(file.content for file in site_files([debate]) if file.path == "llms.txt").decode()
    links = re.findall(r'href="([^"]*)"', MarkdownIt().render(text))

    assert links[-1] == "tea/sections/s.html"
    assert not any("evil" in link for link in links)


def test_real_claims_come_back(empathy: Loaded, tmp_path: Path) -> None:
    """Every claim of the real debate reads back from its YAML as it was."""
    folder = tmp_path / "claims" / "d"
    folder.mkdir(parents=True)
    (folder / "debate.yaml").write_text(
        "format: 1\ntitle: T\nsections: [{id: s, title: S}]\n", encoding="utf-8"
    )
    (folder / "s").mkdir()
    for node in empathy.debate.nodes.values():
        (folder / "s" / f"{node.id}.yaml").write_bytes(node_yaml(node))
    again = load(tmp_path)

    assert {n.id: n.record.text for n in again.debate.nodes.values()} == {
        n.id: n.record.text for n in empathy.debate.nodes.values()
    }


def test_data_and_frames_are_written_only_where_they_are_asked_for(tea: Debate) -> None:
    """A claim is one file; JSON, YAML and a page to embed, and all that leads there, are extra."""
    files = {file.path: file.content.decode() for file in site_files([tea])}
    page = files["tea/claims/drink-tea.html"]

    assert not [path for path in files if "/embed/" in path or path.endswith(".yaml")]
    assert [path for path in files if path.endswith(".json")] == ["tea/debate.json"]
    assert ".json" not in page
    assert "iframe" not in page + files["tea/about.html"]
