"""Apply the fixes that findings propose, wherever nothing else changes by them."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from argmap.checks.run import check_all
from argmap.editing.marks import Word, words
from argmap.editing.splice import same_comments, splice
from argmap.editing.steps import Write, carry_out, on_disk, sweep
from argmap.loading.config import parse_config
from argmap.loading.discovery import CONFIG_FILE, DebateFile, find_claims
from argmap.loading.load import read_file
from argmap.loading.reader import Document, read_again, read_text
from argmap.loading.records import Reading
from argmap.schema.errors import FileChangedError, UnsafeEditError
from argmap.schema.finding import Edit, Finding

ROUNDS: Final = 100
"""How often the debate is checked again: one fix can reveal the next mistake."""

Parse: TypeAlias = Callable[[str], Document]
"""Reads the text of the file again."""


class Fixed(NamedTuple):
    """A file after some of its findings were fixed."""

    text: str
    findings: tuple[Finding, ...]


def fix_all(claims: Path, debate: str | None) -> list[Finding]:
    """Apply every safe fix to a debate, or to all of a folder; list the findings that are fixed.

    Notes
    -----
    Offsets hold only in the text that was checked, so each file is compared with it before it is
    replaced. Where somebody saved meanwhile, the next round checks what they saved.
    """
    folder, fixed = find_claims(claims), []
    sweep(folder)
    for _ in range(ROUNDS):
        done, changed = _fix_once(folder, debate)
        fixed += done
        if not done and not changed:
            break
    return fixed


def _fix_once(claims: Path, debate: str | None) -> tuple[list[Finding], bool]:
    """Check and fix once; say what is fixed, and whether a file changed meanwhile."""
    texts = {CONFIG_FILE: read_text(on_disk(claims, CONFIG_FILE), CONFIG_FILE).text}

    def read_one(file: DebateFile) -> Reading:
        reading = read_file(file)
        texts[file.file] = reading.document.text
        return reading

    findings = check_all(claims, debate, read_one=read_one).findings
    done: list[Finding] = []
    changed = False
    for file, own in sorted(_by_file(findings).items()):
        before = texts[file] if file in texts else read_text(on_disk(claims, file), file).text
        parse = partial(_parse, file=file)
        fixed = apply_fixes(parse(before), own, parse)
        try:
            carry_out([Write(file, fixed.text, before)] if fixed.findings else [], claims)
        except FileChangedError:
            changed = True
        else:
            done += fixed.findings
    return done, changed


def apply_fixes(document: Document, findings: Iterable[Finding], parse: Parse) -> Fixed:
    """Apply the edits of findings to their file.

    Parameters
    ----------
    document : Document
        The file as it is.
    findings : iterable of Finding
        Its findings; those without an edit are passed over.
    parse : callable
        Reads a text as this file is read.

    Returns
    -------
    Fixed
        The changed text, and the findings whose edits are in it. An edit that overlaps another
        waits for the next round; one that would change anything else is left to a person.

    Notes
    -----
    After the edits every key and every value that they do not touch is the same, and so are the
    comments. A file that could not be read before has to be readable further than before.
    """
    fixable = [finding for finding in findings if finding.edit is not None]
    # all at once, which is the usual case; else the first that is safe by itself
    for chosen in (fixable, *([finding] for finding in fixable)):
        edits = [finding.edit for finding in chosen if finding.edit is not None]
        try:
            text = splice(document.text, edits)
        except UnsafeEditError:
            continue  # they overlap: one at a time
        if edits and text != document.text and _is_safe(document, parse(text), edits):
            return Fixed(text, tuple(chosen))
    return Fixed(document.text, ())


def _is_safe(before: Document, after: Document, edits: list[Edit]) -> bool:
    if before.data is None:
        return after.data is not None or _first(after) > _first(before)
    if after.data is None or not same_comments(before, after):
        return False
    old, new = words(before), words(after)
    return len(old) == len(new) and all(
        one.value == other.value or _touched(one, edits)
        for one, other in zip(old, new, strict=True)
    )


def _touched(word: Word, edits: list[Edit]) -> bool:
    return any(edit.start <= word.span.end and word.span.start <= edit.end for edit in edits)


def _first(document: Document) -> tuple[int, int]:
    """Find where the first finding of a file stands."""
    places = [(f.location.line, f.location.column) for f in document.findings]
    return min(places, default=(0, 0))


def _by_file(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.edit is not None:
            by_file.setdefault(finding.edit.file, []).append(finding)
    return by_file


def _parse(text: str, file: str) -> Document:
    """Read a text as its file is read: YAML, or the TOML of the configuration."""
    return parse_config(Document(file, text)) if file == CONFIG_FILE else read_again(text, file)
