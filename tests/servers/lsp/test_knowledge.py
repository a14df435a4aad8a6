"""What is kept in memory between two keystrokes."""

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the language server's library is not installed")

from argmap.editing.steps import Write
from argmap.servers.lsp import knowledge as module
from argmap.servers.lsp.changes import changes, counterargument
from argmap.servers.lsp.checking import BackgroundCheck, StoppedError
from argmap.servers.lsp.hover import PENDING, node_text
from argmap.servers.lsp.knowledge import Knowledge
from argmap.servers.lsp.mentions import all_mentions, mention_at
from tests.conftest import WriteDebate
from tests.servers.lsp.debate import DEBATE

WAKES = "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-calms\n"


@pytest.fixture
def known(write_debate: WriteDebate) -> Knowledge:
    """Hold the miniature debate."""
    return Knowledge(write_debate(DEBATE) / "claims")


@pytest.fixture
def wakes(known: Knowledge) -> Path:
    """Open one of its files."""
    path = known.claims / "tea" / "basics" / "tea-wakes.yaml"
    known.open(path, WAKES)
    return path


def test_nothing_is_linked_again_without_need(known: Knowledge, wakes: Path) -> None:
    """Asking twice, or for another file, gives the same debate; a relation another one."""
    first = known.debates()["tea"].debate
    known.open(wakes.with_name("tea-calms.yaml"), "kind: claim\ntext: Tea calms. 🍵\n")

    assert known.debates()["tea"].debate is not first  # it has lost a stance
    second = known.debates()["tea"].debate
    assert known.debates()["tea"].debate is second
    known.type(wakes, WAKES.replace("wakes.", "excites."))
    assert known.debates()["tea"].debate.memo is second.memo
    known.type(wakes, WAKES.replace("rebuts", "supports"))
    assert known.debates()["tea"].debate.memo is not second.memo


def test_a_large_debate_answers_from_its_last_state(
    known: Knowledge, wakes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until a check has linked the next; the text of the file itself is always the present one."""
    monkeypatch.setattr(module, "LARGE", 1)
    first = known.debates()["tea"]
    known.type(wakes, WAKES.replace("rebuts", "supports"))
    here = known.open_file(wakes, exact=False)

    assert here is not None
    assert here.loaded.debate is first.debate
    assert here.loaded.files.nodes["tea-wakes"].document is here.document
    assert "supports" in here.document.text
    assert not here.analysed
    check = BackgroundCheck(known)
    check.run(lambda: check.take_over(known, analysed=False))
    check.take_over(known, analysed=True)
    there = known.open_file(wakes, exact=False)
    assert there is not None
    assert there.analysed
    assert there.loaded.debate.relations != first.debate.relations


def test_a_status_that_is_not_known_yet_is_not_shown(known: Knowledge) -> None:
    """A line says so in its place."""
    text = node_text(known.debates()["tea"].debate, "tea-calms", analysed=False)

    assert PENDING in text
    assert "contested" not in text


def test_a_stopped_check_ends_and_changes_nothing(known: Knowledge, wakes: Path) -> None:
    """At its next step."""
    check = BackgroundCheck(known)
    check.stop()

    with pytest.raises(StoppedError):
        check.run()


def test_a_check_of_an_earlier_state_is_not_taken_for_the_present(
    known: Knowledge, wakes: Path
) -> None:
    """What somebody typed meanwhile is linked all the same."""
    known.debates()
    known.type(wakes, WAKES.replace("rebuts", "supports"))
    check = BackgroundCheck(known)
    known.type(wakes, "kind: claim\ntext: Nothing.\n")
    check.run()
    check.take_over(known, analysed=True)

    assert known.debates()["tea"].debate.spoken_by("tea-wakes") == ()


def test_a_debate_that_is_not_saved_yet(known: Knowledge) -> None:
    """Its file makes it one."""
    known.open(known.claims / "coffee" / "debate.yaml", "format: 1\ntitle: Coffee\n")
    known.open(known.claims / "coffee" / "basics" / "a.yaml", "kind: claim\ntext: A.\n")

    assert [*known.debates()] == ["coffee", "tea"]
    assert [*known.debates()["coffee"].debate.nodes] == ["a"]


def test_a_folder_that_is_gone_has_no_debates(known: Knowledge) -> None:
    """As on a branch without one; and it may come back."""
    away = known.claims.with_name("elsewhere")
    assert known.debates()
    known.claims.rename(away)
    known.look_again()
    assert known.debates() == {}
    away.rename(known.claims)
    known.look_again()
    assert [*known.debates()] == ["tea"]


@pytest.fixture
def large(known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """Treat the debate as a large one, that was linked before somebody typed."""
    monkeypatch.setattr(module, "LARGE", 1)
    known.debates()
    return known


def test_references_of_a_large_debate_are_those_of_its_present_files(
    large: Knowledge, wakes: Path
) -> None:
    """Nothing has to be linked for them."""
    large.type(wakes, "kind: counterargument\ntext: Tea wakes.\nrebuts: it-is-late\n")
    loaded = large.debates(exact=False)["tea"]

    found = all_mentions(loaded, "node", "it-is-late", large.documents())
    assert [(each.location.file, each.location.line) for each in found] == [
        ("claims/tea/basics/tea-wakes.yaml", 3)
    ]


def test_what_is_offered_in_a_large_debate_keeps_what_was_typed(
    large: Knowledge, wakes: Path
) -> None:
    """A stance goes into the present text, and nothing is offered where that cannot be read."""
    large.type(wakes, WAKES.replace("rebuts", "clarifies") + "note: Mind this.\n")
    file = large.open_file(wakes, exact=False)
    assert file is not None
    assert not file.current
    mention = mention_at(file, 3, 14)
    offered = changes(file, [], mention, "Ann") + changes(file, [], None, "Ann")
    (step,) = offered[-1].steps
    assert isinstance(step, Write)
    assert "note: Mind this." in step.text
    assert not any("follow" in each.title for each in offered)  # it is no step any more

    large.type(wakes, "kind: [")
    file = large.open_file(wakes, exact=False)
    assert file is not None
    assert changes(file, [], None, "Ann") == []


def test_a_new_file_of_a_large_debate_counts_at_once(large: Knowledge, wakes: Path) -> None:
    """Its name is taken before anybody has linked it."""
    large.open(wakes.with_name("against-tea-wakes.yaml"), "kind: claim\ntext: New.\n")
    file = large.open_file(wakes, exact=False)

    assert file is not None
    assert counterargument(file.loaded, "tea-wakes").opens.endswith("against-tea-wakes-2.yaml")


def test_an_open_file_stays_a_node_when_the_disk_is_looked_at(
    known: Knowledge, wakes: Path
) -> None:
    """Its buffer is read again then, and says the same."""
    known.debates()
    known.look_again()
    file = known.open_file(wakes)

    assert file is not None
    assert file.is_node
