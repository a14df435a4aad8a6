"""Titles and names written in place of ids: look up which id is meant."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from argmap.graph.model.text import words
from argmap.loading.loaded import Files
from argmap.loading.records.rules import BAD_ID, BAD_TARGET
from argmap.schema.finding import Finding
from argmap.schema.ids import ARROW

_DEFINES: Final = re.compile(r"\bid:\s*\Z")
_KEY: Final = 20
"""How many characters before a value the key that gives something its id is looked for."""
_REFERENCES: Final = frozenset({BAD_ID, BAD_TARGET})


def look_up_titles(
    findings: Iterable[Finding], files: Files, texts: dict[str, str]
) -> list[Finding]:
    """Propose the ids that exist in place of ids that cannot be.

    Parameters
    ----------
    findings : iterable of Finding
        What the reading found; each proposes the nearest valid id, whether it exists or not.
    files : Files
        The readings of the debate.
    texts : dict of str to str
        The text of each file.

    Returns
    -------
    list of Finding
        With the id of the one thing that has the title or name, or with the id made of it where
        that exists; else without a proposal.
    """
    listed = list(findings)
    if not any(_is_reference(finding) for finding in listed):
        return listed
    ids = _ids(files)
    titles: dict[tuple[str, ...], set[str]] = {}
    for name, title in _titles(files):
        titles.setdefault(words(title), set()).add(name)
    return [_settled(f, ids, titles, texts) if _is_reference(f) else f for f in listed]


def _is_reference(finding: Finding) -> bool:
    return finding.rule in _REFERENCES and finding.edit is not None


def _settled(
    finding: Finding,
    ids: frozenset[str],
    titles: dict[tuple[str, ...], set[str]],
    texts: dict[str, str],
) -> Finding:
    edit = finding.edit
    if edit is None or ARROW in edit.replacement:  # another sort of arrow, which is certain
        return finding
    text = texts.get(edit.file, "")
    if _DEFINES.search(text, max(0, edit.start - _KEY), edit.start):
        return finding
    written = text[edit.start : edit.end]
    named = titles.get(words(written), set())
    if len(named) == 1:
        (name,) = named
        return replace(finding, candidate=name, edit=edit._replace(replacement=name))
    if edit.replacement in ids:
        return finding
    return replace(finding, candidate="", edit=None)


def _ids(files: Files) -> frozenset[str]:
    documents = {reading.record.document for reading in files.sources.values()} - {None}
    return frozenset(
        {*files.nodes, *files.people, *files.sources, *files.folder.sections, *documents}
    )


def _titles(files: Files) -> Iterator[tuple[str, str]]:
    for node, reading in files.nodes.items():
        yield node, reading.record.text
        if reading.record.short:
            yield node, reading.record.short
    for person, reading in files.people.items():
        yield person, reading.record.name
    for source, reading in files.sources.items():
        if reading.record.title:
            yield source, reading.record.title
