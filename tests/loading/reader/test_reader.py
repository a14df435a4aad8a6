"""The reader of YAML: texts only, each with its place, and nothing that is hostile or silent."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.loading.reader import Document, read, read_text
from argmap.loading.reader.characters import refused
from argmap.loading.reader.events import parse
from argmap.loading.reader.limits import DEPTH, VALUES
from tests.loading.reader.yamlish import SCRAPS

ReadRaw = Callable[[bytes], Document]


@pytest.fixture
def read_raw(tmp_path: Path) -> ReadRaw:
    """Write bytes to a file, and read it."""

    def read_it(raw: bytes) -> Document:
        path = tmp_path / "a.yaml"
        path.write_bytes(raw)
        return read(path, "a.yaml")

    return read_it


def codes(document: Document) -> list[str]:
    """List the codes of what the reader has to say."""
    return [finding.code for finding in document.findings]


def test_a_key_that_stands_twice_is_told_once(read_raw: ReadRaw) -> None:
    """What stands below it stands twice as well, and is no finding of its own."""
    document = read_raw(b"supports:\n  - to: a\nsupports:\n  - to: b\n    with: [c]\n")

    assert codes(document) == ["duplicate-key"]
    assert document.data == {"supports": [{"to": "a"}]}


@pytest.mark.parametrize(
    "value",
    ["no", "yes", "on", "010", "12:30", "1.10", "2024-01-02", "1e3", "0x10", ".inf", "=", "<<"],
)
def test_every_scalar_is_a_text(value: str) -> None:
    """No value turns into a number, a date or a flag behind the writer's back."""
    assert parse(Document("a.yaml", f"text: {value}\n")).data == {"text": value}


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_empty_values_are_noted(nothing: str) -> None:
    """A key without a value is known to be empty."""
    assert parse(Document("a.yaml", f"short:{nothing}\n")).empty == {("short",)}


@pytest.mark.parametrize("value", ["'~'", '"null"', "''"])
def test_quoted_values_are_not_empty(value: str) -> None:
    """Whoever quotes a word means the word."""
    assert parse(Document("a.yaml", f"short: {value}\n")).empty == frozenset()


def test_places_count_characters() -> None:
    """Columns count characters, whatever their script."""
    document = parse(Document("a.yaml", "a: {é: 茶, 🫖: x}\n"))
    place = document.locate(document.span(("a", "🫖")))

    assert (place.line, place.column, place.end_column) == (1, 14, 15)
    assert document.text[slice(*document.span(("a", "é"))[:2])] == "茶"


def test_byte_order_mark_is_passed_over(read_raw: ReadRaw) -> None:
    """A file that an editor began with a byte-order mark is read, and its columns are right."""
    document = read_raw(b"\xef\xbb\xbfkind: claim\n")

    assert document.data == {"kind": "claim"}
    assert document.keys["kind",].column == 0


def test_crlf_is_read_like_lf(read_raw: ReadRaw) -> None:
    """A file from Windows says the same, and an excerpt of it has no trace of the line ends."""
    document = read_raw(b"kind: claim\r\ntext: Tea: calms\r\n")

    assert document.findings[0].location.excerpt == "text: Tea: calms"
    assert read_raw(b"kind: claim\r\ntext: Tea\r\n").data == {"kind": "claim", "text": "Tea"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"[" * 60_000, "too-deep"),
        (b"- " * 30_000, "too-deep"),
        (b"{a: " * 15_000, "too-deep"),
        (b"? " * 30_000, "complex-key"),
        (b"a: [" + b"x," * (VALUES + 1) + b"]", "too-many-values"),
        (b"[" * 100_000, "file-too-large"),
        (b"text: " + b"a" * 20_000_000, "file-too-large"),
        (b"".join(b"k%d: 1\n" % n for n in range(200_000)), "file-too-large"),
        (b"a: &a [x]\nb: [*a, *a]\n", "yaml-anchor"),
        (b"a: {x: 1}\nb: {<<: *a}\n", "yaml-anchor"),
        (b"text: !!python/object/apply:os.system [id]\n", "yaml-tag"),
        (b"text: \xed\xa0\x80\n", "not-utf8"),
        (b"text: \xff\n", "not-utf8"),
        (b"text: a\x00b\n", "forbidden-character"),
        (b"text: a\rb\n", "forbidden-character"),
        (b'text: "\\0"\n', "forbidden-character"),
        (b'text: "\\ud800"\n', "bad-yaml"),
        (b"text: a\xe2\x80\xa8b\n", "forbidden-character"),
        (b"", "empty-file"),
        (b"%YAML 9.9\n---\na: b\n", "bad-yaml"),
    ],
)
def test_hostile_files_are_refused(raw: bytes, code: str, read_raw: ReadRaw) -> None:
    """A hostile file gets one finding that names it, and gives no data."""
    document = read_raw(raw)

    assert codes(document) == [code]
    assert document.findings[0].location.file == "a.yaml"
    assert document.data is None


def test_depth_that_is_allowed(read_raw: ReadRaw) -> None:
    """Nesting up to the limit is read."""
    raw = b"a: " + b"[" * (DEPTH - 1) + b"]" * (DEPTH - 1)

    assert codes(read_raw(raw)) == []


def test_links_and_pipes_are_never_opened(tmp_path: Path) -> None:
    """A link is not followed, and a pipe does not keep the reader waiting."""
    (tmp_path / "link.yaml").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.yaml")

    assert codes(read(tmp_path / "link.yaml", "link.yaml")) == ["symbolic-link"]
    assert codes(read(tmp_path / "pipe.yaml", "pipe.yaml")) == ["not-a-file"]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened has a finding, not a traceback."""
    path = tmp_path / "a.yaml"
    path.write_text("kind: claim\n")

    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    assert read_text(path, "a.yaml").findings[0].message == (
        "this file cannot be read: Permission denied"
    )


def test_size_of_a_growing_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is read than the limit, even where a file is larger than the system said."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a" * 70_000)
    monkeypatch.setattr(Path, "lstat", lambda _: os.stat_result((stat.S_IFREG, *[0] * 9)))

    assert codes(read(path, "a.yaml")) == ["file-too-large"]


def test_place_of_a_byte_that_is_not_utf8(read_raw: ReadRaw) -> None:
    """The finding points at the byte, and counts characters up to it but no byte-order mark."""
    for mark in (b"", b"\xef\xbb\xbf"):
        (finding,) = read_raw(mark + "text: thé ".encode() + b"\xe9\n").findings
        place = finding.location

        assert "0xe9" in finding.message
        assert (place.line, place.column) == (1, 11)


def test_hidden_characters_are_counted_up_to_ten(read_raw: ReadRaw) -> None:
    """A file full of hidden characters gets ten findings, each with a fix, and no more."""
    document = read_raw("text: a{}b\n".format("\u200b" * 100).encode())

    assert codes(document) == ["forbidden-character"] * 10
    assert all(finding.edit for finding in document.findings)


@pytest.mark.parametrize(
    "text", ["می‌خواهم", "क्‍ष", "👩‍🔬", "café", "Ω and ω", "日本語", "a\tb", "e\u0301"]
)
def test_honest_texts_pass(text: str) -> None:
    """Persian, Hindi, emoji, accents and tabs are what people type."""
    assert list(refused(text)) == []


@pytest.mark.parametrize(
    "character",
    "\u00ad\u061c\u115f\u180e\u200b\u200e\u202e\u2028\u2066\u3164\ufeff\ufff9\x1b\x85"
    "\U000e0041\u200c\u200d",
)
def test_hidden_characters_are_refused(character: str) -> None:
    """What nobody types and nobody sees is refused inside a word."""
    assert [offset for offset, _ in refused(f"a{character}b")] == [1]


PREFIX = "kind: claim\nshort: Tea\n"


@pytest.mark.parametrize(
    "line",
    [
        "text: Tea: it calms",
        'text: "Tea" calms',
        "text: [1] says so",
        "text: {x} calms",
        "text: @ann",
        "text: `tea`",
        "text: %tea",
        "text: *tea* calms",
        "text: &tea calms",
        "text: !tea calms",
        "text: > tea calms",
        "text: | tea calms",
        "text: - tea calms",
        "text: ? tea calms",
        "text:Tea calms",
        "text:\u00a0Tea calms",
    ],
)
def test_proposed_change_mends_the_file(line: str) -> None:
    """The change that is offered for a slip gives the text that was meant."""
    broken = parse(Document("a.yaml", f"{PREFIX}{line}\n"))
    edit = broken.findings[0].edit
    assert edit is not None
    text = broken.text[: edit.start] + edit.replacement + broken.text[edit.end :]
    mended = parse(Document("a.yaml", text))

    assert mended.findings == ()
    assert mended.data is not None
    assert mended.data["text"].lstrip(">| ") == line.removeprefix("text:").strip().lstrip(">| ")


def test_change_of_a_nested_text_keeps_its_place() -> None:
    """A block in a list item is indented below its key."""
    broken = parse(Document("a.yaml", "stances:\n  - by: ann\n    note: Tea: it calms\n"))
    edit = broken.findings[0].edit

    assert edit is not None
    assert edit.replacement == ">-\n      Tea: it calms"


def test_no_change_where_the_end_is_not_certain() -> None:
    """A text that goes on below its first line is explained, but not changed."""
    broken = parse(Document("a.yaml", "text: Tea: it calms\n  whoever drinks it\n"))

    assert broken.findings[0].edit is None
    assert "put the text into a block" in broken.findings[0].expected


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 'x\nb: 'y'\n", 1, "this quotation mark is never closed"),
        ("a: [x, {b: c]\n", 1, "a text that starts with '['"),
        ("a: {x: 1\nb: 2\n", 1, "this '{' starts a mapping"),
        ("- a\nb: c\n", 2, "the key 'b' does not line up with its neighbours"),
        ("a:\n  - b\n - c\n", 3, "this list item does not line up with its neighbours"),
        ("a: >-\n  x\ny\nb: c\n", 3, "this line has no key"),
        ("a: >5x\n  y\n", 1, "the text of a block starts on the next line"),
        ("a\n", 1, "this file has no keys"),
        ("- a\n- b\n", 1, "this file is a list"),
        ("\u00a0", 1, "this is a no-break space"),
        ("? a\n? b\n: c\n... x\n", 4, "this is not YAML"),
    ],
)
def test_slips_are_explained(text: str, line: int, message: str) -> None:
    """A slip is explained in plain words, at the line where it was made."""
    (finding,) = parse(Document("a.yaml", text)).findings

    assert finding.location.line == line
    assert finding.message.startswith(message)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text whatsoever makes the parser raise, and what is not read has a finding."""
    document = parse(Document("a.yaml", text)) if not list(refused(text)) else None

    assert document is None or document.data is not None or document.findings


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    """No file whatsoever makes the reader raise."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(raw)
    document = read(path, "any.yaml")

    assert document.data is not None or document.findings


@given(SCRAPS)
def test_scraps_of_yaml_are_read_or_refused(text: str) -> None:
    """Whatever the scraps of YAML make together, the reader answers, and points into the file."""
    document = parse(Document("a.yaml", text))
    lines = text.split("\n")

    assert document.data is not None or document.findings
    for finding in document.findings:
        assert 1 <= finding.location.line <= len(lines)
        assert 1 <= finding.location.column <= len(lines[finding.location.line - 1]) + 1


@given(SCRAPS)
def test_edits_lie_in_the_file(text: str) -> None:
    """A change that is offered lies within the file."""
    for finding in parse(Document("a.yaml", text)).findings:
        if finding.edit is not None:
            assert 0 <= finding.edit.start <= finding.edit.end <= len(text)


def untyped(value: Any) -> Any:
    """Make texts of all scalars."""
    if isinstance(value, dict):
        return {str(key): untyped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [untyped(part) for part in value]
    return value


DATA = st.recursive(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"]), min_size=1
    ),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcxyz", min_size=1), DATA, min_size=1))
def test_what_a_dumper_writes_is_read_back(data: dict[str, Any]) -> None:
    """Texts, lists and mappings that a YAML writer puts down come back as they were."""
    text = yaml.safe_dump(data, allow_unicode=True)
    if not list(refused(text)):
        assert parse(Document("a.yaml", text)).data == untyped(data)


@given(st.dictionaries(st.text("abc", min_size=1), DATA, min_size=1))
def test_every_value_has_a_place(data: dict[str, Any]) -> None:
    """Every key and every value has a span, and the spans lie in the file."""
    text = yaml.safe_dump(data, allow_unicode=True)
    if list(refused(text)):
        return
    document = parse(Document("a.yaml", text))

    for path in document.keys:
        assert path in document.values
    for span in (*document.keys.values(), *document.values.values()):
        assert 0 <= span.start <= span.end <= len(text)
        assert text.count("\n", 0, span.start) == span.line
