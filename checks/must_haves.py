"""Checks of what each kind of node requires."""

from collections.abc import Iterator
from typing import Final

from argmap.checks.registry import finds
from argmap.graph.model.debate import Node
from argmap.loading.loaded import Loaded
from argmap.loading.records import RELATING, first_key
from argmap.schema.finding import Finding, Rule, Severity
from argmap.schema.node import MUST_HAVE
from argmap.schema.vocabulary import Kind, RelationKind

INCOMPLETE_NODE: Final = Rule(
    "incomplete-node",
    Severity.ERROR,
    "a node is missing something that its kind requires",
    "The kind says what a node is for: a counterargument is against something, a kernel concedes "
    "something, a definition defines a term. Without that it is just a claim.",
    "kind: kernel\ntext: Warmth soothes.",
    "kind: kernel\ntext: Warmth soothes.\nkernel_of: tea-heals",
)


@finds(INCOMPLETE_NODE)
def check_must_haves(loaded: Loaded) -> Iterator[Finding]:
    """Find the nodes without what their kind requires."""
    for node in loaded.debate.nodes.values():
        if is_incomplete(loaded, node):
            document = loaded.files.nodes[node.id].document
            yield document.finding(
                INCOMPLETE_NODE,
                first_key(document, ()),
                node.kind.traits.must_say,
                expected=_cure(loaded, node),
            )


def _cure(loaded: Loaded, node: Node) -> str:
    """Say what to add; an objection that only supports something may be a claim as well."""
    bears = loaded.debate.spoken_by(node.id)
    if node.kind is Kind.COUNTERARGUMENT and bears:
        return f"{node.kind.traits.to_add}, or write 'kind: {Kind.CLAIM}'"
    return node.kind.traits.to_add


def is_incomplete(loaded: Loaded, node: Node) -> bool:
    """Tell whether a node is without what its kind requires; a key with a wrong value is there."""
    wanted = MUST_HAVE.get(node.kind, ())
    if not wanted:
        return False
    reading = loaded.files.nodes[node.id]
    meant = {finding.candidate for finding in reading.findings}
    present = any(key in meant or reading.has(key) for key in wanted)
    present = present or any(map(reading.has, RELATING))  # which does not say how: reported there
    return not present and not _needs_nothing(loaded, node)


def _needs_nothing(loaded: Loaded, node: Node) -> bool:
    """Tell whether a question needs no ``about``: it is the debate's own, or it is answered."""
    if node.kind is not Kind.QUESTION:
        return False
    answered = loaded.debate.bearing_on(node.id, RelationKind.ANSWERS)
    own = loaded.debate.question == node.id
    return own or bool(answered) or node.id in loaded.lost
