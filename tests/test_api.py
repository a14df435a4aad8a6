"""The public API: small, typed, documented, and apart from the command line."""

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import pytest

import argmap
from argmap import api
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "python.md"
FUNCTIONS = [name for name in api.__all__ if isinstance(getattr(api, name), FunctionType)]
COMPARE = """
import sys, argmap
argmap.diff(argmap.load_revision(".", "HEAD~1"), argmap.load_revision(".", "HEAD"))
print(*sorted(sys.modules))
"""


def test_the_package_offers_what_the_api_names() -> None:
    """One list, repeated where type checkers read it."""
    assert argmap.__all__ == api.__all__ == sorted(api.__all__)
    assert all(getattr(argmap, name) is getattr(api, name) for name in api.__all__)
    assert set(api.__all__) < set(dir(argmap))
    assert [name for name in api.__all__ if (ROOT / name).exists()] == []  # a folder would win


def test_another_name_is_no_attribute() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="module 'argmap' has no attribute 'lod'"):
        getattr(argmap, "lod")  # noqa: B009 - mypy would rightly refuse argmap.lod


@pytest.mark.parametrize("name", api.__all__)
def test_every_name_has_a_docstring_of_its_own(name: str) -> None:
    """Not one that its base class wrote."""
    assert vars(getattr(api, name)).get("__doc__") or inspect.isfunction(getattr(api, name))
    assert (getattr(api, name).__doc__ or "").strip()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_a_running_example(name: str) -> None:
    """Doctests run all of them."""
    assert ">>> " in (getattr(api, name).__doc__ or "")


def test_the_page_names_every_name_and_no_other() -> None:
    """In its last table."""
    table = PAGE.read_text(encoding="utf-8").split("## All names")[1]

    assert sorted(re.findall(r"`(\w+)`", table)) == api.__all__


def test_the_examples_of_the_page_run(two_commits: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a repository that holds the frozen debate."""
    monkeypatch.chdir(two_commits)
    options = doctest.IGNORE_EXCEPTION_DETAIL

    assert doctest.testfile(str(PAGE), module_relative=False, optionflags=options).failed == 0


def test_comparing_two_revisions_needs_no_command_line(two_commits: Path) -> None:
    """Neither Typer nor a command is imported."""
    done = subprocess.run(
        [sys.executable, "-c", COMPARE], cwd=two_commits, capture_output=True, text=True, check=True
    )
    modules = done.stdout.split()

    assert "argmap.graph.diff.comparison" in modules
    assert [name for name in modules if name.startswith(("typer", "argmap.commands"))] == []


def test_the_ten_lines_are_ten() -> None:
    """What stands under that heading."""
    block = PAGE.read_text(encoding="utf-8").split("```pycon\n")[1].split("```")[0]

    assert block.count(">>> ") <= 10
