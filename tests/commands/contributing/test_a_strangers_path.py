"""A contribution from clone to comment, with the commands of the workflows themselves.

Somebody who knows a little git adds one file; what runs then is what stands in the workflow files
of a new knowledge base, but for fetching argmap and for the forge, whose part a few lines play.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.journey

Run = Callable[..., Any]
Git = Callable[..., str]
Shell = Callable[..., "subprocess.CompletedProcess[str]"]

REPLY = """\
kind: counterargument
text: >-
  Whoever gets up half an hour earlier has tea in time, @everyone.
short: Get up earlier
rebuts: tea-wakes-too-late
"""
OBJECTION = """\
kind: counterargument
text: >-
  Tea takes half an hour to work, and by then the morning is lost.
short: Tea wakes too late
rebuts: tea-is-better
"""
FORM = """\
### The claim you reply to

tea-is-better

### What your reply does

rebuts: says that it is wrong

### Your statement

{}

### Do you hold it yourself?

Yes, and my account's name may stand beside it

### Licence

- [x] The words are my own, and may be used under CC BY 4.0.
"""
FORGE = """\
#!/bin/sh
# Plays the forge: knows proposal 7, which has no comment yet, and keeps what is posted. A stranger
# has opened a proposal from a branch that is called as the one of intake.
case "$*" in
  *pulls/7/files*) printf "$INSIDE" ;;
  *pulls/7*head.sha*changed_files*) echo "$HEAD_SHA $FILES" ;;
  *"pr list"*"isCrossRepository | not"*) if [ -f "$POSTED" ]; then echo 1; else echo 0; fi ;;
  *"pr list"*) echo 1 ;;
  *"pr edit"*) [ -f "$POSTED" ] && cat "$RUNNER_TEMP/proposal.md" > "$POSTED" ;;
  *"pr create"*) [ ! -f "$POSTED" ] && cat "$RUNNER_TEMP/proposal.md" > "$POSTED" ;;
  *POST*) cat "$RUNNER_TEMP/comment.md" > "$POSTED" ;;
esac
"""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run lines of a workflow as the forge does: bash that stops at the first failure."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "gh").write_text(FORGE, encoding="utf-8")
    (tools / "gh").chmod(0o755)
    (tools / "argmap").write_text(f'#!/bin/sh\nexec {sys.executable} -m argmap "$@"\n')
    (tools / "argmap").chmod(0o755)

    def ran(lines: str, folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
        path = f"{tools}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", lines],
            cwd=folder,
            env={**os.environ, "PATH": path, **more},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return ran


def lines_of(repository: Path, workflow: str) -> dict[str, str]:
    """Read what a workflow runs, by the names of its steps."""
    text = (repository / ".github" / "workflows" / f"{workflow}.yml").read_text(encoding="utf-8")
    (job,) = yaml.safe_load(text)["jobs"].values()
    steps = (step for step in job["steps"] if "run" in step)
    return {step["name"]: step["run"] for step in steps if "pip install" not in step["run"]}


@pytest.fixture
def proposal(tmp_path: Path, run: Run, git: Git, shell: Shell) -> Path:
    """Begin a knowledge base, clone it, and answer its objection with one new file."""
    words = ("--question", "Is tea or coffee better?", "--answer", "Tea is better.")
    run("init", "my-debate", "--no-input", *words, within=tmp_path)
    folder = tmp_path / "claims" / "my-debate" / "answers"
    (folder / "tea-wakes-too-late.yaml").write_text(OBJECTION, encoding="utf-8")
    (tmp_path / ".git" / "info" / "exclude").write_text("/tools/\n/clone/\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Begin")
    git("clone", "--quiet", ".", "clone")
    clone = tmp_path / "clone"
    new = clone / "claims" / "my-debate" / "answers" / "get-up-earlier.yaml"
    new.write_text(REPLY, encoding="utf-8")
    return clone


def commit(git: Git) -> None:
    """Commit in the clone, as a merge into the main branch has it."""
    git("-C", "clone", "add", "--all")
    git("-C", "clone", "commit", "--quiet", "--message", "Answer")


def test_three_commands_from_clone_to_green(proposal: Path, shell: Shell) -> None:
    """New file, check, diff: no Python, and what the change does is said."""
    checked = shell("argmap check", proposal)
    compared = shell("argmap diff main", proposal)

    assert checked.returncode == 0, checked.stderr
    assert compared.returncode == 0, compared.stderr
    assert "objection answered: tea-wakes-too-late rebuts tea-is-better" in " ".join(
        compared.stdout.split()
    )


def play(
    proposal: Path, shell: Shell, git: Git, tmp_path: Path, *, but: str = ""
) -> Mapping[str, Any]:
    """Play both stages on the proposal, each step by its own lines, but for one that is named."""
    forge = tmp_path / "clone" / ".git"
    places = {
        "RUNNER_TEMP": str(forge / "runner"),
        "GITHUB_STEP_SUMMARY": str(forge / "summary.md"),
        "GITHUB_REPOSITORY": "me/debates",
        "NUMBER": "7",
        "POSTED": str(forge / "posted.md"),
        "HEAD_SHA": git("-C", "clone", "rev-parse", "HEAD").strip(),
        "RUN": "https://forge.example/run/1",
    }
    changed = git("-C", "clone", "diff", "--name-only", "HEAD^", "HEAD").split()
    places["FILES"] = str(len(changed))
    places["INSIDE"] = "".join("id\\n" for name in changed if name.startswith("claims/"))
    (forge / "runner").mkdir()
    done = {
        name: shell(lines, proposal, **places)
        for name, lines in lines_of(proposal, "check").items()
        if name != but
    }
    good = all(one.returncode == 0 for one in done.values())
    stage_two = lines_of(proposal, "comment")["Write the comment"]
    written = shell(stage_two, tmp_path, CONCLUSION="success" if good else "failure", **places)
    assert written.returncode == 0, written.stderr
    return {
        "check": done["Check"],
        "good": good,
        "summary": (forge / "summary.md").read_text(encoding="utf-8"),
        "comment": (forge / "posted.md").read_text(encoding="utf-8"),
    }


def test_the_workflows_comment_on_the_proposal(
    proposal: Path, shell: Shell, git: Git, tmp_path: Path
) -> None:
    """Green; the summary and the comment say the same; a name in a text calls nobody."""
    commit(git)

    played = play(proposal, shell, git, tmp_path)

    assert played["good"]
    assert played["summary"].strip() in played["comment"]
    assert played["comment"].startswith("<!-- argmap diff -->\n### Argument diff: CHANGES-")
    assert "The check found no errors." in played["comment"]
    assert "more than `claims/`" not in played["comment"]
    (line,) = [line for line in played["comment"].split("\n") if "@everyone" in line]
    assert line.strip().startswith("+ counterargument:")


def test_the_workflows_point_at_a_mistake(
    proposal: Path, shell: Shell, git: Git, tmp_path: Path
) -> None:
    """An annotation at the line with the right id; the comment says that there are errors."""
    new = proposal / "claims" / "my-debate" / "answers" / "get-up-earlier.yaml"
    new.write_text(REPLY.replace("too-late\n", "too-lat\n"), encoding="utf-8")
    commit(git)

    played = play(proposal, shell, git, tmp_path)

    assert played["check"].returncode == 1
    assert (
        "::error file=claims/my-debate/answers/get-up-earlier.yaml,line=5,"
        in played["check"].stdout
    )
    assert "did you mean 'tea-wakes-too-late'?" in played["check"].stdout
    assert "The check did not pass." in played["comment"]
    assert "Not compared" in played["comment"]


def test_the_comment_says_so_where_more_than_claims_changes(
    proposal: Path, shell: Shell, git: Git, tmp_path: Path
) -> None:
    """A proposal that changes the workflow can make stage one say anything."""
    workflow = proposal / ".github" / "workflows" / "check.yml"
    text = workflow.read_text(encoding="utf-8")
    workflow.write_text(text.replace("argmap check --base HEAD^1", "echo fine"), encoding="utf-8")
    commit(git)

    played = play(proposal, shell, git, tmp_path, but="Build the site")

    assert "The check found no errors." in played["comment"]
    assert "**This proposal changes more than `claims/`, perhaps the program" in played["comment"]


def test_a_comparison_that_cannot_be_read_is_not_repeated(
    proposal: Path, shell: Shell, git: Git, tmp_path: Path
) -> None:
    """The comment is written all the same: an older one would say what is no longer so."""
    workflow = proposal / ".github" / "workflows" / "check.yml"
    text = workflow.read_text(encoding="utf-8")
    text = text.replace("argmap diff HEAD^1 HEAD --format json", "echo @everyone")
    workflow.write_text(text, encoding="utf-8")
    commit(git)

    played = play(proposal, shell, git, tmp_path, but="Build the site")

    assert played["comment"].startswith("<!-- argmap diff -->\n### Argument diff: not possible\n")
    assert "@everyone" not in played["comment"]


@pytest.mark.parametrize("number", ["7; echo x", "", "../7", "7a"])
def test_the_comment_goes_to_a_number_only(
    proposal: Path, shell: Shell, tmp_path: Path, number: str
) -> None:
    """What stage one hands over is a stranger's."""
    given = tmp_path / "runner" / "comparison"
    given.mkdir(parents=True)
    (given / "number").write_text(number, encoding="utf-8")

    done = shell(
        lines_of(proposal, "comment")["Write the comment"],
        tmp_path,
        RUNNER_TEMP=str(tmp_path / "runner"),
        POSTED=str(tmp_path / "posted.md"),
    )

    assert done.returncode == 1
    assert "is no number" in done.stdout
    assert not (tmp_path / "posted.md").exists()


def test_the_comment_is_not_written_for_an_older_state(
    proposal: Path, shell: Shell, tmp_path: Path
) -> None:
    """Or for a proposal to which the comparison does not belong."""
    given = tmp_path / "runner" / "comparison"
    given.mkdir(parents=True)
    (given / "number").write_text("8\n", encoding="utf-8")

    done = shell(
        lines_of(proposal, "comment")["Write the comment"],
        tmp_path,
        RUNNER_TEMP=str(tmp_path / "runner"),
        POSTED=str(tmp_path / "posted.md"),
        HEAD_SHA="abc",
        GITHUB_REPOSITORY="me/debates",
    )

    assert (done.returncode, done.stdout) == (0, "the proposal has moved on\n")
    assert not (tmp_path / "posted.md").exists()


def test_a_form_that_is_labelled_again_updates_its_proposal(
    proposal: Path, shell: Shell, git: Git, tmp_path: Path
) -> None:
    """One branch and one proposal; its text says whether the account was known."""
    git("init", "--quiet", "--bare", "remote.git")
    places = {
        "NUMBER": "5",
        "AUTHOR": "octo-cat",
        "AUTHOR_ID": "1",
        "GH_TOKEN": "t",
        "GITHUB_REPOSITORY": "me/debates",
        "RUNNER_TEMP": str(tmp_path / ".git"),
        "POSTED": str(tmp_path / ".git" / "posted.md"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{tmp_path}/remote.git.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://x-access-token:t@github.com/me/debates.git",
    }
    for number, text in enumerate(("Tea is cold.", "Tea is too cold.")):
        git("clone", "--quiet", ".", f"clone/{number}")
        for name in ("Make a node of the form", "Propose it"):
            lines = lines_of(proposal, "intake")[name]
            form = {"BODY": FORM.format(text)}
            ran = shell(lines, tmp_path / "clone" / str(number), **places, **form)
            assert ran.returncode == 0, ran.stderr
    said = (tmp_path / ".git" / "posted.md").read_text(encoding="utf-8")
    assert said.startswith("Closes #5\n\nThe account octo-cat is new here")
    files = git("-C", "remote.git", "ls-tree", "-r", "--name-only", "intake/issue-5").split()
    assert "claims/my-debate/answers/tea-is-too-cold.yaml" in files
    assert "claims/my-debate/answers/tea-is-cold.yaml" not in files
