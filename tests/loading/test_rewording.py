"""Other words in one node change nothing else."""

from dataclasses import replace
from inspect import signature
from pathlib import Path

import pytest

from argmap.checks.run import check
from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.people.disagreements import oppositions
from argmap.graph.analysis.status import statuses
from argmap.graph.queries.neighbourhood import neighbourhood
from argmap.loading import load as loading
from argmap.loading.load import load, read_file_bytes
from argmap.loading.loaded import Loaded
from argmap.loading.rewording import reworded
from tests.conftest import WriteDebate

FROZEN = Path(__file__).parents[1] / "debates" / "empathy"
TEA = {
    "basics/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n",
    "basics/tea-wakes.yaml": "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-calms\n",
}
WAKES = "kind: counterargument\ntext: Tea excites.\nshort: Excites\nrebuts: tea-calms\n"


def reread(loaded: Loaded, node: str, text: str) -> Loaded | None:
    """Put another text into the file of a node."""
    file = next(f for f in loaded.files.folder.files if (f.type, f.id) == ("node", node))
    return reworded(loaded, file, read_file_bytes(file, text.encode()))


def test_other_words_give_what_loading_gives(write_debate: WriteDebate) -> None:
    """Nodes, files and findings are those of a fresh start."""
    folder = write_debate(TEA)
    after = reread(load(folder), "tea-wakes", WAKES)
    (folder / "claims/tea/basics/tea-wakes.yaml").write_text(WAKES, "utf-8")
    fresh = load(folder)

    assert after is not None
    assert after.debate.nodes == fresh.debate.nodes
    assert after.files.nodes == fresh.files.nodes
    assert check(after) == check(fresh)


def test_a_loading_goes_on_from_the_one_before(
    write_debate: WriteDebate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only words differ, nothing is linked, however the files are read."""
    folder = write_debate(TEA)
    before = load(folder)
    (folder / "claims/tea/basics/tea-wakes.yaml").write_text(WAKES, "utf-8")
    monkeypatch.setattr(loading, "link", None)

    after = load(folder, before=before)

    assert after.debate.nodes["tea-wakes"].short == "Excites"
    assert after.debate.relations == before.debate.relations


@pytest.mark.parametrize(
    "text",
    [
        WAKES.replace("rebuts", "supports"),
        WAKES + "stances:\n  - {by: ann, stance: asserts}\n",
        WAKES.replace("tea-calms", "tea-clams"),
        "kind: [",
        "kind: claim\n",
    ],
)
def test_more_than_words_links_the_debate_again(write_debate: WriteDebate, text: str) -> None:
    """A relation, a stance, a broken file: this way is not for them."""
    assert reread(load(write_debate(TEA)), "tea-wakes", text) is None


def test_what_is_memoized_never_rests_on_words() -> None:
    """Every answer that is kept with a debate is the same in a debate of other words."""
    loaded = load(FROZEN)
    debate = loaded.debate
    check(loaded)
    statuses(debate, explicit=True)
    oppositions(debate)
    for name in debate.nodes:
        dialectical_status(debate, name)
        neighbourhood(debate, name)
    other = debate
    for node in [*debate.nodes.values()][::3]:
        words = {"text": f"Otherwise: {node.text[::-1]}", "short": "Other", "topics": ("other",)}
        record = node.record.model_copy(update=words)
        other = other.reworded(replace(node, record=record))
    kept = {question: dict(answers) for question, answers in debate.memo.items()}
    other.memo.clear()

    for question, answers in kept.items():
        for parts, answer in answers.items():
            one = len(signature(question).parameters) == 2
            assert question(other, *((parts,) if one else parts)) == answer
