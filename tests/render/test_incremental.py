"""Changing a site file by file: the same to the byte as a new one, and nothing done twice."""

import errno
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.render import incremental
from argmap.render import publish as module
from argmap.render.incremental import KEPT, MARKER
from argmap.render.ledger import Ledger
from argmap.render.pending_file import PendingFile, finished
from argmap.render.publish import Published, publish
from argmap.schema.errors import SiteFolderError

Site = Mapping[str, bytes]

PATHS = st.sampled_from(
    ["index.html", "tea/index.html", "tea/claims/a.html", "tea/claims/b.html", "tea", "milk/c.html"]
)
SITES = st.dictionaries(PATHS, st.sampled_from([b"", b"one", b"two"])).filter(
    lambda site: "tea" not in site or not any(path.startswith("tea/") for path in site)
)


def drafts(site: Site) -> list[PendingFile]:
    """PendingFile a site."""
    return [finished(path, content) for path, content in site.items()]


def held(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def folders(folder: Path) -> set[str]:
    """List all folders in a folder."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()}


@settings(max_examples=60)
@given(st.lists(SITES, min_size=1, max_size=5))
def test_same_as_a_new_one(sites: list[dict[str, bytes]]) -> None:
    """Whatever a site was before, it becomes what a build from nothing makes."""
    with tempfile.TemporaryDirectory() as place:
        changed, new = Path(place, "changed"), Path(place, "new")
        for site in sites:
            publish(drafts(site), changed)
        publish(drafts(sites[-1]), new)

        assert held(changed) == held(new)
        assert folders(changed) == folders(new)


BEFORE = {"index.html": b"one", "tea/a.html": b"one", "tea/b.html": b"one", "milk/c.html": b"one"}
AFTER = {"index.html": b"one", "tea/a.html": b"two", "tea/d.html": b"new"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Publish a site."""
    publish(drafts(BEFORE), tmp_path / "site")
    return tmp_path / "site"


def test_writes_only_what_differs(out: Path) -> None:
    """What is the same is not touched; what differs is written, and what is gone removed."""
    (out / KEPT).write_text("mine")
    times = {path: (out / path).stat().st_mtime_ns for path in BEFORE}

    assert publish(drafts(AFTER), out) == Published(files=3, written=2, removed=2)
    assert held(out).keys() == AFTER.keys() | {MARKER, KEPT}
    assert (out / "index.html").stat().st_mtime_ns == times["index.html"]
    assert not (out / "milk").exists()


@pytest.mark.parametrize("harm", ["delete", "change", "grow", "foreign", "link", "pipe", "folder"])
def test_mends_what_was_done_to_it(out: Path, harm: str) -> None:
    """Whatever somebody did to the site, the next build makes it whole, and follows no link."""
    page = out / "tea" / "a.html"
    secret = out.parent / "secret"
    secret.mkdir()
    if harm in {"delete", "link", "pipe", "folder"}:
        page.unlink()
    if harm == "change":
        page.write_bytes(b"0ne")
    if harm == "grow":
        page.write_bytes(b"one more")
    if harm == "foreign":
        (out / "tea" / "mine.html").write_bytes(b"mine")
    if harm == "link":
        (out / "tea").rename(secret / "tea")
        (out / "tea").symlink_to(secret / "tea")
    if harm == "pipe":
        os.mkfifo(page)
    if harm == "folder":
        page.mkdir()
    before = held(secret)
    publish(drafts(BEFORE), out)

    assert held(out) == {**BEFORE, MARKER: (out / MARKER).read_bytes()}
    assert not (out / "tea").is_symlink()
    assert held(secret) == before


@pytest.mark.parametrize(
    "ledger",
    [
        "",
        "[]",
        "{",
        "[" * 9999,
        "\ud800",
        '{"format":9}',
        '{"format":1}',
        '{"format":1,"code":"","files":[]}',
        '{"format":1,"code":"","files":{"a":[1]}}',
        '{"format":1,"code":"","files":{"a":7}}',
    ],
)
def test_broken_ledger(out: Path, ledger: str) -> None:
    """A ledger that is broken, or gone, costs time and nothing else."""
    path = out.parent / ".argmap" / "site.json"
    path.write_bytes(ledger.encode("utf-8", "surrogatepass"))

    assert Ledger.open(path) == Ledger()
    assert publish(drafts(BEFORE), out).written == 4
    assert held(out) == {**BEFORE, MARKER: (out / MARKER).read_bytes()}


@pytest.mark.parametrize("stage", ["make_together", "complete", "tidy"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "disk full"), KeyboardInterrupt("pressed")]
)
def test_next_build_completes(
    out: Path, stage: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever a change stops, all pages are whole, and the next build completes it."""

    def fail(*arguments: object) -> None:
        raise error

    wanted = SiteFolderError if isinstance(error, OSError) else KeyboardInterrupt
    with monkeypatch.context() as broken:
        broken.setattr(module, stage, fail)
        with pytest.raises(wanted, match=r"disk full|pressed"):
            publish(drafts(AFTER), out)
    assert set(held(out).values()) <= {b"one", b"two", b"new", (out / MARKER).read_bytes()}

    again = publish(drafts(AFTER), out)
    assert held(out) == {**AFTER, MARKER: (out / MARKER).read_bytes()}
    assert again.written == (2 if stage == "make_together" else 0)


def test_half_of_a_change_is_completed(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change that stopped between two files is completed before anything else is done."""
    replace, moved = Path.replace, []

    def fail(self: Path, target: Path) -> Path:
        if target.suffix == ".html":
            moved.append(target.name)
            if len(moved) == 2:
                raise OSError(errno.EIO, "broken")
        return replace(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", fail)
        with pytest.raises(SiteFolderError, match="broken"):
            publish(drafts(AFTER), out)

    assert moved == ["d.html", "a.html"]  # new files first
    assert held(out)["tea/a.html"] == b"one"
    with pytest.raises(SiteFolderError, match="cannot be written"):
        publish(broken_off(), out)
    assert held(out)["tea/a.html"] == b"two"


def broken_off() -> Iterator[PendingFile]:
    """PendingFile a file, then fail."""
    yield finished("index.html", b"never")
    raise OSError(errno.ENOSPC, "disk full")


def test_ready_links_are_not_followed(out: Path) -> None:
    """A link planted in the folder of a change leads nowhere."""
    ready = out.parent / ".argmap" / "site.build" / "ready" / "site"
    ready.mkdir(parents=True)
    (ready / "leak.html").symlink_to("/etc/passwd")
    publish(drafts(BEFORE), out)

    assert held(out) == {**BEFORE, MARKER: (out / MARKER).read_bytes()}
    assert not ready.exists()


def test_ledger_is_small_and_plain(out: Path) -> None:
    """The ledger is JSON, and names every file once."""
    ledger = json.loads((out.parent / ".argmap" / "site.json").read_bytes())

    assert ledger["files"].keys() == BEFORE.keys()
    assert incremental.look(out).keys() == BEFORE.keys() | {MARKER}  # type: ignore[union-attr] # no link in it
