"""Frameworks from competition files: read where that can be done, else refused with the line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.exchange import iccma
from argmap.exchange.iccma import IccmaFormat, parse, read, write
from argmap.graph.argumentation.framework import Framework
from argmap.schema.errors import UnreadableFileError

EXPECTED = Framework.of(["1", "2", "3"], [("1", "2"), ("2", "3")])

GOOD = {
    IccmaFormat.AF: "# a comment\np af 3\n1 2\n\n2 3 # another\n2 3\n",
    IccmaFormat.APX: "arg(1). arg(2).\narg( 3 ) .% a comment\natt(1,2).att(2, 3).\n",
    IccmaFormat.TGF: "1\n2 with a label\n3\n#\n1 2\n2 3 label\n",
}

BAD = [
    (IccmaFormat.AF, "", "t:1: there is no line 'p af'"),
    (IccmaFormat.AF, "1 2\n", "t:1: before the first attack stands 'p af'"),
    (IccmaFormat.AF, "p af 2\n1 2\np af 2\n", "t:3: a second 'p af'"),
    (
        IccmaFormat.AF,
        "p af 2\n1 3\n",
        "t:2: there is no argument 3: the numbers go from 1 to 2",
    ),
    (IccmaFormat.AF, "p af 2\n0 1\n", "t:2: there is no argument 0"),
    (IccmaFormat.AF, "p af 2\n1 -2\n", "t:2: an attack is two numbers, not '1 -2'"),
    (IccmaFormat.AF, "p af 2\n1 2 1\n", "t:2: an attack is two numbers"),
    (IccmaFormat.AF, "p af 2\n\n1 ٢\n", "t:3: an attack is two numbers"),
    (IccmaFormat.AF, "p af two\n", "t:1: before the first attack stands 'p af'"),
    (IccmaFormat.AF, "p af 1000001\n", "t:1: there are more than 1000000 arguments"),
    (IccmaFormat.AF, f"p af {'9' * 9999}\n", "t:1: there are more than 1000000 arguments"),
    (IccmaFormat.AF, f"p af 2\n1 {'2' * 9999}\n", "t:2: an attack is two numbers, not '1 2"),
    (IccmaFormat.APX, "arg(a).\narg(a).\n", "t:2: the argument 'a' is there already"),
    (IccmaFormat.APX, "arg(a).\natt(a,b).\n", "t:2: there is no argument 'b'"),
    (
        IccmaFormat.APX,
        "arg(a)\n",
        r"t:1: expected 'arg\(a\)\.' or 'att\(a,b\)\.', not 'arg\(a\)'",
    ),
    (IccmaFormat.APX, "arg(a). pref(a,a).\n", "t:1: expected"),
    (IccmaFormat.TGF, "a\nb\n", "t:2: there is no '#'"),
    (IccmaFormat.TGF, "a\n#\na\n", "t:3: an attack is two names, not 'a'"),
    (IccmaFormat.TGF, "a\n#\na b\n", "t:3: there is no argument 'b'"),
    (IccmaFormat.TGF, "a\n#\n#\n", "t:3: a second '#'"),
    (IccmaFormat.TGF, "a\na\n#\n", "t:2: the argument 'a' is there already"),
]


@pytest.mark.parametrize("format_", IccmaFormat)
def test_each_format_says_the_same(format_: IccmaFormat) -> None:
    """Comments, blanks, labels and repeated attacks change nothing."""
    assert parse(GOOD[format_], format_) == EXPECTED
    assert parse(GOOD[format_].replace("\n", "\r\n"), format_) == EXPECTED


@pytest.mark.parametrize(("format_", "text", "message"), BAD)
def test_what_cannot_be_meant_is_refused_with_its_line(
    format_: IccmaFormat, text: str, message: str
) -> None:
    """A message names the file, the line, and what is wrong there, and stays short."""
    with pytest.raises(UnreadableFileError, match=rf"^{message}") as caught:
        parse(text, format_, "t")
    assert len(str(caught.value)) < 120


def test_a_flood_of_attacks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """More attacks than fit into memory in comfort are refused while reading."""
    monkeypatch.setattr(iccma, "ATTACKS", 1)
    with pytest.raises(UnreadableFileError, match="t:3: there are more than 1 attacks"):
        parse("p af 2\n1 2\n2 1\n", IccmaFormat.AF, "t")


def test_a_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is not read to its end."""
    monkeypatch.setattr(iccma, "BYTES", 1024 * 1024)
    (tmp_path / "big.af").write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(UnreadableFileError, match=r"'big\.af' has more than 1 MiB"):
        read(tmp_path / "big.af")


def test_the_name_of_a_file_tells_its_format(tmp_path: Path) -> None:
    """A file is read by what its name ends in; another ending is refused, not guessed."""
    (tmp_path / "x.TGF").write_text(GOOD[IccmaFormat.TGF], encoding="utf-8-sig")
    assert read(tmp_path / "x.TGF") == EXPECTED
    with pytest.raises(UnreadableFileError, match=r"'x\.txt' does not say what it is"):
        read(tmp_path / "x.txt")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A missing file, a folder and a file that is no text are refused by name."""
    (tmp_path / "folder.af").mkdir()
    (tmp_path / "bytes.af").write_bytes(b"p af 1\n\xff\n")
    for name, message in [
        ("none.af", r"cannot read '.*none\.af': No such file"),
        ("folder.af", r"cannot read '.*folder\.af': Is a directory"),
        ("bytes.af", r"'bytes\.af' is not a text in UTF-8"),
    ]:
        with pytest.raises(UnreadableFileError, match=message):
            read(tmp_path / name)


@given(
    st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=6, unique=True),
    st.data(),
    st.sampled_from(IccmaFormat),
)
def test_what_is_written_can_be_read(
    names: list[str], data: st.DataObject, format_: IccmaFormat
) -> None:
    """Whatever the arguments are called, a written framework has the same attacks when read."""
    numbers = st.integers(0, len(names) - 1)
    attacks = data.draw(st.lists(st.tuples(numbers, numbers), max_size=8))
    framework = Framework.numbered(names, attacks)
    found = parse(write(framework, format_), format_)
    assert found.attackers == framework.attackers
    assert found.names == tuple(str(number + 1) for number in range(len(names)))


def test_a_table_says_which_argument_is_which() -> None:
    """The names of the arguments stand in the file, each on one line."""
    framework = Framework.of(["a -> b", "line\nbreak"], [("a -> b", "line\nbreak")])
    assert write(framework, IccmaFormat.APX).splitlines()[:3] == [
        "% 1 a -> b",
        "% 2 line break",
        "arg(1).",
    ]
    assert write(framework, IccmaFormat.TGF) == "1 a -> b\n2 line break\n#\n1 2\n"
