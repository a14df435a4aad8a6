"""A debate of three people in which most things happen that people can do to each other."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.graph.debate import Debate
from argmap.graph.load import load

PEOPLE = {f"people/{name.lower()}.yaml": f"name: {name}\n" for name in ("Ann", "Ben", "Cy")}
SOURCES = {
    "sources/c1.yaml": "kind: comment\nauthor: ann\n",
    "sources/c2.yaml": "kind: comment\nauthor: ben\nreplies_to: c1\n",
    "sources/c3.yaml": "kind: comment\nauthor: ann\nreplies_to: c2\n",
}

Make = Callable[[Mapping[str, str]], Debate]


@pytest.fixture
def make(write_debate: Callable[[Mapping[str, str]], Path]) -> Make:
    """Make a debate of nodes, by id: YAML, without kind and text where they do not matter."""

    def made(nodes: Mapping[str, str]) -> Debate:
        files = {
            f"basics/{node}.yaml": rest
            if rest.startswith("kind:")
            else f"kind: claim\ntext: The text of {node}.\n{rest}"
            for node, rest in nodes.items()
        }
        loaded = load(write_debate({**PEOPLE, **SOURCES, **files}))
        assert loaded.findings == ()
        return loaded.debate

    return made
