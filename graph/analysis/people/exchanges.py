"""Who answered whom: the exchange on a claim, and what a person left without a reply."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from argmap.graph.analysis.holders import (
    accepted_in,
    argued_denials,
    holders,
    is_passive,
    makers,
    participants,
    place_of,
    sources_of,
)
from argmap.graph.analysis.objections import Objection, objections, remarks, replies
from argmap.graph.analysis.people.statements import statements_of
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.memo import memoized
from argmap.graph.sources.order import before, in_order
from argmap.schema.vocabulary import RelationKind, StanceKind

_RAISES = frozenset({StanceKind.REPORTS, StanceKind.ASKS})
_LEADS_HERE = (RelationKind.SUPPORTS, RelationKind.ILLUSTRATES)


@dataclass(frozen=True, slots=True)
class Turn:
    """One move of an exchange: an objection, a reply to it, a reply to that, and so on.

    Attributes
    ----------
    depth : int
        0 for what is said of the claim itself, 1 for a reply to it, 2 for a reply to that.
    relation : Relation or None
        The relation that makes the move; None for a denial.
    denial : Stance or None
        The denial.
    people : tuple of str
        Who makes it.
    source : str or None
        Where it is made, the first by id where there are several.
    again : bool
        The move replies to something further up as well, and what follows it stands there.
    """

    depth: int
    relation: Relation | None
    denial: Stance | None
    people: tuple[str, ...]
    source: str | None
    again: bool = False

    @property
    def target(self) -> Target:
        """What is struck, or spoken of: the id of a node, or a step."""
        if self.relation is not None:
            return self.relation.target
        return self.denial.node if self.denial is not None else ""


def exchange(debate: Debate, target: Target) -> tuple[Turn, ...]:
    """Follow the exchange on a node or a step: objections, replies, replies to these.

    Parameters
    ----------
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    tuple of Turn
        What is said of the target, of a step that leads to it, or of a step from it, in the order
        of the sources; what replies to each stands right below it.

    Notes
    -----
    Linear in the relations of the exchange, but for sorting.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> for turn in exchange(tea(), "tea-calms"):
    ...     print(turn.depth, turn.people, turn.relation)
    0 ('ben',) <Relation hot-drinks-calm -> tea-calms -> drink-tea>
    0 ('ben',) <Relation tea-keeps-awake -> tea-calms>
    """
    here = _around(debate, debate.target(target))
    said = (_turn(debate, 0, remark) for place in here for remark in remarks(debate, place))
    return _followed(debate, [*_openings(debate, here), *said])


def dispute(debate: Debate, targets: Iterable[Target], most: int | None = None) -> tuple[Turn, ...]:
    """Follow the objections to exactly these nodes and steps, and what replies to them.

    With ``most``, no further than so many moves.
    """
    return _followed(debate, _openings(debate, targets), most)


def _followed(debate: Debate, openings: list[Turn], most: int | None = None) -> tuple[Turn, ...]:
    """List moves in the order of the sources, each with what replies to it below."""
    place = _places(debate)
    pending = list(reversed(_sorted(place, openings)))
    seen: set[Relation] = set()
    above: dict[Relation | None, None] = {}  # a set in order: the path down to the move
    turns: list[Turn] = []
    while pending and len(turns) != most:
        turn = pending.pop()
        while len(above) > turn.depth:
            above.popitem()
        if turn.relation is not None and turn.relation in above:
            continue
        above[turn.relation] = None
        answers = _answers(debate, turn)
        known = turn.relation in seen
        turns.append(replace(turn, again=known and bool(answers)))
        if turn.relation is not None and not known:
            seen.add(turn.relation)
            pending += reversed(_sorted(place, answers))
    return tuple(turns)


def _around(debate: Debate, target: Target) -> tuple[Target, ...]:
    """List a target, the steps from it and to it, and the steps that lead to these."""
    nearby: list[Target] = [target]
    if isinstance(target, str):
        own = (*debate.spoken_by(target), *debate.premise_in(target))
        nearby += [step for step in own if step.is_step]
    for one in nearby:  # it grows as it is read: a step may be what a further step leads to
        nearby += debate.bearing_on(one, *_LEADS_HERE)
    return tuple(dict.fromkeys(nearby))


def not_replied(debate: Debate, person: str) -> tuple[Objection, ...]:
    """List the objections to what a person holds that the person has left without a reply.

    Parameters
    ----------
    person : str
        The id of a person.

    Returns
    -------
    tuple of Objection
        Those that somebody else makes later than the person's own statement, in order of name; also
        those by a link added by the editor, which `Objection.is_inferred` tells. Nothing for
        somebody who takes no part in the debate. Where the sources establish no order,
        nothing counts as later.

    Notes
    -----
    Linear in what bears on the nodes and steps that the person holds, times the sources of each.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> for objection in not_replied(tea(), "ann"):
    ...     print(objection.name)
    hot-drinks-calm -> tea-calms -> drink-tea
    tea-keeps-awake -> tea-calms
    """
    if person not in participants(debate):
        return ()
    unanswered = {
        objection.name: objection
        for target, said in _held(debate, person)
        for objection in objections(debate, target)
        if _made_later(debate, person, objection, said) and not _replies(debate, person, objection)
    }
    return tuple(unanswered[name] for name in sorted(unanswered))


def _held(debate: Debate, person: str) -> Iterator[tuple[Target, frozenset[str]]]:
    """Yield the nodes and steps that a person holds, and the sources in which they say so."""
    own = statements_of(debate, person)
    for node in sorted(own.accepted):
        yield node, accepted_in(debate, node, (person,))
    for step in own.drawn:
        if step.is_step:
            yield step, sources_of(debate, step, (person,))


def _made_later(debate: Debate, person: str, objection: Objection, said: frozenset[str]) -> bool:
    made = _made(debate, objection, person)
    return any(before(debate, own, other) for own in said for other in made)


def _made(debate: Debate, objection: Objection, person: str) -> frozenset[str]:
    """Gather the sources in which others than a person make an objection."""
    people = objectors(debate, objection)
    if people == (person,):
        return frozenset()
    others = frozenset(people) - {person}
    return sources_of_objection(debate, objection, others)


def _replies(debate: Debate, person: str, objection: Objection) -> bool:
    """Tell whether a person replied to an objection, or concedes it."""
    if objection.attack is not None and person in holders(debate, objection.attack.speaker):
        return True
    return any(person in makers(debate, reply) for reply in objection.replies)


def _openings(debate: Debate, targets: Iterable[Target]) -> list[Turn]:
    turns = []
    for target in targets:
        against = objections(debate, target)
        turns += [_turn(debate, 0, one.attack) for one in against if one.attack is not None]
        bare = [one.denial for one in against if one.denial is not None]
        turns += [
            Turn(0, None, denial, (denial.person,), denial.source)
            for denial in (*bare, *argued_denials(debate, target))
        ]
    return turns


def _answers(debate: Debate, turn: Turn) -> list[Turn]:
    if turn.relation is None:
        return []
    return [
        _turn(debate, turn.depth + 1, reply)
        for reply in replies(debate, turn.relation)
        if not is_passive(debate, reply.speaker)
    ]


def _turn(debate: Debate, depth: int, relation: Relation) -> Turn:
    """Make a turn; what nobody holds is the move of the person who asks or reports it."""
    who, where = makers(debate, relation), place_of(debate, relation)
    if not who:
        stances = debate.nodes[relation.speaker].stances
        raising = [s for s in stances if s.kind in _RAISES and s.step is None]
        who = tuple(sorted({stance.person for stance in raising}))
        where = where or min((s.source for s in raising if s.source is not None), default=None)
    return Turn(depth, relation, None, who, where)


@memoized
def _places(debate: Debate) -> dict[str, int]:
    return {source: place for place, source in enumerate(in_order(debate))}


def _sorted(place: dict[str, int], turns: list[Turn]) -> list[Turn]:
    last = len(place)

    def key(turn: Turn) -> tuple[int, str]:
        name = turn.relation.name if turn.relation is not None else ""
        return (place.get(str(turn.source), last), name)

    return sorted(turns, key=key)


def objectors(debate: Debate, objection: Objection) -> tuple[str, ...]:
    """List who makes an objection: who denies, who draws the attack, or holds what it starts from.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [objectors(tea(), objection) for objection in objections(tea(), "tea-calms")]
    [('ben',)]
    """
    if objection.attack is not None:
        return makers(debate, objection.attack)
    return (objection.denial.person,) if objection.denial is not None else ()


def sources_of_objection(
    debate: Debate, objection: Objection, people: Collection[str] | None = None
) -> frozenset[str]:
    """Find the sources in which an objection is made, by these people if they are given."""
    if objection.attack is not None:
        return sources_of(debate, objection.attack, people)
    denial = objection.denial
    return frozenset({denial.source} if denial is not None and denial.source is not None else ())


def place_of_objection(debate: Debate, objection: Objection) -> str | None:
    """Find the source in which an objection is made, the first by id where there are several."""
    return min(sources_of_objection(debate, objection), default=None)
