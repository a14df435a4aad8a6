"""Paragraphs of a changed text keep the ids of their words."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.editing.paragraph_ids import keep_ids
from argmap.graph.sources.paragraphs import Paragraph, fingerprint
from argmap.schema.source import ParagraphRecord

WORDS = st.lists(st.sampled_from("abcde"), max_size=8)


def found(words: list[str]) -> list[Paragraph]:
    """Write the paragraphs of a new source, with their numbers."""
    return [Paragraph(f"p{n}", (n, n + 1), fingerprint(word)) for n, word in enumerate(words, 1)]


def recorded(words: list[str]) -> list[ParagraphRecord]:
    """Record the paragraphs of a new source."""
    return [ParagraphRecord(id=p.id, chars=p.chars, sha256=p.sha256) for p in found(words)]


def ids(before: str, after: str, cited: tuple[str, ...] = ()) -> list[str]:
    """Give the ids after a change."""
    return [p.id for p in keep_ids(recorded([*before]), found([*after]), cited)]


def test_words_keep_their_id_wherever_they_stand() -> None:
    """New ones get the next number, and equal ones keep their order."""
    assert ids("ab", "xab") == ["p3", "p1", "p2"]
    assert ids("aba", "xaba") == ["p4", "p1", "p2", "p3"]
    assert ids("abc", "acb") == ["p1", "p3", "p2"]


def test_rewritten_words_keep_the_id_unless_it_is_cited() -> None:
    """A locator never comes to lead to other words."""
    assert ids("ab", "xb") == ["p1", "p2"]
    assert ids("ab", "xb", ("p1",)) == ["p3", "p2"]


@given(WORDS, WORDS, st.sets(st.integers(1, 8)))
def test_no_id_stands_twice_and_no_cited_one_for_other_words(
    before: list[str], after: list[str], numbers: set[int]
) -> None:
    """Whatever changed; and as many words as can be are known again."""
    old = recorded(before)
    cited = {f"p{number}" for number in numbers}
    new = keep_ids(old, found(after), cited)
    words = {p.id: p.sha256 for p in old}

    assert len({p.id for p in new}) == len(new)
    assert all(words[p.id] == p.sha256 for p in new if p.id in cited & words.keys())
    same = sum(words.get(p.id) == p.sha256 for p in new)
    assert same == sum(min(before.count(word), after.count(word)) for word in "abcde")


@given(WORDS)
def test_an_unchanged_text_keeps_every_id(words: list[str]) -> None:
    """However often the same words stand in it."""
    assert keep_ids(recorded(words), found(words)) == tuple(found(words))
