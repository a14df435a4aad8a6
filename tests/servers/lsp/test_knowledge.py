"""What is kept in memory between two keystrokes."""

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the language server's library is not installed")

from argmap.servers.lsp import knowledge as module
from argmap.servers.lsp.checking import BackgroundCheck, StoppedError
from argmap.servers.lsp.hover import PENDING, node_text
from argmap.servers.lsp.knowledge import Knowledge
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
    assert here.loaded is first
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
