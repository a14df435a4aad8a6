"""The data of what-if in the browser: who attacks whom, and what follows without a supposition.

A classic script, so that it loads from a disk as well; pages ask for it when somebody supposes
something, not before.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import is_passive
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Node, Relation, Target
from argmap.graph.model.wording import ENGLISH, Wording
from argmap.render.assets import assets
from argmap.render.script_texts import as_script
from argmap.schema.vocabulary import STEPS, Kind, RelationKind, Status

_LETTERS: Final[Mapping[Label, str]] = {Label.IN: "i", Label.OUT: "o", Label.UNDEC: "u"}
_KINDS: Final = tuple(kind for kind in RelationKind if kind in STEPS)


def labels_data(
    debate: Debate,
    flattening: Flattening,
    labels: Sequence[Label],
    statuses: Mapping[str, Status | None],
    words: Wording = ENGLISH,
) -> str:
    """Write what a browser needs to label the debate again under a supposition.

    Parameters
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        It as a framework. Its first arguments are the nodes, then come the steps, then helpers.
    labels : sequence of Label
        The grounded labelling.
    statuses : Mapping of str to Status or None
        The status of each node.
    words : Wording, default English
        The language of the interface.

    Returns
    -------
    str
        A script that sets ``ARGMAP_LABELS``: the name of the ``script`` that reads it; ``profile``;
        ``nodes`` with id and title; the ``kinds`` of steps; ``steps`` with the number of their
        kind, their target and their premises; ``attackers``, see `delta_coded`; ``labels``, a
        letter for each argument; ``words``, the statuses in the order of their rules; ``statuses``,
        a digit for each node, and ``-`` for none; ``judged``, a digit for each node: 0 where it
        always has a status, 1 where reasons or objections give it one, 2 where only objections do;
        ``passive``, the nodes that nobody holds, each with the helpers that keep its steps out;
        ``priorities``, the nodes that have one, each with it; and ``needs``, the nodes that need
        support, each with the helper that makes it fall. Its strings hold no ``<`` and nothing but
        ASCII.

    Notes
    -----
    Linear in nodes and relations.
    """
    arguments = flattening.arguments
    data = {
        "script": assets(words.language)["labels.js"].name,
        "profile": flattening.profile.value,
        "nodes": [[node.id, node.short] for node in debate.nodes.values()],
        "kinds": _KINDS,
        "steps": [_step(thing, arguments) for thing in arguments if isinstance(thing, Relation)],
        "attackers": list(delta_coded(flattening.framework.attackers)),
        "labels": "".join(_LETTERS[label] for label in labels),
        "words": [words.gettext(status.label) for status in Status],
        "statuses": "".join(_digit(statuses[node]) for node in debate.nodes),
        "judged": "".join(_judged(node) for node in debate.nodes.values()),
        "passive": list(_passive(debate, flattening)),
        "priorities": [
            [arguments[node.id], node.record.priority]
            for node in debate.nodes.values()
            if node.record.priority
        ],
        "needs": [[arguments[n], helper] for n, helper in flattening.without_reason.items()],
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


def _digit(status: Status | None) -> str:
    return "-" if status is None else str(list(Status).index(status))


def _judged(node: Node) -> str:
    if node.kind.traits.always_judged:
        return "0"
    return "2" if node.kind is Kind.QUESTION else "1"


def _passive(debate: Debate, flattening: Flattening) -> Iterator[list[int]]:
    """List the nodes that nobody holds, each with the helpers that an acceptance takes away."""
    arguments = flattening.arguments
    for node in debate.nodes:
        if is_passive(debate, node):
            steps = (*debate.spoken_by(node), *debate.premise_in(node))
            helpers = [flattening.without_premise[s, node] for s in steps if s in arguments]
            yield [arguments[node], *helpers]


def _step(step: Relation, arguments: Mapping[Target, int]) -> list[int]:
    premises = (arguments[source] for source in step.sources)
    return [_KINDS.index(step.kind), arguments[step.target], *premises]


def _json(value: object) -> str:
    return as_script(json.dumps(value, ensure_ascii=True, separators=(",", ":")))
