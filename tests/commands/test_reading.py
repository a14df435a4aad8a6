"""``argmap sources read`` takes somebody from a thread to a map without an editor."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Done, Run
from tests.exchange.conversations.samples import SAMPLES

Answer = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path, argmap: Run) -> Path:
    """Import a thread."""
    (tmp_path / "thread.json").write_bytes(SAMPLES["github"])
    argmap("sources", "import", "thread.json", "--into", "tea", folder=tmp_path)
    return tmp_path


@pytest.fixture
def answer(folder: Path, argmap: Run, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Read the thread, and answer what is asked with these lines."""

    def answered(*lines: str) -> Done:
        left = iter(lines)
        monkeypatch.setattr("argmap.commands.reading.can_ask", lambda: True)
        monkeypatch.setattr("builtins.input", lambda *_: next(left))
        return argmap("sources", "read", "--text", "thread.json", folder=folder)

    return answered


def test_a_paragraph_becomes_a_node_of_its_author(folder: Path, answer: Answer) -> None:
    """Person, source and paragraph are known; only the statement is asked for."""
    done = answer("n", "claim", "Tea makes calm.", "Tea calms", "", "basics", "asserts", "q")

    (file,) = folder.glob("claims/tea/*/tea-calms.yaml")
    assert "by: ann\n    stance: asserts\n    source: post\n    at: p2\n" in file.read_text("utf-8")
    assert "post:p2 (1 of 3)" in done.out
    assert "Tea calms everybody who drinks it." in done.out


def test_a_paragraph_that_claims_nothing_is_marked(
    folder: Path, answer: Answer, argmap: Run
) -> None:
    """And is not shown again."""
    answer("c", "courtesy", "q")

    text = (folder / "claims" / "tea" / "sources" / "post.yaml").read_text("utf-8")
    assert "no_claim: courtesy" in text
    listed = argmap("sources", "read", "--text", "thread.json", folder=folder).out
    assert "post:p2" not in listed
    assert "c01:p2" in listed


def test_a_paragraph_becomes_a_stance(folder: Path, answer: Answer) -> None:
    """On a node that is there, by the author of the paragraph."""
    node = folder / "claims" / "tea" / "basics" / "tea-calms.yaml"
    node.parent.mkdir()
    node.write_text("kind: claim\ntext: Tea calms.\n")
    answer("", "s", "tea-calms", "denies", "q")

    assert "by: ben\n    stance: denies\n    source: c01\n    at: p2\n" in node.read_text("utf-8")


def test_a_wrong_answer_is_asked_again(answer: Answer) -> None:
    """Neither a letter too many nor a node that is not there ends the reading."""
    done = answer("x", "s", "no-such-node-at-all", "q")

    assert done.code == 0
    assert "write one of these letters" in done.err


def test_without_a_terminal_the_paragraphs_are_listed(folder: Path, argmap: Run) -> None:
    """Each with its name and its words, for programs and for people who like lists."""
    done = argmap("sources", "read", "c01", "--text", "thread.json", folder=folder)

    assert done.out == "c01:p2  It wakes me up.\n"


def test_a_place_says_who_speaks_and_where(folder: Path, argmap: Run) -> None:
    """``new --at c01:p2`` needs neither ``--by`` nor ``--source``."""
    done = argmap(
        "new", "--kind", "claim", "--text", "Tea wakes.", "--short", "Tea wakes",
        "--section", "basics", "--at", "c01:p2", "--no-input", folder=folder,
    )  # fmt: skip

    assert done.code == 0
    text = (folder / "claims" / "tea" / "basics" / "tea-wakes.yaml").read_text("utf-8")
    assert "by: ben\n    stance: asserts\n    source: c01\n    at: p2\n" in text
