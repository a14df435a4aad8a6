"""What a word of the vocabulary carries: labels for readers, and rules as data."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple, Self, TypeAlias

# Named tuples, for every start of a command makes these classes: as frozen data classes with a
# common base they cost 4 ms, and one start is 250. So each names the first three fields again.


class WordTraits(NamedTuple):
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


class KindTraits(NamedTuple):
    """What there is to say of a kind of node, besides what `WordTraits` has.

    Attributes
    ----------
    plural : str
        The label of several; empty where an "s" makes it.
    keys : tuple of str
        The keys that only this kind has.
    must_have : tuple of str
        It must have at least one of these keys; none is needed where this is empty.
    must_say, to_add : str
        The same for people, as a check says it: what is missing, and what to write.
    likely : str
        The relation that somebody who writes such a node most likely means.
    stance : str
        The stance that its author most likely takes.
    always_judged : bool
        Whether it has a status even where nothing speaks for or against it.
    is_term : bool
        Whether readers cannot know what the label means, so that pages say it in place.
    """

    meaning: str
    label: str = ""
    description: str = ""
    plural: str = ""
    keys: tuple[str, ...] = ()
    must_have: tuple[str, ...] = ()
    must_say: str = ""
    to_add: str = ""
    likely: str = "supports"
    stance: str = "asserts"
    always_judged: bool = False
    is_term: bool = False


class RelationTraits(NamedTuple):
    """What there is to say of a kind of relation, besides what `WordTraits` has.

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
    is_term : bool
        Whether readers cannot know what the label means, so that pages say it in place.
    """

    meaning: str
    label: str
    heard: str
    verb: str
    passive: str
    glyph: str
    look: str
    description: str = ""
    label_of_step: str = ""
    heard_of_step: str = ""
    aif: str = ""
    is_step: bool = False
    is_attack: bool = False
    is_reply: bool = False
    to_nodes: bool = True
    to_steps: bool = False
    from_questions: bool = False
    reply_kind: str = ""
    is_term: bool = False


class StanceTraits(NamedTuple):
    """What there is to say of a kind of stance, besides what `WordTraits` has.

    Attributes
    ----------
    participle : str
        Before the names of those who take it: "asserted".
    glyph, look : str
        Its sign on pages, and its class in the style sheet; empty where it says nothing of what
        the person holds.
    first_person : str
        How somebody takes it on a form; empty where nobody takes it there.
    accepts, rejects : bool
        How it counts; neither where it leaves the matter open.
    """

    meaning: str
    participle: str
    label: str = ""
    description: str = ""
    glyph: str = ""
    look: str = ""
    first_person: str = ""
    accepts: bool = False
    rejects: bool = False


class StatusTraits(NamedTuple):
    """What there is to say of a status, formal or for readers, besides what `WordTraits` has.

    Attributes
    ----------
    glyph, look : str
        Its sign on pages, and its class in the style sheet.
    of_step : str
        What a justification says of a step.
    """

    meaning: str
    glyph: str
    look: str
    label: str = ""
    description: str = ""
    of_step: str = "contested"


class SourceTraits(NamedTuple):
    """What there is to say of a kind of source, besides what `WordTraits` has.

    Attributes
    ----------
    plural : str
        The label of several; empty where an "s" makes it.
    takes_part : bool
        Whether its author takes part in the debate by writing it.
    is_reference : bool
        Whether nodes only cite it: it needs neither an author nor paragraphs, and the map does not
        have to account for it.
    """

    meaning: str
    label: str = ""
    description: str = ""
    plural: str = ""
    takes_part: bool = False
    is_reference: bool = False


Traits: TypeAlias = (
    WordTraits | KindTraits | RelationTraits | StanceTraits | StatusTraits | SourceTraits
)


class Vocabulary(StrEnum):
    """A list of words of the format; each carries its traits.

    A member is written ``NAME = "word", traits``; to everybody else it is the word.

    Attributes
    ----------
    traits
        All that there is to say of the word.
    label, plural : str
        How readers see it, and several of it.
    meaning : str
        What it means, in a few words without a full stop.
    description : str
        What it means, in a sentence.
    """

    _value_: str
    traits: Traits
    label: str
    plural: str
    meaning: str
    description: str

    def __new__(cls, word: str, traits: Any = None) -> Self:
        """Make a member: a word that carries its traits.

        Every member has traits. They are optional only for type checkers, which take a look-up,
        ``Kind("claim")``, for a call of this.
        """
        member = str.__new__(cls, word)
        member._value_ = word
        member.traits = traits
        member.label = traits.label or word.replace("-", " ")
        member.plural = getattr(traits, "plural", "") or f"{member.label}s"
        member.meaning = traits.meaning
        sentence = f"{traits.meaning[0].upper()}{traits.meaning[1:]}."
        member.description = traits.description or sentence
        return member


def meanings(vocabulary: Iterable[Vocabulary]) -> dict[str, str]:
    """Say of each word what it means, for somebody who has to choose one."""
    return {word.value: word.meaning for word in vocabulary}
