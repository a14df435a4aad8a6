"""Discovery: which files make a debate, and which look as if they should but do not."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from argmap.loading import folder_rules as rules
from argmap.loading.filesystem import FolderEntry, ListFolder
from argmap.loading.folder_rules import FILES
from argmap.loading.reader import rules as reader_rules
from argmap.schema.errors import NoDebateError
from argmap.schema.finding import Finding, Location, quoted
from argmap.schema.ids import id_problem, suggested_id

CLAIMS: Final = "claims"
CONFIG_FILE: Final = "argmap.toml"
DEBATE_FILE: Final = "debate.yaml"
PEOPLE: Final = "people"
SOURCES: Final = "sources"
SUFFIX: Final = ".yaml"
_BEGINNING: Final = 4_096
"""How many bytes of a file are read to see whether it looks like a node."""

FileType: TypeAlias = Literal["debate", "person", "source", "node"]
"""What a file describes."""


class DebateFile(NamedTuple):
    """One file of a debate: where it lies, what it describes, and under which id."""

    place: str
    file: str
    type: FileType
    id: str
    section: str = ""

    @property
    def path(self) -> Path:
        """Where it lies; made when asked for: ten thousand take longer than to list the files."""
        return Path(self.place)


class DebateFolder(NamedTuple):
    """The files of a debate in a fixed order, its section folders, and what lies wrong."""

    path: Path
    files: tuple[DebateFile, ...]
    sections: tuple[str, ...]
    findings: tuple[Finding, ...]


def find_claims(start: Path) -> Path:
    """Find the folder of debates: ``start`` itself, or the ``claims`` folder in it.

    From the working directory it is looked for in the folders above too, as git looks for its own.

    Raises
    ------
    NoDebateError
        If there is none.
    """
    for folder in (start / CLAIMS, start):
        if folder.is_dir() and (folder.name == CLAIMS or list_debates(folder)):
            return folder
    for above in _folders_above() if start == Path() else ():
        if (folder := above / CLAIMS).is_dir() and list_debates(folder):
            return folder
    raise NoDebateError(
        f"there is no folder 'claims' in '{start}'; go to the folder that has one, "
        "name it with --claims, or start one with 'argmap init'"
    )


def _folders_above() -> Iterator[Path]:
    """Yield the folders above the working directory, up to the top of its repository."""
    here = Path.cwd()
    for folder, above in zip((here, *here.parents), here.parents, strict=False):
        if (folder / ".git").exists():
            return
        yield above


def list_debates(claims: Path) -> list[str]:
    """List the ids of the debates in a folder, in order of name.

    A hidden folder is none: an import makes a debate in one beside its place.
    """
    try:
        return sorted(
            entry.name
            for entry in os.scandir(claims)
            if not entry.name.startswith(".")
            and entry.is_dir(follow_symlinks=False)
            and (Path(entry.path) / DEBATE_FILE).is_file()
        )
    except OSError as error:
        raise NoDebateError(f"the folder '{claims}' cannot be read: {error.strerror}") from error


def scan_claims(claims: Path) -> tuple[Finding, ...]:
    """Find what lies in the folder of debates and is not read.

    Parameters
    ----------
    claims : Path
        The folder of debates.

    Returns
    -------
    tuple of Finding
        Folders that are no debate but hold YAML, links, and files of nodes that lie too high.
    """
    findings: list[Finding] = []
    debates = set(list_debates(claims))
    for entry in _entries(claims, CLAIMS, findings):
        where = f"{CLAIMS}/{entry.name}"
        if entry.is_symlink():
            findings.append(_link(where))
        elif not entry.is_dir():
            findings += _stray(where, entry.name)
        elif entry.name in debates:
            if problem := id_problem(entry.name):
                findings.append(_bad_name(where, entry.name, problem))
        elif any(Path(entry.path).rglob(f"*{SUFFIX}")):
            message = f"this folder has no '{DEBATE_FILE}', so nothing in it is read"
            expected = f"add {where}/{DEBATE_FILE}:\nformat: 1\ntitle: …"
            findings.append(Finding(rules.NO_DEBATE_FILE, Location(where), message, expected))
    findings += _nodes_beside(claims, min(debates, default="…"))
    return tuple(findings)


def _nodes_beside(claims: Path, debate: str) -> Iterator[Finding]:
    """Find files beside ``claims/`` that say what nodes say: a forge puts a new file there."""
    if claims.resolve().name != CLAIMS:
        return
    for entry in _entries(claims.resolve().parent, ".", []):
        if _parts(entry.name)[1] in {SUFFIX, ".yml"} and _is_node(Path(entry.path)):
            message = f"'{entry.name}' is outside {CLAIMS}/, so it is not read"
            expected = f"move it into the folder of a section, as {CLAIMS}/{debate}/SECTION/ID.yaml"
            yield Finding(rules.MISPLACED_FILE, Location(entry.name), message, expected)


def _is_node(path: Path) -> bool:
    """Tell whether a file begins like one of a node."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            beginning = stream.read(_BEGINNING)
    except OSError:
        return False
    return all(re.search(rb"^%b:" % key, beginning, re.MULTILINE) for key in (b"kind", b"text"))


def scan(claims: Path, debate: str, entries_of: ListFolder = os.scandir) -> DebateFolder:
    """List the files of a debate.

    Parameters
    ----------
    claims : Path
        The folder of debates.
    debate : str
        The debate's id.
    entries_of : callable, optional
        How the entries of a folder are listed; without it from the disk.

    Returns
    -------
    DebateFolder
        The files in order of name, whatever order the system lists them in.
    """
    root, name = claims / debate, f"{CLAIMS}/{debate}"
    files: list[DebateFile] = []
    findings: list[Finding] = []
    sections: list[str] = []
    for entry in _entries(root, name, findings, entries_of):
        where = f"{name}/{entry.name}"
        if entry.name == DEBATE_FILE:
            files.append(DebateFile(entry.path, where, "debate", debate))
        elif entry.is_symlink():
            findings.append(_link(where))
        elif not entry.is_dir():
            findings += _stray(where, entry.name)
        elif problem := id_problem(entry.name):
            findings.append(_bad_name(where, entry.name, problem))
        else:
            if entry.name not in _TYPES:
                sections.append(entry.name)
            inside = _entries(Path(entry.path), where, findings, entries_of)
            _scan_inside(entry.name, where, inside, files, findings)
    if len(files) > FILES:
        message = f"the debate has {len(files)} files, and only {FILES} are read"
        findings.append(Finding(rules.TOO_MANY_FILES, Location(name), message))
    return DebateFolder(root, tuple(files[:FILES]), tuple(sections), tuple(findings))


_TYPES: Final[dict[str, FileType]] = {PEOPLE: "person", SOURCES: "source"}


def _scan_inside(
    folder: str,
    name: str,
    entries: Iterable[FolderEntry],
    files: list[DebateFile],
    findings: list[Finding],
) -> None:
    for entry in entries:
        where = f"{name}/{entry.name}"
        stem, suffix = _parts(entry.name)
        if entry.is_symlink():
            findings.append(_link(where))
        elif entry.is_dir():
            findings.append(_deep(where, name, entry.name))
        elif suffix != SUFFIX:
            findings += _wrong_suffix(where, stem, suffix)
        elif problem := id_problem(stem):
            findings.append(_bad_name(where, stem, problem))
        else:
            kind = _TYPES.get(folder, "node")
            section = "" if folder in _TYPES else folder
            files.append(DebateFile(entry.path, where, kind, stem, section))


def _entries(
    folder: Path, name: str, findings: list[Finding], entries_of: ListFolder = os.scandir
) -> list[FolderEntry]:
    """List what lies in a folder, in order of name, without what begins with a dot.

    Editors put locks and backups there while somebody types; they are no part of a debate.
    """
    try:
        entries = (entry for entry in entries_of(folder) if not entry.name.startswith("."))
        return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        message = f"this folder cannot be read: {error.strerror}"
        findings.append(Finding(reader_rules.UNREADABLE, Location(name), message))
        return []


def _parts(name: str) -> tuple[str, str]:
    """Part a name before its last dot; a name that begins or ends with that dot has no suffix."""
    dot = name.rfind(".")
    return (name[:dot], name[dot:]) if 0 < dot < len(name) - 1 else (name, "")


def _link(where: str) -> Finding:
    message = "this is a symbolic link, and links are not followed"
    return Finding(reader_rules.SYMBOLIC_LINK, Location(where), message, "put the file itself here")


def _deep(where: str, section: str, name: str) -> Finding:
    message = f"'{name}' is inside a section, so nothing in it is read"
    expected = f"move its files into {section}/, or the folder up beside {section}/"
    return Finding(rules.MISPLACED_FOLDER, Location(where), message, expected)


def _stray(where: str, name: str) -> Iterator[Finding]:
    stem, suffix = _parts(name)
    if suffix != SUFFIX:
        yield from _wrong_suffix(where, stem, suffix)
        return
    message = f"'{name}' is outside every section, so it is not read"
    expected = "move it into the folder of a section, into people/ or into sources/"
    yield Finding(rules.MISPLACED_FILE, Location(where), message, expected)


def _wrong_suffix(where: str, stem: str, suffix: str) -> Iterator[Finding]:
    if suffix.lower() in {".yml", SUFFIX}:
        expected = f"rename it to '{stem}{SUFFIX}'"
    elif suffix.lower() in _WRITTEN and not (stem.isupper() or stem in _BESIDE):
        whole = stem.removesuffix(SUFFIX)
        expected = f"if it is meant for the map, write it as YAML in '{whole}{SUFFIX}'"
        if whole != stem:
            expected = f"rename it to '{stem}'"
    else:
        return
    message = f"files that end in '{suffix}' are not read" if suffix else "it has no '.yaml'"
    yield Finding(rules.WRONG_SUFFIX, Location(where), message, expected)


_WRITTEN: Final = frozenset(
    {"", ".doc", ".docx", ".html", ".json", ".markdown", ".md", ".odt", ".rtf", ".text", ".txt"}
)
"""The suffixes of files that somebody may have written for the map, unlike a picture."""
_BESIDE: Final = frozenset({"import"})
"""What argmap itself puts beside the nodes; README and LICENSE are known by their capitals."""


def _bad_name(where: str, name: str, problem: str) -> Finding:
    better = suggested_id(name)
    expected = f"{problem}; rename it to '{better}'" if better else problem
    return Finding(rules.BAD_NAME, Location(where), f"{quoted(name)} is not a valid id", expected)
