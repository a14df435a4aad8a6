"""Mistakes that newcomers make: each is found at its place, and its cure leads to a clean debate.

``newcomers/mistakes.yaml`` lists them: the file as somebody wrote it, what is said of it (the
place, the code, and what to do), and the file after they did literally that, with what they meant.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from argmap.checks.run import check_all
from argmap.schema.finding import Finding, Severity
from tests.conftest import WriteDebate

_FOLDER: Final = Path(__file__).parent / "newcomers"
_DEBATE: Final = yaml.safe_load((_FOLDER / "debate.yaml").read_text(encoding="utf-8"))
_ALL: Final = yaml.safe_load((_FOLDER / "mistakes.yaml").read_text(encoding="utf-8"))
_FILE: Final = "answers/tea-keeps-us-awake.yaml"


def _findings(write_debate: WriteDebate, files: Mapping[str, bytes | str]) -> list[Finding]:
    """Check the debate with some files more; leave out notes, which are no defects."""
    root = write_debate({**_DEBATE, **dict.fromkeys(files, "")})
    for name, text in files.items():
        content = text if isinstance(text, bytes) else text.encode()
        (root / "claims" / "tea" / name).write_bytes(content)
    return [f for f in check_all(root).findings if f.rule.severity is not Severity.NOTE]


def _said(finding: Finding, file: str) -> dict[str, str]:
    """Show where a finding stands, what it is, and what it tells a newcomer to do."""
    where = finding.location
    place = "" if where.file == f"claims/tea/{file}" else f"{where.file}:"
    meant = f"did you mean '{finding.candidate}'?" if finding.candidate else ""
    cure = " ".join([*meant.split(), *finding.expected.split()])
    return {"at": f"{place}{where.line}:{where.column}", "code": finding.code, "cure": cure}


@pytest.mark.parametrize("case", _ALL, ids=lambda case: case["mistake"])
def test_a_mistake_is_found_where_it_is(case: dict[str, Any], write_debate: WriteDebate) -> None:
    """With the cure that was agreed on; none is passed over in silence."""
    file, wrong = case.get("file", _FILE), case["wrong"].encode(case.get("encoding", "utf-8"))

    said = [_said(finding, file) for finding in _findings(write_debate, {file: wrong})]

    assert said == case["says"] != []
    assert all(one["cure"] for one in said)


@pytest.mark.parametrize("case", _ALL, ids=lambda case: case["mistake"])
def test_doing_what_the_message_says_is_enough(
    case: dict[str, Any], write_debate: WriteDebate
) -> None:
    """The file as the message tells to write it has neither an error nor a warning."""
    file = case.get("right_file", case.get("file", _FILE))

    assert _findings(write_debate, {file: case["right"], **case.get("with", {})}) == []


@pytest.mark.parametrize(
    "text",
    [
        "kind: kernel\ntext: Tea calms a little.\nkernel_of: tea-is-good-for-us\n",
        "kind: claim\ntext: Tea harms us all.\nanswers: is-tea-good-for-us\n",
        '{"kind": "claim", "text": "Tea is wet.", "supports": "tea-is-good-for-us"}\n',
    ],
    ids=["a concession without limits", "another quantifier", "JSON"],
)
def test_what_is_no_mistake_is_not_called_one(text: str, write_debate: WriteDebate) -> None:
    """A concession may be whole, "all" makes another statement, and JSON is YAML."""
    assert _findings(write_debate, {_FILE: text}) == []
