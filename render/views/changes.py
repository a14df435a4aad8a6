"""What has changed, day by day and node by node, as the history of the files tells it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from argmap.graph.model.wording import message
from argmap.loading.history import Revision
from argmap.render.views.page_index import Head, PageIndex

SHOWN: Final = 200
"""How many revisions the page shows."""
NODES: Final = 60
"""How many nodes of one revision are named."""
WORDINGS: Final = 2
"""How many earlier wordings a page shows."""


class Reworded(NamedTuple):
    """A node that says something else now, and what it said before."""

    head: Head
    before: str


class Touched(NamedTuple):
    """The nodes that a revision added, changed or removed; a removed one has no page."""

    verb: str
    heads: tuple[Head, ...]
    gone: tuple[str, ...]
    left_out: int

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.heads) + len(self.gone) + self.left_out


class RevisionView(NamedTuple):
    """A revision as the page shows it."""

    id: str
    time: str
    subject: str
    touched: tuple[Touched, ...]
    reworded: tuple[Reworded, ...] = ()


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
    shown = [_revision(index, revision) for revision in history[:SHOWN]]
    days = tuple(Day(day, tuple(those)) for day, those in groupby(shown, key=lambda r: r.time[:10]))
    return ChangesPage(True, days, history[0].time, len(history[SHOWN:]))


def _revision(index: PageIndex, revision: Revision) -> RevisionView:
    lists = (
        (message("added"), revision.added),
        (message("changed"), revision.changed),
        (message("removed"), revision.removed),
    )
    touched = tuple(_touched(index, verb, nodes) for verb, nodes in lists if nodes)
    known = index.debate.aliases
    names = [(known.get(one.node, one.node), one.before) for one in revision.reworded[:NODES]]
    reworded = tuple(Reworded(index.nodes[n], text) for n, text in names if n in index.nodes)
    return RevisionView(revision.id, revision.time, revision.subject, touched, reworded)


def _touched(index: PageIndex, verb: str, nodes: tuple[str, ...]) -> Touched:
    known = index.debate.aliases
    now = [known.get(node, node) for node in nodes[:NODES]]
    return Touched(
        verb,
        tuple(index.nodes[node] for node in now if node in index.nodes),
        tuple(node for node in now if node not in index.nodes),
        len(nodes[NODES:]),
    )


class Earlier(NamedTuple):
    """What a node said until a day."""

    until: str
    text: str


class NodeHistory(NamedTuple):
    """The days on which a node was added and last changed, and its earlier wordings.

    Attributes
    ----------
    added, changed : str
        The days; empty where they are not known, or where nothing was changed since.
    earlier : tuple of Earlier
        The last wordings before the present one, the latest first.
    """

    added: str = ""
    changed: str = ""
    earlier: tuple[Earlier, ...] = ()


def node_histories(
    revisions: Iterable[Revision], aliases: Mapping[str, str]
) -> dict[str, NodeHistory]:
    """Gather the history of each node, that under its former ids included.

    Examples
    --------
    >>> first = Revision("1", "2024-10-16T08:00:00Z", "Begin", added=("tea",))
    >>> last = Revision("2", "2024-10-17T08:00:00Z", "Go on", changed=("tea",))
    >>> node_histories([last, first], {})["tea"]
    NodeHistory(added='2024-10-16', changed='2024-10-17', earlier=())
    """
    found: dict[str, NodeHistory] = {}
    for revision in revisions:  # the latest first
        day = revision.time[:10]
        for one in revision.reworded:
            node = aliases.get(one.node, one.node)
            known = found.get(node, NodeHistory())
            earlier = (*known.earlier, Earlier(day, one.before))[:WORDINGS]
            found[node] = known._replace(changed=known.changed or day, earlier=earlier)
        for name in revision.changed:
            node = aliases.get(name, name)
            known = found.get(node, NodeHistory())
            found[node] = known._replace(changed=known.changed or day)
        for name in revision.added:
            node = aliases.get(name, name)
            found[node] = found.get(node, NodeHistory())._replace(added=day)
    return found
