"""From a debate to a framework: every step is an argument, so that it can be attacked too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from argmap.graph.analysis.holders import is_passive
from argmap.graph.argumentation.framework import Framework, Label
from argmap.graph.argumentation.grounded import grounded_labelling, min_max_numbers
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.elements import name_of
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import Profile, RelationKind


@dataclass(frozen=True)
class Flattening:
    """A debate as a framework.

    Attributes
    ----------
    framework : Framework
        The arguments: the nodes, the steps, and helpers that are neither.
    arguments : Mapping of str or Relation to int
        The argument of each node, by id, and of each step: in where the step holds.
    profile : Profile
        How relations became attacks.
    explicit : bool
        Whether the links added by the editor were left out.
    steps : tuple of Relation
        The steps that count, in order of name.
    without_premise : Mapping of tuple of Relation and str to int
        The helper that attacks a step while a premise of it does not hold.
    without_reason : Mapping of str to int
        The helper that attacks a node that needs support while none of its reasons holds.
    """

    framework: Framework
    arguments: Mapping[Target, int]
    profile: Profile
    explicit: bool
    steps: tuple[Relation, ...]
    without_premise: Mapping[tuple[Relation, str], int]
    without_reason: Mapping[str, int]

    @cached_property
    def labels(self) -> list[Label]:
        """The grounded label of each argument."""
        return grounded_labelling(self.framework)

    @cached_property
    def depths(self) -> list[int]:
        """How deep the reason for each label lies: the min-max number of each argument."""
        return min_max_numbers(self.framework, self.labels)

    def label_of(self, thing: Target) -> Label:
        """Give the grounded label of a node or a step; a step that was left out is undecided."""
        argument = self.arguments.get(thing)
        return Label.UNDEC if argument is None else self.labels[argument]

    @cached_property
    def things(self) -> Mapping[int, Target]:
        """What each argument stands for: a node, by id, or a step; helpers stand for neither."""
        return {argument: thing for thing, argument in self.arguments.items()}


def flatten(
    debate: Debate, profile: Profile = Profile.STRUCTURED, *, explicit: bool = False
) -> Flattening:
    """Turn a debate into a framework.

    Parameters
    ----------
    profile : Profile, default structured
        Whether a rebuttal and an undermining are a conflict both ways, decided by priority alone,
        or count as drawn.
    explicit : bool, default False
        Leave out the links marked as inferred, and what leads to them.

    Returns
    -------
    Flattening
        The framework, and where each node and step is in it.

    Notes
    -----
    A step is an argument that each of its premises keeps alive: a helper, *the step does not hold
    for want of this premise*, attacks the step and is attacked by the premise, so the step fares as
    the worst of its premises until something strikes the step itself. This is the meta-argument
    technique of [1]_, with one helper for every linked premise.

    - An undercut attacks its step, one way, whatever the priorities.
    - A rebuttal or undermining attacks its target. In the profile *structured* the target attacks
      the step too, and the higher priority wins; a step has the least priority of its premises.
    - A node that is only reported or parodied does not strike back, and its steps do not hold.
    - A node that needs support is attacked by a helper, *no reason holds*, that each of its reasons
      attacks.
    - All other relations change nothing.

    Linear in nodes and relations.

    References
    ----------
    .. [1] G. Boella, D. Gabbay, L. van der Torre and S. Villata, "Meta-argumentation modelling I:
       methodology and techniques", Studia Logica 93 (2009).

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> flattening = flatten(tea())
    >>> len(flattening.framework)
    10
    """
    return _flattened(debate, (profile, explicit))


@memoized
def _flattened(debate: Debate, how: tuple[Profile, bool]) -> Flattening:
    profile, explicit = how
    steps = tuple(r for r in debate.relations if r.is_step and not (explicit and _is_inferred(r)))
    # Nodes, steps, helpers of premises, helpers of need: the number of each follows from its place.
    helpers = [(step, premise) for step in steps for premise in dict.fromkeys(step.sources)]
    needy = [node.id for node in debate.nodes.values() if node.record.needs_support]
    things: list[Target] = [*debate.nodes, *steps]
    arguments = {thing: argument for argument, thing in enumerate(things)}
    names = [name_of(thing) for thing in things]
    names += [f"{step.name}, without {premise}" for step, premise in helpers]
    names += [f"{node}, without a reason" for node in needy]
    attacks = [
        *_through_premises(debate, arguments, helpers),
        *_between(debate, profile, arguments, steps),
        *_want_of_reasons(arguments, steps, needy, len(names) - len(needy)),
    ]
    return Flattening(
        Framework.numbered(names, attacks),
        MappingProxyType(arguments),
        profile,
        explicit,
        steps,
        {helper: argument for argument, helper in enumerate(helpers, start=len(things))},
        {node: argument for argument, node in enumerate(needy, start=len(names) - len(needy))},
    )


def _is_inferred(relation: Relation) -> bool:
    """Tell whether a step, or one it leads to, was added by the editor."""
    target: Target = relation
    while isinstance(target, Relation):
        if target.inferred:
            return True
        target = target.target
    return False


def _through_premises(
    debate: Debate, arguments: Mapping[Target, int], helpers: list[tuple[Relation, str]]
) -> Iterator[tuple[int, int]]:
    for helper, (step, premise) in enumerate(helpers, start=len(arguments)):
        yield helper, arguments[step]
        # Nobody holds a passive premise, so its helper stays in and the step never holds.
        if not is_passive(debate, premise):
            yield arguments[premise], helper


def _between(
    debate: Debate,
    profile: Profile,
    arguments: Mapping[Target, int],
    steps: tuple[Relation, ...],
) -> Iterator[tuple[int, int]]:
    for step in steps:
        if not step.is_attack:
            continue
        ends = arguments[step], arguments[step.target]
        strikes, struck_back = _directions(debate, profile, step)
        if strikes:
            yield ends
        if struck_back:
            yield ends[1], ends[0]


def _directions(debate: Debate, profile: Profile, step: Relation) -> tuple[bool, bool]:
    """Tell whether an attack reaches its target, and whether the target strikes back."""
    target = step.target
    if isinstance(target, Relation) or profile is Profile.DIRECTED or is_passive(debate, target):
        return True, False
    # A chain is as strong as its weakest link.
    own = min(debate.nodes[source].record.priority for source in step.sources)
    other = debate.nodes[target].record.priority
    return own >= other, own <= other


def _want_of_reasons(
    arguments: Mapping[Target, int], steps: tuple[Relation, ...], needy: list[str], first: int
) -> Iterator[tuple[int, int]]:
    helpers = {node: helper for helper, node in enumerate(needy, start=first)}
    for node, helper in helpers.items():
        yield helper, arguments[node]
    for step in steps:
        if step.kind is RelationKind.SUPPORTS and step.target in helpers:
            yield arguments[step], helpers[step.target]
