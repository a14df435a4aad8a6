"""One process answers question after question, and none takes the next with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.loading.loaded_debates import LoadedDebates
from argmap.servers.assistant.worker import NoAnswerError, Worker
from tests.conftest import WriteDebate

TEA = {"basics/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n"}


@pytest.fixture
def folder(write_debate: WriteDebate) -> Path:
    """Write a debate of one claim."""
    return write_debate(TEA)


@pytest.fixture
def worker() -> Iterator[Worker]:
    """Start a worker; end it afterwards."""
    worker = Worker(60)
    yield worker
    worker.stop()


def test_what_has_changed_is_read_again(worker: Worker, folder: Path) -> None:
    """The second question is about the files as they are now."""
    words = ["show", "--claims", str(folder), "tea-calms"]
    assert "Tea calms." in worker.ask(words)[0]
    (folder / "claims" / "tea" / "basics" / "tea-calms.yaml").write_text(
        "kind: claim\ntext: Tea warms.\n", "utf-8"
    )
    assert "Tea warms." in worker.ask(words)[0]


def test_misuse_has_an_answer_too(worker: Worker, folder: Path) -> None:
    """The command line's own words; the process goes on."""
    assert "tea-calm" in worker.ask(["show", "--claims", str(folder), "tea-calm"])[1]
    assert "there is no command" in worker.ask(["nothing"])[1]
    assert "Tea calms." in worker.ask(["show", "--claims", str(folder), "tea-calms"])[0]


def test_a_question_that_takes_too_long_is_ended(worker: Worker, folder: Path) -> None:
    """There is no answer to it, and one to the next."""
    worker.seconds = 0
    with pytest.raises(NoAnswerError):
        worker.ask(["show", "--claims", str(folder), "tea-calms"])
    worker.seconds = 60
    assert "Tea calms." in worker.ask(["show", "--claims", str(folder), "tea-calms"])[0]


def test_a_debate_stays_loaded_until_a_file_changes(folder: Path) -> None:
    """Also where one is added or removed."""
    debates = LoadedDebates()
    files = sorted(folder.rglob("*.yaml"))
    first = debates.load(folder)
    assert debates.load(folder) is first
    added = files[0].with_name("tea-wakes.yaml")
    added.write_text("kind: claim\ntext: Tea wakes.\n", "utf-8")
    assert "tea-wakes" in debates.load(folder).debate.nodes
    added.unlink()
    assert "tea-wakes" not in debates.load(folder).debate.nodes
