"""What a person's own stances commit them to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.graph.analysis.people.statements import Statements, statements_of
from argmap.graph.model.debate import Debate, Relation, Stance
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import RelationKind, StanceKind


@dataclass(frozen=True, slots=True)
class Views:
    """What one person says of each node and each step.

    Attributes
    ----------
    person : str
        The person.
    stated : Mapping of str to Stance
        Their stance on each node; where they gave several, one that accepts or rejects, accepting
        first.
    denied : Mapping of str to Relation
        Implied denials: the nodes under attacks that they draw and do not otherwise speak of.
    steps : Mapping of Relation to bool
        The steps of which they say whether they hold: in a stance on the step, or by an undercut
        that they draw of a step that they do not accept.
    denied_steps : Mapping of Relation to Relation
        Those of the steps that they only deny by an undercut, each with it.
    """

    person: str
    stated: Mapping[str, Stance]
    denied: Mapping[str, Relation]
    steps: Mapping[Relation, bool] = field(default_factory=dict)
    denied_steps: Mapping[Relation, Relation] = field(default_factory=dict)

    def accepts(self, node: str) -> bool:
        """Whether they assert or concede a node."""
        return node in self.stated and self.stated[node].accepts

    def rejects(self, node: str) -> bool:
        """Whether they deny a node, in words or by an attack."""
        return node in self.denied or (node in self.stated and self.stated[node].rejects)


class Commitment(NamedTuple):
    """Something that follows from a person's own stances.

    Attributes
    ----------
    node : str
        The node.
    accepts : bool
        Whether they have to accept it; else to reject it.
    because : Relation
        The step of theirs that leads there.
    """

    node: str
    accepts: bool
    because: Relation


@memoized
def views(debate: Debate, person: str) -> Views:
    """Gather what a person says, and what they deny by the attacks they draw.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> sorted(views(tea(), "ben").denied)
    ['tea-calms']
    """
    said = statements_of(debate, person)
    stated: dict[str, Stance] = {}
    for stance in said.stances:
        if stance.step is None:
            held = stated.get(stance.node)
            if held is None or _weight(stance) > _weight(held):
                stated[stance.node] = stance
    denied = {
        attack.target: attack
        for attack in said.drawn
        if isinstance(attack.target, str) and attack.is_attack and attack.target not in stated
    }
    judged = {
        stance.step: stance.accepts
        for stance in said.stances
        if stance.step is not None and (stance.accepts or stance.rejects)
    }
    denied_steps = _denied_steps(said, judged.keys())
    return Views(person, stated, denied, dict.fromkeys(denied_steps, False) | judged, denied_steps)


def _denied_steps(said: Statements, judged: Collection[Relation]) -> dict[Relation, Relation]:
    """Find the steps that a person undercuts and neither accepts nor rejects in words."""
    spoken_of = {*said.held, *judged}
    return {
        attack.target: attack
        for attack in said.drawn
        if isinstance(attack.target, Relation)
        and attack.is_attack
        and attack.target not in spoken_of
    }


def commitments(debate: Debate, person: str) -> tuple[Commitment, ...]:
    """List what follows from a person's own stances, and from what follows, and so on.

    Parameters
    ----------
    person : str
        The id of a person.

    Returns
    -------
    tuple of Commitment
        In order of node. The conclusion of a support whose premises and step they accept is in; the
        target of an attack whose sources and step they accept is out. A person accepts a step by
        drawing it, or by a stance on it. What they speak of themselves is left out, and so is what
        follows both ways.

    Notes
    -----
    Each round is linear in the person's relations; there are at most as many rounds as the longest
    chain.

    References
    ----------
    .. [1] D. Walton and E. Krabbe, *Commitment in Dialogue*, State University of New York Press,
       1995.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> commitments(tea(), "ann")
    ()
    """
    own = views(debate, person)
    accepted = {node for node in own.stated if own.accepts(node)}
    steps = [relation for relation in statements_of(debate, person).held if _carries(relation)]
    spoken_of = own.stated.keys() | own.denied.keys()
    led: dict[tuple[str, bool], Relation] = {}
    # In rounds, not by `consequences`: a commitment names a step that leads to it from what was
    # there before, the nearest to the person's own words. Of the closure, a step that leads there
    # may rest on the commitment itself.
    while True:
        fresh = {
            (str(step.target), not step.is_attack): step
            for step in reversed(steps)
            if accepted.issuperset(step.sources)
            and (str(step.target), not step.is_attack) not in led
        }
        if not fresh:
            break
        led |= fresh
        accepted |= {node for node, accepts in fresh if accepts and node not in spoken_of}
    return tuple(
        Commitment(node, accepts, led[node, accepts])
        for node, accepts in sorted(led)
        if node not in spoken_of and (node, not accepts) not in led
    )


def _carries(relation: Relation) -> bool:
    """Tell whether a relation leads from what one accepts to a statement."""
    return isinstance(relation.target, str) and (
        relation.is_attack or relation.kind is RelationKind.SUPPORTS
    )


def _weight(stance: Stance) -> int:
    if stance.kind is StanceKind.DOUBTS:
        return 1
    return 3 if stance.accepts else 2 if stance.rejects else 0
