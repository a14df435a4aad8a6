"""What was read once is not parsed again, and nobody can tell but by the time."""

import os
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checks.run import check
from argmap.graph.analysis.status import statuses
from argmap.graph.model.elements import Relation
from argmap.graph.model.outline import outline
from argmap.loading import stored_readings as module
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document
from argmap.loading.reader.events import parse
from argmap.loading.store import CACHE_VARIABLE
from argmap.schema.node import NodeRecord
from tests.fuzzing import DEBATE, damaged, valid_files

FILE = f"claims/{DEBATE}/people/ann.yaml"
OLD = 1_000_000_000
HOUR = 3_600 * 10**9


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Store whatever the size of the debate, and list the files that are parsed."""
    names: list[str] = []

    def counted(document: Document) -> Document:
        names.append(document.file)
        return parse(document)

    monkeypatch.setattr(module, "parse", counted)
    monkeypatch.setattr("argmap.loading.load.ENOUGH", 1)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return names


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write the debate of the format's page, an hour ago as far as its files tell."""
    write(tmp_path, valid_files())
    return tmp_path


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock go ahead of all files, so that none was changed just now."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + HOUR)


def write(root: Path, files: Mapping[str, str]) -> None:
    """Bring the files of a debate to what they are to say."""
    there = {path.relative_to(root).as_posix() for path in root.glob("claims/**/*.yaml")}
    for name in there - files.keys():
        (root / name).unlink()
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = text.encode(errors="surrogatepass")
        if name not in there or path.read_bytes() != raw:
            path.write_bytes(raw)


def told(loaded: Loaded) -> object:
    """All that can be asked of a debate and its files."""
    debate = loaded.debate
    return (
        check(loaded),
        statuses(debate),
        statuses(debate, explicit=True),
        repr((outline(debate), debate.stances)),
        [(d.file, d.text, d.data, d.cut, dict(d.values), dict(d.keys)) for d in loaded.documents()],
        {n.id: (n.record, n.section, n.see, n.kind, str(n.under)) for n in debate.nodes.values()},
        [[repr(getattr(one, part)) for part in Relation.__slots__] for one in debate.relations],
        (debate.title, debate.question, debate.theses, debate.sections, debate.documents),
        (debate.licence, debate.imported, debate.language, debate.in_short, debate.expect),
        {person.id: person.record for person in debate.people.values()},
        {source.id: source.record for source in debate.sources.values()},
        debate.aliases,
    )


def test_an_unchanged_file_is_parsed_once(root: Path, parsed: list[str], long_ago: None) -> None:
    """The second time nothing is parsed, and the third time what has changed since."""
    load(root)
    assert sorted(parsed) == sorted(valid_files())
    parsed.clear()

    load(root)
    assert parsed == []

    (root / FILE).write_text("name: Anna\nidentified: by-header\n")
    assert load(root).debate.people["ann"].name == "Anna"
    assert parsed == [FILE]


def test_other_words_link_nothing_and_read_one_record(
    root: Path, parsed: list[str], long_ago: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only words are new, neither links nor statuses are worked out again."""
    statuses(load(root).debate)
    parsed.clear()
    (path,) = (root / "claims" / DEBATE).glob("*/tea-calms.yaml")
    path.write_text(path.read_text("utf-8").replace("text: ", "text: Indeed, "), "utf-8")
    records, validate = list[NodeRecord](), NodeRecord.model_validate

    def counted(data: object) -> NodeRecord:
        records.append(validate(data))
        return records[-1]

    monkeypatch.setattr(NodeRecord, "model_validate", counted)
    monkeypatch.setattr(module, "load_folder", None)
    monkeypatch.setattr("argmap.graph.analysis.status.flatten", None)
    debate = load(root).debate
    statuses(debate)

    assert parsed == [path.relative_to(root).as_posix()]
    assert [record.text for record in records] == [debate.nodes["tea-calms"].text]
    assert debate.nodes["tea-calms"].text.startswith("Indeed")


def test_a_file_that_only_looks_new_is_not_parsed(root: Path, parsed: list[str]) -> None:
    """A clone or a switch of branches gives files new times: the text decides."""
    load(root)
    parsed.clear()
    for name in valid_files():
        os.utime(root / name, (OLD, OLD))

    load(root)
    assert parsed == []


def test_a_change_that_leaves_size_and_times_is_noticed(
    root: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two changes may fall into one tick of the clock: a file that is so young is compared."""
    monkeypatch.setattr(module, "looks", lambda _: "the same")
    (root / FILE).write_text("name: Ann\nidentified: by-header\n")
    load(root)

    (root / FILE).write_text("name: Eve\nidentified: by-header\n")
    assert load(root).debate.people["ann"].name == "Eve"


def test_times_that_are_set_back_are_noticed(root: Path, parsed: list[str]) -> None:
    """Setting the time of a change back changes the time of the status."""
    path = root / FILE
    path.write_text("name: Ann\nidentified: by-header\n")
    os.utime(path, (OLD, OLD))
    load(root)

    path.write_text("name: Eve\nidentified: by-header\n")
    os.utime(path, (OLD, OLD))
    assert load(root).debate.people["ann"].name == "Eve"


def test_a_file_with_a_finding_is_read_anew(root: Path, parsed: list[str], long_ago: None) -> None:
    """So what is found never comes from the store."""
    (root / FILE).write_text("name: Ann\nidentified: by-heart\n")
    first = load(root).findings
    parsed.clear()

    assert load(root).findings == first != ()
    assert parsed == [FILE]


@given(st.integers(min_value=0))
@settings(max_examples=15)
def test_what_is_stored_changes_no_answer(seed: int) -> None:
    """After any edits, removals and ways back, findings and places are those of a cold read."""
    random = Random(seed)
    states = [valid_files(), damaged(random, valid_files())]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        root = Path(folder)
        patch.setattr("argmap.loading.load.ENOUGH", 1)
        for _ in range(4):
            files = dict(random.choice(states))
            if random.random() < 1 / 2:
                del files[random.choice([name for name in files if "debate.yaml" not in name])]
            write(root, files)
            patch.setenv(CACHE_VARIABLE, str(root / "cache"))
            stored = told(load(root))
            patch.setenv(CACHE_VARIABLE, "")
            assert stored == told(load(root))


@pytest.mark.parametrize(
    "change",
    [
        'UPDATE readings SET data = \'{"kind": "no-kind"}\'',
        "UPDATE answers SET answer = '{}'",
        "UPDATE answers SET answer = '['",
        "UPDATE answers SET answer = 7",
        "DROP TABLE answers",
        "UPDATE answers SET answer = replace(hex(zeroblob(100000)), '00', '[')",
        "UPDATE readings SET data = replace(hex(zeroblob(100000)), '00', '[')",
        "UPDATE readings SET data = '['",
        "UPDATE readings SET data = 7",
        "UPDATE readings SET cut = '7'",
        "DROP TABLE readings",
        "PRAGMA user_version = 7",
    ],
)
def test_a_store_that_makes_no_sense_is_not_believed(
    root: Path, parsed: list[str], long_ago: None, tmp_path: Path, change: str
) -> None:
    """Whatever is no record of this version is read anew from its file."""
    first = told(load(root))
    (store,) = (tmp_path / "cache").glob("*.sqlite")
    with closing(sqlite3.connect(store)) as opened, opened:
        opened.execute(change)

    assert told(load(root)) == first


def test_a_broken_store_is_replaced(root: Path, parsed: list[str], tmp_path: Path) -> None:
    """It is no reason to fail."""
    load(root)
    (store,) = (tmp_path / "cache").glob("*.sqlite")
    store.write_bytes(b"rubbish" * 1000)
    load(root)
    parsed.clear()

    load(root)
    assert parsed == []


def test_a_store_in_use_is_not_waited_for(root: Path, parsed: list[str], tmp_path: Path) -> None:
    """While another process writes, files are read."""
    first = told(load(root))
    (store,) = (tmp_path / "cache").glob("*.sqlite")
    with closing(sqlite3.connect(store)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert told(load(root)) == first


def test_a_folder_that_others_can_write_into_is_not_used(
    root: Path, parsed: list[str], tmp_path: Path
) -> None:
    """Else they could say what the files say."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache").chmod(0o777)
    load(root)

    assert list((tmp_path / "cache").iterdir()) == []


def test_a_small_debate_has_no_store(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read faster than it is looked up."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    load(root)

    assert not (tmp_path / "cache").exists()


def test_a_store_that_nobody_uses_is_deleted(root: Path, parsed: list[str], tmp_path: Path) -> None:
    """After three months without a change."""
    (tmp_path / "cache").mkdir(mode=0o700)
    old = tmp_path / "cache" / "old.sqlite"
    old.write_bytes(b"")
    os.utime(old, (OLD, OLD))
    load(root)

    assert not old.exists()


def test_a_changed_copy_of_a_debate_is_not_answered_for(root: Path, parsed: list[str]) -> None:
    """Nor does what is worked out of it stand for the debate in later runs."""
    load(root)
    debate = load(root).debate
    kept = tuple(relation for relation in debate.relations if not relation.is_attack)
    known = {relation for relation in kept if isinstance(relation.target, str)}
    bare = tuple(r for r in kept if isinstance(r.target, str) or r.target in known)
    fewer = replace(debate, relations=bare)

    assert debate.answers is not None
    assert fewer.answers is None
    assert statuses(fewer) != statuses(load(root).debate)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(CACHE_VARIABLE, "")
        fresh = load(root).debate
    assert fresh.answers is None
    assert statuses(load(root).debate) == statuses(fresh)
