"""Proof that locators lead to the same words; coverage."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.editing.source_verification import Outcome, choose_document, locate, verify
from argmap.graph.model.debate import Debate, DebateDocument, Source
from argmap.graph.sources.coverage import citations, coverage
from argmap.graph.sources.paragraphs import decode, digest, paragraphs
from argmap.loading.loaded import Loaded
from argmap.schema.errors import UnknownIdError
from argmap.schema.provenance import SourceKind
from argmap.schema.source import ParagraphRecord, SourceRecord

DEBATE_TEXT = Path("source/debate.txt")
TEXT = "one\n\ntwo\n\none"


def _recorded(text: str) -> list[ParagraphRecord]:
    found = paragraphs(text, headings=False)
    return [ParagraphRecord(id=p.id, chars=p.chars, sha256=p.sha256) for p in found]


def _debate(text: str, *documents: str) -> Debate:
    record = SourceRecord(kind=SourceKind.POST, document="d", paragraphs=tuple(_recorded(text)))
    found = {name: DebateDocument(name, sha256=digest(text)) for name in documents or ("d",)}
    return Debate("tea", "Tea?", sources={"post": Source("post", record)}, documents=found)


def _outcomes(debate: Debate, text: str) -> list[str]:
    return [located.outcome.value for located in verify(debate, text).paragraphs]


def test_an_unchanged_text_is_ok_throughout() -> None:
    """Also the whole of it is the recorded one."""
    found = verify(_debate(TEXT), TEXT)

    assert found.same is True
    assert found.count(Outcome.OK) == len(found.paragraphs) == 3


def test_moved_and_missing_are_told_apart() -> None:
    """A paragraph that stands elsewhere, word for word, is not lost."""
    assert _outcomes(_debate(TEXT), "new\none\nTWO\none") == ["moved", "missing", "moved"]
    assert verify(_debate(TEXT), "other").same is False


def test_equal_paragraphs_keep_their_order_when_they_move() -> None:
    """Of several that fit, the one is taken to which the paragraphs before it lead."""
    found = [chars for _, chars in locate(_recorded(TEXT), f"a new start\n{TEXT}")]

    assert found == [(12, 15), (17, 20), (22, 25)]


@given(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1), st.text())
def test_any_new_start_only_moves(lines: list[str], start: str) -> None:
    """Whatever is put before a text, none of its paragraphs gets lost, and all keep their order."""
    text = "\n".join(lines)
    found = [chars for _, chars in locate(_recorded(text), f"{start}\n{text}")]

    assert None not in found
    assert found == sorted(found, key=lambda chars: chars or (0, 0))


def test_a_document_is_known_by_its_text() -> None:
    """Where there are several, the one with this fingerprint is meant."""
    two = {"d": DebateDocument("d", sha256=digest("x")), "e": DebateDocument("e")}
    debate = Debate("tea", "Tea?", documents=two)

    assert choose_document(debate, None, digest("x")) == "d"
    assert choose_document(debate, "e") == "e"


def test_which_document_is_never_guessed() -> None:
    """Neither among several nor for a name that is none."""
    debate = _debate(TEXT, "d", "e")

    with pytest.raises(UnknownIdError, match="several documents"):
        verify(debate, "other")
    with pytest.raises(UnknownIdError, match="'f'"):
        verify(debate, TEXT, "f")


def test_the_real_locators_lead_to_the_real_text(empathy: Loaded, shared: Path) -> None:
    """Every paragraph stands where the debate says, and it is the recorded text."""
    found = verify(empathy.debate, decode((shared / DEBATE_TEXT).read_bytes()))

    assert found.same is True
    assert found.count(Outcome.OK) == len(found.paragraphs) > 150


def test_every_paragraph_is_cited_excused_or_missing(empathy: Loaded) -> None:
    """The three add up, and what is missing is really uncited."""
    debate, found = empathy.debate, coverage(empathy.debate)
    cited = citations(debate)

    assert found.total == sum(len(source.paragraphs) for source in debate.sources.values())
    assert not any(place in cited for place in found.missing)


def test_an_uncited_paragraph_is_missing_unless_excused() -> None:
    """Neither a heading nor a quotation asks for a node."""
    plain, heading, quoted = _recorded("a\nb\nc")
    marked = (
        plain,
        heading.model_copy(update={"no_claim": "heading"}),
        ParagraphRecord.model_validate({**quoted.model_dump(), "quotes": {"person": "ann"}}),
    )
    record = SourceRecord(kind=SourceKind.POST, paragraphs=marked)
    found = coverage(Debate("tea", "Tea?", sources={"post": Source("post", record)}))

    assert found.missing == (("post", "p1"),)
    assert (found.excused, round(found.share, 2)) == (2, 0.67)
