"""Keys of pages: what stands for all that a page shows, told without making it.

The page of a node shows the node, what bears on it near and far, the heads of what it bears on, and
its way up in the map. So its key is made of *prints* of nodes. The print of a node stands for its
file and its head, and so for how it fares. What bears on a node near and far is one digest, made of
the digests of what bears on it directly: of a circle all have the same (Merkle 1987). Of a page
that shows little, all that it shows is its key. A *wide* page shows nodes from all over the
debate. Which ones rests on the structure alone (`argmap.loading.stored_readings`): so it is worked
out once for each structure, and the key is made of that and of the prints of these nodes. A page
without a key is made by every build.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Final, TypeAlias

from argmap.graph.analysis.explain.sentence import NamedNode, Phrase
from argmap.graph.analysis.holders import participants
from argmap.graph.model.components import strongly_connected_components
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.stored_answers import stored
from argmap.loading.fingerprint import code_fingerprint
from argmap.render.context import DebateContext
from argmap.render.views.analysis import search_share
from argmap.render.views.card import objections_elsewhere
from argmap.render.views.changes import NodeHistory
from argmap.render.views.listing import ListingPage
from argmap.render.views.map import is_large
from argmap.render.views.page_index import Head, PageIndex

_SIZE: Final = 12
_STORED_AS: Final = "nodes on wide pages"
"""The question under which the nodes that wide pages show are stored."""


class PageKeys:
    """The keys of the pages of one debate.

    Parameters
    ----------
    index : PageIndex
        The debate.
    context : DebateContext
        What all its pages have in common.
    wide : Mapping of str to callable
        The views of its wide pages, by path.
    """

    def __init__(
        self, index: PageIndex, context: DebateContext, wide: Mapping[str, Callable[[], object]]
    ) -> None:
        self._index, self._wide = index, wide
        self._of_sections: dict[str, str] = {}
        debate = index.debate
        heads = (index.people, index.sources, index.sections)
        people, sources = debate.people.values(), debate.sources.values()
        former = [(p.id, p.record.aliases) for p in people if p.record.aliases]
        former += [(s.id, s.record.aliases) for s in sources if s.record.aliases]
        self._code = code_fingerprint()
        shared = (self._code, context, heads, former, debate.aliases, participants(debate))
        numbers = (search_share(debate), is_large(debate), index.elsewhere)
        self._common = _digest(shared, numbers)

    def of_claim(
        self,
        template: str,
        node: str,
        before: str | None,
        after: str | None,
        history: NodeHistory,
    ) -> str:
        """Make the key of a page about a node.

        Parameters
        ----------
        template : str
            By what it is written.
        node : str
            The node.
        before, after : str or None
            Its neighbours in the map.
        history : NodeHistory
            Its history.
        """
        others = (before, after)
        index, found = self._index, self._index.debate.nodes[node]
        ahead = {name for relation in _own(index.debate, node) for name in _chain(relation.target)}
        near = sorted(ahead.union(other for other in found.see if "/" not in other))
        up, place = [], index.outline.places[node].parent
        while place is not None:
            up.append(place)
            place = index.outline.places[place].parent
        names = [*near, "up", *up, "others", *(other or "" for other in others), repr(history)]
        return self._key([template, node, *names], [node, *near, *up, *filter(None, others)], node)

    def of_section(self, section: str) -> str:
        """Make the key of the pages about the nodes of a section.

        Of what bears on them from other sections, these pages show a number alone.
        """
        if section not in self._of_sections:
            self._of_sections[section] = self._of_section(section)
        return self._of_sections[section]

    def _of_section(self, section: str) -> str:
        index, names, outside = self._index, list[str](), list[int]()
        for node in index.within(section):
            names += [node, *index.outline.children.get(node, ())]
            outside.append(objections_elsewhere(index.debate, node))
            for relation in index.debate.spoken_by(node):
                names += _chain(relation.target)
        record = repr([one for one in index.debate.sections if one.id == section])
        return self._key(["section", section, record, repr(outside), *names], names)

    def of_view(self, template: str, title: str, view: Callable[[], object]) -> str:
        """Make the key of a page whose view is short: it is all that the page shows."""
        return _digest(template, title, view(), self._common)

    def of_listing(self, view: Callable[[], ListingPage]) -> str:
        """Make the key of a page that lists the heads of nodes."""
        page = view()
        rows = [row for letter in page.letters for row in letter.rows]
        names = [row.head.id for row in rows]
        rest = (page._replace(letters=()), [row.keys for row in rows])
        return self._key(["listing", repr(rest), *names], names)

    def of_wide(self, template: str, path: str, beside: object) -> str:
        """Make the key of a wide page: the structure chooses the nodes whose words it shows."""
        answers = self._index.debate.answers
        if answers is None:
            return ""
        nodes = self._shown[path]
        return self._key([template, path, answers.structure, repr(beside), *nodes], nodes)

    @cached_property
    def _shown(self) -> dict[str, list[str]]:
        """List the nodes that each wide page shows, as long as the structure is the same."""
        return stored(
            self._index.debate.answers,
            _STORED_AS,
            lambda: {path: sorted(_nodes_in(view())) for path, view in self._wide.items()},
            lambda pages: json.dumps({"code": self._code, "pages": pages}),
            self._unpacked,
        )

    def _unpacked(self, answer: str) -> dict[str, list[str]] | None:
        """Read what another build has stored, where that knew the same pages."""
        known = json.loads(answer)
        pages: dict[str, list[str]] = known["pages"]
        is_same = known["code"] == self._code and pages.keys() == self._wide.keys()
        return pages if is_same else None

    def _key(self, texts: list[str], nodes: Iterable[str], node: str = "") -> str:
        behind = self._behind[node] if node else ""
        prints = [self._prints[name] for name in nodes]
        return _digest(texts, prints, self._common, behind)

    @cached_property
    def _prints(self) -> dict[str, str]:
        """Make for each node what stands for its file, and for all that pages say of it."""
        index, statuses = self._index, self._index.analysis.statuses
        return {
            node.id: _digest(
                node.record.model_dump_json(exclude_defaults=True),
                (node.section, node.see, index.nodes[node.id]),
                (statuses.values[node.id], statuses.justification[node.id]),
            )
            for node in index.debate.nodes.values()
        }

    @cached_property
    def _behind(self) -> dict[str, str]:
        """Make for each node what stands for all that bears on it, near and far."""
        names = list(self._index.debate.nodes)
        numbers = {name: number for number, name in enumerate(names)}
        needs = [[numbers[n] for n in _bearing(self._index.debate, name)] for name in names]
        digests = [""] * len(names)
        for unit in strongly_connected_components(len(names), needs.__getitem__):
            inside = [self._prints[names[number]] for number in unit]
            outside = {digests[other] for number in unit for other in needs[number]} - {""}
            digest = _digest(inside, sorted(outside))
            for number in unit:
                digests[number] = digest
        return dict(zip(names, digests, strict=True))


PageKey: TypeAlias = Callable[[PageKeys], str]
"""Makes the key of a page."""


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode(), digest_size=_SIZE).hexdigest()


def _nodes_in(view: object) -> set[str]:
    """Find the nodes that a view shows: their heads, and those that its sentences name."""
    found, pending = set[str](), [view]
    while pending:
        part = pending.pop()
        if isinstance(part, Head):
            found.add(part.id)
        elif isinstance(part, NamedNode):
            found.add(part.node)
        elif isinstance(part, Phrase):
            pending += part.values.values()
        elif isinstance(part, Mapping):
            pending += part.values()
        elif isinstance(part, tuple | list):
            pending += part
    return found


def _own(debate: Debate, node: str) -> tuple[Relation, ...]:
    """List the relations that a node makes, alone or as a premise."""
    return (*debate.spoken_by(node), *debate.premise_in(node))


def _bearing(debate: Debate, node: str) -> list[str]:
    """List the nodes that bear on a node, on a relation of it, or on one that bears on these."""
    pending = [*debate.bearing_on(node), *_own(debate, node)]
    found: dict[str, None] = {}
    for relation in pending:  # grows while it is read
        found.update(dict.fromkeys(relation.sources))
        pending += debate.bearing_on(relation)
    return sorted(found.keys() - {node})


def _chain(target: Target) -> Iterator[str]:
    """Yield the nodes that the name of a target has."""
    while isinstance(target, Relation):
        yield from target.sources
        target = target.target
    yield target
