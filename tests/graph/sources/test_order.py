"""The order of sources."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.model.debate import Debate, Source
from argmap.graph.sources.order import before, in_order
from argmap.loading.loaded import Loaded
from argmap.schema.errors import UnknownIdError
from argmap.schema.source import SourceRecord

NAMES = "abcdef"


def _debate(**sources: dict[str, object]) -> Debate:
    found = {
        name: Source(name, SourceRecord.model_validate({"kind": "comment", **keys}))
        for name, keys in sources.items()
    }
    return Debate("tea", "Tea?", sources=found)


def _paragraph(start: int, quoted: str | None = None) -> dict[str, object]:
    quotes = {"person": "ann", "source": quoted} if quoted else None
    return {"id": "p1", "chars": (start, start + 1), "sha256": "0" * 16, "quotes": quotes}


@st.composite
def debates(draw: st.DrawFn) -> Debate:
    """Draw a debate with replies, quotations and dates, sensible or not."""
    other = st.sampled_from(NAMES)
    days = ["2024-01-01", "2024-01-02", "2024-02-01", "2024-01", "2024-02", "2023", "2024"]
    date = st.sampled_from([None, None, *days])
    sources: dict[str, dict[str, object]] = {}
    for name in NAMES:
        quoted = draw(st.none() | other)
        sources[name] = {
            "replies_to": draw(st.none() | other),
            "date": draw(date),
            "paragraphs": [_paragraph(draw(st.integers(0, 9)), quoted)],
        }
    return _debate(**sources)


@given(debates())
def test_before_is_a_strict_partial_order(debate: Debate) -> None:
    """Nothing comes before itself, no two before each other, and a chain holds from end to end."""
    known = {(a, b) for a in NAMES for b in NAMES if before(debate, a, b)}

    assert all(a != b and (b, a) not in known for a, b in known)
    assert all((a, d) in known for a, b in known for c, d in known if b == c)


@given(debates())
def test_before_is_what_the_evidence_leads_to(debate: Debate) -> None:
    """One comes before another where a chain of evidence leads there, and none leads back."""
    leads = {(a, b) for a, b in permutations(NAMES, 2) if _is_evidence(debate, a, b)}
    for between, a, b in product(NAMES, NAMES, NAMES):
        if {(a, between), (between, b)} <= leads:
            leads.add((a, b))

    for a, b in permutations(NAMES, 2):
        assert before(debate, a, b) == ((a, b) in leads and (b, a) not in leads)


def _is_evidence(debate: Debate, one: str, other: str) -> bool:
    first, second = debate.sources[one].record, debate.sources[other].record
    if first.date and second.date:
        days = [
            {day for day in _DAYS if day.startswith(date)} for date in (first.date, second.date)
        ]
        if not days[0] & days[1]:
            return max(days[0]) < min(days[1])
    quoted = [p.quotes.source for p in second.paragraphs if p.quotes is not None]
    return one in {second.replies_to, *quoted}


_DAYS = [
    f"{year}-{month:02}-{day:02}" for year in (2023, 2024) for month in (1, 2) for day in (1, 2)
]


@given(debates())
def test_the_list_never_contradicts_the_order(debate: Debate) -> None:
    """Every source is listed once, and none after one that it comes before."""
    listed = in_order(debate)

    assert sorted(listed) == list(NAMES)
    assert not any(before(debate, b, a) for a, b in permutations(NAMES, 2) if _first(listed, a, b))


def _first(listed: tuple[str, ...], one: str, other: str) -> bool:
    return listed.index(one) < listed.index(other)


def test_a_reply_comes_after_what_it_answers_however_far() -> None:
    """Replies chain."""
    debate = _debate(a={}, b={"replies_to": "a"}, c={"replies_to": "b"})

    assert before(debate, "a", "c")
    assert not before(debate, "c", "a")


def test_a_quotation_comes_before_what_quotes_it() -> None:
    """Somebody had to write it first."""
    debate = _debate(quoted={}, quoting={"paragraphs": [_paragraph(0, "quoted")]})

    assert before(debate, "quoted", "quoting")


def test_dates_decide_where_both_have_one() -> None:
    """Also against the reply, which is then a mistake or an edit."""
    debate = _debate(a={"date": "2024-01-02"}, b={"date": "2024-01-01", "replies_to": "a"})

    assert before(debate, "b", "a")
    assert not before(debate, "a", "b")


def test_a_month_orders_only_what_lies_outside_it() -> None:
    """Two dates say which came first only where the days that they may mean do not overlap."""
    debate = _debate(
        a={"date": "2024-09-30"},
        b={"date": "2024-10"},
        c={"date": "2024-10-16"},
        d={"date": "2025"},
    )

    assert before(debate, "a", "b")
    assert not before(debate, "b", "c")
    assert not before(debate, "c", "b")
    assert before(debate, "b", "d")


def test_replies_of_one_day_keep_their_order() -> None:
    """Equal dates decide nothing."""
    debate = _debate(a={"date": "2024-01-01"}, b={"date": "2024-01-01", "replies_to": "a"})

    assert before(debate, "a", "b")


def test_without_evidence_nothing_is_earlier() -> None:
    """The place in the document proves nothing; it only orders the list."""
    debate = _debate(a={"paragraphs": [_paragraph(5)]}, b={"paragraphs": [_paragraph(2)]})

    assert not before(debate, "a", "b")
    assert not before(debate, "b", "a")
    assert in_order(debate) == ("b", "a")


def test_an_unknown_source_is_refused() -> None:
    """No answer without the data."""
    with pytest.raises(UnknownIdError, match="'c'"):
        before(_debate(a={}), "a", "c")


def test_the_real_thread_is_listed_as_it_stands(empathy: Loaded) -> None:
    """Comments in the order of the text; what the post quotes just before it."""
    listed = in_order(empathy.debate)
    comments = [source for source in listed if source[0] == "c" and source[1:].isdigit()]

    assert comments == sorted(comments)
    assert _first(listed, "millidge-2023", "post")
    assert _first(listed, "post", "c01")
