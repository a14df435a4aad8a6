"""Every defect has one finding, at its place and in the words that were agreed on.

Each folder in ``tests/defects`` is a miniature debate with a single defect, and those whose name
begins with ``many`` have several. ``expected.txt`` is what ``argmap check --notes`` says of it.
"""

import importlib
import inspect
import os
import pkgutil
import re
from pathlib import Path

import pytest

from argmap import checks
from argmap.checks import CHECKS, FATAL, between
from argmap.checks.catalogue import CATALOGUE
from argmap.checks.registry import RULES
from argmap.checks.run import check_all
from argmap.commands.terminal.findings import as_text
from argmap.loading import discovery
from argmap.loading.discovery import list_debates
from argmap.loading.load import load
from argmap.schema.finding import Finding, Rule

DEFECTS = Path(__file__).parents[1] / "defects"
ALL = sorted(path.name for path in DEFECTS.iterdir() if path.is_dir())
SINGLE = [name for name in ALL if not name.startswith("many")]
MANY = [name for name in ALL if name.startswith("many")]


def find(name: str) -> tuple[Finding, ...]:
    """Check one of the folders, against its document where it has one."""
    document = DEFECTS / name / "document.txt"
    text = document.read_text(encoding="utf-8") if document.exists() else None
    return check_all(DEFECTS / name, text=text).findings


@pytest.mark.parametrize("name", ALL)
def test_golden(name: str, blessing: bool) -> None:
    """What is said of a defect is what was agreed on, to the letter."""
    golden = DEFECTS / name / "expected.txt"
    said = as_text(find(name)) + "\n"
    if blessing:
        golden.write_text(said, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == said


@pytest.mark.parametrize("name", SINGLE)
def test_one_defect_one_finding(name: str) -> None:
    """A single defect has a single finding: nothing that merely follows from it is reported."""
    assert len(find(name)) == 1


@pytest.mark.parametrize("name", MANY)
def test_many_defects(name: str) -> None:
    """Of many defects none hides another, and none is reported twice."""
    found = find(name)

    assert len(found) >= 5
    assert len({(f.location, f.code) for f in found}) == len(found)


@pytest.mark.parametrize("name", SINGLE)
def test_folder_is_named_after_its_code(name: str) -> None:
    """A folder is named after the code of its defect, or after the slip that leads to it."""
    (finding,) = find(name)

    assert name.startswith(("slip-", finding.code))


def made(root: Path) -> set[str]:
    """Make the defects that no repository can carry, and find them."""
    section = root / "claims" / "tea" / "taste"
    section.mkdir(parents=True)
    (root / "claims" / "tea" / "debate.yaml").write_text("format: 1\ntitle: Tea?\n")
    (section / "large.yaml").write_text("kind: claim\ntext: " + "tea " * 20_000)
    (section / "latin.yaml").write_bytes(b"kind: claim\ntext: Th\xe9\n")
    (section / "values.yaml").write_text(f"kind: claim\ntopics: [{'a,' * 10_001}]\n")
    (section / "link.yaml").symlink_to("large.yaml")
    os.mkfifo(section / "pipe.yaml")
    return {finding.code for finding in check_all(root).findings}


def test_every_rule_has_a_defect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule of the catalogue is broken by some miniature debate."""
    shown = {f.code for name in ALL for f in find(name)} | made(tmp_path)
    monkeypatch.setattr(discovery, "FILES", 1)
    shown |= {finding.code for finding in check_all(tmp_path).findings}
    monkeypatch.setattr(Path, "lstat", _refuse)
    shown |= {finding.code for finding in check_all(tmp_path).findings}

    assert shown == set(CATALOGUE)


def _refuse(path: Path) -> os.stat_result:
    raise PermissionError(13, "Permission denied", str(path))


@pytest.mark.parametrize("name", SINGLE)
def test_what_fails_a_check_fails_a_build(name: str) -> None:
    """A build asks every check that can find an error."""
    whole, built = check_all(DEFECTS / name), check_all(DEFECTS / name, checks=FATAL)

    assert [f.code for f in built.errors] == [f.code for f in whole.errors]


@pytest.mark.parametrize("name", ALL)
def test_a_check_finds_what_it_is_marked_with(name: str) -> None:
    """The mark says which checks a build has to ask, and so has to be true."""
    for debate in list_debates(DEFECTS / name / "claims"):
        loaded = load(DEFECTS / name, debate)
        for check, rules in RULES.items():
            assert {finding.rule.code for finding in check(loaded)} <= {r.code for r in rules}


def test_every_check_is_listed() -> None:
    """A file with rules is in the list, and a function that is called a check carries the mark."""
    names = [module.name for module in pkgutil.iter_modules(checks.__path__)]
    modules = {importlib.import_module(f"{checks.__name__}.{name}") for name in names}
    ruling = {m for m in modules if any(isinstance(value, Rule) for value in vars(m).values())}
    listed = {module for topic in checks.TOPICS.values() for module in topic}
    called = {
        function
        for module in listed
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("check_") and len(inspect.signature(function).parameters) == 1
    }

    assert listed == ruling - {between}
    assert set(CHECKS) == called


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=CATALOGUE)
def test_rules_are_explained(rule: object) -> None:
    """Each rule has a title that starts small and a sentence that says why."""
    code, title, why = rule.code, rule.title, rule.why  # type: ignore[attr-defined]

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert title[0].islower() or title.startswith("YAML")
    assert why.endswith(".")
