"""Whom a line of a thread quotes: what the file says, or else who wrote the same words before."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from argmap.exchange.conversations.thread import Quote, Thread, ThreadPost

SHORTEST: Final = 20
"""Fewer letters may agree by chance: only a whole line of one author in the thread says whose."""


class Ascription(NamedTuple):
    """Who said first what a line quotes.

    Attributes
    ----------
    author : str
        The handle; never empty.
    post : str
        The key of the post; empty where only the author is known.
    lines : tuple of int
        The places of the lines of that post, from 0, in which the words stand.
    """

    author: str
    post: str = ""
    lines: tuple[int, ...] = ()


def ascriptions(thread: Thread) -> Mapping[tuple[str, int], Ascription]:
    """Find out whom the quoted lines of a thread quote.

    Returns
    -------
    mapping of (str, int) to Ascription
        By the key of the post and the place of the line in it; a line that nobody in the thread
        said, as far as can be seen, is not there.

    Notes
    -----
    The same words as a whole line of any earlier post, or part of a line of a post on the way up
    to the first one; else a whole line of any post, as a file need not be in order of time. Linear
    in the text for threads of bounded depth.

    Examples
    --------
    >>> from argmap.exchange.conversations.thread import ThreadLine, Quote
    >>> said = ThreadPost("a", "ann", lines=(ThreadLine("Tea calms everybody who drinks it."),))
    >>> quoted = ThreadLine("Tea calms everybody who drinks it.", Quote())
    >>> ascriptions(Thread("Tea", "", (said, ThreadPost("b", "ben", parent="a", lines=(quoted,)))))
    {('b', 0): Ascription(author='ann', post='a', lines=(0,))}
    """
    posts = {post.key: post for post in reversed(thread.posts)}
    authors = {post.author for post in thread.posts if post.author}
    said: dict[str, tuple[ThreadPost, int]] = {}
    whole = _whole_lines(thread)
    found = {}
    for post in thread.posts:
        for place, line in enumerate(post.lines):
            words = _folded(line.text)
            if line.quote is None:
                said.setdefault(words, (post, place))
                continue
            named = posts.get(line.quote.post)
            source = _where(words, named, post, posts, said) or whole.get(words)
            if source is not None and not _may_quote(post, line.quote, source[0]):
                source = None
            if source is not None and source[0].author:
                found[post.key, place] = Ascription(source[0].author, source[0].key, source[1:])
            elif line.quote.author in authors:
                found[post.key, place] = Ascription(line.quote.author)
    return found


def _where(
    words: str,
    named: ThreadPost | None,
    post: ThreadPost,
    posts: Mapping[str, ThreadPost],
    said: Mapping[str, tuple[ThreadPost, int]],
) -> tuple[ThreadPost, int] | None:
    """Find the line with these words: where the file says, a whole line, or on the way up."""
    if not words:
        return None
    long = len(words) >= SHORTEST
    candidates = [named] if named is not None else []
    if long and not candidates and words in said:
        return said[words]
    for other in [*candidates, *_above(post, posts)]:
        for place, line in enumerate(other.lines):
            own = _folded(line.text)
            if line.quote is None and (own == words or (long and words in own)):
                return other, place
    return None


def _may_quote(post: ThreadPost, quote: Quote, source: ThreadPost) -> bool:
    """Tell whether a post may quote another, by what the file says of whom it quotes."""
    return source is not post and (quote.author in {"", source.author} or quote.post == source.key)


def _whole_lines(thread: Thread) -> dict[str, tuple[ThreadPost, int]]:
    """Index the lines that no post quotes; of short ones those that only one author wrote."""
    lines: dict[str, tuple[ThreadPost, int]] = {}
    shared: set[str] = set()
    for post in thread.posts:
        for place, line in enumerate(post.lines):
            words = _folded(line.text)
            if line.quote is None and words:
                first, _ = lines.setdefault(words, (post, place))
                if first.author != post.author and len(words) < SHORTEST:
                    shared.add(words)
    return {words: where for words, where in lines.items() if words not in shared}


def _above(post: ThreadPost, posts: Mapping[str, ThreadPost]) -> Iterator[ThreadPost]:
    """Yield the posts on the way up, each once."""
    seen = {post.key}  # a damaged file may let posts answer each other in a circle
    while (above := posts.get(post.parent)) is not None and above.key not in seen:
        seen.add(above.key)
        yield above
        post = above


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
