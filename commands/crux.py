"""``argmap crux``: where people disagree, and what would decide a topic."""

from typing import Annotated, Any

import typer

from argmap.commands.compare import brief_point, nodes_at, point, point_shape
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_node, find_pair, refuse_pair
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Brief, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    emit,
    emit_heading,
    emit_items,
    emit_json,
    say_next,
)
from argmap.commands.terminal.status_options import ProfileOption, emit_mark_note, footer
from argmap.graph.analysis.explain.crux_sentences import crux_sentence, topic_sentences
from argmap.graph.analysis.people.ranking import RankedDisagreement, Ranking, ranked_disagreements
from argmap.graph.model.debate import Debate, Target
from argmap.schema.vocabulary import Profile

EXAMPLES = """\b
Examples:
  argmap crux                      on the debate's theses
  argmap crux tea-calms            on one claim
  argmap crux --between ann bob    where these two disagree
"""


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
    brief: Brief = False,
    json: Json = False,
) -> None:
    """List where people disagree, the liveliest first, and mark what would decide a topic."""
    opened = open_debate(claims, debate, node, *(between or ()))
    refuse_pair(opened, node or ())
    topics = (find_node(opened, node).id,) if node else opened.theses
    pair = find_pair(opened, *between) if between is not None else None
    found = ranked_disagreements(
        opened, topics, pair, profile, bearing_on=topics[0] if node else None
    )
    if json:
        emit_json({"topics": list(topics)} | _shape(found))
        return
    if opened.in_short and node is None and pair is None:
        emit(wrapped(" ".join(opened.in_short.split())) + "\n")
    emit_heading(f"Where they disagree ({len(found.disagreements)})")
    for sentence in topic_sentences(opened, found, topics):
        emit(wrapped(sentence, 2))
    short = [_line(opened, one, named=pair is None) for one in found.disagreements]
    if brief:
        emit_items(short)
    else:
        emit_items([_text(opened, one) for one in found.disagreements], brief=short)
    emit_mark_note(opened, _named(found))
    footer(profile)
    if found.disagreements:
        first = found.disagreements[0].positions.disagreement.claim
        say_next(f"replies {first}", f"why {first}")


def _text(debate: Debate, one: RankedDisagreement) -> str:
    """Write a disagreement in full, and what it would decide."""
    cruxes = [wrapped(crux_sentence(debate, crux), 4) for crux in one.cruxes]
    return "\n".join([point(debate, one.positions), *cruxes])


def _line(debate: Debate, one: RankedDisagreement, *, named: bool) -> str:
    """Write a disagreement in a line, and what it would decide."""
    cruxes = [wrapped(crux_sentence(debate, crux), 6) for crux in one.cruxes]
    return "\n".join([brief_point(debate, one.positions, named=named), *cruxes])


def _named(found: Ranking) -> list[str]:
    return [node for one in found.disagreements for node in nodes_at(one.positions)]


def _shape(found: Ranking) -> dict[str, Any]:
    return {
        "disagreements": [_disagreement_shape(one) for one in found.disagreements],
        "joint": [
            {
                "on": one.topic,
                "sets": [[_name(claim) for claim in claims] for claims in one.sets],
                "complete": one.complete,
            }
            for one in found.joint
        ],
        "pivotal": [{"on": topic, "is": _name(target)} for topic, target in found.pivotal],
        "unknown": list(found.unknown),
        "load_bearing": [
            {
                "on": one.topic,
                "person": one.person,
                "claims": [_name(claim) for claim in one.claims],
                "disputed_by": list(one.disputed_by),
                "undisputed": list(one.undisputed),
            }
            for one in found.load_bearing
        ],
    }


def _disagreement_shape(one: RankedDisagreement) -> dict[str, Any]:
    return point_shape(one.positions) | {
        "leverage": dict(one.leverage),
        "cruxes": [
            {
                "on": crux.topic,
                "is": _name(crux.claim),
                "people": list(crux.people),
                "double": crux.double,
            }
            for crux in one.cruxes
        ],
    }


def _name(target: Target) -> str:
    return target if isinstance(target, str) else target.name
