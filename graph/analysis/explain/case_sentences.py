"""What one takes on by accepting something, or by rejecting it, in sentences."""

from collections.abc import Sequence
from typing import Final

from argmap.graph.analysis.explain.minimal_sets import Cases
from argmap.graph.analysis.explain.sentence import Phrase, counted_phrase, in_one
from argmap.graph.analysis.objections import objections, reasons
from argmap.graph.model.debate import Debate, Target

SETS_NAMED: Final = 3
"""How many sets a sentence names before it counts the rest."""


def case_sentences(debate: Debate, known: Cases, target: Target) -> list[Phrase]:
    """Say what one has to accept and reject besides in order to accept something, or reject it.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.analysis.explain.minimal_sets import cases
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> for sentence in case_sentences(debate, cases(flatten(debate), "tea-calms"), "tea-calms"):
    ...     print(sentence)
    To accept it, one need not accept any other claim, only reject the objection to it.
    On the arguments recorded here, to reject it one has to accept 'Tea keeps one awake'.
    """
    lines = []
    if known.accepting:
        lines.append(_to_accept(debate, known.accepting, target))
        lines += _to_accept_reasons(debate, target)
    if known.rejecting:
        lines.append(_to_reject(debate, known.rejecting))
    return lines


def _to_accept(debate: Debate, sets: Sequence[Sequence[str]], target: Target) -> Phrase:
    claims = _claims(debate, sets)
    attacks = sum(one.attack is not None for one in objections(debate, target))
    if not sets[0] and not attacks:
        return Phrase("To accept it, one need not accept any other claim.")
    if not sets[0]:
        return counted_phrase(
            "To accept it, one need not accept any other claim, only reject the objection to it.",
            "To accept it, one need not accept any other claim, only reject the {number} objections"
            " to it.",
            attacks,
        )
    if len(sets) == 1:
        return Phrase(
            "On the arguments recorded here, to accept it one has to accept {claims}.",
            {"claims": claims},
        )
    return Phrase(
        "On the arguments recorded here, to accept it one has to accept one of these: {claims}.",
        {"claims": claims},
    )


def _to_accept_reasons(debate: Debate, target: Target) -> list[Phrase]:
    """Say what there is to reject for all the reasons: the objections to how they lead to it."""
    against = [one for reason in reasons(debate, target) for one in objections(debate, reason)]
    # one statement may strike several steps: it is counted once, as on the pages
    number = len({one.attack.speaker for one in against if one.attack is not None})
    if not number:
        return []
    return [
        counted_phrase(
            "For all its reasons to hold, one has to reject the objection to how they lead to it.",
            "For all its reasons to hold, one has to reject the {number} objections to how they"
            " lead to it.",
            number,
        )
    ]


def _to_reject(debate: Debate, sets: Sequence[Sequence[str]]) -> Phrase:
    claims = _claims(debate, sets)
    if not sets[0]:
        return Phrase("To reject it, one need not accept any other claim.")
    if len(sets) == 1:
        return Phrase(
            "On the arguments recorded here, to reject it one has to accept {claims}.",
            {"claims": claims},
        )
    return Phrase(
        "On the arguments recorded here, to reject it one has to accept one of these: {claims}.",
        {"claims": claims},
    )


def _claims(debate: Debate, sets: Sequence[Sequence[str]]) -> Phrase:
    """Name the claims of each set, and count the sets that are left out."""
    lines = [_together(debate, nodes) for nodes in sets[:SETS_NAMED]]
    if len(sets) > SETS_NAMED:
        lines.append(Phrase("{number} more", {"number": len(sets) - SETS_NAMED}))
    return in_one(lines)


def _together(debate: Debate, nodes: Sequence[str]) -> Phrase:
    """Name the claims of a set in quotes, without a full stop of their own."""
    titles = (debate.nodes[node].short.removesuffix(".") for node in nodes)
    quoted = [Phrase("'{title}'", {"title": title}) for title in titles]
    return Phrase("{claims}", {"claims": quoted})
