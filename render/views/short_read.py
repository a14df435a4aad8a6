"""What a debate comes down to: in a paragraph of the editors, and in two pages, with links."""

import re
from collections.abc import Container, Iterator
from itertools import chain, zip_longest
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.sentence import Phrase
from argmap.graph.analysis.holders import holders
from argmap.graph.model.in_short import in_short_clauses
from argmap.render.views.page_index import Head, PageIndex, SectionHead
from argmap.render.views.stances import accepting
from argmap.schema.vocabulary import RelationKind

WORDS: Final = 880
"""How many words the short read has at most."""
_END: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"“‘(])")  # noqa: RUF001 - a quotation mark


class Clause(NamedTuple):
    """A part of the text, and the claims that it is about."""

    text: str
    heads: tuple[Head, ...]


class LinkedSentence(NamedTuple):
    """A sentence, and the claim that it is and who holds it; None for one of a summary."""

    text: str
    head: Head | None = None
    people: str = ""


class Passage(NamedTuple):
    """What the short read says of one section."""

    section: SectionHead
    sentences: tuple[LinkedSentence, ...]


class RivalAnswer(NamedTuple):
    """A rival answer: who gives it, and what it says."""

    head: Head
    people: str


class ShortRead(NamedTuple):
    """All that the short read shows."""

    question: Head | None
    in_short: tuple[Clause, ...]
    answers: tuple[RivalAnswer, ...]
    passages: tuple[Passage, ...]
    words: int


def short_read(index: PageIndex) -> ShortRead:
    """Write the short read.

    Notes
    -----
    Of each section comes first its first sentence, then of each the second, and so on as long as
    there is room: so every section is told of before any is told of at length. A section without a
    summary is told by its root claim, what speaks for it, what against, and what is conceded to it.
    """
    debate = index.debate
    question = index.nodes.get(debate.question or "")
    theses = (thesis for thesis in debate.theses if thesis in index.nodes)
    answers = tuple(RivalAnswer(index.nodes[thesis], _names(index, thesis)) for thesis in theses)
    opening = [answer.head.says for answer in answers] + ([question.says] if question else [])
    used = sum(len(text.split()) for text in opening)
    said = {head.id for head in (*(answer.head for answer in answers), question) if head}
    told = {s: list(_sentences(index, s, said)) for s in index.sections if index.outline.tops[s]}
    kept: dict[str, list[LinkedSentence]] = {section: [] for section in told}
    rounds = zip_longest(*([(s, one) for one in told[s]] for s in told))
    for section, sentence in filter(None, chain.from_iterable(rounds)):
        size = len(sentence.text.split())
        if used + size > WORDS:
            break
        kept[section].append(sentence)
        used += size
    passages = (Passage(index.sections[s], tuple(those)) for s, those in kept.items() if those)
    return ShortRead(question, in_short(index), answers, tuple(passages), used)


def _names(index: PageIndex, node: str) -> str:
    """Name who holds a node, and say who of them does so only tentatively."""
    people = accepting(index, node, holders(index.debate, node))
    hedged = (Phrase("{name} (tentatively)", {"name": p.name}).written(index.words) for p in people)
    names = [h if p.hedged else p.name for p, h in zip(people, hedged, strict=True)]
    return index.words.listed(names)


def _sentences(index: PageIndex, section: str, said: Container[str]) -> Iterator[LinkedSentence]:
    """Yield what a section says, but for nodes that have been said."""
    summary = index.debate.section(section).summary
    if summary:
        yield from map(LinkedSentence, split(" ".join(summary.split())))
        return
    for node in _chief(index, section):
        if node in said:
            continue
        yield LinkedSentence(index.nodes[node].says, index.nodes[node], _names(index, node))


def _chief(index: PageIndex, section: str) -> Iterator[str]:
    """Yield a section's first node, then what first speaks for and against it and is conceded."""
    top = index.outline.tops[section][0]
    yield top
    below = index.outline.children.get(top, ())
    for kind in (RelationKind.SUPPORTS, RelationKind.REBUTS, RelationKind.KERNEL_OF):
        for node in below:
            relation = index.outline.places[node].relation
            if relation is not None and relation.kind is kind:
                yield node
                break


def split(text: str) -> list[str]:
    """Split a text into sentences.

    Examples
    --------
    >>> split("Tea calms. Does it? Perhaps, e.g. at night.")
    ['Tea calms.', 'Does it?', 'Perhaps, e.g. at night.']
    """
    return _END.split(text)


def in_short(index: PageIndex) -> tuple[Clause, ...]:
    """Part the text of a debate at the claims that it names in brackets.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.render.views.page_index import page_index
    >>> debate = replace(tea(), in_short="Ann says that tea calms [tea-calms]; Ben denies it.")
    >>> [(clause.text, len(clause.heads)) for clause in in_short(page_index(debate))]
    [('Ann says that tea calms', 1), ('; Ben denies it.', 0)]
    """
    return tuple(
        Clause(text, tuple(index.nodes[node] for node in nodes))
        for text, nodes in in_short_clauses(index.debate)
    )
