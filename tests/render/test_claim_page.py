"""The page of a node: everything one step around it, and nothing that grows with the debate."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from argmap.graph.model.debate import Debate
from argmap.loading.history import ChangedKeys, EarlierText, Revision
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.render.site import site_files
from argmap.render.views.breadcrumbs import STEPS_SHOWN
from argmap.render.views.claim import ClaimPage, claim_page
from argmap.render.views.page_index import PageIndex, page_index
from argmap.schema.vocabulary import UNKNOWN_STATUS
from tests.render.miniature import TEA

Pages = dict[str, str]
WriteDebate = Callable[[Mapping[str, str]], Path]


def view(debate: Debate, node: str) -> ClaimPage:
    """Gather what the page of a node shows."""
    return claim_page(page_index(debate), node)


def test_sides(tea: Debate) -> None:
    """What speaks for a claim and against it is told apart, with the editor's links marked."""
    page = view(tea, "drink-tea")

    assert [link.head.id for link in page.reasons] == ["tea-calms"]
    assert [(link.head.id, link.inferred) for link in page.objections] == [
        ("any-hot-drink", False),
        ("tea-wakes", True),
    ]


def test_objection_to_a_step_is_against(tea: Debate) -> None:
    """What says that a step does not follow stands against the claim, and names the reason."""
    page = view(tea, "drink-tea")
    objection = page.objections[0]

    assert [head.id for head in objection.hits] == ["tea-calms"]
    assert (objection.head.id, objection.word.label) == (
        "any-hot-drink",
        "says this doesn't follow",
    )
    assert page.reasons[0].on_step == ()
    assert page.others.on_steps == 1


def test_an_objection_to_two_steps_is_one_card(write_debate: WriteDebate) -> None:
    """It names both steps, and counts once: as an objection to the claim itself."""
    files = {
        "s/a.yaml": "kind: claim\ntext: A.\n",
        "s/r.yaml": "kind: claim\ntext: R.\nsupports: a\n",
        "s/s.yaml": "kind: claim\ntext: S.\nsupports: a\n",
        "s/o.yaml": "kind: counterargument\ntext: O.\nundercuts: [r -> a, s -> a]\nrebuts: a\n",
    }
    page = view(load(write_debate(files)).debate, "a")

    assert [[head.id for head in one.hits] for one in page.objections] == [["r", "s"]]
    assert not page.objections[0].is_on_step
    assert (page.head.objections, page.others.on_steps) == (1, 0)


def test_a_reply_in_two_ways_is_one_reply(write_debate: WriteDebate) -> None:
    """A statement that attacks an objection and narrows it stands below it once."""
    files = {
        "s/a.yaml": "kind: claim\ntext: A.\n",
        "s/o.yaml": "kind: counterargument\ntext: O.\nrebuts: a\n",
        "s/d.yaml": "kind: counterargument\ntext: D.\nundercuts: o -> a\nqualifies: o\n",
    }
    [objection] = view(load(write_debate(files)).debate, "a").objections
    [reply] = objection.replies

    assert (reply.head.id, [word.label for word in (reply.word, *reply.also)]) == (
        "d",
        ["says this doesn't follow", "narrows"],
    )


def test_a_card_says_who_parodies(write_debate: WriteDebate) -> None:
    """What nobody holds has a speaker all the same."""
    files = {
        "people/ann.yaml": "name: Ann\n",
        "s/a.yaml": "kind: claim\ntext: A.\nstances: {by: ann, stance: parodies}\n",
    }

    assert page_index(load(write_debate(files)).debate).nodes["a"].holders == "parodied by Ann"


def test_replies_stand_under_the_objection(write_debate: WriteDebate) -> None:
    """Under an objection stands what replies to it, with who says it, and what replies to that."""
    files = {
        "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
        "s/a.yaml": "kind: claim\ntext: A.\n",
        "s/b.yaml": "kind: counterargument\ntext: B.\nrebuts: a\n",
        "s/c.yaml": "kind: claim\ntext: C.\nanswers: b\nstances: {by: ann, stance: asserts}\n",
        "s/d.yaml": "kind: counterargument\ntext: D.\nrebuts: c\n",
    }
    (objection,) = view(load(write_debate(files)).debate, "a").objections
    (reply,) = objection.replies

    assert (reply.head.id, [person.name for person in reply.people]) == ("c", ["Ann"])
    assert [counter.head.id for counter in reply.replies] == ["d"]


def test_a_statement_is_told_in_full_once_in_an_exchange(write_debate: WriteDebate) -> None:
    """D speaks against C and replies to B as well: the second time its title does."""
    files = {
        "s/a.yaml": "kind: claim\ntext: A.\n",
        "s/b.yaml": "kind: counterargument\ntext: B.\nrebuts: a\n",
        "s/c.yaml": "kind: claim\ntext: C.\nanswers: b\n",
        "s/d.yaml": "kind: counterargument\ntext: D.\nrebuts: c\nanswers: b\n",
    }
    (objection,) = view(load(write_debate(files)).debate, "a").objections
    first, second = objection.replies

    assert [(one.head.id, one.again) for one in first.replies] == [("d", False)]
    assert (second.head.id, second.again) == ("d", True)


def test_rivals_are_told_alike(write_debate: WriteDebate) -> None:
    """Of two claims that speak against each other, each page says so, and neither is a reply."""
    files = {
        "s/a.yaml": "kind: claim\ntext: A.\nrebuts: b\n",
        "s/b.yaml": "kind: claim\ntext: B.\nrebuts: a\n",
    }
    debate = load(write_debate(files)).debate
    objections = [one for node in "ab" for one in view(debate, node).objections]

    assert [(one.is_mutual, one.replies) for one in objections] == [(True, ()), (True, ())]


def test_step(tea: Debate) -> None:
    """A reason is shown with its linked premises and its scheme."""
    (reason,) = view(tea, "drink-tea").reasons

    assert [premise.id for premise in reason.premises] == ["calm-is-good"]
    assert reason.scheme == "cause to effect"


def test_attack_on_a_step_names_the_step(tea: Debate) -> None:
    """The page of an undercut says which step it attacks, who draws the attack, and where."""
    (link,) = view(tea, "any-hot-drink").bears_on

    assert link.step is not None
    assert (link.step.speaker.id, link.step.target) == ("tea-calms", link.head)
    assert [drawer.name for drawer in link.drawers] == ["Ben"]
    assert link.citation is not None
    assert link.citation.places[0].path == "sources/c1.html#p1"


def test_linked_premise_names_its_steps(tea: Debate) -> None:
    """The page of a linked premise lists the steps that rest on it."""
    assert [link.head.id for link in view(tea, "calm-is-good").premise_in] == ["drink-tea"]


def test_objection_to_a_reading(tea: Debate) -> None:
    """What speaks against a rewording of a claim is shown with the claim, as just that."""
    (reading,) = view(tea, "drink-tea").readings

    assert reading.head.id == "as-understood"
    assert [link.head.id for link in reading.against] == ["not-at-night"]


def test_kernel_box(pages: Pages) -> None:
    """What is conceded is shown with who concedes it, where, and its limits."""
    page = pages["claims/drink-tea.html"]
    box = page[page.index('class="kernel"') : page.index("<h2>Why this status")]

    assert "Some teas do calm." in box
    assert "Only some of them." in box
    assert '<a href="../people/ben.html">Ben</a>' in box
    assert "<strong>concedes</strong>" in box
    assert "../sources/c1.html#p1" in box


def test_people(pages: Pages) -> None:
    """Stances stand with their hedges, attributions and locators."""
    page = pages["claims/drink-coffee.html"]

    assert "<strong>asserts</strong>, <em>tentatively</em>" in page
    assert 'as the view of <a href="../people/ben.html">Ben</a>' in page
    assert '<a href="../sources/post.html#s1.p1">section\xa01, paragraph\xa01</a>' in page


def test_nobody_on_record(pages: Pages) -> None:
    """A node without a stance says that nobody on record holds it."""
    assert "Nobody is recorded" in pages["claims/calm-is-good.html"]


def test_taking_sides(empathy: Loaded, pages: Pages) -> None:
    """A contested claim says what one takes on by rejecting it; what takes nothing is left out."""
    page = claim_page(page_index(empathy.debate), "value-spills-over")

    (told,) = page.sides
    assert str(told).startswith(
        "On the arguments recorded here, to reject it one has to accept one of these: "
        "'Learning values own"
    )
    assert "to accept it" not in pages["claims/tea-calms.html"]


def test_unknown_status(tea: Debate) -> None:
    """Where the budget did not allow to work a word out, the page says that it is unknown."""
    analysis = page_index(tea).analysis
    words = replace(
        analysis.statuses,
        nodes={**analysis.statuses.nodes, "tea-calms": None},
        unknown=frozenset({"tea-calms"}),
    )

    assert replace(analysis, statuses=words).status("tea-calms").label == UNKNOWN_STATUS.label
    assert analysis.status("tea-calms").label != UNKNOWN_STATUS.label


def test_inferred_link_looks_different(pages: Pages) -> None:
    """A link added by the editor has a look of its own and says so in words."""
    page = pages["claims/drink-tea.html"]

    assert '<li class="card against inferred">' in page
    assert "added by the editor" in page


def test_note_is_markdown(pages: Pages) -> None:
    """A note is Markdown."""
    expected = '<p>A <em>remark</em> with a <a href="https://example.org/">link</a>.</p>'

    assert expected in pages["claims/drink-tea.html"]


def test_neighbours(pages: Pages) -> None:
    """The page leads to the nodes before and after it under the same node."""
    page = pages["claims/drink-tea.html"]

    assert '<a rel="prev" href="drink-coffee.html">' in page
    assert 'rel="next"' not in page


def test_title_without_a_short_one(pages: Pages) -> None:
    """Without a short title the text is the heading, and is not said twice."""
    page = pages["claims/tea-calms.html"]

    assert "<h1>Tea calms.</h1>" in page
    assert 'class="lead"' not in page


def test_status(pages: Pages) -> None:
    """What people did comes first, then the status; its link leads to what it means."""
    page = pages["claims/drink-tea.html"]
    page = page[page.index('class="status-line"') :]
    word, phrase, verdict = (
        page.index(text) for text in (">contested</a>", "bjected to", "verdict")
    )

    assert phrase < word < verdict
    assert 'href="../about.html#contested" data-g="' in page
    assert 'id="contested"' in pages["about.html"]


def test_no_status_for_a_question(pages: Pages) -> None:
    """A question that nobody attacks has no status, and the page claims none for it."""
    assert 'class="status-line"' not in pages["claims/which-drink.html"]


def test_a_question_begins_with_its_answers(pages: Pages) -> None:
    """In full, with speaker and status; it has no empty sides, nor has a question without any."""
    page = pages["claims/which-drink.html"]

    assert page.index("<h2>Answers</h2>") < page.index("Where people stand")
    assert "No reason for it is recorded." not in page
    assert "One should drink tea, at any time of the day." in page


def test_theses_are_the_first_answers(tea: Debate) -> None:
    """Then the other answers, by name."""
    theses = {"drink-tea": ("drink-tea", "drink-coffee"), "": ("drink-coffee", "drink-tea")}
    for thesis, order in theses.items():
        page = view(replace(tea, theses=(thesis,) if thesis else ()), "which-drink")
        assert tuple(link.head.id for link in page.answers) == order


def test_one_cites_speaker_sentence_and_place(pages: Pages) -> None:
    """As far as they are known."""
    cited = pages["claims/drink-tea.html"].partition("<summary>Cite")[2]

    assert "<p>Ann: One should drink tea, at any time of the day. (" in cited
    assert "Paraphrased in: " in cited


def test_remark_on_an_objection(pages: Pages) -> None:
    """Each reason says how it fares, and each objection whether it has a reply."""
    page = pages["claims/drink-tea.html"]

    assert '<p class="remark">no reply recorded</p>' in page
    assert '<p class="remark">Does not hold: 1 objection to how it leads here' in page


def test_local_map(tea: Debate) -> None:
    """The local map has what the node bears on ahead of it, and what bears on it behind it."""
    around = view(tea, "drink-tea").around

    assert [(g.word.label, g.neighbours[0].head.id) for g in around.ahead] == [
        ("answers", "which-drink")
    ]
    assert [g.word.look for g in around.behind][:3] == ["for", "against", "concession"]
    assert around.behind[0].neighbours[0].attacks == 1


def test_local_map_of_an_attack_on_a_step(tea: Debate) -> None:
    """On the local map an attack on a step leads to where the step starts and ends."""
    (group,) = view(tea, "any-hot-drink").around.ahead
    (found,) = group.neighbours

    assert (found.head.id, found.to and found.to.id) == ("tea-calms", "drink-tea")


def test_see_another_debate(write_debate: WriteDebate) -> None:
    """A node of another debate has its title and its debate's, and links back."""
    start = write_debate({"s/a.yaml": "kind: claim\ntext: A.\nsee: [milk/index, gone/b]\n"})
    tea = load(start, "tea").debate
    milk = replace(
        tea, id="milk", title="Milk?", nodes={"index": replace(tea.nodes["a"], id="index", see=())}
    )
    pages = {file.path: file.content.decode() for file in site_files([milk, tea])}
    there = '<a href="../../milk/claims/index-.html">A.</a> <span class="soft">Milk?</span>'
    back = '<a href="../../tea/claims/a.html">A.</a> <span class="soft">Tea?</span>'

    assert there in pages["tea/claims/a.html"]
    assert "<code>gone/b</code>" in pages["tea/claims/a.html"]
    assert back in pages["milk/claims/index-.html"]


def test_many_holders(write_debate: WriteDebate) -> None:
    """A card names three holders, and counts the others."""
    files = {f"people/p{i}.yaml": f"name: P{i}\nidentified: by-contribution\n" for i in range(5)}
    stances = "".join(f"\n  - {{by: p{i}, stance: asserts}}" for i in range(5))
    files["s/a.yaml"] = f"kind: claim\ntext: A.\nstances:{stances}\n"
    page = view(load(write_debate(files)).debate, "a")

    assert page.head.holders == "P0, P1, P2 and 2 more"


def test_page_does_not_grow_with_the_debate(tea: Debate, chain: Debate) -> None:
    """However deep a node stands, its page shows the same few steps of the way down to it."""
    index: PageIndex = page_index(chain)
    breadcrumbs = claim_page(index, "n99").breadcrumbs

    assert len(breadcrumbs.crumbs) == STEPS_SHOWN
    assert breadcrumbs.left_out == 99 - STEPS_SHOWN
    assert [crumb.head.id for crumb in breadcrumbs.crumbs] == ["n95", "n96", "n97", "n98"]


def test_a_stance_on_earlier_words_is_marked(write_debate: WriteDebate) -> None:
    """On the claim and on the person's page, until somebody confirms the new words."""
    claim = TEA["drinks/drink-tea.yaml"]
    held = "source: post, at: s1.p1}"
    assert claim.count(held) == 1
    pinned = claim.replace(held, f"{held[:-1]}, wording: '01234567'}}")
    debate = load(write_debate({**TEA, "drinks/drink-tea.yaml": pinned})).debate
    pages = {file.path: file.content.decode() for file in site_files([debate])}

    for page in ("tea/claims/drink-tea.html", "tea/people/ann.html"):
        assert pages[page].count(", <em>said of an earlier wording</em>") == 1


def test_a_section_called_like_its_first_claim_is_named_once(write_debate: WriteDebate) -> None:
    """The way down to a claim says nothing twice."""
    files = {
        "debate.yaml": 'format: 1\ntitle: "Tea?"\nsections: [{id: a, title: Calm, root: calms}]\n',
        "a/calms.yaml": "kind: claim\ntext: Tea calms.\nshort: Calm\n",
        "a/warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: calms\n",
        "a/hot.yaml": "kind: claim\ntext: Water is hot.\nsupports: warm\n",
    }
    index = page_index(load(write_debate(files)).debate)

    assert claim_page(index, "warm").breadcrumbs.crumbs == ()
    above = claim_page(index, "hot").breadcrumbs.crumbs
    assert [crumb.head.id for crumb in above] == ["warm"]


def test_history_of_a_claim(tea: Debate) -> None:
    """A page says when its claim was added, what changed and when, and what it said before."""
    first = Revision("1" * 40, "2024-10-16T08:00:00Z", "Begin", added=("have-tea",))
    last = Revision(
        "2" * 40,
        "2024-10-18T08:00:00Z",
        "Go on",
        reworded=(EarlierText("drink-tea", "Drink <it>."),),
        keys=(ChangedKeys("drink-tea", ("short", "stances", "supports", "rebuts")),),
    )
    made = site_files([tea], histories={"tea": (last, first)})
    pages = {file.path: file.content.decode() for file in made}
    page, changes = pages["tea/claims/drink-tea.html"], pages["tea/changes.html"]

    assert "<p>Added on <time>2024-10-16</time>.</p>" in page
    assert "Changed on <time>2024-10-18</time>: text, title, stances, links." in page
    assert "It said: “Drink &lt;it&gt;.”" in page
    assert 'Reworded: <a href="claims/drink-tea.html">Drink tea</a>' in changes
    assert changes.index("Reworded:") < changes.index("Go on")


def test_a_person_stands_in_one_way(write_debate: WriteDebate) -> None:
    """Who denies what they report is named for the denial alone."""
    files = {
        "people/ann.yaml": "name: Ann\n",
        "s/a.yaml": """
kind: claim
text: A.
stances: [{by: ann, stance: reports}, {by: ann, stance: denies}]
""",
    }

    assert [camp.kind for camp in view(load(write_debate(files)).debate, "a").camps] == ["denies"]
