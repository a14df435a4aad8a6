"""Checks of links from one debate to another."""

from collections.abc import Iterator, Mapping

from argmap.graph.model.suggestions import certain, nearest
from argmap.loading.links.rules import UNKNOWN_DEBATE, UNKNOWN_NODE
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Finding


def check_between(debates: Mapping[str, Loaded]) -> Iterator[Finding]:
    """Find the links to other debates that lead nowhere.

    Parameters
    ----------
    debates : Mapping of str to Loaded
        All debates of a knowledge base, by id.

    Yields
    ------
    Finding
        One for each ``see: debate/id`` whose debate, or whose node, does not exist.
    """
    for loaded in debates.values():
        for node in loaded.debate.nodes.values():
            for index, reference in enumerate(node.record.see):
                if "/" in reference:
                    yield from _check(debates, loaded, node.id, index)


def _check(
    debates: Mapping[str, Loaded], loaded: Loaded, node: str, index: int
) -> Iterator[Finding]:
    debate, _, target = loaded.debate.nodes[node].record.see[index].partition("/")
    if debate not in debates:
        rule, message = UNKNOWN_DEBATE, f"no debate has the id '{debate}'"
        near = [f"{name}/{target}" for name in nearest(debate, debates)]
        sure = certain(debate, debates)
        replacement = f"{sure}/{target}" if sure else None
    elif _is_unknown(debates[debate], target):
        rule, message = UNKNOWN_NODE, f"no node of '{debate}' has the id '{target}'"
        nodes = debates[debate].debate.nodes
        near = [f"{debate}/{name}" for name in nearest(target, nodes)]
        sure = certain(target, nodes)
        replacement = f"{debate}/{sure}" if sure else None
    else:
        return
    expected = "write the id of a debate and of a node in it, as in 'tea/tea-calms'"
    yield loaded.about(
        rule,
        node,
        ("see", index),
        message,
        expected="" if near else expected,
        candidate=near[0] if near else "",
        replacement=replacement,
    )


def _is_unknown(loaded: Loaded, node: str) -> bool:
    known = node in loaded.debate.nodes or node in loaded.debate.aliases
    return not known and node not in loaded.lost
