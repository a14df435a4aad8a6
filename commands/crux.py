"""``argmap crux``: where people disagree, and what would decide a topic."""

from typing import Annotated, Any

import typer

from argmap.commands.terminal.descriptions import titled
from argmap.commands.terminal.disagreement_text import (
    disagreement_line,
    disagreement_shape,
    disagreement_text,
    nodes_at,
)
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
from argmap.commands.terminal.status_options import (
    DISPUTED,
    ProfileOption,
    emit_mark_note,
    footer,
    status_mark,
)
from argmap.graph.analysis.explain.crux_sentences import (
    crux_sentence,
    for_everybody,
    topic_sentences,
)
from argmap.graph.analysis.people.ranking import RankedDisagreement, Ranking, ranked_disagreements
from argmap.graph.analysis.status import statuses
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import name_of
from argmap.graph.queries.paths import leads_to
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
    """List where people disagree, and mark what would decide a topic.

    First come the disagreements on which the dispute hangs: on a topic, on a thesis, on what the
    editors name; then the liveliest.
    """
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
    if not opened.stances:
        _emit_unattributed(opened, found, topics[0] if node else None)
        footer(profile)
        return
    emit_heading(f"Where they disagree ({len(found.disagreements)})")
    for sentence in topic_sentences(opened, found, topics):
        emit(wrapped(sentence, 2))
    short = [
        _line(opened, disagreement, named=pair is None) for disagreement in found.disagreements
    ]
    if brief:
        emit_items(short)
    else:
        emit_items(
            [_text(opened, disagreement) for disagreement in found.disagreements], brief=short
        )
    emit_mark_note(opened, _named(found))
    footer(profile)
    if found.disagreements:
        first = found.disagreements[0].positions.disagreement.claim
        say_next(f"replies {first}", f"why {first}")


def _emit_unattributed(debate: Debate, ranking: Ranking, topic: str | None) -> None:
    """Say what is contested, and what decides a topic, where nobody's views are recorded."""
    emit(wrapped("Nobody's views are recorded here, so nobody is known to disagree.") + "\n")
    known = statuses(debate).nodes
    contested = [
        node
        for node in debate.nodes
        if known[node] in DISPUTED and (topic is None or leads_to(debate, node, topic))
    ]
    emit_heading(f"Contested, defeated or unsupported ({len(contested)})")
    rows = [f"  {titled(debate, node)} · {status_mark(debate, node)}" for node in contested]
    emit_items(rows or ["  None."])
    for decided, target in ranking.pivotal:
        emit(wrapped(for_everybody(debate, target, decided), 2))
    emit_mark_note(debate, contested)
    say_next("status", *(f"why {node}" for node in contested[:1]))


def _text(debate: Debate, disagreement: RankedDisagreement) -> str:
    """Write a disagreement in full, and what it would decide."""
    cruxes = [wrapped(crux_sentence(debate, crux), 4) for crux in disagreement.cruxes]
    return "\n".join([disagreement_text(debate, disagreement.positions), *cruxes])


def _line(debate: Debate, disagreement: RankedDisagreement, *, named: bool) -> str:
    """Write a disagreement in a line, and what it would decide."""
    cruxes = [wrapped(crux_sentence(debate, crux), 6) for crux in disagreement.cruxes]
    return "\n".join([disagreement_line(debate, disagreement.positions, named=named), *cruxes])


def _named(ranking: Ranking) -> list[str]:
    return [
        node for disagreement in ranking.disagreements for node in nodes_at(disagreement.positions)
    ]


def _shape(ranking: Ranking) -> dict[str, Any]:
    return {
        "disagreements": [
            _disagreement_shape(disagreement) for disagreement in ranking.disagreements
        ],
        "joint": [
            {
                "on": one.topic,
                "sets": [[name_of(claim) for claim in claims] for claims in one.sets],
                "complete": one.complete,
            }
            for one in ranking.joint
        ],
        "pivotal": [{"on": topic, "is": name_of(target)} for topic, target in ranking.pivotal],
        "unknown": list(ranking.unknown),
        "load_bearing": [
            {
                "on": one.topic,
                "person": one.person,
                "claims": [name_of(claim) for claim in one.claims],
                "disputed_by": list(one.disputed_by),
                "undisputed": list(one.undisputed),
            }
            for one in ranking.load_bearing
        ],
    }


def _disagreement_shape(disagreement: RankedDisagreement) -> dict[str, Any]:
    return disagreement_shape(disagreement.positions) | {
        "leverage": dict(disagreement.leverage),
        "cruxes": [
            {
                "on": crux.topic,
                "is": name_of(crux.claim),
                "people": list(crux.people),
                "double": crux.double,
            }
            for crux in disagreement.cruxes
        ],
    }
