"""The debate as each person sees it: what they accept, concede, deny and doubt, for a browser.

A classic script, so that it loads from a disk as well; pages ask for it when somebody chooses a
person, not before.
"""

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from argmap.graph.analysis.people.commitments import commitments, views
from argmap.graph.model.debate import Debate
from argmap.graph.model.text import unbroken
from argmap.graph.model.wording import ENGLISH, Wording, message
from argmap.render.assets import assets
from argmap.render.labels_data import delta_coded
from argmap.render.script_texts import as_script
from argmap.schema.vocabulary import StanceKind


class Attitude(NamedTuple):
    """How a person stands to a node, as pages mark it.

    Attributes
    ----------
    id, glyph, look, label : str
        Its name in the data, its sign, its class in the style sheet, and what it is called.
    """

    id: str
    glyph: str
    look: str
    label: str


STATED: Final = {
    kind: Attitude(kind.value, kind.traits.glyph, kind.traits.look, kind.label)
    for kind in StanceKind
    if kind.traits.glyph
}
"""The stances that say what somebody holds; others leave the matter open."""
IMPLIED: Final = {
    True: Attitude("implied-accepts", "(✓)", "for", message("accepts by implication")),
    False: Attitude("implied-denies", "(✗)", "against", message("denies by implication")),
}
"""What follows from what somebody says, without their saying it: whether they accept it."""
_WORDS: Final = {
    "choose": message("As seen by"),
    "nobody": message("nobody in particular"),
    "open": message("leaves it open"),
    "unmarked": message("No mark: no stance on it is recorded."),
}


def attitudes(debate: Debate, person: str) -> dict[str, Attitude]:
    """Say how a person stands to each node of which they say something, or imply it.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> {node: found.label for node, found in attitudes(tea(), "ben").items()}["tea-calms"]
    'denies by implication'
    """
    held = views(debate, person)
    stated = {node: STATED[s.kind] for node, s in held.stated.items() if s.kind in STATED}
    denied = dict.fromkeys(held.denied, IMPLIED[False])
    follows = {one.node: IMPLIED[one.accepts] for one in commitments(debate, person)}
    return follows | denied | stated


def perspectives(debate: Debate, words: Wording = ENGLISH) -> dict[str, Any]:
    """Gather how every person stands to every node, in the words of an interface.

    Returns
    -------
    dict
        The ``script`` and the ``sheet`` that show it; ``words`` of the page; ``ways``, each an
        `Attitude`; ``nodes``, their ids in order; and
        ``people``, those with the most to say first: id, name, and by way the places of nodes,
        as `delta_coded` writes them.

    Notes
    -----
    Linear in nodes and stances, but for `commitments`.
    """
    place = {node: number for number, node in enumerate(debate.nodes)}
    found = {person: attitudes(debate, person) for person in debate.people}
    ranked = sorted((one for one in found if found[one]), key=lambda one: (-len(found[one]), one))
    return {
        "script": assets(words.language)["perspective.js"].name,
        "sheet": assets()["perspective.css"].name,
        "words": {name: words.gettext(text) for name, text in _WORDS.items()},
        "ways": [
            way._replace(label=words.gettext(way.label))
            for way in (*STATED.values(), *IMPLIED.values())
        ],
        "nodes": list(place),
        "people": [
            [person, unbroken(debate.people[person].name), dict(_places(found[person], place))]
            for person in ranked
        ],
    }


def perspectives_script(debate: Debate, words: Wording = ENGLISH) -> bytes:
    """Write the script of the data; its strings hold nothing but ASCII."""
    text = json.dumps(perspectives(debate, words), ensure_ascii=True, separators=(",", ":"))
    return f"window.ARGMAP_PERSPECTIVES={as_script(text)};\n".encode()


def _places(found: dict[str, Attitude], place: dict[str, int]) -> Iterator[tuple[str, list[int]]]:
    """List the places of the nodes to which somebody stands in each way."""
    for way in dict.fromkeys(found.values()):
        here = sorted(place[node] for node in found if found[node] is way)
        yield way.id, list(delta_coded([here]))
