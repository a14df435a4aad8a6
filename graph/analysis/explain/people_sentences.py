"""What somebody is committed to, and where that is in tension, in sentences."""

from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.people.commitments import Commitment
from argmap.graph.analysis.people.tensions import Tension
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.wording import listed


def commitment_sentence(debate: Debate, commitment: Commitment) -> str:
    """Say what somebody is committed to, and which of their steps leads there."""
    step = commitment.because
    given = listed([f"'{debate.nodes[source].short}'" for source in step.sources])
    end = f"'{debate.nodes[commitment.node].short}'"
    if commitment.accepts:
        return f"{end}: it follows from {given}, by a step they accept"
    return f"not {end}: they accept {given} and its attack on it"


def tension_sentence(debate: Debate, tension: Tension) -> str:
    """Say which two things pull in two directions; a concession is named as one."""
    witness = tension.witness
    given = listed([f"'{debate.nodes[source].short}'" for source in witness.sources])
    verb = "concedes" if tension.conceded else "accepts"
    target = title(debate, tension.target)
    end = target if isinstance(tension.target, Relation) else f"'{target}'"
    if tension.kind == "conclusion":
        return f"{verb} {given} as a reason for {end}, and does not accept {end}"
    holds = "draws" if isinstance(tension.target, Relation) else "holds"
    return f"{holds} {end}, and {verb} {given} against it"
