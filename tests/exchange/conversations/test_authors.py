"""Who is known again as the author of a post, and who is somebody new."""

import pytest

from argmap.exchange.conversations.authors import author_ids
from argmap.exchange.conversations.thread import ThreadPost
from argmap.loading.load import load
from tests.conftest import WriteDebate

NOBODY = "name: Unidentified\nidentified: unknown\n"
TEA = {"basics/tea.yaml": "kind: claim\ntext: Tea calms.\n", "people/ann.yaml": "name: Ann\n"}
DELETED = ThreadPost("7")


NAMING = {
    "sources/old.yaml": "kind: comment\nauthor: unidentified-1\n",
    "basics/milk.yaml": "kind: claim\ntext: M.\nstances: {by: unidentified-1, stance: asserts}\n",
    "debate.yaml": "format: 1\ntitle: Tea\nexpect:\n"
    "  crux: {on: tea, between: [ann, unidentified-1], is: tea}\n",
    "people/unidentified-1.yaml": f"{NOBODY}summary: Calm.\n",
    "people/dora.yaml": "name: Dora\naliases: unidentified-1\n",
}


@pytest.mark.parametrize("file", NAMING)
def test_an_unidentified_person_is_taken_only_where_nothing_names_them(
    write_debate: WriteDebate, file: str
) -> None:
    """Nobody gets a deleted author's post who said something else."""
    nobody = {} if "dora" in file else {"people/unidentified-1.yaml": NOBODY}
    known = load(write_debate({**TEA, **nobody, file: NAMING[file]})).debate

    assert set(author_ids([DELETED], {}, known).values()) == {"unidentified-2"}


def test_a_handle_is_never_a_deleted_author(write_debate: WriteDebate) -> None:
    """Whatever somebody calls themselves."""
    known = load(write_debate({**TEA, "people/unidentified-1.yaml": NOBODY})).debate
    ids = author_ids([ThreadPost("6", "Unidentified"), DELETED], {}, known)

    assert ids == {"Unidentified": "unidentified-2", "\0007": "unidentified-1"}


def test_of_two_people_of_one_name_the_handle_decides(write_debate: WriteDebate) -> None:
    """Both are here, and neither has written a source yet."""
    signed = "name: Ann\nidentified: by-header\nidentified_note: Signs in the thread (as {}).\n"
    people = {"people/ann.yaml": signed.format("ann1"), "people/ann-2.yaml": signed.format("ann2")}
    known = load(write_debate(people)).debate
    posts = [ThreadPost("1", "ann2", "Ann"), ThreadPost("2", "ann1", "Ann")]

    assert author_ids(posts, {}, known) == {"ann2": "ann-2", "ann1": "ann"}
