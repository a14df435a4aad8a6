"""Commands that change what is there: stance, move, remove, and people and sources."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Severity

WriteDebate = Callable[[Mapping[str, str]], Path]
Run = Callable[..., Any]

LETTER = "  - {id: p1, chars: [0, 3], sha256: '0123456789abcdef'}\n"
TEA = {
    "debate.yaml": "format: 1\ntitle: Tea?\nsections: [{id: taste}, {id: price}]\n",
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\naccount: ann-1\n",
    "people/bob.yaml": "name: Bob\nidentified: by-header\n",
    "people/bobby.yaml": "name: Bob\nidentified: by-header\n",
    "sources/post.yaml": f"kind: post\ntitle: A post\nauthor: bob\nparagraphs:\n{LETTER}",
    "sources/reply.yaml": "kind: comment\ntitle: A reply\nauthor: bobby\nreplies_to: post\n",
    "taste/tea-calms.yaml": "kind: claim\ntext: Tea calms.\nstances: {by: ann, stance: asserts}\n",
    "taste/hot-tea.yaml": "kind: claim\ntext: Tea is hot.\nsupports: tea-calms  # by warmth\n"
    "stances:\n  - {by: bob, stance: asserts, source: post, at: p1}\n"
    "  - {by: bobby, stance: asserts, source: post, at: p1}\n",
    "price/so-is-soup.yaml": "kind: counterargument\ntext: So is soup.\n"
    "undercuts: hot-tea -> tea-calms\nrebuts: hot-tea\n",
}


def clean(root: Path) -> Loaded:
    """Load a debate that has no error and no warning."""
    loaded = load(root)
    assert not [f for f in loaded.findings if f.severity is not Severity.NOTE]
    return loaded


def text_of(root: Path, file: str) -> str:
    """Read a file of the debate."""
    return (root / "claims" / "tea" / file).read_text(encoding="utf-8")


def test_a_stance_is_added_to_a_node(write_debate: WriteDebate, run: Run) -> None:
    """In the file of the node; a second time the same stance is refused."""
    root = write_debate(TEA)
    words = ("stance", "tea-calms", "--by", "bob", "--stance", "denies", "--source", "post")
    ran = run(*words, "--at", "p1", "--hedged", within=root)
    assert (ran.code, ran.out) == (0, "bob denies 'tea-calms': claims/tea/taste/tea-calms.yaml\n")
    stance = clean(root).debate.nodes["tea-calms"].stances[1]
    assert (stance.person, stance.kind, stance.at, stance.hedged) == (
        "bob",
        "denies",
        ("p1",),
        True,
    )
    assert "has this stance of 'bob' already" in run(*words, "--at", "p1", within=root).err


def test_a_stance_can_be_on_a_step(write_debate: WriteDebate, run: Run) -> None:
    """It is written on the node that speaks; somebody new gets a file too."""
    root = write_debate(TEA)
    words = ("stance", "hot-tea -> tea-calms", "--new-person", "Cy", "--stance", "doubts")
    assert run(*words, within=root).code == 0
    debate = clean(root).debate
    stance = debate.nodes["hot-tea"].stances[-1]
    assert (stance.person, stance.step) == ("cy", debate.step("hot-tea -> tea-calms"))


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((), 2, "these options are missing: --by"),
        (("--by", "bob", "--stance", "denies"), 2, "these options are missing: --source"),
        (("--by", "bob", "--stance", "denies", "--source", "post", "--at", "p9"), 1, "nothing was"),
        (("--by", "ann", "--new-person", "Cy"), 2, "give one of them"),
    ],
)
def test_a_stance_that_is_wrong_is_not_written(
    write_debate: WriteDebate, run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    """What is missing or unknown is said, and every file is as it was."""
    root = write_debate(TEA)
    ran = run("stance", "tea-calms", *words, within=root)
    assert (ran.code, message in ran.err) == (code, True)
    assert text_of(root, "taste/tea-calms.yaml") == TEA["taste/tea-calms.yaml"]


@pytest.mark.parametrize("by", ["bo", "1", "ann-", "ANN", "Änn"])
def test_a_stance_is_never_written_for_a_guessed_person(
    write_debate: WriteDebate, run: Run, by: str
) -> None:
    """Not for a part of a name or id, nor for one in other case or with other accents."""
    root = write_debate({**TEA, "people/unidentified-1.yaml": "name: Commenter 1\n"})
    words = ("--by", by, "--stance", "denies", "--source", "post", "--at", "p1", "--no-input")
    ran = run("stance", "tea-calms", *words, within=root)
    assert (ran.code, f"no person has the id or name '{by}'" in ran.err) == (2, True)
    assert text_of(root, "taste/tea-calms.yaml") == TEA["taste/tea-calms.yaml"]


@pytest.mark.parametrize(
    "words",
    [
        ("stance", "calms", "--by", "ann"),
        ("remove", "soup"),
        ("move", "calms", "price"),
        ("confirm", "calms"),
        ("rename", "calms", "calm"),
        ("merge", "calms", "hot-tea"),
        ("merge", "hot-tea", "calms"),
    ],
)
def test_what_writes_guesses_no_node(
    write_debate: WriteDebate, run: Run, words: tuple[str, ...]
) -> None:
    """A few words find a node to read; to change one takes its id or its whole title."""
    root = write_debate(TEA)
    ran = run(*words, within=root)
    assert ran.code == 2
    assert re.search(r"no node has the id or the title '(calms|soup)'\n  did you mean", ran.err)
    assert all(text_of(root, file) == text for file, text in TEA.items())


def test_what_writes_takes_a_whole_title(write_debate: WriteDebate, run: Run) -> None:
    """A title is as exact as an id."""
    root = write_debate(TEA)
    assert run("move", "Tea is hot.", "price", within=root).code == 0
    assert clean(root).debate.nodes["hot-tea"].section == "price"


@pytest.mark.parametrize(
    ("words", "way"),
    [
        (("rename", "bob", "bo"), "for the person run 'argmap rename person:bob bo'"),
        (("rename", "post", "letter"), "for the source run 'argmap rename source:post letter'"),
        (("merge", "bobby", "bob"), "for the person run 'argmap merge person:bobby bob'"),
        (("merge", "person:bobby", "bob"), "'argmap merge person:bobby person:bob'"),
        (("remove", "person:bob"), "delete 'claims/tea/people/bob.yaml', and 'argmap check'"),
        (("remove", "source:post"), "one source, run 'argmap merge source:post source:ID'"),
        (("move", "person:bob", "price"), "for the person run 'argmap position bob'"),
    ],
)
def test_a_person_or_source_in_place_of_a_node_is_shown_the_way(
    write_debate: WriteDebate, run: Run, words: tuple[str, ...], way: str
) -> None:
    """The command that is offered is the one that was meant, with or without the prefix."""
    ran = run(*words, within=write_debate(TEA))
    assert (ran.code, way in ran.err) == (2, True)


def test_former_ids_of_people_and_sources_lead_to_them(write_debate: WriteDebate, run: Run) -> None:
    """As those of nodes do, in what reads and in what writes."""
    root = write_debate(TEA)
    assert run("rename", "person:bob", "robert", within=root).code == 0
    assert run("rename", "source:post", "letter", within=root).code == 0
    for words in (("position", "bob"), ("list", "--by", "bob"), ("compare", "bob", "ann")):
        assert "'bob' is now called 'robert'" in run(*words, within=root).err
    assert "'post' is now called 'letter'" in run("thread", "post", within=root).err
    assert run("position", "bob", "--source", "post", within=root).code == 0
    said = ("--by", "bob", "--stance", "denies", "--source", "post", "--at", "p1")
    assert run("stance", "tea-calms", *said, within=root).code == 0
    stance = clean(root).debate.nodes["tea-calms"].stances[1]
    assert (stance.person, stance.source) == ("robert", "letter")


def test_a_node_moves_to_another_section(write_debate: WriteDebate, run: Run) -> None:
    """Only its file moves; a section that does not exist is named with the nearest."""
    root = write_debate(TEA)
    assert run("move", "tea-calms", "price", within=root).code == 0
    assert text_of(root, "price/tea-calms.yaml") == TEA["taste/tea-calms.yaml"]
    assert clean(root).debate.nodes["tea-calms"].section == "price"
    assert "is in 'price' already" in run("move", "tea-calms", "price", within=root).err
    assert "did you mean 'taste'?" in run("move", "tea-calms", "tast", within=root).err


def test_a_node_moves_to_a_section_that_is_only_listed(write_debate: WriteDebate, run: Run) -> None:
    """The first node makes its folder; until then the check says what to do."""
    listed = "format: 1\ntitle: Tea?\nsections: [{id: taste}, {id: price}, {id: trade}]\n"
    root = write_debate(TEA | {"debate.yaml": listed})
    assert "put a node into the folder 'trade'" in run("check", within=root).out

    assert run("move", "tea-calms", "trade", within=root).code == 0
    assert clean(root).debate.nodes["tea-calms"].section == "trade"


def test_remove_lists_what_would_dangle(write_debate: WriteDebate, run: Run) -> None:
    """Without a terminal it needs the option, and writes nothing."""
    root = write_debate(TEA)
    ran = run("remove", "tea-calms", within=root)
    assert ran.code == 2
    assert "claims/tea/taste/hot-tea.yaml:3" in ran.err
    assert "undercuts: hot-tea -> tea-calms" in ran.err
    assert text_of(root, "taste/tea-calms.yaml") == TEA["taste/tea-calms.yaml"]


def test_remove_offers_only_what_can_be_done(write_debate: WriteDebate, run: Run) -> None:
    """Where an objection would be against nothing, that is said instead of a question."""
    soup = "kind: counterargument\ntext: So is soup.\nrebuts: hot-tea\n"
    root = write_debate(TEA | {"price/so-is-soup.yaml": soup})
    ran = run("remove", "hot-tea", within=root)
    assert ran.code == 1
    assert "must say what it is against" in ran.out
    assert "--with-steps" not in ran.err


def test_remove_takes_the_steps_along(write_debate: WriteDebate, run: Run) -> None:
    """Relations to it and about its steps go, with their long forms; nothing else does."""
    hot = "kind: claim\ntext: Tea is hot.\nsupports:\n  - {to: tea-calms, with: [so-is-soup]}\n"
    root = write_debate({**TEA, "taste/hot-tea.yaml": hot})
    ran = run("remove", "tea-calms", "--with-steps", within=root)
    assert (ran.code, ran.out) == (0, "'tea-calms' is deleted; 2 other files changed\n")
    assert text_of(root, "taste/hot-tea.yaml") == "kind: claim\ntext: Tea is hot.\n"
    assert text_of(root, "price/so-is-soup.yaml").endswith("So is soup.\nrebuts: hot-tea\n")


def test_a_removal_that_was_killed_at_its_end_leaves_nothing(
    write_debate: WriteDebate, run: Run
) -> None:
    """The next run finds no node, and still sweeps what the killed one put aside."""
    root = write_debate(TEA)
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True, text=True, check=True)  # fmt: skip
    aside = root / f"claims/tea/taste/.gone.yaml.{ended.stdout.strip()}.argmap"
    aside.write_text("kind: claim\n")
    assert run("remove", "gone", within=root).code == 2
    assert not aside.exists()


def test_a_removal_that_would_bring_errors_writes_nothing(
    write_debate: WriteDebate, run: Run
) -> None:
    """An objection without anything it objects to is an error, so it has to go first."""
    soup = "kind: counterargument\ntext: So is soup.\nrebuts: tea-calms\n"
    root = write_debate({**TEA, "price/so-is-soup.yaml": soup, "taste/hot-tea.yaml": soup})
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    ran = run("remove", "tea-calms", "--with-steps", within=root)
    assert (ran.code, "because the change would bring these errors" in ran.err) == (1, True)
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_a_person_is_renamed_everywhere(write_debate: WriteDebate, run: Run) -> None:
    """In stances and sources; the former id still leads to them, with a warning."""
    root = write_debate(TEA)
    assert run("rename", "person:bob", "robert", within=root).code == 0
    debate = clean(root).debate
    assert debate.sources["post"].record.author == "robert"
    assert debate.people["robert"].record.aliases == ("bob",)
    late = root / "claims/tea/taste/late.yaml"
    late.write_text(
        "kind: claim\ntext: Late.\nsupports: tea-calms\nstances: {by: bob, stance: asks}\n"
    )
    loaded = load(root)
    assert loaded.debate.nodes["late"].stances[0].person == "robert"
    assert [f.code for f in loaded.findings] == ["former-id"]


def test_a_source_is_renamed_everywhere(write_debate: WriteDebate, run: Run) -> None:
    """In stances and in the sources that reply to it."""
    root = write_debate(TEA)
    assert run("rename", "source:post", "essay", within=root).code == 0
    debate = clean(root).debate
    assert debate.sources["reply"].record.replies_to == "essay"
    assert debate.nodes["hot-tea"].stances[0].source == "essay"


def test_two_people_become_one(write_debate: WriteDebate, run: Run) -> None:
    """A stance that both had stands once; the one that stays has the other's id and account."""
    root = write_debate(TEA)
    assert run("merge", "person:bobby", "person:bob", within=root).code == 0
    debate = clean(root).debate
    assert [stance.person for stance in debate.nodes["hot-tea"].stances] == ["bob"]
    assert debate.sources["reply"].record.author == "bob"
    assert debate.people["bob"].record.aliases == ("bobby",)


def test_people_with_two_accounts_are_two_people(write_debate: WriteDebate, run: Run) -> None:
    """To merge them would give one the other's words."""
    root = write_debate({**TEA, "people/bob.yaml": f"{TEA['people/bob.yaml']}account: bob-1\n"})
    ran = run("merge", "person:bob", "person:ann", within=root)
    assert (ran.code, "they may be two people" in ran.err) == (2, True)
    assert (
        "a person and 'tea-calms' a node"
        in run("merge", "person:bob", "tea-calms", within=root).err
    )


def test_two_sources_become_one(write_debate: WriteDebate, run: Run) -> None:
    """What replies to the one that goes replies to the one that stays."""
    third = "kind: comment\ntitle: More\nauthor: ann\nreplies_to: reply\n"
    root = write_debate({**TEA, "sources/more.yaml": third})
    assert run("merge", "source:reply", "source:post", within=root).code == 0
    assert clean(root).debate.sources["more"].record.replies_to == "post"
