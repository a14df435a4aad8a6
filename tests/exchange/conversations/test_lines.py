"""Markdown and HTML of a post come to the same paragraphs."""

import pytest

from argmap.exchange.conversations.html_lines import html_lines
from argmap.exchange.conversations.markdown_lines import markdown_lines

CODE = "make tea\n\ndrink <b>it</b>"
MARKDOWN = f"""Run:

```sh
{CODE}
```

<details><summary>Log</summary>
<!-- say
no more --> <br/>

    x = 1
    y = 2

- one
    two
</details>
<https://example.org>
"""


def test_a_block_of_code_is_one_paragraph_in_markdown() -> None:
    """Fences, comments and lines of nothing but tags are none."""
    assert [line.text for line in markdown_lines(MARKDOWN)] == [
        "Run:",
        "make tea drink <b>it</b>",
        "Log",
        "x = 1 y = 2",
        "- one",
        "two",
        "<https://example.org>",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("> ```\n> a\n> b\n> ```\nNo.", [("a b", True), ("No.", False)]),
        ("> ```\n> a\nNo.", [("a", True), ("No.", False)]),
        ("```\n> a\nb", [("> a b", False)]),
        ("``` a ```\nb", [("``` a ```", False), ("b", False)]),
        ("use `<!--` here\nb", [("use `<!--` here", False), ("b", False)]),
    ],
)
def test_code_and_quotations_keep_apart(text: str, lines: list[tuple[str, bool]]) -> None:
    """Code within a quotation ends with it; a sign within code quotes nobody."""
    assert [(line.text, line.quote is not None) for line in markdown_lines(text)] == lines


def test_a_block_of_code_is_one_paragraph_in_html() -> None:
    """As in Markdown."""
    html = "<p>Run:</p><pre><code>make tea\n\ndrink</code></pre>"

    assert [line.text for line in html_lines(html)] == ["Run:", "make tea drink"]
