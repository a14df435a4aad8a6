"""The conversation around a source, and what the map draws from it."""

from typing import NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.sources.order import in_order


class Post(NamedTuple):
    """One source of a conversation.

    Attributes
    ----------
    source : str
        Its id.
    depth : int
        How many replies lead from the first source of the conversation to it.
    nodes : tuple of str
        The ids of the nodes drawn from it, in the order of its paragraphs, then of id.
    """

    source: str
    depth: int
    nodes: tuple[str, ...] = ()


def thread(debate: Debate, source: str) -> tuple[Post, ...]:
    """Follow the conversation around a source.

    Parameters
    ----------
    source : str
        The id of a source.

    Returns
    -------
    tuple of Post
        What it replies to, up to the first; then itself; then all replies, each below what it
        answers, in the order of `argmap.graph.sources.order.in_order`.

    Raises
    ------
    UnknownIdError
        Where there is no such source.

    Examples
    --------
    >>> from argmap.graph.model.debate import Source
    >>> from argmap.schema.source import SourceRecord
    >>> post = Source("post", SourceRecord(kind="post"))
    >>> thread(Debate("tea", "Tea or coffee?", sources={"post": post}), "post")
    (Post(source='post', depth=0, nodes=()),)
    """
    above = _above(debate, debate.source(source).id)
    drawn = _drawn(debate)
    posts = [Post(s, depth, drawn.get(s, ())) for depth, s in enumerate(above[:-1])]
    replies: dict[str, list[str]] = {}
    for name in in_order(debate):
        replies.setdefault(debate.sources[name].record.replies_to or "", []).append(name)
    pending, seen = [(len(above) - 1, above[-1])], set(above[:-1])
    while pending:
        depth, name = pending.pop()
        if name not in seen:
            seen.add(name)
            posts.append(Post(name, depth, drawn.get(name, ())))
            pending += [(depth + 1, reply) for reply in reversed(replies.get(name, ()))]
    return tuple(posts)


def _above(debate: Debate, source: str) -> list[str]:
    """List what a source replies to, first of all first, and the source itself last."""
    chain = [source]
    while (up := debate.sources[chain[-1]].record.replies_to) in debate.sources:
        if up is None or up in chain:
            break
        chain.append(up)
    return chain[::-1]


def _drawn(debate: Debate) -> dict[str, tuple[str, ...]]:
    """Find the nodes that each source is cited for, in the order of the paragraphs cited."""
    places = {
        (source.id, paragraph.id): place
        for source in debate.sources.values()
        for place, paragraph in enumerate(source.paragraphs)
    }
    first: dict[str, dict[str, int]] = {}
    citing = [(stance.source, stance.at, stance.node) for stance in debate.stances]
    citing += [(relation.source, relation.at, relation.speaker) for relation in debate.relations]
    for source, at, node in citing:
        if source is not None:
            nodes = first.setdefault(source, {})
            place = min((places.get((source, p), 0) for p in at), default=len(places))
            nodes[node] = min(place, nodes.get(node, place))
    return {s: tuple(sorted(n, key=lambda node: (n[node], node))) for s, n in first.items()}
