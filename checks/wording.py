"""Checks of texts: their length, their characters, and whether they are complete."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from argmap.checks.registry import finds
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document, KeyPath, Span
from argmap.loading.reader.blocks import as_block
from argmap.loading.reader.characters import is_foreign, mixed_scripts
from argmap.loading.reader.document import line_end
from argmap.schema.fields import SHORT_LENGTH, TEXT_LENGTH
from argmap.schema.finding import Finding, Rule, Severity, quoted

TEXT_TOO_LONG: Final = Rule(
    "text-too-long",
    Severity.WARNING,
    "a text has more than 600 characters",
    "A node is one idea: only then can somebody support or attack exactly that. Longer remarks "
    "go into 'note', a second idea into a node of its own.",
)
SHORT_TOO_LONG: Final = Rule(
    "short-too-long",
    Severity.WARNING,
    "a short title has more than 45 characters",
    "It has to fit on a card of the map.",
    "short: Tea was drunk in China long before anybody in Europe knew of it",
    "short: Tea is older in China than in Europe",
)
CUT_TEXT: Final = Rule(
    "cut-text",
    Severity.WARNING,
    "a text may end too early",
    "In YAML, ' #' starts a comment, and what follows is not part of the text.",
    "text: Tea is the #1 drink.",
    "text: >-\n  Tea is the #1 drink.",
)
NOT_NFC: Final = Rule(
    "not-nfc",
    Severity.WARNING,
    "a letter is written as two characters",
    "An accented letter can be written with one character or with two. Both look alike, but a "
    "search for one misses the other. Files use the first form (NFC).",
)
MIXED_SCRIPTS: Final = Rule(
    "mixed-scripts",
    Severity.WARNING,
    "a word mixes letters of two scripts that look alike",
    "Nobody can see a Cyrillic letter in a Latin word, and a search for the word misses it.",
)
JOINED_TOPICS: Final = Rule(
    "joined-topics",
    Severity.WARNING,
    "several topics are written as one",
    "Without brackets a list is one text: nobody finds the node under any of its topics.",
    "topics: tea, sleep",
    "topics: [tea, sleep]",
)
HTML_IN_NOTE: Final = Rule(
    "html-in-note",
    Severity.WARNING,
    "a note contains HTML",
    "Notes are Markdown without HTML, because they come from strangers: a tag is shown as it is "
    "written.",
    "note: A <b>strong</b> tea.",
    "note: A **strong** tea.",
)

_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_CODE: Final = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|^ {4}[^\n]*$", re.MULTILINE | re.DOTALL)
"""What Markdown shows as it is written, so that a tag is meant to be seen there."""
_PLAIN_TOPIC: Final = re.compile(r"[^\W_][\w '()-]*")

_PROSE: Final = frozenset(
    {
        "text",
        "short",
        "term",
        "in_short",
        "limits",
        "note",
        "summary",
        "title",
        "name",
        "author_note",
        "identified_note",
        "topics",
    }
)
_REPEATS: Final = 10
"""How many findings of one sort a single file gets."""


@finds(TEXT_TOO_LONG, SHORT_TOO_LONG)
def check_lengths(loaded: Loaded) -> Iterator[Finding]:
    """Find the texts and the short titles that are too long."""
    for node in loaded.debate.nodes.values():
        short = " ".join((node.record.short or "").split())
        for rule, key, text, most in (
            (TEXT_TOO_LONG, "text", node.text, TEXT_LENGTH),
            (SHORT_TOO_LONG, "short", short, SHORT_LENGTH),
        ):
            if len(text) > most:
                yield loaded.about(
                    rule,
                    node.id,
                    (key,),
                    f"'{key}' has {len(text)} characters, and at most {most} fit",
                    expected=_SHORTEN[key],
                )


_SHORTEN: Final = {
    "text": "say it in one or two sentences; remarks go into 'note', a second idea into a new node",
    "short": "leave out what the text says anyway",
}


@finds(CUT_TEXT)
def check_cut_texts(loaded: Loaded) -> Iterator[Finding]:
    """Find the texts that ' #' may have cut off; two spaces before '#' show that it is meant."""
    for document in loaded.documents():
        spans = sorted(document.span(p) for p in document.cut - document.empty if is_prose(p))
        cut = (span for span in spans if document.text.startswith(" #", span.end))
        for span in islice(cut, _REPEATS):
            comment = _comment(document, span)
            yield document.finding(
                CUT_TEXT,
                comment,
                "the text ends here: what follows ' #' is a comment",
                expected=as_block(document, comment)[0],
            )


def _comment(document: Document, span: Span) -> Span:
    """Find the comment behind a value, to the end of its line."""
    end = line_end(document.text, span.end)
    start = document.text.index("#", span.end)
    column = span.end_column + start - span.end
    line = span.end_line
    return Span(start, end, line, column, line, column + end - start)


@finds(JOINED_TOPICS)
def check_topics(loaded: Loaded) -> Iterator[Finding]:
    """Find the lists of topics that are one text, because they have no brackets."""
    for node in loaded.debate.nodes.values():
        written = node.record.topics
        topics = [t for t in re.split(r"[,;]\s*", written[0]) if t] if len(written) == 1 else []
        if len(topics) > 1:
            plain = all(_PLAIN_TOPIC.fullmatch(topic) for topic in topics)
            fix = f"[{', '.join(topics)}]" if plain else ""
            yield loaded.about(
                JOINED_TOPICS,
                node.id,
                ("topics", 0),
                f"these {len(topics)} topics are written as one",
                expected="" if fix else "write one a line, each behind a hyphen",
                candidate=fix,  # no edit: a comma may also stand in the name of one topic
            )


@finds(HTML_IN_NOTE)
def check_notes(loaded: Loaded) -> Iterator[Finding]:
    """Find tags in the notes of nodes and stances."""
    for node in loaded.debate.nodes.values():
        record = node.record
        notes: list[tuple[KeyPath, str | None]] = [(("note",), record.note)]
        notes += [(("stances", i, "note"), said.note) for i, said in enumerate(record.stances)]
        for path, note in notes:
            if note and (tag := _TAG.search(_CODE.sub("", note))):
                yield loaded.about(
                    HTML_IN_NOTE,
                    node.id,
                    path,
                    f"{quoted(tag.group())} is HTML, and is shown as it is written",
                    expected="write Markdown: *important*, **strong**, `code`, [words](https://…)",
                )


@finds(NOT_NFC, MIXED_SCRIPTS)
def check_characters(loaded: Loaded) -> Iterator[Finding]:
    """Find the words in another form than NFC, and those of mixed scripts."""
    for document in loaded.documents():
        if not document.text.isascii():
            yield from _not_nfc(document)
            yield from _mixed(document)


def _not_nfc(document: Document) -> Iterator[Finding]:
    if unicodedata.is_normalized("NFC", document.text):
        return
    words = re.finditer(r"\S+", document.text)
    loose = (m for m in words if not unicodedata.is_normalized("NFC", m.group()))
    for match in islice(loose, _REPEATS):
        yield document.finding(
            NOT_NFC,
            _span(document, match.start(), match.group()),
            f"{quoted(match.group())} is written with a letter and a separate accent",
            expected="type the accented letter as one character",
            replacement=unicodedata.normalize("NFC", match.group()),
        )


def _mixed(document: Document) -> Iterator[Finding]:
    for offset, word in islice(mixed_scripts(document.text), _REPEATS):
        foreign = next(filter(is_foreign, word))
        yield document.finding(
            MIXED_SCRIPTS,
            _span(document, offset, word),
            f"in {quoted(word)} the letter '{foreign}' is a {_letter(foreign)}",
            expected="type the word again in one script",
        )


def _letter(character: str) -> str:
    """Name a letter: ``Cyrillic small letter a``."""
    return unicodedata.name(character, "letter of another script").capitalize()


def _span(document: Document, offset: int, word: str) -> Span:
    line = document.text.count("\n", 0, offset)
    column = offset - document.text.rfind("\n", 0, offset) - 1
    return Span(offset, offset + len(word), line, column, line, column + len(word))


def is_prose(path: KeyPath) -> bool:
    """Tell whether a value is prose, by the way to it."""
    return not _PROSE.isdisjoint(path)
