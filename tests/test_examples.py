"""Every example in the documentation is what the command really prints."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EMPATHY

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"```console\n\$ (argmap [^\n]+)\n(.*?)```", re.DOTALL)


def examples() -> list[tuple[Path, str]]:
    """List the commands that the pages show."""
    return [(page, match[1]) for page in PAGES for match in BLOCK.finditer(page.read_text("utf-8"))]


def run(command: str) -> str:
    """Run a command on the frozen debate, and give what it prints as data."""
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=EMPATHY,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("page", "command"), examples(), ids=[command for _, command in examples()]
)
def test_an_example_is_what_the_command_prints(page: Path, command: str, blessing: bool) -> None:
    """Rewritten by ``make bless``; read the difference before you commit it."""
    printed = "\n".join(line.rstrip() for line in run(command).strip("\n").split("\n"))
    text = page.read_text("utf-8")
    pattern = re.compile(rf"(```console\n\$ {re.escape(command)}\n).*?(```)", re.DOTALL)
    if blessing:
        page.write_text(pattern.sub(lambda m: f"{m[1]}{printed}\n{m[2]}", text), "utf-8")
        return
    shown = pattern.search(text)

    assert shown is not None
    assert shown.group(0).split("\n", 2)[2] == f"{printed}\n```"
