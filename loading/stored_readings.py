"""Readings of unchanged files, and the structure of a debate, kept between runs.

Reading YAML and checking it is most of what it costs to load a large debate. What each file said is
kept as its text and its data in JSON, in a store of the user's own (`argmap.loading.store`). Every
record is validated anew.

A reading is used where size, times and inode of its file are as they were. Where they differ, or
are too recent to tell two changes apart, the text decides, as in git's index. Files with findings
are not kept: they are read anew each time.

The structure is all of a debate but its words. It counts as long as the files say the same but for
the words of nodes, and none has a finding. Then nothing is linked, what rests on the structure
alone is not worked out again, and a record is made only of a file that somebody asks about.
"""

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from argmap.loading.discovery import DebateFile, DebateFolder, FileType
from argmap.loading.fingerprint import is_settled, looks
from argmap.loading.load import ReadFile, interpret, load_folder, read_file
from argmap.loading.loaded import Files, Loaded
from argmap.loading.reader import read_text
from argmap.loading.reader.events import parse, with_places
from argmap.loading.records import Reading
from argmap.loading.store import Answers, StoredFile, fetch, keep, store_of
from argmap.loading.structure import WORDS, packed, unpacked
from argmap.schema.published import RECORDS

_STRUCTURE: Final = "structure"
"""The question to which the structure itself is the answer."""


def load_stored(folder: DebateFolder, language: str) -> Loaded:
    """Load a large debate, reading and linking only what has changed; as `load_folder`."""
    path = store_of(folder.path.parent)
    if path is None:
        return load_folder(folder, read_file, language)
    readings = StoredReadings(path, f"claims/{folder.path.name}")
    answers = readings.answers(folder)
    structure = answers.get(_STRUCTURE) if answers is not None else None
    same = _unpacked(structure, readings.files(folder)) if structure is not None else None
    loaded = same or load_folder(folder, readings, language)
    readings.save()
    if answers is None or loaded.findings:
        return loaded
    if same is None:
        answers.put(_STRUCTURE, packed(loaded.debate))
    return loaded._replace(debate=replace(loaded.debate, language=language).keeping(answers))


@contextmanager
def stored_readings(folder: DebateFolder) -> Iterator[ReadFile]:
    """Give a way to read files that parses only what has changed; in the end it is stored."""
    path = store_of(folder.path.parent)
    if path is None:
        yield read_file
        return
    readings = StoredReadings(path, f"claims/{folder.path.name}")
    yield readings
    readings.save()


def _unpacked(structure: str, files: Files) -> Loaded | None:
    try:
        return Loaded(unpacked(structure, files.folder.path.name, files), files)
    except (ValueError, TypeError, LookupError, RecursionError):  # it makes no sense
        return None


class StoredReadings:
    """Reads the files of one debate, but those of which the store knows what they say.

    Parameters
    ----------
    path : Path
        The SQLite file; it need not exist, and one that is broken counts as empty.
    debate : str
        The name of the debate's folder as findings have it.
    """

    def __init__(self, path: Path, debate: str) -> None:
        self._path, self._debate = path, debate
        self._known = {row.file: row for row in fetch(path, debate)}
        self._gone = set(self._known)
        self._new: list[StoredFile] = []
        self._seen: dict[str, StoredFile | Reading] = {}

    def __call__(self, file: DebateFile) -> Reading:
        """Read a file, or tell what it said."""
        seen = self._seen.pop(file.file, None) or self._look(file)
        if isinstance(seen, Reading):
            return seen
        return _restored(file, seen) or read_file(file)

    def answers(self, folder: DebateFolder) -> Answers | None:
        """Look at every file, and give what is known of a debate of such a structure.

        None where a file has a finding.
        """
        digest = blake2b(repr((folder.sections, len(folder.findings))).encode(), digest_size=16)
        for file in folder.files:
            self._seen[file.file] = self._look(file)
            known = self._known.get(file.file)
            if known is None:
                return None
            digest.update(f"{file.file}\0{known.links}\0".encode())
        return Answers(self._path, self._debate, digest.hexdigest())

    def files(self, folder: DebateFolder) -> Files:
        """Give the files of a debate without findings; those of nodes are read when asked for."""
        of: dict[FileType, dict[str, DebateFile]]
        of = {"debate": {}, "person": {}, "source": {}, "node": {}}
        for file in sorted(folder.files, key=lambda file: file.id):
            of[file.type][file.id] = file
        debate, people, sources = (
            {name: self(file) for name, file in of[kind].items()}
            for kind in ("debate", "person", "source")
        )
        nodes = _LazyReadings(of["node"], self)
        return Files(folder, debate[folder.path.name], nodes, people, sources)

    def save(self) -> None:
        """Store what was read anew, and forget what is gone; where that fails, nothing is lost."""
        if self._new or self._gone:
            keep(self._path, self._new, self._gone)
        self._known, self._new = {}, []

    def _look(self, file: DebateFile) -> StoredFile | Reading:
        """Give what is stored of a file where that counts, else read it."""
        known = self._known.pop(file.file, None)
        started = time.time_ns()  # before the look at the file, so that a later change looks later
        try:
            status = os.lstat(file.place)
        except OSError:  # the reader says what is wrong with it
            return read_file(file)
        stamp = looks(status)
        if known is not None and known.stamp == stamp and is_settled(status, known.read_at):
            self._gone.discard(file.file)
            self._known[file.file] = known
            return known
        document = read_text(file.path, file.file)
        if document.findings:
            return interpret(file, document)
        if known is not None and known.text == document.text and _restored(file, known):
            return self._keep(known._replace(stamp=stamp, read_at=started))
        reading = interpret(file, parse(document))
        document = reading.document
        if reading.record is not None and not (document.findings or reading.findings):
            cut = json.dumps(sorted(document.cut, key=str)) if document.cut else ""
            data = document.data or {}
            said = (document.text, json.dumps(data), cut, _links(file, data))
            self._keep(StoredFile(file.file, stamp, started, *said))
        return reading

    def _keep(self, row: StoredFile) -> StoredFile:
        self._gone.discard(row.file)
        self._known[row.file] = row
        self._new.append(row)
        return row


class _LazyReadings(Mapping[str, Reading]):
    """What files say, by the id of what they describe; each is read when somebody asks."""

    def __init__(
        self, files: Mapping[str, DebateFile], read: Callable[[DebateFile], Reading]
    ) -> None:
        self._files, self._read = files, read
        self._known: dict[str, Reading] = {}

    def __getitem__(self, name: str) -> Reading:
        if name not in self._known:
            self._known[name] = self._read(self._files[name])
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _links(file: DebateFile, data: Mapping[str, Any]) -> str:
    """Make what stands for all that a file says but for the words of a node."""
    said = {key: data[key] for key in data if file.type != "node" or key not in WORDS}
    return blake2b(json.dumps(said).encode(), digest_size=12).hexdigest()


def _restored(file: DebateFile, row: StoredFile) -> Reading | None:
    """Make the reading that a row stands for; None where it cannot be one."""
    try:
        data = json.loads(row.data)
        cut = [tuple(path) for path in json.loads(row.cut)] if row.cut else ()
        record = RECORDS[file.type].model_validate(data)
    except (ValueError, TypeError, RecursionError):
        return None
    return Reading(with_places(file.file, row.text, data, cut), record, ())
