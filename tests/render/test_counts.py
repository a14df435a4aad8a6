"""One count for each thing: pages that count the same say the same number, on the frozen debate."""

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest

from argmap.cli import main
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.queries.open_issues import HEADINGS, open_issues
from argmap.loading.loaded import Loaded
from argmap.render.site import site_files
from argmap.schema.vocabulary import StanceKind
from tests.conftest import EMPATHY

Pages = dict[str, str]
_TAG = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def debate(empathy: Loaded) -> Debate:
    """Give the frozen debate."""
    return empathy.debate


@pytest.fixture(scope="module")
def pages(debate: Debate) -> Pages:
    """Make its pages, by path."""
    files = site_files([debate])
    start = f"{debate.id}/"
    return {
        f.path.removeprefix(start): f.content.decode() for f in files if f.path.endswith(".html")
    }


def words(html: str) -> str:
    """Read the words of a piece of a page."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def number(text: str, noun: str) -> int:
    """Read a count of something in words; 0 where it is not mentioned."""
    found = re.search(rf"(\d+) {noun}", text)
    return int(found[1]) if found else 0


def side(page: str, look: str) -> str:
    """Cut a side of a claim's page out of it."""
    return page.partition(f'<section class="side {look}">')[2].partition("</section>")[0]


def heading(page: str, look: str) -> str:
    """Read the heading of a side."""
    return words(side(page, look).partition("</h2>")[0])


def attacks(debate: Debate, node: str) -> Iterator[Relation]:
    """List what attacks a node or a step that leads to it."""
    for relation in debate.relations:
        target = relation.target
        if relation.is_attack and (
            target == node or (isinstance(target, Relation) and target.target == node)
        ):
            yield relation


def test_a_claim_counts_its_objections_once(debate: Debate, pages: Pages) -> None:
    """The heading of the side and the phrase beside the status say the same number."""
    for node in debate.nodes:
        page = pages[f"claims/{node}.html"]
        phrase = words(page.partition('<p class="status-line">')[2].partition("</p>")[0])
        found = re.search(r"of (\d+) objections? answered", phrase)
        if found:
            assert int(found[1]) == number(heading(page, "against"), "objections?"), node


def test_no_page_denies_an_objection_that_it_has(debate: Debate, pages: Pages) -> None:
    """A page says that there is no objection only where nothing speaks against the claim."""
    for node in debate.nodes:
        page = pages[f"claims/{node}.html"]
        denied = [
            s for s in debate.nodes[node].stances if s.kind is StanceKind.DENIES and not s.step
        ]
        if list(attacks(debate, node)) or denied:
            assert "No objection to it is recorded" not in page, node


def test_no_defence_stands_among_the_objections(debate: Debate, pages: Pages) -> None:
    """What stands against a claim attacks it or a step to it; replies stand below that."""
    for node in debate.nodes:
        listed = re.findall(
            r'<li class="card (?:against|step).*?<p class="what">\s*<a href="([\w-]+)\.html"',
            side(pages[f"claims/{node}.html"], "against"),
            re.DOTALL,
        )
        assert set(listed) <= {attack.speaker for attack in attacks(debate, node)}, node


def test_the_overview_counts_as_the_claims_do(debate: Debate, pages: Pages) -> None:
    """Reasons for a thesis and objections to it."""
    for thesis in debate.theses:
        tile = pages["index.html"].partition(f'href="claims/{thesis}.html"')[2]
        said, page = words(tile.partition("</li>")[0]), pages[f"claims/{thesis}.html"]

        assert number(said, "reasons? for it") == number(heading(page, "for"), "reasons?")
        assert number(said, "objections? to it") == number(heading(page, "against"), "objections?")


def test_pairs_disagree_equally_often_everywhere(pages: Pages) -> None:
    """On their own page, on the page of all disagreements, and on the pages of both."""
    pairs = [path for path in pages if path.startswith("compare/")]
    assert pairs
    for path in pairs:
        page = pages[path]
        here = number(words(page), "disagreements?")
        name = path.removeprefix("compare/")
        one, other = name.removesuffix(".html").split("--")

        assert here == page.count('<section class="point'), path
        for where in ("cruxes.html", f"people/{one}.html", f"people/{other}.html"):
            chip = pages[where].partition(f'{name}">')[2].partition("</li>")[0]
            assert words(chip).split()[-1] == str(here), where


def test_the_overview_counts_as_the_lists_do(pages: Pages) -> None:
    """Disagreements, common ground and open issues."""
    said = words(pages["index.html"])
    shared = words(
        pages["common-ground.html"].partition('id="both-sides"')[2].partition("</h2>")[0]
    )

    assert number(said, "disagreements?") == pages["cruxes.html"].count('<section class="point')
    assert number(said, "claims? that opponents both accept") == int(shared.split()[-1])


def test_concessions_are_counted_alike(pages: Pages) -> None:
    """On the page of what is conceded, and on that of common ground."""
    listed = words(
        pages["common-ground.html"].partition('id="conceded-list"')[2].partition("</h2>")[0]
    )

    assert number(words(pages["kernels.html"]), "statements? (?:is|are) conceded") == int(
        listed.split()[-1]
    )


def test_sections_are_counted_alike(debate: Debate, pages: Pages) -> None:
    """On the overview and on the section's page."""
    for section in debate.sections:
        tile = pages["index.html"].partition(f'<h3><a href="sections/{section.id}.html"')[2]
        counts = [
            words(page.partition('<p class="counts">')[2].partition("</p>")[0])
            for page in (tile, pages[f"sections/{section.id}.html"])
        ]
        assert counts[0] == counts[1], section.id


def test_what_is_conceded_is_counted_alike(pages: Pages) -> None:
    """The sections together, and the page of common ground."""
    sections = [page for path, page in pages.items() if path.startswith("sections/")]
    counts = [
        words(page.partition('<p class="counts">')[2].partition("</p>")[0]) for page in sections
    ]
    listed = words(
        pages["common-ground.html"].partition('id="conceded-list"')[2].partition("</h2>")[0]
    )

    assert sum(number(count, "conceded") for count in counts) == int(listed.split()[-1])


def test_people_are_counted_alike(debate: Debate, pages: Pages) -> None:
    """How much each accepts: on the page of all people, and in the lists of their own."""
    for person in debate.people:
        row = pages["people/index.html"].partition(f'href="{person}.html"')[2].partition("</li>")[0]
        page = pages[f"people/{person}.html"]
        accepted = set[str]()
        for kind in ("asserts", "concedes"):
            part = page.partition(f'<h2 id="{kind}-list">')[2].partition("</section>")[0]
            accepted |= set(re.findall(r'<p class="what"><a href="\.\./(claims/[\w-]+)', part))

        assert f"accepts {len(accepted)}" in words(row), person


def test_open_issues_are_counted_alike(
    debate: Debate,
    pages: Pages,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The page, the overview, the command and its JSON have the same parts and numbers."""
    found = open_issues(debate)
    printed = {}
    for form in ((), ("--json",)):
        monkeypatch.chdir(EMPATHY)
        monkeypatch.setattr("sys.argv", ["argmap", "open", *form])
        with pytest.raises(SystemExit):
            main()
        printed[form] = capsys.readouterr().out
    told = [(heading, found.counts[part]) for part, heading in HEADINGS.items()]
    headings = re.findall(r"<h2 id=[^>]*>(.*?)</h2>", pages["open.html"])

    assert re.findall(r"^(\S.*) \((\d+)\)$", printed[()], re.MULTILINE) == [
        (heading, str(number)) for heading, number in told
    ]
    assert [words(one) for one in headings] == [f"{one} {size}" for one, size in told if size]
    assert (
        number(words(pages["index.html"]), "open issues") == found.size == sum(dict(told).values())
    )
    assert (
        number(printed[()], "open issues")
        == json.loads(printed[("--json",)])["number"]
        == found.size
    )
