"""What no file may hold: half characters, invisible ones, and addresses that are none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pydantic import HttpUrl, TypeAdapter, ValidationError

from argmap.exchange.conversations.thread import Quote, Thread, ThreadLine, ThreadPost
from argmap.exchange.texts import clean
from argmap.loading.reader.characters import refused

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_ADDRESS: Final = TypeAdapter(HttpUrl)
_HALF: Final = "half a character, as cut texts have, became a question mark"
_INVISIBLE: Final = "invisible characters were taken out of"
_NO_ADDRESS: Final = "its address is no http or https address, and is left out"


def storable(thread: Thread) -> Thread:
    r"""Take out of a thread what no file may hold, and remark where that was.

    Returns
    -------
    Thread
        The texts of its posts keep their invisible characters, since no text is stored. Handles
        keep them too: two that look alike are still two people; `shown_name` shows them.

    Examples
    --------
    >>> thread = storable(Thread("A\u200bB", "", (ThreadPost("1", "ann", "An\ud83dn"),)))
    >>> thread.title, thread.posts[0].name
    ('AB', 'An?n')
    """
    posts = tuple(_post(post) for post in thread.posts)
    title, url = _whole(thread.title), _address(thread.url)
    remarks = [*thread.remarks]
    remarks += [_HALF] if title != thread.title else []
    remarks += [f"{_INVISIBLE} its title"] if shown_name(title) != " ".join(title.split()) else []
    remarks += [_NO_ADDRESS] if thread.url and not url else []
    return replace(thread, title=shown_name(title), url=url, posts=posts, remarks=tuple(remarks))


def shown_name(name: str) -> str:
    r"""Write a name or a title on one line without invisible characters.

    Examples
    --------
    >>> shown_name(" Ann\u202e\nArcher")
    'Ann Archer'
    """
    return " ".join(clean(name).split())


def _post(post: ThreadPost) -> ThreadPost:
    whole = replace(
        post,
        key=_whole(post.key),
        author=_whole(post.author),
        name=_whole(post.name),
        url=_address(_whole(post.url)),
        parent=_whole(post.parent),
        lines=tuple(line for line in map(_line, post.lines) if line.text),
    )
    return replace(
        whole, name=shown_name(whole.name), remarks=(*post.remarks, *_remarks(post, whole))
    )


def _remarks(before: ThreadPost, after: ThreadPost) -> Iterator[str]:
    texts = (before.author, before.name, *(line.text for line in before.lines))
    if any(_SURROGATES.search(text) for text in texts):
        yield _HALF
    if any(True for _ in refused(after.name or after.author)):
        yield f"{_INVISIBLE} its author's name"
    if before.url and not after.url:
        yield _NO_ADDRESS


def _line(line: ThreadLine) -> ThreadLine:
    """Fold white space too: a title of two lines would be two paragraphs."""
    quote = line.quote
    if quote is not None:
        quote = Quote(_whole(quote.author), _whole(quote.post))
    return replace(line, text=" ".join(_whole(line.text).split()), quote=quote)


def _whole(text: str) -> str:
    return text if text.isascii() else _SURROGATES.sub("?", text)


def _address(text: str) -> str:
    """Write an address as the format has it; what is none is empty."""
    if not text:
        return ""
    try:
        return str(_ADDRESS.validate_python(text))
    except ValidationError:
        return ""
