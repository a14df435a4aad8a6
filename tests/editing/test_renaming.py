"""Plans that change ids: what they do, and what is there when they stop half-way."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.editing.confirming import confirmed
from argmap.editing.merging import plan_merge
from argmap.editing.renaming import plan_rename
from argmap.editing.steps import FileStep, carry_out
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.loading.reader import read_again
from argmap.schema.errors import UnsafeEditError
from argmap.schema.finding import Severity

WriteDebate = Callable[[Mapping[str, str]], Path]

TEA = {
    "debate.yaml": "format: 1\ntitle: Tea?\nquestion: why-tea\ntheses: [tea-calms, milk-calms]\n",
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "taste/why-tea.yaml": "kind: question\ntext: Why tea?\n",
    "taste/tea-calms.yaml": "kind: claim\ntext: Tea calms.\nanswers: why-tea\n"
    "stances: {by: ann, stance: asserts, hedged: true}\n",
    "taste/milk-calms.yaml": "kind: claim\ntext: Milk calms.\nsupports: tea-calms\n",
    "taste/hot-tea.yaml": "kind: claim\ntext: Tea is hot.\nsupports:\n"
    "  - tea-calms  # by warmth\n  - milk-calms\n",
    "taste/so-is-soup.yaml": "kind: counterargument\ntext: So is soup.\n"
    "undercuts: hot-tea -> tea-calms\nsee: tea-calms\n",
}

UNREMARKED = TEA["taste/hot-tea.yaml"].replace("  # by warmth", "")


def _stops(root: Path, steps: tuple[FileStep, ...], copy: Path) -> list[Loaded]:
    """Load the debate as it is after each step."""
    files = {path.relative_to(root): path.read_bytes() for path in root.rglob("*.yaml")}
    found = []
    for number in range(len(steps) + 1):
        for path in copy.rglob("*.yaml"):
            path.unlink()
        for path, raw in files.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(raw)
        carry_out(steps[:number], copy / "claims")
        found.append(load(copy))
    return found


def test_a_rename_may_stop_at_any_step(write_debate: WriteDebate, tmp_path: Path) -> None:
    """After every step all nodes and all relations are there, under the old id or the new one."""
    root = write_debate(TEA)
    steps = plan_rename(load(root), "tea-calms", "tea-soothes")
    before, *between, after = _stops(root, steps, tmp_path / "copy")
    for stop in (before, *between, after):
        assert len(stop.debate.nodes) == 5
        assert len(stop.debate.relations) == 5
        assert stop.debate.theses in (
            ("tea-calms", "milk-calms"),
            ("tea-soothes", "milk-calms"),
        )
    assert after.debate.aliases == {"tea-calms": "tea-soothes"}
    assert not [f for f in after.findings if f.severity is not Severity.NOTE]


def test_a_rename_keeps_comments_and_says_so_once(write_debate: WriteDebate) -> None:
    """The text of every file is the old one but for the name; renamed back, the alias is left."""
    root = write_debate(TEA)
    carry_out(plan_rename(load(root), "tea-calms", "calm"), root / "claims")
    assert "  - calm  # by warmth\n" in (root / "claims/tea/taste/hot-tea.yaml").read_text()
    carry_out(plan_rename(load(root), "calm", "tea-calms"), root / "claims")
    for name, text in TEA.items():
        end = "aliases:\n  - calm\n" if name.endswith("tea-calms.yaml") else ""
        assert (root / "claims/tea" / name).read_text() == text + end


def test_other_debates_follow(write_debate: WriteDebate) -> None:
    """A link from another debate leads to the new id."""
    loaded = load(write_debate(TEA))
    other = read_again("kind: claim\ntext: x\nsee: [tea/tea-calms]\n", "claims/b/c/d.yaml")
    steps = plan_rename(loaded, "tea-calms", "calm", others=[other])
    assert steps[-1].file == "claims/b/c/d.yaml"
    assert "see: [tea/calm]" in getattr(steps[-1], "text", "")


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("Tea Calms", "an id has only lower-case letters, .*what about 'tea-calms'"),
        ("con", "Windows reserves this name .*what about 'con-2'"),
        ("null", "YAML reads this word as no value; what about 'null-2'"),
        ("tea-calms", "'tea-calms' has this id already"),
        ("hot-tea", "there is a node 'hot-tea' already; .*argmap merge tea-calms hot-tea"),
        ("old-milk", "'old-milk' is a former id of 'milk-calms'"),
    ],
)
def test_an_id_that_cannot_be_is_refused(write_debate: WriteDebate, new: str, message: str) -> None:
    """No id is broken, taken or promised to another node."""
    milk = TEA["taste/milk-calms.yaml"] + "aliases: old-milk\n"
    loaded = load(write_debate({**TEA, "taste/milk-calms.yaml": milk}))
    with pytest.raises(UnsafeEditError, match=message):
        plan_rename(loaded, "tea-calms", new)


def test_a_merge_moves_what_the_node_had(write_debate: WriteDebate) -> None:
    """Relations, stances and ids move; what would lead to itself or stand twice goes."""
    root = write_debate({**TEA, "taste/hot-tea.yaml": UNREMARKED})
    steps = plan_merge(load(root), "tea-calms", "milk-calms")
    carry_out(steps, root / "claims")
    after = load(root)
    node = after.debate.nodes["milk-calms"]
    assert [r.name for r in after.debate.relations] == [
        "hot-tea -> milk-calms",
        "milk-calms answers why-tea",
        "so-is-soup -> hot-tea -> milk-calms",
    ]
    assert after.debate.aliases == {"tea-calms": "milk-calms"}
    assert after.debate.theses == ("milk-calms",)
    [stance] = node.stances
    assert (stance.person, stance.hedged) == ("ann", True)
    assert stance.wording is not None, "it was taken on other words"


def test_a_merge_may_stop_at_any_step(write_debate: WriteDebate, tmp_path: Path) -> None:
    """After every step the debate loads, and no other node is lost."""
    root = write_debate({**TEA, "taste/hot-tea.yaml": UNREMARKED})
    steps = plan_merge(load(root), "tea-calms", "milk-calms")
    for stop in _stops(root, steps, tmp_path / "copy"):
        assert {"why-tea", "milk-calms", "hot-tea", "so-is-soup"} <= set(stop.debate.nodes)
        assert not [f for f in stop.findings if f.code == "unknown-node"]


@pytest.mark.parametrize(
    ("node", "into", "message"),
    [
        ("tea-calms", "tea-calms", "'tea-calms' is one node: name two"),
        ("tea-calms", "milk-calms", r"a comment in '.*hot-tea\.yaml' stands in the way"),
        ("hot-tea", "tea-calms", "the step 'hot-tea -> tea-calms' would go, and 'so-is-soup'"),
    ],
)
def test_a_merge_that_loses_something_is_refused(
    write_debate: WriteDebate, node: str, into: str, message: str
) -> None:
    """A step that others speak of cannot vanish in silence."""
    with pytest.raises(UnsafeEditError, match=message):
        plan_merge(load(write_debate(TEA)), node, into)


def test_confirming_pins_every_stance(write_debate: WriteDebate) -> None:
    """Each stance gets the mark of the words; a second time changes nothing."""
    stances = (
        "stances:\n  - by: ann  # me\n    stance: asserts\n    wording: 00000000\n"
        "  - {by: ann, stance: asks}\n"
    )
    root = write_debate({**TEA, "taste/hot-tea.yaml": f"kind: claim\ntext: Hot.\n{stances}"})
    text = confirmed(load(root), "hot-tea")
    assert text.count("wording: ") == 2
    assert "  - by: ann  # me\n" in text
    (root / "claims/tea/taste/hot-tea.yaml").write_text(text)
    assert confirmed(load(root), "hot-tea") == text


def test_a_merge_brings_ids_links_and_topics(write_debate: WriteDebate) -> None:
    """What both have stays once; long relations keep their flags; former ids lead on."""
    gone = (
        "kind: claim\ntext: Milk calms!\nsupports: {to: why-milk, inferred: true}\n"
        "see: [hot, kept]\ntopics: [milk, calm]\naliases: [cow]\n"
        "stances: {by: ann, stance: asserts}\n"
    )
    kept = (
        "kind: claim\ntext: Milk calms.\ntopics: milk\nsee: gone\nrebuts: hot\n"
        "stances: {by: ann, stance: asserts}\nsupports: [gone, hot]\n"
    )
    files = {
        "people/ann.yaml": TEA["people/ann.yaml"],
        "taste/gone.yaml": gone,
        "taste/kept.yaml": kept,
        "taste/hot.yaml": "kind: claim\ntext: Hot.\nsupports: {to: why-milk, with: gone}\n",
        "taste/why-milk.yaml": "kind: claim\ntext: Milk it is.\n",
    }
    root = write_debate(files)
    carry_out(plan_merge(load(root), "gone", "kept"), root / "claims")
    after = load(root)
    node = after.debate.nodes["kept"]
    assert [r.name for r in after.debate.relations] == [
        "hot -> why-milk",
        "kept -> why-milk",
        "kept rebuts hot",
        "kept supports hot",
    ]
    assert after.debate.relations[0].sources == ("hot", "kept")
    assert (node.see, node.record.topics) == (("hot",), ("milk", "calm"))
    assert [stance.wording for stance in node.stances] == [None], "the words are the same"
    assert after.debate.aliases == {"cow": "kept", "gone": "kept"}
    assert "{to: why-milk, inferred: true}" in after.files.nodes["kept"].document.text
