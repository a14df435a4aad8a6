"""The wheel holds the whole package, and works where only the wheel is installed."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of what git tracks or would track."""
    copy = tmp_path_factory.mktemp("checkout")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, copy / name
        data = name.startswith(("tests/", "claims/")) and name != "claims/README.md"
        if data or not (source.exists() or source.is_symlink()):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            target.symlink_to(source.readlink())
        else:
            target.write_bytes(source.read_bytes())
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(out), "."]
    subprocess.run(command, cwd=copy, check=True, timeout=300)
    return next(out.glob("*.whl"))


def test_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """The only top-level name is argmap, and templates and styles are inside."""
    names = zipfile.ZipFile(wheel).namelist()

    tops = {name.split("/")[0] for name in names}
    assert tops == {"argmap", next(top for top in tops if top.endswith(".dist-info"))}
    for part in ("schema/node.py", "loading/load.py", "render/__init__.py", "cli.py", "py.typed"):
        assert f"argmap/{part}" in names
    for part in ("argmap.toml", "dot.github/workflows/check.yml"):
        assert f"argmap/commands/starter/{part}" in names
    assert any(name.startswith("argmap/render/templates/") for name in names)
    assert any(name.endswith(".css") for name in names)
    assert {name.split("/")[3] for name in names if name.endswith(".mo")} == {"de", "fr"}
    assert not any(name.endswith(".po") for name in names)
    assert {"argmap/format.md", "argmap/docs/commands.md"} <= set(names)


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel, and the libraries it needs, where nothing else is; find its Python."""
    folder = tmp_path_factory.mktemp("bare") / "env"
    venv.create(folder, with_pip=True)
    found = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    locked = ["-r", str(ROOT / "requirements" / "run.txt"), "--require-hashes"]
    for what in (locked, ["--no-deps", str(wheel)]):
        install = [str(found), "-m", "pip", "install", "--quiet", *what]
        subprocess.run(install, check=True, timeout=300)
    return found


def argmap(python: Path, folder: Path, *words: str) -> str:
    """Run a command of the installed wheel; it works, and this is what it prints."""
    done = subprocess.run(
        [str(python), "-m", "argmap", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_does_the_main_job_in_a_bare_environment(python: Path, tmp_path: Path) -> None:
    """Installed alone, it checks a debate and builds its site, from a folder with only claims/."""
    section = tmp_path / "claims" / "tea" / "basics"
    section.mkdir(parents=True)
    (section.parent / "debate.yaml").write_text('format: 1\ntitle: "Tea?"\n', encoding="utf-8")
    (section / "tea-is-good.yaml").write_text("kind: claim\ntext: Tea is good.\n", encoding="utf-8")
    for command in ("check", "build"):
        argmap(python, tmp_path, command)

    assert (tmp_path / "site" / "tea" / "claims" / "tea-is-good.html").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("explain undercuts", "step"),
        ("explain kernel", "right"),
        ("docs", "format"),
        ("docs format", "undercuts"),
    ],
)
def test_wheel_carries_the_format(python: Path, tmp_path: Path, words: str, told: str) -> None:
    """What a word means and how a debate is written is told where there is no checkout."""
    assert told in argmap(python, tmp_path, *words.split())


def test_wheel_starts_a_knowledge_base(python: Path, tmp_path: Path) -> None:
    """In an empty folder, with workflows; what it starts can be checked, built and compared."""
    argmap(python, tmp_path, "init", "--no-input", "--question", "Tea?", "--answer", "Yes.")
    for command in ("check", "build"):
        argmap(python, tmp_path, command)

    assert argmap(python, tmp_path, "diff", ".") == "the argument is the same\n"
    assert (tmp_path / ".github" / "workflows" / "check.yml").is_file()


def test_a_checkout_without_links_refuses_to_build(tmp_path: Path) -> None:
    """Where links became text files, the build stops with a sentence instead of an empty wheel."""
    (tmp_path / "src" / "argmap").mkdir(parents=True)
    (tmp_path / "src" / "argmap" / "schema").write_text("../../schema", encoding="utf-8")
    (tmp_path / "setup.py").write_bytes((ROOT / "setup.py").read_bytes())

    done = subprocess.run(
        [sys.executable, "setup.py", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "symbolic links" in done.stderr
