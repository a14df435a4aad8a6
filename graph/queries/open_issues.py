"""What is open in a debate: six lists, each of them useful as a list of things to do."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import holders, is_passive, makers, participants, step_holders
from argmap.graph.analysis.objections import Objection, objections, reasons
from argmap.graph.analysis.people.exchanges import place_of_objection
from argmap.graph.model.debate import Debate, Node, Relation, Target
from argmap.graph.model.wording import message
from argmap.graph.queries.questions import state_of
from argmap.schema.provenance import SourceKind
from argmap.schema.vocabulary import Kind, ObjectionState, QuestionState, StanceKind

HEADINGS: Final[Mapping[str, str]] = {
    "objections": message("Objections without a reply"),
    "answered_by_others": message("Answered, but not by anybody who holds what is attacked"),
    "questions": message("Open questions"),
    "partly_answered": message("Answered only in part"),
    "sources": message("Comments that nobody answered"),
    "untouched": message("Claims with reasons that nobody took up"),
}
"""The parts of what is open, each with its heading, in the order in which they are listed."""


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
        Objections that nobody replied to or conceded, by the source that makes them, in order of
        the sources; without the two kinds that follow, to which nobody here owes a reply.
    to_absent : tuple of SourceObjections
        Those to what is held only by people known from quotations, who cannot reply.
    to_passive : tuple of SourceObjections
        Those to views that are only reported or parodied here, and to steps from these.
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
    to_passive: tuple[SourceObjections, ...]
    answered_by_others: tuple[Objection, ...]
    questions: tuple[str, ...]
    partly_answered: tuple[str, ...]
    sources: tuple[str, ...]
    untouched: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many issues each part has; the parts are those of `HEADINGS`, in their order."""
        sizes = {part: len(getattr(self, part)) for part in HEADINGS}
        return sizes | {"objections": number_of(self.objections)}

    @property
    def size(self) -> int:
        """How many issues there are in all parts."""
        return sum(self.counts.values())


def number_of(groups: Iterable[SourceObjections]) -> int:
    """Count the objections in some groups."""
    return sum(len(group.objections) for group in groups)


def open_issues(debate: Debate) -> OpenIssues:
    """Find what is open in a debate.

    Returns
    -------
    OpenIssues
        The lists, each in order of id or of source.

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
    groups: dict[_Owed, list[Objection]] = {owed: [] for owed in _Owed}
    answered = list[Objection]()
    for owed, objection in _objections(debate, present):
        if objection.state is ObjectionState.OPEN:
            groups[owed].append(objection)
        elif owed is _Owed.HERE and _is_answered_by_others(debate, objection):
            answered.append(objection)
    return OpenIssues(
        objections=tuple(_by_source(debate, groups[_Owed.HERE])),
        to_absent=tuple(_by_source(debate, groups[_Owed.BY_THE_ABSENT])),
        to_passive=tuple(_by_source(debate, groups[_Owed.BY_NOBODY])),
        answered_by_others=tuple(answered),
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


class _Owed(Enum):
    """Who owes a reply to an objection: who holds what it attacks."""

    HERE = auto()
    BY_THE_ABSENT = auto()
    BY_NOBODY = auto()


def _objections(debate: Debate, present: frozenset[str]) -> Iterator[tuple[_Owed, Objection]]:
    """Yield every objection, to nodes before steps, and who owes a reply to it."""
    for node in debate.nodes:
        owed = _owed(debate, node, holders(debate, node), present)
        yield from ((owed, objection) for objection in objections(debate, node))
    for node in debate.nodes:
        for step in debate.spoken_by(node):
            if step.is_step:
                owed = _owed(debate, node, step_holders(debate, step), present)
                yield from ((owed, objection) for objection in objections(debate, step))


def _is_answered_by_others(debate: Debate, objection: Objection) -> bool:
    """Tell whether there are replies, but none by anybody who holds what is attacked."""
    target = objection.target
    who = step_holders(debate, target) if isinstance(target, Relation) else holders(debate, target)
    replying = {person for reply in objection.replies for person in makers(debate, reply)}
    return bool(who and replying) and replying.isdisjoint(who)


def _owed(debate: Debate, node: str, who: Collection[str], present: frozenset[str]) -> _Owed:
    if is_passive(debate, node):
        return _Owed.BY_NOBODY
    # what has no holder on record may be anybody's, and counts like what is accepted
    return _Owed.HERE if not who or not present.isdisjoint(who) else _Owed.BY_THE_ABSENT


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
