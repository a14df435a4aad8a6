"""What somebody supposes: claims rejected, claims accepted, relations left out."""

from typing import Final, NamedTuple

from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import is_passive
from argmap.graph.model.debate import Debate, Relation


class Supposition(NamedTuple):
    """What is supposed.

    Attributes
    ----------
    rejected, accepted : frozenset of str
        Ids of nodes taken to be out, and to be in, whatever bears on them.
    dropped : frozenset of Relation
        Relations that are taken not to hold.
    """

    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    dropped: frozenset[Relation] = frozenset()

    def of(self, debate: Debate) -> "Supposition":
        """Find the nodes in a debate, by their ids or former ones.

        Raises
        ------
        UnknownIdError
            Where there is no such node.
        """
        rejected, accepted = (
            frozenset(debate.node(node).id for node in nodes)
            for nodes in (self.rejected, self.accepted)
        )
        return self._replace(rejected=rejected, accepted=accepted)


NOTHING: Final = Supposition()
"""Nothing is supposed."""


def imposed(
    debate: Debate, flattening: Flattening, supposition: Supposition
) -> tuple[list[int], list[int]]:
    """List the arguments that are in, and those that are out, by supposition.

    Parameters
    ----------
    flattening : Flattening
        The same debate as a framework.
    supposition : Supposition
        What is supposed.

    Returns
    -------
    tuple of list of int
        What `grounded_labelling` takes as accepted and as rejected.

    Notes
    -----
    Whatever attacks an accepted node does not hold. A passive node that is accepted counts like any
    other from then on: its steps rest on it again.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> flattening = flatten(debate)
    >>> accepted, rejected = imposed(debate, flattening, Supposition(accepted={"tea-calms"}))
    >>> flattening.framework.named(accepted), flattening.framework.named(rejected)
    (('tea-calms',), ('tea-keeps-awake -> tea-calms',))
    """
    arguments = flattening.arguments
    steps = [step for step in supposition.dropped if step in arguments]
    for node in supposition.accepted:
        steps += [r for r in debate.bearing_on(node) if r.is_attack and r in arguments]
    helpers = [
        flattening.without_premise[step, node]
        for node in supposition.accepted
        if is_passive(debate, node)
        for step in (*debate.spoken_by(node), *debate.premise_in(node))
        if step in arguments
    ]
    rejected = {arguments[node] for node in supposition.rejected}
    rejected.update(helpers, (arguments[step] for step in steps))
    return sorted(arguments[node] for node in supposition.accepted), sorted(rejected)
