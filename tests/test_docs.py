"""What the documents promise is there, and what is there stands in the documents."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from argmap import cli

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "commands.md"
COMMANDS = [name for part in cli.COMMANDS.values() for name in part]


@pytest.fixture(scope="module")
def document() -> str:
    """Read the document of the commands."""
    return DOCUMENT.read_text(encoding="utf-8")


def _section(document: str, name: str) -> str:
    found = re.search(
        rf"^### {re.escape(name)}$\n(.*?)(?=^##|\Z)", document, re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_document(document: str, name: str) -> None:
    """Under a heading of its own, with its usage."""
    assert f"argmap {name}" in _section(document, name)


def test_the_document_speaks_of_no_other_command(document: str) -> None:
    """A heading for each command, and for nothing else; in the order of the help."""
    assert re.findall(r"^### (.*)$", document, re.MULTILINE) == COMMANDS


def _options(name: str) -> set[str]:
    """List the options of a command and of those below it, but for what all commands share."""
    group: Any = typer.main.get_command(cli.app)
    command = group.get_command(None, name)
    below = getattr(command, "commands", {}).values()
    options = {o for one in (command, *below) for p in one.params for o in p.opts}
    shared = {"--help", "--claims", "--debate", "--all"}
    return {option for option in options - shared if option.startswith("--")}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_the_document(document: str, name: str) -> None:
    """But for those that all commands share."""
    section = _section(document, name)

    assert {option for option in _options(name) if option not in section} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_in_a_usage_is_there(document: str, name: str) -> None:
    """None that was renamed or taken away is left in the document."""
    usages = re.findall(rf"^`argmap {name}\b.*`$", _section(document, name), re.MULTILINE)
    named = set(re.findall(r"--[a-z-]+", " ".join(usages)))

    assert named - {"--debate", "--all"} <= _options(name)


def test_the_tour_leads_to_what_is_there() -> None:
    """Every file and folder that the tour of the code names is there."""
    tour = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(
        re.findall(
            r"`((?:schema|graph|loading|checks|editing|exchange|render|servers|commands|tests|docs)/[\w./-]*)`",
            tour,
        )
    )

    assert {name for name in named if not (ROOT / name).exists()} == set()
    assert {
        f"graph/{path.parent.name}/" for path in (ROOT / "graph").glob("*/__init__.py")
    } <= named
