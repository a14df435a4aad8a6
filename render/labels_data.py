"""The data of what-if in the browser: who attacks whom, and what follows without a supposition.

A classic script, so that it loads from a disk as well; pages ask for it when somebody supposes
something, not before.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from argmap.graph.analysis.flattening import Flattening
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.render.scripts import as_script
from argmap.schema.vocabulary import STEPS, RelationKind

_LETTERS: Final[Mapping[Label, str]] = {Label.IN: "i", Label.OUT: "o", Label.UNDEC: "u"}
_KINDS: Final = tuple(kind for kind in RelationKind if kind in STEPS)


def labels_data(debate: Debate, flattening: Flattening, labels: Sequence[Label]) -> str:
    """Write what a browser needs to label the debate again under a supposition.

    Parameters
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        It as a framework. Its first arguments are the nodes, then come the steps, then helpers.
    labels : sequence of Label
        The grounded labelling.

    Returns
    -------
    str
        A script that sets ``ARGMAP_LABELS``: the ``profile``; ``nodes`` with id and title; the
        ``kinds`` of steps; ``steps`` with the number of their kind, their target and their
        premises; ``attackers``, see `delta_coded`; and ``labels``, a letter for each argument. Its
        strings hold no ``<`` and nothing but ASCII.

    Notes
    -----
    Linear in nodes and relations.
    """
    arguments = flattening.arguments
    data = {
        "profile": flattening.profile.value,
        "nodes": [[node.id, node.short] for node in debate.nodes.values()],
        "kinds": _KINDS,
        "steps": [_step(thing, arguments) for thing in arguments if isinstance(thing, Relation)],
        "attackers": list(delta_coded(flattening.framework.attackers)),
        "labels": "".join(_LETTERS[label] for label in labels),
    }
    lines = ",\n".join(f'"{name}":{_json(value)}' for name, value in data.items())
    return f"window.ARGMAP_LABELS = {{\n{lines}\n}};\n"


def delta_coded(attackers: Sequence[Sequence[int]]) -> Iterator[int]:
    """Write lists of ascending numbers as one list of small ones.

    Yields
    ------
    int
        For each list how long it is, its first number, and by how much each next one is greater.

    Examples
    --------
    >>> list(delta_coded([[], [0, 7, 9]]))
    [0, 3, 0, 7, 2]
    """
    for those in attackers:
        yield len(those)
        last = 0
        for number in those:
            yield number - last
            last = number


def _step(step: Relation, arguments: Mapping[Target, int]) -> list[int]:
    premises = (arguments[source] for source in step.sources)
    return [_KINDS.index(step.kind), arguments[step.target], *premises]


def _json(value: object) -> str:
    return as_script(json.dumps(value, ensure_ascii=True, separators=(",", ":")))
