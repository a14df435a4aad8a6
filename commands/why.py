"""``argmap why``: why a node or a step has its word."""

from typing import TYPE_CHECKING, Any, Final

from argmap.commands.analysed import EPITHET, TOO_MUCH_WORK, ProfileOption, footer
from argmap.commands.layout import columns, width, wrapped
from argmap.commands.nodes import find_target
from argmap.commands.opening import open_debate
from argmap.commands.options import HERE, Claims, DebateId, Json, NodeOrStepWords
from argmap.commands.output import emit, emit_heading, emit_json, say_next
from argmap.schema.vocabulary import Kind, Profile, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.graph.cases import Cases
    from argmap.graph.debate import Debate
    from argmap.graph.why import Explanation


_TITLES: Final = 0.55
"""What part of a line titles may take up before remarks go below them."""


def why(
    node: NodeOrStepWords,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    profile: ProfileOption = Profile.STRUCTURED,
    json: Json = False,
) -> None:
    """Say why a node or a step fares as it does, and what would change it."""
    from argmap.graph.analysis import own_links_alone, statuses
    from argmap.graph.argumentation.flattening import flatten
    from argmap.graph.cases import cases
    from argmap.graph.debate import Node
    from argmap.graph.why import why as explain

    opened = open_debate(claims, debate)
    found = find_target(opened, node)
    target = found.id if isinstance(found, Node) else found
    words, flattening = statuses(opened, profile), flatten(opened, profile)
    explanation = explain(opened, flattening, words, target)
    hanging = own_links_alone(opened, words)
    contested = explanation.word is Status.CONTESTED
    sides = cases(flattening, target) if contested else None
    if json:
        alone = {"own_links_alone": target in hanging}
        emit_json(_shape(explanation, profile) | _cases_shape(sides) | alone)
        return
    _emit(opened, explanation, hanging, sides)
    footer(profile)
    _say_next(explanation)


def _say_next(explanation: "Explanation") -> None:
    """Name what to ask next: first what follows if the first objection without a reply is wrong."""
    target = explanation.target
    if not isinstance(target, str):
        return
    attacks = [against.objection for against in explanation.against if against.objection.attack]
    attacks.sort(key=lambda objection: bool(objection.replies))
    supposed = attacks[0].attack.speaker if attacks and attacks[0].attack else target
    say_next(f"whatif --reject {supposed}", f"kernels --of {target}", f"replies {target}")


def _emit(
    debate: "Debate",
    explanation: "Explanation",
    hanging: "Mapping[str, Status | None]",
    sides: "Cases | None",
) -> None:
    from argmap.graph import sentences
    from argmap.graph.verdict import verdict

    word = explanation.word.upper() if explanation.word else EPITHET
    if explanation.unknown:
        word = f"UNKNOWN ({TOO_MUCH_WORK})"
    emit_heading(f"{word}. {verdict(explanation)}")
    if explanation.holders:
        emit(wrapped(f"({sentences.who_holds(debate, explanation)})", 2))
    if isinstance(explanation.target, str) and explanation.target in hanging:
        told = sentences.own_links_sentence(hanging[explanation.target])
        emit(wrapped(f"(The word {told}.)", 2))
    emit()
    emit(wrapped(_subject(debate, explanation), 2, 2))
    reasons = [
        (f"+ {debate.nodes[r.step.speaker].short}", sentences.reason_remark(debate, r))
        for r in explanation.reasons
    ]
    against = [
        (f"- {sentences.objection_title(debate, a.objection)}", sentences.against_remark(debate, a))
        for a in explanation.against
    ]
    against += [
        (f"- {sentences.denial_title(debate, denial)}", "argues only against the reasons for it")
        for denial in explanation.denials
    ]
    _part(f"For it ({sentences.counted(len(reasons), 'reason')})", reasons)
    _part("Against it", against)
    _part("Granted", _granted(debate, explanation))
    if sides is not None:
        _part("Taking sides", [(told,) for told in sentences.case_sentences(debate, sides)])
    pivots = [(told,) for told in sentences.pivot_sentences(debate, explanation)]
    _part("What would change it", pivots)


def _subject(debate: "Debate", explanation: "Explanation") -> str:
    from argmap.graph import sentences
    from argmap.graph.analysis import SILENT

    target = explanation.target
    if isinstance(target, str):
        kind = debate.nodes[target].kind
        return f"The {kind if kind in SILENT else Kind.CLAIM}: {debate.nodes[target].text}"
    return f"This is {sentences.title(debate, target)}."


def _granted(debate: "Debate", explanation: "Explanation") -> list[tuple[str, str]]:
    from argmap.graph import sentences
    from argmap.graph.holders import holders

    rows = []
    for kernel in explanation.kernels:
        node = debate.nodes[kernel.speaker]
        who = sentences.names(debate, holders(debate, node.id))
        limits = f"Limit: {' '.join(node.record.limits.split())}" if node.record.limits else ""
        rows.append((f"~ {node.short}{f' ({who})' if who else ''}", limits))
    return rows


def _part(heading: str, rows: "Sequence[Sequence[str]]") -> None:
    """Print rows below a heading: remarks beside the titles, or below where these are long."""
    if not rows:
        return
    emit()
    emit(f"  {heading}")
    beside = all(
        len(row) > 1 and len(row[0]) <= width() * _TITLES and 0 < len(row[1]) <= width()
        for row in rows
    )
    if beside:
        emit(columns(rows, 4))
        return
    for title, *remarks in rows:
        emit(wrapped(title, 4, 2))
        for remark in filter(None, remarks):
            emit(wrapped(remark, 8))


def _cases_shape(sides: "Cases | None") -> dict[str, Any]:
    if sides is None:
        return {}
    accepting, rejecting = [list(map(list, one)) for one in (sides.accepting, sides.rejecting)]
    return {"cases": {"accepting": accepting, "rejecting": rejecting, "exact": sides.exact}}


def _shape(explanation: "Explanation", profile: Profile) -> dict[str, Any]:
    target = explanation.target
    return {
        "profile": profile.value,
        "target": target if isinstance(target, str) else target.name,
        "word": explanation.word.value if explanation.word else None,
        "phrase": explanation.record.phrase,
        "holders": list(explanation.holders),
        "absent": list(explanation.absent),
        "for": [
            {
                "step": reason.step.name,
                "node": reason.step.speaker,
                "word": reason.word.value if reason.word else None,
                "phrase": reason.record.phrase,
                "undercuts": [objection.name for objection in reason.undercuts],
            }
            for reason in explanation.reasons
        ],
        "against": [
            {
                "objection": against.objection.name,
                "label": against.label.value,
                "replies": [reply.name for reply in against.objection.replies],
                "stopped_by": [relation.name for relation in against.stopped_by],
            }
            for against in explanation.against
        ],
        "denied_by": [denial.person for denial in explanation.denials],
        "granted": [kernel.speaker for kernel in explanation.kernels],
        "would_change": [
            {"node": p.node, "accepted": p.accepted, "label": p.label.value}
            for p in explanation.pivots
        ],
    }
