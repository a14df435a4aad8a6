"""People's stances as pages show them: on a claim by person, on a person by claim."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import is_tentative
from argmap.graph.model.debate import Stance
from argmap.graph.model.text import holds_earlier_wording
from argmap.render.views.links import Step, step
from argmap.render.views.page_index import Citation, Head, PageIndex, PersonHead
from argmap.schema.vocabulary import StanceKind

CAMP: Final = 6
"""How many people of one stance are named on one line."""


class StanceLine(NamedTuple):
    """One stance: who stands how to which node, and where they say so.

    Attributes
    ----------
    person : PersonHead
        Whose stance it is.
    kind : StanceKind
        How they stand.
    head : Head
        The node.
    step : Step or None
        The step it is on, instead of the statement.
    hedged : bool
        They say it tentatively.
    earlier : bool
        It was confirmed on other words than the node has now.
    attributes_to : PersonHead or None
        Whose view they say it is.
    citation : Citation or None
        Where they say so.
    note : str
        A remark.
    """

    person: PersonHead
    kind: StanceKind
    head: Head
    step: Step | None = None
    hedged: bool = False
    earlier: bool = False
    attributes_to: PersonHead | None = None
    citation: Citation | None = None
    note: str = ""


class Camp(NamedTuple):
    """The people who take one stance on a claim: "asserted by" and their names."""

    kind: StanceKind
    people: tuple[PersonHead, ...]


def accepting(index: PageIndex, node: str, people: Iterable[str]) -> tuple[PersonHead, ...]:
    """Name people who accept a node, and say who of them does so only tentatively."""
    debate = index.debate
    return tuple(
        index.people[person]._replace(hedged=is_tentative(debate, node, person))
        for person in people
    )


def camps(index: PageIndex, stances: Iterable[Stance]) -> tuple[Camp, ...]:
    """Gather who stands how to a claim, in the order of the stances; stances on steps are none.

    Somebody who says how they stand themselves is not named for reporting it, too.
    """
    found: dict[StanceKind, dict[str, PersonHead]] = {}
    for stance in stances:
        if stance.step is None:
            camp, who = found.setdefault(stance.kind, {}), index.people[stance.person]
            hedged = stance.hedged and camp.get(who.id, stance).hedged
            camp[who.id] = who._replace(hedged=hedged)
    reporting = found.get(StanceKind.REPORTS, {})
    own = {person for kind in found if kind is not StanceKind.REPORTS for person in found[kind]}
    found[StanceKind.REPORTS] = {who: reporting[who] for who in reporting if who not in own}
    order = (kind for kind in StanceKind if found.get(kind))
    return tuple(Camp(kind, tuple(found[kind].values())[:CAMP]) for kind in order)


def stance_line(index: PageIndex, stance: Stance) -> StanceLine:
    """Show a stance."""
    return StanceLine(
        person=index.people[stance.person],
        kind=stance.kind,
        head=index.nodes[stance.node],
        step=step(index, stance.step) if stance.step is not None else None,
        hedged=stance.hedged,
        earlier=holds_earlier_wording(stance, index.debate.nodes[stance.node]),
        attributes_to=index.people[stance.attributes_to] if stance.attributes_to else None,
        citation=index.cite(stance.source, stance.at),
        note=stance.note or "",
    )
