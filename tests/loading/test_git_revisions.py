"""A revision of git is read as it is, from memory, and nothing in it can lead elsewhere."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.loading import git_revisions, run_git
from argmap.loading.history import history
from argmap.loading.run_git import GitAnswer
from argmap.schema.errors import UnreadableStateError
from tests.repositories import WAKES, node
from tests.repositories import run_git as run_git_as_a_person

Git = Callable[..., str]
Run = Callable[..., Any]

SIGNATURE = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
"""The header of a commit that is signed; git looks at no signature where there is none."""


@pytest.mark.parametrize("place", [".", "deep", "deep/er/claims"])
def test_the_debates_may_lie_anywhere_in_a_repository(
    write_debate: Callable[[Mapping[str, str]], Path], git: Git, run: Run, place: str
) -> None:
    """At its top, or deeper than one folder."""
    root = write_debate({"basics/a.yaml": "kind: claim\ntext: Tea calms.\n"})
    (root / "claims").rename(root / "moved")
    (root / place).mkdir(parents=True, exist_ok=True)
    (root / "moved" / "tea").rename(root / place / "tea")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Elsewhere")
    (root / place / "tea" / "basics" / "b.yaml").write_text(WAKES, encoding="utf-8")

    assert "node added" in run("diff", "main", "--claims", place, within=root).out


def test_what_git_hides_from_archives_is_compared(repository: Path, git: Git, run: Run) -> None:
    """An attribute in the proposal cannot keep a file out of the comparison."""
    node(repository, "tea-wakes").write_text(WAKES, encoding="utf-8")
    (repository / ".gitattributes").write_text("*.yaml export-ignore\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Hidden")

    assert "node added" in run("diff", "HEAD^", "HEAD", within=repository).out


def test_links_in_a_revision_are_not_followed(repository: Path, git: Git, run: Run) -> None:
    """A link is no file, here as in a folder."""
    node(repository, "link").symlink_to(node(repository, "tea-calms"))
    git("add", "--all")
    git("commit", "--quiet", "--message", "Link")

    assert "link" not in run("diff", "HEAD^", "HEAD", within=repository).out


def test_a_file_too_large_is_refused(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not even taken out of the revision."""
    monkeypatch.setattr(git_revisions, "MAX_FILE_BYTES", 10)

    ran = run("diff", "main", within=repository)

    assert ran.code == 2
    assert "has more than 10 bytes" in ran.err


def test_without_git_two_folders_are_asked_for(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revision needs git."""
    monkeypatch.setenv("PATH", "")

    ran = run("diff", "main", within=repository)

    assert ran.code == 2
    assert "git is not installed; name two folders instead" in ran.err


@pytest.mark.parametrize(
    ("name", "other"),
    [
        (b"tea/basics/tea-heals.yaml", b"../basics/tea-heals.yaml"),
        (b"tea/basics/tea-heals.yaml", b"tea/basics/tea-calms.yaml"),
        (b"tea/basics/tea-heals.yaml", b"tea/./basics.yaml"),
    ],
    ids=["leaves the folder", "stands there twice", "goes no way"],
)
def test_a_path_that_no_commit_has_is_refused(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: bytes, other: bytes
) -> None:
    """A made-up tree can: a file elsewhere, or two of one name, where either would be a guess."""
    asked = run_git.ask_git

    def crafted(folder: Path, *arguments: str, given: bytes = b"") -> GitAnswer:
        answer = asked(folder, *arguments, given=given)
        return answer._replace(output=answer.output.replace(name, other))

    monkeypatch.setattr("argmap.loading.git_revisions.ask_git", crafted)
    ran = run("diff", "main", within=repository)

    assert (ran.code, ran.out) == (2, "")
    assert "has no safe name" in ran.err


def test_a_backslash_in_a_name_is_refused_unless_hidden(
    repository: Path, git: Git, run: Run
) -> None:
    """A hidden file is none of the debate, in a revision as in a folder."""
    for name, code, said in (
        (".a\\b.yaml", 0, ""),
        ("a\\b.yaml", 2, "has a backslash in its name"),
    ):
        node(repository, "x").with_name(name).write_text("kind: claim\n", encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--message", "Add")
        ran = run("diff", "HEAD^", "HEAD", within=repository)
        assert (ran.code, said in ran.err) == (code, True)


def test_a_revision_is_read_without_a_disk(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is written anywhere, so it works where nothing can be."""
    monkeypatch.setattr("tempfile.tempdir", str(repository / "nowhere"))

    ran = run("diff", "main", "HEAD", within=repository)

    assert (ran.code, ran.out) == (0, "the argument is the same\n")


def test_a_revision_says_what_its_folder_says(
    repository: Path, git: Git, run: Run, tmp_path: Path
) -> None:
    """Files in the wrong place, bad names, a byte-order mark: read alike, lost alike."""
    basics = repository / "claims" / "tea" / "basics"
    (basics / "Bad Name.yaml").write_text(WAKES, encoding="utf-8")
    (basics / "tea-wakes.yaml").write_text(f"\ufeff{WAKES}", encoding="utf-8")
    (basics / "tea-tires.yml").write_text(WAKES, encoding="utf-8")
    (basics / "deeper").mkdir()
    (basics / "deeper" / "tea-warms.yaml").write_text(WAKES, encoding="utf-8")
    (repository / "claims" / "tea" / "stray.yaml").write_text(WAKES, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Odd")
    shutil.copytree(repository / "claims", tmp_path / "copy" / "claims")

    told = {side: run("diff", "HEAD^", side, within=repository).out for side in ("HEAD", "copy")}

    assert told["HEAD"] == told["copy"]
    assert "tea-wakes" in told["HEAD"]
    assert "Bad Name.yaml" in told["HEAD"]


def test_git_that_fails_is_named(repository: Path, run: Run) -> None:
    """A repository that lost an object says so with git's own last words."""
    for found in (repository / ".git" / "objects").rglob("*"):
        if found.is_file():
            found.chmod(0o600)
            found.write_bytes(b"")

    ran = run("diff", "main", within=repository)

    assert ran.code == 2
    assert "main" in ran.err


@pytest.mark.parametrize(
    ("limit", "said"), [("SECONDS", "did not answer within"), ("OUTPUT", "answered with more than")]
)
def test_git_that_hangs_or_floods_is_ended(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, limit: str, said: str
) -> None:
    """Its time and its output are bounded."""
    monkeypatch.setattr(run_git, limit, 0)

    ran = run("diff", "main", within=repository)

    assert (ran.code, said in ran.err) == (2, True)


def _diverge(repository: Path, git: Git) -> None:
    """Begin a branch with one new node, while another node is added on main."""
    git("checkout", "--quiet", "-b", "proposal")
    node(repository, "tea-wakes").write_text(WAKES, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Propose")
    git("checkout", "--quiet", "main")
    node(repository, "tea-warms").write_text("kind: claim\ntext: Tea warms.\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Go on")
    git("checkout", "--quiet", "proposal")


@pytest.mark.parametrize(
    ("words", "warms"),
    [
        (["main"], False),
        (["main...proposal"], False),
        (["main..."], False),
        (["main..proposal"], True),
        (["main", "proposal"], True),
    ],
)
def test_a_branch_is_compared_as_git_does(
    repository: Path, git: Git, run: Run, words: list[str], warms: bool
) -> None:
    """With where it began; two dots and two names compare the states themselves."""
    _diverge(repository, git)

    ran = run("diff", *words, within=repository)

    assert ("tea-wakes" in ran.out, "tea-warms" in ran.out) == (True, warms)


def test_a_shallow_clone_is_told_what_to_fetch(
    repository: Path, git: Git, run: Run, tmp_path: Path
) -> None:
    """Where it ends before the commit that both sides share, nothing is compared."""
    _diverge(repository, git)
    url = repository.as_uri()
    git("clone", "--quiet", "--depth", "1", "--no-single-branch", url, str(tmp_path / "clone"))

    ran = run("diff", "origin/main", within=tmp_path / "clone")

    assert (ran.code, "git fetch --unshallow" in ran.err) == (2, True)


@pytest.mark.parametrize("depth", [(), ("--depth", "1")])
@pytest.mark.parametrize("base", ["main", "origin/main", "a commit"])
def test_a_clone_of_one_branch_is_told_how_to_fetch_the_other(
    repository: Path, git: Git, run: Run, tmp_path: Path, depth: tuple[str, ...], base: str
) -> None:
    """The command that is offered leads to a comparison."""
    _diverge(repository, git)
    git("config", "uploadpack.allowAnySHA1InWant", "true")
    base = git("rev-parse", "main").strip() if base == "a commit" else base
    clone = tmp_path / "clone"
    git("clone", "-q", *depth, "--single-branch", "-b", "proposal", repository.as_uri(), str(clone))

    refused = run("diff", base, within=clone)
    offered = " ".join(refused.err.split()).partition("so fetch that one: git ")[2]
    run_git_as_a_person(clone, *offered.split())

    assert (refused.code, "--unshallow" in offered) == (2, bool(depth))
    assert "tea-wakes" in run("diff", base, within=clone).out


def test_a_site_without_its_history_says_so(
    repository: Path, git: Git, run: Run, tmp_path: Path
) -> None:
    """The page of changes is empty in a shallow clone: that is told, with what to fetch."""
    git("clone", "--quiet", "--depth", "1", repository.as_uri(), str(tmp_path / "clone"))

    ran = run("build", within=tmp_path / "clone")

    assert ran.code == 0
    assert "the page of changes of " in ran.err
    assert "git fetch --unshallow" in ran.err


def test_variables_of_a_hook_change_nothing(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A hook names another repository, and no answer comes from there."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))

    assert run("diff", "main", within=repository).out == "the argument is the same\n"


def test_a_partial_clone_asks_no_server(
    repository: Path, git: Git, run: Run, tmp_path: Path
) -> None:
    """A folder from elsewhere may name a program as the server of what it does not hold."""
    program, trace = tmp_path / "program", tmp_path / "trace"
    program.write_text(f"#!/bin/sh\ntouch '{trace}'\n", encoding="utf-8")
    program.chmod(0o755)
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "extensions.partialClone", "x")
    git("config", "remote.x.promisor", "true")
    git("config", "remote.x.url", str(repository))
    git("config", "remote.x.uploadpack", str(program))
    git("config", "remote.x.fetch", "+refs/heads/*:refs/remotes/x/*")

    ran = run("diff", "1" * 40, within=repository)

    assert (ran.code, trace.exists()) == (2, False)


def test_settings_of_a_repository_change_no_history(repository: Path, git: Git) -> None:
    """The first commit is told, whatever the settings say of roots, signatures and renames."""
    before = history(repository / "claims" / "tea")
    for name in ("log.showRoot", "diff.renames"):
        git("config", name, "false")

    assert history(repository / "claims" / "tea") == before


def test_settings_of_a_user_change_no_history(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nor does an alias, a pager or an attributes file of theirs have a say."""
    before = history(repository / "claims" / "tea")
    settings = tmp_path / ".gitconfig"
    settings.write_text("[log]\n\tshowRoot = false\n[diff]\n\trenames = false\n", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(settings))

    assert history(repository / "claims" / "tea") == before


@pytest.mark.parametrize("setting", ["core.fsmonitor", "core.hooksPath", "gpg.program"])
def test_a_program_that_a_repository_names_is_not_run(
    repository: Path, git: Git, run: Run, tmp_path: Path, setting: str
) -> None:
    """Neither one that watches files, nor a hook, nor one that looks at signatures."""
    trace, programs = tmp_path / "trace", tmp_path / "programs"
    programs.mkdir()
    for name in ("program", "post-index-change", "reference-transaction", "post-checkout"):
        (programs / name).write_text(f"#!/bin/sh\ntouch '{trace}'\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    git("config", setting, str(programs if setting == "core.hooksPath" else programs / "program"))
    git("config", "log.showSignature", "true")
    trace.unlink(missing_ok=True)

    (repository / "claims/tea/basics/new.yaml").write_text("kind: claim\ntext: New.\n", "utf-8")
    assert run("diff", "main", within=repository).code == 0
    assert history(repository / "claims" / "tea")
    assert not trace.exists()


def test_git_is_asked_without_programs_and_settings(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Even what would watch files, run hooks or look at signatures runs nothing."""
    trace, programs, settings = tmp_path / "trace", tmp_path / "programs", tmp_path / ".gitconfig"
    programs.mkdir()
    for name in ("program", "reference-transaction"):
        (programs / name).write_text(f"#!/bin/sh\ntouch '{trace}'\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    git("config", "core.fsmonitor", str(programs / "program"))
    git("config", "core.hooksPath", str(programs))
    settings.write_text("[tea]\n\tcup = full\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    trace.unlink(missing_ok=True)

    for words in (("status",), ("update-ref", "refs/heads/other", "HEAD")):
        assert run_git.ask_git(repository, *words).status == 0
    assert not trace.exists()
    assert run_git.ask_git(repository, "config", "tea.cup").output == b""


def test_no_program_looks_at_the_signature_of_a_commit(
    repository: Path, git: Git, tmp_path: Path
) -> None:
    """Neither for the history of a debate nor for anything else that is asked."""
    trace, program, signed = tmp_path / "trace", tmp_path / "program", tmp_path / "signed"
    program.write_text(f"#!/bin/sh\ntouch '{trace}'\n", encoding="utf-8")
    program.chmod(0o755)
    header, message = git("cat-file", "commit", "HEAD").split("\n\n", 1)
    signed.write_text(f"{header}\n{SIGNATURE}\n\n{message}", "utf-8")
    git("update-ref", "HEAD", git("hash-object", "-w", "-t", "commit", str(signed)).strip())
    git("config", "gpg.program", str(program))
    git("config", "log.showSignature", "true")

    assert history(repository / "claims" / "tea")
    assert run_git.ask_git(repository, "log", "-1").status == 0
    assert not trace.exists()
    git("log", "-1")
    assert trace.exists()


def test_where_there_is_no_such_branch_others_are_named(
    repository: Path, git: Git, run: Run, tmp_path: Path
) -> None:
    """A clone of another branch has main only as origin/main."""
    git("switch", "--quiet", "--create", "idea")
    git("clone", "--quiet", ".", str(tmp_path / "clone"))

    ran = run("diff", "main", within=tmp_path / "clone")

    assert (ran.code, "branches here: origin/main" in ran.err) == (2, True)


def test_contents_are_read_in_one_call(repository: Path, git: Git) -> None:
    """What is missing, and what is no file, leave those behind them in their places."""
    names = [git("rev-parse", f"HEAD:{path}").strip() for path in ("claims", "claims/tea")]
    blobs = []
    for text in ("Tea\n", "\nMilk"):
        (repository / "blob").write_text(text, encoding="utf-8")
        blobs.append(git("hash-object", "-w", "blob").strip())
    one, other = blobs

    read = run_git.read_blobs(repository, [one, "1" * 40, *names, other])

    assert read == [b"Tea\n", None, None, None, b"\nMilk"]
    assert run_git.read_blobs(repository, []) == []


def test_git_that_ends_early_is_refused(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an answer is none: what follows the gap would stand in a wrong place."""
    monkeypatch.setattr(run_git, "ask_git", lambda *_, **__: GitAnswer(0, b"1 blob 3\nTea\n2", ""))

    with pytest.raises(UnreadableStateError, match="git cannot read"):
        run_git.read_blobs(repository, ["1", "2"])
