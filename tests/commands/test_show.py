"""``argmap show`` and ``argmap who``: one node or step."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]


def test_a_node_is_shown_with_all_that_bears_on_it(argmap: Run) -> None:
    """Text, place, both sides with relation words, concessions, holders with locators."""
    ran = argmap("show", "value-spills-over")

    assert ran.code == 0
    for part in ("Place: it supports", "For it", "Against it", "Conceded", "Where people stand"):
        assert part in ran.out
    assert "rebutted by" in ran.out
    assert "millidge-2023 p3" in ran.out


def test_what_attacks_a_step_stands_beneath_it(argmap: Run) -> None:
    """Indented under the reason that it undercuts."""
    lines = argmap("show", "value-spills-over").out.splitlines()
    reason = next(n for n, line in enumerate(lines) if "(similar-codes)" in line)
    below = next(n for n, line in enumerate(lines) if n > reason and "undercut by" in line)

    assert lines[below].startswith("    undercut by")


@pytest.mark.parametrize("words", [("learning", "separates"), ("learning separates",)])
def test_a_few_words_do_instead_of_an_id(argmap: Run, words: tuple[str, ...]) -> None:
    """Quoted or not."""
    ran = argmap("show", *words)

    assert ran.code == 0
    assert "learning-separates" in ran.out


def test_a_misspelt_id_exits_with_2_and_offers_the_nearest(argmap: Run) -> None:
    """Nothing on standard output, for a program may read it."""
    ran = argmap("show", "value-spils-over")

    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'value-spills-over'?" in ran.err


def test_words_that_fit_many_nodes_list_them(argmap: Run) -> None:
    """With ids and titles; exit code 2."""
    ran = argmap("show", "tofu")

    assert (ran.code, ran.out) == (2, "")
    assert "fits" in ran.err
    assert "more; 'argmap search' lists them all" in ran.err


def test_words_that_fit_nothing_are_named(argmap: Run) -> None:
    """As they were typed."""
    ran = argmap("show", "zzzz")

    assert ran.code == 2
    assert "no node has the id or the words 'zzzz'" in ran.err


@pytest.mark.parametrize("command", ["show", "who", "tree"])
def test_a_lone_hyphen_is_an_unquoted_step(argmap: Run, command: str) -> None:
    """The shell took the rest of the arrow."""
    ran = argmap(command, "similar-codes", "-")

    assert ran.code == 2
    assert "put a step in quotes" in ran.err


def test_a_step_is_shown_by_its_ends(argmap: Run) -> None:
    """From, to, who draws it, and what attacks it."""
    ran = argmap("show", "similar-codes -> value-spills-over")

    assert ran.code == 0
    assert "made by" in ran.out
    assert "undercut by" in ran.out


def test_the_json_of_a_node_has_the_documented_shape(argmap: Run) -> None:
    """Each list is there, empty or not."""
    shown = json.loads(argmap("show", "transient-spillover", "--json").out)

    assert shown["format"] == 2
    assert set(shown) == {
        "format", "node", "place", "bears_on", "premise_in", "for", "against", "conceded", "other",
        "stances", "status", "justification", "phrase", "inferred_alone",
    }  # fmt: skip
    assert shown["node"]["id"] == "transient-spillover"
    assert {"person", "stance", "source", "at", "hedged"} <= set(shown["stances"][0])


def test_the_json_of_a_step_says_who_draws_it(argmap: Run) -> None:
    """Under the same heads as a node."""
    shown = json.loads(argmap("show", "--json", "similar-codes -> value-spills-over").out)

    assert shown["step"]["name"] == "similar-codes -> value-spills-over"
    assert shown["drawn_by"] == ["beren-millidge"]


def test_a_former_id_is_answered_and_named(argmap: Run, write_debate: Write) -> None:
    """The new name is said, so that it can be used."""
    folder = write_debate({"basics/new.yaml": "kind: claim\ntext: Tea.\naliases: [old]\n"})
    ran = argmap("show", "old", folder=folder)

    assert ran.code == 0
    assert "'old' is now called 'new'" in ran.err


def test_notes_limits_terms_and_links_are_shown(argmap: Run, write_debate: Write) -> None:
    """What a file says is on the screen."""
    files = {
        "basics/a.yaml": "kind: definition\nterm: Tea\ntext: A leaf.\nnote: >-\n  Longer.\n"
        "see: [b, other/c]\nclarifies: b\n",
        "basics/b.yaml": "kind: kernel\ntext: True.\nlimits: Not much.\nkernel_of: c\n",
        "basics/c.yaml": "kind: claim\ntext: All.\n",
    }
    shown = argmap("show", "a", folder=write_debate(files)).out

    assert "Term: Tea" in shown
    assert "Note\n  Longer." in shown
    assert "See also\n  True. (b)\n  other/c" in shown
    assert "Limits: Not much." in argmap("show", "b", folder=write_debate(files)).out


def test_the_place_is_a_sentence(argmap: Run, write_debate: Write) -> None:
    """From the node up to the head of the section, and across to another section."""
    files = {
        "debate.yaml": "format: 1\ntitle: T\nsections:\n  - {id: one, title: One, root: top}\n",
        "one/top.yaml": "kind: claim\ntext: Top.\n",
        "one/reason.yaml": "kind: claim\ntext: Reason.\nsupports: top\n",
        "one/attack.yaml": "kind: counterargument\ntext: No.\nundercuts: reason -> top\n",
        "two/far.yaml": "kind: claim\ntext: Far.\nsupports: top\n",
    }
    folder = write_debate(files)

    shown = " ".join(argmap("show", "attack", folder=folder).out.split())
    assert (
        "Place: it undercuts a step from “Reason.”, which supports “Top.”, "
        "at the head of the section “One”." in shown
    )
    assert "Place: at the head" in argmap("show", "top", folder=folder).out
    assert "It speaks to the section “One”." in argmap("show", "far", folder=folder).out


def test_who_names_holders_and_drawers(argmap: Run) -> None:
    """Everybody's stance with its place, and who draws the steps."""
    ran = argmap("who", "value-spills-over")

    assert "Beren Millidge" in ran.out
    assert "Who makes the steps from it" in ran.out
    step = argmap("who", "similar-codes -> value-spills-over")
    assert "made by Beren Millidge" in step.out


def test_who_says_when_nobody_does(argmap: Run, write_debate: Write) -> None:
    """A node nobody on record holds is no error."""
    files = {
        "people/ann.yaml": "name: Ann\n",
        "basics/a.yaml": "kind: claim\ntext: Tea.\n",
        "basics/b.yaml": "kind: claim\ntext: Milk.\nsupports: {to: a, inferred: true}\n"
        "stances: {by: ann, stance: doubts, step: a}\n",
    }
    folder = write_debate(files)

    assert "nobody on record takes a stance" in argmap("who", "a", folder=folder).out
    about_b = argmap("who", "b", folder=folder).out
    assert "Stances on single steps" in about_b
    assert "the editor alone: b -> a" in about_b
    assert "made by the editor alone" in argmap("who", "b -> a", folder=folder).out


def test_the_json_of_who_has_the_documented_shape(argmap: Run) -> None:
    """For a node and for a step."""
    node = json.loads(argmap("who", "--json", "neurons-differ-enough").out)
    step = json.loads(argmap("who", "--json", "similar-codes -> value-spills-over").out)

    keys = {"format", "stances", "on_steps", "drawn_by", "steps", "attacked_by"}
    assert set(node) == keys | {"node", "state", "answered_by"}
    assert set(step) == keys | {"step"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "c05"), "for the source run 'argmap thread c05'"),
        (("who", "byrnes"), "for the person run 'argmap position byrnes'"),
        (("why", "steven-byrnes"), "for the person run 'argmap position steven-byrnes'"),
        (("show", "person:Byrnes"), "for the person run 'argmap position steven-byrnes'"),
        (("status", "source:c05"), "for the source run 'argmap thread c05'"),
        (("show", "person:nobody"), "no person has the id or name 'nobody'"),
        (("show", "person: hardly"), "no node has the words 'person: hardly'"),
        (("shares", "similar-codes -> value-spills-over"), "is a step, and a node is needed here"),
    ],
)
def test_what_is_no_node_is_sent_where_it_is_known(
    argmap: Run, words: tuple[str, ...], told: str
) -> None:
    """A source, a person, and a step where only a node will do."""
    done = argmap(*words)

    assert (done.code, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        (("position", "person:byrnes"), ("position", "byrnes")),
        (("list", "--by", "person:steven-byrnes"), ("list", "--by", "steven-byrnes")),
        (("thread", "source:c05"), ("thread", "c05")),
    ],
)
def test_where_a_person_or_a_source_is_needed_its_sort_may_be_named(
    argmap: Run, words: tuple[str, ...], bare: tuple[str, ...]
) -> None:
    """As where nodes are asked for too."""
    assert argmap(*words).out == argmap(*bare).out != ""


def test_what_a_node_cites_is_shown(argmap: Run, write_debate: Write) -> None:
    """The title of the study, and where in it; with `--json` as written."""
    node = "kind: claim\ntext: Tea calms.\ncites: [{source: study, at: p. 12}]\n"
    study = "kind: study\ntitle: A study\n"
    folder = write_debate({"sources/study.yaml": study, "map/calms.yaml": node})
    shown = argmap("show", "calms", folder=folder)
    data = json.loads(argmap("show", "calms", "--json", folder=folder).out)

    assert "A study (study)  p. 12" in shown.out
    assert data["node"]["cites"] == [{"source": "study", "at": "p. 12"}]


UNDERCUT = {
    "tea/calms.yaml": "kind: claim\ntext: Tea calms.\n",
    "tea/warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: calms\n",
    "tea/green.yaml": "kind: claim\ntext: Tea is green.\nsupports: calms\n",
    "tea/so-is-soup.yaml": "kind: claim\ntext: So is soup.\nundercuts: warm -> calms\n",
}


def test_a_reason_whose_step_does_not_hold_is_marked(argmap: Run, write_debate: Write) -> None:
    """Beside the status of the claim from which it leads; and the heading counts those that do."""
    told = argmap("show", "calms", folder=write_debate(UNDERCUT)).out

    assert "For it (2 reasons: 1 holds, 1 does not hold)\n" in told
    assert "Tea is warm. (warm) · unargued · does not hold as a reason\n" in told
    assert "Tea is green. (green) · unargued\n" in told
    assert "So is soup. (so-is-soup) · unargued\n" in told


def test_what_is_left_out_is_counted_by_what_it_is(
    argmap: Run, write_debate: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reasons apart from the objections to the steps from them."""
    more = {
        f"tea/r{n}.yaml": f"kind: claim\ntext: Reason {n}.\nsupports: calms\n" for n in range(9)
    } | {
        f"tea/u{n}.yaml": f"kind: claim\ntext: Objection {n}.\nundercuts: r0 -> calms\n"
        for n in range(9)
    }
    folder = write_debate(UNDERCUT | more)
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    told = argmap("show", "calms", folder=folder).out

    assert re.search(r"^ +… \d more reasons; \d+ objections to steps$", told, re.MULTILINE)
