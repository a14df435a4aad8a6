"""Bringing a site up to date: the same as a new one, and never over somebody else's files."""

import errno
import multiprocessing
import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.render.manifest import (
    OWN,
    Manifest,
    contents,
    manifest_of,
    read_manifest,
    what_is_current,
)
from argmap.render.parallel import make_differing
from argmap.render.pending_file import PendingFile, finished
from argmap.render.publish import KEPT, Published, publish
from argmap.schema.errors import SiteFolderError

Site = Mapping[str, bytes]

PATHS = st.sampled_from(
    ["index.html", "tea/index.html", "tea/claims/a.html", "tea/claims/b.html", "tea", "milk/c.html"]
)
SITES = st.dictionaries(PATHS, st.sampled_from([b"", b"one", b"two"])).filter(
    lambda site: "tea" not in site or not any(path.startswith("tea/") for path in site)
)
BEFORE = {"index.html": b"one", "tea/a.html": b"one", "tea/b.html": b"one", "milk/c.html": b"one"}
AFTER = {"index.html": b"one", "tea/a.html": b"two", "tea/d.html": b"new"}


def pending(site: Site) -> list[PendingFile]:
    """List the files of a site before they are made."""
    return [finished(path, content) for path, content in site.items()]


def keyed(site: Site) -> list[PendingFile]:
    """List the files of a site with keys, by which each is known without being made."""
    return [file._replace(key=partial(repr, site[file.path])) for file in pending(site)]


def held(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder but those of the builds themselves."""
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    return {
        name: path.read_bytes()
        for name, path in paths.items()
        if path.is_file() and not name.startswith(f"{OWN}/")
    }


def folders(folder: Path) -> set[str]:
    """List all folders in a folder."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Publish a site."""
    publish(pending(BEFORE), tmp_path / "site")
    return tmp_path / "site"


@settings(max_examples=60)
@given(st.lists(SITES, min_size=1, max_size=5))
def test_same_as_a_new_one(sites: list[dict[str, bytes]]) -> None:
    """Whatever a site was before, it becomes what a build from nothing makes."""
    with tempfile.TemporaryDirectory() as place:
        changed, new = Path(place, "changed"), Path(place, "new")
        for site in sites:
            publish(pending(site), changed)
        publish(pending(sites[-1]), new)

        assert held(changed) == held(new)
        assert folders(changed) == folders(new)
        named = [read_manifest(manifest_of(folder)).files for folder in (changed, new)]
        assert named[0].keys() == named[1].keys()


def test_writes_only_what_differs(out: Path) -> None:
    """What is the same is not touched; what differs is written, and what is gone removed."""
    times = {path: (out / path).stat().st_mtime_ns for path in BEFORE}

    assert publish(pending(AFTER), out) == Published(files=3, written=2, removed=2)
    assert held(out) == AFTER
    assert (out / "index.html").stat().st_mtime_ns == times["index.html"]
    assert not (out / "milk").exists()
    assert publish(pending(AFTER), out) == Published(files=3, written=0)


@pytest.mark.parametrize("name", ["CNAME", ".nojekyll", ".git/HEAD", "tea/robots.txt", KEPT])
def test_what_no_build_made_stays(out: Path, name: str) -> None:
    """Whatever somebody put beside the pages is theirs, and no build deletes or changes it."""
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_bytes(b"mine")
    publish(pending(AFTER), out)

    assert held(out) == {**AFTER, name: b"mine"}


@pytest.mark.parametrize("harm", ["delete", "change", "grow"])
def test_pages_are_made_whole_again(out: Path, harm: str) -> None:
    """A page that somebody deleted or changed is as it should be after the next build."""
    page = out / "tea" / "a.html"
    page.unlink() if harm == "delete" else page.write_bytes(b"0ne" if harm == "change" else b"one!")
    publish(pending(BEFORE), out)

    assert held(out) == BEFORE


@pytest.mark.parametrize("obstacle", ["file", "link", "pipe", "folder", "around", "inside"])
def test_an_obstacle_is_refused_by_name(out: Path, obstacle: str) -> None:
    """What stands in the place of a page, or of a folder around it, is named, and nothing moves."""
    place = out / "tea" / "d.html"
    secret = out.parent / "secret"
    secret.write_text("secret")
    match obstacle:
        case "file":
            place.write_bytes(b"mine")
        case "link":
            place.symlink_to(secret)
        case "pipe":
            os.mkfifo(place)
        case "folder" | "inside":
            place.mkdir()
            (place / "mine.txt").write_bytes(b"mine")
        case "around":
            (out / "new").write_bytes(b"mine")
    wanted = {**AFTER, "new/e.html": b"new"}
    before = held(out) if obstacle != "pipe" else None

    with pytest.raises(SiteFolderError, match=r"'(tea/d\.html(/mine\.txt)?|new)' in the site"):
        publish(pending(wanted), out)
    assert before is None or held(out) == before
    assert secret.read_text() == "secret"


def test_a_folder_that_became_a_link_is_never_followed(out: Path) -> None:
    """What lies behind a link is outside the site, whatever the manifest says."""
    elsewhere = out.parent / "elsewhere"
    (out / "tea").rename(elsewhere)
    (out / "tea").symlink_to(elsewhere)

    with pytest.raises(SiteFolderError, match="'tea' in the site was made by no build"):
        publish(pending(AFTER), out)
    assert held(elsewhere) == {"a.html": b"one", "b.html": b"one"}


@pytest.mark.parametrize(
    "written",
    [
        *("", "[]", "{", "[" * 9999, '{"format":9,"files":{}}', '{"format":2,"files":7}'),
        '{"format":2,"files":{"a":7},"inputs":"","nodes":0}',
    ],
)
def test_a_broken_manifest_loses_nothing(out: Path, written: str) -> None:
    """Without a sound manifest no file is known as a build's own, so none is changed."""
    (out / OWN / "manifest.json").write_text(written)

    assert read_manifest(out / OWN / "manifest.json") == Manifest()
    with pytest.raises(SiteFolderError, match="was made by no build"):
        publish(pending(AFTER), out)
    assert held(out) == BEFORE


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_a_manifest_that_is_no_file_is_not_read(out: Path, kind: str) -> None:
    """A pipe would hold the build up for ever, and a device would fill the memory."""
    manifest = out / OWN / "manifest.json"
    manifest.unlink()
    match kind:
        case "pipe":
            os.mkfifo(manifest)
        case "device":
            manifest.symlink_to("/dev/zero")
        case _:
            manifest.mkdir()

    assert read_manifest(manifest) == Manifest()


def test_a_manifest_cannot_reach_out_of_the_site(out: Path) -> None:
    """Only what lies in the site is ever deleted, whatever paths a manifest has."""
    (out.parent / "mine.txt").write_text("mine")
    (out / OWN / "manifest.json").write_text(
        '{"format": 1, "files": ["../mine.txt", "/etc/passwd", "tea/a.html"]}'
    )
    for path in BEFORE:
        (out / path).unlink()
    publish(pending(AFTER), out)

    assert (out.parent / "mine.txt").read_text() == "mine"


def test_foreign_folders_are_refused(tmp_path: Path) -> None:
    """A folder that holds what no build made is refused, and stays as it was."""
    (tmp_path / KEPT).write_text("mine")
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(SiteFolderError, match=r"such as 'thesis\.txt', so nothing was written"):
        publish(pending(AFTER), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {KEPT, "thesis.txt"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file where the folder should be is refused."""
    (tmp_path / "site").write_text("mine")

    with pytest.raises(SiteFolderError, match="is a file; name a folder"):
        publish(pending(AFTER), tmp_path / "site")


def broken(kind: int) -> Iterator[PendingFile]:
    """Yield a file, then fail as a disk does."""
    yield from pending({"index.html": b"new"})
    raise OSError(kind, os.strerror(kind))


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EROFS, errno.EFBIG])
def test_a_full_disk(out: Path, kind: int) -> None:
    """When the disk is full the old site stays whole, and nothing is left behind."""
    with pytest.raises(SiteFolderError, match="cannot be written to"):
        publish(broken(kind), out)

    assert held(out) == BEFORE
    assert {path.name for path in (out / OWN).iterdir()} == {"lock", "manifest.json"}


@pytest.mark.parametrize("moves", range(4))
def test_a_build_that_stopped_is_completed(
    out: Path, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever a build stops all pages are whole, and the next one completes it."""
    replace, left = os.replace, iter(range(moves))

    def fail(source: Path, target: Path) -> None:
        if next(left, None) is None:
            raise OSError(errno.EIO, "broken")
        replace(source, target)

    with monkeypatch.context() as breaking:
        breaking.setattr("os.replace", fail)
        with pytest.raises(SiteFolderError, match="broken"):
            publish(pending(AFTER), out)

    assert {*held(out).items()} <= {*BEFORE.items(), *AFTER.items()}
    publish(pending(AFTER), out)
    assert held(out) == AFTER


def test_a_second_build_is_refused(out: Path) -> None:
    """While one build is running another is refused."""
    with (
        FileLock(out / OWN / "lock"),
        pytest.raises(SiteFolderError, match="another build of this site is running"),
    ):
        publish(pending(AFTER), out)


def _die_with_the_lock(path: Path) -> None:
    FileLock(path).acquire()
    os._exit(9)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_the_lock_of_the_dead_is_lifted(out: Path) -> None:
    """A lock whose holder was killed holds nobody up."""
    process = multiprocessing.get_context("fork").Process(
        target=_die_with_the_lock, args=(out / OWN / "lock",)
    )
    process.start()
    process.join(20)

    assert publish(pending(AFTER), out).written == 2


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_several_processes_make_the_same(tmp_path: Path) -> None:
    """Whoever makes a file: the same files differ, in the same order, with the same content."""
    site = {f"{number % 7}/{number}.html": b"%d" % number for number in range(300)}
    publish(pending(dict.fromkeys([*site][:150], b"old")), tmp_path / "site")
    here = frozenset([*site][:150])
    results = {}
    for processes in (1, 3):
        staging = tmp_path / str(processes)
        staging.mkdir()
        made = make_differing(pending(site), tmp_path / "site", staging, here, processes=processes)
        results[processes] = (list(made), held(staging))

    assert results[1] == results[3]
    assert results[1][1] == site


def _fail() -> bytes:
    raise OSError(errno.ENOSPC, "disk full")


def _die() -> bytes:
    os._exit(9)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize(
    ("make", "error"), [(_fail, "disk full"), (_die, "a part of the build was killed")]
)
def test_a_process_that_fails_ends_the_build(tmp_path: Path, make: object, error: str) -> None:
    """What goes wrong in another process is told as if it had gone wrong here."""
    files = [PendingFile("a.html", make)] * 100  # type: ignore[arg-type] # it never returns
    (tmp_path / "staging").mkdir()

    with pytest.raises((OSError, SiteFolderError), match=error):
        make_differing(files, tmp_path, tmp_path / "staging", frozenset(), processes=2)


def test_what_is_made_of_the_same_is_not_made_again(out: Path) -> None:
    """A key that is the same, and a file that looks as it did, are all that is asked for."""
    made: list[str] = []

    def counted(file: PendingFile) -> PendingFile:
        def make() -> bytes:
            made.append(file.path)
            return file.make()

        return file._replace(make=make)

    publish(keyed(BEFORE), out)
    publish([counted(file) for file in keyed(BEFORE)], out)
    assert made == []

    publish([counted(file) for file in keyed(AFTER)], out)
    assert sorted(made) == ["tea/a.html", "tea/d.html"]


@settings(max_examples=40)
@given(st.lists(SITES, min_size=1, max_size=5), st.integers(min_value=0, max_value=9))
def test_keys_change_no_site(sites: list[dict[str, bytes]], harmed: int) -> None:
    """With keys a site becomes the same as without, also where somebody changed a page."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place, "site")
        for site in sites:
            publish(keyed(site), out)
            if site:
                page = out / sorted(site)[harmed % len(site)]
                page.unlink() if harmed % 2 else page.write_bytes(b"changed")
        publish(keyed(sites[-1]), out)

        assert held(out) == sites[-1]


def test_a_site_tells_what_it_shows(out: Path) -> None:
    """As long as every page is there and looks as it did."""
    publish(pending(BEFORE), out, "a state", 7)

    found = what_is_current(out, "a state")
    assert found is not None
    assert found.nodes == 7
    assert what_is_current(out, "another state") is None
    (out / "index.html").write_bytes(b"0ne")
    assert what_is_current(out, "a state") is None
    publish(pending(BEFORE), out, "a state", 7)
    (out / "tea" / "a.html").unlink()
    assert what_is_current(out, "a state") is None


def test_a_build_that_did_not_end_shows_nothing(out: Path) -> None:
    """Its manifest names files of two builds."""
    publish(pending(BEFORE), out, "a state")
    broken = PendingFile("tea/d.html", lambda: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(SiteFolderError, match="full"):
        publish([*pending(BEFORE), broken], out, "another state")

    assert what_is_current(out, "another state") is None
    assert contents(out)[0].keys() == BEFORE.keys()
