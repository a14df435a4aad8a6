"""What decides a topic, in words: single cruxes, what it takes together, what reasons rest on."""

from collections.abc import Sequence

from argmap.graph.analysis.explain.sentence import (
    NamedNode,
    NamedNodes,
    Phrase,
    PhraseValue,
    mentions,
    names,
    names_of,
)
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.objections import objections
from argmap.graph.analysis.people.cruxes import Crux, JointCruxes
from argmap.graph.analysis.people.load_bearing import LoadBearing
from argmap.graph.analysis.people.ranking import Ranking
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.wording import listed, message

SETS_NAMED = 5
"""How many sets that decide a topic together are named."""


def crux_sentence(debate: Debate, crux: Crux) -> str:
    """Say for whom a claim or a step decides a topic.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> crux_sentence(tea(), Crux("drink-tea", "tea-calms", ("ann", "ben"), double=True))
    "Double crux for Ann and Ben: 'Tea calms.' decides 'One should drink tea.'."
    """
    template = (
        "Double crux for {people}: {claim} decides '{topic}'."
        if crux.double
        else "Crux for {people}: {claim} decides '{topic}'."
    )
    return template.format(
        people=names(debate, crux.people),
        claim=_quoted(debate, crux.claim),
        topic=debate.nodes[crux.topic].short,
    )


def _quoted(debate: Debate, target: Target) -> str:
    """Name a claim in quotation marks, a step by those of its ends."""
    name = title(debate, target)
    return f"'{name}'" if isinstance(target, str) else name


def for_everybody(debate: Debate, target: Target, topic: str) -> str:
    """Say what decides a topic where nobody is on record."""
    sentence = f"{_quoted(debate, target)} decides '{debate.nodes[topic].short}' for everybody."
    return sentence[0].upper() + sentence[1:]


def topic_sentences(debate: Debate, ranking: Ranking, topics: Sequence[str]) -> list[str]:
    """Say once for each topic what decides it.

    Parameters
    ----------
    ranking : Ranking
        Where people disagree.
    topics : sequence of str
        The topics that were asked about.

    Returns
    -------
    list of str
        One sentence for each topic, and one for each set of claims that decides it together.
    """
    joint = {one.topic: one for one in ranking.joint}
    lines = []
    for topic in topics:
        short = debate.nodes[topic].short
        number = sum(any(c.topic == topic for c in one.cruxes) for one in ranking.disagreements)
        if number:
            one = "1 of these disagreements would decide '{topic}' alone."
            many = "{number} of these disagreements would each decide '{topic}' alone."
            lines.append((one if number == 1 else many).format(number=number, topic=short))
        elif not ranking.disagreements:
            lines.append(f"No disagreement bears on '{short}'.")
        elif topic not in ranking.unknown and not _is_all(ranking, topic):
            lines.append(f"None of these disagreements would decide '{short}' alone.")
        if topic in joint and ranking.disagreements:
            lines += _together(debate, joint[topic])
        lines += [
            load_bearing_sentence(debate, one).text(debate)
            for one in ranking.load_bearing
            if one.topic == topic and ranking.disagreements
        ]
        lines += [
            for_everybody(debate, target, topic)
            for decided, target in ranking.pivotal
            if decided == topic
        ]
        if topic in ranking.unknown:
            lines.append(f"What decides '{short}' is not fully known: there is too much to try.")
    return lines


def _is_all(ranking: Ranking, topic: str) -> bool:
    """Tell whether people disagree on the topic itself, and on nothing that bears on it."""
    return [one.positions.disagreement.claim for one in ranking.disagreements] == [topic]


def load_bearing_sentence(debate: Debate, bearing: LoadBearing) -> Phrase:
    """Say what somebody's reasons for a topic rest on.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> found = LoadBearing("drink-tea", "ann", ("tea-calms",), ("ben",))
    >>> load_bearing_sentence(tea(), found).text(tea())
    "All of Ann's reasons for 'One should drink tea.' rest on 'Tea calms.', disputed by Ben."
    """
    first = next(iter(bearing.claims), None)
    named: dict[str, PhraseValue] = {
        "who": debate.people[bearing.person].name,
        "others": names_of(debate, bearing.disputed_by),
        "topic": _mention(bearing.topic),
        "claims": mentions([NamedNode(c) for c in bearing.claims if isinstance(c, str)]),
        "reasons": mentions([NamedNode(node) for node in bearing.undisputed]),
    }
    if isinstance(first, Relation):
        named |= {"claim": _mention(first.speaker), "end": _mention(first.end)}
    return Phrase(_load_bearing_template(debate, bearing), named)


def _load_bearing_template(debate: Debate, bearing: LoadBearing) -> str:
    """Choose the sentence: the first that fits."""
    first = next(iter(bearing.claims), None)
    sentences = (
        (not bearing.has_reasons, message("No reason of {who}'s for {topic} is recorded.")),
        (
            bearing.undisputed and objections(debate, bearing.topic),
            message(
                "Nobody disputes the reasons that {who} gives for {topic}: {reasons}."
                " Only the claim itself is disputed."
            ),
        ),
        (
            bearing.undisputed,
            message("Nobody disputes the reasons that {who} gives for {topic}: {reasons}."),
        ),
        (
            len(bearing.claims) > 1,
            message("Without {claims} none of {who}'s reasons for {topic} is left."),
        ),
        (
            not bearing.claims,
            message(
                "All that {who} gives for {topic} is disputed, but no three claims carry it all."
            ),
        ),
        (
            isinstance(first, str) and not bearing.disputed_by,
            message("All of {who}'s reasons for {topic} rest on {claims}, which is objected to."),
        ),
        (
            isinstance(first, str),
            message("All of {who}'s reasons for {topic} rest on {claims}, disputed by {others}."),
        ),
        (
            not bearing.disputed_by,
            message(
                "All of {who}'s reasons for {topic} rest on the step from {claim} to {end},"
                " which is objected to."
            ),
        ),
        (
            True,
            message(
                "All of {who}'s reasons for {topic} rest on the step from {claim} to {end},"
                " disputed by {others}."
            ),
        ),
    )
    return next(sentence for fits, sentence in sentences if fits)


def _mention(node: str) -> NamedNodes:
    return mentions([NamedNode(node)])


def _together(debate: Debate, joint: JointCruxes) -> list[str]:
    lines = []
    for claims in joint.sets[:SETS_NAMED]:
        together = listed([_quoted(debate, claim) for claim in claims])
        both = "It would take both {claims}." if len(claims) == 2 else "It would take {claims}."  # noqa: PLR2004 - "both" is for two
        lines.append(both.format(claims=together))
    if more := len(joint.sets) - SETS_NAMED:
        one, many = "1 more set of claims would do it, too.", "{more} more sets would do it, too."
        lines += [(one if more == 1 else many).format(more=more)] if more > 0 else []
    if not joint.sets and joint.complete:
        lines.append("Nor would two or three of them together.")
    if not joint.complete:
        lines.append("Not all sets were tried: there are too many.")
    return lines
