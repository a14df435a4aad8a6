"""``argmap import`` makes a debate, and brings a newer version in without touching what changed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.editing import import_debate
from argmap.editing import import_plan as module
from argmap.editing.import_plan import ImportPlan
from argmap.schema.errors import UnwritableFileError

Run = Callable[..., Any]

TEA = {"1": "Tea calms.", "2": "Tea wakes."}
FOLDER = Path("claims") / "tea"


def _write(folder: Path, texts: dict[str, str], name: str = "tea.json") -> str:
    nodes = [{"nodeID": key, "type": "I", "text": text} for key, text in texts.items()]
    path = folder / name
    path.write_text(json.dumps({"nodes": nodes, "edges": []}), encoding="utf-8")
    return str(path)


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_file_becomes_a_debate_that_passes_the_checks(argmap: Run, tmp_path: Path) -> None:
    """The folder is made, and `check` finds no error in it."""
    file = _write(tmp_path, TEA)
    done = argmap("import", file, "--into", "kb", folder=tmp_path)

    assert done.code == 0
    assert "I: 2 kept" in done.err
    assert argmap("check", "--claims", "kb", folder=tmp_path).code == 0


def test_a_thread_and_half_a_file_are_told_where_to_go(argmap: Run, tmp_path: Path) -> None:
    """A thread has another command, and JSON that was cut off is not only in no known format."""
    issue = {"title": "Tea?", "author": {"login": "ann"}, "body": "Tea.", "comments": []}
    text = json.dumps(issue | {"url": "https://example.org/1"})
    (tmp_path / "issue.json").write_text(text, encoding="utf-8")
    (tmp_path / "half.json").write_text(text[:40], encoding="utf-8")

    issue_ = argmap("import", "issue.json", "--into", ".", folder=tmp_path)
    half = argmap("import", "half.json", "--into", ".", folder=tmp_path)
    assert (issue_.code, half.code) == (2, 2)
    assert "'argmap sources import issue.json --into DEBATE' reads it" in issue_.err
    assert "half.json:1: this is not valid JSON: it ends too early" in half.err


def test_the_same_file_again_changes_nothing(argmap: Run, tmp_path: Path) -> None:
    """Not a byte of the folder."""
    file = _write(tmp_path, TEA)
    argmap("import", file, "--into", ".", folder=tmp_path)
    before = _files(tmp_path / FOLDER)
    done = argmap("import", file, "--into", ".", folder=tmp_path)

    assert "nothing changes" in done.out
    assert _files(tmp_path / FOLDER) == before


def test_a_newer_version_updates_what_nobody_changed(argmap: Run, tmp_path: Path) -> None:
    """The id stays, a field changed on both sides is kept, and what vanished stays."""
    argmap("import", _write(tmp_path, TEA | {"3": "Gone."}), "--into", ".", folder=tmp_path)
    mine = tmp_path / FOLDER / "map" / "tea-wakes.yaml"
    mine.write_text("kind: claim\ntext: Tea keeps awake.\n", encoding="utf-8")
    newer = _write(tmp_path, {"1": "Tea soothes.", "2": "Tea excites.", "4": "New."})
    done = argmap("import", newer, "--into", ".", folder=tmp_path)

    files = _files(tmp_path / FOLDER / "map")
    assert "Tea soothes." in files["tea-calms.yaml"]
    assert files["tea-wakes.yaml"] == "kind: claim\ntext: Tea keeps awake.\n"
    assert {"gone.yaml", "new.yaml"} <= set(files)
    assert "! map/tea-wakes.yaml, text" in done.err
    assert "no longer in the file, and left alone here: nodes/gone" in done.err


def test_a_dry_run_and_a_strict_one_write_nothing(argmap: Run, tmp_path: Path) -> None:
    """`--strict` refuses a loss, here an empty text, with 1."""
    file = _write(tmp_path, {"1": ""})
    dry = argmap("import", file, "--into", "kb", "--dry-run", folder=tmp_path)
    strict = argmap("import", file, "--into", "kb", "--strict", folder=tmp_path)

    assert (dry.code, strict.code) == (0, 1)
    assert strict.out == ""  # no list of files that are not written
    assert not (tmp_path / "kb").exists()


def test_a_debate_of_ones_own_is_not_overwritten(argmap: Run, tmp_path: Path) -> None:
    """A folder that was not imported is refused."""
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "debate.yaml").write_text("format: 1\ntitle: Mine\n", encoding="utf-8")
    done = argmap("import", _write(tmp_path, TEA), "--into", ".", folder=tmp_path)

    assert done.code == 2
    assert "was not imported" in done.err


@pytest.mark.parametrize("into", [".", "claims", "claims/tea"])
def test_the_folder_can_be_named_in_three_ways(argmap: Run, tmp_path: Path, into: str) -> None:
    """The one that contains claims/, claims/ itself, or that of the debate."""
    (tmp_path / "claims").mkdir()
    done = argmap("import", _write(tmp_path, TEA), "--into", into, folder=tmp_path)

    assert done.code == 0
    assert (tmp_path / FOLDER / "import.json").is_file()


def test_a_run_that_dies_leaves_the_old_folder(
    argmap: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the new one is whole; and the next run clears up."""
    argmap("import", _write(tmp_path, TEA), "--into", ".", folder=tmp_path)
    before = _files(tmp_path / FOLDER)

    def dies(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_put", dies)
    newer = _write(tmp_path, {"1": "Tea soothes."})
    done = argmap("import", newer, "--into", ".", folder=tmp_path)

    assert done.code == 2
    assert "No space left" in done.err
    assert _files(tmp_path / FOLDER) == before


@pytest.mark.parametrize("swaps", [True, False])
@pytest.mark.parametrize("there", [True, False])
def test_what_somebody_saves_during_an_import_stays(
    argmap: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, swaps: bool, there: bool
) -> None:
    """Whether the folder was there or not, with or without the call that swaps two folders."""
    if there:
        argmap("import", _write(tmp_path, TEA), "--into", ".", folder=tmp_path)
    stage = module._stage
    saved = tmp_path / FOLDER / "s" / "mine.yaml"

    def save_meanwhile(plan: ImportPlan, beside: Path, folder: Path) -> None:
        stage(plan, beside, folder)
        saved.parent.mkdir(parents=True, exist_ok=True)
        saved.write_text("mine")

    monkeypatch.setattr(module, "_stage", save_meanwhile)
    if not swaps:
        monkeypatch.setattr(module, "swap_paths", lambda *_: False)
    newer = _write(tmp_path, TEA | {"3": "Tea is new."})
    done = argmap("import", newer, "--into", ".", folder=tmp_path)
    assert done.code == 2
    assert "changed by somebody else meanwhile, and left alone" in done.err
    assert saved.read_text() == "mine"
    assert not list((tmp_path / "claims").glob(".import-*"))


def test_a_folder_that_was_moved_away_comes_back(tmp_path: Path) -> None:
    """A run killed between two renames left it under another name."""
    left = tmp_path / ".import-tea.7.old"
    left.mkdir(parents=True)
    (tmp_path / ".import-tea.7").mkdir()
    module.carry_out_imports([], tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["tea"]


def test_a_broken_memory_is_refused(argmap: Run, tmp_path: Path) -> None:
    """With the way back."""
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "import.json").write_text("{", encoding="utf-8")

    with pytest.raises(UnwritableFileError, match="restore it from git"):
        import_debate.known_origins(tmp_path / FOLDER)


def test_an_empty_file_is_refused(argmap: Run, tmp_path: Path) -> None:
    """There is nothing to import from a graph without statements."""
    done = argmap("import", _write(tmp_path, {}), "--into", ".", folder=tmp_path)

    assert done.code == 2
    assert "there is no statement in it" in done.err


def test_an_update_spares_a_file_with_comments(argmap: Run, tmp_path: Path) -> None:
    """What somebody wrote beside the data is not lost."""
    argmap("import", _write(tmp_path, TEA), "--into", ".", folder=tmp_path)
    file = tmp_path / FOLDER / "map" / "tea-calms.yaml"
    file.write_text(f"# mine\n{file.read_text('utf-8')}", encoding="utf-8")
    newer = _write(tmp_path, {"1": "Tea soothes."})
    done = argmap("import", newer, "--into", ".", folder=tmp_path)

    assert "the file has comments" in done.err
    assert file.read_text("utf-8").startswith("# mine\nkind: claim\ntext: >-\n  Tea calms.")


def _import(argmap: Run, folder: Path, name: str, text: str) -> Any:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return argmap("import", str(folder / name), "--into", ".", "--debate", "tea", folder=folder)


KIALO = "Discussion Title: Tea\r\n\r\n1. Tea is good.\r\n{}"


def test_a_claim_put_in_front_leaves_the_others_their_files(argmap: Run, tmp_path: Path) -> None:
    """Kialo's numbers are places: the claims that move on are found by their texts."""
    first = "1.1. Pro: Tea calms.\r\n1.1.1. Con: Coffee calms too.\r\n1.2. Con: It costs much.\r\n"
    newer = (
        "1.1. Pro: Warm drinks help.\r\n1.2. Pro: Tea calms.\r\n"
        "1.2.1. Con: Coffee calms too.\r\n1.3. Con: It costs much now.\r\n"
    )
    _import(argmap, tmp_path, "tea.txt", KIALO.format(first))
    before = _files(tmp_path / FOLDER / "map")
    _import(argmap, tmp_path, "tea.txt", KIALO.format(newer))
    after = _files(tmp_path / FOLDER / "map")

    assert "Warm drinks help." in after.pop("warm-drinks-help.yaml")
    assert "It costs much now." in after.pop("it-costs-much.yaml")
    assert before.pop("it-costs-much.yaml")
    assert after == before


def test_a_claim_that_is_replaced_keeps_its_file(argmap: Run, tmp_path: Path) -> None:
    """Another claim at the same place is a new one: stances on the old one are not its own."""
    _import(argmap, tmp_path, "tea.txt", KIALO.format("1.1. Pro: Tea calms people down.\r\n"))
    _import(argmap, tmp_path, "tea.txt", KIALO.format("1.1. Pro: Warm drinks help.\r\n"))
    files = _files(tmp_path / FOLDER / "map")

    assert "Tea calms people down." in files["tea-calms-people-down.yaml"]
    assert "Warm drinks help." in files["warm-drinks-help.yaml"]


@pytest.mark.parametrize(
    ("text", "opposite"),
    [
        ("Hot tea is a good thing.", "Hot tea is not a good thing."),
        ("Hot tea does calm people.", "Hot tea doesn't calm people."),
        ("Das ist ein guter Tee.", "Das ist kein guter Tee."),
        ("Ce grand thé est bon.", "Ce grand thé n'est pas bon."),
    ],
)
def test_the_opposite_of_a_claim_is_another_claim(
    argmap: Run, tmp_path: Path, text: str, opposite: str
) -> None:
    """However many words they share, nobody who holds the one holds the other."""
    _import(argmap, tmp_path, "tea.txt", KIALO.format(f"1.1. Pro: {text}\r\n"))
    before = _files(tmp_path / FOLDER / "map")
    _import(argmap, tmp_path, "tea.txt", KIALO.format(f"1.1. Pro: {opposite}\r\n"))
    after = _files(tmp_path / FOLDER / "map")

    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_statements_without_titles_are_found_by_their_texts(argmap: Run, tmp_path: Path) -> None:
    """One removed from the middle of an Argdown file changes none of the others."""
    _import(argmap, tmp_path, "tea.argdown", "[T]: Top.\n\nOne here.\n\nTwo here.\n\nSix here.\n")
    before = _files(tmp_path / FOLDER / "map")
    done = _import(argmap, tmp_path, "tea.argdown", "[T]: Top.\n\nTwo here.\n\nSix here.\n")

    assert _files(tmp_path / FOLDER / "map") == before
    assert "left alone here" in done.err


def test_what_the_newer_file_no_longer_says_goes(argmap: Run, tmp_path: Path) -> None:
    """An attack that became a reason is no attack any more; a field changed here stays."""
    old = "[T]: Top.\n  - [C]: Costs.\n  - [D]: Dear.\n  - [E]: Else.\n"
    _import(argmap, tmp_path, "tea.argdown", old)
    mine = tmp_path / FOLDER / "map" / "e.yaml"
    mine.write_text(mine.read_text("utf-8").replace("  - t", "  - d"), encoding="utf-8")
    new = "[T]: Top.\n  + [C]: Costs.\n\n[D]: Dear.\n\n[E]: Else.\n"
    done = _import(argmap, tmp_path, "tea.argdown", new)
    files = _files(tmp_path / FOLDER / "map")

    assert "rebuts" not in files["c.yaml"] + files["d.yaml"]
    assert "supports:\n  - t" in files["c.yaml"]
    assert "rebuts:\n  - d" in files["e.yaml"]
    assert "! map/e.yaml, rebuts" in done.err


def test_a_new_heading_is_a_new_title(argmap: Run, tmp_path: Path) -> None:
    """The chapter keeps its folder, and new statements go there."""
    _import(argmap, tmp_path, "tea.argdown", "# Calm\n\n[A]: One.\n\n[B]: Two.\n")
    newer = "# Calmness\n\n[A]: One.\n\n[B]: Two.\n\n[C]: Three.\n"
    _import(argmap, tmp_path, "tea.argdown", newer)
    files = _files(tmp_path / FOLDER)

    assert {"calm/a.yaml", "calm/b.yaml", "calm/c.yaml"} <= set(files)
    assert "title: Calmness" in files["debate.yaml"]
    again = _import(argmap, tmp_path, "tea.argdown", newer)
    assert "nothing changes" in again.out


def test_a_statement_under_another_heading_is_reported(argmap: Run, tmp_path: Path) -> None:
    """Its file stays where it is."""
    _import(argmap, tmp_path, "tea.argdown", "# Calm\n\n[A]: One.\n\n# Cost\n\n[B]: Two.\n")
    newer = "# Calm\n\n[C]: New.\n\n# Cost\n\n[A]: One.\n\n[B]: Two.\n"
    done = _import(argmap, tmp_path, "tea.argdown", newer)

    assert "! calm/a.yaml, section: the imported file has it in 'cost' now" in done.err


def test_an_id_that_a_file_brings_along_outweighs_its_number(argmap: Run, tmp_path: Path) -> None:
    """An AIF file of argmap numbers anew at each export; the ids under its own key do not move."""

    def node(number: int, own: str) -> dict[str, Any]:
        text = own.replace("-", " ").capitalize() + "."
        return {"nodeID": str(number), "type": "I", "text": text, "argmap": {"id": own}}

    old = {"nodes": [node(1, "tea-calms"), node(2, "tea-wakes")], "edges": []}
    new = {"nodes": [node(1, "tea-heals"), node(2, "tea-calms"), node(3, "tea-wakes")], "edges": []}
    _import(argmap, tmp_path, "tea.json", json.dumps(old))
    before = _files(tmp_path / FOLDER / "map")
    _import(argmap, tmp_path, "tea.json", json.dumps(new))
    after = _files(tmp_path / FOLDER / "map")

    assert "Tea heals." in after.pop("tea-heals.yaml")
    assert after == before


def test_the_debate_is_there_before_a_word_is_printed(
    argmap: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader of the report may close the pipe after its first line."""

    def closed(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("argmap.commands.import_.describe", closed)
    argmap("import", _write(tmp_path, TEA), "--into", ".", folder=tmp_path)

    assert (tmp_path / FOLDER / "debate.yaml").is_file()


def test_people_are_found_by_their_names(argmap: Run, tmp_path: Path) -> None:
    """Each xAIF file numbers its participants anew."""

    def said(*people: str) -> str:
        numbers = range(1, len(people) + 1)
        nodes = [{"nodeID": "i", "type": "I", "text": "Tea calms."}]
        nodes += [{"nodeID": f"{p}", "type": "L", "text": f"{p}: Tea calms."} for p in people]
        inner = {
            "nodes": nodes,
            "edges": [],
            "participants": [
                {"participantID": n, "firstname": p, "surname": ""}
                for n, p in zip(numbers, people, strict=True)
            ],
            "locutions": [
                {"nodeID": p, "personID": n} for n, p in zip(numbers, people, strict=True)
            ],
        }
        return json.dumps({"AIF": inner, "OVA": {}})

    _import(argmap, tmp_path, "tea.json", said("Ann", "Ben"))
    before = _files(tmp_path / FOLDER / "people")
    _import(argmap, tmp_path, "tea.json", said("Cid", "Ann", "Ben"))
    after = _files(tmp_path / FOLDER / "people")

    assert "name: Cid" in after.pop("cid.yaml")
    assert after == before
