"""``argmap sources``: index, verify, coverage."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]

TEXT = "1. Tea\n\nIt wakes.\n"
FILES = {
    "debate.yaml": "format: 1\ntitle: T\ndocuments:\n  - {id: essay, title: Essay}\n",
    "people/ann.yaml": "name: Ann\n",
}
NODE = {
    "basics/a.yaml": "kind: claim\ntext: Tea keeps one up.\n"
    "stances: {by: ann, stance: asserts, source: post, at: s1.p2}\n"
}


@pytest.fixture
def folder(write_debate: Write, argmap: Run) -> Path:
    """Make a debate with one post, indexed by the command, and a node that cites it."""
    made = write_debate(FILES)
    (made / "text.txt").write_text(TEXT, encoding="utf-8")
    assert argmap("sources", "index", "text.txt", "--source", "post", folder=made).code == 0
    write_debate({**FILES, **NODE})
    return made


def test_a_new_source_gets_a_file(folder: Path) -> None:
    """With kind, document and paragraphs."""
    written = (folder / "claims/tea/sources/post.yaml").read_text(encoding="utf-8")

    assert written.startswith("kind: post\ndocument: essay\nparagraphs:\n  - {id: s1.p1,")


def test_verify_is_content_with_the_same_text(argmap: Run, folder: Path) -> None:
    """Exit code 0."""
    ran = argmap("sources", "verify", "--text", "text.txt", folder=folder)

    assert ran.code == 0
    assert "2 paragraphs: 2 ok, 0 moved, 0 missing" in ran.out


def test_verify_fails_where_a_paragraph_is_missing(argmap: Run, folder: Path) -> None:
    """Exit code 1, and the ids."""
    (folder / "text.txt").write_text("new\n1. Tea\n", encoding="utf-8")
    ran = argmap("sources", "verify", "--text", "text.txt", folder=folder)
    shown = json.loads(
        argmap("sources", "verify", "--text", "text.txt", "--json", folder=folder).out
    )

    assert ran.code == 1
    assert "missing:\n  post  s1.p2" in ran.out
    assert [one["outcome"] for one in shown["paragraphs"]] == ["moved", "missing"]


def test_index_finds_a_source_by_its_former_id(argmap: Run, folder: Path) -> None:
    """It makes no second file under the old id."""
    assert argmap("rename", "source:post", "letter", folder=folder).code == 0
    ran = argmap("sources", "index", "text.txt", "--source", "post", folder=folder)

    assert ran.code == 0
    assert not (folder / "claims/tea/sources/post.yaml").exists()


def test_index_follows_a_text_that_moved(argmap: Run, folder: Path) -> None:
    """Without --source all sources of the document are looked up again."""
    (folder / "text.txt").write_text(f"new\n{TEXT}", encoding="utf-8")
    ran = argmap("sources", "index", "text.txt", folder=folder)

    assert ran.code == 0
    assert "2 at another place" in ran.out
    assert argmap("sources", "verify", "--text", "text.txt", folder=folder).code == 0
    again = argmap("sources", "index", "text.txt", folder=folder)
    assert "nothing to write" in again.err


def test_index_refuses_to_lose_a_cited_paragraph(argmap: Run, folder: Path) -> None:
    """Exit code 1, the id is named, and the file is as it was."""
    file = folder / "claims/tea/sources/post.yaml"
    was = file.read_bytes()
    (folder / "text.txt").write_text("1. Tea\n", encoding="utf-8")
    ran = argmap("sources", "index", "text.txt", folder=folder)

    assert ran.code == 1
    assert "post  s1.p2" in ran.err
    assert file.read_bytes() == was


def test_index_says_when_debate_yaml_records_another_text(argmap: Run, folder: Path) -> None:
    """The fingerprint of the whole text is for a person to update."""
    debate = folder / "claims/tea/debate.yaml"
    debate.write_text(
        FILES["debate.yaml"].replace("Essay}", f'Essay, sha256: "{"0" * 64}"}}'), encoding="utf-8"
    )
    ran = argmap("sources", "index", "text.txt", folder=folder)

    assert "the SHA-256 of this one is" in ran.err


def test_coverage_fails_where_a_paragraph_is_left_out(argmap: Run, folder: Path) -> None:
    """Exit code 1, and its id; 0 once it claims nothing."""
    ran = argmap("sources", "coverage", folder=folder)
    assert (ran.code, ran.out) == (1, "  post  s1.p1\n")

    file = folder / "claims/tea/sources/post.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("}", ", no_claim: heading}", 1), encoding="utf-8"
    )
    assert argmap("sources", "coverage", folder=folder).code == 0


@pytest.mark.parametrize("command", [("index", "none.txt"), ("verify", "--text", "none.txt")])
def test_an_unreadable_file_is_misuse(argmap: Run, folder: Path, command: tuple[str, ...]) -> None:
    """Exit code 2, and why."""
    ran = argmap("sources", *command, folder=folder)

    assert ran.code == 2
    assert "cannot read 'none.txt'" in ran.err


@pytest.mark.parametrize("lines", ["2-1", "x", "0-3", "1-", "-"])
def test_lines_are_two_numbers(argmap: Run, folder: Path, lines: str) -> None:
    """Anything else is misuse."""
    ran = argmap(
        "sources", "index", "text.txt", "--source", "post", "--lines", lines, folder=folder
    )

    assert ran.code == 2
    assert "no pair of line numbers" in ran.err


def test_lines_belong_to_one_source(argmap: Run, folder: Path) -> None:
    """Without --source they mean nothing."""
    ran = argmap("sources", "index", "text.txt", "--lines", "1-2", folder=folder)

    assert ran.code == 2
    assert "--source" in ran.err


def test_the_real_debate_accounts_for_all_its_sources(argmap: Run) -> None:
    """Every paragraph is cited, or excused."""
    ran = argmap("sources", "coverage")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("100.0 %")
