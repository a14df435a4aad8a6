"""The page on which a reply is written: the ways to reply, and what a browser checks it by."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from argmap.graph.model.debate import Debate, Person, Relation
from argmap.graph.model.turning_words import turning_words
from argmap.graph.model.wording import message
from argmap.render.forge import Forge
from argmap.render.script_texts import as_script
from argmap.render.views.map import is_large
from argmap.render.views.page_index import PageIndex
from argmap.schema.fields import SHORT_LENGTH, TEXT_LENGTH
from argmap.schema.provenance import Identified
from argmap.schema.traits import RelationTraits
from argmap.schema.vocabulary import STEPS, Kind, RelationKind, StanceKind

_KINDS: Final = tuple(
    kind
    for kind in RelationKind
    if kind in STEPS or kind in {RelationKind.KERNEL_OF, RelationKind.ANSWERS}
)
"""The links that the page lists: what a reply can be, and what it can strike."""
ADDRESS_CHARACTERS: Final = 6_000
"""How long an address gets; beyond, servers and browsers cut it."""


class Choice(NamedTuple):
    """A way to reply.

    Attributes
    ----------
    id, says : str
        Its word in the address of the page, and how the page calls it.
    relation : RelationKind
        How the reply bears on the claim.
    """

    id: str
    says: str
    relation: RelationKind

    @property
    def kind(self) -> Kind:
        """The kind of node that such a reply is."""
        return Kind(self.relation.traits.reply_kind)

    @property
    def stance(self) -> StanceKind:
        """How its author holds it."""
        return StanceKind(self.kind.traits.stance)

    @property
    def word(self) -> RelationTraits:
        """The sign and the look of its relation."""
        return self.relation.traits


CHOICES: Final = (
    Choice("supports", message("Supports it: gives a reason for it"), RelationKind.SUPPORTS),
    Choice("rebuts", message("Says that it is wrong"), RelationKind.REBUTS),
    Choice(
        "undercuts",
        message("Says that a step from a reason to its claim does not follow"),
        RelationKind.UNDERCUTS,
    ),
    Choice(
        "kernel",
        message("Partly right: concedes this much, and no more"),
        RelationKind.KERNEL_OF,
    ),
    Choice("answers", message("Answers the question"), RelationKind.ANSWERS),
)
"""The ways to reply; the last is for questions, and nothing else is."""


STANCES: Final = tuple(kind for kind in StanceKind if kind.traits.first_person)
"""The stances that somebody can add without an argument."""


class ReplyPage(NamedTuple):
    """What the page shows before anything is written: the ways to reply, and how long texts get."""

    choices: tuple[Choice, ...] = CHOICES
    stances: tuple[StanceKind, ...] = STANCES
    text_length: int = TEXT_LENGTH
    short_length: int = SHORT_LENGTH


def reply_data(index: PageIndex, forge: Forge | None) -> dict[str, Any]:
    """Gather what a browser needs to write a reply and to check it.

    Parameters
    ----------
    index : PageIndex
        The debate.
    forge : Forge, optional
        Where contributions go.

    Returns
    -------
    dict
        ``debate``, its id; ``new`` and ``edit``, the forge's pages that make and change a file, or
        nothing; ``choices``, by word the kind, relation and stance; ``stances`` that one can add;
        ``turning``, the words that turn a meaning in the debate's language, with their ends and
        starts, or nothing where they are not known; ``limits``; ``map``, the page of the map, empty
        where each section has its own; ``sections`` and their ``titles``; ``nodes``, in the order
        of the search data, each with its id, the place of its section, whether it is a question
        and whether it has stances;
        ``aliases``; ``kinds`` of links, and which of them are ``steps``; ``links``, each with its
        name, the place of its kind, of its speaker and of the node to which it leads, and whether
        it leads to a step of that node; ``people``, each with id and name, and whether they
        contribute here.

    Notes
    -----
    Linear in nodes and relations.
    """
    debate = index.debate
    place = {node: number for number, node in enumerate(index.order)}
    sections = {section.id: number for number, section in enumerate(debate.sections)}
    return {
        "debate": debate.id,
        "new": forge.new if forge is not None else "",
        "edit": forge.edit("") if forge is not None else "",
        "choices": {one.id: [one.kind, one.relation, one.stance] for one in CHOICES},
        "stances": list(STANCES),
        "turning": _turning(debate.language),
        "limits": {"text": TEXT_LENGTH, "short": SHORT_LENGTH, "address": ADDRESS_CHARACTERS},
        "map": "" if is_large(debate) else "map.html",
        "sections": [section.id for section in debate.sections],
        "titles": [section.title for section in debate.sections],
        "nodes": [_node(debate, node, sections) for node in index.order],
        "aliases": dict(debate.aliases),
        "kinds": list(_KINDS),
        "steps": [kind for kind in _KINDS if kind in STEPS],
        "links": [list(_link(one, place)) for one in debate.relations if one.kind in _KINDS],
        "people": [
            [person.id, person.name, *([1] if _contributes(person) else [])]
            for person in debate.people.values()
        ],
    }


def reply_script(data: Mapping[str, Any]) -> bytes:
    """Write the script of the data; its strings hold nothing but ASCII."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return f"window.ARGMAP_REPLY={as_script(text)};\n".encode()


def _turning(language: str) -> dict[str, list[str]] | None:
    """List the words that turn a meaning, and how others begin or end; nothing where unknown."""
    known = turning_words(language)
    if known is None:
        return None
    return {
        "words": sorted(known.decisive | known.contractions.keys()),
        "ends": [known.negating_suffix] if known.negating_suffix else [],
        "starts": [f"{head}'" for head in sorted(known.elisions)],
    }


def _contributes(person: Person) -> bool:
    return person.record.identified is Identified.BY_CONTRIBUTION


def _node(debate: Debate, node: str, sections: Mapping[str, int]) -> list[Any]:
    found = debate.nodes[node]
    row = [
        node,
        sections[found.section],
        int(found.kind is Kind.QUESTION),
        int(bool(found.stances)),
    ]
    while row[2:] and not row[-1]:
        row.pop()
    return row


def _link(link: Relation, place: Mapping[str, int]) -> Iterator[Any]:
    """Write a link; where it leads to a step, that one's speaker and a 1 stand for it."""
    yield from (link.name, _KINDS.index(link.kind), place[link.speaker])
    yield from (
        (place[link.target.speaker], 1)
        if isinstance(link.target, Relation)
        else (place[link.target],)
    )
