"""``argmap sources import``: from the file of a thread to a folder that can be checked."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.exchange.conversations.samples import GITHUB, SAMPLES

FORUM = ("--address", "https://forum.example.org")


@pytest.fixture
def threads(tmp_path: Path) -> Path:
    """Write a thread in each format."""
    for name, data in SAMPLES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def held(folder: Path) -> Mapping[str, str]:
    """Read all files of a folder."""
    return {str(path): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_thread_becomes_a_folder_that_can_be_checked(
    threads: Path, argmap: Run, name: str
) -> None:
    """No error, and every paragraph is where the file of the thread has it."""
    assert argmap("sources", "import", name, "--into", "tea", folder=threads).code == 0

    assert argmap("check", folder=threads).code == 0
    verified = argmap("sources", "verify", "--text", name, folder=threads)
    assert (verified.code, "0 moved, 0 missing" in verified.out) == (0, True)


def test_the_folder_of_a_debate_names_it(threads: Path, argmap: Run) -> None:
    """``--into claims/tea`` is what a shell completes."""
    argmap("sources", "import", "github", "--into", "claims/tea", folder=threads)

    assert (threads / "claims" / "tea" / "debate.yaml").is_file()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_thread_again_changes_nothing(threads: Path, argmap: Run, name: str) -> None:
    """People and sources are known again, the deleted ones too."""
    argmap("sources", "import", name, "--into", "tea", folder=threads)
    before = held(threads)
    argmap("sources", "import", name, "--into", "tea", folder=threads)

    assert held(threads) == before


def test_a_newer_thread_adds_what_is_new(threads: Path, argmap: Run) -> None:
    """A comment that came since gets the next id; the others keep theirs."""
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    before = held(threads)
    new = {**GITHUB["comments"][0], "id": "IC_9", "url": "https://example.org/9", "body": "No."}
    newer = {**GITHUB, "comments": [*GITHUB["comments"], new]}
    (threads / "github").write_text(json.dumps(newer))
    argmap("sources", "import", "github", "--into", "tea", folder=threads)

    added = held(threads).keys() - before.keys()
    assert {Path(path).name for path in added} == {"c03.yaml"}
    assert argmap("sources", "verify", "--text", "github", folder=threads).code == 0


def test_a_cited_paragraph_is_never_moved_away(threads: Path, argmap: Run) -> None:
    """Where a comment was rewritten that the map cites, nothing is written, and it is named."""
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    node = threads / "claims" / "tea" / "basics" / "tea-calms.yaml"
    node.parent.mkdir()
    node.write_text(
        "kind: claim\ntext: Tea calms.\n"
        "stances:\n  - {by: ann, stance: asserts, source: post, at: p2}\n"
    )
    before = held(threads)
    (threads / "github").write_text(json.dumps({**GITHUB, "body": "Something else."}))
    done = argmap("sources", "import", "github", "--into", "tea", folder=threads)

    assert done.code == 1
    assert "post" in done.err
    assert "p2" in done.err
    assert held(threads) == before


def test_a_dry_run_writes_nothing(threads: Path, argmap: Run) -> None:
    """It says what would come of it."""
    done = argmap("sources", "import", "github", "--into", "tea", "--dry-run", folder=threads)

    assert "3 people, 3 sources, 5 paragraphs" in done.out
    assert not (threads / "claims").exists()


def test_the_text_of_a_thread_is_always_the_same(threads: Path, argmap: Run) -> None:
    """It is what ``chars`` counts in."""
    one, two = (argmap("sources", "text", "mbox", folder=threads).out for _ in range(2))

    assert one == two
    assert one.startswith("[1] ann · 2024-10-16\n")


def test_a_file_that_is_no_thread_is_refused(threads: Path, argmap: Run) -> None:
    """With what would be one."""
    (threads / "notes.txt").write_text("Tea.")
    done = argmap("sources", "import", "notes.txt", "--into", "tea", folder=threads)

    assert done.code == 2
    assert "'notes.txt' is no conversation that argmap knows" in done.err
