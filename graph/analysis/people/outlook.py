"""A topic in somebody's view: their stances imposed, one or more claims judged both ways."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import NUMBERS, AcceptanceValue, least_values
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.people.commitments import views
from argmap.graph.analysis.supposition import Supposition, imposed
from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.grounded import reached, relabelled
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import Profile, RelationKind

VALUES_PER_QUESTION: Final = 1_000_000
"""How many labels and values may be found for one question: some seconds."""


class _Imposed(NamedTuple):
    """What a person takes as given.

    Attributes
    ----------
    labels : sequence of Label
        The label of each argument under it.
    fixed : frozenset of int
        The arguments whose label is supposed.
    nodes : frozenset of str
        The nodes that they accept or reject.
    implied : Mapping of str or Relation to set of (str or Relation)
        What they deny by an attack alone, by the sources of the attack: who doubts the source no
        longer denies the target.
    """

    labels: Sequence[Label]
    fixed: frozenset[int]
    nodes: frozenset[str]
    implied: Mapping[Target, set[Target]]


class Outlook:
    """One topic, ready to be seen through the eyes of several people.

    Parameters
    ----------
    topic : str
        The id of a node.
    profile : Profile, default structured
        How relations become attacks.
    budget : Budget, optional
        What may be spent; `OutOfBudgetError` once it is.

    Attributes
    ----------
    topic : str
        The topic.

    Notes
    -----
    A person's stances are imposed once; to judge a claim then costs what the attacks from it reach
    and what the topic rests on.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> outlook = Outlook(tea(), "tea-calms")
    >>> outlook.under({"tea-keeps-awake": False}), outlook.under({"tea-keeps-awake": True})
    (AcceptanceValue(label=1.0, value=1.0), AcceptanceValue(label=0.5, value=0.5))
    """

    def __init__(
        self,
        debate: Debate,
        topic: str,
        profile: Profile = Profile.STRUCTURED,
        budget: Budget | None = None,
    ) -> None:
        self._debate = debate
        self.topic = topic
        self._flattening = flatten(debate, profile)
        self._budget = budget or Budget(VALUES_PER_QUESTION)
        self._imposed: dict[str | None, _Imposed] = {}

    def leads_here(self, claim: Target) -> bool:
        """Tell whether a node or a step can make a difference to the topic at all."""
        return claim != self.topic and claim in self._leading

    def may_decide(self, claim: Target) -> bool:
        """Tell whether a node or a step can be what the topic hangs on.

        A rival thesis cannot: that one answer falls where another holds is what makes them rivals.
        """
        speaker = claim if isinstance(claim, str) else claim.speaker
        theses = self._debate.theses
        rivals = speaker in theses and self.topic in theses and speaker != self.topic
        return not rivals and self.leads_here(claim)

    def under(self, judged: Mapping[Target, bool], person: str | None = None) -> AcceptanceValue:
        """Find what becomes of the topic where some claims and steps are judged so.

        Parameters
        ----------
        judged : Mapping of str or Relation to bool
            Nodes and steps, and whether each is accepted, or rejected.
        person : str, optional
            In whose view: what they say of the topic and of these claims is left out, and what they
            deny only by an attack from one of these claims; all else that they say, in words or by
            an attack, is imposed. Without one, nobody's view.
        """
        given = self._given(person)
        accepted, rejected = self._suppose(judged)
        implied = {target for claim in judged for target in given.implied.get(claim, ())}
        freed = {self._flattening.arguments[target] for target in implied - judged.keys()}
        changed, fixed = (*accepted, *rejected, *freed), given.fixed - freed
        framework = self._flattening.framework
        # Values are solved twice, once for each of the two bounds.
        touched = len(reached(framework, changed, fixed)) + 2 * len(self._resting)
        # Copying labels costs little, not nothing.
        self._budget.spend(touched + len(framework) // 20)
        labels = relabelled(framework, given.labels, accepted, rejected, fixed, freed)
        nodes = {target for target in judged if isinstance(target, str)}
        taken_up = {node for node in nodes if judged[node]}
        return self._value(labels, (given.nodes - implied) | nodes, taken_up)

    def decide(self, claims: Iterable[Target], person: str | None = None) -> bool:
        """Tell whether the topic depends on how some claims are judged, each either way."""
        targets = [claim for claim in claims if self.leads_here(claim)]
        ways = product((True, False), repeat=len(targets))
        first, *others = (dict(zip(targets, way, strict=True)) for way in ways)
        outcome = self.under(first, person)
        return any(self.under(way, person) != outcome for way in others)

    def _given(self, person: str | None) -> _Imposed:
        if person not in self._imposed:
            self._imposed[person] = self._impose(person)
        return self._imposed[person]

    def _impose(self, person: str | None) -> _Imposed:
        """Label the debate with all that a person says, but for what they say of the topic."""
        judged = {} if person is None else _stated(self._debate, person)
        judged.pop(self.topic, None)
        accepted, rejected = self._suppose(judged)
        framework = self._flattening.framework
        self._budget.spend(len(framework))
        return _Imposed(
            relabelled(framework, self._flattening.labels, accepted, rejected),
            frozenset((*accepted, *rejected)),
            frozenset(target for target in judged if isinstance(target, str)),
            {} if person is None else _implied(self._debate, person, judged),
        )

    def _suppose(self, judged: Mapping[Target, bool]) -> tuple[list[int], list[int]]:
        """List the arguments that are in, and out, where some nodes and steps are judged so."""
        known = self._flattening.arguments
        supposition = Supposition(
            frozenset(t for t, holds in judged.items() if isinstance(t, str) and not holds),
            frozenset(t for t, holds in judged.items() if isinstance(t, str) and holds),
            frozenset(t for t, holds in judged.items() if isinstance(t, Relation) and not holds),
        )
        accepted, rejected = imposed(self._debate, self._flattening, supposition)
        steps = [t for t, holds in judged.items() if isinstance(t, Relation) and holds]
        return [*accepted, *(known[step] for step in steps if step in known)], rejected

    def _value(
        self, labels: Sequence[Label], supposed: frozenset[str] | set[str], taken_up: set[str]
    ) -> AcceptanceValue:
        """Find the acceptance value of the topic from those of what it rests on."""
        known = self._flattening.arguments
        level: dict[Target, float] = {}
        reasons: dict[str, list[Relation]] = {}
        for node, steps in self._resting.items():
            level[node] = NUMBERS[labels[known[node]]]
            recorded = [step for step in steps if not self._is_passive(step, taken_up)]
            if recorded and node not in supposed:
                reasons[node] = recorded
                level |= {step: NUMBERS[labels[known[step]]] for step in recorded}
        return least_values(self._resting, reasons, level)[self.topic]

    def _is_passive(self, step: Relation, taken_up: set[str]) -> bool:
        return any(is_passive(self._debate, s) and s not in taken_up for s in step.sources)

    @cached_property
    def _resting(self) -> dict[str, list[Relation]]:
        """What the topic rests on, premises before what they support, each with its reasons."""
        known = self._flattening.arguments
        reasons: dict[str, list[Relation]] = {}
        pending = [self.topic]
        while pending:
            node = pending.pop()
            if node not in reasons:
                supports = self._debate.bearing_on(node, RelationKind.SUPPORTS)
                reasons[node] = [step for step in supports if step in known]
                pending += [source for step in reasons[node] for source in step.sources]
        return dict(reversed(reasons.items()))

    @cached_property
    def _leading(self) -> frozenset[Target]:
        """What can change the topic: what it rests on, and whatever attacks lead there."""
        framework, known = self._flattening.framework, self._flattening.arguments
        pending = [known[node] for node in self._resting]
        pending += [known[step] for steps in self._resting.values() for step in steps]
        seen = set(pending)
        for argument in pending:  # grows while it is read
            fresh = [a for a in framework.attackers[argument] if a not in seen]
            seen.update(fresh)
            pending += fresh
        things = {self._flattening.things.get(argument) for argument in seen} - {None}
        # A node that nobody holds attacks nothing, but may once it is accepted.
        sources = {s for t in things if isinstance(t, Relation) for s in t.sources}
        return frozenset(sources.union(t for t in things if t is not None))


def _stated(debate: Debate, person: str) -> dict[Target, bool]:
    """Gather what a person accepts and rejects, in words or by an attack."""
    own = views(debate, person)
    judged: dict[Target, bool] = dict(own.steps.items())
    judged |= {node: True for node in own.stated if own.accepts(node)}
    return judged | {node: False for node in (*own.stated, *own.denied) if own.rejects(node)}


def _implied(
    debate: Debate, person: str, judged: Mapping[Target, bool]
) -> dict[Target, set[Target]]:
    """Gather what a person denies by an attack alone, by the sources of the attack."""
    own = views(debate, person)
    denied: list[tuple[Target, Relation]] = [*own.denied.items(), *own.denied_steps.items()]
    implied: dict[Target, set[Target]] = {}
    for target, attack in denied:
        sources: tuple[Target, ...] = (*attack.sources, attack)
        for source in sources if target in judged else ():
            implied.setdefault(source, set()).add(target)
    return implied
