"""Applying what findings propose, on every seeded defect."""

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from argmap.checks.run import check_all
from argmap.editing.autofix import _parse, apply_fixes, fix_all
from argmap.editing.marks import comments, words
from argmap.editing.steps import on_disk
from argmap.loading.reader import Document, read_again
from argmap.loading.reader.rules import BAD_YAML
from argmap.schema.finding import Edit, Finding, Location

WriteDebate = Callable[[Mapping[str, str]], Path]

DEFECTS = Path(__file__).parents[1] / "defects"
FIXABLE = [
    path.name
    for path in sorted(DEFECTS.iterdir())
    if path.is_dir() and any(finding.edit for finding in check_all(path).findings)
]


def _copied(name: str, folder: Path) -> Path:
    """Copy a seeded defect, with a remark at the end of every file."""
    copy = folder / name
    shutil.copytree(DEFECTS / name, copy)
    for path in copy.rglob("*.yaml"):
        with path.open("a", encoding="utf-8", newline="") as stream:
            stream.write("# a remark\n")
    return copy


@pytest.mark.parametrize("name", FIXABLE)
def test_every_fixable_defect_is_fixed(name: str, tmp_path: Path) -> None:
    """After mending nothing is left that can be fixed, and no error is new."""
    folder = _copied(name, tmp_path)
    before = check_all(folder).findings
    fixed = fix_all(folder, None)
    after = check_all(folder)

    assert {f.message for f in before if f.edit} <= {f.message for f in fixed}
    assert not [finding for finding in after.findings if finding.edit]
    if not name.startswith("many"):
        assert not after.errors


@pytest.mark.parametrize("name", FIXABLE)
def test_nothing_else_changes(name: str, tmp_path: Path) -> None:
    """Files without a fixable finding keep every byte; in the others one word changes a finding."""
    folder = _copied(name, tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    fixed = Counter(finding.location.file for finding in fix_all(folder, None))

    assert {on_disk(folder / "claims", file) for file in fixed} == {
        path for path, raw in before.items() if path.read_bytes() != raw
    }
    for file in fixed:
        path = on_disk(folder / "claims", file)
        old = _parse(before[path].decode(), file)
        new = _parse(path.read_text(encoding="utf-8"), file)
        assert new.text.count("#") == old.text.count("#")
        if old.data is not None:
            pairs = zip(words(old), words(new), strict=True)
            assert sum(one.value != other.value for one, other in pairs) <= fixed[file]
            assert len(comments(new)) == len(comments(old))


def _finding(start: int, end: int, replacement: str) -> Finding:
    edit = Edit("a.yaml", start, end, replacement)
    return Finding(BAD_YAML, Location("a.yaml"), f"{start}", edit=edit)


def _apply_fixes(document: Document, *findings: Finding) -> str:
    return apply_fixes(document, findings, partial(read_again, file="a.yaml")).text


@pytest.mark.parametrize(
    ("finding", "why"),
    [
        (_finding(6, 11, "claim\nmore: x"), "a key would be added"),
        (_finding(12, 17, ""), "a comment would go"),
        (_finding(6, 11, "["), "the file could no longer be read"),
        (_finding(6, 11, "claim"), "nothing would change"),
    ],
)
def test_an_edit_that_does_more_is_left_to_a_person(finding: Finding, why: str) -> None:
    """What a finding proposes is applied only where nothing else changes."""
    document = read_again("kind: claim # tea\n", "a.yaml")
    assert _apply_fixes(document, finding) == document.text, why


def test_overlapping_edits_take_turns() -> None:
    """Of two that want the same words the first is applied, the other looked at again."""
    document = read_again("kind: clam\n", "a.yaml")
    assert _apply_fixes(document, _finding(6, 10, "claim"), _finding(6, 9, "x")) == "kind: claim\n"


@pytest.mark.parametrize(
    "wrong",
    [
        "source: c2",  # of c02 and c12 one is as near as the other
        "source: c1",  # and a digit is no slip of the pen
        "source: c02, at: p11",
    ],
)
def test_what_may_mean_several_things_is_left_to_a_person(
    wrong: str, write_debate: WriteDebate
) -> None:
    """A stance is never ascribed to another source or paragraph than the one that was written."""
    source = (
        "kind: comment\ntitle: A letter\nauthor: ann\n"
        "paragraphs: [{id: p1, chars: [0, 9], sha256: '0123456789abcdef', no_claim: heading}]\n"
    )
    root = write_debate(
        {
            "people/ann.yaml": "name: Ann\nidentified: by-header\n",
            "sources/c02.yaml": source,
            "sources/c12.yaml": source,
            "taste/a.yaml": "kind: claim\ntext: Tea calms.\n"
            f"stances: {{by: ann, stance: asserts, {wrong}}}\n",
        }
    )
    (found,) = (f for f in check_all(root).findings if f.location.file.endswith("a.yaml"))

    assert found.code in {"unknown-source", "unknown-paragraph"}
    assert fix_all(root, None) == []


@pytest.mark.parametrize(("step", "fixed"), [("a -> c", 0), ("b -> a", 1)])
def test_a_step_is_turned_round_but_not_exchanged(
    step: str, fixed: int, write_debate: WriteDebate
) -> None:
    """The only step between two nodes may stand the wrong way round; another step is a guess."""
    root = write_debate(
        {
            "taste/a.yaml": "kind: claim\ntext: Tea is warm.\nsupports: b\n",
            "taste/b.yaml": "kind: claim\ntext: Tea calms.\nsupports: c\n",
            "taste/c.yaml": "kind: claim\ntext: One should drink tea.\n",
            "taste/d.yaml": f"kind: counterargument\ntext: So is soup.\nundercuts: {step}\n",
        }
    )

    assert len(fix_all(root, None)) == fixed
