"""The public API: small, typed, documented, and apart from the command line."""

import doctest
import inspect
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from copy import copy, deepcopy
from dataclasses import replace
from pathlib import Path
from types import FunctionType

import pytest

import argmap
from argmap import api
from argmap.graph.model.debate import Debate
from argmap.schema.errors import NoDebateError, UnknownIdError
from argmap.schema.person import PersonRecord
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


def test_the_examples_name_what_they_run_on(
    write_debate: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but the comparison of two commits print what they say, whatever debate lies there."""
    monkeypatch.chdir(write_debate({"s/milk.yaml": "kind: claim\ntext: Milk soothes.\n"}))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition("## Two revisions")
    text = before + rest[rest.index("## Bad data") :]
    examples = doctest.DocTestParser().get_doctest(text, {}, "python.md", None, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)

    assert (runner.run(examples).failed, len(examples.examples) > 8) == (0, True)


def test_an_error_names_arguments_and_no_options(
    write_debate: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    """Options are of the command line."""
    folder = write_debate({"s/milk.yaml": "kind: claim\ntext: Milk soothes.\n"})
    other = folder / "claims" / "other" / "debate.yaml"
    other.parent.mkdir()
    other.write_text("format: 1\ntitle: Other\n", encoding="utf-8")
    with pytest.raises(NoDebateError, match="name one with the argument 'debate': other, tea"):
        argmap.load(folder)
    with pytest.raises(NoDebateError, match="name it with the argument 'folder'"):
        argmap.load(tmp_path / "nowhere")


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


REJECTED = argmap.Supposition(rejected=frozenset({"nobody"}))

NOBODY: Mapping[str, Callable[[Debate], object]] = {
    "compare": lambda debate: argmap.compare(debate, "ann", "nobody"),
    "kernels": lambda debate: argmap.kernels(debate, of="nobody"),
    "list_nodes": lambda debate: argmap.list_nodes(debate, by="nobody"),
    "neighbourhood": lambda debate: argmap.neighbourhood(debate, "nobody"),
    "paths from": lambda debate: argmap.paths(debate, "nobody", "drink-tea"),
    "paths to": lambda debate: argmap.paths(debate, "drink-tea", "nobody -> drink-tea"),
    "position": lambda debate: argmap.position(debate, "nobody"),
    "position on": lambda debate: argmap.position(debate, "ann", "nobody"),
    "position in a section": lambda debate: argmap.position(debate, "ann", section="nobody"),
    "position in a source": lambda debate: argmap.position(debate, "ann", source="nobody"),
    "ranked_disagreements": lambda debate: argmap.ranked_disagreements(debate, ["nobody"]),
    "ranked_disagreements of": lambda debate: argmap.ranked_disagreements(
        debate, pair=("ann", "nobody")
    ),
    "ranked_disagreements on": lambda debate: argmap.ranked_disagreements(
        debate, bearing_on="nobody"
    ),
    "replies": lambda debate: argmap.replies(debate, "nobody"),
    "stances_on": lambda debate: argmap.stances_on(debate, "nobody"),
    "statuses": lambda debate: argmap.statuses(debate, supposition=REJECTED),
    "thread": lambda debate: argmap.thread(debate, "nobody"),
    "what_if": lambda debate: argmap.what_if(debate, REJECTED),
    "why": lambda debate: argmap.why(debate, "nobody"),
}


@pytest.mark.parametrize("question", NOBODY)
def test_an_unknown_id_is_an_error_of_the_package(question: str) -> None:
    """Never one of networkx, nor a bare KeyError, nor an empty answer."""
    with pytest.raises(UnknownIdError, match="nobody"):
        NOBODY[question](argmap.tea())


def test_former_ids_and_names_of_steps_are_understood() -> None:
    """Everywhere alike; a step may be given by its name."""
    tea = argmap.tea()
    record = PersonRecord(name="Ann", aliases=("anna",))
    people = {**tea.people, "ann": argmap.Person("ann", record)}
    debate = replace(tea, aliases={"calming": "tea-calms"}, people=people)

    assert argmap.compare(debate, "anna", "ben") == argmap.compare(debate, "ann", "ben")
    assert argmap.position(debate, "anna") == argmap.position(debate, "ann")
    for question in (argmap.neighbourhood, argmap.replies, argmap.stances_on, argmap.why):
        assert question(debate, "calming") == question(debate, "tea-calms")
    former = argmap.paths(debate, "hot-drinks-calm", "calming")
    assert former == argmap.paths(debate, "hot-drinks-calm", "tea-calms")
    step = debate.step("tea-calms -> drink-tea")
    assert argmap.stances_on(debate, step.name) == argmap.stances_on(debate, step)


def test_a_node_can_be_copied() -> None:
    """As any value, also one whose record was not read yet."""
    node = argmap.tea().nodes["tea-calms"]
    unread = argmap.Node.unread(
        node.kind,
        lambda: node.record,
        id=node.id,
        section=node.section,
        stances=node.stances,
        under=None,
        see=(),
    )
    for made in (node, unread):
        assert copy(made) == deepcopy(made) == pickle.loads(pickle.dumps(made)) == node
