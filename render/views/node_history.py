"""A node's own history: when it was added, reworded and changed otherwise."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from argmap.loading.history import Revision

WORDINGS: Final = 2
"""How many earlier wordings a page shows."""


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
