"""Import a small file into a debate of its own, as the command does."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from argmap.editing.import_debate import plan_import
from argmap.editing.import_plan import carry_out_imports
from argmap.exchange.formats import format_named
from argmap.exchange.interface import Imported, InputFile, LossReport, Options
from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.loading.loaded import Loaded

Read = Callable[..., tuple[Loaded, LossReport]]


def imported(format_: str, *data: bytes, debate: str = "tea") -> Imported:
    """Read files as a format."""
    read = format_named(format_).read
    assert read is not None
    files = [InputFile(f"file{n}", part) for n, part in enumerate(data)]
    return read(files, Options(debate=debate))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Import files as one debate, write it, and load it again; with the loss report."""
    numbers = count()

    def run(format_: str, *data: bytes) -> tuple[Loaded, LossReport]:
        found = imported(format_, *data)
        claims = tmp_path / str(next(numbers)) / "claims"
        carry_out_imports([plan_import(r, claims / r.id) for r in found.debates], claims)
        return load(claims.parent, "tea"), found.report

    return run


def written(debate: Debate, format_: str) -> dict[str, bytes]:
    """Write a debate in a format."""
    write = format_named(format_).write
    assert write is not None
    return dict(write([debate], Options()).files)


NODE_KEYS = ("text", "note", "short", "form", "term", "limits", "topics", "under", "cites", "see",
             "aliases", "needs_support", "base", "priority")  # fmt: skip


def digest(debate: Debate) -> dict[str, Any]:
    """Say what a round trip has to keep: ids, texts, links, people and stances."""
    return {
        "top": (debate.title, debate.question, debate.theses, debate.sections, debate.in_short,
                debate.expect, debate.licence),
        "nodes": {n.id: (n.kind, n.section, *(getattr(n.record, key) for key in NODE_KEYS))
                  for n in debate.nodes.values()},
        "relations": sorted(
            (r.name, r.kind, r.sources, r.scheme or "", r.partly, r.inferred, r.drawn_by,
             r.source or "", r.at)
            for r in debate.relations
        ),
        "stances": sorted(
            (s.node, s.person, s.kind, s.source or "", s.at, s.hedged,
             s.step.name if s.step else "", s.wording or "", s.note or "")
            for s in debate.stances
        ),
        "people": {p.id: p.record for p in debate.people.values()},
        "sources": {s.id: s.record for s in debate.sources.values()},
    }  # fmt: skip
