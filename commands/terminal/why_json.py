"""The JSON shape of an explanation."""

from typing import Any

from argmap.graph.analysis.explain.explanation import Against, Explanation
from argmap.graph.analysis.explain.joint_pivot import JointPivot
from argmap.graph.analysis.explain.minimal_sets import Cases
from argmap.graph.analysis.explain.reasons import Reason
from argmap.graph.analysis.status import Statuses
from argmap.graph.model.debate import Relation
from argmap.graph.model.elements import name_of
from argmap.schema.vocabulary import Profile


def explanation_shape(
    explanation: Explanation, joint: JointPivot | None, profile: Profile
) -> dict[str, Any]:
    """Write why a node or a step has its status."""
    target = explanation.target
    return {
        "profile": profile.value,
        "target": name_of(target),
        "status": explanation.status.value if explanation.status else None,
        "justification": explanation.justification.value if explanation.justification else None,
        "phrase": explanation.dialectical_status.phrase,
        "holders": list(explanation.holders),
        "absent": list(explanation.absent),
        "for": [_reason_shape(reason) for reason in explanation.reasons],
        "against": [_against_shape(against) for against in explanation.against],
        "denied_by": [denial.person for denial in explanation.denials],
        "conceded": [_link(kernel) for kernel in explanation.kernels],
        "qualified_by": [_link(step) for step in explanation.qualifications],
        "circle": list(explanation.circle),
        "would_change": [
            {
                "node": p.node,
                "accepted": p.accepted,
                "label": p.label.value,
                "status": p.status.value if p.status else None,
            }
            for p in explanation.pivots
        ],
        "would_change_together": {
            "rejected": list(joint.nodes),
            "label": joint.label.value,
            "status": joint.status,
        }
        if joint is not None
        else None,
    }


def _reason_shape(reason: Reason) -> dict[str, Any]:
    return {
        "step": reason.step.name,
        "node": reason.step.speaker,
        "inferred": reason.step.inferred,
        "label": reason.fares.value,
        "status": reason.status.value if reason.status else None,
        "phrase": reason.dialectical_status.phrase,
        "undercuts": [_link(undercut.attack) for undercut in reason.undercuts if undercut.attack],
        "with": [
            {
                "node": premise.node,
                "status": premise.status.value if premise.status else None,
                "phrase": premise.dialectical_status.phrase,
            }
            for premise in reason.premises
        ],
    }


def _against_shape(against: Against) -> dict[str, Any]:
    return {
        "objection": against.objection.name,
        "inferred": against.objection.is_inferred,
        "label": against.label.value,
        "state": against.objection.state.value,
        "status": against.status.value if against.status else None,
        "replies": [_link(reply) for reply in against.objection.replies],
        "stopped_by": [_link(relation) for relation in against.stopped_by],
    }


def cases_shape(sides: Cases | None) -> dict[str, Any]:
    """Write what has to be accepted in order to accept or reject it, where it is contested."""
    if sides is None:
        return {}
    accepting, rejecting = [list(map(list, one)) for one in (sides.accepting, sides.rejecting)]
    return {"cases": {"accepting": accepting, "rejecting": rejecting, "exact": sides.exact}}


def use_shape(known: Statuses, use: Relation) -> dict[str, Any]:
    """Write what a node is used for, and how that fares."""
    return {
        "relation": use.kind.value,
        "name": use.name,
        "target": name_of(use.target),
        "inferred": use.inferred,
        "status": known.status_of(use.target),
        "justification": known.justification_of(use.target),
    }


def _link(relation: Relation) -> dict[str, Any]:
    return {"node": relation.speaker, "relation": relation.name, "inferred": relation.inferred}
