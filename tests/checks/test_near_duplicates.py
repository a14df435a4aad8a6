"""Nodes that say nearly the same are found without comparing all with all."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from argmap.checks import duplicates
from argmap.checks.duplicates import LIKENESS, check_duplicates
from argmap.loading.discovery import DebateFile, DebateFolder
from argmap.loading.load import load_folder, read_file_bytes
from argmap.loading.loaded import Loaded

TEXTS = st.lists(st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=12), max_size=12)
UNKNOWN = "ja"
"""A language for which no words are listed that reverse the meaning of a sentence."""


@pytest.mark.parametrize("long", [3, 7, 60])
@given(TEXTS)
def test_every_pair_that_is_alike_is_found(long: int, texts: list[list[str]]) -> None:
    """Whatever the words and their number, none is missed that comparing all would find."""
    names = [f"n{number:02}" for number in range(len(texts))]
    every: dict[str, str] = {}
    for (first, one), (second, other) in combinations(zip(names, texts, strict=True), 2):
        if alike(one, other):
            every.setdefault(second, first)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicates, "LONG", long)
        found = list(check_duplicates(loaded(dict(zip(names, texts, strict=True)))))

    assert {name_of(f.location.file): name_of(f.related[0].file) for f in found} == every


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Compare two texts word for word."""
    common, all_words = set(one) & set(other), set(one) | set(other)
    in_order = Indel.normalized_similarity(one, other)
    return len(common) >= LIKENESS * len(all_words) and in_order >= LIKENESS


def loaded(texts: dict[str, list[str]]) -> Loaded:
    """Load a debate of such claims, without a disk."""
    raw = {name: f"kind: claim\ntext: {' '.join(text)}\n" for name, text in texts.items()}
    raw["debate"] = "format: 1\ntitle: Tea\nquestion: Tea?\n"
    files = [
        DebateFile(name, f"claims/tea/s/{name}.yaml", "node", name, "s") for name in sorted(texts)
    ]
    files.append(DebateFile("debate", "claims/tea/debate.yaml", "debate", "tea"))
    folder = DebateFolder(Path("claims/tea"), tuple(files), ("s",), ())
    return load_folder(
        folder, lambda file: read_file_bytes(file, raw[file.place].encode()), UNKNOWN
    )


def name_of(file: str) -> str:
    """Give the id of a node by its file."""
    return PurePosixPath(file).stem
