"""Plan an import: a new debate, or an earlier import of it brought up to date field by field."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from argmap.editing import emit
from argmap.editing.debate_records import DebateRecords, Fields, Origin
from argmap.editing.import_plan import Conflict, ImportPlan, folder_state
from argmap.editing.marks import comments
from argmap.editing.paragraph_list import line_of
from argmap.loading.discovery import DEBATE_FILE
from argmap.loading.folder_rules import FILES
from argmap.loading.reader import Document, read, read_again
from argmap.schema.errors import UnsafeEditError, UnwritableFileError
from argmap.schema.source import ParagraphRecord

IMPORT_FILE: Final = "import.json"
"""Where a debate keeps what it was imported from: foreign ids, and a hash of each field."""

_ORIGIN: Final = ("foreign", "section", "text", "under")
"""The keys that remember an `Origin`, in the order of its attributes."""

_PARAGRAPHS: Final = "paragraphs"
_PARTS: Final = ("people", "sources")


def known_origins(folder: Path) -> dict[str, Origin]:
    """List what an earlier import remembers of its records, by name: ``nodes/tea-calms``."""
    return {
        name: Origin(*(str(entry.get(key, "")) for key in _ORIGIN))
        for name, entry in _memory(folder).get("records", {}).items()
        if "/" in name and "foreign" in entry
    }


def plan_import(records: DebateRecords, folder: Path) -> ImportPlan:
    """Compare records with the folder of a debate, and say what to write.

    Parameters
    ----------
    records : DebateRecords
        What the imported file says.
    folder : Path
        The folder of the debate, which may not be there yet.

    Raises
    ------
    UnwritableFileError
        Where the folder holds a debate that was not imported from this format.
    UnsafeEditError
        Where a value cannot be written in a file.
    """
    files = len(records.nodes) + len(records.people) + len(records.sources)
    if files >= FILES:
        raise UnwritableFileError(
            f"'{records.id}' would have {files:,} files, and a debate has at most {FILES:,}"
        )
    before = folder_state(folder)
    memory = _memory(folder)
    if folder.exists() and any(folder.iterdir()):
        _refuse_foreign_folder(records, folder, memory)
    return replace(_Planner(records, folder, memory.get("records", {})).plan(), before=before)


def _refuse_foreign_folder(records: DebateRecords, folder: Path, memory: Mapping[str, Any]) -> None:
    if not memory:
        raise UnwritableFileError(
            f"'{folder}' holds a debate that was not imported; name another one with --debate"
        )
    if memory.get("format") != records.debate.get("imported"):
        raise UnwritableFileError(
            f"'{folder}' was imported from {memory.get('format')}, and this is "
            f"{records.debate.get('imported')}; name another debate with --debate"
        )


class _Planner:
    """Works out a plan, record by record."""

    def __init__(
        self, records: DebateRecords, folder: Path, memory: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self._records, self._folder, self._memory = records, folder, memory
        self._files: dict[str, str] = {}
        self._added: list[str] = []
        self._updated: dict[str, tuple[str, ...]] = {}
        self._conflicts: list[Conflict] = []
        self._here = _files_here(folder)

    def plan(self) -> ImportPlan:
        """Go through all records; write the memory where anything in it changes."""
        remembered: dict[str, Any] = {}
        wanted = dict(_named(self._records))
        for name, fields in wanted.items():
            remembered[name] = self._record(name, fields)
        vanished = tuple(sorted(set(self._memory) - set(wanted)))
        remembered |= {name: self._memory[name] for name in vanished}
        data = {"format": self._records.debate["imported"], "records": remembered}
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        if remembered != self._memory:
            self._files[IMPORT_FILE] = text
        return ImportPlan(
            self._records.id,
            dict(sorted(self._files.items())),
            tuple(sorted(self._added)),
            dict(sorted(self._updated.items())),
            tuple(self._conflicts),
            vanished,
        )

    def _record(self, name: str, fields: Fields) -> dict[str, Any]:
        """Plan one record; return what to remember of it."""
        hashes = {key: _hash(value) for key, value in sorted(_plain(fields).items())}
        entry = {"fields": hashes, **_remembered(self._records.foreign.get(name))}
        earlier = self._memory.get(name, {})
        file = self._here.get(name)
        if file is not None:
            self._report_move(file, earlier.get("section", ""), str(entry.get("section", "")))
            old = dict(earlier.get("fields", {}))
            return {**entry, "fields": self._update(file, fields, hashes, old)}
        file = _file_of(self._records, name)
        if name in self._memory:
            reason = "the file was removed or renamed here, and stays so"
            self._conflicts.append(Conflict(file, "", reason))
        else:
            self._files[file] = file_text(fields, file)
            self._added.append(file)
        return entry

    def _update(
        self, file: str, fields: Fields, hashes: Mapping[str, str], old: dict[str, str]
    ) -> dict[str, str]:
        """Merge a file by its hashes: of what the last import wrote, what is here, what comes.

        A field that the imported file no longer has comes as None, and is taken out here as well.
        """
        document = read(self._folder / file, file)
        here = document.data if isinstance(document.data, dict) else None
        changes: dict[str, Any] = {}
        for key in sorted({*hashes, *old}):
            new = hashes.get(key)
            if old.get(key) == new:
                continue
            now = _hash(here[key]) if here is not None and key in here else None
            if now == new:
                _remember(old, key, new)
            elif here is not None and now == old.get(key):
                changes[key] = fields.get(key)
            else:
                reason = "it was changed here and in the imported file; yours is kept"
                self._conflicts.append(Conflict(file, key, reason))
        if changes and here is not None:
            if len(comments(document)) > int(document.text.startswith("# yaml-language-server")):
                reason = "the file has comments, which an update would lose; change it by hand"
                self._conflicts += [Conflict(file, key, reason) for key in changes]
                return old
            self._files[file] = _updated_text(document, here, changes, file)
            self._updated[file] = tuple(sorted(changes))
            for key in changes:
                _remember(old, key, hashes.get(key))
        return old

    def _report_move(self, file: str, before: str, now: str) -> None:
        if before and now not in {before, file.partition("/")[0]}:
            reason = f"the imported file has it in '{now}' now; the file stays where it is"
            self._conflicts.append(Conflict(file, "section", reason))


def _remembered(origin: Origin | None) -> dict[str, str]:
    if origin is None:
        return {}
    values = (origin.key, origin.section, origin.text, origin.under)
    return {key: value for key, value in zip(_ORIGIN, values, strict=True) if value}


def _remember(hashes: dict[str, str], key: str, new: str | None) -> None:
    """Write down what the imported file says of a field; None where it says nothing any more."""
    if new is None:
        hashes.pop(key, None)
    else:
        hashes[key] = new


def file_text(fields: Fields, file: str) -> str:
    """Write the text of one file of a debate, and read it again to be sure.

    Raises
    ------
    UnsafeEditError
        Where a value cannot be written, such as a text with a character that cannot be seen.
    """
    written = emit.lines({k: _writable(v) for k, v in fields.items() if k != _PARAGRAPHS})
    if fields.get(_PARAGRAPHS):
        records = [ParagraphRecord.model_validate(_plain(p)) for p in fields[_PARAGRAPHS]]
        written += [f"{_PARAGRAPHS}:", *(f"  - {line_of(record)}" for record in records)]
    text = "\n".join(written) + "\n"
    after = read_again(text, file)
    if after.findings:
        raise UnsafeEditError(f"{file}: {after.findings[0].message}")
    return text


def _updated_text(document: Document, here: Fields, changes: Mapping[str, Any], file: str) -> str:
    first = document.text.split("\n", 1)[0]
    head = f"{first}\n" if first.startswith("# yaml-language-server") else ""
    fields = {key: value for key, value in {**here, **changes}.items() if value is not None}
    return head + file_text(fields, file)


def _writable(value: Any) -> Any:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if number else value


def _plain(value: Any) -> Any:
    """Write a value as the reader gives it: texts, lists and mappings."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value)


def _hash(value: Any) -> str:
    # NFC, since `argmap fmt` changes files to it, and that is no edit by a person
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:16]


def _named(records: DebateRecords) -> Iterator[tuple[str, Fields]]:
    yield "debate", records.debate
    for part, entries in (
        ("people", records.people),
        ("sources", records.sources),
        ("nodes", records.nodes),
    ):
        yield from ((f"{part}/{name}", fields) for name, fields in sorted(entries.items()))


def _file_of(records: DebateRecords, name: str) -> str:
    part, _, own = name.partition("/")
    if part == "debate":
        return DEBATE_FILE
    folder = part if part in _PARTS else records.sections[own]
    return f"{folder}/{own}.yaml"


def _files_here(folder: Path) -> dict[str, str]:
    """Find the files of a debate by the names of their records, wherever its sections are."""
    found = {"debate": DEBATE_FILE} if (folder / DEBATE_FILE).is_file() else {}
    for path in sorted(folder.glob("[!.]*/*.yaml")):
        part = path.parent.name if path.parent.name in _PARTS else "nodes"
        found.setdefault(f"{part}/{path.stem}", f"{path.parent.name}/{path.name}")
    return found


def _memory(folder: Path) -> dict[str, Any]:
    """Read what an earlier import left; nothing where there was none."""
    path = folder / IMPORT_FILE
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        records = {
            name: {**entry, "fields": dict(entry["fields"])}
            for name, entry in data["records"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnwritableFileError(
            f"'{path}' is not what 'argmap import' wrote; restore it from git"
        ) from error
    return {"format": data.get("format"), "records": records}
