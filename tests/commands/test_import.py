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
    assert "no longer in the file, and left alone here: 1 record" in done.err


def test_a_dry_run_and_a_strict_one_write_nothing(argmap: Run, tmp_path: Path) -> None:
    """`--strict` refuses a loss, here an empty text, with 1."""
    file = _write(tmp_path, {"1": ""})
    dry = argmap("import", file, "--into", "kb", "--dry-run", folder=tmp_path)
    strict = argmap("import", file, "--into", "kb", "--strict", folder=tmp_path)

    assert (dry.code, strict.code) == (0, 1)
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
        import_debate.known_ids(tmp_path / FOLDER)


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
