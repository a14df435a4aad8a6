"""What each post of a thread answers, among the posts that are kept."""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from argmap.exchange.conversations.thread import Thread

ABSENT: Final = "what it answers is not in the file"
DELETED: Final = "what it answers is deleted: it is linked to the post above that one"
NO_ANSWER_LEFT: Final = "what it answers is deleted, and so is all above it"
ITSELF: Final = "it answers itself: the link is left out"
CIRCLE: Final = "the replies go in a circle: one link is left out"


class ReplyTarget(NamedTuple):
    """What a post answers.

    Attributes
    ----------
    post : str
        The key of the post, or what the file calls a post that it does not hold; empty for none.
    remark : str
        What is odd about it; empty where nothing is.
    """

    post: str = ""
    remark: str = ""


def answered_posts(thread: Thread, kept: Collection[str]) -> Mapping[str, ReplyTarget]:
    """Find what each kept post answers.

    Parameters
    ----------
    thread : Thread
        The thread.
    kept : collection of str
        The keys of the posts that become sources.

    Returns
    -------
    mapping of str to ReplyTarget
        By key. A reply to a deleted post answers the nearest kept one above it; of replies that go
        in a circle the first one in the file answers nothing.

    Notes
    -----
    Linear, whatever the replies look like.

    Examples
    --------
    >>> from argmap.exchange.conversations.thread import ThreadPost
    >>> posts = ThreadPost("a"), ThreadPost("b", parent="a"), ThreadPost("c", parent="b")
    >>> answered_posts(Thread("Tea", "", posts), {"a", "c"})["c"].post
    'a'
    """
    parents: dict[str, str] = {}
    for post in thread.posts:
        parents.setdefault(post.key, post.parent)
    cut = _cut(parents)
    above: dict[str, str] = {}
    return {
        key: ReplyTarget("", ITSELF if parent == key else CIRCLE)
        if key in cut
        else _nearest(parent, parents, kept, cut, above)
        for key, parent in parents.items()
        if key in kept
    }


def _nearest(
    parent: str,
    parents: Mapping[str, str],
    kept: Collection[str],
    cut: Collection[str],
    above: dict[str, str],
) -> ReplyTarget:
    """Climb from what a post answers to the nearest post that is kept; `above` is what is known."""
    if parent in kept or not parent:
        return ReplyTarget(parent)
    if parent not in parents:
        return ReplyTarget(parent, ABSENT)
    path = []
    while parent and parent in parents and parent not in kept and parent not in above:
        path.append(parent)
        parent = "" if parent in cut else parents[parent]
    parent = above.get(parent, parent)
    above.update(dict.fromkeys(path, parent))
    return ReplyTarget(parent, DELETED if parent in kept else NO_ANSWER_LEFT)


def _cut(parents: Mapping[str, str]) -> set[str]:
    """Find the posts whose link has to go so that no replies go in a circle."""
    order = {key: number for number, key in enumerate(parents)}
    walk: dict[str, int] = {}  # the walk in which a post was met first
    cut = set()
    for number, start in enumerate(parents):
        path, key = [], start
        while key and key in parents and key not in walk:  # a damaged post may have no key
            walk[key] = number
            path.append(key)
            key = parents[key]
        if key and walk.get(key) == number:
            circle = path[path.index(key) :]
            cut.add(min(circle, key=order.__getitem__))
    return cut
