"""Plain text and Markdown of a post as lines: what stands behind ``>`` is quoted."""

import re
from typing import Final

from argmap.exchange.conversations.thread import Quote, ThreadLine

_QUOTED: Final = re.compile(r"(?:>[ \t]?)+")


def plain_lines(text: str) -> tuple[ThreadLine, ...]:
    r"""Read the lines of a post in plain text or Markdown, as they are written.

    Parameters
    ----------
    text : str
        The post.

    Returns
    -------
    tuple of ThreadLine
        Each line that is not blank, with white space folded. What stands behind ``>`` is a
        quotation, without the sign.

    Examples
    --------
    >>> [(line.text, line.quote is not None) for line in plain_lines("> Tea calms.\n\nIt wakes.")]
    [('Tea calms.', True), ('It wakes.', False)]
    """
    lines = []
    for written in text.splitlines():
        line = " ".join(written.split())
        mark = _QUOTED.match(line)
        words = line[mark.end() :].strip() if mark else line
        if words:
            lines.append(ThreadLine(words, Quote() if mark else None))
    return tuple(lines)
