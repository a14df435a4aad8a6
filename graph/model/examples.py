"""Small debates for the examples in docstrings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from argmap.graph.model.debate import Debate, Node, Person, Relation, Section, Source, Stance
from argmap.schema.node import NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.source import SourceRecord
from argmap.schema.vocabulary import RelationKind, StanceKind


def tea() -> Debate:
    """Make a debate about tea: two people, a reason, an objection to it, and an undercut.

    Ann says that tea calms, so one should drink it. Ben answers that tea keeps one awake, and that
    what calms need not be drunk.

    Examples
    --------
    >>> sorted(tea().nodes)
    ['drink-tea', 'hot-drinks-calm', 'tea-calms', 'tea-keeps-awake']
    """
    calms = Relation(RelationKind.SUPPORTS, ("tea-calms",), "drink-tea", "tea-calms -> drink-tea")
    relations = (
        Relation(
            RelationKind.UNDERCUTS,
            ("hot-drinks-calm",),
            calms,
            "hot-drinks-calm -> tea-calms -> drink-tea",
        ),
        calms,
        Relation(
            RelationKind.REBUTS,
            ("tea-keeps-awake",),
            "tea-calms",
            "tea-keeps-awake -> tea-calms",
        ),
    )
    nodes = (
        _node("drink-tea", "claim", "One should drink tea.", ann="asserts", ben="denies"),
        _node("hot-drinks-calm", "counterargument", "Any hot drink calms.", ben="asserts"),
        _node("tea-calms", "claim", "Tea calms.", ann="asserts"),
        _node("tea-keeps-awake", "counterargument", "Tea keeps one awake.", ben="asserts"),
    )
    return Debate(
        id="tea",
        title="Tea?",
        theses=("drink-tea",),
        sections=(Section("basics", "Basics", "drink-tea"),),
        nodes=MappingProxyType({node.id: node for node in nodes}),
        relations=relations,
        people=_by_id(
            Person("ann", PersonRecord(name="Ann")), Person("ben", PersonRecord(name="Ben"))
        ),
        sources=_by_id(
            Source("c1", SourceRecord.model_validate({"kind": "comment", "author": "ann"})),
            Source(
                "c2",
                SourceRecord.model_validate(
                    {"kind": "comment", "author": "ben", "replies_to": "c1"}
                ),
            ),
        ),
    )


def _node(node: str, kind: str, text: str, **stances: str) -> Node:
    sources = {"ann": "c1", "ben": "c2"}
    return Node(
        id=node,
        section="basics",
        record=NodeRecord.model_validate({"kind": kind, "text": text}),
        stances=tuple(
            Stance(person, StanceKind(stance), node, source=sources[person], index=index)
            for index, (person, stance) in enumerate(stances.items())
        ),
    )


def _by_id(*things: Any) -> Mapping[str, Any]:
    return MappingProxyType({thing.id: thing for thing in things})
