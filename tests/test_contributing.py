"""What the pages for contributors promise is so."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from argmap import cli
from argmap.checks.run import check
from argmap.exchange.issue_form import HOLDS, QUESTIONS
from argmap.graph.diff import ChangeKind, Level, diff
from argmap.graph.diff.change import LEVELS
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Severity
from tests.conftest import EMPATHY, ROOT

PAGES = [
    ROOT / name
    for name in (
        "CONTRIBUTING.md",
        "AGENTS.md",
        "docs/good-nodes.md",
        "docs/reviewing.md",
        "docs/forge.md",
        ".github/PULL_REQUEST_TEMPLATE.md",
        "commands/starter/README.md",
    )
]
COMMANDS = {name for part in cli.COMMANDS.values() for name in part}
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def example() -> tuple[str, str]:
    """Find the node that the page for contributors writes: its place, and its text."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    match = re.search(r"```yaml\n# (claims/\S+)\n(.*?)```", text, re.DOTALL)
    assert match is not None
    return match[1], match[2]


def test_the_example_is_a_clean_addition_to_the_debate(tmp_path: Path, empathy: Loaded) -> None:
    """It has no error and no warning, and does what the page says it does."""
    file, text = example()
    shutil.copytree(EMPATHY / "claims", tmp_path / "claims")
    (tmp_path / file).write_text(text, encoding="utf-8")

    loaded = load(tmp_path, "empathy-by-default")

    found = [f for f in check(loaded) if f.location.file == file]
    assert [f for f in found if f.severity is not Severity.NOTE] == []
    kinds = {change.kind.value for change in diff(empathy.debate, loaded.debate).changes}
    assert {"node-added", "relation-added", "objection-opened"} <= kinds


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_exists(page: Path) -> None:
    """In blocks and in sentences."""
    named = re.findall(r"(?:^|`)argmap ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert set(named) <= COMMANDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    """From where the page lies."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).is_file()] == []


def steps() -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the steps of all workflows with the workflow's name."""
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            yield from ((path.name, step) for step in job["steps"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_no_rights_but_those_it_names(path: Path) -> None:
    """None at the top, a few in each job; actions by commit, with the version beside it."""
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)

    assert workflow["permissions"] == {}
    assert all("permissions" in job and job["timeout-minutes"] for job in workflow["jobs"].values())
    uses = re.findall(r"uses: (.*)", text)
    assert [use for use in uses if not PINNED.fullmatch(use)] == []


def test_no_workflow_keeps_credentials_or_runs_a_strangers_words() -> None:
    """What a stranger writes reaches a shell through the environment only."""
    for name, step in steps():
        given = step.get("with")
        if "checkout" in str(step.get("uses", "")):
            assert isinstance(given, dict), name
            assert given["persist-credentials"] is False, name
        assert "${{" not in str(step.get("run", "")), name


@pytest.mark.parametrize(
    ("name", "option"), [("check", "--base"), ("publish", "--expect"), ("daily", "--expect")]
)
def test_what_each_workflow_holds_a_debate_to(name: str, option: str) -> None:
    """A proposal to what it adds, the main branch to what is expected of it."""
    runs = [str(step.get("run", "")) for file, step in steps() if file == f"{name}.yml"]
    checks = [run for run in runs if " check " in run]

    assert [option in run for run in checks].count(True) == 1
    assert sum(run.count("--base") + run.count("--expect") for run in checks) == 1


def test_strangers_code_runs_without_rights() -> None:
    """What runs on a proposal may only read; what may write runs nothing of a proposal."""
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        triggers = workflow[True]  # YAML 1.1 takes 'on' for true
        rights = {
            right for job in workflow["jobs"].values() for right in job["permissions"].items()
        }
        if "pull_request" in triggers:
            assert rights == {("contents", "read")}, path.name
        assert "pull_request_target" not in triggers, path.name


def test_the_form_asks_what_intake_reads() -> None:
    """The same questions under the same ids."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/reply.yml").read_text(encoding="utf-8"))
    fields = {part["id"]: part["attributes"] for part in form["body"] if "id" in part}

    asked = {name: fields[name]["label"] for name in fields if name in QUESTIONS}
    assert asked == dict(QUESTIONS)
    assert HOLDS in fields["held"]["options"]


def test_every_class_of_change_stands_in_the_document_at_its_level() -> None:
    """The names are stable, so people and programs can rely on them."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([A-Z-]+)` \| (.*) \|$", text, re.MULTILINE))

    documented = {level: re.findall(r"`([a-z-]+)`", rows[level]) for level in rows}
    assert documented == {
        level.value: [kind.value for kind in ChangeKind if LEVELS[kind] is level] for level in Level
    }


def test_what_a_workflow_installs_has_hashes_and_is_never_built() -> None:
    """So that nobody's machine runs what nobody has looked at."""
    installs = [
        line
        for _, step in steps()
        for line in str(step.get("run", "")).splitlines()
        if "pip install" in line
    ]

    assert len(installs) > 5
    assert all("--require-hashes --only-binary :all:" in line for line in installs)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_workflow_runs_is_sound_shell(path: Path) -> None:
    """Bash can read each step."""
    for name, step in steps():
        if name == path.name and "run" in step:
            subprocess.run(
                ["bash", "-n"], input=str(step["run"]), text=True, check=True, timeout=20
            )


def test_the_code_example_is_the_shape_of_a_test() -> None:
    """It is Python, and short."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [(code)] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)

    assert isinstance(ast.parse(code).body[0], ast.FunctionDef)
    assert code.count("\n") <= 15
