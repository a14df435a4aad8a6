"""Notes: Markdown, and nothing in it that can act."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.render.notes import note_html

WORDS = r"[A-Za-zéß](?:[A-Za-zéß0-9 ,.;:?()'-]*[A-Za-zéß0-9?).])?"


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("**so**", "<p><strong>so</strong></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("`a < b`", "<p><code>a &lt; b</code></p>\n"),
        ("[mail](mailto:a@b.org)", '<p><a href="mailto:a@b.org">mail</a></p>\n'),
        ("```sh\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"),
        ("# Not a heading", "<p># Not a heading</p>\n"),
    ],
)
def test_markdown(note: str, html: str) -> None:
    """A note may have emphasis, lists, code and links; headings are the page's own."""
    assert note_html(note) == html


@pytest.mark.parametrize(
    "note",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- -->", "<a href='x'>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))", "[x](data:text/html,x)", "[x](vbscript:x)", "[x](//evil.org)",
        "[x](https://a@evil.org)", "[x](file:///etc/passwd)", "[x](/up)", "[x](relative.html)",
        "<javascript:alert(1)>", "[x]: javascript:alert(1)\n\n[x]",
        "<https://a@evil.org>", "![x](data:image/png;base64,AAAA)",
    ],
)  # fmt: skip
def test_nothing_acts(note: str) -> None:
    """HTML is text, a picture is none, and a link that could act is no link."""
    html = note_html(note)

    assert "<a " not in html
    assert "<img" not in html
    assert "<script" not in html


def test_picture_is_a_link() -> None:
    """A picture is not fetched: what is left of it is a link."""
    assert note_html("![x](https://a.org/b.png)") == '<p>!<a href="https://a.org/b.png">x</a></p>\n'


@given(st.text(alphabet="<>&\"'`[]()!*_#:/\\ajscript \n", max_size=60))
@example("```:")
def test_only_known_tags(note: str) -> None:
    """Whatever is written, only the tags of the parser's own come out."""
    text = str(note_html(note))
    for tag in ("p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "br", "s"):
        text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")

    assert "<" not in text.replace("<br />", "").replace('<ol start="', "")


@given(st.text("aZ9é .,;:?()'-", min_size=1) | st.from_regex(WORDS, fullmatch=True))
def test_plain_words(note: str) -> None:
    """What is written without the parser is what it writes where the next paragraph needs it."""
    assert note_html(f"{note}\n\n*so*") == f"{note_html(note)}<p><em>so</em></p>\n"


def test_a_note_of_many_brackets_has_no_links() -> None:
    """Behind each bracket the parser looks for the end of a link, so beyond 500 none is one."""
    link = "[x](https://example.org) "

    assert "<a " in note_html(link + "[" * 499)
    assert "<a " not in note_html(link + "[" * 500)
