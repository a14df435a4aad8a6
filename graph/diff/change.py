"""What a change between two states of a debate can be, and how far it reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Level(StrEnum):
    """How far a change reaches, the furthest first."""

    CONCLUSION = "CHANGES-CONCLUSION"
    """A node or a step fares otherwise."""
    ARGUMENT = "CHANGES-ARGUMENT"
    """What is said, by whom, or for or against what."""
    WORDING = "WORDING"
    """The same said in other words."""
    META = "META"
    """Names, places in the map, locators: nothing that is said."""


class ChangeKind(StrEnum):
    """The kinds of change; the names are stable."""

    STATUS_CHANGED = "status-changed"
    """A node or a step fares otherwise: another label or value, or no longer held, or blocked."""
    STATUS_REFINED = "status-refined"
    """A node has another status that says no more than whether reasons or objections are there."""
    JUSTIFICATION_CHANGED = "justification-changed"
    """Another of the six formal words, while a reader sees the same status."""
    DEBATE_ADDED = "debate-added"
    DEBATE_REMOVED = "debate-removed"
    NODE_ADDED = "node-added"
    NODE_REMOVED = "node-removed"
    NODE_KIND_CHANGED = "node-kind-changed"
    """A claim becomes a kernel, say."""
    NODE_MEANING_CHANGED = "node-meaning-changed"
    """Reworded where it bears on the meaning, or beyond recognition."""
    NODE_WEIGHT_CHANGED = "node-weight-changed"
    """What the analysis starts from: priority, base, need of support."""
    RELATION_ADDED = "relation-added"
    RELATION_REMOVED = "relation-removed"
    RELATION_TURNED = "relation-turned"
    """The two ends changed places."""
    RELATION_KIND_CHANGED = "relation-kind-changed"
    RELATION_RETARGETED = "relation-retargeted"
    RELATION_ALTERED = "relation-altered"
    """Other linked premises, other people who draw it, in part, inferred."""
    STANCE_ADDED = "stance-added"
    STANCE_REMOVED = "stance-removed"
    STANCE_MOVED = "stance-moved"
    """Somebody stands otherwise to the same thing."""
    TOPIC_CHANGED = "topic-changed"
    """The debate's question or its theses."""
    PHRASE_CHANGED = "phrase-changed"
    """The record says something else about a node or a step."""
    OBJECTION_OPENED = "objection-opened"
    """An objection stands without a reply that did not before."""
    OBJECTION_ANSWERED = "objection-answered"
    TENSION_ADDED = "tension-added"
    """What somebody holds pulls in two directions, and did not before."""
    TENSION_REMOVED = "tension-removed"
    CIRCLE_ADDED = "circle-added"
    """Reasons that lead back to themselves."""
    ORPHAN_ADDED = "orphan-added"
    """A node bears on nothing any more, and nothing on it."""
    NODE_REWORDED = "node-reworded"
    NODE_DETAILS_CHANGED = "node-details-changed"
    """Title, note, term or form."""
    NODE_LIMITS_CHANGED = "node-limits-changed"
    """What a kernel of truth does not show."""
    NODE_RENAMED = "node-renamed"
    NODE_MOVED = "node-moved"
    """Another section, or another place in it."""
    NODE_INDEX_CHANGED = "node-index-changed"
    """Topics, links worth reading, former ids."""
    RELATION_CITED = "relation-cited"
    """Another scheme, or another place where it is drawn."""
    STANCE_CITED = "stance-cited"
    """Another place where it is taken, another remark."""
    PERSON_DESCRIBED = "person-described"
    """What somebody is called, how they are known, and what their position is said to be."""
    SOURCE_ATTRIBUTED = "source-attributed"
    """Whose words a source holds: its author, how that is known, whom it quotes where."""
    PERSON_CHANGED = "person-changed"
    SOURCE_CHANGED = "source-changed"
    FRAME_CHANGED = "frame-changed"
    """The debate's title, sections, documents, licence or expectations."""


_WORDING: Final = (ChangeKind.NODE_REWORDED, ChangeKind.NODE_DETAILS_CHANGED)
_META: Final = (
    ChangeKind.NODE_RENAMED,
    ChangeKind.NODE_MOVED,
    ChangeKind.NODE_INDEX_CHANGED,
    ChangeKind.RELATION_CITED,
    ChangeKind.STANCE_CITED,
    ChangeKind.PERSON_CHANGED,
    ChangeKind.SOURCE_CHANGED,
    ChangeKind.FRAME_CHANGED,
)
LEVELS: Final[Mapping[ChangeKind, Level]] = MappingProxyType(
    dict.fromkeys(ChangeKind, Level.ARGUMENT)
    | {ChangeKind.STATUS_CHANGED: Level.CONCLUSION}
    | dict.fromkeys(_WORDING, Level.WORDING)
    | dict.fromkeys(_META, Level.META)
)
"""How far each kind of change reaches."""

_LEVELS: Final = list(Level)
_KINDS: Final = list(ChangeKind)


class Piece(NamedTuple):
    """A stretch of a word diff.

    Attributes
    ----------
    sign : str
        ``"="`` kept, ``"-"`` gone, ``"+"`` new.
    text : str
        The words.
    decisive : bool
        They bear on the meaning: a negation, a quantifier, a number or a modal.
    """

    sign: str
    text: str
    decisive: bool = False


class Change(NamedTuple):
    """One change.

    Attributes
    ----------
    kind : ChangeKind
        What sort of change it is.
    subject : str
        What changed: the id of a node, the name of a step, or the id of something else; by its new
        name.
    before, after : str
        What was, and what is; empty where there was or is nothing.
    reason : str
        Why, in the fewest steps, where the change follows from another; of a new stance, where it
        is taken.
    words : tuple of Piece
        The word diff of a text.
    """

    kind: ChangeKind
    subject: str
    before: str = ""
    after: str = ""
    reason: str = ""
    words: tuple[Piece, ...] = ()

    @property
    def level(self) -> Level:
        """How far it reaches."""
        return LEVELS[self.kind]

    def sort_key(self) -> tuple[int, str, int, str, str, str]:
        """Order changes by level, then by what changed, then by kind."""
        return (
            _LEVELS.index(self.level),
            self.subject,
            _KINDS.index(self.kind),
            self.before,
            self.after,
            self.reason,
        )


class RelationEnd(NamedTuple):
    """A relation seen from one of its ends.

    Attributes
    ----------
    incoming : bool
        It leads here.
    relation : str
        The word for it in a file.
    other : str
        What is at the other end: an id, or the name of a step.
    title : str
        The title of the node there.
    """

    incoming: bool
    relation: str
    other: str
    title: str


class LinkChanges(NamedTuple):
    """What a node was joined to before, and what it is joined to after."""

    node: str
    title: str
    before: tuple[RelationEnd, ...] = ()
    after: tuple[RelationEnd, ...] = ()


@dataclass(frozen=True, slots=True)
class DebateDiff:
    """All that differs between two states of a debate.

    Attributes
    ----------
    debate : str
        The debate's id.
    changes : tuple of Change
        The furthest reaching first.
    around : tuple of LinkChanges
        The surroundings of every node whose relations changed, in order of id.
    left_out : tuple of str
        Files of which a part could not be read in one state or the other: what they say there was
        not compared.
    """

    debate: str
    changes: tuple[Change, ...] = ()
    around: tuple[LinkChanges, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def level(self) -> Level | None:
        """How far the furthest reaching change reaches; None where nothing changed."""
        return self.changes[0].level if self.changes else None


def at_least(level: Level | None, limit: Level) -> bool:
    """Tell whether a level reaches as far as a limit.

    Examples
    --------
    >>> at_least(Level.CONCLUSION, Level.WORDING), at_least(Level.META, Level.WORDING)
    (True, False)
    """
    return level is not None and _LEVELS.index(level) <= _LEVELS.index(limit)


def furthest(levels: list[Level | None]) -> Level | None:
    """Choose the level that reaches furthest; None where there is none.

    Examples
    --------
    >>> furthest([Level.META, None, Level.ARGUMENT]).value
    'CHANGES-ARGUMENT'
    """
    known = [level for level in levels if level is not None]
    return min(known, key=_LEVELS.index, default=None)
