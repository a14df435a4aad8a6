"""A thread as plain text: the document in which the places of its paragraphs are counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.exchange.conversations.characters import shown_name
from argmap.exchange.conversations.thread import Thread, ThreadLine, ThreadPost


@dataclass(frozen=True, slots=True)
class ThreadDocument:
    """The text of a thread, and where each post stands in it.

    Attributes
    ----------
    text : str
        The text; the same for the same thread, at any time.
    lines : tuple of (int, int)
        For each post its first and last line, from 1, without the line that names its author; the
        last is before the first where a post says nothing.
    """

    text: str
    lines: tuple[tuple[int, int], ...]


def thread_document(thread: Thread) -> ThreadDocument:
    """Write a thread as plain text.

    Returns
    -------
    ThreadDocument
        For each post a line with its number, author and day, the number of the post it answers,
        and its lines; ``> `` stands before what is quoted.

    Examples
    --------
    >>> thread = Thread("Tea", "", (ThreadPost("a", "ann", lines=(ThreadLine("Tea calms."),)),))
    >>> print(thread_document(thread).text, end="")
    [1] ann
    Tea calms.
    """
    numbers: dict[str, int] = {}
    for number, post in enumerate(thread.posts, 1):
        numbers.setdefault(post.key, number)
    written: list[str] = []
    spans = []
    for number, post in enumerate(thread.posts, 1):
        if written:
            written.append("")
        written.append(_heading(post, number, numbers))
        spans.append((len(written) + 1, len(written) + len(post.lines)))
        written += _lines(post.lines)
    return ThreadDocument("\n".join(written) + "\n", tuple(spans))


def _heading(post: ThreadPost, number: int, numbers: dict[str, int]) -> str:
    parts = [f"[{number}] {shown_name(post.name or post.author) or 'deleted'}", post.date]
    answered = numbers.get(post.parent)
    parts.append(f"answers [{answered}]" if answered is not None else "")
    return " · ".join(part for part in parts if part)


def _lines(lines: tuple[ThreadLine, ...]) -> Iterator[str]:
    for line in lines:
        yield f"> {line.text}" if line.quote is not None else line.text
