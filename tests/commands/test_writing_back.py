"""Commands that change files: rename, merge, confirm, fmt and check --fix."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

WriteDebate = Callable[[Mapping[str, str]], Path]

TEA = {
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "taste/tea-calms.yaml": "kind: claim\ntext: Tea calms.\nstances: {by: ann, stance: asserts}\n",
    "taste/hot-tea.yaml": "kind: claim\ntext: Tea is hot.\nsupports: tea-calms  # by warmth\n",
    "taste/warm-tea.yaml": "kind: claim\ntext: Tea is warm.\n"
    "stances:\n  - {by: ann, stance: asks}\n",
}


def text_of(root: Path, file: str) -> str:
    """Read a file of the debate."""
    return (root / "claims" / "tea" / file).read_text(encoding="utf-8")


def test_rename_says_what_it_did(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """The file has its new name, references follow, and the old id still leads there."""
    root = write_debate(TEA)
    ran = run("rename", "tea-calms", "calm", within=root)
    assert (ran.code, ran.out.splitlines()) == (
        0,
        [
            "'tea-calms' is now 'calm': claims/tea/taste/calm.yaml",
            "1 other file changed; 'tea-calms' stays as an alias",
        ],
    )
    assert "supports: calm  # by warmth" in text_of(root, "taste/hot-tea.yaml")
    assert run("check", within=root).code == 0
    assert "is now called 'calm'" in run("show", "tea-calms", within=root).err


def test_a_file_that_may_speak_of_the_node_has_to_be_readable(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """A reference that cannot be read would be left behind, so nothing is written."""
    root = write_debate({**TEA, "taste/broken.yaml": "kind: claim\ntext: tea-calms: yes\n"})
    ran = run("rename", "tea-calms", "calm", within=root)
    assert ran.code == 1
    assert "'claims/tea/taste/broken.yaml' mentions 'tea-calms' and has errors" in ran.err
    assert "supports: tea-calms" in text_of(root, "taste/hot-tea.yaml")


def test_links_from_another_debate_follow(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """A rename reaches every debate of the knowledge base."""
    root = write_debate(TEA)
    other = root / "claims" / "milk" / "taste" / "milk.yaml"
    other.parent.mkdir(parents=True)
    (root / "claims" / "milk" / "debate.yaml").write_text("format: 1\ntitle: Milk?\n")
    other.write_text("kind: claim\ntext: Milk.\nsee: tea/tea-calms\n")
    assert run("rename", "tea-calms", "calm", "--debate", "tea", within=root).code == 0
    assert "see: tea/calm\n" in other.read_text()


def test_merge_shows_what_is_gone(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """The lost text is printed, and the stances that moved are marked until they are confirmed."""
    root = write_debate(TEA)
    ran = run("merge", "tea-calms", "warm-tea", within=root)
    assert ran.code == 0
    assert "Tea calms." in ran.out
    assert "1 stance moved, and is marked as about an earlier wording" in ran.err
    assert "about an earlier wording" in run("who", "warm-tea", within=root).out
    assert "stale-wording" in run("check", within=root).out
    assert run("confirm", "warm-tea", within=root).out == "2 stances confirmed in 1 file\n"
    assert "stale-wording" not in run("check", within=root).out


def test_a_merge_that_would_bring_errors_writes_nothing(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """What would come of it is shown, and every file is as it was."""
    question = "kind: question\ntext: Is tea hot?\nabout: tea-calms\n"
    root = write_debate({**TEA, "taste/is-it.yaml": question})
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    ran = run("merge", "hot-tea", "is-it", within=root)
    assert ran.code == 1
    assert "nothing was written, because the change would bring these errors" in ran.err
    assert "a question cannot have 'supports'" in ran.out
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_confirm_needs_a_node_or_all(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """Neither and both are misuse; all of them at once is one word."""
    root = write_debate(TEA)
    assert run("confirm", within=root).code == 2
    assert run("confirm", "tea-calms", "--all", within=root).code == 2
    assert run("confirm", "--all", within=root).out == "2 stances confirmed in 2 files\n"
    assert "nothing to confirm" in run("confirm", "--all", within=root).err


def test_fmt_lists_what_it_changes(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """With --check nothing is written; a second run finds nothing to do."""
    root = write_debate({"taste/a.yaml": "kind: claim\ntext: Tea.", "taste/b.yaml": "kind: [\n"})
    ran = run("fmt", "--check", within=root)
    assert (ran.code, ran.out) == (1, "claims/tea/taste/a.yaml\n")
    assert text_of(root, "taste/a.yaml").endswith("text: Tea.")
    assert run("fmt", within=root).code == 0
    assert text_of(root, "taste/a.yaml").endswith("text: >-\n  Tea.\n")
    ran = run("fmt", "--check", "--debate", "tea", within=root)
    assert (ran.code, ran.out) == (0, "")


def test_fmt_takes_files(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """A file that is no YAML is passed over with a word; one of another sort is misuse."""
    root = write_debate({"taste/a.yaml": "kind: claim\ntext: Tea.", "taste/b.yaml": "kind: [\n"})
    ran = run("fmt", "claims/tea/taste/a.yaml", "claims/tea/taste/b.yaml", within=root)
    assert (ran.code, ran.out) == (0, "claims/tea/taste/a.yaml\n")
    assert "'claims/tea/taste/b.yaml' has errors and is skipped" in ran.err
    (root / "notes.txt").write_text("x")
    assert run("fmt", "notes.txt", within=root).code == 2


def test_fix_says_what_it_fixed_and_what_is_left(
    write_debate: WriteDebate, run: Callable[..., Any]
) -> None:
    """What is certain is fixed; what is not is reported, and decides the exit code."""
    text = "kind: clam\ntext: Hot.\nsuports: tea-clams\nbase: high  # very\n"
    root = write_debate({**TEA, "taste/so.yaml": text})
    ran = run("check", "--fix", within=root)
    assert ran.code == 1
    assert text_of(root, "taste/so.yaml") == (
        "kind: claim\ntext: Hot.\nsupports: tea-calms\nbase: high  # very\n"
    )
    assert ran.err.count("fixed claims/tea/taste/so.yaml:") == 3
    assert "error[bad-value]" in ran.out
    assert "nothing to fix" in run("check", "--fix", within=root).err


def test_fix_reaches_the_configuration(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """A misspelt key of argmap.toml is fixed like any other."""
    root = write_debate(TEA)
    (root / "argmap.toml").write_text("[site]\ntitlle = 'Tea'  # ours\n")
    assert run("check", "--fix", within=root).code == 0
    assert (root / "argmap.toml").read_text() == "[site]\ntitle = 'Tea'  # ours\n"


def test_check_names_the_fix(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """Where something can be fixed, the command for it comes first."""
    root = write_debate({"taste/a.yaml": "kind: clam\ntext: Tea.\n"})
    assert "Next: argmap check --fix" in run("check", within=root).err


def test_local_schemas_list_every_id(write_debate: WriteDebate, run: Callable[..., Any]) -> None:
    """An editor finds each id with its text; four files, the same bytes each time."""
    root = write_debate(TEA)
    assert run("schema", "--local", within=root).code == 0
    folder = root / ".argmap" / "schemas"
    node = json.loads((folder / "node.json").read_text(encoding="utf-8"))
    assert {"const": "hot-tea", "description": "Tea is hot."} in node["$defs"]["node"]["oneOf"]
    assert node["$defs"]["source"] == {"type": "string"}, "there are none, so none is wrong"
    assert sorted(path.name for path in folder.iterdir()) == [
        "debate.json",
        "node.json",
        "person.json",
        "source.json",
    ]
