"""The pages of the analysis: where people part, what they share, what is open, the short read."""

import re
from dataclasses import replace

import pytest

from argmap.graph.analysis.people.commitments import views
from argmap.graph.analysis.people.ranking import ranked_disagreements
from argmap.graph.model.debate import Debate
from argmap.graph.model.examples import tea as example
from argmap.graph.queries.open_issues import is_held_by_nobody, open_issues
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.render.site import site_files
from argmap.render.views import short_read as module
from argmap.render.views.common_ground import common_ground
from argmap.render.views.disagreements import parting_page
from argmap.render.views.icicle import icicle
from argmap.render.views.kernels import kernels_page
from argmap.render.views.open_issues import todo_page
from argmap.render.views.overview import Ways, overview
from argmap.render.views.page_index import page_index
from argmap.render.views.pair import pair_heads, pair_view
from argmap.render.views.person import material_by_person, person_page
from argmap.render.views.short_read import WORDS, short_read, split
from tests.conftest import Make
from tests.render.conftest import WriteDebate

Pages = dict[str, str]


def test_points(tea: Debate) -> None:
    """A point has the reasons of those who hold the claim, and the attacks of those who do not."""
    index = page_index(tea)
    point = parting_page(index, pair_heads(index)).points[0]

    assert point.head.id == "drink-tea"
    assert [([who.id for who in one.people], one.head.id) for one in point.reasons] == [
        (["ann"], "tea-calms")
    ]
    assert {(who.id, a.head.id) for a in point.attacks for who in a.people} == {
        ("ben", "any-hot-drink"), ("ben", "tea-wakes"),
    }  # fmt: skip
    assert [who.id for who in point.denials] == ["ben"]


def test_a_defence_stands_below_the_objection(write_debate: WriteDebate) -> None:
    """It is no attack on the claim it defends; an objection to two steps is listed once."""
    ann, ben = (f"stances: {{by: {who}, stance: asserts}}\n" for who in ("ann", "ben"))
    files = {
        "people/ann.yaml": "name: Ann\n",
        "people/ben.yaml": "name: Ben\n",
        "s/a.yaml": f"kind: claim\ntext: A.\n{ann}",
        "s/r.yaml": f"kind: claim\ntext: R.\nsupports: a\n{ann}",
        "s/o.yaml": f"kind: counterargument\ntext: O.\nrebuts: a\nundercuts: r -> a\n{ben}",
        "s/d.yaml": f"kind: counterargument\ntext: D.\nundercuts: o -> a\n{ann}",
    }
    index = page_index(load(write_debate(files)).debate)
    [point] = [p for p in parting_page(index, pair_heads(index)).points if p.head.id == "a"]
    [attack] = point.attacks

    assert (attack.head.id, [head.id for head in attack.reasons], attack.direct) == (
        "o",
        ["r"],
        True,
    )
    assert [reply.head.id for reply in attack.replies] == ["d"]


def test_disagreements_in_the_order_of_the_command(empathy: Loaded) -> None:
    """First those on which the dispute hangs, on the page as from ``argmap crux``."""
    index = page_index(empathy.debate)
    page = parting_page(index, pair_heads(index))
    found = ranked_disagreements(empathy.debate, empathy.debate.theses).disagreements

    shown = [point.head.id for point in page.points]
    assert shown == [one.positions.disagreement.claim for one in found][: len(shown)]


def test_pair(tea: Debate) -> None:
    """Two people who disagree have a page: what they answer differently, and where they part."""
    index = page_index(tea)
    (pair,) = pair_heads(index)
    page = pair_view(index, pair)

    assert pair.path == "compare/ann--ben.html"
    assert [issue.question.id for issue in page.issues] == ["which-drink"]
    assert [(one.by.id, [point.head.id for point in one.points]) for one in page.given] == [
        ("ben", ["some-calm"])
    ]


def test_pair_answers_without_objecting(empathy: Loaded) -> None:
    """What one answers the other stands with what it answers, each way apart."""
    index = page_index(empathy.debate)
    pair = next(p for p in pair_heads(index) if p.path.startswith("compare/matthew-barnett"))
    told = {
        (one.by.id, a.head.id): a for one in pair_view(index, pair).answered for a in one.answers
    }

    norms = told["steven-byrnes", "innate-drive-to-follow-norms"]
    assert (norms.to.kind, norms.is_step, norms.partly) == ("question", False, True)
    assert ("matthew-barnett", "certain-behaviours-become-moral") in told


def test_pages_lead_to_pairs(pages: Pages) -> None:
    """The page of points and the pages of both people lead to the comparison of the two."""
    assert 'href="compare/ann--ben.html"' in pages["cruxes.html"]
    assert 'href="../compare/ann--ben.html">Ben&nbsp;<' in pages["people/ann.html"]


def test_common_ground(empathy: Loaded) -> None:
    """Common ground is what people accept who disagree elsewhere, with their names."""
    index = page_index(empathy.debate)
    page = common_ground(index, kernels_page(index))
    shared = [one for chapter in page.chapters for one in chapter.shared]

    assert len(shared) == page.shared
    assert all(len(one.people) > 1 for one in shared)
    assert len(page.rows) == page.conceded


def test_what_is_open(pages: Pages) -> None:
    """Open issues are lists, each with what to do; an empty one is left out."""
    page = pages["open.html"]

    assert page.count("<h2") == page.count("To do:") == 2
    assert "Not attributed to a source" in page
    assert "Open questions" not in page


def test_unanswered(tea: Debate) -> None:
    """An objection without a reply is listed with the source that makes it, and its target."""
    found = {
        (group.source and group.source.id, one.head and one.head.id, one.target and one.target.id)
        for group in todo_page(page_index(tea)).objections
        for one in group.objections
    }

    assert ("c1", "tea-wakes", "drink-tea") in found


def test_person_has_not_replied() -> None:
    """A person's page says to which objections to what they hold they have not replied."""
    index = page_index(example())
    ann = person_page(index, "ann", material_by_person(index)["ann"])

    assert [one.head and one.head.id for one in ann.not_replied] == [
        "hot-drinks-calm",
        "tea-keeps-awake",
    ]


def test_implied_is_marked() -> None:
    """What a person denies only by an attack is told apart from what they say."""
    index = page_index(example())
    implied, *_ = person_page(index, "ben", material_by_person(index)["ben"]).implied
    pages = {file.path: file.content.decode() for file in site_files([example()])}

    assert implied.head is not None
    assert (implied.head.id, implied.accepts, implied.drawn) == ("tea-calms", False, True)
    assert "Implied, not stated" in pages[f"{example().id}/people/ben.html"]


def test_implied_of_steps(empathy: Loaded) -> None:
    """So is a step that they deny only by an attack on it."""
    index = page_index(empathy.debate)
    page = person_page(index, "steven-byrnes", material_by_person(index)["steven-byrnes"])
    steps = [one.step.speaker.id for one in page.implied if one.step is not None and one.drawn]

    denied = views(empathy.debate, "steven-byrnes").denied_steps
    assert steps == [step.speaker for step in sorted(denied, key=lambda step: step.name)]
    assert len(steps) > 5


def test_open_points_say_whose_they_are(empathy: Loaded) -> None:
    """An open objection is marked where the editor added it, or nobody holds its target."""
    groups = todo_page(page_index(empathy.debate)).objections
    shown = [(one.inferred, one.unheld) for group in groups for one in group.objections]
    found = [one for group in open_issues(empathy.debate).objections for one in group.objections]

    assert shown == [
        (
            one.attack is not None and one.attack.inferred,
            is_held_by_nobody(empathy.debate, one.target),
        )
        for one in found
    ]
    assert {True, False} == {inferred for inferred, _ in shown} == {unheld for _, unheld in shown}


def test_short_read_is_short(empathy: Loaded) -> None:
    """The short read of the real debate has 600 to 900 words, and tells of every section."""
    read = short_read(page_index(empathy.debate))

    assert 600 <= read.words <= WORDS
    assert len(read.passages) == len(empathy.debate.sections)


def test_short_read_without_summaries(chain: Debate) -> None:
    """A section without a summary is told by its first node, and what speaks for it."""
    (passage,) = short_read(page_index(chain)).passages

    assert [sentence.text for sentence in passage.sentences] == ["Number 0.", "Number 1."]
    assert passage.sentences[1].head == page_index(chain).nodes["n1"]


def test_sentences() -> None:
    """A text is split where a sentence ends and another begins."""
    assert split("One. Two? Three") == ["One.", "Two?", "Three"]
    assert split("So it is, i.e. so.") == ["So it is, i.e. so."]


def test_every_section_before_any_at_length(tea: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is little room, each section is told of before any is told of at length."""
    monkeypatch.setattr(module, "WORDS", 27)
    read = short_read(page_index(tea))

    assert [len(passage.sentences) for passage in read.passages] == [1, 1]


def test_skyline_has_every_node(tea: Debate) -> None:
    """The picture of the whole has a block for every statement of a small debate."""
    picture = icicle(page_index(tea))

    paths = [outline for column in picture.columns for _, outline in column.paths]
    assert sum(outline.count("M") for outline in paths) == len(tea.nodes)


def test_skyline_of_a_deep_debate(chain: Debate) -> None:
    """Each level has its own row, and a chain is one block wide."""
    picture = icicle(page_index(chain))

    assert (picture.columns[0].width, picture.height) == (18, 1000)


def test_skyline_leads_to_the_map(pages: Pages) -> None:
    """Each column is a link with the name of its section; what is disputed stands out."""
    picture = pages["index.html"].partition('<p class="icicle">')[2].partition("</p>")[0]

    assert re.findall(r'<a href="([^"]+)">', picture) == ["map.html#s=drinks", "map.html#s=sleep"]
    assert "<span>What to drink</span></a>" in picture
    assert 'class="disputed"' in picture


def test_crux_is_said_once(pages: Pages) -> None:
    """What decides a thesis stands on the overview and above the disagreements, not in each."""
    for path in ("index.html", "cruxes.html"):
        assert pages[path].count("What would decide it") == 1, path
    assert pages["cruxes.html"].count("alone would decide") == pages["index.html"].count(
        "alone would decide"
    )


def test_where_nothing_decides_the_page_says_so(make: Make) -> None:
    """Two people disagree about something else, and nobody holds the thesis."""
    debate = make(
        {
            "a": "",
            "b": "stances: [{by: ann, stance: asserts}, {by: ben, stance: denies}]\n",
        }
    )
    files = site_files([replace(debate, theses=("a",))])
    page = next(f.content.decode() for f in files if f.path == "tea/cruxes.html")

    assert "The arguments recorded here do not settle it." in page
    assert "Nobody is recorded as holding <a" in page


def test_without_a_crux_the_page_says_what_reasons_rest_on(write_debate: WriteDebate) -> None:
    """Both accept the reason whatever becomes of its ground, on which yet all of it rests."""
    ann, ben = (f"stances: {{by: {who}, stance: asserts}}\n" for who in ("ann", "ben"))
    both = "stances: [{by: ann, stance: asserts}, {by: ben, stance: concedes}]\n"
    files = {
        "debate.yaml": "format: 1\ntitle: T\ntheses: [t]\n",
        "people/ann.yaml": "name: Ann\n",
        "people/ben.yaml": "name: Ben\n",
        "s/t.yaml": f"kind: claim\ntext: Thesis.\nshort: Thesis\n{ann}",
        "s/r.yaml": f"kind: claim\ntext: Reason.\nsupports: t\n{both}",
        "s/g.yaml": f"kind: claim\ntext: Ground.\nshort: Ground\nsupports: r\n{ann}",
        "s/o.yaml": f"kind: counterargument\ntext: Objection.\nrebuts: g\n{ben}",
    }
    debate = load(write_debate(files)).debate
    page = next(f.content.decode() for f in site_files([debate]) if f.path.endswith("cruxes.html"))

    text = "All of Ann's reasons for Thesis rest on Ground, disputed by Ben."
    assert text in re.sub(r"<[^>]+>", "", page)


def test_disagreements_begin_with_the_theses(write_debate: WriteDebate) -> None:
    """A thesis comes before a claim that is disputed more, and so does what the editors name."""
    ann, ben = (f"stances: {{by: {who}, stance: asserts}}\n" for who in ("ann", "ben"))
    files = {
        "debate.yaml": "format: 1\ntitle: T\ntheses: [t]\nin_short: It is about this [n].\n",
        "people/ann.yaml": "name: Ann\n",
        "people/ben.yaml": "name: Ben\n",
        **{f"s/{node}.yaml": f"kind: claim\ntext: {node}.\n{ann}" for node in "atn"},
        "s/o.yaml": f"kind: counterargument\ntext: O.\nrebuts: [a, n, t]\n{ben}",
        "s/p.yaml": f"kind: counterargument\ntext: P.\nrebuts: a\n{ben}",
    }
    index = page_index(load(write_debate(files)).debate)
    parting = parting_page(index, pair_heads(index))
    page = overview(index, (), Ways(parting=parting))

    for points in (parting.points, page.disagreements):
        assert [one.head.id for one in points] == ["t", "n", "a"]


def test_rivals_that_nobody_opposes_are_rivals(tea: Debate, pages: Pages) -> None:
    """The overview says that rival answers exclude each other where no attack says it."""
    assert "These answers exclude each other" in pages["index.html"]
    one = next(f for f in site_files([replace(tea, theses=("drink-tea",))]) if "x.html" in f.path)
    assert "These answers exclude each other" not in one.content.decode()


def test_replies_stand_below_the_objection(make: Make) -> None:
    """The page of disagreements shows the exchange, with its speakers."""
    debate = make(
        {
            "a": "stances: {by: ann, stance: asserts}\n",
            "b": "rebuts: a\nstances: {by: ben, stance: asserts}\n",
            "c": "rebuts: b\nstances: {by: ann, stance: asserts}\n",
        }
    )
    page = next(f for f in site_files([debate]) if f.path == "tea/cruxes.html").content.decode()
    exchange = page.partition('<ul class="replies">')[2].partition("</ul>")[0]

    assert ">Ann</a>" in exchange
    assert "The text of c." in exchange


def test_without_views_nobody_is_said_to_agree(chain: Debate) -> None:
    """The page of disagreements says that no views are recorded, and leads to all claims."""
    pages = {file.path: file.content.decode() for file in site_files([chain])}
    page = pages[f"{chain.id}/cruxes.html"]

    assert "Nobody's views are recorded here" in page
    assert 'href="claims.html"' in page
    assert "nobody objects" not in page
