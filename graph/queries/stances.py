"""Who holds a node or a step: everybody's stance on it, and who draws it."""

from typing import Final, NamedTuple

from argmap.graph.analysis.holders import drawers
from argmap.graph.model.debate import Debate, Node, Relation, Stance, Target
from argmap.schema.vocabulary import StanceKind

_TABLE: Final = tuple(StanceKind)


class StancesOn(NamedTuple):
    """Everybody's stance on one thing.

    Attributes
    ----------
    stances : tuple of Stance
        The stances on it, in the order of the model's table, then of person.
    on_steps : tuple of Stance
        For a node: the stances on single steps from it.
    drawn_by : tuple of str
        For a step: the people who draw it.
    """

    stances: tuple[Stance, ...] = ()
    on_steps: tuple[Stance, ...] = ()
    drawn_by: tuple[str, ...] = ()


def stances_on(debate: Debate, target: Node | Target) -> StancesOn:
    """Find who stands how to a node or a step.

    Parameters
    ----------
    target : Node, Relation or str
        A node or its id; a step or its name.

    Returns
    -------
    StancesOn
        The stances people state; for a step also who draws it.

    Raises
    ------
    UnknownIdError
        Where there is no such node or step.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [(stance.person, stance.kind.value) for stance in stances_on(tea(), "tea-calms").stances]
    [('ann', 'asserts')]
    """
    target = target if isinstance(target, Node) else debate.target(target)
    if isinstance(target, Relation):
        node = debate.nodes.get(target.speaker)
        stances = node.stances if node else ()
        on_it = [stance for stance in stances if stance.step == target]
        return StancesOn(stances=in_order(on_it), drawn_by=drawers(debate, target))
    stances = target.stances if isinstance(target, Node) else debate.nodes[target].stances
    whole = [stance for stance in stances if stance.step is None]
    parts = [stance for stance in stances if stance.step is not None]
    return StancesOn(stances=in_order(whole), on_steps=in_order(parts))


def in_order(stances: list[Stance]) -> tuple[Stance, ...]:
    """Order stances by kind as in the model's table, then by person, node and place in the file.

    Examples
    --------
    >>> two = [Stance("a", StanceKind.DENIES, "n"), Stance("b", StanceKind.ASSERTS, "n")]
    >>> [stance.person for stance in in_order(two)]
    ['b', 'a']
    """
    return tuple(sorted(stances, key=lambda s: (_TABLE.index(s.kind), s.person, s.node, s.index)))
