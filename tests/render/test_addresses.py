"""Names of paragraphs, and addresses of pages."""

import pytest

from argmap.render.addresses import node_page, paragraph_in


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("p4", "paragraph 4"),
        ("s2.p1", "section 2, paragraph 1"),
        ("s2.1.p6", "section 2.1, paragraph 6"),
        ("fn1.p1", "footnote 1, paragraph 1"),
        ("box.p1", "box.p1"),
        ("abstract", "abstract"),
        ("2.1.p6", "2.1.p6"),
    ],
)
def test_paragraphs(paragraph: str, name: str) -> None:
    """A paragraph is named in words; an id of another shape is left as it is."""
    assert paragraph_in(paragraph).replace("\N{NO-BREAK SPACE}", " ") == name


def test_index_is_no_page_of_a_node() -> None:
    """No node takes the name that servers give out for a folder."""
    assert node_page("index") == "claims/index-.html"
