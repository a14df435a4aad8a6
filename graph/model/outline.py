"""Where each node stands in the map: a tree for every section."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import Kind, RelationKind

_ORDER: Final[tuple[StrEnum, ...]] = (*RelationKind, *Kind)


class Place(NamedTuple):
    """The place of one node.

    Attributes
    ----------
    parent : str or None
        The id of the node it hangs under, always of its own section; None at the top of a section.
    relation : Relation or None
        The relation that puts it there; None where it hangs there for want of another place.
    elsewhere : Target or None
        What it bears on, where that lies in another section: shown as a chip.
    """

    parent: str | None = None
    relation: Relation | None = None
    elsewhere: Target | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The places of all nodes, and the tree they make.

    Attributes
    ----------
    places : Mapping of str to Place
        By id of node.
    children : Mapping of str to tuple of str
        The ids below each node, in order of relation, then of id.
    tops : Mapping of str to tuple of str
        The ids at the top of each section.
    """

    places: Mapping[str, Place] = field(default_factory=dict)
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tops: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def walk(self, top: str) -> Iterator[tuple[int, str]]:
        """Yield the depth and id of a node and of all below it, parents first."""
        pending = [(0, top)]
        while pending:
            depth, node = pending.pop()
            yield depth, node
            pending += [(depth + 1, child) for child in reversed(self.children.get(node, ()))]

    def path(self, node: str) -> tuple[str, ...]:
        """List the ids from the top of the section down to a node."""
        up = [node]
        while (parent := self.places[up[-1]].parent) is not None:
            up.append(parent)
        return tuple(reversed(up))


@memoized
def outline(debate: Debate) -> Outline:
    """Give every node its place.

    Returns
    -------
    Outline
        The place of each node and the trees.

    Notes
    -----
    A node hangs under what its ``under`` names; else under the target of its first relation, in the
    order of the model's table; a step ``a -> b`` puts it under ``a``. One that is only a linked
    premise hangs under that step's target. Where places form a circle, the node with the first id
    hangs under the section's root. A node whose place lies in another section hangs under the root
    too. Linear in nodes and relations.

    Examples
    --------
    >>> outline(Debate("tea", "Tea or coffee?")).tops
    {}
    """
    wanted = {node: _wanted(debate, node) for node in debate.nodes}
    roots = {section.id: section.root for section in debate.sections}
    places = {}
    for node, (target, relation) in wanted.items():
        section = debate.nodes[node].section
        places[node] = _place(debate, node, target, relation, roots.get(section))
    for node in _circles(places):
        root = roots.get(debate.nodes[node].section)
        places[node] = Place(None if node == root else root)
    for node in _circles(places):  # a root that hangs below its own section
        places[node] = Place()
    return _tree(debate, places)


def _wanted(debate: Debate, node: str) -> tuple[Target | None, Relation | None]:
    """Find what a node asks to hang under, and by which relation."""
    spoken = debate.spoken_by(node)
    under = debate.nodes[node].under
    if under is not None:
        return under, next((r for r in spoken if r.target == under), None)
    if spoken:
        return spoken[0].target, spoken[0]
    linked = sorted(debate.premise_in(node), key=lambda r: (r.end, r.name))
    return (linked[0].target, linked[0]) if linked else (None, None)


def _place(
    debate: Debate, node: str, target: Target | None, relation: Relation | None, root: str | None
) -> Place:
    fallback = None if node == root else root
    if target is None or node == root:
        return Place(fallback)
    parent = target.speaker if isinstance(target, Relation) else target
    if parent == node:
        return Place(fallback)
    if debate.nodes[parent].section != debate.nodes[node].section:
        return Place(fallback, elsewhere=target)
    return Place(parent, relation)


def _circles(places: Mapping[str, Place]) -> list[str]:
    """Find the first id of every circle of places."""
    smallest = []
    seen: set[str] = set()
    for start in sorted(places):
        path: dict[str, None] = {}
        node: str | None = start
        while node is not None and node not in seen and node not in path:
            path[node] = None
            node = places[node].parent
        if node in path:
            ids = list(path)
            smallest.append(min(ids[ids.index(str(node)) :]))
        seen.update(path)
    return smallest


def _tree(debate: Debate, places: dict[str, Place]) -> Outline:
    children: dict[str, list[str]] = {}
    tops: dict[str, list[str]] = {section.id: [] for section in debate.sections}
    order = sorted(places, key=lambda node: (_rank(debate, node, places[node]), node))
    roots = {section.root for section in debate.sections}
    for node in order:
        parent = places[node].parent
        if parent is not None:
            children.setdefault(parent, []).append(node)
        else:
            tops[debate.nodes[node].section].append(node)
    return Outline(
        places,
        {node: tuple(below) for node, below in children.items()},
        {
            section: tuple(sorted(nodes, key=lambda node: node not in roots))
            for section, nodes in tops.items()
        },
    )


def _rank(debate: Debate, node: str, place: Place) -> int:
    """Order siblings by the relation that puts them there; those without one come last."""
    if place.relation is not None:
        return _ORDER.index(place.relation.kind)
    return _ORDER.index(debate.nodes[node].kind)


def orphans(debate: Debate) -> frozenset[str]:
    """Find the nodes that bear on nothing and on which nothing bears.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> orphans(tea())
    frozenset()
    """
    joined = {debate.question, *debate.theses, *(section.root for section in debate.sections)}
    for relation in debate.relations:
        joined |= {*relation.sources, relation.end}
    for node in debate.nodes.values():
        if node.under is not None:
            joined |= {node.id, node.under if isinstance(node.under, str) else node.under.end}
    return frozenset(debate.nodes.keys() - joined)
