"""Add many debates to a corpus: each file by itself, and a broken one holds up no other."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from argmap.editing.debate_records import DebateRecords
from argmap.editing.import_debate import plan_import
from argmap.exchange.corpus.folder import CorpusFolder
from argmap.exchange.corpus.processes import in_processes
from argmap.exchange.corpus.tables import recorded_rows
from argmap.exchange.formats import format_named, recognised
from argmap.exchange.input_text import read_input
from argmap.exchange.interface import LossReport, Options
from argmap.graph.model.debate import Debate
from argmap.loading.discovery import CLAIMS, DEBATE_FILE, find_claims, list_debates, scan
from argmap.loading.filesystem import in_memory
from argmap.loading.load import load, load_folder, read_file_bytes
from argmap.loading.loaded import Loaded
from argmap.schema.errors import ArgmapError, UnknownFormatError, UnreadableFileError
from argmap.schema.finding import Severity


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input.

    Attributes
    ----------
    name : str
        The input, as it was named.
    debates : tuple of str
        The debates that it holds.
    report : LossReport
        What was lost in reading it.
    problem : str
        Why nothing of it was added; empty where something was.
    is_known : bool
        Whether it was added before, just as it is.
    is_foreign : bool
        Whether it is in no format of debates, as a picture or a README is.
    """

    name: str
    debates: tuple[str, ...] = ()
    report: LossReport = field(default_factory=LossReport)
    problem: str = ""
    is_known: bool = False
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Input:
    """A file, or a folder of debates; where its rows are staged; its hash."""

    path: Path
    place: str
    digest: str
    corpus: Path
    format: str


def inputs(paths: Iterable[Path]) -> list[Path]:
    """List what is to be added: a folder of debates is one input, any other stands for its files.

    Raises
    ------
    UnreadableFileError
        Where a path is not there.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UnreadableFileError(f"there is no '{path}'")
        if not path.is_dir() or _is_knowledge_base(path):
            found.append(path)
        else:
            found += sorted(
                p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")
            )
    return list(dict.fromkeys(found))


def add_debates(
    paths: Sequence[Path], corpus: CorpusFolder, format_: str = "", processes: int = 1
) -> Iterator[Added]:
    """Add the debates of files and of knowledge bases; one that is there already is replaced.

    Parameters
    ----------
    paths : sequence of Path
        Files of any format that argmap reads, and folders that contain ``claims/``.
    corpus : CorpusFolder
        Where the tables go.
    format_ : str
        How the files are written; empty to recognise each by its content.
    processes : int, default 1
        How many read at a time.

    Yields
    ------
    Added
        What became of each input, in the order of ``paths``.

    Notes
    -----
    A debate appears as a whole or not at all. What was added before and has not changed is not read
    again, so a run that was killed goes on where it was.
    """
    known = corpus.origins()
    origins: dict[str, str] = {}
    jobs = [
        _Input(path, str(number), _digest(path, format_), corpus.path, format_)
        for number, path in enumerate(paths)
    ]
    new = [job for job in jobs if job.digest not in known]
    results = iter(in_processes(_stage, new, processes))
    for job in jobs:
        if job.digest in known:
            yield Added(str(job.path), (known[job.digest],), is_known=True)
            continue
        added = next(results)
        taken = sorted(debate for debate in added.debates if debate in origins)
        if taken:
            reason = f"'{origins[taken[0]]}' holds a debate '{taken[0]}' too; rename one of the two"
            yield Added(added.name, problem=reason)
            continue
        for debate in added.debates:
            origins[debate] = added.name
            corpus.adopt(debate, f"{job.place}/{debate}")
        yield added


def _stage(job: _Input) -> Added:
    """Read an input, and write its tables where nobody reads them yet."""
    corpus = CorpusFolder(job.corpus)
    try:
        debates, report = _read(job)
        for debate in debates:
            corpus.stage(debate.id, recorded_rows(debate), job.digest, f"{job.place}/{debate.id}")
    except ArgmapError as error:
        foreign = isinstance(error, UnknownFormatError)
        return Added(str(job.path), problem=str(error), is_foreign=foreign)
    return Added(str(job.path), tuple(debate.id for debate in debates), report)


def _read(job: _Input) -> tuple[list[Debate], LossReport]:
    if job.path.is_dir():
        claims = find_claims(job.path)
        return [_sound(load(claims, name)) for name in list_debates(claims)], LossReport()
    file = read_input(job.path)
    chosen = format_named(job.format) if job.format else recognised(file)
    if chosen.read is None:
        raise UnreadableFileError(f"{chosen.title} is only written, not read")
    imported = chosen.read([file], Options())
    if not any(records.nodes for records in imported.debates):
        raise UnreadableFileError(f"{file.name}: there is no statement in it")
    return [_sound(_loaded(records)) for records in imported.debates], imported.report


def _loaded(records: DebateRecords) -> Loaded:
    """Load the files that an import would write, without writing them."""
    planned = plan_import(records, Path(CLAIMS) / records.id)
    texts = {f"{CLAIMS}/{records.id}/{name}": text for name, text in planned.files.items()}
    folder = scan(Path(CLAIMS), records.id, in_memory(texts))
    return load_folder(folder, lambda file: read_file_bytes(file, texts[file.file].encode()))


def _sound(loaded: Loaded) -> Debate:
    errors = [f for f in loaded.findings if f.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        raise UnreadableFileError(
            f"'{loaded.debate.id}' has errors, the first in {first.location.file}: {first.message}"
        )
    return loaded.debate


def _is_knowledge_base(path: Path) -> bool:
    return (
        (path / CLAIMS).is_dir()
        or (path / DEBATE_FILE).is_file()
        or (path.name == CLAIMS and any(path.glob(f"[!.]*/{DEBATE_FILE}")))
    )


_CHUNK: Final = 1 << 20


def _digest(path: Path, format_: str) -> str:
    """Hash an input: the names and bytes of all its files."""
    total = hashlib.sha256(format_.encode())  # the same bytes may be read as another format
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    for file in files:
        total.update(f"\0{file.relative_to(path).as_posix()}\0".encode())
        try:
            with file.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    total.update(chunk)
        except OSError:
            continue  # reading it for good says what is wrong
    return total.hexdigest()
