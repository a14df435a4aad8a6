"""The nearest change from which something follows: found by a walk, or from the changes."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from argmap.graph.diff import Change, causes, diff
from argmap.loading.load import load


def drawn(chance: random.Random, size: int) -> dict[str, str]:
    """Draw a debate: each claim relates to some others, and may undercut a step."""
    files = {"debate.yaml": "format: 1\ntitle: Tea?\n"}
    for i in range(size):
        text = f"kind: claim\ntext: This is claim number {i}.\n"
        for relation in ("supports", "rebuts"):
            others = chance.sample([j for j in range(size) if j != i], chance.randrange(3))
            text += f"{relation}: [{', '.join(f'n{j}' for j in others)}]\n" if others else ""
        files[f"s/n{i}.yaml"] = text
    return files


def changes(folder: Path, *states: Mapping[str, str]) -> tuple[Change, ...]:
    """Compare two states."""
    debates = []
    for number, files in enumerate(states):
        for name, text in files.items():
            path = folder / str(number) / "claims" / "tea" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        debates.append(load(folder / str(number)).debate)
    return diff(*debates).changes


@pytest.mark.parametrize("seed", [2, 4, 5, 6, 7, 8])
def test_both_ways_of_looking_find_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """A walk from each thing, and the ways of all things at once."""
    chance = random.Random(seed)
    before = drawn(chance, 12)
    after = {**before, **{n: t for n, t in drawn(chance, 12).items() if chance.random() < 0.2}}
    near = changes(tmp_path / "near", before, after)
    monkeypatch.setattr(causes, "NEAR", 0)
    assert changes(tmp_path / "far", before, after) == near
    assert any(change.reason for change in near)


def test_a_long_way_is_cut(tmp_path: Path) -> None:
    """The change itself and the relations next to it are told, and how many follow."""
    claims = {
        f"s/n{i}.yaml": f"kind: claim\ntext: Claim {i}.\nsupports: n{i + 1}\n" for i in range(40)
    }
    files = {"debate.yaml": "format: 1\ntitle: Tea?\n", "s/n40.yaml": "kind: claim\ntext: End.\n"}
    attack = {"s/no.yaml": "kind: counterargument\ntext: No.\nrebuts: n0\n"}
    found = changes(tmp_path, {**claims, **files}, {**claims, **files, **attack})
    last = next(change.reason for change in found if change.subject == "n40")
    assert last.startswith("new: no rebuts n0; n0 supports n1; n1 supports n2; ")
    assert last.endswith("; n11 supports n12; … 28 more")
