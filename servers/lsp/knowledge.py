"""A knowledge base as an editor shows it: the files on the disk, with open buffers over them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.checks.run import check_all
from argmap.graph.queries.resolve import Thing
from argmap.loading.cache import ReadingCache
from argmap.loading.discovery import DebateFile
from argmap.loading.file_reading import read_file_bytes
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document
from argmap.loading.records import Reading
from argmap.schema.errors import ArgmapError
from argmap.schema.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file of a debate at which somebody looks.

    Attributes
    ----------
    loaded : Loaded
        The debate it belongs to, with what all open buffers say.
    document : Document
        What it says itself.
    thing : {"node", "person", "source"} or None
        What it describes; None for ``debate.yaml``.
    id : str
        The id of that.
    """

    loaded: Loaded
    document: Document
    thing: Thing | None
    id: str


@dataclass(slots=True)
class Knowledge:
    """One knowledge base, as its files and the open buffers have it.

    Attributes
    ----------
    claims : Path
        Its folder of debates.
    buffers : dict of Path to str
        The text of each open file, saved or not.
    """

    claims: Path
    buffers: dict[Path, str] = field(default_factory=dict)
    _cache: ReadingCache = field(default_factory=ReadingCache)
    _buffered: dict[Path, tuple[str, Reading]] = field(default_factory=dict)

    def check(self) -> Mapping[Path, tuple[Finding, ...]]:
        """Check everything; list the findings by file, none for a file that has none.

        Notes
        -----
        A file is read again only where it or its buffer has changed; linking and checking are
        linear in the debates.
        """
        found: defaultdict[Path, list[Finding]] = defaultdict(list)
        try:
            findings = check_all(self.claims, read_one=self._reader()).findings
        except ArgmapError:  # there is no debate any more, or none yet
            return {}
        for finding in findings:
            if finding.severity is not Severity.NOTE:  # as `check` does, without --notes
                found[self.path_of(finding.location.file)].append(finding)
        return {path: tuple(each) for path, each in found.items()}

    def open_file(self, path: Path) -> OpenFile | None:
        """Find the debate of a file, and what the file says; None where it is no file of one."""
        try:
            inner = path.relative_to(self.claims)
            loaded = load(self.claims, inner.parts[0], self._reader())
        except (ValueError, IndexError, ArgmapError):
            return None
        for file in loaded.files.folder.files:
            if file.path == path:
                thing: Thing | None = None if file.type == "debate" else file.type
                return OpenFile(loaded, self._read(file).document, thing, file.id)
        return None

    def debates(self) -> list[Loaded]:
        """Load all debates."""
        try:
            return list(check_all(self.claims, checks=(), read_one=self._reader()).loaded)
        except ArgmapError:
            return []

    def path_of(self, file: str) -> Path:
        """Find a file by the name that findings have for it."""
        inner = file.removeprefix("claims/")
        return self.claims.parent / file if inner == file else self.claims / inner

    def _reader(self) -> "Knowledge":
        self._cache = ReadingCache(self._cache)
        return self

    def __call__(self, file: DebateFile) -> Reading:
        """Read a file as its buffer has it, else as the disk does."""
        return self._read(file)

    def _read(self, file: DebateFile) -> Reading:
        text = self.buffers.get(file.path)
        if text is None:
            self._buffered.pop(file.path, None)
            return self._cache(file)
        known = self._buffered.get(file.path)
        if known is None or known[0] != text:
            known = (text, read_file_bytes(file, text.encode("utf-8", "surrogatepass")))
            self._buffered[file.path] = known
        return known[1]
