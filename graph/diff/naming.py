"""Present names for the things of an earlier state, so that the two can be compared."""

from typing import NamedTuple, TypeAlias

from argmap.graph.diff.matching import Matching
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.ids import ARROW


class RelationKey(NamedTuple):
    """A relation, whichever state it stands in: its kind, who speaks, and what it leads to."""

    kind: str
    speaker: str
    target: str

    @property
    def name(self) -> str:
        """Say it in a few words: ``tea-wakes rebuts tea-calms``."""
        return f"{self.speaker} {self.kind} {self.target}"


Item: TypeAlias = str | RelationKey
"""A node or a relation, by its present name."""


class Side:
    """One state of a debate, with the present name of everything in it.

    Parameters
    ----------
    debate : Debate
        The state.
    matching : Matching, optional
        How nodes are called now; without it as the state calls them.
    """

    def __init__(self, debate: Debate, matching: Matching | None = None) -> None:
        self.debate = debate
        self._matching = matching
        self.keys = {relation: self._key(relation) for relation in debate.relations}
        self.relations = {key: relation for relation, key in self.keys.items()}
        self.nodes = {self.now(node): node for node in debate.nodes}
        """The id in this state of each node, by its present id; of merged ones the node's own."""
        if matching is not None:
            self.nodes |= {new: old for old, new in matching.pairs.items()}

    def now(self, node: str) -> str:
        """Give the present id of a node."""
        return self._matching.now(node) if self._matching is not None else node

    def name(self, target: Target) -> str:
        """Give the present name of a node or a step."""
        if isinstance(target, str):
            return self.now(target)
        arrow = target.name.startswith(f"{target.speaker} {ARROW} ")
        connector = ARROW if arrow else target.kind.value
        return f"{self.now(target.speaker)} {connector} {self.name(target.target)}"

    def item(self, target: Target) -> Item:
        """Name a node or a step as an item."""
        return self.now(target) if isinstance(target, str) else self.keys[target]

    def target(self, item: Item) -> Target | None:
        """Find a node or a relation of this state by its present name; None where it is not."""
        return self.nodes.get(item) if isinstance(item, str) else self.relations.get(item)

    def _key(self, relation: Relation) -> RelationKey:
        return RelationKey(
            relation.kind.value, self.now(relation.speaker), self.name(relation.target)
        )
