"""From YAML text to data, by the events of the parser.

libyaml's event parser is neither recursive nor slow, so hostile nesting is stopped by counting; its
composer is recursive, and 60 kB of ``- `` end the interpreter. It is never called.

Most files are ordinary, and nobody asks for a place in them: `argmap.loading.reader.fast` reads
these in half the time. `argmap.loading.reader.located` reads every other file, and any file in
which somebody asks for a place.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import yaml

from argmap.loading.reader import advice, rules
from argmap.loading.reader.blocks import finding_of
from argmap.loading.reader.document import NO_PATHS, NOWHERE, Document, KeyPath, Spans
from argmap.loading.reader.fast import read_fast
from argmap.loading.reader.located import LocatedBuilder, RefusedError
from argmap.schema.finding import Finding


def parse(document: Document) -> Document:
    r"""Read the data of a document and where they stand.

    Parameters
    ----------
    document : Document
        A document with its text.

    Returns
    -------
    Document
        The same with data, places and findings; without data where the YAML is broken or refused.

    Notes
    -----
    Linear in the length of the text. Which reader was used shows in nothing but the time.

    Examples
    --------
    >>> parse(Document("a.yaml", "kind: claim\n")).data
    {'kind': 'claim'}
    """
    data = read_fast(document.text)
    if data is None:
        return parse_located(document)
    return with_places(document.file, document.text, data)


def with_places(
    file: str, text: str, data: dict[str, Any], cut: Iterable[KeyPath] = ()
) -> Document:
    """Make a document of data that were read before; places are found when somebody asks."""
    marks = _Marks(text)
    return Document(
        file,
        text,
        data,
        Spans(marks.values),
        Spans(marks.keys),
        cut=frozenset(cut) if cut else NO_PATHS,
    )


class _Marks:
    """The parser's marks in a file of which only the data was read; found when somebody asks."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def values(self) -> dict[KeyPath, tuple[Any, Any]]:
        """Find where each value stands."""
        return _built(self._text).values

    def keys(self) -> dict[KeyPath, tuple[Any, Any]]:
        """Find where each key stands."""
        return _built(self._text).keys


# Places take four times the memory of the text. Who asks for one asks for more in the same file,
# and soon for none, so only the last few files are remembered.
@lru_cache(maxsize=64)
def _built(text: str) -> LocatedBuilder:
    builder = LocatedBuilder(Document("", text))
    builder.read()
    return builder


def parse_located(document: Document) -> Document:
    """Read a document with the located reader; as `parse`.

    It can read every file; tests compare the two readers.
    """
    builder = LocatedBuilder(document)
    values, keys = Spans(lambda: builder.values), Spans(lambda: builder.keys)
    document = Document(document.file, document.text, None, values, keys)
    try:
        builder.read()
    except RefusedError as refused:
        return Document(document.file, document.text, findings=(refused.finding,))
    except yaml.MarkedYAMLError as error:
        return Document(document.file, document.text, findings=(advice.explain(document, error),))
    findings = builder.findings + _wrong_top(document, builder.data)
    return Document(
        document.file,
        document.text,
        builder.data if isinstance(builder.data, dict) else None,
        values,
        keys,
        frozenset(builder.empty),
        frozenset(builder.cut),
        tuple(findings),
    )


def _wrong_top(document: Document, data: Any) -> list[Finding]:
    if isinstance(data, dict):
        return []
    if not data:
        expected = "write what it should say, or delete it"
        return [
            document.finding(rules.EMPTY_FILE, NOWHERE, "this file is empty", expected=expected)
        ]
    return [finding_of(document, rules.NOT_A_MAPPING, advice.keyless(document))]
