"""``argmap new``."""

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.commands import new as command
from argmap.commands import stance
from argmap.loading.load import load

WriteDebate = Callable[[Mapping[str, str]], Path]

TEA = {
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "people/bob.yaml": "name: Bob\n",
    "sources/post.yaml": "kind: post\nauthor: bob\nparagraphs:\n"
    "  - {id: p1, chars: [0, 3], sha256: '0123456789abcdef'}\n",
    "taste/tea-calms.yaml": "kind: claim\ntext: Tea calms.\nstances: {by: ann, stance: asserts}\n",
    "taste/hot-tea.yaml": "kind: claim\ntext: Tea is hot.\nsupports: tea-calms\n",
    "price/tea-costs.yaml": "kind: question\ntext: What does tea cost?\nabout: tea-calms\n",
}
CLAIM = ("new", "--no-input", "--kind", "claim", "--text", "Milk: it soothes.", "--short", "Milk")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Type answers at a terminal."""

    def types(answers: str) -> None:
        monkeypatch.setattr(command, "can_ask", lambda: True)
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))

    return types


def test_a_node_is_written_in_the_section_of_what_it_answers(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """One file, in blocks, with the line for editors; checked, and with the next command named."""
    root = write_debate(TEA)
    ran = run(*CLAIM, "--to", "tea-calms", "--relation", "supports", "--by", "ann", within=root)
    assert (ran.code, ran.out) == (0, "claims/tea/taste/milk.yaml\n")
    assert (root / ran.out.strip()).read_text() == (
        "# yaml-language-server: $schema=../../../.argmap/schemas/node.json\n"
        "kind: claim\ntext: >-\n  Milk: it soothes.\nshort: Milk\nsupports: tea-calms\n"
        "stances:\n  - by: ann\n    stance: asserts\n"
    )
    assert "checked: no findings" in ran.err
    assert "Next: argmap show milk" in ran.err


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ((), "--kind, --text, --to or --section"),
        (("--kind", "kernel", "--section", "taste"), "--text, --to"),
        (("--kind", "example", "--to", "tea-calms"), "--text, --form, --relation"),
        (("--kind", "definition", "--section", "taste"), "--text, --term"),
        (("--kind", "claim", "--section", "taste", "--by", "bob"), "--text, --source"),
    ],
)
def test_nobody_is_asked_without_leave(
    write_debate: WriteDebate, run: Callable[..., Any], words: tuple[str, ...], missing: str
) -> None:
    """Without a terminal all missing options are named at once, and nothing is written."""
    root = write_debate(TEA)
    before = sorted(root.rglob("*"))
    for option in ("--no-input", "--limits=x"):
        ran = run("new", option, *words, within=root)
        assert ran.code == 2
        assert f"these options are missing: {missing};" in ran.err
    assert sorted(root.rglob("*")) == before


def test_the_nearest_are_shown_and_never_stop_anybody(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """What says nearly the same is listed, with a remark on what may be the opposite."""
    root = write_debate(TEA)
    words = ("--kind", "claim", "--text", "Tea never calms.", "--short", "No calm")
    ran = run("new", "--no-input", *words, "--to", "tea-calms", "--relation", "rebuts", within=root)
    assert ran.code == 0
    shown = "Tea calms. [tea-calms] (perhaps the opposite: 'never' stands in only one of the two)"
    assert shown in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("--to", "tea-calms", "--relation", "undercuts"),
            "'undercuts' does not lead from a claim",
        ),
        (("--to", "hot-tea -> tea-calms", "--relation", "rebuts"), "to a step; choose"),
        (("--to", "tea-clams", "--relation", "rebuts"), "did you mean 'tea-calms'?"),
        (("--section", "taste", "--id", "Milk!"), "an id has only lower-case letters"),
        (("--section", "Taste!"), "an id has only lower-case letters"),
        (("--section", "taste", "--id", "hot-tea"), "the id 'hot-tea' is taken by 'Tea is hot.'"),
        (("--section", "taste", "--by", "carl"), "no person has the id or name 'carl'"),
        (("--section", "taste", "--by", "bob", "--source", "pots"), "did you mean 'post'?"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    write_debate: WriteDebate, run: Callable[..., Any], words: tuple[str, ...], message: str
) -> None:
    """Wrong options end the command with 2 and a word on what would be right."""
    root = write_debate(TEA)
    ran = run(*CLAIM, *words, within=root)
    assert ran.code == 2
    assert message in ran.err
    assert not list(root.rglob("milk.yaml"))


def test_a_file_is_never_overwritten(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """Even a file that cannot be read stays as it is."""
    root = write_debate({**TEA, "taste/milk.yaml": "kind: [\n"})
    ran = run(*CLAIM, "--section", "taste", within=root)
    assert ran.code == 2
    assert "already, and it stays as it is" in ran.err
    assert (root / "claims/tea/taste/milk.yaml").read_text() == "kind: [\n"


def test_the_new_file_is_checked(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """A finding in it is shown; an error ends the command with 1."""
    root = write_debate(TEA)
    words = ("--section", "taste", "--by", "bob", "--source", "post", "--at", "p9")
    ran = run(*CLAIM, *words, within=root)
    assert ran.code == 1
    assert "error[unknown-paragraph]" in ran.out


def test_everything_can_be_asked_for(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """Kind, text, title, target by its words, no step, relation, person, source: in turn."""
    root = write_debate(TEA)
    typed("9\n2\n\nCoffee wakes.\nCoffee\nis hot\n1\n\n\nbob\n3\npost\np1\n")
    ran = run("new", within=root)
    assert ran.code == 0, ran.err
    assert (root / ran.out.splitlines()[0]).read_text().splitlines()[1:] == [
        "kind: counterargument",
        "text: >-",
        "  Coffee wakes.",
        "short: Coffee",
        "rebuts: hot-tea",
        "stances:",
        "  - by: bob",
        "    stance: denies",
        "    source: post",
        "    at: p1",
    ]


def test_somebody_may_find_that_it_is_there(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """Whoever picks one of the nearest is led there, and nothing is written."""
    root = write_debate(TEA)
    typed("claim\nTea calms us.\n1\n")
    ran = run("new", within=root)
    assert ran.code == 0
    assert "Next: argmap stance tea-calms" in ran.err
    assert ran.out == ""


def test_a_target_may_be_looked_for_twice(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """Words that fit several, or none, bring a list to choose from, or another try."""
    root = write_debate(TEA)
    typed("example\nA cup at night.\n\nCup\n3\ntea\n\nzebra calm\n1\n1\n\n")
    ran = run("new", within=root)
    assert ran.code == 0, ran.err
    assert "illustrates: tea-calms\n" in (root / ran.out.splitlines()[0]).read_text()


def test_a_kernel_and_its_place(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """A kernel is asked what it does not show; a definition without a target, where it goes."""
    root = write_debate(TEA)
    typed("kernel\nTea is warm.\n\nWarm\nnot that it calms\ntea-calms\n\n\n")
    assert run("new", within=root).code == 0
    text = (root / "claims/tea/taste/warm.yaml").read_text()
    assert "limits: >-\n  not that it calms\nkernel_of: tea-calms\n" in text
    typed("definition\nTea is a brew.\n\nBrew\ntea\n\nprice\n\n")
    assert run("new", within=root).code == 0
    assert "term: tea\n" in (root / "claims/tea/price/brew.yaml").read_text()


def test_an_answer_to_a_question(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """What replies to a question is taken to answer it."""
    root = write_debate(TEA)
    typed("\nTwo pounds.\n\nTwo pounds\ntea-costs\n\n\n")
    assert run("new", within=root).code == 0
    assert "answers: tea-costs\n" in (root / "claims/tea/price/two-pounds.yaml").read_text()


def test_an_undercut_of_a_step(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """What a counterargument does to a step is undercut it."""
    root = write_debate(TEA)
    typed("2\nHeat alone calms nobody.\n\nHeat alone\nhot-tea -> tea-calms\n\nann\n\n\n")
    assert run("new", within=root).code == 0
    text = (root / "claims/tea/taste/heat-alone.yaml").read_text()
    assert "undercuts: hot-tea -> tea-calms\n" in text


def test_the_end_of_the_input_ends_the_command(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """Whoever leaves in the middle leaves nothing behind."""
    typed("claim\n")
    ran = run("new", within=write_debate(TEA))
    assert ran.code == 2
    assert "the input ended; nothing was written" in ran.err


def test_whoever_is_asked_may_try_again(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """A number, person, source or id that does not exist costs nothing that was typed before."""
    root = write_debate(TEA)
    typed("1\nTea wakes.\n9\n\nTea calms\ntea-calms\n\ncarl\nbob\n\npots\npost\np1\nTea!\nwakes\n")
    ran = run("new", within=root)

    assert (ran.code, ran.out.splitlines()[0]) == (0, "claims/tea/taste/wakes.yaml"), ran.err
    for hint in (
        "write a number from 1 to 3, or only Enter",
        "no person has the id or name 'carl'",
        "no source has the id 'pots'; is it post?",
        "the id 'tea-calms' is taken by 'Tea calms.'",
        "an id has only lower-case letters",
    ):
        assert hint in ran.err


def test_a_stance_asks_for_its_node_too(
    write_debate: WriteDebate, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until there is one: what somebody gets wrong costs nothing."""
    root = write_debate(TEA)
    monkeypatch.setattr(stance, "can_ask", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("calms\na ->\ntea-calms\nann\ndoubts\n\n"))
    ran = run("stance", within=root)

    assert (ran.code, "ann doubts 'tea-calms'" in ran.out) == (0, True), ran.err
    assert "no node has the id or the title 'calms'; is it " in ran.err


def test_a_stance_without_a_node_says_what_is_missing(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """Where nobody can be asked."""
    ran = run("stance", "--no-input", "--by", "ann", within=write_debate(TEA))

    assert (ran.code, "name a node or a step" in ran.err) == (2, True)


NEWCOMER = ("--to", "tea-calms", "--relation", "supports", "--new-person", "Cy  Young")


def test_somebody_new_is_added_with_their_first_node(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """Two files, as of a form; with the second node they are known again."""
    root = write_debate(TEA)
    ran = run(*CLAIM, *NEWCOMER, within=root)
    people = root / "claims" / "tea" / "people"
    assert ran.out.split() == ["claims/tea/people/cy-young.yaml", "claims/tea/taste/milk.yaml"]
    assert "name: Cy Young\nidentified: by-contribution\n" in (people / "cy-young.yaml").read_text()
    assert "checked: no findings" in ran.err

    ran = run(*CLAIM, *NEWCOMER, "--id", "milk-again", within=root)
    assert ran.out.split()[:1] == ["claims/tea/taste/milk-again.yaml"]
    assert len(list(people.iterdir())) == 3


def test_who_is_unknown_is_told_how_to_join(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """And the two ways to name somebody exclude each other."""
    root = write_debate(TEA)
    before = sorted(root.rglob("*"))
    ran = run(*CLAIM, "--to", "tea-calms", "--relation", "supports", "--by", "Cy", within=root)
    assert (ran.code, ran.out) == (2, "")
    assert "'Cy'; to add a contributor of that name, use --new-person 'Cy'\n" in ran.err

    ran = run(*CLAIM, *NEWCOMER, "--by", "ann", within=root)
    assert (ran.code, ran.out) == (2, "")
    assert "give one" in ran.err
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(("name", "id_"), [("Bob", "bob-2"), ("漢", "han"), ("Möller", "moller")])
def test_a_new_name_takes_nobodys_place(
    write_debate: WriteDebate, run: Callable[..., Any], name: str, id_: str
) -> None:
    """Somebody called like a person of the debate is a person of their own."""
    root = write_debate(TEA)
    words = (*CLAIM, "--to", "tea-calms", "--relation", "supports", "--new-person")
    assert run(*words, name, within=root).code == 0
    assert (root / "claims" / "tea" / "people" / f"{id_}.yaml").exists()


def test_names_that_fold_alike_are_two_people(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """Muller is not credited with what Müller says, although their ids differ by a number only."""
    root = write_debate(TEA)
    words = (*CLAIM, "--to", "tea-calms", "--relation", "supports")
    for number, name in enumerate(("Müller", "Muller", "Müller")):
        assert run(*words, "--new-person", name, "--id", f"n{number}", within=root).code == 0
    debate = load(root).debate
    assert [debate.nodes[f"n{n}"].stances[0].person for n in range(3)] == [
        "muller",
        "muller-2",
        "muller",
    ]


def test_nobody_speaks_for_somebody_whose_name_folds_alike(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """A person who writes Muller is asked whether Müller is meant; only the exact name will do."""
    root = write_debate({**TEA, "people/muller.yaml": "name: Jürgen Müller\n"})
    ran = run("stance", "tea-calms", "--by", "Muller", "--stance", "denies", within=root)
    assert ran.code == 2
    assert "did you mean 'muller'?" in ran.err
    words = ("--by", "Jürgen Müller", "--stance", "denies", "--source", "post", "--at", "p1")
    assert run("stance", "tea-calms", *words, within=root).code == 0


def test_a_name_spelt_nearly_as_another_gets_a_note(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """The person who is there is named, with the way to make one of two; nobody is merged."""
    root = write_debate({**TEA, "people/mo.yaml": "name: Jürgen Möller\n"})
    for number, name in enumerate(("JÜRGEN MÖLLER", "Jürgen Moeller", "Jurgen Moller", "Jo Moll")):
        words = ("tea-calms", "--new-person", name, "--person-id", f"m{number}")
        ran = run("stance", *words, "--no-input", within=root)
        assert ran.code == 0, ran.err
        noted = f"'argmap merge person:m{number} person:mo'" in ran.err
        assert noted == ("there is a 'Jürgen Möller' already" in ran.err) == (name != "Jo Moll")


def test_a_new_person_gets_no_former_id(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """A former id still leads to whom it did."""
    root = write_debate({**TEA, "people/cyan.yaml": "name: Cyan\naliases: [cy]\n"})
    words = ("stance", "tea-calms", "--new-person", "Cy", "--no-input")
    assert "a former id of Cyan" in run(*words, "--person-id", "cy", within=root).err
    assert run(*words, within=root).code == 0
    assert load(root).debate.people["cy-2"].name == "Cy"


def test_a_name_without_letters_needs_an_id(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """No id is made up: it is an option, or is asked for."""
    root = write_debate(TEA)
    words = (*CLAIM, "--to", "tea-calms", "--relation", "supports", "--new-person", "!?")
    ran = run(*words, within=root)
    assert (ran.code, "give one with --person-id" in ran.err) == (2, True)

    typed("\nsmile\n\n\n")
    rest = [word for word in words if word != "--no-input"]
    assert run(*rest, within=root).out.split()[0] == "claims/tea/people/smile.yaml"


@pytest.mark.parametrize("typing", [True, False])
def test_a_title_may_be_left_out(
    write_debate: WriteDebate,
    run: Callable[..., Any],
    typed: Callable[[str], None],
    *,
    typing: bool,
) -> None:
    """As in a file: the id then comes from the first words of the text, and is free."""
    root = write_debate(TEA | {"taste/milk.yaml": "kind: claim\ntext: Beer.\n"})
    words = ("new", "--kind", "claim", "--text", "Milk?", "--section", "taste")
    if typing:
        typed("\n\n\n")
    ran = run(*words, *(() if typing else ("--no-input",)), within=root)

    file = ran.out.splitlines()[0]
    assert file == "claims/tea/taste/milk-2.yaml", ran.err
    assert "short:" not in (root / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--short", "--text"])
def test_what_is_too_long_is_refused_before_it_is_written(
    write_debate: WriteDebate, run: Callable[..., Any], option: str
) -> None:
    """A title has 45 characters, a text 600."""
    root = write_debate(TEA)
    ran = run(*CLAIM, "--section", "taste", option, "long " * 130, within=root)
    assert (ran.code, f"{option}: a t" in ran.err) == (2, True)
    assert not list(root.rglob("milk.yaml"))


def test_an_objection_is_offered_the_steps(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """Somebody who names the claim may mean a step to it; the example in the question is real."""
    root = write_debate(TEA)
    typed("2\nHeat alone calms nobody.\n\nHeat alone\ntea-calms\n1\n\n\n")
    ran = run("new", within=root)
    assert ran.code == 0, ran.err
    assert "or a step (for example hot-tea -> tea-calms)" in ran.err
    text = (root / "claims/tea/taste/heat-alone.yaml").read_text()
    assert "undercuts: hot-tea -> tea-calms\n" in text


def test_a_step_is_found_by_the_words_of_its_claims(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """Of the steps at the claim that was found, the one that has most of the words is first."""
    more = {"taste/ease.yaml": "kind: claim\ntext: Ease calms.\nsupports: tea-calms\n"}
    root = write_debate(TEA | more)
    typed("counterargument\nHeat is no calm.\n\nHeat\ntea hot calms\n1\n1\nundercuts\n\n")
    ran = run("new", within=root)

    assert "1  the step from 'Tea is hot.' to 'Tea calms.' [hot-tea -> tea-calms]" in ran.err
    assert "2  the step from 'Ease calms.' to 'Tea calms.' [ease -> tea-calms]" in ran.err
    assert "undercuts: hot-tea -> tea-calms" in (root / "claims/tea/taste/heat.yaml").read_text()


def test_a_name_that_is_unknown_is_added_on_a_yes(
    write_debate: WriteDebate, run: Callable[..., Any], typed: Callable[[str], None]
) -> None:
    """Whoever is asked need not know the option."""
    root = write_debate(TEA)
    typed("Cy\ny\nasserts\n\n")
    words = ("--kind", "claim", "--text", "Milk soothes.", "--short", "Milk")
    ran = run(
        "new", *words, "--to", "tea-calms", "--relation", "supports", "--id", "m", within=root
    )
    assert "y adds 'Cy' as a contributor to this map" in ran.err
    assert ran.out.split() == ["claims/tea/people/cy.yaml", "claims/tea/taste/m.yaml"]


def test_a_near_duplicate_is_reported_at_the_new_node(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """Whatever the order of ids: the new one goes into the one that was there."""
    text = "Tea calms the nerves of {} tired drinker in the evening."
    old = f"kind: claim\ntext: {text.format('a')}\n"
    root = write_debate({**TEA, "taste/zebra.yaml": old})
    words = ("--text", text.format("the"), "--section", "taste", "--id", "apple")
    ran = run(*CLAIM, *words, within=root)
    assert re.search(r"taste/apple\.yaml:\d+:\d+: warning\[near-duplicate\]", ran.out)
    assert "argmap merge apple zebra" in ran.out


def test_far_nodes_are_not_shown(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """What has nothing in common with the text is no help."""
    root = write_debate(TEA)
    words = ("--text", "Bees make honey from flowers.", "--section", "taste")
    assert "most like it" not in run(*CLAIM, *words, within=root).err


def test_a_misspelt_section_is_reported(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """Where the debate lists its sections, the folder is not one of them."""
    listed = "format: 1\ntitle: T\nsections: [{id: taste, title: Taste}, {id: price, title: P}]\n"
    root = write_debate({**TEA, "debate.yaml": listed})
    ran = run(*CLAIM, "--section", "tatse", within=root)
    assert "warning[unlisted-section]" in ran.out
    assert "into taste/" in ran.out


def test_words_in_somebodys_mouth_are_reported_at_once(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """The post is by Bob; what was found in the file before is not repeated."""
    root = write_debate(TEA)
    words = ("--by", "ann", "--stance", "denies", "--source", "post", "--at", "p1")
    ran = run("stance", "hot-tea", *words, within=root)
    assert ran.code == 0
    assert ran.out.count("warning[other-author]: 'post' is by 'bob'") == 1
    again = run("stance", "hot-tea", "--by", "ann", "--stance", "doubts", within=root)
    assert "other-author" not in again.out
