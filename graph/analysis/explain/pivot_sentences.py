"""What would change how something fares, in sentences."""

from typing import Final

from argmap.graph.analysis.explain.explanation import Explanation, Pivot
from argmap.graph.analysis.explain.joint_pivot import JointPivot
from argmap.graph.analysis.explain.sentence import NamedNode, Phrase, PhraseValue, mentions
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import message
from argmap.schema.vocabulary import Justification

_WOULD: Final = {
    (Label.IN, False): message("it would hold if {claim} were wrong"),
    (Label.IN, True): message("it would hold if {claim} were right"),
    (Label.OUT, False): message("it would not hold if {claim} were wrong"),
    (Label.OUT, True): message("it would not hold if {claim} were right"),
    (Label.UNDEC, False): message("it would be contested if {claim} were wrong"),
    (Label.UNDEC, True): message("it would be contested if {claim} were right"),
}


def pivot_sentence(pivot: Pivot) -> Phrase:
    """Say what a claim would change: ``it would be supported if {claim} were wrong``."""
    claim = mentions([NamedNode(pivot.node)])
    if pivot.status is None:
        return Phrase(_WOULD[pivot.label, pivot.accepted], {"claim": claim})
    values: dict[str, PhraseValue] = {"status": pivot.status, "claim": claim}
    if pivot.accepted:
        return Phrase("it would be {status} if {claim} were right", values)
    return Phrase("it would be {status} if {claim} were wrong", values)


def joint_pivot_sentence(pivot: JointPivot) -> Phrase:
    """Say what several claims would change: ``it would be supported if {claims} were wrong``."""
    claims = mentions((NamedNode(node) for node in pivot.nodes), len(pivot.nodes))
    if pivot.status is None:
        return Phrase(_WOULD[pivot.label, False], {"claim": claims})
    values: dict[str, PhraseValue] = {"status": pivot.status, "claim": claims}
    return Phrase("it would be {status} if {claim} were wrong", values)


def is_settled_by_one(explanation: Explanation) -> bool:
    """Tell whether one claim would change how something fares, or whether nothing argues."""
    argued = any(against.objection.attack is not None for against in explanation.against)
    return bool(explanation.pivots) or not (
        explanation.all_tried and argued and explanation.justification is not Justification.STANDS
    )


def pivot_sentences(
    debate: Debate, explanation: Explanation, joint: JointPivot | None = None
) -> list[str]:
    """Say what would change how something fares: a claim alone, else several together."""
    lines = [pivot_sentence(pivot).text(debate) for pivot in explanation.pivots]
    if lines:
        return lines
    if not explanation.all_tried:
        return ["unknown: to try every claim takes more effort than one question may cost"]
    if is_settled_by_one(explanation):
        return []
    together = [f"together: {joint_pivot_sentence(joint).text(debate)}"] if joint else []
    return ["no other claim by itself", *together]
