"""The JSON shapes that several commands share; docs/commands.md describes them."""

from collections.abc import Iterable
from typing import Any

from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.holders import makers
from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.exchanges import objectors, place_of_objection
from argmap.graph.analysis.status import status_without_inferred, statuses
from argmap.graph.model.debate import Debate, Node, Relation, Stance, Target
from argmap.graph.model.elements import name_of
from argmap.graph.queries.neighbourhood import Bearing
from argmap.graph.queries.questions import answers_to, state_of
from argmap.schema.vocabulary import Kind, Profile


def brief(node: Node) -> dict[str, Any]:
    """Write a node in brief: its names and its text."""
    return {
        "id": node.id,
        "kind": node.kind.value,
        "section": node.section,
        "short": node.short,
        "text": node.text,
    }


def in_full(node: Node) -> dict[str, Any]:
    """Write all of a node but its relations and stances."""
    record = node.record
    return brief(node) | {
        "form": record.form.value if record.form else None,
        "term": record.term,
        "limits": record.limits,
        "note": record.note,
        "topics": list(record.topics),
        "cites": [{"source": one.source, "at": one.at} for one in record.cites],
        "see": list(node.see),
        "aliases": list(record.aliases),
    }


def relation(one: Relation) -> dict[str, Any]:
    """Write a relation; the target is an id or the name of a step."""
    return {
        "relation": one.kind.value,
        "name": one.name,
        "sources": list(one.sources),
        "target": one.target if isinstance(one.target, str) else one.target.name,
        "is_step": one.is_step,
        "scheme": one.scheme,
        "partly": one.partly,
        "inferred": one.inferred,
        "by": list(one.drawn_by),
        "source": one.source,
        "at": list(one.at),
    }


def status(debate: Debate, target: Target) -> dict[str, Any]:
    """Write the status and the justification of a node or a step, and what is recorded of it."""
    found = statuses(debate)
    alone = status_without_inferred(debate, found.profile)
    return {
        "status": found.status_of(target),
        "justification": found.justification_of(target),
        "phrase": dialectical_status(debate, target).phrase,
        "inferred_alone": isinstance(target, str) and target in alone,
    }


def statuses_of(debate: Debate, nodes: Iterable[str]) -> dict[str, Any]:
    """Write the status of each node that an answer names, and whether it rests on the editor."""
    given, alone = statuses(debate).nodes, status_without_inferred(debate, Profile.STRUCTURED)
    return {
        "statuses": {
            node: {"status": given[node], "inferred_alone": node in alone}
            for node in sorted(set(nodes))
        }
    }


def bearings(found: Iterable[Bearing]) -> list[dict[str, Any]]:
    """Write relations, each with what bears on it."""
    return [relation(one.relation) | {"on_step": bearings(one.on_step)} for one in found]


def stance(one: Stance) -> dict[str, Any]:
    """Write a stance."""
    return {
        "person": one.person,
        "stance": one.kind.value,
        "node": one.node,
        "step": one.step.name if one.step else None,
        "hedged": one.hedged,
        "attributes_to": one.attributes_to,
        "source": one.source,
        "at": list(one.at),
        "note": one.note,
    }


def stances(found: Iterable[Stance]) -> list[dict[str, Any]]:
    """Write stances."""
    return [stance(one) for one in found]


def answers(debate: Debate, node: Node) -> dict[str, Any]:
    """Write how far a question is answered, by what and by whom; of other nodes nothing."""
    if node.kind is not Kind.QUESTION:
        return {"state": None, "answered_by": []}
    given = answers_to(debate, node.id)
    return {
        "state": state_of(debate, node.id).value,
        "answered_by": [
            {
                "node": r.speaker,
                "partly": r.partly,
                "inferred": r.inferred,
                "by": list(makers(debate, r)),
            }
            for r in given
        ],
    }


def objection(debate: Debate, one: Objection) -> dict[str, Any]:
    """Write an objection: an attack, or a bare denial, then without a node."""
    attack = one.attack
    return {
        "objection": one.name,
        "node": attack.speaker if attack is not None else None,
        "against": name_of(one.target),
        "by": list(objectors(debate, one)),
        "source": place_of_objection(debate, one),
        "inferred": one.is_inferred,
    }
