"""Check for words copied from the sources."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from argmap.checks.wording import is_prose
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document, KeyPath, Span
from argmap.loading.reader.document import value_at
from argmap.schema.finding import Finding, Rule, Severity

COPIED_WORDS: Final = Rule(
    "copied-words",
    Severity.ERROR,
    "seven words in a row also appear in the document",
    "Every text is a paraphrase in your own words; the locator leads to the original. If you can "
    "say it differently, you have understood it, and nobody's rights are infringed.",
)

RUN: Final = 7
"""How many words in a row are too many."""

_WORD: Final = re.compile(r"(?:[^\W_]|['\u2019])+")
_SEPARATOR: Final = " "


class _Word(NamedTuple):
    """A word as it is compared, and where it stands in the text."""

    word: str
    start: int
    end: int


def check_own_words(loaded: Loaded, text: str) -> Iterator[Finding]:
    """Find the runs of seven words and more that a debate shares with a document.

    Parameters
    ----------
    loaded : Loaded
        The debate.
    text : str
        The document.

    Yields
    ------
    Finding
        One for each run, at its place, however long it is.

    Notes
    -----
    Words are runs of letters, digits and apostrophes, in lower case. Titles are exempt, and so are
    runs within a recorded title. Linear in the sizes of the debate and of the document.
    """
    known = set(_runs(_words(text))) - set(_title_runs(loaded))
    for document in loaded.documents():
        for path in sorted(document.values, key=str):
            if is_prose(path) and "title" not in path:
                yield from _copied(document, path, known)


def _copied(document: Document, path: KeyPath, known: set[str]) -> Iterator[Finding]:
    words = list(_written(document, path))
    first = last = -1
    for index, run in enumerate(_runs(words)):
        if run not in known:
            continue
        if index > last + 1 or first < 0:
            if first >= 0:
                yield _finding(document, words[first : last + RUN])
            first = index
        last = index
    if first >= 0:
        yield _finding(document, words[first : last + RUN])


def _finding(document: Document, words: list[_Word]) -> Finding:
    start, end = words[0].start, words[-1].end
    text = document.text
    span = Span(start, end, *_place(text, start), *_place(text, end))
    return document.finding(
        COPIED_WORDS,
        span,
        f"these {len(words)} words also appear in the document",
        expected=f"say it in your own words; at most {RUN - 1} in a row may be the same",
    )


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1


def _title_runs(loaded: Loaded) -> Iterator[str]:
    debate = loaded.debate
    titles = [debate.title, *(section.title for section in debate.sections)]
    titles += [document.title for document in debate.documents.values()]
    titles += [source.record.title or "" for source in debate.sources.values()]
    for title in titles:
        yield from _runs(_words(title))


def _runs(words: Iterable[_Word]) -> Iterator[str]:
    listed = [word.word for word in words]
    for index in range(len(listed) - RUN + 1):
        yield _SEPARATOR.join(listed[index : index + RUN])


def _words(text: str, start: int = 0) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("\u2019", "'")
        yield _Word(word, start + match.start(), start + match.end())


def _written(document: Document, path: KeyPath) -> Iterator[_Word]:
    """Find the words of a value where the file has them, whatever way it is written."""
    span = document.span(path)
    raw = document.text[span.start : span.end]
    if raw.startswith('"') and "\\" in raw:  # an escape may spell a word: all stand at the start
        for word in _words(str(value_at(document.data, path))):
            yield _Word(word.word, span.start, span.end)
    elif raw.startswith(('"', "'")):
        for word in _words(raw[1:-1], span.start + 1):
            yield word._replace(word=word.word.replace("''", "'"))
    else:
        yield from _words(raw, span.start)
