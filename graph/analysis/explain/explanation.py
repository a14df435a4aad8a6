"""Why a node or a step has its word: what speaks for it, what against, what would change it."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import holders, is_passive, participants, step_holders
from argmap.graph.analysis.objections import Objection, argued_denials, objections, reasons
from argmap.graph.analysis.status import Statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.grounded import label_under
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.schema.vocabulary import Justification, RelationKind

PIVOTS: Final = 3
"""How many claims are named that would change the word."""


class Reason(NamedTuple):
    """A reason for a node or a step.

    Attributes
    ----------
    step : Relation
        The support.
    word : Justification or None
        The word of its source, where it has one.
    record : DialecticalStatus
        What the record says about the source.
    undercuts : tuple of Objection
        What attacks the step from it.
    """

    step: Relation
    word: Justification | None
    record: DialecticalStatus
    undercuts: tuple[Objection, ...]


class Against(NamedTuple):
    """An objection to a node or a step.

    Attributes
    ----------
    objection : Objection
        The objection, with the replies to it.
    label : Label
        *in* where it holds on the arguments recorded, *out* where it falls.
    stopped_by : tuple of Relation
        The attacks that make it fall: undercuts of it, and attacks on its source that hold; the
        one with the least min-max number first.
    """

    objection: Objection
    label: Label
    stopped_by: tuple[Relation, ...] = ()


class Pivot(NamedTuple):
    """A claim that would change the word, if it were accepted or rejected for good.

    Attributes
    ----------
    node : str
        The claim.
    accepted : bool
        Whether accepting it does, or rejecting it.
    label : Label
        What the target would be then.
    """

    node: str
    accepted: bool
    label: Label


class Explanation(NamedTuple):
    """Why a node or a step has its word.

    Attributes
    ----------
    target : str or Relation
        The node or the step.
    word : Justification or None
        Its word, where it has one.
    record : DialecticalStatus
        What the record says.
    holders, absent : tuple of str
        Who holds it; which of them take no part in the debate.
    reasons : tuple of Reason
        What speaks for it.
    against : tuple of Against
        What speaks against it.
    kernels : tuple of Relation
        What is granted to it.
    pivots : tuple of Pivot
        What would change it, at most three, the nearest first.
    denials : tuple of Stance
        Denials by people who argue only against the reasons for it.
    unknown : bool
        It has a word, but the budget did not allow to find it.
    """

    target: Target
    word: Justification | None
    record: DialecticalStatus
    holders: tuple[str, ...]
    absent: tuple[str, ...]
    reasons: tuple[Reason, ...]
    against: tuple[Against, ...]
    kernels: tuple[Relation, ...]
    pivots: tuple[Pivot, ...]
    denials: tuple[Stance, ...] = ()
    unknown: bool = False


def why(debate: Debate, flattening: Flattening, words: Statuses, target: Target) -> Explanation:
    """Explain a word.

    Parameters
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        The same debate as a framework.
    words : Statuses
        The words of its nodes and steps.
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    Explanation
        One level of reasons and objections: each can be asked why in turn. Always finite.

    Notes
    -----
    One grounded labelling of the framework, kept with it, and for each claim that leads to the
    target one more of what the target depends on.

    References
    ----------
    .. [1] M. Caminada and P. Dunne, "Strong admissibility revisited", Computational Models of
       Argument (2019).

    Examples
    --------
    >>> from argmap.graph.analysis.status import statuses
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> explanation = why(debate, flatten(debate), statuses(debate), "tea-calms")
    >>> explanation.word.value, explanation.record.phrase
    ('contested', 'objected to, no reply recorded')
    """
    who = holders(debate, target) if isinstance(target, str) else step_holders(debate, target)
    present = participants(debate)
    return Explanation(
        target=target,
        word=words.justification_of(target),
        record=dialectical_status(debate, target),
        holders=who,
        absent=tuple(person for person in who if person not in present),
        reasons=tuple(_reason(debate, words, step) for step in reasons(debate, target)),
        against=tuple(_against(debate, flattening, target)),
        kernels=debate.bearing_on(target, RelationKind.KERNEL_OF),
        pivots=_pivots(debate, flattening, target),
        denials=argued_denials(debate, target),
        unknown=(target if isinstance(target, str) else target.name) in words.unknown,
    )


def _reason(debate: Debate, words: Statuses, step: Relation) -> Reason:
    return Reason(
        step,
        words.justification[step.speaker],
        dialectical_status(debate, step.speaker),
        objections(debate, step),
    )


def _against(debate: Debate, flattening: Flattening, target: Target) -> Iterator[Against]:
    for objection in objections(debate, target):
        attack = objection.attack
        if attack is None or attack not in flattening.arguments:
            yield Against(objection, Label.UNDEC)
            continue
        label = flattening.labels[flattening.arguments[attack]]
        stopped = _stopped_by(debate, flattening, attack) if label is Label.OUT else ()
        yield Against(objection, label, stopped)


def _stopped_by(debate: Debate, flattening: Flattening, attack: Relation) -> tuple[Relation, ...]:
    """Find what makes an attack fall: the attacks on it or on its sources that hold.

    The one whose reason lies nearest comes first, by min-max number.
    """
    places, labels, depths = flattening.arguments, flattening.labels, flattening.depths
    hits = [*debate.bearing_on(attack), *(r for s in attack.sources for r in debate.bearing_on(s))]
    holding = [
        hit for hit in hits if hit.is_attack and hit in places and labels[places[hit]] is Label.IN
    ]
    return tuple(sorted(holding, key=lambda hit: (depths[places[hit]], hit.name)))


def _pivots(debate: Debate, flattening: Flattening, target: Target) -> tuple[Pivot, ...]:
    """Find the claims that would change a label, the nearest to the target first."""
    if target not in flattening.arguments:
        return ()
    framework, argument = flattening.framework, flattening.arguments[target]
    before = flattening.labels[argument]
    found: list[Pivot] = []
    for node in _deciding(debate, flattening, target):
        supposed = flattening.arguments[node]
        rejected = label_under(framework, argument, {supposed: Label.OUT})
        accepted = label_under(framework, argument, {supposed: Label.IN})
        if rejected is not before:
            found.append(Pivot(node, accepted=False, label=rejected))
        if accepted is not before:
            found.append(Pivot(node, accepted=True, label=accepted))
        if len(found) >= PIVOTS:
            break
    return tuple(found[:PIVOTS])


def _deciding(debate: Debate, flattening: Flattening, target: Target) -> Iterator[str]:
    """Yield the nodes that bear on a target and on its label, the nearest first."""
    ahead = flattening.framework.ancestors(flattening.arguments[target])
    nodes = {
        node
        for argument in ahead
        if isinstance(node := flattening.things.get(argument), str)
        and node != target
        and not is_passive(debate, node)
    }
    leading = (node for node in _leading_to(debate, target) if node in nodes)
    return islice(leading, len(nodes))  # beyond these, no attack leads to the target


def _leading_to(debate: Debate, target: Target) -> Iterator[str]:
    """Yield the nodes that bear on a target, the nearest first, each once."""
    seen: set[Target] = {target}
    level: list[Target] = [target]
    while level:
        ahead: list[Target] = []
        for thing in level:
            relations = [r for r in debate.bearing_on(thing) if r.is_step and r not in seen]
            sources = sorted({s for r in relations for s in r.sources if s not in seen})
            seen.update(relations, sources)
            ahead += [*sources, *relations]
            yield from (source for source in sources if not is_passive(debate, source))
        level = ahead
