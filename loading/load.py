"""From a folder to a debate."""

import gc
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from argmap.graph.model.suggestions import nearest
from argmap.loading.discovery import (
    CONFIG_FILE,
    DEBATE_FILE,
    SUFFIX,
    DebateFile,
    DebateFolder,
    find_claims,
    list_debates,
    scan,
)
from argmap.loading.links import DUPLICATE_ID, UNKNOWN_NODE, link
from argmap.loading.links.titles import look_up_titles
from argmap.loading.loaded import Files, Loaded, Lost
from argmap.loading.reader import Document, read, read_bytes, read_text
from argmap.loading.reader.events import parse
from argmap.loading.records import Reading, read_node, read_record
from argmap.loading.rewording import with_other_words
from argmap.schema.errors import NoDebateError
from argmap.schema.finding import Finding, Severity, quoted
from argmap.schema.provenance import SourceKind
from argmap.schema.published import RECORDS

ReadFile: TypeAlias = Callable[[DebateFile], Reading]
"""How a file of a debate is read: `read_file`, or something that remembers."""

ENOUGH: Final = 100
"""From how many files on it pays to store what they said."""


def load(
    start: Path,
    debate: str | None = None,
    read_one: ReadFile | None = None,
    before: Loaded | None = None,
) -> Loaded:
    """Load a debate.

    Parameters
    ----------
    start : Path
        The folder that contains ``claims/``, or ``claims`` itself.
    debate : str, optional
        The debate's id; not needed where there is only one.
    read_one : callable, optional
        How each file is read; without it from the disk, or from what an earlier run has stored.
    before : Loaded, optional
        What an earlier loading of the same debate gave: where files differ in words only, nothing
        is linked again, and what was worked out about the debate stays.

    Returns
    -------
    Loaded
        The debate, its files, and what is wrong with them.

    Raises
    ------
    NoDebateError
        Where there is no debate, or several and none was named.

    Notes
    -----
    Linear in the number of files. The result does not depend on the order in which the system
    lists them.
    """
    claims = find_claims(start)
    name = choose_debate(list_debates(claims), claims, debate)
    folder, language = scan(claims, name), read_language(claims.parent)
    if before is not None and before.debate.language == language:
        read = read_one or read_file
        readings = {file.file: read(file) for file in folder.files}
        updated = with_other_words(before, folder, readings)
        return updated or load_folder(folder, lambda file: readings[file.file], language)
    if read_one is not None or len(folder.files) < ENOUGH:
        return load_folder(folder, read_one or read_file, language)
    # SQLite and JSON cost each start 3 ms, about what it takes to parse fifty files.
    from argmap.loading.stored_readings import load_stored

    with garbage_collection_paused():
        return load_stored(folder, language)


def load_folder(folder: DebateFolder, read_one: ReadFile, language: str = "en") -> Loaded:
    """Load the debate whose files are listed already; as `load`."""
    with garbage_collection_paused():
        loaded = _load(folder, folder.path.name, read_one)
    return loaded._replace(debate=replace(loaded.debate, language=language))


def read_language(folder: Path) -> str:
    """Find the language of the texts; most knowledge bases leave it at English."""
    path = folder / CONFIG_FILE
    if not os.path.lexists(path) or "language" not in read_text(path, path.name).text:
        return "en"
    # Reading TOML costs each start of a command 4 ms, which only this case has to pay.
    from argmap.loading.config import read_config

    return read_config(folder).config.site.language


def choose_debate(debates: list[str], claims: Path, debate: str | None) -> str:
    """Choose the debate that is meant: the one named, else the only one.

    Raises
    ------
    NoDebateError
        Where that is none.
    """
    if debate is not None:
        if debate in debates:
            return debate
        near = nearest(debate, debates)
        hint = f"; did you mean '{near[0]}'?" if near else f"; there are: {', '.join(debates)}"
        raise NoDebateError(
            f"there is no debate {quoted(debate)} in '{claims}'{hint if debates else ''}"
        )
    if not debates:
        raise NoDebateError(
            f"there is no debate in '{claims}': a debate is a folder with a '{DEBATE_FILE}'"
        )
    if len(debates) > 1:
        raise NoDebateError(
            f"there are several debates; name one with --debate: {', '.join(debates)}"
        )
    return debates[0]


def _load(folder: DebateFolder, name: str, read_one: ReadFile) -> Loaded:
    readings: dict[str, dict[str, Reading]] = {"debate": {}, "person": {}, "source": {}, "node": {}}
    broken: dict[str, set[str]] = {key: set() for key in readings}
    texts: dict[str, str] = {}
    findings = list(folder.findings)
    for file in folder.files:
        taken = readings[file.type].get(file.id)
        if taken is not None:
            findings.append(_taken(file, taken))
            continue
        reading = read_one(file)
        texts[file.file] = reading.document.text
        findings += [*reading.document.findings, *reading.findings]
        if reading.record is None:
            broken[file.type].add(file.id)
        else:
            readings[file.type][file.id] = reading
    files = Files(
        folder,
        readings["debate"].get(name),
        *({key: readings[kind][key] for key in sorted(readings[kind])} for kind in _ORDER),
    )
    linked = link(name, files, broken)
    if findings:  # only a finding of the reader proposes an id, and most debates have none
        findings = look_up_titles(findings, files, texts)
    findings = sorted([*findings, *linked.findings], key=Finding.sort_key)
    lost = _lost(findings, texts)
    lost = replace(lost, words=lost.words | linked.lost)
    return Loaded(linked.debate, files, tuple(findings), lost)


def _lost(findings: list[Finding], texts: dict[str, str]) -> Lost:
    """Gather what files with errors speak of, since some of what they say is not in the debate."""
    damaged = {f.location.file for f in findings if f.severity is Severity.ERROR}
    words = {finding.candidate for finding in findings}
    for file in damaged:
        words.update(_WORD.findall(texts.get(file, "")))
        words.add(file.rpartition("/")[2].removesuffix(SUFFIX))
    unread = any(not texts.get(f.location.file) or _unguessed(f) for f in findings)
    return Lost(frozenset(words), unread)


def _unguessed(finding: Finding) -> bool:
    """Tell whether a reference may have meant any node."""
    return finding.rule is UNKNOWN_NODE and not finding.candidate


_WORD: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_ORDER: Final = ("node", "person", "source")


def _taken(file: DebateFile, first: Reading) -> Finding:
    here = first.document.locate(first.document.span(()))
    return Document(file.file).finding(
        DUPLICATE_ID,
        (),
        f"the id '{file.id}' is already taken, so this file is not read",
        expected="rename one of the two files",
        related=(here,),
    )


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Keep the cyclic collector off: it would walk all that is loaded, again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read_file(file: DebateFile) -> Reading:
    """Read one file of a debate."""
    return interpret(file, read(file.path, file.file))


def read_file_bytes(file: DebateFile, raw: bytes) -> Reading:
    """Read one file of a debate whose bytes are held in memory; as `read_file`."""
    document = read_bytes(raw, file.file)
    return interpret(file, document if document.findings else parse(document))


def interpret(file: DebateFile, document: Document) -> Reading:
    """Make a record of what was read from a file."""
    if document.data is None:
        return Reading(document, None, ())
    if file.type == "node":
        return read_node(document)
    defaults = {"format": "1", "title": file.id, "name": file.id, "kind": SourceKind.COMMENT.value}
    return read_record(RECORDS[file.type], document, defaults=defaults)
