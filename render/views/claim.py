"""The page of a node: what it says, where it stands, and everything one step around it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.analysis.explain.sentence import Phrase
from argmap.graph.analysis.explain.summary import verdict, who_holds
from argmap.graph.queries import kernels as queries
from argmap.graph.queries.neighbourhood import Bearing, Neighbourhood, neighbourhood
from argmap.graph.queries.stances import in_order
from argmap.render.views.around import LocalMap, local_map
from argmap.render.views.breadcrumbs import Breadcrumbs, breadcrumbs
from argmap.render.views.changes import NodeHistory
from argmap.render.views.elsewhere import NodeElsewhere
from argmap.render.views.kernels import ConcessionView, concession_view
from argmap.render.views.links import LinkView, answers_apart, bearing, each_once, leading
from argmap.render.views.map import map_of
from argmap.render.views.page_budget import RelationLists, fit
from argmap.render.views.page_index import Head, PageIndex
from argmap.render.views.replies import with_replies
from argmap.render.views.said import PlaceSaid, said_in
from argmap.render.views.stances import Camp, StanceLine, camps, stance_line
from argmap.render.views.status_text import PivotView, changes, counted_reasons, remarks
from argmap.schema.vocabulary import RelationKind

PEOPLE_SHOWN: Final = 4
"""How many stances a page shows."""
CONCESSIONS_SHOWN: Final = 4
"""How many concessions a page shows."""
READINGS_SHOWN: Final = 3
"""How many readings of a statement a page shows, and how many objections to each."""
_WORDINGS: Final = frozenset({RelationKind.CLARIFIES, RelationKind.QUALIFIES})


class ReadingView(NamedTuple):
    """A rewording of a statement, and what speaks against the statement so understood."""

    head: Head
    against: tuple[LinkView, ...]


class Others(NamedTuple):
    """What a page lists besides the reasons and objections that count, in numbers.

    Attributes
    ----------
    not_held, against_not_held : int
        Reasons, and objections, that are only reported or parodied.
    on_steps : int
        Statements that object to how reasons lead to it, and not to the claim itself.
    """

    not_held: int
    on_steps: int
    against_not_held: int = 0


class ClaimPage(NamedTuple):
    """All that the page of a node shows.

    Attributes
    ----------
    head : Head
        The node.
    title, term, limits, note : str
        What it is called; the term it defines; what it does not show; remarks, in Markdown.
    breadcrumbs : Breadcrumbs
        Where it stands in the map.
    verdict, holding : Phrase or str
        Why it fares as it does, and who holds it: a sentence each.
    around : LocalMap
        Its neighbours.
    conceded : tuple of ConcessionView
        What is conceded to it.
    answers, reasons, objections, formulations, remarks : tuple of LinkView
        What answers it; what speaks for it; what speaks against the steps to it and against it,
        each with replies; how else it is put; what else is said about it.
    denials : tuple of StanceLine
        Who denies it without an argument.
    readings : tuple of ReadingView
        What speaks against a rewording of it.
    bears_on, premise_in : tuple of LinkView
        What it speaks to, and the steps that rest on it.
    reasons_counted : Phrase or str
        How many reasons for it are recorded, and how many of them hold.
    sides : tuple of Phrase
        What one takes on by accepting it, and by rejecting it.
    changes : tuple of PivotView
        What would change how it fares.
    stances : tuple of StanceLine
        Who stands how to it.
    see, see_elsewhere, seen_from
        Other nodes worth reading; those of other debates to which it refers, and that refer to it.
    topics, aliases : tuple of str
        Words to find it by; its former ids.
    before, after : Head or None
        Its neighbours under the same node.
    ways : tuple of str
        What one can suppose of it so that something may follow: reject, accept.
    camps : tuple of Camp
        Who stands how to it, gathered.
    others : Others
        What else stands beside the reasons and objections that are counted everywhere.
    map_path, history
        Where the map shows it; when it was added and changed.
    left_out : int
        How many relations, stances and concessions the page leaves out.
    said : PlaceSaid
        Where it is said.
    """

    head: Head
    title: str
    breadcrumbs: Breadcrumbs
    around: LocalMap
    verdict: Phrase | str = ""
    holding: Phrase | str = ""
    term: str = ""
    limits: str = ""
    note: str = ""
    conceded: tuple[ConcessionView, ...] = ()
    reasons: tuple[LinkView, ...] = ()
    objections: tuple[LinkView, ...] = ()
    denials: tuple[StanceLine, ...] = ()
    formulations: tuple[LinkView, ...] = ()
    remarks: tuple[LinkView, ...] = ()
    readings: tuple[ReadingView, ...] = ()
    bears_on: tuple[LinkView, ...] = ()
    premise_in: tuple[LinkView, ...] = ()
    reasons_counted: Phrase | str = ""
    sides: tuple[Phrase, ...] = ()
    changes: tuple[PivotView, ...] = ()
    stances: tuple[StanceLine, ...] = ()
    see: tuple[Head, ...] = ()
    see_elsewhere: tuple[NodeElsewhere, ...] = ()
    seen_from: tuple[NodeElsewhere, ...] = ()
    topics: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    before: Head | None = None
    after: Head | None = None
    ways: tuple[str, ...] = ()
    camps: tuple[Camp, ...] = ()
    others: Others = Others(0, 0)
    map_path: str = "map.html"
    history: NodeHistory = NodeHistory()
    left_out: int = 0
    answers: tuple[LinkView, ...] = ()
    said: PlaceSaid = PlaceSaid()


def claim_page(
    index: PageIndex,
    node: str,
    conceded: Iterable[queries.ConcededPoint] = (),
    before: str | None = None,
    after: str | None = None,
    history: NodeHistory | None = None,
) -> ClaimPage:
    """Gather what the page of a node shows.

    Parameters
    ----------
    index : PageIndex
        The debate.
    node : str
        The node's id.
    conceded : iterable of queries.ConcededPoint
        What is conceded to it.
    before, after : str, optional
        The ids of its neighbours under the same node.
    history : NodeHistory, optional
        When it was added and changed.

    Returns
    -------
    ClaimPage
        Its size is bounded, and depends on the node's own neighbours only.
    """
    found = index.debate.nodes[node]
    around = neighbourhood(index.debate, node)
    points = tuple(conceded)
    stances = in_order(list(found.stances))
    why = index.analysis.why(node)
    lists, left_out = fit(relations(index, around, why))
    answers, remarks_on = answers_apart(index.debate, node, lists.remarks)
    bare = [one.objection.denial for one in why.against if one.objection.denial is not None]
    return ClaimPage(
        head=index.nodes[node],
        title=found.short,
        breadcrumbs=breadcrumbs(index, node),
        around=local_map(index, around),
        verdict=verdict(why),
        holding=who_holds(index.debate, why) if why.absent else "",
        term=found.record.term or "",
        limits=found.record.limits or "",
        note=found.record.note or "",
        conceded=tuple(concession_view(index, one) for one in points[:CONCESSIONS_SHOWN]),
        reasons=lists.reasons,
        objections=with_replies(index, lists.objections),
        formulations=lists.formulations,
        remarks=remarks_on,
        answers=answers,
        said=said_in(index, stances),
        bears_on=lists.bears_on,
        premise_in=lists.premise_in,
        denials=tuple(stance_line(index, denial) for denial in bare[:PEOPLE_SHOWN]),
        ways=_ways(index, node),
        camps=camps(index, stances),
        others=_others(index.nodes[node], lists, len(bare)),
        map_path=map_of(index, node),
        history=history or NodeHistory(),
        readings=tuple(islice(_readings(index, around), READINGS_SHOWN)),
        reasons_counted=counted_reasons(why),
        sides=index.analysis.sides(node),
        changes=changes(index, why),
        stances=tuple(stance_line(index, s) for s in stances[:PEOPLE_SHOWN]),
        see=tuple(index.nodes[other] for other in found.see if "/" not in other),
        see_elsewhere=index.elsewhere.sees.get(node, ()),
        seen_from=index.elsewhere.seen_from.get(node, ()),
        topics=found.record.topics,
        aliases=found.record.aliases,
        before=index.nodes[before] if before is not None else None,
        after=index.nodes[after] if after is not None else None,
        left_out=left_out + len(stances[PEOPLE_SHOWN:]) + len(points[CONCESSIONS_SHOWN:]),
    )


def relations(index: PageIndex, around: Neighbourhood, why: Explanation) -> RelationLists:
    """List all relations of a node: reasons, objections, wordings, remarks, what it bears on."""
    said = remarks(index, why)
    reasons = bearing(index, around.reasons, said)
    objections = bearing(index, around.attacks)
    wordings = [other for other in around.other if other.relation.kind in _WORDINGS]
    others = [other for other in around.other if other.relation.kind not in _WORDINGS]
    attacks = (attack for reason in reasons for attack in _apart(reason)[0])
    return RelationLists(
        reasons=tuple(replace(reason, on_step=_apart(reason)[1]) for reason in reasons),
        objections=each_once((*attacks, *objections)),
        formulations=bearing(index, wordings),
        remarks=bearing(index, others),
        bears_on=leading(index, [b for b in around.bears_on if _says_more(index, b)]),
        premise_in=leading(index, around.premise_in),
    )


def _others(head: Head, lists: RelationLists, denials: int) -> Others:
    """Count what the lists show beside the reasons and objections that the head counts."""
    on_claim = [reason for reason in lists.reasons if _leads_to(reason, head.id)]
    on_steps = {link.head.id for link in lists.objections if link.is_on_step}
    direct = sum(not link.is_on_step for link in lists.objections) + denials
    return Others(len(on_claim) - head.reasons, len(on_steps), direct - head.objections)


def _leads_to(link: LinkView, node: str) -> bool:
    return link.relation is not None and link.relation.target == node


def _apart(reason: LinkView) -> tuple[tuple[LinkView, ...], tuple[LinkView, ...]]:
    """Part what attacks the step from a reason from what else bears on it; the first name it."""
    attacks = tuple(replace(one, hits=(reason.head,)) for one in reason.on_step if one.is_attack)
    return attacks, tuple(one for one in reason.on_step if not one.is_attack)


def _ways(index: PageIndex, node: str) -> tuple[str, ...]:
    """Choose what to offer as a supposition: nothing follows from what leads nowhere."""
    debate, accepted = index.debate, index.analysis.statuses.values[node]
    steps = (*debate.spoken_by(node), *debate.premise_in(node))
    if not any(step.is_step for step in steps):
        return ()
    wrong = ("reject",) if accepted.label else ()
    return (*wrong, "accept") if accepted.value < 1 else wrong


def _says_more(index: PageIndex, found: Bearing) -> bool:
    """Tell whether a relation says more than the breadcrumbs do: that it is there."""
    relation = found.relation
    return bool(
        found.on_step
        or relation.drawn_by
        or relation.scheme
        or relation.inferred
        or relation.sources[1:]
        or relation is not index.outline.places[relation.speaker].relation
    )


def _readings(index: PageIndex, around: Neighbourhood) -> Iterator[ReadingView]:
    for other in around.other:
        if other.relation.kind is RelationKind.CLARIFIES:
            reading = other.relation.speaker
            attacks = neighbourhood(index.debate, reading).attacks
            if attacks:
                against = bearing(index, attacks[:READINGS_SHOWN])
                yield ReadingView(
                    index.nodes[reading], tuple(replace(a, brief=True) for a in against)
                )
