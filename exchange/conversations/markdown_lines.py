"""Markdown of a post as lines: a code block is one, fences and tags are none."""

import re
from typing import Final

from argmap.exchange.conversations.plain_lines import plain_line
from argmap.exchange.conversations.thread import Quote, ThreadLine

_FENCE: Final = re.compile(r"`{3,}(?=[^`]*\Z)|~{3,}")
_INDENTED: Final = re.compile(r" {4}| {0,3}\t")
_LIST_ITEM: Final = re.compile(r"(?:[-*+]|\d{1,9}[.)]) ")
_FOLDED_PART: Final = re.compile(r"</?(?:details|summary)(?: [^<>]*)?>", re.IGNORECASE)
_ONLY_TAGS: Final = re.compile(r"(?: ?</?[a-zA-Z][a-zA-Z0-9-]*(?: [^<>]*)?/?>)+")


def markdown_lines(text: str) -> tuple[ThreadLine, ...]:
    r"""Read the lines of a post in Markdown.

    Parameters
    ----------
    text : str
        The post.

    Returns
    -------
    tuple of ThreadLine
        Each line that says anything, with white space folded. What stands behind ``>`` is a
        quotation, without the sign. A block of code, fenced or indented, is one line; fences,
        comments and lines of nothing but tags are none.

    Examples
    --------
    >>> [line.text for line in markdown_lines("Run:\n```sh\nmake tea\n\ndrink\n```\n</details>")]
    ['Run:', 'make tea drink']
    """
    reader = _MarkdownReader()
    for written in text.splitlines():
        reader.read(written)
    reader.end_code()
    return tuple(reader.lines)


class _MarkdownReader:
    """Collects the lines, and knows whether it is in a block of code or in a comment."""

    def __init__(self) -> None:
        self.lines: list[ThreadLine] = []
        self._in_code = False
        self._code: list[str] = []
        self._fence = ""  # what ends the code; empty where its indentation does
        self._quoted = False  # whether the code is quoted
        self._hidden = False  # whether a comment is open
        self._after_blank, self._in_list = True, False

    def read(self, written: str) -> None:
        """Read a line as it is written."""
        words, quoted = plain_line(written)
        if self._in_code and self._goes_on(written, words, quoted):
            return
        opened = _FENCE.match(words)
        indented = _INDENTED.match(written) is not None
        if opened and not self._hidden:
            self._start_code([], opened[0], quoted=quoted)
        elif (
            indented
            and words
            and not quoted
            and self._after_blank
            and not self._in_list
            and not self._hidden
        ):
            self._start_code([words], "", quoted=False)
        elif shown := self._shown(words):
            self.lines.append(ThreadLine(shown, Quote() if quoted else None))
        self._after_blank = not words
        if words and not indented:
            self._in_list = _LIST_ITEM.match(words) is not None

    def end_code(self) -> None:
        """End a block of code, where one is open."""
        text = " ".join(filter(None, self._code))
        if text:
            self.lines.append(ThreadLine(text, Quote() if self._quoted else None))
        self._in_code, self._code = False, []

    def _start_code(self, code: list[str], fence: str, *, quoted: bool) -> None:
        self._in_code, self._code, self._fence, self._quoted = True, code, fence, quoted

    def _goes_on(self, written: str, words: str, quoted: bool) -> bool:
        """Take a line that belongs to the open block of code; end the block before any other."""
        if self._fence:
            inside = quoted or not self._quoted
            ends = words.startswith(self._fence) and not words.strip(self._fence[0])
        else:
            inside, ends = not written.strip() or _INDENTED.match(written) is not None, False
        if ends or not inside:
            self.end_code()
            return ends
        self._code.append(words if self._quoted else " ".join(written.split()))
        return True

    def _shown(self, words: str) -> str:
        """Leave out comments, and lines of nothing but tags."""
        if self._hidden:
            _, end, words = words.partition("-->")
            self._hidden = not end
        words = _without_comments(words)
        if words.lstrip().startswith("<!--"):
            self._hidden, words = True, ""
        words = " ".join(_FOLDED_PART.sub(" ", words).split())
        return "" if _ONLY_TAGS.fullmatch(words) else words


def _without_comments(words: str) -> str:
    """Take out the comments that end on their line, in one pass whatever stands there."""
    parts, start = [], 0
    while (opened := words.find("<!--", start)) >= 0:
        closed = words.find("-->", opened)
        if closed < 0:
            break
        parts.append(words[start:opened])
        start = closed + len("-->")
    return " ".join([*parts, words[start:]])
