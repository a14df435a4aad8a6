"""What is wrong with a file is a node, a loss or a refusal with its place; never a traceback."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.exchange.formats import recognised
from argmap.exchange.interface import Fate, InputFile
from argmap.schema.errors import ArgmapError, UnreadableFileError
from tests.exchange.conftest import Read, imported
from tests.exchange.samples import AIF, SAMPLES

DEEP = b"[" * 100_000
BOMB = (
    b'<!DOCTYPE arggraph [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]>'
    b'<arggraph><edu id="e1">&b;</edu></arggraph>'
)


def _graph(nodes: list[tuple[str, str, str]], edges: list[tuple[str, str]]) -> bytes:
    data = {
        "nodes": [{"nodeID": i, "type": t, "text": text} for i, t, text in nodes],
        "edges": [{"fromID": a, "toID": b} for a, b in edges],
    }
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("format_", "data", "message"),
    [
        ("aif", DEEP, "file0: lists and mappings nest deeper than 64"),
        ("aif", b'{"nodes": [}', "file0:1: this is not valid JSON"),
        ("aif", AIF[:300], "file0:"),
        ("aif", "Größe".encode("latin-1"), "file0:1: byte 2 is not UTF-8"),
        ("aif", "Tee".encode("utf-16"), "file0:1: this is UTF-16"),
        ("aif", b'{"nodes": 7}', "file0:1: there is no list 'nodes'"),
        ("arggraph", BOMB, "file0:1: the entity 'a' is declared here"),
        ("arggraph", b"<a>" * 100, "file0:1: elements nest deeper than 64"),
        ("arggraph", b"<arggraph><edu>", "file0:1: this is not XML"),
        ("gsn", b"G1: &a {text: x}\nG2: *a\n", "file0:1: anchors and aliases are not read"),
        ("gsn", b"G1: {text: x}\nG1: {text: y}\n", "file0:2: the key 'G1' stands here a second"),
        ("kialo", b"Discussion Title: T\n\nnothing\n", "file0:"),
        (
            "kialo",
            b"Discussion Title: T\r\n\r\n1.1. Pro: x\r\n",
            "file0:3: there is no claim above",
        ),
        ("csv", b"id,text\na,b,c\n", "file0:2: 2 columns, and this row has 3"),
        ("csv", b"id,text,id\n", "file0:1: two columns are called 'id'"),
        ("arguman", b"arg(a).\ntext(a, open", "file0:2: the text of 'a' does not end with"),
        ("argdown", b"  + <a>: b\n", "file0:1: a relation stands after an empty line"),
    ],
)
def test_a_refusal_names_file_and_place(format_: str, data: bytes, message: str) -> None:
    """A truncated, wrongly encoded, too deep or hostile file is refused in one sentence."""
    with pytest.raises(UnreadableFileError, match=re.escape(message)):
        imported(format_, data)


def test_a_wrong_suffix_does_not_matter() -> None:
    """The content says what a file is."""
    assert recognised(InputFile("debate.argdown", AIF)).name == "aif"


def test_what_nobody_knows_is_refused() -> None:
    """With the way out."""
    with pytest.raises(UnreadableFileError, match="name one with --format"):
        recognised(InputFile("x.bin", b"tea"))


def test_circles_self_loops_and_dangling_ends_are_counted(read: Read) -> None:
    """Attacks that lead to each other, to themselves or to nothing are left out and reported."""
    nodes = [("a", "I", "A."), ("b", "I", "B."), *((k, "CA", "CA") for k in "xyzw")]
    edges = [("a", "x"), ("x", "y"), ("b", "y"), ("y", "x")]
    edges += [("a", "z"), ("z", "a"), ("b", "w"), ("w", "gone"), ("a", "b")]
    loaded, report = read("aif", _graph(nodes, edges))

    assert sorted(loaded.debate.nodes) == ["a", "b"]
    assert loaded.debate.relations == ()
    assert report.counts["CA"] == {Fate.DROPPED: 4}
    assert report.counts["edge"] == {Fate.DROPPED: 2}


def test_a_chain_of_attacks_has_an_end(read: Read) -> None:
    """Links on links nest as deep as a debate can name; the rest is reported."""
    nodes = [("a", "I", "A."), ("b", "I", "B.")]
    nodes += [(f"c{n}", "CA", "") for n in range(2_000)]
    edges = [("b", f"c{n}") for n in range(2_000)]
    edges += [("c0", "a"), *((f"c{n}", f"c{n - 1}") for n in range(1, 2_000))]
    loaded, report = read("aif", _graph(nodes, edges))

    assert len(loaded.debate.relations) == 8
    assert report.counts["CA"] == {Fate.KEPT: 8, Fate.DROPPED: 1_992}


def test_empty_and_equal_texts_are_nodes_of_their_own(read: Read) -> None:
    """Each has an id, and hidden characters are gone."""
    nodes = [("1", "I", ""), ("2", "I", "A\u202eb"), ("3", "I", "A\u202eb"), ("4", "I", "\ud800")]
    loaded, _ = read("aif", _graph(nodes, []))

    assert len(loaded.debate.nodes) == len(nodes)
    assert {"ab", "ab-2"} <= set(loaded.debate.nodes)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=25)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """Whatever is cut out of a file, doubled or put in, no other error comes of it."""
    sample = SAMPLES[name]
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, len(sample)))
    middle = data.draw(st.binary(max_size=12) | st.just(sample[start:end] * 2))
    try:
        imported(name, sample[:start] + middle + sample[end:])
    except ArgmapError as error:
        assert str(error).startswith("file0")  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("name", ["csv", "argdown", "kialo", "arguman", "gsn"])
def test_line_ends_of_an_old_macintosh_are_read(name: str) -> None:
    """A CR alone ends a line, in every format of lines."""
    lines = b"\n".join(SAMPLES[name].splitlines())
    old = lines.replace(b"\n", b"\r")

    assert recognised(InputFile("file", old)).name == name
    assert imported(name, old).debates == imported(name, lines).debates


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_utf_16_says_so(name: str) -> None:
    """What Windows saves as "Unicode" is refused with what to do."""
    data = SAMPLES[name].decode().encode("utf-16")
    with pytest.raises(UnreadableFileError, match="this is UTF-16; save it as UTF-8"):
        recognised(InputFile("file", data))


def test_a_loss_has_one_number() -> None:
    """A column with two cells is one column, in the counts and in the reasons."""
    report = imported("csv", b"id,text,color\na,Tea calms.,red\nb,Tea wakes.,blue\n").report

    (loss,) = report.losses
    assert loss.count == report.counts["column of nodes"][Fate.DROPPED] == 1


ARGDOWN_DATA = b"""===
title: T
author: Ann
===
# One

## Two {isGroup: false}

[A]: a {source: "Smith 2010"}
  + <B>: b @include(other.argdown)

<C>

(1) [P]: p
-- {uses: [1]} --
(2) [A]
"""


@pytest.mark.parametrize(
    ("format_", "data", "reasons"),
    [
        (
            "argdown",
            ARGDOWN_DATA,
            [
                "an argument with premises is a link here, and a link has no title",
                "no statement stands right below it",
                "it takes in another file, which is not read",
                "the data and tags of a heading are not kept",
                "the data of a step, such as what it uses, are not kept",
                "the front matter says more than a title",
                "its data are not kept",
            ],
        ),
        (
            "argdown",
            b"===\ntitle: [\n===\n[A]: a\n",
            ["the front matter is not YAML"],
        ),
        (
            "argdown",
            b"===\ntitle: T\n\n[A]: a\n",
            ["the front matter that '===' begins has no end"],
        ),
        (
            "argdown-json",
            b'{"statements": {"A": {"members": [{"text": "a"}], "data": {"source": "x"}}}}',
            ["its data are not kept"],
        ),
        (
            "arggraph",
            (
                b'<arggraph><edu id="e1">Tea.</edu><adu id="a1"/><edu id="e2">x</edu>'
                b'<edge id="s" src="e1" trg="a1" type="seg"/></arggraph>'
            ),
            ["no segment joins it to a statement"],
        ),
        (
            "carneades",
            b"meta: {note: x}\nstatements:\n  a: {text: Tea., label: T, assumed: true}\n",
            ["it is not kept", "without: assumed", "without: label"],
        ),
        (
            "lkif",
            (
                b'<lkif><statement id="a"><s>A.</s></statement>'
                b'<statement id="b"><s>B.</s></statement>'
                b'<argument id="1" scheme="x"><conclusion statement="a"/><premise statement="b"/>'
                b"</argument></lkif>"
            ),
            ["without: scheme"],
        ),
        (
            "sadface",
            (
                b'{"metadata": {"core": {"title": "T", "notes": "n"}}, "nodes": '
                b'[{"id": "a", "type": "atom", "text": "Tea.", "sources": [{"id": 1}]}]}'
            ),
            ["without: sources", "it is not kept"],
        ),
        (
            "gsn",
            b"module: {name: M, brief: b, uses: [x]}\nG1: {text: Tea.}\n",
            ["it is not kept"],
        ),
    ],
)
def test_what_is_not_read_is_counted(format_: str, data: bytes, reasons: list[str]) -> None:
    """Nothing that a file says is passed over in silence."""
    losses = imported(format_, data).report.losses

    assert sorted({loss.reason for loss in losses}) == sorted(reasons)


def test_a_joint_of_segments_is_read() -> None:
    """Its texts become one statement."""
    data = (
        b'<arggraph><edu id="e1">Tea,</edu><edu id="e2">hot.</edu><joint id="j1"/><adu id="a1"/>'
        b'<edge id="1" src="e1" trg="j1" type="seg"/><edge id="2" src="e2" trg="j1" type="seg"/>'
        b'<edge id="3" src="j1" trg="a1" type="seg"/></arggraph>'
    )
    done = imported("arggraph", data)

    assert done.debates[0].nodes["tea-hot"]["text"] == "Tea, hot."
    assert done.report.is_lossless
