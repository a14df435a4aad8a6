"""What statements and debates of ours say by ids: kept where the ids mean something here."""

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from argmap.exchange.input_text import as_list, as_mapping, as_text, mappings

_WORDING: Final = re.compile("[0-9a-f]{8}")


def node_references(
    fields: Mapping[str, Any],
    nodes: Collection[str],
    steps: Collection[str],
    sources: Mapping[str, str],
) -> dict[str, Any]:
    """Take what a node cites, where it stands by hand, what is worth reading too, and former ids.

    Parameters
    ----------
    fields : mapping of str to Any
        What the file says of the node.
    nodes, steps : collection of str
        The ids of nodes, and the names of steps that they can stand under.
    sources : mapping of str to str
        The ids of sources, by key.

    Examples
    --------
    >>> node_references({"see": ["tea", "gone"], "under": "tea"}, ["tea"], [], {})
    {'under': 'tea', 'see': ['tea']}
    """
    under = as_text(fields.get("under"))
    kept: dict[str, Any] = {
        "under": under if under in nodes or under in steps else "",
        "cites": [
            {**entry, "source": sources[as_text(entry.get("source"))]}
            for entry in mappings(fields.get("cites"))
            if as_text(entry.get("source")) in sources
        ],
        "see": [i for i in map(as_text, as_list(fields.get("see"))) if i in nodes or "/" in i],
        "aliases": [i for i in map(as_text, as_list(fields.get("aliases"))) if i not in nodes],
    }
    return {key: value for key, value in kept.items() if value}


REFERENCES: Final = ("under", "cites", "see", "aliases")
"""The keys that `node_references` takes."""


def fitting_wording(value: Any) -> str:
    """Take the fingerprint of the wording on which a stance was given; empty where it is none."""
    return value if isinstance(value, str) and _WORDING.fullmatch(value) else ""


def fitting_expectations(
    value: Any, nodes: Collection[str], people: Collection[str]
) -> dict[str, Any]:
    """Take what the analysis has to come to, as far as it speaks of what is here."""
    expect = as_mapping(value)

    def is_here(crux: Mapping[str, Any]) -> bool:
        ends = as_text(crux.get("is")).split(" ")[::2]  # of a step the ids around its arrow
        between = [as_text(person) for person in as_list(crux.get("between"))]
        return set(nodes).issuperset([*ends, as_text(crux.get("on"))]) and set(people).issuperset(
            between
        )

    kept = {
        "status": {id_: s for id_, s in as_mapping(expect.get("status")).items() if id_ in nodes},
        "crux": [crux for crux in mappings(expect.get("crux")) if is_here(crux)],
    }
    return {key: found for key, found in kept.items() if found}
