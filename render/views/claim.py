"""The page of a node: what it says, where it stands, and everything one step around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.graph.debate import Relation
from argmap.graph.queries import kernels as queries
from argmap.graph.queries.holders import in_order
from argmap.graph.queries.surroundings import Surroundings, surroundings
from argmap.render.addresses import node_page
from argmap.render.views.atlas import Atlas, Head, SectionHead
from argmap.render.views.kernels import Grant, grant
from argmap.render.views.links import Link, bearing, leading
from argmap.render.views.stances import StanceLine, stance_line
from argmap.render.words import RELATIONS, RelationWord
from argmap.schema.vocabulary import RelationKind

STEPS_SHOWN = 4
"""How many steps of the way from the top a page shows; a deeper place names the number between."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the way down to a node: the node, and how it bears on the one above."""

    head: Head
    word: RelationWord | None
    on_step: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """The way from the top of the section down to a node.

    Attributes
    ----------
    section : SectionHead
        The section.
    rungs : tuple of Rung
        The nodes above, the nearest last.
    left_out : int
        How many nodes lie between the section's top and the first of them.
    last : Rung
        The node itself.
    """

    section: SectionHead
    rungs: tuple[Rung, ...]
    left_out: int
    last: Rung


@dataclass(frozen=True, slots=True)
class Reading:
    """A rewording of a statement, and what speaks against the statement so understood."""

    head: Head
    against: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a node fares on the arguments recorded here: a word, and the record's phrase."""

    word: str
    phrase: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that the page of a node shows.

    Attributes
    ----------
    head : Head
        The node.
    title, term, limits, note : str
        What it is called; the term it defines; what it does not show; remarks, in Markdown.
    trail : Trail
        Where it stands in the map.
    standing : Standing or None
        How it fares, once that is computed.
    granted : tuple of Grant
        What is granted to it.
    reasons, objections, remarks : tuple of Link
        What speaks for it, what speaks against it, what else bears on it.
    readings : tuple of Reading
        What speaks against a rewording of it.
    bears_on, premise_in : tuple of Link
        What it speaks to, and the steps that rest on it.
    stances : tuple of StanceLine
        Who stands how to it.
    see : tuple of Head
        Other nodes worth reading.
    see_elsewhere : tuple of (str, str)
        Nodes of other debates: the name ``debate/id``, and the page from the top of the site.
    topics, aliases : tuple of str
        Words to find it by; its former ids.
    before, after : Head or None
        Its neighbours under the same node.
    """

    head: Head
    title: str
    trail: Trail
    term: str = ""
    limits: str = ""
    note: str = ""
    standing: Standing | None = None
    granted: tuple[Grant, ...] = ()
    reasons: tuple[Link, ...] = ()
    objections: tuple[Link, ...] = ()
    remarks: tuple[Link, ...] = ()
    readings: tuple[Reading, ...] = ()
    bears_on: tuple[Link, ...] = ()
    premise_in: tuple[Link, ...] = ()
    stances: tuple[StanceLine, ...] = ()
    see: tuple[Head, ...] = ()
    see_elsewhere: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    before: Head | None = None
    after: Head | None = None


def claim_page(
    atlas: Atlas,
    node: str,
    granted: Iterable[queries.Grant] = (),
    before: str | None = None,
    after: str | None = None,
) -> ClaimPage:
    """Gather what the page of a node shows.

    Parameters
    ----------
    atlas : Atlas
        The debate.
    node : str
        The node's id.
    granted : iterable of Grant
        What is granted to it.
    before, after : str, optional
        The ids of its neighbours under the same node.

    Returns
    -------
    ClaimPage
        Its size depends on the node's own neighbours only, never on the size of the debate.
    """
    found = atlas.debate.nodes[node]
    around = surroundings(atlas.debate, node)
    return ClaimPage(
        head=atlas.nodes[node],
        title=found.short,
        trail=_trail(atlas, node),
        term=found.record.term or "",
        limits=found.record.limits or "",
        note=found.record.note or "",
        granted=tuple(grant(atlas, one) for one in granted),
        reasons=bearing(atlas, around.reasons),
        objections=bearing(atlas, around.attacks),
        remarks=bearing(atlas, around.other),
        readings=tuple(_readings(atlas, around)),
        bears_on=leading(atlas, around.bears_on),
        premise_in=leading(atlas, around.premise_in),
        stances=tuple(stance_line(atlas, s) for s in in_order(list(found.stances))),
        see=tuple(atlas.nodes[other] for other in found.see if "/" not in other),
        see_elsewhere=tuple((other, _elsewhere(other)) for other in found.see if "/" in other),
        topics=found.record.topics,
        aliases=found.record.aliases,
        before=atlas.nodes[before] if before is not None else None,
        after=atlas.nodes[after] if after is not None else None,
    )


def _elsewhere(reference: str) -> str:
    debate, _, node = reference.partition("/")
    return f"{debate}/{node_page(node)}"


def _trail(atlas: Atlas, node: str) -> Trail:
    up = [node]
    while len(up) <= STEPS_SHOWN and (above := atlas.outline.places[up[-1]].parent) is not None:
        up.append(above)
    section = atlas.sections[atlas.debate.nodes[node].section]
    rungs = tuple(_rung(atlas, above) for above in reversed(up[1:]))
    return Trail(section, rungs, atlas.depth[node] - len(rungs), _rung(atlas, node))


def _rung(atlas: Atlas, node: str) -> Rung:
    relation = atlas.outline.places[node].relation
    if relation is None:
        return Rung(atlas.nodes[node], None)
    return Rung(atlas.nodes[node], RELATIONS[relation.kind], isinstance(relation.target, Relation))


def _readings(atlas: Atlas, around: Surroundings) -> Iterator[Reading]:
    for other in around.other:
        if other.relation.kind is RelationKind.CLARIFIES:
            reading = other.relation.speaker
            attacks = surroundings(atlas.debate, reading).attacks
            if attacks:
                yield Reading(atlas.nodes[reading], bearing(atlas, attacks))
