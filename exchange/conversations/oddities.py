"""What is odd about a thread, and what its file does not hold, for the report."""

from collections import defaultdict
from collections.abc import Mapping

from argmap.exchange.conversations.replies import ABSENT, ReplyTarget
from argmap.exchange.conversations.thread import NO_START, Thread
from argmap.exchange.interface import LossCounter


def report_posts(thread: Thread, losses: LossCounter, *, has_start: bool) -> None:
    """Report what is odd, and what the file does not hold, unless the debate has it."""
    for reason, number in thread.missing.items():
        if reason == NO_START and has_start:
            continue
        for each in range(number):
            losses.drop("post", f"{reason} {each}", reason, "not in the file")
    for remark in thread.remarks:
        losses.change("thread", thread.title, remark)
    for number, post in enumerate(thread.posts, 1):
        name = post.url or f"post {number}"
        for remark in post.remarks:
            losses.change("post", name, remark)
        if post.lines and not post.date:
            losses.change("post", name, "it has no date that can be read")
    for name, handles in _namesakes(thread).items():
        losses.change("person", name, "several handles show this name", ", ".join(handles))


def report_replies(
    thread: Thread,
    answered: Mapping[str, ReplyTarget],
    replies: Mapping[str, str],
    losses: LossCounter,
) -> None:
    """Report what is odd about a reply, unless the debate has what the file does not hold."""
    pending = {key: each.remark for key, each in answered.items() if each.remark}
    for number, post in enumerate(thread.posts, 1):
        remark = pending.pop(post.key, "")
        if remark and not (remark == ABSENT and replies[post.key]):
            losses.change("reply", post.url or f"post {number}", remark)


def _namesakes(thread: Thread) -> dict[str, list[str]]:
    """List the names that are shown for several handles."""
    handles: defaultdict[str, set[str]] = defaultdict(set)
    for post in thread.posts:
        if post.author and post.name:
            handles[post.name].add(post.author)
    return {name: sorted(found) for name, found in sorted(handles.items()) if len(found) > 1}
