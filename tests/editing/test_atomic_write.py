"""The one place that writes: what a path leads to, and what somebody saved meanwhile."""

import errno
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.editing import atomic_write, steps, swap
from argmap.editing.atomic_write import write_file, write_files
from argmap.editing.steps import FileStep, Move, Remove, Write, carry_out, on_disk
from argmap.editing.swap import swap_paths
from argmap.schema.errors import FileChangedError, UnwritableFileError

WriteDebate = Callable[[Mapping[str, str]], Path]
Run = Callable[..., Any]

ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
TEA = {
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "s/tea.yaml": "kind: claim\ntext: Tea calms.\nstances: {by: ann, stance: asserts}\n",
    "s/tee.yaml": "kind: claim\ntext: Tea calms us.\nstances: {by: ann, stance: asks}\n",
    "s/hot.yaml": "kind: claim\ntext: Tea is hot.\nsuports: tea\n",
    "s/warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: tea",
}


def names_in(folder: Path) -> list[str]:
    """List what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_the_old_one_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before the last moment, the old file is there, whole, and nothing lies beside it."""
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "new\r\n")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new\r\n", 0o640)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, "newer")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.yaml", b"new\r\n")]


def test_several_files_are_written_or_none(tmp_path: Path) -> None:
    """Where one cannot be written, the others are as they were."""
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").mkdir()
    (tmp_path / "no").write_text("")
    with pytest.raises(UnwritableFileError, match=r"cannot write '.*no/c'"):
        write_files({tmp_path / "a": "new", tmp_path / "no" / "c": b"new"})
    assert (tmp_path / "a").read_text() == "old"
    with pytest.raises(UnwritableFileError, match=r"cannot write '.*b'"):
        write_file(tmp_path / "b", "new")
    assert names_in(tmp_path) == ["a", "b", "no"]


@ON_POSIX
def test_a_device_stays_a_device(write_debate: WriteDebate, run: Run) -> None:
    """A copy of /dev/null made by hand is written to, by the command that once replaced it."""
    before = os.stat("/dev/null")  # noqa: PTH116 - the device itself
    write_file(Path("/dev/null"), "gone")
    assert run("export", "--format", "af", "--out", "/dev/null", within=write_debate(TEA)).code == 0
    after = os.stat("/dev/null")  # noqa: PTH116
    assert stat.S_ISCHR(after.st_mode)
    assert (after.st_rdev, after.st_ino) == (before.st_rdev, before.st_ino)


@ON_POSIX
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """Who waits at its other end gets the text."""
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    write_file(pipe, "tea")
    reader.join(timeout=20)
    assert (got, names_in(tmp_path)) == (["tea"], ["pipe"])


@ON_POSIX
def test_a_socket_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who listens gets the bytes."""
    monkeypatch.chdir(tmp_path)  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        server.listen()
        write_file(Path("socket"), b"tea")
        connection, _ = server.accept()
        with connection:
            assert connection.recv(9) == b"tea"
    assert names_in(tmp_path) == ["socket"]


@ON_POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that it leads to is replaced, also where that is not there yet."""
    (tmp_path / "there").mkdir()
    for name in ("old", "new"):
        (tmp_path / name).symlink_to(Path("there") / name)
    (tmp_path / "there" / "old").write_text("old")
    write_files({tmp_path / "old": "1", tmp_path / "new": "2"})
    assert (tmp_path / "old").is_symlink()
    assert [path.read_text() for path in sorted((tmp_path / "there").iterdir())] == ["2", "1"]


@ON_POSIX
def test_a_stream_that_is_open_already_is_written_to(tmp_path: Path) -> None:
    """A name in /dev stands for it, also where it leads to a regular file."""
    with (tmp_path / "out").open("w+") as stream:
        write_file(Path(f"/dev/fd/{stream.fileno()}"), "tea")
        assert (tmp_path / "out").stat().st_ino == os.fstat(stream.fileno()).st_ino
    assert (tmp_path / "out").read_text() == "tea"


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="there is no such folder")
def test_a_folder_in_dev_is_a_folder() -> None:
    """Files in shared memory are replaced as others, and folders on the way are made."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        file = Path(folder) / "tables" / "a.csv"
        write_file(file, "old")
        before = file.stat().st_ino
        write_file(file, "new")
        assert (file.read_text(), names_in(file.parent)) == ("new", ["a.csv"])
        assert file.stat().st_ino != before


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    """Half a new file is no use to anybody; those of editors and of living processes stay."""
    folder = tmp_path / "claims" / "tea" / "s"
    folder.mkdir(parents=True)
    mine = f".b.yaml.{os.getpid()}.argmap"
    for name in (".a.yaml.99999999.argmap", ".c.yaml.99999999.argmap", ".a.yaml.swp", mine):
        (folder / name).write_text("half")
    write_file(folder / "a.yaml", "new")
    assert names_in(folder) == sorted([".a.yaml.swp", mine, ".c.yaml.99999999.argmap", "a.yaml"])
    carry_out([], tmp_path / "claims")
    assert names_in(folder) == sorted([".a.yaml.swp", mine, "a.yaml"])


WAITS = """
import os, sys
from pathlib import Path
from argmap.editing.atomic_write import write_file
os.fsync = lambda _: (print("staged", flush=True), sys.stdin.readline())
write_file(Path(sys.argv[1]), "theirs")
"""


@ON_POSIX
def test_two_processes_may_write_one_file(tmp_path: Path) -> None:
    """What another living process has put beside it stays, and comes into its place later."""
    path = tmp_path / "a.yaml"
    words = [sys.executable, "-c", WAITS, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "staged\n"
        write_file(path, "mine")
        mine = path.read_text()
        _, complaint = other.communicate("go on\n")
    assert (mine, complaint, other.returncode) == ("mine", "", 0)
    assert (path.read_text(), names_in(tmp_path)) == ("theirs", ["a.yaml"])


@pytest.mark.parametrize(
    "step",
    [
        Write("claims/a.yaml", "new", "old"),
        Write("claims/a.yaml", "new"),
        Move("claims/a.yaml", "claims/b.yaml", "old"),
        Remove("claims/a.yaml", "old"),
    ],
)
def test_what_changed_since_the_plan_stays(tmp_path: Path, step: FileStep) -> None:
    """It is refused by name, and nothing else is written either."""
    claims = tmp_path / "claims"
    claims.mkdir()
    (claims / "a.yaml").write_text("saved")
    with pytest.raises(FileChangedError, match=r"'claims/a\.yaml': changed.*nothing was written"):
        carry_out([Write("claims/z.yaml", "new"), step], claims)
    assert names_in(claims) == ["a.yaml"]
    assert (claims / "a.yaml").read_text() == "saved"


@pytest.mark.parametrize("swaps", [True, False])
def test_what_is_saved_while_others_are_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, swaps: bool
) -> None:
    """The rest is done, and the file is named; with or without the call that swaps two files."""
    claims = tmp_path / "claims"
    claims.mkdir()
    for name in "abc":
        (claims / f"{name}.yaml").write_text("old")
    stage = atomic_write._stage

    def save_meanwhile(path: Path, raw: bytes) -> Path:
        (claims / "b.yaml").write_text("saved" if path.name > "a.yaml" else "old")
        return stage(path, raw)

    monkeypatch.setattr(atomic_write, "_stage", save_meanwhile)
    if not swaps:
        monkeypatch.setattr(atomic_write, "swap_paths", lambda *_: False)
    with pytest.raises(FileChangedError, match=r"'claims/b\.yaml': changed.*to finish"):
        carry_out([Write(f"claims/{name}.yaml", "new", "old") for name in "abc"], claims)
    assert [(claims / f"{name}.yaml").read_text() for name in "abc"] == ["new", "saved", "new"]


@ON_POSIX
def test_a_save_in_the_last_moment_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the swap took out is looked at once more."""
    path = tmp_path / "claims" / "a.yaml"
    path.parent.mkdir()
    path.write_text("old")
    exchange = swap_paths

    def save_and_swap(one: Path, other: Path) -> bool:
        if path.read_text() == "old":
            path.write_text("saved")
        return exchange(one, other)

    monkeypatch.setattr(atomic_write, "swap_paths", save_and_swap)
    with pytest.raises(FileChangedError):
        carry_out([Write("claims/a.yaml", "new", "old")], tmp_path / "claims")
    assert (path.read_text(), names_in(path.parent)) == ("saved", ["a.yaml"])


@pytest.mark.parametrize("swaps", [True, False])
def test_a_move_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, swaps: bool
) -> None:
    """A file that somebody made meanwhile under the new name stays, and so does the moved one."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(name)
    if not swaps:
        monkeypatch.setattr(swap, "_renamed", lambda *_: errno.ENOSYS)
    with pytest.raises(FileChangedError, match=r"'b\.yaml': changed or created by somebody else"):
        atomic_write.move(tmp_path / "a.yaml", tmp_path / "b.yaml", lambda _: None)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a.yaml": "a.yaml",
        "b.yaml": "b.yaml",
    }


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "tea", "green-tea"),
        ("merge", "tee", "tea"),
        ("confirm", "--all"),
        ("fmt",),
        ("check", "--fix"),
    ],
    ids=" ".join,
)
def test_a_save_during_a_command_survives(
    write_debate: WriteDebate, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Somebody saves every file once the command has read them: no save is lost."""
    root = write_debate(TEA)
    paths = sorted((root / "claims" / "tea" / "s").glob("*.yaml"))
    stage = atomic_write._stage
    saved: list[bool] = []

    def save_first(*given: Any) -> Path:
        if not saved:
            saved.append(True)
            for path in paths:
                path.write_text(f"{path.read_text().rstrip()}\n# saved\n")
        return stage(*given)

    monkeypatch.setattr(atomic_write, "_stage", save_first)
    run(*words, within=root)
    assert saved
    left = list((root / "claims" / "tea" / "s").glob("*.yaml"))
    assert sum("# saved" in path.read_text() for path in left) == len(paths)


@pytest.mark.parametrize("words", [("rename", "tea", "t"), ("merge", "tee", "tea")], ids=" ".join)
def test_a_killed_command_is_finished_by_the_next(
    write_debate: WriteDebate, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Killed before any step, run again, the result is that of one run."""
    root = write_debate({**TEA, "s/hot.yaml": "kind: claim\ntext: Hot.\nsupports: [tea, tee]\n"})
    folder = root / "claims" / "tea" / "s"
    before = {path.name: path.read_text() for path in folder.iterdir()}
    assert run(*words, within=root).code == 0
    whole = {path.name: path.read_text() for path in folder.iterdir()}
    step = steps._carry_out

    for number in range(6):
        for path in folder.iterdir():
            path.unlink()
        for name, text in before.items():
            (folder / name).write_text(text)
        left = [number]

        def die(*given: Any, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            step(*given)

        monkeypatch.setattr(steps, "_carry_out", die)
        run(*words, within=root)
        monkeypatch.setattr(steps, "_carry_out", step)
        assert run(*words, within=root).code == 0
        assert {path.name: path.read_text() for path in folder.iterdir()} == whole


def test_a_command_that_is_done_says_so(write_debate: WriteDebate, run: Run) -> None:
    """A second time nothing is left to do, which is no error."""
    root = write_debate(TEA)
    for words in (("rename", "tea", "green"), ("merge", "tee", "green")):
        assert run(*words, within=root).code == 0
        ran = run(*words, within=root)
        assert (ran.code, "nothing to do" in ran.err) == (0, True)


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file in the place of a folder, and a file that is missing, have a message of their own."""
    (tmp_path / "claims").write_text("")
    with pytest.raises(UnwritableFileError, match=r"cannot write '.*a\.yaml': "):
        write_file(tmp_path / "claims" / "a.yaml", "x")
    with pytest.raises(FileChangedError, match=r"'claims/b\.yaml': changed or created"):
        carry_out([Move("claims/b.yaml", "claims/c.yaml", "")], tmp_path / "claims")


def test_a_step_may_be_done_already(tmp_path: Path) -> None:
    """A second run finds no obstacle in a file that is deleted already."""
    carry_out([Remove("claims/a.yaml", "")], tmp_path / "claims")
    assert on_disk(tmp_path / "debates", "claims/a.yaml") == tmp_path / "debates" / "a.yaml"
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("words", [("fmt",), ("check", "--fix")], ids=" ".join)
def test_commands_that_find_nothing_to_do_sweep_too(
    write_debate: WriteDebate, run: Run, words: tuple[str, ...]
) -> None:
    """A run that was killed after its last file left only the old text behind."""
    root = write_debate({})
    left = root / "claims" / "tea" / "s" / ".a.yaml.99999999.argmap"
    left.parent.mkdir()
    left.write_text("old")
    run(*words, within=root)
    assert not left.exists()
