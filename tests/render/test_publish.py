"""Putting a site in its place: whole or not at all, and never over somebody else's files."""

import errno
import multiprocessing
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.editing.swap import swap_folders
from argmap.render import publish as module
from argmap.render.incremental import MARKER
from argmap.render.lock import locked
from argmap.render.pending_file import PendingFile, finished
from argmap.render.publish import Published, publish
from argmap.schema.errors import SiteFolderError

OLD = [finished("index.html", b"old"), finished("tea/claims/a.html", b"old")]
NEW = [finished("index.html", b"new"), finished("tea/claims/b.html", b"new")]


def held(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def forget(folder: Path) -> None:
    """Take away what is known of the last build, so that the next makes the whole site anew."""
    (folder / ".argmap" / "site.json").unlink()


@pytest.fixture(params=["one call", "two renames"])
def swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Swap in both of the ways there are."""
    if request.param == "two renames":
        monkeypatch.setattr(module, "swap_folders", lambda one, other: False)


def test_replaces_the_old_site(tmp_path: Path, swap: None) -> None:
    """The new site stands where the old one stood, and nothing of the old one is left."""
    publish(OLD, tmp_path / "site")
    forget(tmp_path)
    done = publish(NEW, tmp_path / "site")

    assert done == Published(files=2, written=2)
    assert set(held(tmp_path / "site")) == {MARKER, "index.html", "tea/claims/b.html"}
    assert {p.name for p in (tmp_path / ".argmap").iterdir()} == {"site.lock", "site.json"}


def test_carries_the_readme_over(tmp_path: Path, swap: None) -> None:
    """The README of the folder is carried over byte for byte."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "README.md").write_bytes(b"\xef\xbb\xbfmine\r\n")
    publish(OLD, tmp_path / "site")
    forget(tmp_path)
    publish(NEW, tmp_path / "site")

    assert (tmp_path / "site" / "README.md").read_bytes() == b"\xef\xbb\xbfmine\r\n"


def test_link_for_a_readme_is_not_followed(tmp_path: Path) -> None:
    """A README that is a link to a secret is not carried over."""
    publish(OLD, tmp_path / "site")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "site" / "README.md").symlink_to(tmp_path / "secret")
    publish(NEW, tmp_path / "site")

    assert "README.md" not in held(tmp_path / "site")


def test_leaves_foreign_folders_alone(tmp_path: Path) -> None:
    """A folder that holds what no build made is refused, and stays as it was."""
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(SiteFolderError, match=r"such as 'thesis\.txt', so it is left alone"):
        publish(NEW, tmp_path)
    assert set(held(tmp_path)) == {"README.md", "thesis.txt"}


def test_file_is_no_folder(tmp_path: Path) -> None:
    """A file where the folder should be is refused."""
    (tmp_path / "site").write_text("mine")

    with pytest.raises(SiteFolderError, match="is a file; name a folder"):
        publish(NEW, tmp_path / "site")


def broken(kind: int) -> Iterator[PendingFile]:
    """Yield a file, then fail as a disk does."""
    yield NEW[0]
    raise OSError(kind, os.strerror(kind))


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EROFS, errno.EFBIG])
def test_full_disk(tmp_path: Path, kind: int) -> None:
    """When the disk is full the old site stays whole, and nothing is left beside it."""
    publish(OLD, tmp_path / "site")
    before = held(tmp_path)

    with pytest.raises(SiteFolderError, match="cannot be written to"):
        publish(broken(kind), tmp_path / "site")
    assert held(tmp_path) == before


def test_failed_second_rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second of two renames fails, the first is undone."""
    publish(OLD, tmp_path / "site")
    forget(tmp_path)
    monkeypatch.setattr(module, "swap_folders", lambda one, other: False)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EIO, "broken")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(SiteFolderError, match="cannot be written"):
        publish(NEW, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"old"


def test_place_of_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place where a disk is mounted cannot be replaced, and the message says what can."""
    (tmp_path / "site").mkdir()

    def busy(one: Path, other: Path) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(module, "swap_folders", busy)
    monkeypatch.setattr(Path, "is_mount", lambda self: self == tmp_path / "site")
    with pytest.raises(SiteFolderError, match="name a folder inside it with --out"):
        publish(NEW, tmp_path / "site")


def test_mends_what_a_killed_build_left(tmp_path: Path) -> None:
    """A build killed between two renames left no site: the next one mends and sweeps up."""
    publish(OLD, tmp_path / "site")
    work = tmp_path / ".argmap" / "site.build"
    work.mkdir()
    (tmp_path / "site").rename(work / "old")
    (work / "new").mkdir()

    with pytest.raises(SiteFolderError, match="cannot be written"):
        publish(broken(errno.ENOSPC), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"old"
    assert not work.exists()


def test_second_build_is_refused(tmp_path: Path) -> None:
    """While one build is at work another is refused, and the first one's lock ends with it."""
    with (
        locked(tmp_path / ".argmap", "site"),
        pytest.raises(SiteFolderError, match="another build of this site is at work"),
    ):
        publish(NEW, tmp_path / "site")

    assert publish(NEW, tmp_path / "site").written == 2


def _die_with_the_lock(folder: Path) -> None:
    with locked(folder, "site"):
        os._exit(1)


def test_lock_of_the_dead_is_lifted(tmp_path: Path) -> None:
    """A lock whose holder was killed holds nobody up."""
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_die_with_the_lock, args=(tmp_path / ".argmap",))
    process.start()
    process.join()

    assert process.exitcode == 1
    assert publish(NEW, tmp_path / "site").written == 2


def test_readers_never_miss_a_page(tmp_path: Path) -> None:
    """While sites are swapped a reader always finds the entrance, where the system can exchange."""
    publish(OLD, tmp_path / "site")
    if not swap_folders(tmp_path / "site", tmp_path / ".argmap"):
        pytest.skip("this system cannot exchange two folders in one call")
    swap_folders(tmp_path / "site", tmp_path / ".argmap")
    missed, done = [], threading.Event()

    def read() -> None:
        while not done.is_set():
            if not (tmp_path / "site" / "index.html").is_file():
                missed.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(20):
        forget(tmp_path)
        publish(NEW, tmp_path / "site")
    done.set()
    reader.join()

    assert missed == []
