"""``argmap check`` answers with findings, a sum, and an exit code."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

FORMATS = ("text", "json", "github", "sarif")
Write = Callable[[Mapping[str, str]], Path]
GOOD = {"taste/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n"}
BAD = {**GOOD, "taste/tea-is-warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: tea-clams\n"}


def test_clean(run: Any, write_debate: Write) -> None:
    """Without errors the exit code is 0, nothing is printed as data, and notes are counted."""
    ran = run("check", within=write_debate(GOOD))

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("2 files checked: no findings; notes with --notes\n")


def test_errors(run: Any, write_debate: Write) -> None:
    """With an error the exit code is 1, and the code of the finding can be explained."""
    ran = run("check", within=write_debate(BAD))

    assert ran.code == 1
    assert "error[unknown-node]: no node has the id 'tea-clams'" in ran.out
    assert "3 files checked: 1 error" in ran.err
    assert "argmap explain unknown-node" in ran.err


def test_warnings_leave_it_at_zero(run: Any, write_debate: Write) -> None:
    """A warning is shown, and the check passes."""
    ran = run(
        "check", within=write_debate({**GOOD, "taste/more.yaml": "kind: claim\ntext: More.\n"})
    )

    assert ran.code == 0
    assert "warning[orphan]" in ran.out


def test_an_expectation_fails_the_check_on_request_only(run: Any, write_debate: Write) -> None:
    """A right objection turns nobody's check red; the workflow on the main branch asks for it."""
    expected = "format: 1\ntitle: Tea?\nexpect: {status: {tea-calms: unargued}}\n"
    objection = "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-calms\n"
    root = write_debate({**GOOD, "debate.yaml": expected, "taste/tea-wakes.yaml": objection})

    proposed, on_main = run("check", within=root), run("check", "--expect", within=root)

    assert (proposed.code, "warning[failed-expectation]" in proposed.out) == (0, True)
    assert (on_main.code, "error[failed-expectation]" in on_main.out) == (1, True)


def test_notes_are_shown_on_request(run: Any, write_debate: Write) -> None:
    """Notes are no defects, and stay out of the way."""
    ran = run("check", "--notes", within=write_debate(GOOD))

    assert (ran.code, ran.out.count("note[")) == (0, 1)


def test_json(run: Any, write_debate: Write) -> None:
    """For programs there is one object with a version, all findings, and how many of each sort."""
    ran = run("check", "--format", "json", within=write_debate(BAD))
    found = json.loads(ran.out)
    (finding,) = found["findings"]

    assert (ran.code, ran.err) == (1, "")
    assert (found["format"], found["files"]) == (2, 3)
    assert found["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert finding["fix"] == {"start": 41, "end": 50, "replacement": "tea-calms"}
    assert (finding["line"], finding["column"]) == (3, 11)


def test_github(run: Any, write_debate: Write) -> None:
    """On a forge each finding is one workflow command."""
    ran = run("check", "--format", "github", within=write_debate(BAD))

    assert ran.out.startswith(
        "::error file=claims/tea/taste/tea-is-warm.yaml,line=3,endLine=3,col=11,"
    )


def test_sarif(run: Any, write_debate: Write) -> None:
    """For code scanners there is a log with the rules that were broken."""
    ran = run("check", "--format", "sarif", within=write_debate(BAD))
    (log,) = json.loads(ran.out)["runs"]

    assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == ["unknown-node"]
    assert log["results"][0]["message"]["text"].count("\n") == 2


def test_text(run: Any, write_debate: Write, tmp_path: Path) -> None:
    """With the document at hand, copied words are found."""
    document = tmp_path / "document.txt"
    document.write_text("They say that tea calms the nerves of everybody.\n")
    files = {"taste/tea-calms.yaml": "kind: claim\ntext: Tea calms the nerves of everybody here.\n"}
    short = run("check", "--text", str(document), within=write_debate(files))
    document.write_text("They say that tea calms the nerves of everybody here.\n")
    long = run("check", "--text", str(document), within=write_debate(files))

    assert (short.code, long.code) == (0, 1)
    assert "these 7 words also appear in the document" in long.out


@pytest.mark.parametrize("raw", [None, b"\xff"])
def test_unreadable_document(raw: bytes | None, run: Any, write_debate: Write) -> None:
    """A document that cannot be read is a misuse, not a finding."""
    root = write_debate(GOOD)
    if raw is not None:
        (root / "document.txt").write_bytes(raw)
    ran = run("check", "--text", "document.txt", within=root)

    assert ran.code == 2
    assert "cannot read 'document.txt'" in ran.err


def test_no_debate(run: Any, tmp_path: Path) -> None:
    """Checking nothing is a misuse."""
    ran = run("check", within=tmp_path)

    assert (ran.code, ran.out) == (2, "")


def test_debate_without_nodes(run: Any, write_debate: Write) -> None:
    """A debate without a node is an error: nothing is never fine."""
    ran = run("check", within=write_debate({}))

    assert ran.code == 1
    assert "error[no-nodes]" in ran.out


def test_all_debates(run: Any, write_debate: Write) -> None:
    """All debates are checked, unless one is named."""
    root = write_debate(
        {**BAD, "../mate/debate.yaml": "format: 1\n", "../mate/s/a.yaml": "kind: x\n"}
    )

    assert "claims/mate" in run("check", within=root).out
    assert "claims/mate" not in run("check", "--debate", "tea", within=root).out


def test_real_debate(run: Any) -> None:
    """The debates of this repository are clean."""
    ran = run("check")

    assert (ran.code, ran.out) == (0, "")


def test_a_name_that_is_no_utf8_is_reported_in_every_format(run: Any, write_debate: Write) -> None:
    """The bytes of such a name stand escaped in the address that SARIF asks for."""
    root = write_debate(GOOD)
    (root / "claims" / "tea" / "taste" / os.fsdecode(b"th\xe9.yaml")).touch()

    ran = {name: run("check", "--format", name, within=root) for name in FORMATS}

    assert {one.code for one in ran.values()} == {1}
    assert "claims/tea/taste/th%E9.yaml" in ran["sarif"].out
