"""Findings as text, as JSON and as annotations: exact, and safe to print."""

import pytest

from argmap.commands.terminal.findings import WIDTH, as_github, as_json, as_text, count, summary
from argmap.schema.finding import Edit, Finding, Location, Rule, Severity

RULE = Rule("a-rule", Severity.ERROR, "a title", "A reason.")


def finding(excerpt: str = "text: Tea", start: int = 7, end: int = 10, **more: object) -> Finding:
    """Make a finding in one line."""
    place = Location("claims/a.yaml", 2, start, 2, end, excerpt)
    return Finding(RULE, place, "this is wrong", **more)  # type: ignore[arg-type] # parts of a finding


def carets(text: str) -> str:
    """Take the line with the carets."""
    return text.split("\n")[2]


def test_everything_at_once() -> None:
    """Place, fact, line, carets, candidate, advice and other places stand in this order."""
    other = Location("claims/b.yaml", 1, 5)
    told = as_text([finding(candidate="Milk", expected="write:\ntext: Milk", related=(other,))])

    assert told == (
        "claims/a.yaml:2:7: error[a-rule]: this is wrong\n"
        "    2 | text: Tea\n"
        "      |       ^^^ did you mean 'Milk'?\n"
        "      = write:\n"
        "            text: Milk\n"
        "      = see claims/b.yaml:1:5"
    )


def test_without_an_excerpt() -> None:
    """Where there is no line to show the candidate still is."""
    assert as_text([finding("", candidate="Milk")]).endswith("\n      = did you mean 'Milk'?")


@pytest.mark.parametrize(
    ("excerpt", "start", "end", "expected"),
    [
        ("text: 茶", 7, 8, "      |       ^^"),
        ("茶: x", 4, 5, "      |     ^"),
        ("te\u0301xt: x", 8, 9, "      |       ^"),
        ("\tx", 2, 3, "      | \t^"),
        ("text:", 6, 6, "      |      ^"),
        ("text: Tea", 7, 99, "      |       ^^^"),
    ],
)
def test_carets_stand_below_the_value(excerpt: str, start: int, end: int, expected: str) -> None:
    """Wide letters, accents, tabs and ends of lines do not move the carets."""
    assert carets(as_text([finding(excerpt, start, end)])) == expected


def test_value_of_several_lines() -> None:
    """Of a value that goes on below, its first line is marked to the end."""
    place = Location("a.yaml", 2, 7, 4, 3, "text: Tea calms")

    assert carets(as_text([Finding(RULE, place, "wrong")])).endswith("      ^^^^^^^^^")


def test_long_lines_are_cut_around_the_place() -> None:
    """Of a long line the part around the place is shown."""
    told = as_text([finding("x" * 900 + "HERE" + "y" * 900, 901, 905)]).split("\n")

    assert "HERE" in told[1]
    assert len(told[1]) <= WIDTH + 10
    assert told[1].index("HERE") == told[2].index("^^^^")


def test_no_line_starts_with_a_strangers_text() -> None:
    """A line of a file never starts a line of the log: a forge could take it for a command."""
    told = as_text([finding("::error::boo", 1, 3, expected="write:\n::error::boo")])

    assert not any(line.startswith("::") for line in told.split("\n"))


def test_annotations_are_escaped() -> None:
    """Nothing in a message or a path can end a workflow command or start another."""
    place = Location("claims/a,b:c%.yaml", 1, 1, 1, 2)
    (told,) = as_github([Finding(RULE, place, "100%\r\n::error::x", "line\nline")]).split("\n")

    assert "file=claims/a%2Cb%3Ac%25.yaml," in told
    assert told.endswith("::100%25%0D%0A::error::x%0Aline%0Aline")


def test_annotation_of_several_lines_has_no_columns() -> None:
    """A forge takes columns only within one line."""
    told = as_github([Finding(RULE, Location("a", 1, 3, 2, 4), "wrong")])

    assert "col=" not in told
    assert "line=1,endLine=2" in told


def test_errors_come_first_on_a_forge() -> None:
    """A forge shows only the first few annotations: errors first."""
    warning = Finding(RULE, Location("a"), "warned", grade=Severity.WARNING)
    told = as_github([warning, finding()]).split("\n")

    assert [line.split()[0] for line in told] == ["::error", "::warning"]


def test_record_has_what_is_there() -> None:
    """A finding without candidate, advice or fix has no such keys."""
    (bare,) = as_json([finding()])
    edit = Edit("claims/a.yaml", 1, 2, "x")
    (full,) = as_json([finding(candidate="c", expected="e", edit=edit, related=(Location("b"),))])

    assert set(full) - set(bare) == {"candidate", "expected", "fix", "related"}
    assert full["related"] == [{"file": "b", "line": 1, "column": 1}]


def test_sum() -> None:
    """The sum names only what there is."""
    assert summary([], 1) == "1 file checked: no findings"
    assert summary([finding(), finding()], 7) == "7 files checked: 2 errors"
    assert count([finding()]) == {"error": 1, "warning": 0, "note": 0}
