"""``argmap crux``: where people disagree, and what would decide a topic."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from argmap.commands.compare import emit_point, point_shape
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_node, find_pair
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import emit, emit_heading, emit_json, say_next
from argmap.commands.terminal.status_options import ProfileOption, footer
from argmap.graph.analysis.explain.sentences import names, title
from argmap.graph.analysis.people.cruxes import RankedDisagreement, ranked_disagreements
from argmap.graph.model.debate import Debate
from argmap.graph.model.phrasing import counted, listed
from argmap.schema.vocabulary import Profile


def crux(
    node: Annotated[
        list[str] | None,
        typer.Argument(help="The topic; without it, each of the debate's theses.", metavar="NODE"),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Only where these two disagree.", metavar="P Q", show_default=False),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    profile: ProfileOption = Profile.STRUCTURED,
    json: Json = False,
) -> None:
    """List where people disagree, the liveliest first, and mark what would decide a topic."""
    opened = open_debate(claims, debate, node, *(between or ()))
    topics = (find_node(opened, node).id,) if node else opened.theses
    pair = find_pair(opened, *between) if between is not None else None
    found = ranked_disagreements(opened, topics, pair, profile)
    if json:
        emit_json({"topics": list(topics), "disagreements": [_shape(one) for one in found]})
        return
    emit_heading(f"Where they disagree ({len(found)})")
    if found and topics:
        emit(wrapped(_summary(opened, found, topics), 2))
    for one in found:
        emit_point(opened, one.positions)
        for sentence in _verdicts(opened, one):
            emit(wrapped(sentence, 4))
    footer(profile)
    if found:
        first = found[0].positions.disagreement.claim
        say_next(f"replies {first}", f"why {first}")


def _summary(debate: Debate, found: Sequence[RankedDisagreement], topics: Sequence[str]) -> str:
    """Say how many of the disagreements decide a topic alone."""
    deciding = sum(bool(one.cruxes) for one in found)
    named = listed([f"'{debate.nodes[topic].short}'" for topic in topics], "or")
    if deciding > 1:
        return f"{deciding} of these disagreements would each decide {named} alone."
    return f"{deciding or 'None'} of these disagreements would decide {named} alone."


def _verdicts(debate: Debate, one: RankedDisagreement) -> list[str]:
    """Say whether the disagreement alone decides each topic that it bears on."""
    told = []
    for topic, others in one.not_alone:
        count = counted(others, "other objection")
        told.append(f"Does not decide '{debate.nodes[topic].short}' alone: {count}.")
    for found in one.cruxes:
        kind = "Double crux" if found.double else "Crux"
        who = names(debate, found.people)
        what = title(debate, found.claim)
        told.append(f"{kind} for {who}: {what} decides '{debate.nodes[found.topic].short}'.")
    return told


def _shape(one: RankedDisagreement) -> dict[str, Any]:
    return point_shape(one.positions) | {
        "leverage": dict(one.leverage),
        "cruxes": [
            {
                "on": found.topic,
                "is": found.claim if isinstance(found.claim, str) else found.claim.name,
                "people": list(found.people),
                "double": found.double,
            }
            for found in one.cruxes
        ],
        "not_alone": [{"on": topic, "other_objections": n} for topic, n in one.not_alone],
    }
