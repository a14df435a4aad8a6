"""What pages know of each other: the heads of nodes, people and sources, and the reading order."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.sentence import Phrase
from argmap.graph.analysis.holders import holders, is_tentative, participants
from argmap.graph.model.debate import Debate, Node, Person, Source
from argmap.graph.model.outline import Outline, outline
from argmap.graph.model.text import unbroken
from argmap.graph.model.wording import ENGLISH, Wording, message
from argmap.graph.sources.order import in_order
from argmap.render.addresses import (
    node_page,
    paragraph_in,
    person_page,
    section_page,
    source_page,
)
from argmap.render.catalogue import SOURCE, capital, wording
from argmap.render.views.analysis import NO_STATUS, Analysis, StatusView, analyse
from argmap.render.views.elsewhere import NO_LINKS, LinksElsewhere
from argmap.render.views.holder_names import HolderName, holder_names
from argmap.schema.provenance import AuthorEstablished, Identified
from argmap.schema.vocabulary import ACCEPTING, StanceKind

TITLE: Final = 160
"""Up to how many characters a text that has no short title is its own title."""
QUOTED: Final = message("quoted")
"""The remark on a person who is quoted, and takes no part in the conversation."""
_INFERRED: Final = frozenset({Identified.BY_REFERENCE, Identified.BY_SELF_REFERENCE})


class Head(NamedTuple):
    """What other pages show of a node.

    Attributes
    ----------
    id, path : str
        The id, and the page.
    kind : str
        Its kind in words.
    title, text : str
        What it is called and what it says; the text is empty where the title says all of it.
    holders : str
        The names of those who hold it; where nobody does, who parodies or reports it.
    reasons, objections : int
        How many reasons for it count, and how many objections to it.
    status : StatusView
        Its status.
    absent : bool
        Those who hold it are only quoted, and cannot reply here.
    """

    id: str
    path: str
    kind: str
    title: str
    text: str
    holders: str = ""
    reasons: int = 0
    objections: int = 0
    status: StatusView = NO_STATUS
    absent: bool = False

    @property
    def says(self) -> str:
        """What it says, in full."""
        return self.text or self.title


class PersonHead(NamedTuple):
    """What other pages show of a person.

    Attributes
    ----------
    id, path, name : str
        The id, the page and the name.
    remark : str
        That they are only quoted, or that their name is inferred; else empty.
    hedged : bool
        They accept tentatively what is shown beside their name.
    """

    id: str
    path: str
    name: str
    remark: str = ""
    hedged: bool = False


class SourceHead(NamedTuple):
    """What other pages show of a source; who wrote it may be inferred from other sources."""

    id: str
    path: str
    title: str
    author: PersonHead | None
    author_inferred: bool = False


class SectionHead(NamedTuple):
    """What other pages show of a section."""

    id: str
    path: str
    title: str


class DebateHead(NamedTuple):
    """What every page shows of its debate: its id, title and licence, and how it is analysed."""

    id: str
    title: str
    licence: str
    profile: str


class Locator(NamedTuple):
    """A place in a source: the anchor on the source's page, and its name in words."""

    path: str
    name: str


class Citation(NamedTuple):
    """A source and the places in it."""

    source: SourceHead
    places: tuple[Locator, ...]


class PageIndex(NamedTuple):
    """A debate with the heads of all it holds, made once for all pages.

    Attributes
    ----------
    debate : Debate
        The debate.
    analysis : Analysis
        How its nodes fare.
    outline : Outline
        The places of nodes in the map.
    nodes, people, sources, sections
        The heads, by id.
    order : tuple of str
        All nodes in reading order: by section, each above what hangs under it.
    depth : Mapping of str to int
        How many steps each node stands below the top of its section.
    words : Wording
        The language of the interface.
    elsewhere : LinksElsewhere
        The links with other debates.
    """

    debate: Debate
    analysis: Analysis
    outline: Outline
    nodes: Mapping[str, Head]
    people: Mapping[str, PersonHead]
    sources: Mapping[str, SourceHead]
    sections: Mapping[str, SectionHead]
    order: tuple[str, ...]
    depth: Mapping[str, int]
    words: Wording = ENGLISH
    elsewhere: LinksElsewhere = NO_LINKS

    def within(self, section: str) -> list[str]:
        """List the nodes of a section in reading order."""
        return [node for top in self.outline.tops[section] for _, node in self.outline.walk(top)]

    def cite(self, source: str | None, at: Iterable[str]) -> Citation | None:
        """Name the places in a source, each with a link; None where there is no source."""
        if source is None:
            return None
        head = self.sources[source]
        places = (Locator(f"{head.path}#{p}", paragraph_in(p, self.words)) for p in at)
        return Citation(head, tuple(places))


def page_index(debate: Debate, language: str = SOURCE) -> PageIndex:
    """Make the heads of everything in a debate.

    Parameters
    ----------
    debate : Debate
        The debate.
    language : str, default en
        The language of the site, as a BCP 47 tag.

    Notes
    -----
    Linear in nodes, relations and stances.
    """
    words = wording(language)
    places, analysis = outline(debate), analyse(debate)
    people = {person.id: _person(debate, person) for person in debate.people.values()}
    depth = {
        node: level
        for section in debate.sections
        for top in places.tops[section.id]
        for level, node in places.walk(top)
    }
    return PageIndex(
        debate,
        analysis,
        places,
        {node.id: _head(debate, node, analysis, people, words) for node in debate.nodes.values()},
        people,
        {source: _source(debate.sources[source], people, words) for source in in_order(debate)},
        {
            section.id: SectionHead(section.id, section_page(section.id), section.title)
            for section in debate.sections
        },
        tuple(depth),
        depth,
        words,
    )


def kind_name(node: Node) -> str:
    """Name a node's kind, for an example its form."""
    form = node.record.form
    return form.label if form is not None else node.kind.label


def _head(
    debate: Debate,
    node: Node,
    analysis: Analysis,
    people: Mapping[str, PersonHead],
    words: Wording,
) -> Head:
    record, title, text = analysis.records[node.id], node.short, node.text
    if node.record.short is None and len(text) <= TITLE:
        title = text
    return Head(
        node.id,
        node_page(node.id),
        kind_name(node),
        title,
        text if text != title else "",
        _names(debate, people, node, words),
        record.reasons,
        record.objections,
        analysis.status(node.id),
        bool(held_by := holders(debate, node.id))
        and all(people[person].remark == QUOTED for person in held_by),
    )


def _names(debate: Debate, people: Mapping[str, PersonHead], node: Node, words: Wording) -> str:
    """Name those who hold a node; of one that nobody holds, who parodies or reports it."""
    own = [stance for stance in node.stances if stance.step is None]
    if holding := dict.fromkeys(stance.person for stance in own if stance.kind in ACCEPTING):
        hedging = {one for one in holding if is_tentative(debate, node.id, one)}
        return holder_names([_named(people[p], hedged=p in hedging) for p in holding], words)
    for kind in (StanceKind.PARODIES, StanceKind.REPORTS):
        if speaking := dict.fromkeys(stance.person for stance in own if stance.kind is kind):
            how = Phrase(kind.traits.participle)
            names = holder_names([_named(people[person]) for person in speaking], words)
            return Phrase("{participle} by {names}", {"participle": how, "names": names}).written(
                words
            )
    return ""


def _named(person: PersonHead, *, hedged: bool = False) -> HolderName:
    return HolderName(person.name, person.remark == QUOTED, hedged)


def _person(debate: Debate, person: Person) -> PersonHead:
    present, remark = participants(debate), ""
    if present and person.id not in present:
        remark = QUOTED
    elif person.record.identified in _INFERRED:
        remark = message("name inferred")
    return PersonHead(person.id, person_page(person.id), unbroken(person.name), remark)


def _source(source: Source, people: Mapping[str, PersonHead], words: Wording) -> SourceHead:
    title = source.record.title
    kind = words.gettext(source.record.kind.label)
    name = " ".join(title.split()) if title is not None else f"{capital(kind)} {source.id}"
    author = people[source.author] if source.author is not None else None
    inferred = source.record.author_established is AuthorEstablished.INFERRED
    return SourceHead(source.id, source_page(source.id), name, author, inferred)
