"""What is offered, described and found at each sort of place, without a client."""

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the language server's library is not installed")

from argmap.editing.steps import Move, Write
from argmap.graph.model.text import pin
from argmap.servers.lsp.changes import changes, rename
from argmap.servers.lsp.checking import BackgroundCheck
from argmap.servers.lsp.completion import completion
from argmap.servers.lsp.hover import hover
from argmap.servers.lsp.knowledge import Knowledge, OpenFile
from argmap.servers.lsp.mentions import Mention, all_mentions, definition, mention_at
from argmap.servers.lsp.outline import folds, lenses, objection_places
from tests.conftest import WriteDebate
from tests.servers.lsp.debate import DEBATE

CUP = "kind: claim\ntext: A cup is small.\nshort: Cup\n"
FILES = {
    **DEBATE,
    "debate.yaml": "format: 1\ntitle: Tea\ntheses: [tea-calms, tea-wakes]\n"
    "in_short: Does it calm [tea-calms]?\nsections:\n  - {id: basics, root: tea-calms}\n"
    "expect:\n  status:\n    tea-calms: contested\n",
    "basics/linked.yaml": "kind: claim\ntext: Linked.\ntopics: [evening, tea]\nsee: tea-calms\n"
    "supports:\n  - to: tea-wakes\n    with: [tea-calms]\n    scheme: analogy\n",
}
Open = Callable[[str, str], OpenFile]


@pytest.fixture
def knowledge(write_debate: WriteDebate) -> Knowledge:
    """Write the debate, with more sorts of references."""
    return Knowledge(write_debate(FILES) / "claims")


@pytest.fixture
def opened(knowledge: Knowledge) -> Open:
    """Open a file with some text."""

    def open_file(file: str, text: str) -> OpenFile:
        path = knowledge.claims / "tea" / file
        knowledge.open(path, text)
        found = knowledge.open_file(path)
        assert found is not None
        return found

    return open_file


def offered(opened: Open, text: str, file: str = "basics/cup.yaml") -> list[str]:
    """List what may be written where the text has a bar."""
    before, _, after = text.partition("|")
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    whole = before + after
    return [each.text for each in completion(opened(file, whole), whole, line, column)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: cla|", ["claim"]),
        ("kind: claim\ntext: A.\nsupp|", ["supports: "]),
        ("kind: claim\ntext: A.\nsupports: tea-w|", ["tea-wakes"]),
        ("kind: claim\ntext: A.\nsupports:\n  - to: it-is|", ["it-is-late"]),
        ("kind: claim\ntext: A.\nsupports:\n  - to: tea-calms\n    wi|", ["with: "]),
        ("kind: claim\ntext: A.\nsupports:\n  - to: tea-calms\n    with: [it-|]", ["it-is-late"]),
        ("kind: claim\ntext: A.\nsupports:\n  - to: tea-calms\n    scheme: ana|", ["analogy"]),
        ("kind: claim\ntext: A.\ntopics: eve|", ["evening"]),
        ("kind: claim\ntext: A.\nstances:\n  - by: be|", ["ben"]),
        ("kind: claim\ntext: A.\nstances:\n  - by: ben\n    stance: con|", ["concedes"]),
        ("kind: claim\ntext: A.\nstances:\n  - by: ben\n    source: let|", ["letter"]),
        ("kind: claim\ntext: A.\nstances:\n  - source: letter\n    at: p|", ["p1"]),
        ("kind: example\nform: cas|", ["case"]),
        ("kind: claim\ntext: A.\ntopics:\n  - eve|\n", ["evening"]),
        ("kind: claim\ntext: A.\ntopics:\n- tea\n- |\n", ["evening", "tea"]),
        ("kind: claim\ntext: A.\ntopics:\n  - 'eve|'\nsee: tea-calms\n", ["evening"]),
        ("kind: claim\ntext: A.\nstances:\n  - source: letter\n    at:\n      - p|", ["p1"]),
        ('kind: claim\ntext: A.\nsupports: "tea-w|', ["tea-wakes"]),
        ('kind: claim\ntext: A.\nsee: [tea-calms, "tea-w|"]', ["tea-wakes"]),
        ('kind: claim\ntext: A.\nsupports:\n  - "tea-w|"', ["tea-wakes"]),
    ],
)
def test_completion(opened: Open, text: str, expected: list[str]) -> None:
    """Keys, words of the format and names, each where it belongs."""
    assert [each for each in offered(opened, text) if each in expected] == expected


@pytest.mark.parametrize(
    "item", ['supports:\n  - "|', "supports: '|", "kind: claim\ntopics:\n  - '|"]
)
def test_a_quote_opens_a_value(opened: Open, item: str) -> None:
    """It is no part of the word, so values are offered whatever their titles hold, and no keys."""
    found = offered(opened, item)

    assert found
    assert not any(each.endswith(": ") for each in found)


def test_undercuts_lead_to_steps_alone(opened: Open) -> None:
    """So nodes are not offered."""
    found = offered(opened, "kind: counterargument\ntext: A.\nundercuts: |")

    assert "tea-wakes -> tea-calms" in found
    assert all("->" in each for each in found)


def test_the_file_of_the_debate_is_completed_too(opened: Open) -> None:
    """Its theses, and what is expected of a node."""
    assert "tea-calms" in offered(opened, "format: 1\ntitle: T\ntheses: [|]", "debate.yaml")
    expected = "format: 1\ntitle: T\nexpect:\n  status:\n    tea-calms: con|"
    assert "contested" in offered(opened, expected, "debate.yaml")


def test_references_of_all_sorts(knowledge: Knowledge) -> None:
    """Relations, ``with``, ``see``, theses, roots, expectations and the summary."""
    loaded = knowledge.debates()["tea"]
    places = [
        (mention.location.file.rpartition("/")[2], mention.location.line)
        for mention in all_mentions(loaded, "node", "tea-calms", knowledge.documents())
    ]

    assert places == [
        ("linked.yaml", 4),
        ("linked.yaml", 7),
        ("tea-wakes.yaml", 3),
        ("debate.yaml", 3),
        ("debate.yaml", 4),
        ("debate.yaml", 6),
        ("debate.yaml", 9),
    ]


def test_a_reference_to_another_debate(opened: Open, knowledge: Knowledge) -> None:
    """``see`` leads there and is found from there, whatever has the same id here."""
    other = knowledge.claims / "coffee" / "basics"
    other.mkdir(parents=True)
    (other.parent / "debate.yaml").write_text("format: 1\ntitle: Coffee\n", "utf-8")
    (other / "tea-calms.yaml").write_text("kind: claim\ntext: So they say.\n", "utf-8")
    file = opened("basics/cup.yaml", CUP + "see: coffee/tea-calms\n")
    knowledge.look_again()
    mention = mention_at(file, 4, 14)

    assert mention is not None
    assert (mention.debate, mention.id) == ("coffee", "tea-calms")
    coffee, tea = (knowledge.debates()[name] for name in ("coffee", "tea"))
    assert definition(coffee, mention) == "claims/coffee/basics/tea-calms.yaml"
    found = all_mentions(coffee, "node", "tea-calms", knowledge.documents())
    assert [each.target for each in found] == ["coffee/tea-calms"]
    steps = rename(coffee, mention, "calming", [tea])
    assert any(isinstance(step, Write) and "see: coffee/calming" in step.text for step in steps)


def test_rename_follows_every_sort_of_reference(knowledge: Knowledge) -> None:
    """Nothing is left that names the old id, but for its alias."""
    loaded = knowledge.debates()["tea"]
    mention = Mention("node", "tea-calms", "tea-calms", loaded.place("tea-calms", ()))
    texts = {
        step.file: step.text
        for step in rename(loaded, mention, "calming")
        if isinstance(step, Write)
    }

    moved = texts.pop("claims/tea/basics/tea-calms.yaml")
    assert "aliases: [tea-calms]" in moved or "- tea-calms" in moved
    assert sorted(file.rpartition("/")[2] for file in texts) == [
        "debate.yaml", "linked.yaml", "tea-wakes.yaml",
    ]  # fmt: skip
    assert not any("tea-calms" in text for text in texts.values())


def test_hover_over_steps_people_and_sources(opened: Open) -> None:
    """Each says who or what it is, and a step how it fares."""
    text = CUP + "undercuts: tea-wakes -> tea-calms\nstances:\n  - {by: ben, source: letter}\n"
    file = opened("basics/cup.yaml", text)
    step, person, source = mention_at(file, 4, 13), mention_at(file, 6, 11), mention_at(file, 6, 25)

    assert step is not None
    assert person is not None
    assert source is not None
    assert "the step 'tea-wakes -> tea-calms'" in hover(file.loaded, step)
    assert hover(file.loaded, person) == "Ben"
    assert hover(file.loaded, source) == "comment · Ben"


def titles(
    file: OpenFile, knowledge: Knowledge, line: int, column: int, name: str = ""
) -> list[str]:
    """List what is offered at a place."""
    findings = [
        f for f in BackgroundCheck(knowledge).run() if f.location.file == file.document.file
    ]
    return [each.title for each in changes(file, findings, mention_at(file, line, column), name)]


def test_an_undercut_of_the_step_at_the_cursor(opened: Open, knowledge: Knowledge) -> None:
    """Both where a step is named and where a relation makes one."""
    named = opened("basics/cup.yaml", CUP + "undercuts: tea-wakes -> tea-calms\n")
    made = opened("basics/tea-wakes.yaml", DEBATE["basics/tea-wakes.yaml"])

    title = "Say that 'tea-wakes -> tea-calms' doesn't follow"
    assert title in titles(named, knowledge, 4, 15)
    assert title in titles(made, knowledge, 3, 10)


def test_my_stance_brings_my_file(opened: Open, knowledge: Knowledge) -> None:
    """Somebody new is added; a known person is not added again."""
    file = opened("basics/cup.yaml", CUP)
    for name, files in (("Cleo", 2), ("Ann", 1)):
        change = next(each for each in changes(file, [], None, name) if name in each.title)
        assert len(change.steps) == files
        assert "asserts" in change.title
    assert titles(file, knowledge, 1, 1, "Cleo")[-1] == "Add a stance: Cleo denies 'cup'"


def test_stances_are_confirmed(opened: Open, knowledge: Knowledge) -> None:
    """Where the wording has changed since somebody took a stance on it."""
    stance = f"stances:\n  - {{by: ann, stance: asserts, wording: {pin('Other words.')}}}\n"
    file = opened("basics/cup.yaml", CUP + stance)

    assert titles(file, knowledge, 1, 1)[0].startswith("Confirm all stances")


def test_a_duplicate_is_merged(opened: Open, knowledge: Knowledge) -> None:
    """Into the node that says nearly the same."""
    words = "kind: claim\ntext: The small cup of tea in the evening is what calms people most.\n"
    opened("basics/a-cup.yaml", words)
    file = opened("basics/b-cup.yaml", words)

    assert "Merge 'b-cup' into 'a-cup'" in titles(file, knowledge, 1, 1)


def test_an_objection_gets_a_free_name(opened: Open, knowledge: Knowledge) -> None:
    """Also where a file that is not saved yet has the first one."""
    opened("basics/against-tea-calms.yaml", CUP)
    file = opened("basics/tea-calms.yaml", DEBATE["basics/tea-calms.yaml"])
    change = next(each for each in changes(file, [], None) if "counterargument" in each.title)

    assert change.opens == "claims/tea/basics/against-tea-calms-2.yaml"
    assert not any(isinstance(step, Move) for step in change.steps)


def test_lenses_lead_to_the_objections(opened: Open) -> None:
    """How a claim fares, and where the objections to it are written."""
    file = opened("basics/tea-calms.yaml", DEBATE["basics/tea-calms.yaml"])

    assert lenses(file) == ("objected to, no reply recorded · contested", "1 objection")
    assert [(Path(place.file).name, place.line) for place in objection_places(file)] == [
        ("tea-wakes.yaml", 3)
    ]


def test_folds_of_blocks_and_lists() -> None:
    """Each key with what is indented below it, without blank lines at the end."""
    assert folds("text: >-\n  One.\n\n  Two.\n\nsupports:\n  - to: a\n    with: b\n") == [
        (0, 3),
        (5, 7),
        (6, 7),
    ]
