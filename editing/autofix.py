"""Mend what findings say how to mend, and tell what was done."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from argmap.checks.run import check_all
from argmap.editing.apply_fixes import mend
from argmap.editing.atomic_write import on_disk, replace_file
from argmap.loading.config import CONFIG_FILE, parse_config
from argmap.loading.discovery import find_claims
from argmap.loading.reader import Document, read_again, read_text
from argmap.schema.finding import Finding

ROUNDS: Final = 100
"""How often what is left is looked at again: mending one thing can bring another to light."""


def mend_all(claims: Path, debate: str | None) -> list[Finding]:
    """Mend all that can be mended without a person; list the findings that are gone."""
    folder, mended = find_claims(claims), []
    for _ in range(ROUNDS):
        done = list(_mend(folder, check_all(claims, debate).findings))
        mended += done
        if not done:
            break
    return mended


def _mend(claims: Path, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Mend each file once, and yield what was mended."""
    for file, own in sorted(_by_file(findings).items()):
        path = on_disk(claims, file)
        document = _read(path, file)
        result = mend(document, own, partial(_parse, file=file))
        if result.findings:
            replace_file(path, result.text)
            yield from result.findings


def _by_file(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.edit is not None:
            found.setdefault(finding.edit.file, []).append(finding)
    return found


def _read(path: Path, file: str) -> Document:

    return _parse(read_text(path, file).text, file)


def _parse(text: str, file: str) -> Document:
    """Read a text as its file is read: YAML, or the TOML of the configuration."""
    return parse_config(Document(file, text)) if file == CONFIG_FILE else read_again(text, file)
