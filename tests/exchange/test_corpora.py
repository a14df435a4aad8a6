"""Real files of other tools: counts of reference parsers, and a debate that comes of each."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.checks.run import check
from argmap.editing.import_debate import plan_import
from argmap.editing.import_plan import carry_out_imports
from argmap.exchange.argdown_json import parse_argdown_json
from argmap.exchange.argdown_text import parse_argdown
from argmap.exchange.formats import FORMATS, format_named, recognised
from argmap.exchange.iccma import read as read_framework
from argmap.exchange.interface import Fate, Imported, InputFile, Options
from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.schema.finding import Severity
from tests.exchange.conftest import Read

Counts = Mapping[str, Any]
Seen = Mapping[str, int]


def _import(file: InputFile) -> Imported:
    read = recognised(file).read
    assert read is not None
    return read([file], Options())


def _seen(file: InputFile) -> dict[str, int]:
    """Count what an import has seen of each kind of thing, whatever became of it."""
    counts = _import(file).report.counts
    return {thing: sum(fates.values()) for thing, fates in counts.items()}


def _aif(file: InputFile, counts: Counts) -> None:
    seen = _seen(file)
    assert {t: seen.get(t, 0) for t in counts["raw"].get("types", {})} == counts["raw"].get(
        "types", {}
    )


def _argdown(file: InputFile, counts: Counts) -> None:
    wanted = counts["argdown_core_1.7.5"]
    if "statements" not in wanted:  # its own tools read nothing there
        return
    found = parse_argdown(file.data.decode())
    assert len(found.statements) == wanted["statements"]
    assert len(found.arguments) == wanted.get("arguments", 0)
    assert len(found.relations) == wanted.get("relations", 0)


def _apxd(file: InputFile, counts: Counts) -> None:
    seen, raw = _seen(file), counts["raw"]
    assert seen.get("argument", 0) == raw["args"]
    assert seen.get("attack", 0) == raw["attacks"]
    assert seen.get("support", 0) == raw["supports"]


def _debate_map(file: InputFile, counts: Counts) -> None:
    seen, raw = _seen(file), counts["raw"]
    names = {"10": "category", "30": "question", "40": "claim", "50": "argument"}
    assert {t: seen.get(names[t], 0) for t in raw["types"]} == raw["types"]
    assert seen["link"] == raw["child_links"]


def _carneades(file: InputFile, counts: Counts) -> None:
    seen, raw = _seen(file), counts["raw"]
    wanted = raw.get("elements", raw)
    for thing in ("statement", "argument", "premise"):
        number = wanted.get(thing, wanted.get(f"{thing}s", 0))
        assert seen.get(thing, 0) == number, thing


def _gsn(file: InputFile, counts: Counts) -> None:
    seen, raw = _seen(file), counts["raw"]
    assert seen.get("element", 0) == raw["elements"]
    assert {edge: seen.get(edge, 0) for edge in raw["edges"]} == raw["edges"]


def _sadface(file: InputFile, counts: Counts) -> None:
    seen, raw = _seen(file), counts["raw"]
    assert {"atom": seen["atom"], "scheme": seen["scheme"]} == raw["types"]
    assert seen["edge"] == raw["edges"]


def _framework(file: InputFile, counts: Counts, folder: Path) -> None:
    found = read_framework(folder / file.name)
    assert (len(found), len(found.attacks)) == (counts["args"], counts["attacks"])


CORPORA: Mapping[str, Callable[[InputFile, Counts], None]] = {
    "aif-araucaria": _aif,
    "aif-dialogue-xaif": _aif,
    "argdown-official": _argdown,
    "argdown-webgpu-debate": _argdown,
    "arguman-apxd": _apxd,
    "canonical-debate-map": _debate_map,
    "carneades": _carneades,
    "gsn2x-examples": _gsn,
    "sadface": _sadface,
}


def _folder(shared: Path, name: str) -> Path:
    folder = shared / "corpora" / name
    if not folder.is_dir():
        pytest.skip(f"the corpus {name} is not here")
    return folder


def _files(folder: Path) -> Iterator[tuple[InputFile, Counts]]:
    counts = json.loads((folder / "reference-counts.json").read_text("utf-8"))["files"]
    for name, entry in counts.items():
        yield InputFile(name, (folder / name).read_bytes()), entry


@pytest.mark.parametrize("name", CORPORA)
def test_the_counts_are_those_of_the_reference(shared: Path, name: str) -> None:
    """Of every file, each kind of thing is seen as often as a reference parser sees it."""
    for file, counts in _files(_folder(shared, name)):
        CORPORA[name](file, counts)


def test_frameworks_are_counted_too(shared: Path) -> None:
    """Small frameworks have the arguments and attacks of the reference."""
    folder = _folder(shared, "af-small")
    for file, counts in _files(folder):
        _framework(file, counts, folder)


@pytest.mark.parametrize("name", CORPORA)
def test_a_debate_comes_of_each_that_passes_the_checks(
    shared: Path, tmp_path: Path, name: str
) -> None:
    """A file with a statement becomes a folder without errors."""
    for number, (file, _) in enumerate(_files(_folder(shared, name))):
        imported = _import(file)
        claims = tmp_path / str(number) / "claims"
        if not imported.debates[0].nodes:
            continue
        [records] = imported.debates
        carry_out_imports([plan_import(records, claims / records.id)], claims)
        found = check(load(claims.parent, records.id))
        errors = [f for f in found if f.severity is Severity.ERROR]
        assert errors == [], file.name


@pytest.mark.parametrize("name", ["argdown-official", "argdown-webgpu-debate"])
def test_our_reading_of_argdown_is_that_of_its_tools(shared: Path, name: str) -> None:
    """Titles and relations are those of the JSON that the tools export."""
    folder = _folder(shared, name)
    for file, _ in _files(folder):
        exported = folder / "reference-json" / f"{Path(file.name).stem}.json"
        if not exported.is_file():
            continue
        ours = parse_argdown(file.data.decode())
        theirs = parse_argdown_json(InputFile(exported.name, exported.read_bytes()))
        assert set(ours.statements) == set(theirs.statements), file.name
        assert set(ours.arguments) == set(theirs.arguments), file.name
        assert set(ours.relations) == set(theirs.relations), file.name


def test_foreign_to_own_to_foreign_keeps_the_counts(shared: Path, tmp_path: Path) -> None:
    """AIF becomes a debate and AIF again, with as many nodes of each type as were kept."""
    aif = format_named("aif")
    assert aif.read is not None
    assert aif.write is not None
    for number, (file, counts) in enumerate(_files(_folder(shared, "aif-araucaria"))):
        imported = aif.read([file], Options())
        [records] = imported.debates
        claims = tmp_path / str(number) / "claims"
        carry_out_imports([plan_import(records, claims / records.id)], claims)
        debate = load(claims.parent, records.id).debate
        [data] = aif.write([debate], Options()).files.values()
        types = [node["type"] for node in json.loads(data)["nodes"]]
        dropped = {t: f.get(Fate.DROPPED, 0) for t, f in imported.report.counts.items()}
        wanted = {t: n - dropped.get(t, 0) for t, n in counts["raw"]["types"].items()}
        assert {t: types.count(t) for t in wanted} == wanted, file.name


def _kinds(debate: Debate) -> tuple[Counter[str], ...]:
    """Count nodes, relations and stances by kind."""
    return (
        Counter(node.kind.value for node in debate.nodes.values()),
        Counter(relation.kind.value for relation in debate.relations),
        Counter(stance.kind.value for stance in debate.stances),
    )


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("aif-dialogue-xaif", "xaif"),
        ("argdown-official", "argdown"),
        ("argdown-webgpu-debate", "argdown"),
        ("carneades", "carneades"),
    ],
)
def test_what_was_read_goes_out_and_comes_back(
    shared: Path, read: Read, name: str, format_: str
) -> None:
    """Nodes, relations and stances are as many of each kind after a second journey."""
    write = format_named(format_).write
    assert write is not None
    for file, _ in _files(_folder(shared, name)):
        if recognised(file).name != format_ or not _import(file).debates[0].nodes:
            continue
        debate = read(format_, file.data)[0].debate
        back = read(format_, *write([debate], Options()).files.values())[0].debate
        assert _kinds(back) == _kinds(debate), file.name


def test_every_format_says_what_it_loses() -> None:
    """The table names what each format holds and what it loses."""
    assert all(f.holds and f.loses and (f.read or f.write) for f in FORMATS)
    assert len({f.name for f in FORMATS}) == len(FORMATS)
