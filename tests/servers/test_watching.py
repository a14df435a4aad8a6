"""The thread that watches the files: it goes on, and passes over what the reader passes over."""

import threading
from pathlib import Path

import pytest

from argmap.checks.run import check_all
from argmap.servers.watching import matters, watching
from tests.conftest import WriteDebate

PATIENCE = 20
CALMS = "kind: claim\ntext: Tea calms.\n"


def test_it_goes_on_whatever_its_callback_raises(tmp_path: Path) -> None:
    """The error is handed over, and the next change is told."""
    claims = tmp_path / "claims"
    (claims / "tea").mkdir(parents=True)
    stop, raised, heard = threading.Event(), threading.Event(), threading.Event()
    errors: list[Exception] = []

    def changed() -> None:
        if raised.is_set():
            heard.set()
            return
        raise RecursionError("too deep")

    def failed(error: Exception) -> None:
        errors.append(error)
        raised.set()

    thread = watching(claims, changed, stop, failed)
    try:
        assert raised.wait(PATIENCE)
        (claims / "tea" / "debate.yaml").write_text("format: 1\n")
        assert heard.wait(PATIENCE)
    finally:
        stop.set()
        thread.join(PATIENCE)
    assert [str(error) for error in errors] == ["too deep"]


@pytest.mark.parametrize(
    "name",
    [
        ".#a.yaml",  # the lock of Emacs, and what it saves by itself
        "#a.yaml#",
        "a.yaml~",
        ".a.yaml.swp",  # of Vim
        ".~lock.a.yaml#",  # of LibreOffice
        ".DS_Store",
        ".git/index.lock",
        ".idea/workspace.yaml",
    ],
)
def test_files_of_editors_are_passed_over(name: str, write_debate: WriteDebate) -> None:
    """By both: nothing is built anew, and nothing is found."""
    root = write_debate({"taste/tea-calms.yaml": CALMS, f"taste/{name}": "<<<<<<<\n"})

    assert not matters(Path("claims/tea/taste", name), Path("claims"))
    assert [f.code for f in check_all(root).findings] == ["unattributed"]


@pytest.mark.parametrize("name", ["b.yaml", "debate.yaml", "people/ann.yaml", "taste"])
def test_files_of_a_debate_are_watched(name: str) -> None:
    """A folder too: it may come with files."""
    assert matters(Path("claims/tea", name), Path("claims"))
