"""Whose stances pull in two directions now that did not before."""

from collections.abc import Iterator
from dataclasses import replace

from argmap.graph.analysis.people.tensions import Tension, tensions
from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.naming import Side
from argmap.graph.model.debate import Debate, Relation


def tension_changes(before: Side, after: Side) -> Iterator[Change]:
    """Yield the tensions that are new, and those that are gone.

    Notes
    -----
    Only the surroundings of what changed are looked at, for the people who speak of it: a tension
    elsewhere was there before.
    """
    touched = _touched(before, after)
    people = sorted(_speaking(before, touched) | _speaking(after, touched))
    old, new = _tensions(before, people, touched), _tensions(after, people, touched)
    for person, sentence in sorted(new - old):
        yield Change(ChangeKind.TENSION_ADDED, person, "", sentence)
    for person, sentence in sorted(old - new):
        yield Change(ChangeKind.TENSION_REMOVED, person, sentence, "")


def _touched(before: Side, after: Side) -> frozenset[str]:
    """Find the nodes whose stances or relations differ."""
    nodes = before.nodes.keys() | after.nodes.keys()
    touched = {node for node in nodes if _held(before, node) != _held(after, node)}
    for key in before.relations.keys() | after.relations.keys():
        was, now = before.relations.get(key), after.relations.get(key)
        if was is None or now is None or _drawn(was) != _drawn(now):
            for side, relation in ((before, was), (after, now)):
                if relation is not None:
                    ends = (*relation.sources, relation.end)
                    touched |= {side.now(node) for node in ends}
    return frozenset(touched)


def _held(side: Side, node: str) -> set[tuple[str, str, str]]:
    own = side.nodes.get(node)
    stances = side.debate.nodes[own].stances if own is not None else ()
    return {(s.person, s.kind.value, side.name(s.step) if s.step else "") for s in stances}


def _drawn(relation: Relation) -> tuple[tuple[str, ...], bool, int]:
    return relation.drawn_by, relation.inferred, len(relation.sources)


def _speaking(side: Side, touched: frozenset[str]) -> set[str]:
    """Find the people who speak of any of these nodes."""
    own = {side.nodes[node] for node in touched if node in side.nodes}
    speaking = {stance.person for node in own for stance in side.debate.nodes[node].stances}
    drawing = {p for r in side.debate.relations if r.speaker in own for p in r.drawn_by}
    return speaking | drawing


def _tensions(side: Side, people: list[str], touched: frozenset[str]) -> set[tuple[str, str]]:
    own = frozenset(side.nodes[node] for node in touched if node in side.nodes)
    narrowed = _narrowed(side.debate, own)
    return {
        (person, _told(side, tension))
        for person in people
        for tension in tensions(narrowed, person)
    }


def _narrowed(debate: Debate, nodes: frozenset[str]) -> Debate:
    """Keep the relations at some nodes, and the attacks on what these lead to."""
    near = {r for r in debate.relations if r.end in nodes or not nodes.isdisjoint(r.sources)}
    ends = {relation.target for relation in near}
    relations = (r for r in debate.relations if r in near or (r.is_attack and r.target in ends))
    return replace(debate, relations=tuple(relations))


def _told(side: Side, tension: Tension) -> str:
    witness, target = side.keys[tension.witness].name, side.name(tension.target)
    accepts = "concedes" if tension.conceded else "accepts"
    holds = "rejects or doubts" if tension.kind == "conclusion" else "holds"
    return f"{accepts} {witness}, and {holds} {target}"
