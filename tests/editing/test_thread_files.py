"""Adding a thread to a debate."""

from collections.abc import Mapping

import pytest

from argmap.editing.debate_records import DebateRecords, Fields
from argmap.editing.thread_files import added_thread
from argmap.loading.load import load
from argmap.schema.errors import UnsafeEditError
from tests.conftest import WriteDebate

HIDDEN = "\u202e"
ANN = {"name": "Ann", "identified": "by-handle"}
POST = {"kind": "post", "author": "ann", "document": "x", "paragraphs": []}


@pytest.mark.parametrize(
    ("people", "sources", "file"),
    [
        ({"ann": ANN | {"name": HIDDEN}}, {"first": POST}, "claims/tea/people/ann.yaml"),
        ({"ann": ANN}, {"first": POST | {"title": HIDDEN}}, "claims/tea/sources/first.yaml"),
    ],
)
def test_what_cannot_be_written_is_named_by_its_file(
    write_debate: WriteDebate,
    people: Mapping[str, Fields],
    sources: Mapping[str, Fields],
    file: str,
) -> None:
    """Of many files, it is said which one."""
    loaded = load(write_debate({}))
    debate = {"documents": [{"id": "x"}]}

    with pytest.raises(UnsafeEditError, match=rf"^{file}: "):
        added_thread(DebateRecords("tea", debate, people, sources), loaded)
