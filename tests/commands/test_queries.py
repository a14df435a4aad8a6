"""The queries on the command line: what they print, for people and for programs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]

SHAPES = [
    (("search", "tofu"), {"nodes", "read_as"}),
    (("tree",), {"sections"}),
    (("tree", "transient-spillover"), {"tree"}),
    (("list", "--kind", "example"), {"nodes"}),
    (("people",), {"people"}),
    (("position", "byrnes"), {"person", "stated", "attributed"}),
    (("kernels",), {"concessions"}),
    (("thread", "c05"), {"source", "thread"}),
    (("sources", "coverage"), {"paragraphs", "cited", "excused", "share", "missing"}),
    (
        ("stats",),
        {
            "debate", "nodes", "relations", "stances", "sections", "people", "sources",
            "inferred", "on_steps", "unattributed", "coverage",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "keys"), SHAPES)
def test_json_has_the_documented_keys_and_nothing_beside_it(
    argmap: Run, words: tuple[str, ...], keys: set[str]
) -> None:
    """One object with its version, and no talk on standard output."""
    shown = json.loads(argmap(*words, "--json").out)

    assert shown["format"] == 2
    assert keys <= set(shown)


@pytest.mark.parametrize("words", [words for words, _ in SHAPES])
def test_each_query_ends_by_naming_a_useful_one(argmap: Run, words: tuple[str, ...]) -> None:
    """On standard error, where it does not get into the data."""
    ran = argmap(*words)

    assert "Next: argmap " in ran.err
    assert "Next:" not in ran.out


@pytest.mark.parametrize("words", [words for words, _ in SHAPES])
def test_no_line_for_people_is_wider_than_a_page(argmap: Run, words: tuple[str, ...]) -> None:
    """Text is wrapped at 100 columns where there is no terminal; only an id may be longer."""
    wide = [line for line in argmap(*words).out.splitlines() if len(line) > 100]

    assert wide == []


def test_list_names_topics_and_terms(argmap: Run) -> None:
    """Of the nodes that fit the other conditions, each with how many there are."""
    told = argmap("list", "--topics", "--kind", "question")
    shape = json.loads(argmap("list", "--terms", "--topics", "--by", "byrnes", "--json").out)
    asked = json.loads(argmap("list", "--topic", "empathy", "--by", "byrnes", "--json").out)

    assert told.out.startswith("Topics (")
    assert "Next: argmap list --topic " in told.err
    assert {"topic": "empathy", "nodes": len(asked["nodes"])} in shape["topics"]
    assert {"term": "empathy", "nodes": 1} in shape["terms"]
    assert "nodes" not in shape
    assert "'argmap list --topics' shows all" in argmap("list", "--topic", "zzzz").err


def test_search_says_how_it_read_a_misspelt_word(argmap: Run) -> None:
    """And finds all the same."""
    ran = argmap("search", "toffu", "feta")

    assert "'toffu' occurs nowhere; searched for 'tofu' instead" in ran.err
    assert "tofu-and-feta" in ran.out


def test_search_that_finds_nothing_is_no_misuse(argmap: Run) -> None:
    """The answer is: none."""
    ran = argmap("search", "zzzz")

    assert (ran.code, ran.out) == (0, "")
    assert "no node has all of the words 'zzzz'\n" in ran.err


def test_search_offers_what_has_most_of_the_words(argmap: Run) -> None:
    """Where no node has all of them; programs get the offer apart from what was found."""
    ran = argmap("search", "tofu", "punch", "fork")
    told = json.loads(argmap("search", "tofu", "punch", "fork", "--json").out)

    assert "no node has all of the words 'tofu punch fork'; these have most" in ran.err
    assert told["nodes"] == []
    assert len(told["near"]) == 5
    assert told["near"][0]["id"] in ran.out


def test_search_shows_and_counts_all(argmap: Run) -> None:
    """Only a terminal is given less."""
    ran = argmap("search", "the")
    everything = json.loads(argmap("search", "the", "--json").out)["nodes"]

    assert len(everything) > 20
    assert f"{len(everything)} nodes found" in ran.err


def test_a_tree_says_what_each_node_does_to_the_one_above(argmap: Run) -> None:
    """In words, so that it can be read aloud."""
    lines = argmap("tree", "transient-spillover").out.partition("\n\n")[0].splitlines()

    assert lines[0] == "Value does spill over, for a moment (transient-spillover) · supported"
    assert all(":" in line or line.startswith("      ") for line in lines[1:])


def test_a_tree_of_one_section(argmap: Run) -> None:
    """Named by its id or its title, whatever the case; a node of that id comes first."""
    (first, second, *_) = json.loads(argmap("tree", "--json").out)["sections"]
    by_id = argmap("tree", first["id"]).out
    by_title = argmap("tree", *second["title"].upper().split()).out

    assert by_id.startswith(f"{first['title']} ({first['id']})\n")
    assert second["title"] not in by_id
    assert by_title.startswith(f"{second['title']} ({second['id']})\n")
    assert json.loads(argmap("tree", first["id"], "--json").out) == {
        "format": 2,
        "sections": [first],
    }


def test_a_tree_is_cut_at_a_depth_and_says_so(argmap: Run) -> None:
    """How much lies below is counted."""
    cut = argmap("tree", "transient-spillover", "--depth", "0").out
    whole = json.loads(argmap("tree", "transient-spillover", "--json").out)["tree"]

    assert "below" in cut
    assert whole["children"]
    assert (
        json.loads(argmap("tree", "--depth", "0", "--json").out)["sections"][0]["nodes"][0][
            "children"
        ]
        == []
    )


def test_premises_and_strays_have_a_place_in_the_tree(argmap: Run, write_debate: Write) -> None:
    """A linked premise and a node without a relation are named as such."""
    files = {
        "debate.yaml": "format: 1\ntitle: T\nsections:\n  - {id: one, title: One, root: top}\n",
        "one/top.yaml": "kind: claim\ntext: Top.\n",
        "one/reason.yaml": "kind: claim\ntext: Reason.\nsupports: {to: top, with: linked}\n",
        "one/linked.yaml": "kind: claim\ntext: Linked.\n",
        "one/cut.yaml": "kind: counterargument\ntext: Cut.\nundercuts: reason -> top\n",
        "one/stray.yaml": "kind: claim\ntext: Stray.\n",
    }
    shown = argmap("tree", folder=write_debate(files)).out

    for line in ("premise: Linked.", " Stray.", "undercuts the step from 'Reason.': Cut."):
        assert line in shown


def test_examples_of_a_person_stand_with_what_each_is_for(argmap: Run) -> None:
    """The relation word, and the title of its target."""
    shown = argmap("list", "--kind", "example", "--by", "byrnes").out

    assert "illustrates" in shown
    assert "Steven Byrnes: parodies" in shown


def test_rival_senses_of_a_term_are_shown_in_full(argmap: Run) -> None:
    """Side by side, each with who means it so."""
    shown = argmap("list", "--term", "Empathy").out

    assert "Beren Millidge: asserts" in shown
    assert "Steven Byrnes: asserts" in shown


def test_questions_say_how_far_they_are_answered(argmap: Run) -> None:
    """In words and by which nodes; for programs with keys of their own."""
    shown = argmap("list", "--kind", "question", "--by", "unidentified-3").out
    nodes = json.loads(argmap("list", "--json").out)["nodes"]
    states = {node["id"]: node["state"] for node in nodes if node["kind"] == "question"}

    assert "question · which-case-is-the-cringe · partly answered" in shown
    assert "answered in part by  Valence is even harder to mix up" in shown
    assert set(states.values()) == {"open", "partly-answered", "answered"}
    for node in nodes:
        assert (node["state"] in {None, "open"}) == (node["answered_by"] == [])


def test_examples_are_listed_by_their_form(argmap: Run) -> None:
    """Each with what it is for; a form that does not exist is misuse."""
    nodes = json.loads(argmap("list", "--form", "analogy", "--json").out)["nodes"]

    assert {node["form"] for node in nodes} == {"analogy"}
    assert all(node["bears_on"] for node in nodes)
    assert argmap("list", "--form", "simile").code == 2


def test_who_draws_a_step_and_who_attacks_it(argmap: Run) -> None:
    """Nobody need take a stance on the step itself."""
    ran = argmap("who", "similar-codes -> value-spills-over")
    shown = json.loads(argmap("who", "similar-codes -> value-spills-over", "--json").out)

    assert "made by Beren Millidge" in ran.out
    assert "nobody" not in ran.out
    assert "The neurons differ enough (Steven Byrnes, post)" in ran.out
    assert len(shown["attacked_by"]) == 3
    assert {one["against"] for one in shown["attacked_by"]} == {shown["step"]}


def test_who_attacks_a_node_stands_with_who_holds_it(argmap: Run) -> None:
    """With what, where, and whether somebody replied; nothing where nobody does."""
    out = argmap("who", "value-spills-over").out

    held, attacked = out.split("Attacked by")
    assert "Beren Millidge  tentatively asserts" in held
    assert "Learning values own and others' case apart (Steven Byrnes, post)" in attacked
    assert "no reply recorded" in attacked
    assert "Attacked by" not in argmap("who", "cannot-try-every-state").out


def test_a_list_may_be_empty(argmap: Run) -> None:
    """No question of this person is no misuse."""
    ran = argmap("list", "--kind", "question", "--by", "foyle")

    assert (ran.code, ran.out) == (0, "")
    assert "0 nodes" in ran.err


def test_people_are_parted_into_those_who_write_and_those_who_do_not(argmap: Run) -> None:
    """Who is only quoted does not take part."""
    shown = argmap("people").out
    part, others = shown.split("Only mentioned by others")

    assert "Steven Byrnes (named in the header of a" in part
    assert "beren-millidge" in others


def test_a_position_gives_every_place(argmap: Run) -> None:
    """Grouped by section, with stances and locators."""
    shown = argmap("position", "byrnes").out

    assert "\n  asserts  " in shown
    assert "\n  concedes  " in shown
    assert "post s3.1.p1" in shown


def test_a_position_on_a_node_may_be_none(argmap: Run) -> None:
    """The answer names the node."""
    ran = argmap("position", "foyle", "--on", "value-spills-over")

    assert "no stance on record near" in ran.out


def test_what_others_report_of_somebody_is_kept_apart(argmap: Run, write_debate: Write) -> None:
    """A report is not the person's own stance."""
    files = {
        "people/ann.yaml": "name: Ann\n",
        "people/ben.yaml": "name: Ben\n",
        "basics/a.yaml": "kind: claim\ntext: Tea.\n"
        "stances: {by: ben, stance: reports, attributes_to: ann, note: Late.}\n",
    }
    folder = write_debate(files)

    assert "Reported of this person by others" in argmap("position", "ann", folder=folder).out
    assert "as the view of Ann · Late." in argmap("position", "ben", folder=folder).out


def test_a_name_that_fits_several_people_lists_them(argmap: Run) -> None:
    """Exit code 2, with ids and names."""
    ran = argmap("position", "unidentified")

    assert ran.code == 2
    assert "unidentified-1  Unidentified commenter 1" in ran.err


def test_kernels_say_who_concedes_what_within_which_limits(argmap: Run) -> None:
    """And who holds the claim to which it is conceded."""
    shown = argmap("kernels", "--by", "byrnes", "--of", "value-spills-over").out

    for part in ("conceded by  Steven Byrnes", "held by      Beren Millidge", "limits"):
        assert part in shown


def test_a_thread_shows_what_stands_above_in_brief(argmap: Run) -> None:
    """Its own nodes in full."""
    shown = argmap("thread", "c05").out

    assert "argmap thread post' lists them" in shown
    assert "    - " in shown


def test_a_thread_shows_what_is_quoted(argmap: Run) -> None:
    """With the nodes where the quotation comes from elsewhere; else with a pointer."""
    shown = argmap("thread", "c07").out
    quoted = json.loads(argmap("thread", "c07", "--json").out)["thread"][1]["quotes"]

    assert "quotes in p9: Steven Byrnes, byrnes-punch p1\n        - Cringing when" in shown
    assert "quotes in p1, p2: Unidentified commenter 3, c07 p6, p7\n\n" in shown
    assert [one["source"] for one in quoted] == ["millidge-comment", "byrnes-punch"]


def test_a_comment_that_nobody_answered_says_so(argmap: Run) -> None:
    """In the thread, and for programs; a post is no comment."""
    shown = argmap("thread", "c24").out
    posts = json.loads(argmap("thread", "c24", "--json").out)["thread"]

    assert shown.rstrip().endswith("nobody answered it")
    assert [post["unanswered"] for post in posts] == [False, True]
    whole, left = argmap("thread", "post").out, json.loads(argmap("open", "--json").out)["sources"]
    assert whole.count("nobody answered it") == len(left)


def test_terms_that_contain_a_term_are_named(argmap: Run) -> None:
    """On standard error, as they were not asked for."""
    ran = argmap("list", "--term", "selfish")

    assert "largely selfish" not in ran.out
    assert "defined too: 'largely selfish'" in ran.err
    assert "defined too" not in argmap("list", "--term", "valence guess").err


def test_who_brings_nothing_up_may_be_spoken_of(argmap: Run) -> None:
    """The next command shows what others report of them."""
    assert "Next: argmap position marc-carauleanu" in argmap("list", "--by", "carauleanu").err


def test_a_quotation_says_where_it_is_quoted(argmap: Run) -> None:
    """It has no thread of its own."""
    shown = argmap("thread", "byrnes-punch").out

    assert "quoted in c07 p9" in shown
    assert "quoted in c19 p2" in shown


def test_a_source_without_nodes_says_so(argmap: Run, write_debate: Write) -> None:
    """Neither an error nor a gap."""
    folder = write_debate({"sources/c1.yaml": "kind: comment\ndate: '2024-01-01'\ntitle: Hm\n"})
    shown = argmap("thread", "c1", folder=folder).out

    assert "c1 · nobody named · Hm · 2024-01-01" in shown
    assert "no node is drawn from it" in shown


def test_a_query_answers_although_there_are_errors(argmap: Run, write_debate: Write) -> None:
    """And says on standard error what it left out."""
    files = {
        "basics/a.yaml": "kind: claim\ntext: Tea.\nsupports: nowhere\n",
        "basics/b.yaml": "kind: claim\ntext: [\n",
    }
    ran = argmap("tree", folder=write_debate(files))

    assert ran.code == 0
    assert "Tea. (a)" in ran.out
    assert "left out: what has errors (2) in" in ran.err
    assert "basics/a.yaml" in ran.err


def test_hostile_text_cannot_steer_the_terminal(argmap: Run) -> None:
    """What a caller typed is cleaned before it is printed."""
    ran = argmap("search", "red\x1b[31malert")

    assert "\x1b" not in ran.out + ran.err


def test_colour_is_used_only_where_it_is_asked_for(
    argmap: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never in a pipe, unless forced; never at all with NO_COLOR."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in argmap("people").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in argmap("people").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in argmap("people").out


@pytest.mark.parametrize("name", ["show", "who", "why", "status", "replies", "strength"])
def test_several_ids_are_several_answers(argmap: Run, write_debate: Write, name: str) -> None:
    """One after the other; to a program a list, or one table of all."""
    files = {
        "s/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n",
        "s/tea-wakes.yaml": "kind: claim\ntext: Tea wakes.\nrebuts: tea-calms\n",
    }
    folder = write_debate(files)

    ran = argmap(name, "tea-calms", "tea-wakes", folder=folder)
    shape = json.loads(argmap(name, "tea-calms", "tea-wakes", "--json", folder=folder).out)

    assert ran.code == 0
    assert ran.out.index("Tea calms") < ran.out.rindex("Tea wakes")
    assert len(shape["nodes" if name == "status" else "shown"]) == 2


@pytest.mark.parametrize("name", ["shares", "tree", "crux", "remove"])
def test_a_question_about_one_node_says_so(argmap: Run, write_debate: Write, name: str) -> None:
    """Several ids are no words to search for."""
    text = "kind: claim\ntext: Tea.\n"
    folder = write_debate({"s/tea-calms.yaml": text, "s/tea-wakes.yaml": text})

    ran = argmap(name, "tea-calms", "tea-wakes", folder=folder)

    assert (ran.code, ran.out) == (2, "")
    assert "one node at a time is needed here; you named 2" in ran.err


def test_several_nodes_are_confirmed_at_once(argmap: Run, write_debate: Write) -> None:
    """By their ids; a node that is not named stays as it is."""
    text = "kind: claim\ntext: Tea.\nstances: [{by: ann, stance: asserts}]\n"
    folder = write_debate(
        {"people/ann.yaml": "name: Ann\n", **{f"s/{n}.yaml": text for n in ("a", "b", "c")}}
    )

    assert argmap("confirm", "a", "c", folder=folder).out == "2 stances confirmed in 2 files\n"
    assert (folder / "claims/tea/s/b.yaml").read_text("utf-8") == text


@pytest.mark.parametrize("words", [("check",), ("diff", ".")])
def test_json_is_asked_for_everywhere_alike(argmap: Run, words: tuple[str, ...]) -> None:
    """Where a command has more forms than that, ``--json`` is ``--format json``."""
    short, long = argmap(*words, "--json"), argmap(*words, "--format", "json")

    assert (short.code, short.out) == (long.code, long.out)
    assert json.loads(short.out)["format"] == 2


@pytest.mark.parametrize(
    ("asked", "reading"),
    [("foo", "'foo' read as 'food'"), ("fooding", ""), ("warm food", ""), ("food", "")],
)
@pytest.mark.parametrize("command", ["tree", "status", "show"])
def test_a_part_of_a_word_is_never_taken_in_silence(
    argmap: Run, write_debate: Write, command: str, asked: str, reading: str
) -> None:
    """Whole words need no remark; another form or a part of one does."""
    nodes = {"s/food.yaml": "kind: claim\ntext: Warm food calms.\n"}
    done = argmap(command, *asked.split(), folder=write_debate(nodes))

    assert ("read as" in done.err, reading in done.err) == (bool(reading), True)
    assert done.code == (2 if asked == "fooding" else 0)


def test_a_tree_below_a_node_names_what_bears_on_it_from_elsewhere(
    argmap: Run, write_debate: Write
) -> None:
    """A reason and an objection to a step whose own places are elsewhere, with their statuses."""
    folder = write_debate(
        {
            "s/calms.yaml": "kind: claim\ntext: Tea calms.\n",
            "s/warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: calms\n",
            "s/hot.yaml": "kind: claim\ntext: Tea is hot.\nunder: other\nsupports: calms\n",
            "s/soup.yaml": "kind: claim\ntext: So is soup.\nunder: other\n"
            "undercuts: warm -> calms\n",
            "s/other.yaml": "kind: claim\ntext: Other drinks.\n",
        }
    )

    told = argmap("tree", "calms", folder=folder).out
    written = argmap("export", "--format", "markdown", "--below", "calms", folder=folder).out

    assert "  supported by: Tea is hot. (hot) · unargued\n" in told
    assert "is undercut by: So is soup. (soup) · unargued\n" in told
    assert "- *supported by* Tea is hot.\n" in written
    assert "- the step to “Tea calms.” is *undercut by* So is soup.\n" in written
