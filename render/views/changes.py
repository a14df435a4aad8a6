"""What has changed, day by day and node by node, as the history of the files tells it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from argmap.graph.model.wording import message
from argmap.loading.history import Revision
from argmap.render.views.page_index import Head, PageIndex
from argmap.schema.vocabulary import RelationKind

REVISIONS_SHOWN: Final = 200
"""How many revisions the page shows."""
NODES_NAMED: Final = 60
"""How many nodes of one revision are named."""
CHANGES: Final = 4
"""How many days with changes the page of a node shows."""
_LINKS: Final = frozenset({*RelationKind, "under"})


class Reworded(NamedTuple):
    """A node that says something else now, what it said before, and what else changed of it."""

    head: Head
    before: str
    what: tuple[str, ...] = ()


class TouchedNode(NamedTuple):
    """A node that a revision added or changed, and what of it changed, in words."""

    head: Head
    what: tuple[str, ...] = ()


class Touched(NamedTuple):
    """The nodes that a revision added, changed or withdrew; a withdrawn one has no page."""

    verb: str
    nodes: tuple[TouchedNode, ...]
    gone: tuple[str, ...]
    left_out: int

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.nodes) + len(self.gone) + self.left_out


class RevisionView(NamedTuple):
    """A revision as the page shows it."""

    id: str
    time: str
    subject: str
    touched: tuple[Touched, ...]
    reworded: tuple[Reworded, ...] = ()

    @property
    def size(self) -> int:
        """How many nodes it names or counts."""
        return len(self.reworded) + sum(one.size for one in self.touched)


class Day(NamedTuple):
    """The revisions of one day, the latest first."""

    date: str
    revisions: tuple[RevisionView, ...]


class ChangesPage(NamedTuple):
    """All that the page of changes shows; without days where the history is not known."""

    known: bool
    days: tuple[Day, ...] = ()
    updated: str = ""
    left_out: int = 0


def changes_page(index: PageIndex, history: Sequence[Revision] | None) -> ChangesPage:
    """Gather what has changed, the latest first."""
    if not history:
        return ChangesPage(known=False)
    shown = [_revision(index, revision) for revision in history[:REVISIONS_SHOWN]]
    days = tuple(Day(day, tuple(those)) for day, those in groupby(shown, key=lambda r: r.time[:10]))
    return ChangesPage(True, days, history[0].time, len(history[REVISIONS_SHOWN:]))


def _revision(index: PageIndex, revision: Revision) -> RevisionView:
    lists = (
        (message("added"), revision.added),
        (message("changed"), revision.changed),
        (message("withdrawn"), revision.removed),
    )
    what = {one.node: tuple(dict.fromkeys(_parts(one.keys))) for one in revision.keys}
    touched = tuple(_touched(index, verb, nodes, what) for verb, nodes in lists if nodes)
    known = index.debate.aliases
    reworded = tuple(
        Reworded(index.nodes[now], one.before, what.get(one.node, ()))
        for one in revision.reworded[:NODES_NAMED]
        if (now := known.get(one.node, one.node)) in index.nodes
    )
    return RevisionView(revision.id, revision.time, revision.subject, touched, reworded)


def _touched(
    index: PageIndex, verb: str, nodes: tuple[str, ...], what: Mapping[str, tuple[str, ...]]
) -> Touched:
    known = index.debate.aliases
    now = {known.get(node, node): what.get(node, ()) for node in nodes[:NODES_NAMED]}
    return Touched(
        verb,
        tuple(TouchedNode(index.nodes[n], parts) for n, parts in now.items() if n in index.nodes),
        tuple(node for node in now if node not in index.nodes),
        len(nodes[NODES_NAMED:]),
    )


class NodeChange(NamedTuple):
    """What changed of a node on one day: in words, and what its text said before."""

    day: str
    what: tuple[str, ...] = ()
    before: str = ""


class NodeHistory(NamedTuple):
    """The day on which a node was added, and its changes since.

    Attributes
    ----------
    added : str
        The day; empty where it is not known.
    changes : tuple of NodeChange
        The latest first.
    left_out : int
        How many days with earlier changes there are.
    """

    added: str = ""
    changes: tuple[NodeChange, ...] = ()
    left_out: int = 0


def node_histories(
    revisions: Iterable[Revision], aliases: Mapping[str, str]
) -> dict[str, NodeHistory]:
    """Gather the history of each node, that under its former ids included.

    Statuses are no part of it: one may change with any other file, so each revision would have to
    be worked out anew. The comparison of two revisions has them.

    Examples
    --------
    >>> first = Revision("1", "2024-10-16T08:00:00Z", "Begin", added=("tea",))
    >>> last = Revision("2", "2024-10-17T08:00:00Z", "Go on", changed=("tea",))
    >>> found = node_histories([last, first], {})["tea"]
    >>> found.added, [change.day for change in found.changes]
    ('2024-10-16', ['2024-10-17'])
    """
    added: dict[str, str] = {}
    days: dict[str, dict[str, NodeChange]] = {}
    for revision in revisions:  # the latest first
        day = revision.time[:10]
        keys = {one.node: one.keys for one in revision.keys}
        before = {one.node: one.before for one in revision.reworded}
        for name in (*revision.changed, *before):
            node = aliases.get(name, name)
            found = days.setdefault(node, {}).get(day, NodeChange(day))
            what = (*([message("text")] if name in before else []), *_parts(keys.get(name, ())))
            days[node][day] = NodeChange(
                day, tuple(dict.fromkeys((*found.what, *what))), before.get(name, found.before)
            )
        for name in revision.added:
            added[aliases.get(name, name)] = day
    return {node: _node_history(added.get(node, ""), days.get(node, {})) for node in added | days}


def _node_history(added: str, days: Mapping[str, NodeChange]) -> NodeHistory:
    changes = tuple(days.values())
    return NodeHistory(added, changes[:CHANGES], len(changes[CHANGES:]))


def _parts(keys: Iterable[str]) -> Iterator[str]:
    """Name what some keys of a node's file hold, in words for readers."""
    for key in keys:
        if key in _LINKS:
            yield message("links")
        elif key == "stances":
            yield message("stances")
        elif key == "short":
            yield message("title")
        elif key in {"kind", "form", "term"}:
            yield message("kind")
        else:
            yield message("details")
