"""The extension for VS Code fits the server, and can be built again the same."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from argmap import __version__

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"
PACKAGE: dict[str, Any] = json.loads((FOLDER / "package.json").read_text("utf-8"))
SOURCE = "".join(path.read_text("utf-8") for path in sorted((FOLDER / "src").glob("*.ts")))


def test_it_has_the_version_of_argmap() -> None:
    """They are released together."""
    assert PACKAGE["version"] == __version__


def test_every_command_that_is_offered_is_there() -> None:
    """What the palette and the menus show, the extension registers."""
    offered = {command["command"] for command in PACKAGE["contributes"]["commands"]}
    registered = set(re.findall(r'registerCommand\("([\w.]+)"', SOURCE))

    assert offered == registered


def test_what_it_asks_of_the_server_exists() -> None:
    """Commands that it runs or changes on the way, and requests of its own."""
    pytest.importorskip("pygls", reason="the language server's library is not installed")
    from argmap.servers.lsp.commands import COMMANDS
    from argmap.servers.lsp.features import FEATURES

    registered = set(re.findall(r'registerCommand\("([\w.]+)"', SOURCE))
    named = set(re.findall(r'"(argmap\.[a-z]\w+)"', SOURCE)) - registered
    assert named - {"argmap.running", "argmap.debates", "argmap.command", "argmap.preview"} <= {
        *COMMANDS
    }
    assert set(re.findall(r'sendRequest<\S+>\("(\S+)"', SOURCE)) <= {*FEATURES}


def test_its_libraries_are_pinned_and_nothing_is_fetched_to_run() -> None:
    """Exact versions in place of a list that names download addresses; one file is packaged."""
    versions = PACKAGE["devDependencies"].values()

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    assert "dependencies" not in PACKAGE
    assert PACKAGE["main"] == "./dist/extension.js"
    assert PACKAGE["capabilities"]["untrustedWorkspaces"]["supported"] is False


def test_its_types_fit() -> None:
    """The compiler finds nothing; skipped where ``make vscode`` has not fetched it."""
    compiler, node = FOLDER / "node_modules" / "typescript" / "bin" / "tsc", shutil.which("node")
    if node is None or not compiler.is_file():
        pytest.skip("no TypeScript here: run 'make vscode' first, which needs npm")
    done = subprocess.run(
        [node, str(compiler), "--noEmit"], cwd=FOLDER, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "")
