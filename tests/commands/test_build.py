"""``argmap build``: a whole site, or an exit code and the old one."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from argmap.cli import app
from argmap.render.manifest import OWN
from argmap.schema.errors import SiteFolderError

WriteDebate = Callable[[Mapping[str, str]], Path]

GOOD = {"basics/a.yaml": "kind: claim\ntext: Tea calms.\n"}
BAD = {"basics/a.yaml": "kind: claim\ntext: Tea calms.\nsupports: nothing\n"}


def build(folder: Path, *options: str) -> tuple[int, str, str]:
    """Run the command on a folder."""
    result = CliRunner().invoke(app, ["build", "--claims", str(folder), *options])
    return result.exit_code, result.stdout, result.stderr


def test_builds_beside_claims(write_debate: WriteDebate) -> None:
    """The site lies beside claims/; the file to open goes to stdout, what to do next to stderr."""
    folder = write_debate(GOOD)
    code, out, said = build(folder)

    assert (code, out) == (0, f"{folder / 'site' / 'index.html'}\n")
    assert (folder / "site" / "tea" / "claims" / "a.html").is_file()
    assert "argmap serve" in said


def test_from_inside_claims(write_debate: WriteDebate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run inside claims/, or with claims/ itself named, the site lies in the same place."""
    folder = write_debate(GOOD)
    monkeypatch.chdir(folder / "claims")
    assert build(Path())[0] == 0
    assert build(folder / "claims")[0] == 0
    assert (folder / "site" / "index.html").is_file()
    assert not (folder / "claims" / "site").exists()


def test_error_leaves_the_old_site(write_debate: WriteDebate) -> None:
    """With an error in the data nothing is written, the error is shown, and the exit code is 1."""
    folder = write_debate(GOOD)
    build(folder)
    before = (folder / "site" / "tea" / "claims" / "a.html").read_bytes()
    code, out, said = build(write_debate(BAD))

    assert (code, out) == (1, "")
    assert "error[unknown-node]" in said
    assert "nothing was built" in said
    assert (folder / "site" / "tea" / "claims" / "a.html").read_bytes() == before


def test_other_folder(write_debate: WriteDebate, tmp_path: Path) -> None:
    """The site can go anywhere that is empty or new."""
    code, out, _ = build(write_debate(GOOD), "--out", str(tmp_path / "new" / "place"))

    assert (code, out) == (0, f"{tmp_path / 'new' / 'place' / 'index.html'}\n")
    assert (tmp_path / "new" / "place" / "tea" / "index.html").is_file()


def test_foreign_folder(write_debate: WriteDebate) -> None:
    """A folder that no build made is left alone, with exit code 2 and a sentence."""
    folder = write_debate(GOOD)
    command = [sys.executable, "-m", "argmap", "build", "--claims", str(folder)]
    made = subprocess.run(
        [*command, "--out", str(folder)], capture_output=True, text=True, check=False
    )

    assert made.returncode == 2
    assert "so nothing was written; name an empty or a new folder with --out" in made.stderr
    assert "Traceback" not in made.stderr


def test_not_inside_claims(write_debate: WriteDebate) -> None:
    """A folder inside claims/ is refused, so that no page is taken for a debate."""
    folder = write_debate(GOOD)
    result = CliRunner().invoke(
        app, ["build", "--claims", str(folder), "--out", str(folder / "claims" / "site")]
    )

    assert isinstance(result.exception, SiteFolderError)
    assert not (folder / "claims" / "site").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
def test_full_disk(write_debate: WriteDebate) -> None:
    """When no more can be written, the exit code is 2, and the old site is whole."""
    folder = write_debate(GOOD)
    build(folder)
    pages = {p: p.read_bytes() for p in (folder / "site").rglob("*") if p.is_file()}
    (folder / "claims" / "tea" / "basics" / "a.yaml").write_text("kind: claim\ntext: Tea wakes.\n")
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900)); "
    script = f"{limited}runpy.run_module('argmap', run_name='__main__')"
    made = subprocess.run(
        [sys.executable, "-B", "-c", script, "build", "--claims", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if "COVERAGE" not in name},
    )

    assert made.returncode == 2
    assert "the site cannot be written" in made.stderr
    assert {p: p.read_bytes() for p in (folder / "site").rglob("*") if p.is_file()} == pages


def test_several_debates(write_debate: WriteDebate) -> None:
    """All debates are published, unless one is named."""
    folder = write_debate(GOOD)
    other = folder / "claims" / "milk"
    other.mkdir()
    (other / "debate.yaml").write_text("format: 1\ntitle: Milk?\n")
    (other / "basics").mkdir()
    (other / "basics" / "b.yaml").write_text("kind: claim\ntext: Milk is white.\n")
    build(folder)
    both = {p.name for p in (folder / "site").iterdir() if p.is_dir() and p.name != OWN}
    build(folder, "--debate", "milk")
    one = {p.name for p in (folder / "site").iterdir() if p.is_dir() and p.name != OWN}

    assert (both, one) == ({"milk", "tea"}, {"milk"})
