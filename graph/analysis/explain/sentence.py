"""A sentence with named places, which text and pages fill each in their own way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter
from typing import Final, NamedTuple, TypeAlias

from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import ENGLISH, Wording, listed
from argmap.schema.traits import Vocabulary

NODES_NAMED: Final = 3
"""How many nodes a sentence names before it counts the rest."""


INFERRED: Final = "added by the editor"
"""The mark of a link that no participant makes."""


class NamedNode(NamedTuple):
    """A node that a sentence names, who put it forward, and whether the editor linked it."""

    node: str
    people: tuple[str, ...] = ()
    inferred: bool = False


class NamedNodes(NamedTuple):
    """The nodes named in one place of a sentence, and how many more there are."""

    named: tuple[NamedNode, ...]
    more: int = 0


PhraseValue: TypeAlias = (
    "str | int | Vocabulary | Phrase | NamedNodes | Sequence[str] | Sequence[Phrase]"
)
"""What stands in a place of a sentence: a text of the debate as it is, a number, a word of the
format, a sentence within the sentence, nodes that a page makes links of, or a list of texts."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole sentence with named places; translated as a whole, then filled.

    Attributes
    ----------
    template : str
        The sentence in English, its places in braces.
    values : Mapping of str to PhraseValue
        What stands in each place.
    several : str
        The template for any number but one; empty for a sentence that counts nothing. The
        number is the value ``number``.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> sentence = Phrase("not if {claim} holds", {"claim": mentions([NamedNode("tea-calms")])})
    >>> sentence.text(tea())
    "not if 'Tea calms.' holds"
    >>> str(counted_phrase("{number} reply", "{number} replies", 2))
    '2 replies'
    """

    template: str
    values: Mapping[str, PhraseValue] = field(default_factory=dict)
    several: str = ""

    def pieces(self, wording: Wording = ENGLISH) -> Iterator[str | NamedNodes]:
        """Yield the texts and the nodes of the sentence in their order."""
        text = ""
        for before, place, _, _ in Formatter().parse(self._template(wording)):
            text += before
            value = self.values[place] if place else ""
            if isinstance(value, NamedNodes):
                if text:
                    yield text
                yield value
                text = ""
            else:
                text += written(value, wording)
        if text:
            yield text

    def text(self, debate: Debate, wording: Wording = ENGLISH) -> str:
        """Write the sentence with the titles of the nodes in quotes."""
        return "".join(
            piece if isinstance(piece, str) else _titles(debate, piece)
            for piece in self.pieces(wording)
        )

    def written(self, wording: Wording = ENGLISH) -> str:
        """Write a sentence that names no nodes."""
        template = self._template(wording)
        if not self.values:
            return template
        return template.format_map(
            {place: written(value, wording) for place, value in self.values.items()}
        )

    def __str__(self) -> str:
        return self.written()

    def _template(self, wording: Wording) -> str:
        number = self.values.get("number")
        if self.several and isinstance(number, int):
            return wording.ngettext(self.template, self.several, number)
        return wording.gettext(self.template)


def counted_phrase(one: str, several: str, number: int, **values: PhraseValue) -> Phrase:
    """Make a sentence that counts something: the number stands in its place ``number``."""
    return Phrase(one, {"number": number, **values}, several)


def in_a_row(sentences: Sequence[Phrase]) -> Phrase:
    """Write one whole sentence after another."""
    first, *others = sentences
    for other in others:
        first = Phrase("{sentence} {next}", {"sentence": first, "next": other})
    return first


def in_one(remarks: Sequence[Phrase]) -> Phrase:
    """Write remarks in one sentence."""
    first, *others = remarks
    for other in others:
        first = Phrase("{remark}; {next}", {"remark": first, "next": other})
    return first


def written(value: PhraseValue, wording: Wording = ENGLISH) -> str:
    """Write what stands in a place of a sentence; an English text of one's own is a `Phrase`."""
    if type(value) is str:  # a word of a table is a str as well, and no text of the debate
        return value
    if isinstance(value, int):
        return wording.number(value)
    if isinstance(value, Vocabulary):
        return wording.gettext(value.label)
    if isinstance(value, str):
        return value
    if isinstance(value, Phrase):
        return value.written(wording)
    if isinstance(value, NamedNodes):
        raise TypeError("nodes are named by Phrase.text, or by a page")
    return wording.listed([written(part, wording) for part in value])


def mentions(nodes: Iterable[NamedNode], shown: int = NODES_NAMED) -> NamedNodes:
    """Name some nodes: all of them, or the first few where there are more than fit."""
    named = tuple(nodes)
    first = named if len(named) <= shown else named[: shown - 1]
    return NamedNodes(first, len(named) - len(first))


def names_of(debate: Debate, people: Sequence[str]) -> list[str]:
    """Name people one by one, for a sentence that lists them."""
    return [debate.people[person].name for person in people]


def names(debate: Debate, people: Sequence[str]) -> str:
    """List people by name."""
    return listed(names_of(debate, people))


def _titles(debate: Debate, nodes: NamedNodes) -> str:
    titles = [_title(debate, mention) for mention in nodes.named]
    return listed([*titles, *([f"{nodes.more} more"] if nodes.more else [])])


def _title(debate: Debate, mention: NamedNode) -> str:
    title = f"'{debate.nodes[mention.node].short}'"
    people = names(debate, mention.people)
    remarks = "; ".join(filter(None, [people, INFERRED if mention.inferred else ""]))
    return f"{title} ({remarks})" if remarks else title
