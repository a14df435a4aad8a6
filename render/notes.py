"""Notes: Markdown from strangers, as HTML that can do nothing.

HTML in a note is text, a link leads to http, https or mail, and there are no pictures. Headings,
tables and rules are text too: the page has its own.
"""

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup

from argmap.render.addresses import outside

_PLAIN: Final = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;:?()'-])*(?<! )")
"""Words with nothing among them that Markdown knows: most notes, and the parser is slow to load."""

_BRACKETS: Final = 500
"""How many opening brackets a note with links may have."""


def note_html(note: str) -> Markup:
    """Turn a note into HTML.

    Examples
    --------
    >>> print(note_html("A *remark*, not <b>markup</b>."), end="")
    <p>A <em>remark</em>, not &lt;b&gt;markup&lt;/b&gt;.</p>
    """
    if _PLAIN.fullmatch(note):
        return Markup(f"<p>{note}</p>\n")  # noqa: S704 - nothing in it could be markup
    # The parser looks for the end of a link behind every bracket: too many, and none is a link.
    parser = _markdown(links=note.count("[") <= _BRACKETS)
    return Markup(parser.render(note))  # noqa: S704 - the parser escapes all it did not make


@cache
def _markdown(*, links: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt  # only notes need it
    from markdown_it.renderer import RendererHTML

    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.disable(["image", "heading", "lheading", "hr", "table", "html_block", "html_inline"])
    parser.add_render_rule("fence", RendererHTML.code_block)  # no class of a stranger's choice
    if not links:
        parser.disable(["link", "reference"])
    parser.validateLink = _allowed  # type: ignore[method-assign, assignment] # the library's documented hook
    return parser


def _allowed(address: str) -> bool:
    return address.startswith("mailto:") or outside(address) is not None
