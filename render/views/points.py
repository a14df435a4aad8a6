"""One point at which people part: the claim, what is given for it, and what against it."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.reasons import as_a_reason
from argmap.graph.analysis.objections import is_mutual
from argmap.graph.analysis.people.positions_at import PositionsAt
from argmap.graph.model.debate import Relation
from argmap.render.views.links import Step
from argmap.render.views.page_index import Head, PageIndex, PersonHead
from argmap.render.views.replies import ReplyView, replies_below
from argmap.render.views.stances import accepting

REPLIES: Final = 2
"""How many replies a point shows below an objection, and below a reply."""
DEPTH: Final = 2
"""How many replies stand below each other there."""


class Ground(NamedTuple):
    """A reason for the claim, and the people who give or accept it as one.

    Attributes
    ----------
    people : tuple of PersonHead
        These people.
    head : Head
        The statement.
    inferred : bool
        The editor added the link.
    step : str
        What there is to say of it as a reason: empty where it holds.
    """

    people: tuple[PersonHead, ...]
    head: Head
    inferred: bool
    step: str = ""


class Attack(NamedTuple):
    """An attack made at a point, and what replies to it.

    Attributes
    ----------
    people : tuple of PersonHead
        Who makes it.
    head : Head
        The statement with which.
    reasons : tuple of Head
        The reasons from which it says that the claim does not follow.
    direct : bool
        It is against the claim itself, too.
    inferred : bool
        The editor added the link.
    replies : tuple of ReplyView
        The beginning of the exchange that follows.
    exchange : int
        How many replies, and replies to them, it has in all.
    conceded_by : tuple of PersonHead
        Who does not make it, and only concedes what it says.
    mutual : bool
        The claim speaks against the statement in turn.
    """

    people: tuple[PersonHead, ...]
    head: Head
    reasons: tuple[Head, ...]
    direct: bool
    inferred: bool
    replies: tuple[ReplyView, ...] = ()
    exchange: int = 0
    conceded_by: tuple[PersonHead, ...] = ()
    mutual: bool = False

    @property
    def unshown(self) -> int:
        """How many of the exchange are not among the replies."""
        return self.exchange - _size(self.replies)


class CruxMark(NamedTuple):
    """A claim or a step that decides a topic in somebody's view."""

    topic: Head
    head: Head | None
    step: Step | None
    people: tuple[PersonHead, ...]
    double: bool


class PointView(NamedTuple):
    """A point at which people part.

    Attributes
    ----------
    head : Head
        The claim under fire.
    people : tuple of PersonHead
        Everybody who disagrees here.
    reasons : tuple of Ground
        The reasons for the claim that these people give or accept, the strongest first.
    attacks : tuple of Attack
        What is brought against it, the strongest first.
    denials : tuple of PersonHead
        Who denies it.
    last : tuple of PersonHead
        Who spoke last.
    cruxes : tuple of CruxMark
        What it decides.
    """

    head: Head
    people: tuple[PersonHead, ...]
    reasons: tuple[Ground, ...]
    attacks: tuple[Attack, ...]
    denials: tuple[PersonHead, ...]
    last: tuple[PersonHead, ...]
    cruxes: tuple[CruxMark, ...] = ()

    @property
    def on_steps(self) -> int:
        """How many statements object to steps to the claim, and not to the claim itself."""
        return len({attack.head.id for attack in self.attacks if not attack.direct})

    @property
    def objections(self) -> tuple[Attack, ...]:
        """The attacks, each statement once."""
        return tuple({attack.head.id: attack for attack in reversed(self.attacks)}.values())[::-1]


def point_view(
    index: PageIndex,
    positions: PositionsAt,
    marks: tuple[CruxMark, ...] = (),
) -> PointView:
    """Show a point."""
    point, people = positions.disagreement, index.people
    attacks = (_attack(index, positions, moves) for moves in _against(positions))
    denying = sorted(
        {opposition.against for opposition in point.oppositions if opposition.denial is not None}
    )
    return PointView(
        index.nodes[point.claim],
        tuple(people[p] for p in point.people),
        tuple(_reasons(index, positions)),
        tuple(sorted(attacks, key=_weakness)),
        tuple(people[p] for p in denying),
        tuple(people[p] for p in positions.last),
        marks,
    )


def _reasons(index: PageIndex, positions: PositionsAt) -> list[Ground]:
    """Gather the reasons, each once, with all who give it."""
    found: dict[tuple[str, bool, str], list[PersonHead]] = {}
    for person, given in positions.grounds:
        for reason in given:
            fares = as_a_reason(index.analysis.statuses, reason)
            who = found.setdefault((reason.speaker, reason.inferred, fares), [])
            who.append(index.people[person])
    reasons = (
        Ground(tuple(who), index.nodes[node], inferred, fares)
        for (node, inferred, fares), who in found.items()
    )
    return sorted(reasons, key=_weakness)


def _weakness(one: Ground | Attack) -> tuple[bool, bool, bool, int]:
    """Order what is shown in part: what participants say of the claim itself and is not shaky."""
    on_step = isinstance(one, Attack) and not one.direct
    return one.inferred, on_step, one.head.status.is_open, -one.head.reasons


def _size(replies: Iterable[ReplyView]) -> int:
    return sum(1 + _size(one.replies) for one in replies)


def _beginning(replies: tuple[ReplyView, ...], depth: int = DEPTH) -> Iterator[ReplyView]:
    """Keep the first replies, and the first replies to them."""
    for one in replies[:REPLIES] if depth else ():
        yield one._replace(replies=tuple(_beginning(one.replies, depth - 1)))


def _against(positions: PositionsAt) -> Iterable[tuple[Relation, ...]]:
    """Group what is brought against the claim by who makes what of it.

    What attacks an objection, or its step, defends the claim: it stands below the objection.
    """
    found: dict[tuple[object, ...], list[Relation]] = {}
    for attack in positions.attacks:
        hit = attack.target
        if isinstance(hit, str) or not hit.is_attack:
            who = (positions.made_by(attack), positions.conceded_by(attack))
            found.setdefault((attack.speaker, attack.inferred, who), []).append(attack)
    return map(tuple, found.values())


def _attack(index: PageIndex, positions: PositionsAt, moves: tuple[Relation, ...]) -> Attack:
    first, people = moves[0], index.people
    steps = [one.target for one in moves if isinstance(one.target, Relation)]
    exchange = replies_below(index, *moves)
    return Attack(
        tuple(people[person] for person in positions.made_by(first)),
        index.nodes[first.speaker],
        tuple(index.nodes[step.speaker] for step in steps),
        len(steps) < len(moves),
        first.inferred,
        tuple(_beginning(exchange)),
        _size(exchange),
        accepting(index, first.speaker, positions.conceded_by(first)),
        any(is_mutual(index.debate, move) for move in moves),
    )
