"""The status of every node and step of a debate, in one word each."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.graph.analysis.flattening import CONFLICTS, Flattening, flatten
from argmap.graph.analysis.holders import is_passive
from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.justification import justification_statuses
from argmap.graph.model.debate import Debate, Relation
from argmap.schema.vocabulary import Justification, Kind, Profile

SILENT = frozenset({Kind.DEFINITION, Kind.EXAMPLE, Kind.QUESTION})
"""The kinds of node that get a word only when something is said against them."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """The words of a debate, on the arguments recorded in it.

    Attributes
    ----------
    profile : Profile
        How relations became attacks.
    explicit : bool
        Whether the mapper's own links were left out.
    nodes : Mapping of str to Justification or None
        By id, for the nodes that have a word; None where the budget did not allow to say.
    steps : Mapping of str to Justification or None
        By name of step: premises and step together.
    """

    profile: Profile
    explicit: bool
    nodes: Mapping[str, Justification | None]
    steps: Mapping[str, Justification | None]


def statuses(
    debate: Debate,
    profile: Profile = Profile.STRUCTURED,
    *,
    explicit: bool = False,
    budget: Budget | None = None,
) -> Statuses:
    """Give every node and step its word.

    Parameters
    ----------
    debate : Debate
        The debate.
    profile : Profile, default structured
        How relations become attacks, see `flatten`.
    explicit : bool, default False
        Leave out the links marked as inferred.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    Statuses
        The words, in order of id and of name.

    Notes
    -----
    A definition, an example, a question, and a node that is only reported or parodied get a word
    where a node that counts rebuts or undermines them. Linear but for the parts of the debate that
    stay open, see `justification_statuses`. The words are those of [1]_.

    References
    ----------
    .. [1] Y. Wu and M. Caminada, "A labelling-based justification status of arguments", Studies in
       Logic 3 (2010).

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> words = statuses(tea())
    >>> {node: word.value for node, word in words.nodes.items()}["tea-calms"]
    'contested'
    >>> words.steps["tea-calms -> drink-tea"].value
    'defeated'
    """
    flattening = flatten(debate, profile, explicit=explicit)
    words = justification_statuses(flattening.framework, budget)
    nodes, steps = {}, {}
    for thing, argument in flattening.arguments.items():
        if isinstance(thing, Relation):
            steps[thing.name] = words[argument]
        elif has_word(debate, flattening, thing):
            nodes[thing] = words[argument]
    return Statuses(profile, explicit, nodes, steps)


def own_links_alone(debate: Debate, words: Statuses) -> dict[str, Justification | None]:
    """Find the nodes whose word hangs on the mapper's own links alone.

    Parameters
    ----------
    debate : Debate
        The debate.
    words : Statuses
        Its words, own links included.

    Returns
    -------
    dict of str to Justification or None
        The word of each of them without these links; None where it has none then.

    Notes
    -----
    As much work as `statuses`.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> own_links_alone(tea(), statuses(tea()))
    {}
    """
    without = statuses(debate, words.profile, explicit=True).nodes
    return {
        node: without.get(node)
        for node, word in words.nodes.items()
        if word is not None and without.get(node) is not word
    }


def has_word(debate: Debate, flattening: Flattening, node: str) -> bool:
    """Tell whether a node gets a word: it is not silent, or a node that counts speaks against it.

    Parameters
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        What of it counts.
    node : str
        The id of a node.
    """
    if debate.nodes[node].kind not in SILENT and not is_passive(debate, node):
        return True
    return any(
        step in flattening.arguments
        and not any(is_passive(debate, source) for source in step.sources)
        for step in debate.bearing_on(node, *CONFLICTS)
    )
