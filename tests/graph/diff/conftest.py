"""Two states of a debate about tea: the one below, and what a test makes of it."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.graph.model.debate import Debate
from argmap.loading.load import load

Files = Mapping[str, str | None]
States = Callable[[Files], tuple[Debate, Debate]]

TEA = {
    "debate.yaml": "format: 1\ntitle: Tea?\ntheses: drink-tea\n",
    "people/ann.yaml": "name: Ann\n",
    "people/ben.yaml": "name: Ben\n",
    "sources/c1.yaml": "kind: comment\nauthor: ann\n",
    "sources/c2.yaml": "kind: comment\nauthor: ben\nreplies_to: c1\n",
    "basics/drink-tea.yaml": (
        "kind: claim\ntext: It is wise to drink tea in the morning.\n"
        "stances: [{by: ann, stance: asserts, source: c1}]\n"
    ),
    "basics/tea-calms.yaml": (
        "kind: claim\ntext: Tea calms the nerves of whoever drinks it.\nsupports: drink-tea\n"
        "stances: [{by: ann, stance: asserts, source: c1}]\n"
    ),
    "basics/tea-wakes.yaml": (
        "kind: counterargument\ntext: Tea keeps people awake who drink it late.\n"
        "rebuts: tea-calms\nstances: [{by: ben, stance: asserts, source: c2}]\n"
    ),
    "basics/herbs.yaml": (
        "kind: claim\ntext: Herbs without caffeine make fine tea.\nsupports: drink-tea\n"
    ),
}


def read(folder: Path, files: Mapping[str, str]) -> Debate:
    """Write a debate, and load it; it has no error."""
    for name, text in files.items():
        path = folder / "claims" / "tea" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load(folder)
    assert loaded.findings == ()
    return loaded.debate


@pytest.fixture
def states(tmp_path: Path) -> States:
    """Make the two states: files to add or to replace, None for those to remove."""
    number = itertools.count()

    def made(changed: Files) -> tuple[Debate, Debate]:
        after = {name: text for name, text in {**TEA, **changed}.items() if text is not None}
        folder = tmp_path / str(next(number))
        return read(folder / "before", TEA), read(folder / "after", after)

    return made
