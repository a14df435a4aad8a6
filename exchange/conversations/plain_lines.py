"""Plain text of a post as lines: what stands behind ``>`` is quoted."""

import re
from typing import Final

from argmap.exchange.conversations.thread import Quote, ThreadLine

_QUOTED: Final = re.compile(r"(?:>[ \t]?)+")


def plain_lines(text: str) -> tuple[ThreadLine, ...]:
    r"""Read the lines of a post in plain text, as they are written.

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
    lines = (plain_line(written) for written in text.splitlines())
    return tuple(ThreadLine(words, Quote() if quoted else None) for words, quoted in lines if words)


def plain_line(written: str) -> tuple[str, bool]:
    """Fold the white space of a line, and take the signs of a quotation off it.

    Examples
    --------
    >>> plain_line(">  Tea   calms."), plain_line("Tea")
    (('Tea calms.', True), ('Tea', False))
    """
    line = " ".join(written.split())
    mark = _QUOTED.match(line)
    return (line[mark.end() :].strip(), True) if mark else (line, False)
