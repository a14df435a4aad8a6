"""HTML of a post as lines: one for each paragraph, list item, table row or heading."""

from html.parser import HTMLParser
from typing import Final

from argmap.exchange.conversations.thread import Quote, ThreadLine

_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_CELLS: Final = frozenset({"td", "th"})
_UNREAD: Final = frozenset({"script", "style", "template", "noscript", "svg", "head"})
_VOID: Final = frozenset({"br", "hr", "img", "input", "wbr"})


def html_lines(html: str) -> tuple[ThreadLine, ...]:
    """Read the lines of a post in HTML.

    Parameters
    ----------
    html : str
        What a forum shows of the post. Nothing of it is loaded or run.

    Returns
    -------
    tuple of ThreadLine
        In order, with white space folded. A line within ``<blockquote>``, or within an ``<aside
        class="quote">``, is a quotation, ascribed as far as the tag says so
        (``data-username``, ``data-post``).

    Notes
    -----
    Linear in the length of the text, whatever its tags: nothing is nested on the stack.

    Examples
    --------
    >>> [line.text for line in html_lines("<p>Tea <b>calms</b>.</p><ul><li>One<li>Two</ul>")]
    ['Tea calms.', 'One', 'Two']
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


class _Reader(HTMLParser):
    """Collects the lines while the parser goes through the tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[ThreadLine] = []
        self._words: list[str] = []
        self._quotes: list[tuple[str, Quote]] = []
        self._unread = 0  # how many tags are open whose text nobody sees
        self._title = 0  # how many tags are open in the heading of a quotation

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """End the line before a block, and open a quotation."""
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        if tag in _UNREAD:
            self._unread += 1
        if tag == "div" and (self._title or (self._quotes and "title" in classes)):
            self._title += 1
        if tag in _BLOCKS:
            self.end_line()
        if tag in _CELLS and self._words:
            self._words.append(" ")
        if tag == "blockquote" or (tag == "aside" and "quote" in classes):
            inner = self._quotes[-1][1] if self._quotes else Quote()
            quote = Quote(values.get("data-username") or "", values.get("data-post") or "")
            self._quotes.append((tag, quote if quote != Quote() else inner))

    def handle_endtag(self, tag: str) -> None:
        """End the line after a block, and close a quotation."""
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        if tag in _BLOCKS and tag not in _VOID:
            self.end_line()
        if tag == "div" and self._title:
            self._title -= 1
        if self._quotes and self._quotes[-1][0] == tag:
            self._quotes.pop()

    def handle_data(self, data: str) -> None:
        """Take the words, but for those of a quotation's heading."""
        if not self._unread and not self._title:
            self._words.append(data)

    def end_line(self) -> None:
        """End a line, where there is anything in it."""
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            self.lines.append(ThreadLine(text, self._quotes[-1][1] if self._quotes else None))
