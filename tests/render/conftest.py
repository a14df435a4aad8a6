"""The miniature debate, its site, and a debate that is nothing but deep."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.render.site import site_files
from argmap.schema.config import SiteConfig
from tests.render.miniature import TEA

EVERYTHING = SiteConfig(data=True, embed=True)

WriteDebate = Callable[[Mapping[str, str]], Path]
Pages = dict[str, str]


@pytest.fixture
def tea(write_debate: WriteDebate) -> Debate:
    """Load the miniature debate; it has no finding."""
    loaded = load(write_debate(TEA))
    assert loaded.findings == ()
    return loaded.debate


@pytest.fixture
def pages(tea: Debate) -> Pages:
    """Make the site of the miniature debate: its files by their paths within the debate."""
    return {f.path.removeprefix("tea/"): f.content.decode() for f in site_files([tea], EVERYTHING)}


@pytest.fixture
def chain(write_debate: WriteDebate) -> Debate:
    """Load a debate in which each of a hundred nodes supports the one before."""
    nodes = {"a/n0.yaml": "kind: claim\ntext: Number 0.\n"}
    nodes |= {
        f"a/n{i}.yaml": f"kind: claim\ntext: Number {i}.\nsupports: n{i - 1}\n"
        for i in range(1, 100)
    }
    return load(write_debate(nodes)).debate
