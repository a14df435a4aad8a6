"""What a word of the vocabulary carries: labels for readers, and rules as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTraits:
    """What there is to say of a word.

    Attributes
    ----------
    meaning : str
        What it means, in a few words without a full stop, for somebody who has to choose one.
    label : str
        How readers see it; empty where that is the word itself.
    description : str
        The meaning in a sentence, for legends, editors and documents; empty where the few words
        make one.
    """

    meaning: str
    label: str = ""
    description: str = ""


class Vocabulary(StrEnum):
    """A list of words of the format; each carries its traits.

    A member is written ``NAME = "word", traits``; to everybody else it is the word.
    """

    _value_: str
    traits: WordTraits

    def __new__(cls, word: str, traits: Any = None) -> Self:
        """Make a word that carries its traits; a look-up by the word alone needs none."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.traits = traits
        return member

    @property
    def label(self) -> str:
        """How readers see it."""
        return self.traits.label or self.value.replace("-", " ")

    @property
    def meaning(self) -> str:
        """What it means, in a few words without a full stop."""
        return self.traits.meaning

    @property
    def description(self) -> str:
        """What it means, in a sentence."""
        meaning = self.traits.meaning
        return self.traits.description or f"{meaning[0].upper()}{meaning[1:]}."

    @property
    def plural(self) -> str:
        """The label of several."""
        return getattr(self.traits, "plural", "") or f"{self.label}s"


def meanings(vocabulary: Iterable[Vocabulary]) -> dict[str, str]:
    """Say of each word what it means, for somebody who has to choose one."""
    return {word.value: word.meaning for word in vocabulary}


@dataclass(frozen=True, slots=True, kw_only=True)
class NounTraits(WordTraits):
    """A word for things that can be counted.

    Attributes
    ----------
    plural : str
        The label of several; empty where an "s" makes it.
    """

    plural: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTraits(NounTraits):
    """What there is to say of a kind of node.

    Attributes
    ----------
    keys : tuple of str
        The keys that only this kind has.
    must_have : tuple of str
        It must have at least one of these keys; none is needed where this is empty.
    likely : str
        The relation that somebody who writes such a node most likely means.
    always_judged : bool
        Whether it has a status even where nothing speaks for or against it.
    """

    keys: tuple[str, ...] = ()
    must_have: tuple[str, ...] = ()
    likely: str = "supports"
    always_judged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationTraits(WordTraits):
    """What there is to say of a kind of relation.

    Attributes
    ----------
    label, label_of_step : str
        What pages say of the speaker, before the target's title: "speaks for"; where the target
        is a step, before the title of the node at which that step starts.
    heard, heard_of_step : str
        The same from the target's side, before the speaker's title: "for it", "for the step".
    verb, passive : str
        The technical terms, from either side: "rebuts", "rebutted by".
    glyph, look : str
        Its sign on pages, and the class of the style sheet for its line and colour.
    aif : str
        What it is in the Argument Interchange Format; empty where AIF has no such thing.
    is_step : bool
        Whether it is a step, and so may be a target itself.
    is_attack : bool
        Whether it speaks against its target.
    is_reply : bool
        Whether it counts as a reply to an objection.
    to_nodes, to_steps : bool
        What it may lead to.
    from_questions : bool
        Whether a question may carry it; every other kind may.
    reply_kind : str
        The kind of node that a reply of this sort is; empty where forms do not offer it.
    """

    label: str
    label_of_step: str = ""
    heard: str
    heard_of_step: str = ""
    verb: str
    passive: str
    glyph: str
    look: str
    aif: str = ""
    is_step: bool = False
    is_attack: bool = False
    is_reply: bool = False
    to_nodes: bool = True
    to_steps: bool = False
    from_questions: bool = False
    reply_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceTraits(WordTraits):
    """What there is to say of a kind of stance.

    Attributes
    ----------
    participle : str
        Before the names of those who take it: "asserted".
    glyph, look : str
        Its sign on pages, and its class in the style sheet; empty where it says nothing of what
        the person holds.
    accepts, rejects : bool
        How it counts; neither where it leaves the matter open.
    """

    participle: str
    glyph: str = ""
    look: str = ""
    accepts: bool = False
    rejects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTraits(WordTraits):
    """What there is to say of a status, or of a formal justification status.

    Attributes
    ----------
    glyph, look : str
        Its sign on pages, and its class in the style sheet.
    """

    glyph: str
    look: str
