"""The pages of people and sources, what is conceded, the overview and the lists."""

import re
from html import unescape

import pytest

from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.render.site import site_files
from argmap.render.views import kernels
from argmap.render.views import listing as module
from argmap.render.views.common_ground import common_ground
from argmap.render.views.counts import count
from argmap.render.views.kernels import abridged, kernels_page
from argmap.render.views.listing import listing
from argmap.render.views.page_index import page_index
from argmap.render.views.person import material_by_person, person_page
from argmap.schema.vocabulary import RelationKind, StanceKind, Status
from tests.render.conftest import WriteDebate
from tests.render.miniature import TEA
from tests.render.test_hostile import Skeleton

Pages = dict[str, str]


def test_person_by_stance(tea: Debate) -> None:
    """A person's page lists what they assert, concede and deny, and what is said of them."""
    index = page_index(tea)
    ben = person_page(index, "ben", material_by_person(index)["ben"])

    assert [(p.kind.label, p.size) for p in ben.positions] == [
        ("asserts", 2),
        ("concedes", 1),
        ("denies", 1),
    ]
    assert [line.person.id for line in ben.attributed] == ["ann"]
    assert [source.id for source in ben.sources] == ["c1"]


def test_a_report_keeps_its_remark(pages: Pages) -> None:
    """On the page of the person whose view it is said to be."""
    reported = pages["people/ben.html"].split('id="reported-of-them"')[1]

    assert '<div class="note"><p>If rightly read.</p>' in reported


def test_source_paragraphs(pages: Pages) -> None:
    """A source lists its paragraphs by anchor, with what is drawn from each, and why nothing is."""
    page = pages["sources/post.html"]

    assert '<li id="s1.p1">' in page
    assert "No claim here: a heading." in page
    assert '<a href="../claims/tea-calms.html">Tea calms.</a>' in page
    assert '<a rel="external noreferrer" href="https://example.org/tea"' in page
    assert 'href="c1.html">Comment c1</a> by Ben' in page


def test_source_quotation(pages: Pages) -> None:
    """A paragraph that quotes somebody names them and leads to where they say it."""
    page = pages["sources/c1.html"]

    assert 'Quotes <a href="../people/ann.html">Ann</a>' in page
    assert 'href="post.html#s1.p1"' in page


def test_relation_drawn_in_a_paragraph(pages: Pages) -> None:
    """A link that somebody draws in a paragraph is listed there with them."""
    assert "Ben: says this doesn't follow" in pages["sources/c1.html"]


def test_conceded(tea: Debate) -> None:
    """What is conceded stands under what it is conceded to; bare concessions stand apart."""
    page = kernels_page(page_index(tea))

    assert [(g.head.id, g.points[0].head.id) for g in page.conceded] == [("drink-tea", "some-calm")]
    assert [point.head.id for point in page.concessions] == ["any-hot-drink"]
    assert abridged(page) == page


def test_only_those_who_concede_are_named(write_debate: WriteDebate) -> None:
    """Somebody who asserts what another concedes does not concede it."""
    both = """
kind: claim
text: Tea is warm.
stances: [{by: ann, stance: asserts}, {by: ben, stance: concedes}]
"""
    index = page_index(load(write_debate({**TEA, "drinks/tea-is-warm.yaml": both})).debate)
    rows = common_ground(index, kernels_page(index)).rows

    assert ["ben"] in [[one.id for one in r.people] for r in rows if r.head.id == "tea-is-warm"]


def test_what_is_conceded_to_a_reported_view_names_no_holder(write_debate: WriteDebate) -> None:
    """Nobody holds such a view, so nothing is conceded to those who report it."""
    view = "kind: claim\ntext: Tea cures.\nstances: {by: ann, stance: reports}\n"
    kernel = "kind: kernel\ntext: It helps.\nkernel_of: tea-cures\n"
    files = {
        **TEA,
        "drinks/tea-cures.yaml": view,
        "drinks/it-helps.yaml": f"{kernel}stances: {{by: ben, stance: concedes}}\n",
    }
    made = site_files([load(write_debate(files)).debate])
    page = next(f.content.decode() for f in made if f.path == "tea/common-ground.html")

    assert 'to <a href="claims/tea-cures.html">Tea cures.</a>' in page
    assert "to reported by" not in page


@pytest.mark.parametrize(("room", "pointed", "bare"), [(0, 0, 0), (1, 1, 0), (2, 1, 1)])
def test_so_many_concessions_and_no_more(
    tea: Debate, monkeypatch: pytest.MonkeyPatch, room: int, pointed: int, bare: int
) -> None:
    """The page of what is conceded shows the first concessions, and counts the others."""
    monkeypatch.setattr(kernels, "CONCESSIONS_SHOWN", room)
    page = abridged(kernels_page(page_index(tea)))

    assert (len(page.conceded), len(page.concessions)) == (pointed, bare)
    assert page.left_out == 2 - room


def test_overview(pages: Pages) -> None:
    """The overview asks the question, gives the rival answers, and leads to every section."""
    page = pages["index.html"]

    assert ">Which drink is better?</a></h1>" in page
    assert page.index("Drink tea") < page.index("One should drink coffee.")
    assert all(place in page for place in ("open.html", "cruxes.html", "people/index.html"))
    assert 'href="sections/drinks.html">What to drink</a></h3>' in page
    assert 'href="sections/sleep.html">Sleep</a></h3>' in page


def test_counts(tea: Debate) -> None:
    """A section counts what is said in it: reasons, objections, and what is conceded of it."""
    counts = count(page_index(tea), "sleep")

    assert (counts.nodes, counts.reasons, counts.objections, counts.conceded) == (6, 0, 3, 2)


def test_listing_from_a_to_z(tea: Debate) -> None:
    """The list has every node once, in order of title."""
    (_, _, view), *_ = listing(page_index(tea))
    page = view()
    titles = [row.head.title for letter in page.letters for row in letter.rows]

    assert titles == sorted(titles)
    assert len(titles) == len(tea.nodes)


def test_listing_in_pages(tea: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page of the list is longer than its measure, and together they list everything."""
    monkeypatch.setattr(module, "ROWS", 4)
    sheets = [page for _, _, view in listing(page_index(tea)) if not (page := view()).chosen]
    sizes = [sum(len(letter.rows) for letter in page.letters) for page in sheets]

    assert sizes == [4, 4, 3]
    assert [page.sheet.path for page in sheets] == ["claims.html", "claims-2.html", "claims-3.html"]


def test_overview_says_what_was_mapped(pages: Pages) -> None:
    """The overview names the text that was mapped, its author and how many comments it has."""
    page = Skeleton(pages["index.html"]).words

    assert "What was mapped:" in page
    assert "1 comment on it" in " ".join(page.split())


def test_menus_lead_to_nothing_empty() -> None:
    """A debate without people, sources and disagreements has no ways to them."""
    pages = {f.path: f.content.decode() for f in site_files([Debate("b", "B?")])}

    for empty in ("people/index.html", "sources/index.html", "cruxes.html", "common-ground.html"):
        assert f'href="{empty}"' not in pages["b/index.html"]
    assert 'href="claims.html"' in pages["b/index.html"]


@pytest.mark.parametrize("node", ["drink-tea", "tea-calms", "drink-coffee"])
def test_one_count_of_objections(tea: Debate, pages: Pages, node: str) -> None:
    """A claim's page counts as many reasons and objections as the overview and other pages do."""
    head = page_index(tea).nodes[node]
    page = pages[head.path]

    for number, noun in ((head.reasons, "reason"), (head.objections, "objection")):
        told = f'<span class="number">{number} {noun}'
        assert (told in page) == bool(number)


def test_legend_explains_every_word(pages: Pages) -> None:
    """The page on how to read explains every relation and stance that pages use."""
    page = pages["about.html"]

    assert all(f'data-g="{kind.traits.glyph}">{kind.label}</span>' in page for kind in RelationKind)
    assert all(f"<dt>{kind.label}</dt>" in page for kind in StanceKind)
    assert all(f'<div id="{status.value}">' in page for status in Status)
    assert "on the arguments recorded here" in page
    assert "CC-BY-4.0" in page


def test_relations_differ_without_colour() -> None:
    """No two relations share both word and glyph."""
    assert len({kind.label for kind in RelationKind}) == len(RelationKind)
    assert len({kind.traits.glyph for kind in RelationKind}) == len(RelationKind)


def test_facets_are_links(pages: Pages) -> None:
    """Each value of a facet leads to a page that lists its nodes, and says how many there are."""
    page = pages["claims.html"]

    assert '<a href="lists/k-question.html" data-key="k-question">Questions</a>' in page
    assert '<a href="people/ben.html" data-key="p-ben">Ben</a>' in page
    assert "Which drink is better?" in pages["lists/k-question.html"]
    assert "Tea calms." not in pages["lists/k-question.html"]


def test_conversation(pages: Pages) -> None:
    """Sources stand as a conversation, each reply below what it replies to."""
    page = pages["sources/index.html"]

    assert page.index("On tea") < page.index('class="deep-1"') < page.index("Comment c1")
    assert 'rel="next" href="c1.html"' in pages["sources/post.html"]


def test_embedded_claim(pages: Pages) -> None:
    """A claim for other sites has its local map, no menu, and links that leave the frame."""
    page = pages["embed/drink-tea.html"]

    assert "<nav" not in page
    assert page.count("<a ") == page.count('target="_top"')
    assert len(re.findall("<script[^>]*></script>", page)) == page.count("<script") == 1
    assert 'src="embed/drink-tea.html"' in Skeleton(pages["claims/drink-tea.html"]).words


def test_words_lead_to_entries_of_the_legend(pages: Pages) -> None:
    """Each link from a page to a word of the legend ends at an entry that is there."""
    legend = set(re.findall(' id="([^"]+)"', pages["about.html"]))
    asked = {
        unescape(word)
        for page in pages.values()
        for word in re.findall('about.html#([^"]+)"', page)
    }

    assert {"contested", "kernel-of-truth", "method"} <= asked <= legend
