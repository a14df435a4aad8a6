"""``argmap sources import``: from the file of a thread to a folder that can be checked."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.editing import atomic_write
from tests.commands.conftest import Run
from tests.exchange.conversations.samples import ANSWERED, GITHUB, MBOX, SAID, SAMPLES

POSTS: list[dict[str, Any]] = [
    *({"username": "ann", "name": "Ann"}, {"username": "annie", "name": "Ann"}),
    *({"user_deleted": True} for _ in range(11)),
    {"username": "ann3", "name": "Ann"},
]
CROWD = {
    "id": 7,
    "title": "Tea",
    "post_stream": {
        "posts": [
            {**author, "post_number": number, "cooked": f"<p>Tea {number}.</p>"}
            for number, author in enumerate(POSTS, 1)
        ]
    },
}
"""Three handles of one name, and more deleted authors than a digit counts."""
FORUM = ("--address", "https://forum.example.org")
LATER = {**GITHUB["comments"][0], "id": "IC_9", "url": "https://example.org/9", "body": "No."}
QUOTING = {**LATER, "body": f"> {SAID}\n\nNo."}


@pytest.fixture
def threads(tmp_path: Path) -> Path:
    """Write a thread in each format."""
    for name, data in SAMPLES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def held(folder: Path) -> Mapping[str, str]:
    """Read all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.yaml"))
    }


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def stopping_after(count: int) -> Callable[..., None]:
    """Write as many files as that, and then no more, as if the program were killed."""
    replace, numbers = atomic_write.replace, iter(range(count))

    def limited(*arguments: Any) -> None:
        if next(numbers, None) is None:
            raise KeyboardInterrupt
        replace(*arguments)

    return limited


@pytest.mark.parametrize("name", SAMPLES)
def test_a_thread_becomes_a_folder_that_can_be_checked(
    threads: Path, argmap: Run, name: str
) -> None:
    """No error, and every paragraph is where the file of the thread has it."""
    assert argmap("sources", "import", name, "--into", "tea", folder=threads).code == 0

    assert argmap("check", folder=threads).code == 0
    verified = argmap("sources", "verify", "--text", name, folder=threads)
    assert (verified.code, "0 moved, 0 missing" in verified.out) == (0, True)


def test_the_folder_of_a_debate_names_it(threads: Path, argmap: Run) -> None:
    """``--into claims/tea`` is what a shell completes."""
    argmap("sources", "import", "github", "--into", "claims/tea", folder=threads)

    assert (threads / "claims" / "tea" / "debate.yaml").is_file()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_thread_again_changes_nothing(threads: Path, argmap: Run, name: str) -> None:
    """People and sources are known again, the deleted ones too."""
    argmap("sources", "import", name, "--into", "tea", folder=threads)
    before = held(threads)
    argmap("sources", "import", name, "--into", "tea", folder=threads)

    assert held(threads) == before


def test_an_import_that_was_killed_is_completed(threads: Path, argmap: Run) -> None:
    """The document is listed, but no post was written yet: it is still the same document."""
    (threads / "short").write_bytes(json.dumps({**GITHUB, "comments": []}).encode())
    argmap("sources", "import", "short", "--into", "tea", folder=threads)
    whole = held(threads)
    for source in (threads / "claims/tea/sources").iterdir():
        source.unlink()
    argmap("sources", "import", "short", "--into", "tea", folder=threads)

    assert held(threads) == whole


@pytest.mark.parametrize("stop", [1, 5, 14, 15, 16, 20, 29])
def test_an_import_stopped_anywhere_and_run_again_comes_to_the_same(
    tmp_path: Path, argmap: Run, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Deleted authors, and handles of one name, are the people whom the first run wrote."""
    (tmp_path / "topic").write_text(json.dumps(CROWD))
    for name in ("whole", "stopped"):
        write(tmp_path / name / "claims/tea/debate.yaml", "format: 1\ntitle: Tea\n")
        write(tmp_path / name / "claims/tea/people/unidentified-2.yaml", "name: Dora\n")
    importing = ("sources", "import", "../topic", "--into", "tea")
    argmap(*importing, folder=tmp_path / "whole")
    with monkeypatch.context() as patch:
        patch.setattr(atomic_write, "replace", stopping_after(stop))
        argmap(*importing, folder=tmp_path / "stopped")
    assert sum("Unidentified" in text for text in held(tmp_path / "stopped").values()) <= stop
    argmap(*importing, folder=tmp_path / "stopped")

    assert held(tmp_path / "stopped") == held(tmp_path / "whole")


@pytest.mark.parametrize(("one", "other"), [("unidentified-1", "unidentified-3"), ("ann-2", "ann")])
def test_people_who_were_merged_stay_merged(
    tmp_path: Path, argmap: Run, one: str, other: str
) -> None:
    """The same thread once more makes nobody of the person who is gone."""
    (tmp_path / "topic").write_text(json.dumps(CROWD))
    argmap("sources", "import", "topic", "--into", "tea", folder=tmp_path)
    assert argmap("merge", f"person:{one}", f"person:{other}", folder=tmp_path).code == 0
    before = held(tmp_path)
    argmap("sources", "import", "topic", "--into", "tea", folder=tmp_path)

    assert held(tmp_path) == before


def test_somebody_whose_name_was_corrected_is_added_when_they_write_again(
    threads: Path, argmap: Run
) -> None:
    """Not before: nobody here is named by nothing."""
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    ben = threads / "claims/tea/people/ben.yaml"
    ben.write_text(ben.read_text().replace("name: ben", "name: Ben Bower"))
    before = held(threads)
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    assert held(threads) == before

    newer = {**GITHUB, "comments": [*GITHUB["comments"], LATER]}
    (threads / "github").write_text(json.dumps(newer))
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    assert {Path(path).name for path in held(threads).keys() - before.keys()} == {
        "ben-2.yaml",
        "c03.yaml",
    }


def test_a_newer_thread_adds_what_is_new(threads: Path, argmap: Run) -> None:
    """A comment that came since gets the next id; the others keep theirs."""
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    before = held(threads)
    newer = {**GITHUB, "comments": [*GITHUB["comments"], LATER]}
    (threads / "github").write_text(json.dumps(newer))
    argmap("sources", "import", "github", "--into", "tea", folder=threads)

    added = held(threads).keys() - before.keys()
    assert {Path(path).name for path in added} == {"c03.yaml"}
    assert argmap("sources", "verify", "--text", "github", folder=threads).code == 0


def test_a_cited_paragraph_that_was_rewritten_stays_as_it_is_recorded(
    threads: Path, argmap: Run
) -> None:
    """Its id never comes to stand for other words, it is named, and all that is new comes in."""
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    before = held(threads)
    newer = {**GITHUB, "body": "Something else.", "comments": [*GITHUB["comments"], LATER]}
    (threads / "github").write_text(json.dumps(newer))
    done = argmap("sources", "import", "github", "--into", "tea", "--json", folder=threads)

    (recorded,) = [
        line
        for path, text in before.items()
        if path.endswith("post.yaml")
        for line in text.splitlines()
        if "id: p2" in line
    ]
    after = {Path(path).name: text for path, text in held(threads).items()}
    assert done.code == 0
    assert json.loads(done.out)["gone"] == [{"source": "post", "paragraph": "p2"}]
    assert "post  p2" in done.err
    assert recorded in after["post.yaml"]
    assert "id: p3" in after["post.yaml"]
    assert "c03.yaml" in after


def test_a_paragraph_in_front_leaves_the_ids_of_the_others(threads: Path, argmap: Run) -> None:
    """They are found again by their words; a comment that quotes the post leads to them still."""
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    newer = {
        **GITHUB,
        "body": f"Good morning.\n\n{SAID}",
        "comments": [QUOTING, *GITHUB["comments"]],
    }
    (threads / "github").write_text(json.dumps(newer))
    done = argmap("sources", "import", "github", "--into", "tea", folder=threads)

    after = {Path(path).name: text for path, text in held(threads).items()}
    assert done.code == 0
    assert re.findall(r"id: (p\d)", after["post.yaml"]) == ["p1", "p3", "p2"]
    assert "source: post, at: p2" in after["c03.yaml"]
    assert argmap("sources", "verify", "--text", "github", folder=threads).code == 0


def test_the_fingerprint_of_a_document_goes_where_the_document_stands(
    threads: Path, argmap: Run
) -> None:
    """In whatever order debate.yaml lists them."""
    listed = "format: 1\ntitle: Tea\ndocuments: [{id: thread, title: T}, {id: b}]\n"
    write(threads / "claims/tea/debate.yaml", listed)
    argmap("sources", "import", "github", "--into", "tea", folder=threads)

    text = held(threads)["claims/tea/debate.yaml"]
    assert "[{id: thread, title: T, sha256: " in text


def test_a_second_thread_is_a_second_document(threads: Path, argmap: Run) -> None:
    """Both can still be verified, and the first one's title and fingerprint stay."""
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    before = held(threads)
    argmap("sources", "import", "hacker-news", "--into", "tea", folder=threads)
    after = held(threads)

    assert all(after[path] == text for path, text in before.items() if "sources" in path)
    assert {"post-2.yaml", "c03.yaml"} < {Path(path).name for path in after}
    for name in ("github", "hacker-news"):
        verified = argmap("sources", "verify", "--text", name, folder=threads)
        assert "0 moved, 0 missing; the text is the recorded one" in " ".join(verified.out.split())


def test_a_greeting_of_the_same_day_does_not_make_two_threads_one(
    threads: Path, argmap: Run
) -> None:
    """Messages without an address are known by their first words, but not a thread by one."""
    argmap("sources", "import", "mbox", "--into", "tea", folder=threads)
    before = held(threads)
    other = MBOX.replace(ANSWERED, "No.").replace("Tea is warm.", "Milk.").replace("On Wed", "In")
    (threads / "other").write_text(other)
    argmap("sources", "import", "other", "--into", "tea", folder=threads)

    after = held(threads)
    assert all(after[path] == text for path, text in before.items() if "sources" in path)
    assert len([path for path in after if "sources" in path]) == 6


def test_the_issue_and_the_list_of_its_comments_belong_together(threads: Path, argmap: Run) -> None:
    """Whichever comes first, the comments answer the issue; each file is a document."""
    address = "https://example.org/tea/issues/1"
    issue = {"title": "Tea", "user": {"login": "ann"}, "body": SAID, "html_url": address}
    comment = {"id": 2, "user": {"login": "ben"}, "body": ANSWERED, "html_url": f"{address}#2"}
    (threads / "issue").write_text(json.dumps(issue))
    (threads / "comments").write_text(json.dumps([comment]))
    for folder, order in (("a", ["issue", "comments"]), ("b", ["comments", "issue", "comments"])):
        for name in order:
            argmap("sources", "import", name, "--into", f"claims/{folder}", folder=threads)
        comment_file = threads / "claims" / folder / "sources" / "c01.yaml"
        assert "replies_to: post\n" in comment_file.read_text("utf-8")


def test_what_the_newer_file_no_longer_has_is_named(threads: Path, argmap: Run) -> None:
    """A deleted comment stays here, and the import says which it is, and what was rewritten."""
    argmap("sources", "import", "github", "--into", "tea", folder=threads)
    newer = {**GITHUB, "title": "Milk", "comments": GITHUB["comments"][:1]}
    (threads / "github").write_text(json.dumps(newer))
    done = argmap("sources", "import", "github", "--into", "tea", folder=threads)

    assert "some of their words are gone from the file: post" in done.err
    assert "no longer in the file, and left alone here: c02" in done.err


def test_the_next_step_names_a_source_that_is_there(threads: Path, argmap: Run) -> None:
    """A list of comments has no post."""
    comments = [
        {"id": 2, "user": {"login": "ben"}, "body": ANSWERED, "html_url": "https://e.org/a#2"}
    ]
    (threads / "comments").write_text(json.dumps(comments))
    done = argmap("sources", "import", "comments", "--into", "tea", folder=threads)

    assert "argmap thread c01 ·" in done.err
    assert argmap("thread", "c01", folder=threads).code == 0


def test_a_dry_run_writes_nothing(threads: Path, argmap: Run) -> None:
    """It says what would come of it."""
    done = argmap("sources", "import", "github", "--into", "tea", "--dry-run", folder=threads)

    assert "3 people, 3 sources, 5 paragraphs" in done.out
    assert not (threads / "claims").exists()


def test_the_text_of_a_thread_is_always_the_same(threads: Path, argmap: Run) -> None:
    """It is what ``chars`` counts in."""
    one, two = (argmap("sources", "text", "mbox", folder=threads).out for _ in range(2))

    assert one == two
    assert one.startswith("[1] ann · 2024-10-16\n")


def test_a_file_that_is_no_thread_is_refused(threads: Path, argmap: Run) -> None:
    """With what would be one."""
    (threads / "notes.txt").write_text("Tea.")
    done = argmap("sources", "import", "notes.txt", "--into", "tea", folder=threads)

    assert done.code == 2
    assert "'notes.txt' is no conversation that argmap knows" in done.err
