"""Checks of the map: whether every node has a place, and whether there is a node at all."""

from collections.abc import Iterator
from typing import Final

from argmap.checks.must_haves import is_incomplete
from argmap.checks.registry import finds
from argmap.graph.model.outline import orphans
from argmap.loading.loaded import Loaded
from argmap.loading.records import first_key
from argmap.schema.finding import Finding, Location, Rule, Severity

ORPHAN: Final = Rule(
    "orphan",
    Severity.WARNING,
    "a node is connected to nothing",
    "Nobody who reads the map will come across it. A relation, or 'under', gives it a place.",
    "kind: claim\ntext: Tea calms.",
    "kind: claim\ntext: Tea calms.\nsupports: tea-heals",
)
NO_NODES: Final = Rule(
    "no-nodes",
    Severity.ERROR,
    "a debate has no nodes",
    "There is nothing to check, and checking nothing is never a success: perhaps the files are "
    "elsewhere.",
)


@finds(ORPHAN)
def check_orphans(loaded: Loaded) -> Iterator[Finding]:
    """Find the nodes that are joined to nothing; the only node of a debate is none."""
    debate = loaded.debate
    for node in sorted(orphans(debate)):
        excused = node in loaded.lost or is_incomplete(loaded, debate.nodes[node])
        if not excused and len(debate.nodes) > 1:
            document = loaded.files.nodes[node].document
            yield document.finding(
                ORPHAN,
                first_key(document, ()),
                "this node is connected to nothing",
                expected="add a relation such as 'supports:', or give it a place with 'under:'",
            )


@finds(NO_NODES)
def check_presence(loaded: Loaded) -> Iterator[Finding]:
    """Find that a debate has no node at all."""
    debate = loaded.debate
    if not debate.nodes and not debate.sources and not loaded.findings:
        name = debate.id
        yield Finding(
            NO_NODES,
            Location(f"claims/{name}/debate.yaml"),
            "this debate has no nodes, so nothing was checked",
            f"add one: claims/{name}/a-section/a-claim.yaml with\nkind: claim\ntext: >-\n  …",
        )
