"""Links between debates: what a node of one debate says of a node of another."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from argmap.graph.model.debate import Debate
from argmap.render.addresses import node_page


class NodeElsewhere(NamedTuple):
    """A node of another debate.

    Attributes
    ----------
    title : str
        What it is called; where its debate is not on the site, the reference itself.
    path : str
        Its page, from the top of the site; empty where its debate is not on it.
    debate : str
        The title of its debate.
    """

    title: str
    path: str = ""
    debate: str = ""


class LinksElsewhere(NamedTuple):
    """How the nodes of a debate are linked with those of others, by id.

    Attributes
    ----------
    sees : Mapping of str to tuple of NodeElsewhere
        What they refer to.
    seen_from : Mapping of str to tuple of NodeElsewhere
        What refers to them.
    """

    sees: Mapping[str, tuple[NodeElsewhere, ...]]
    seen_from: Mapping[str, tuple[NodeElsewhere, ...]]


NO_LINKS = LinksElsewhere({}, {})
"""Those of a debate that stands alone."""


def links_elsewhere(debates: Iterable[Debate]) -> dict[str, LinksElsewhere]:
    """Gather the links between debates, by the debate's id.

    Notes
    -----
    Linear in nodes.
    """
    known = {debate.id: debate for debate in debates}
    sees: dict[str, dict[str, tuple[NodeElsewhere, ...]]] = {debate: {} for debate in known}
    seen: dict[str, dict[str, tuple[NodeElsewhere, ...]]] = {debate: {} for debate in known}
    for debate in known.values():
        for node in debate.nodes.values():
            for reference in (one for one in node.see if "/" in one):
                there, _, name = reference.partition("/")
                target = known[there].aliases.get(name, name) if there in known else name
                found = _node(known.get(there), target) or NodeElsewhere(reference)
                sees[debate.id][node.id] = (*sees[debate.id].get(node.id, ()), found)
                back = _node(debate, node.id)
                if found.path and back is not None:
                    seen[there][target] = (*seen[there].get(target, ()), back)
    return {name: LinksElsewhere(sees[name], seen[name]) for name in known}


def _node(debate: Debate | None, node: str) -> NodeElsewhere | None:
    if debate is None or node not in debate.nodes:
        return None
    path = f"{debate.id}/{node_page(node)}"
    return NodeElsewhere(debate.nodes[node].short, path, debate.title)
