"""The record phrase: in a few words, what people have done about a node or a step.

The status says how a node fares on the arguments; the phrase says whether it was objected to,
answered, conceded or left alone.
"""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from argmap.graph.analysis.explain.sentence import Phrase, PhraseValue, counted_phrase, names_of
from argmap.graph.analysis.holders import denials, holders, step_holders
from argmap.graph.analysis.objections import (
    is_challenge_answered,
    is_challenged,
    is_reading_under_fire,
    objections,
    reasons,
    tally,
)
from argmap.graph.model.debate import Debate, Stance, Target
from argmap.graph.model.memo import memoized
from argmap.graph.model.stored_answers import stored
from argmap.schema.vocabulary import ObjectionState, RelationKind, StanceKind


class DialecticalStatus(NamedTuple):
    """What is recorded about a node or a step.

    Attributes
    ----------
    sentence : Phrase
        The first that fits of: *n of m objections answered*, *objected to, no reply recorded*,
        *its reasons are objected to, no reply recorded (n of m)*, *its reasons are objected to,
        each with a reply (n of m)*, *conceded by X*, *tentatively conceded by X*, *unchallenged*.
    objections, answered, conceded : int
        How many objections there are, how many have a reply, and how many of the rest are conceded.
    reasons, challenged : int
        How many reasons there are, and how many are under objection.
    conceded_by : tuple of str
        The people who concede it.
    partly_conceded_by : tuple of str
        The people who concede a part of it and do not hold it.
    qualified_by : tuple of str
        The people who narrow it and do not hold it.
    readings : int
        How many readings of it are under objection: nodes that say what it means.
    denied_by : tuple of str
        The people who deny it.
    """

    sentence: Phrase
    objections: int = 0
    answered: int = 0
    conceded: int = 0
    reasons: int = 0
    challenged: int = 0
    conceded_by: tuple[str, ...] = ()
    partly_conceded_by: tuple[str, ...] = ()
    qualified_by: tuple[str, ...] = ()
    readings: int = 0
    denied_by: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """The phrase in English."""
        return str(self.sentence)

    def __str__(self) -> str:
        return self.phrase


@memoized
def dialectical_status(debate: Debate, target: Target) -> DialecticalStatus:
    """Say what is recorded about a node or a step.

    Parameters
    ----------
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    DialecticalStatus
        The phrase, and the counts behind it.

    Notes
    -----
    Linear in what bears on the target and on the reasons for it. No semantics is involved: the
    phrase is exact whatever the budget.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> dialectical_status(tea(), "tea-calms").phrase
    'objected to, no reply recorded'
    """
    against, given = objections(debate, target), reasons(debate, target)
    counts = tally(against)
    challenged = [reason for reason in given if is_challenged(debate, reason)]
    unanswered = sum(not is_challenge_answered(debate, reason) for reason in challenged)
    conceding = _conceding(debate, target)
    status = DialecticalStatus(
        _UNCHALLENGED,
        objections=len(against),
        answered=counts[ObjectionState.ANSWERED],
        conceded=counts[ObjectionState.CONCEDED],
        reasons=len(given),
        challenged=len(challenged),
        conceded_by=conceding,
        partly_conceded_by=_others_by(debate, target, RelationKind.KERNEL_OF),
        qualified_by=_others_by(debate, target, RelationKind.QUALIFIES),
        readings=sum(
            is_reading_under_fire(debate, reading)
            for reading in debate.bearing_on(target, RelationKind.CLARIFIES)
        ),
        denied_by=tuple(denial.person for denial in denials(debate, target)),
    )
    return status._replace(sentence=_phrase(debate, target, status, unanswered))


def dialectical_statuses(debate: Debate) -> Mapping[str, DialecticalStatus]:
    """Say what is recorded about every node; kept while nothing but words changes.

    Parameters
    ----------
    debate : Debate
        A debate.

    Returns
    -------
    Mapping of str to DialecticalStatus
        By the id of the node.

    See Also
    --------
    dialectical_status : The same of one node, or of a step.
    """
    return stored(
        debate.answers,
        _EVERY,
        lambda: {node: dialectical_status(debate, node) for node in debate.nodes},
        _packed,
        partial(_unpacked, debate),
    )


def _packed(known: Mapping[str, DialecticalStatus]) -> str:
    return json.dumps(
        [
            ((one.sentence.template, one.sentence.values, one.sentence.several), one[1:])
            for one in known.values()
        ]
    )


def _unpacked(debate: Debate, answer: str) -> Mapping[str, DialecticalStatus]:
    known = []
    for sentence, row in json.loads(answer):
        counts: list[Any] = [tuple(one) if isinstance(one, list) else one for one in row]
        known.append(DialecticalStatus(Phrase(*sentence), *counts))
    return dict(zip(debate.nodes, known, strict=True))


_EVERY: Final = "what is recorded about every node"
_UNCHALLENGED: Final = Phrase("unchallenged")


def _phrase(debate: Debate, target: Target, status: DialecticalStatus, unanswered: int) -> Phrase:
    """Choose the first phrase that fits."""
    if status.answered:
        return counted_phrase(
            "{answered} of {number} objection answered",
            "{answered} of {number} objections answered",
            status.objections,
            answered=status.answered,
        )
    if status.objections:
        return Phrase("objected to, no reply recorded")
    if unanswered:
        return Phrase(
            "its reasons are objected to, no reply recorded ({unanswered} of {reasons})",
            {"unanswered": unanswered, "reasons": status.reasons},
        )
    if status.challenged:
        return Phrase(
            "its reasons are objected to, each with a reply ({challenged} of {reasons})",
            {"challenged": status.challenged, "reasons": status.reasons},
        )
    if status.conceded_by:
        return _conceded(debate, target, status.conceded_by)
    return _UNCHALLENGED


def _conceded(debate: Debate, target: Target, people: Sequence[str]) -> Phrase:
    """Name who concedes something, and say who of them does so only tentatively."""
    stances = [s for s in _concessions(debate, target) if not s.hedged]
    firmly = {stance.person for stance in stances}
    firm = names_of(debate, [one for one in people if one in firmly])
    tentative = names_of(debate, [one for one in people if one not in firmly])
    if not tentative:
        return Phrase("conceded by {people}", {"people": firm})
    if not firm:
        return Phrase("tentatively conceded by {people}", {"people": tentative})
    values: dict[str, PhraseValue] = {"people": firm, "others": tentative}
    return Phrase("conceded by {people}, and tentatively by {others}", values)


def _conceding(debate: Debate, target: Target) -> tuple[str, ...]:
    """List the people who concede a node, or a step."""
    return tuple(sorted({stance.person for stance in _concessions(debate, target)}))


def _concessions(debate: Debate, target: Target) -> list[Stance]:
    """List the stances by which a node, or a step, is conceded."""
    node, step = (target, None) if isinstance(target, str) else (target.speaker, target)
    stances = debate.nodes[node].stances
    return [s for s in stances if s.step is step and s.kind is StanceKind.CONCEDES]


def _others_by(debate: Debate, target: Target, kind: RelationKind) -> tuple[str, ...]:
    """List the people who do something to a target that they do not hold themselves."""
    speaking = {p for r in debate.bearing_on(target, kind) for p in holders(debate, r.speaker)}
    if not speaking:
        return ()
    own = holders(debate, target) if isinstance(target, str) else step_holders(debate, target)
    return tuple(sorted(speaking.difference(own)))
