"""Which files make a debate, and that no file is passed over in silence."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from argmap.checks.run import check_all
from argmap.loading import discovery
from argmap.loading import folder_rules as folders
from argmap.loading.discovery import find_claims, list_debates, scan, scan_claims
from argmap.loading.load import load
from argmap.schema.errors import NoDebateError

Write = Callable[[Mapping[str, str]], Path]
TEA = {"taste/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n"}


def test_claims_are_found_from_inside_and_outside(write_debate: Write) -> None:
    """The folder that contains claims/ and claims/ itself are both understood."""
    root = write_debate(TEA)

    assert find_claims(root) == root / "claims"
    assert find_claims(root / "claims") == root / "claims"


def test_folder_of_debates_may_have_another_name(write_debate: Write) -> None:
    """A folder that holds debates is found, whatever it is called."""
    root = write_debate(TEA)
    (root / "claims").rename(root / "data")

    assert list(load(root / "data").debate.nodes) == ["tea-calms"]


def test_no_claims(tmp_path: Path) -> None:
    """Where there is no folder of debates the message says where to go."""
    with pytest.raises(NoDebateError, match="there is no folder 'claims' in"):
        find_claims(tmp_path)


def test_claims_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder that is not there is a sentence, not a traceback."""
    with pytest.raises(NoDebateError, match="cannot be read: No such file"):
        list_debates(tmp_path / "claims")


@pytest.mark.parametrize(
    ("debate", "message"),
    [
        ("teas", r"there is no debate 'teas' in '.*'; did you mean 'tea'\?"),
        ("zzz", r"there is no debate 'zzz' in '.*'; there are: mate, tea"),
        (None, "there are several debates; name one with --debate: mate, tea"),
    ],
)
def test_which_debate(debate: str | None, message: str, write_debate: Write) -> None:
    """Of several debates one has to be named, and a misspelt name is guessed."""
    root = write_debate({**TEA, "../mate/debate.yaml": "format: 1\ntitle: Mate\n"})

    with pytest.raises(NoDebateError, match=message):
        load(root, debate)


def test_claims_without_a_debate(tmp_path: Path) -> None:
    """Where there is no debate the message says what one is."""
    (tmp_path / "claims").mkdir()

    with pytest.raises(NoDebateError, match=r"a debate is a folder with a 'debate.yaml'"):
        check_all(tmp_path)
    with pytest.raises(NoDebateError, match=r"there is no debate 'tea' in '.*'$"):
        load(tmp_path, "tea")


def test_what_is_ignored(write_debate: Write) -> None:
    """Other files, and folders whose names begin with a full stop, are nobody's business."""
    root = write_debate(
        {
            **TEA,
            "README.md": "",
            "taste/LICENSE.md": "",
            "taste/cup.png": "",
            ".git/x.yaml": "",
            "taste/.cache/x.yaml": "",
            "taste/.draft.yaml": "",
            ".debate.yaml": "",
            "taste/#a.yaml#": "",
            "taste/a.yaml~": "",
            "../README.md": "",
            "../.idea/x.yaml": "",
            "../drafts/notes.txt": "",
        }
    )

    (root / "claims" / "tea" / "taste" / ".#a.yaml").symlink_to("ann@computer.42")  # a lock

    assert scan_claims(root / "claims") == ()
    assert scan(root / "claims", "tea").findings == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.yml", "rename it to 'a.yaml'"),
        ("a.YAML", "rename it to 'a.yaml'"),
        ("a.yaml.txt", "rename it to 'a.yaml'"),
        ("a.md", "if it is meant for the map, write it as YAML in 'a.yaml'"),
        ("a", "if it is meant for the map, write it as YAML in 'a.yaml'"),
    ],
)
def test_a_text_that_is_not_read_is_told(write_debate: Write, name: str, expected: str) -> None:
    """What somebody wrote for the map must not be left out in silence."""
    root = write_debate({**TEA, f"taste/{name}": ""})
    [finding] = scan(root / "claims", "tea").findings
    assert (finding.rule, finding.expected) == (folders.WRONG_SUFFIX, expected)


def test_links_are_found_at_every_height(write_debate: Write) -> None:
    """A link is a finding in claims/, in a debate and in a section, whatever it leads to."""
    root = write_debate(TEA)
    for place in ("claims/other", "claims/tea/more", "claims/tea/taste/more.yaml"):
        (root / place).symlink_to(root)
    found = check_all(root).findings

    assert [(f.code, f.location.file) for f in found if f.code == "symbolic-link"] == [
        ("symbolic-link", "claims/other"),
        ("symbolic-link", "claims/tea/more"),
        ("symbolic-link", "claims/tea/taste/more.yaml"),
    ]


@pytest.mark.parametrize("name", ["Tea", "tea_calms", "-tea", "tea-", "té", "con", "a" * 65])
def test_names_that_are_no_ids(name: str, write_debate: Write) -> None:
    """A node's file is named by an id, or there is an error."""
    root = write_debate({**TEA, f"taste/{name}.yaml": "kind: claim\ntext: T.\n"})

    assert [finding.code for finding in load(root).findings] == ["bad-name"]


def test_name_of_a_debate(write_debate: Write) -> None:
    """A debate's folder is named by an id too."""
    root = write_debate(TEA)
    (root / "claims" / "tea").rename(root / "claims" / "Tea")

    assert [finding.code for finding in scan_claims(root / "claims")] == ["bad-name"]


def test_reserved_folders_are_no_sections(write_debate: Write) -> None:
    """people/ and sources/ hold people and sources."""
    root = write_debate(
        {**TEA, "people/ann.yaml": "name: Ann\n", "sources/post.yaml": "kind: post\n"}
    )
    debate = load(root).debate

    assert [section.id for section in debate.sections] == ["taste"]
    assert (list(debate.people), list(debate.sources)) == (["ann"], ["post"])


def test_names_of_different_things_may_agree(write_debate: Write) -> None:
    """A person, a source, a section and a node may share an id."""
    root = write_debate(
        {
            "tea/tea.yaml": TEA["taste/tea-calms.yaml"],
            "people/tea.yaml": "name: Tea\n",
            "sources/tea.yaml": "kind: post\n",
        }
    )

    assert load(root).findings == ()


def test_unreadable_folder(write_debate: Write) -> None:
    """A section that cannot be listed is an error at its name."""
    root = write_debate(TEA)

    def refuse(path: Path) -> Iterable[os.DirEntry[str]]:
        if path.name == "taste":
            raise PermissionError(13, "Permission denied")
        return os.scandir(path)

    (finding,) = scan(root / "claims", "tea", refuse).findings

    assert (finding.code, finding.location.file) == ("unreadable-file", "claims/tea/taste")


def test_too_many_files(write_debate: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit no file is read, and that is an error."""
    monkeypatch.setattr(discovery, "FILES", 1)
    found = scan(write_debate(TEA) / "claims", "tea")

    assert len(found.files) == 1
    assert found.findings[0].message == "the debate has 2 files, and only 1 are read"


def test_a_node_beside_claims_is_found(write_debate: Write) -> None:
    """A forge puts a new file at the top; a file of some other program is none of ours."""
    root = write_debate({"s/a.yaml": "kind: claim\ntext: A.\n"})
    (root / "b.yml").write_text("kind: claim\ntext: B.\n", encoding="utf-8")
    (root / "c.yaml").write_text("kind: Deployment\nspec: {}\n", encoding="utf-8")
    (root / "d.yaml").mkdir()

    (finding,) = scan_claims(root / "claims")

    assert (finding.code, finding.location.file) == ("misplaced-file", "b.yml")
    assert "claims/tea/SECTION/ID.yaml" in finding.expected


def test_a_hidden_folder_is_no_debate(write_debate: Write) -> None:
    """An import that was killed leaves half a debate in one."""
    root = write_debate({**TEA, "../.import-mate.1/debate.yaml": "format: 1\ntitle: Mate\n"})

    assert list_debates(root / "claims") == ["tea"]
    assert scan_claims(root / "claims") == ()
