"""The thread that watches the files: it goes on, come what may."""

import threading
from pathlib import Path

from argmap.servers.watching import watching

PATIENCE = 20


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
