"""What is open in a debate: five lists, each of them useful as a list of things to do."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.graph.analysis.holders import holders, is_passive, makers, participants, step_holders
from argmap.graph.analysis.objections import Objection, objections, reasons
from argmap.graph.analysis.people.exchanges import place_of_objection
from argmap.graph.model.debate import Debate, Node, Relation, Target
from argmap.graph.queries.questions import state_of
from argmap.schema.provenance import SourceKind
from argmap.schema.vocabulary import Kind, QuestionState, StanceKind


class SourceObjections(NamedTuple):
    """The objections without a reply that one source makes.

    Attributes
    ----------
    source : str or None
        The source; None for those that nobody on record makes.
    objections : tuple of Objection
        In order of name.
    """

    source: str | None
    objections: tuple[Objection, ...]


class OpenIssues(NamedTuple):
    """What is open in a debate.

    Attributes
    ----------
    objections : tuple of SourceObjections
        Objections without a reply, by the source that makes them, in order of the sources; without
        objections to what is held only by people known from quotations, who cannot reply.
    to_absent : tuple of SourceObjections
        Those.
    answered_by_others : tuple of Objection
        Objections with replies, of which none is by anybody who holds what is attacked.
    questions : tuple of str
        Questions that nothing answers.
    partly_answered : tuple of str
        Questions with answers in part only.
    sources : tuple of str
        Comments that nobody else answered.
    untouched : tuple of str
        Claims with reasons of their own that nobody else took up, and that are no part of a further
        argument.
    """

    objections: tuple[SourceObjections, ...]
    to_absent: tuple[SourceObjections, ...]
    answered_by_others: tuple[Objection, ...]
    questions: tuple[str, ...]
    partly_answered: tuple[str, ...]
    sources: tuple[str, ...]
    untouched: tuple[str, ...]


def open_issues(debate: Debate) -> OpenIssues:
    """Find what is open in a debate.

    Returns
    -------
    OpenIssues
        The five lists, each in order of id or of source.

    Notes
    -----
    Linear in nodes and relations, times what bears on each.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [found.source for found in open_issues(tea()).objections]
    ['c2']
    """
    asked = [node.id for node in debate.nodes.values() if node.kind is Kind.QUESTION]
    states = {question: state_of(debate, question) for question in asked}
    present = frozenset(participants(debate))
    against = list(_objections(debate, present))
    return OpenIssues(
        objections=tuple(_by_source(debate, (o for can, o in against if can and _is_open(o)))),
        to_absent=tuple(_by_source(debate, (o for can, o in against if not can and _is_open(o)))),
        answered_by_others=tuple(
            one for can, one in against if can and _is_answered_by_others(debate, one)
        ),
        questions=tuple(question for question in asked if states[question] is QuestionState.OPEN),
        partly_answered=tuple(
            question for question in asked if states[question] is QuestionState.PARTLY_ANSWERED
        ),
        sources=unanswered_sources(debate),
        untouched=tuple(node.id for node in debate.nodes.values() if _is_untouched(debate, node)),
    )


def is_held_by_nobody(debate: Debate, target: Target) -> bool:
    """Tell whether nobody on record holds a node, or accepts a step: it may be the editor's.

    It counts in the analysis like any other, so objections to it are open too, for anybody.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> is_held_by_nobody(tea(), "tea-calms")
    False
    """
    if isinstance(target, Relation):
        return not step_holders(debate, target)
    return not holders(debate, target)


def unanswered_sources(debate: Debate) -> tuple[str, ...]:
    """List the comments that nobody but their author answered, in order of id.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> unanswered_sources(tea())
    ('c2',)
    """
    replied = {
        source.record.replies_to
        for source in debate.sources.values()
        if source.record.replies_to in debate.sources
        and debate.sources[str(source.record.replies_to)].author != source.author
    }
    comments = (s.id for s in debate.sources.values() if s.record.kind is SourceKind.COMMENT)
    return tuple(comment for comment in comments if comment not in replied)


def _objections(debate: Debate, present: frozenset[str]) -> Iterator[tuple[bool, Objection]]:
    """Yield every objection, and whether anybody may reply to it who holds what it attacks."""
    alive = [node for node in debate.nodes if not is_passive(debate, node)]
    for node in alive:
        can = _can_reply(holders(debate, node), present)
        yield from ((can, objection) for objection in objections(debate, node))
    for node in alive:
        for step in debate.spoken_by(node):
            if step.is_step:
                can = _can_reply(step_holders(debate, step), present)
                yield from ((can, objection) for objection in objections(debate, step))


def _is_open(objection: Objection) -> bool:
    return not objection.replies


def _is_answered_by_others(debate: Debate, objection: Objection) -> bool:
    """Tell whether there are replies, but none by anybody who holds what is attacked."""
    target = objection.target
    who = step_holders(debate, target) if isinstance(target, Relation) else holders(debate, target)
    replying = {person for reply in objection.replies for person in makers(debate, reply)}
    return bool(who and replying) and replying.isdisjoint(who)


def _can_reply(who: Iterable[str], present: frozenset[str]) -> bool:
    held = list(who)
    return not held or any(person in present for person in held)


def _by_source(debate: Debate, unanswered: Iterable[Objection]) -> Iterator[SourceObjections]:
    grouped: dict[str | None, list[Objection]] = {}
    for objection in unanswered:
        grouped.setdefault(place_of_objection(debate, objection), []).append(objection)
    order = [*debate.sources, None]
    for source in order:
        if source in grouped:
            group = sorted(grouped[source], key=lambda objection: objection.name)
            yield SourceObjections(source, tuple(group))


def _is_untouched(debate: Debate, node: Node) -> bool:
    """Tell whether a claim has reasons, leads no further, and only its holders ever touched it."""
    leads_on = any(relation.is_step for relation in debate.spoken_by(node.id))
    # nobody has to take up what a word means, what an example shows or what a question asks
    if not node.kind.traits.always_judged or leads_on or not reasons(debate, node.id):
        return False
    own = set(holders(debate, node.id))
    if any(stance.person not in own for stance in node.stances):
        return False
    if any(stance.kind is StanceKind.CONCEDES for stance in node.stances) or not own:
        return False
    given = debate.bearing_on(node.id)
    steps = [step for reason in given for step in debate.bearing_on(reason)]
    return all(_is_by(debate, relation, own) for relation in (*given, *steps))


def _is_by(debate: Debate, relation: Relation, people: set[str]) -> bool:
    who = holders(debate, relation.speaker)
    return bool(who) and set(who) <= people
