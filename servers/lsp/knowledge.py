"""A knowledge base as an editor shows it: the files on the disk, with open buffers over them.

Reading is incremental: a file is read again only where it or its buffer changed. Other words in one
node change nothing else, so nothing is linked again. Everything else links the whole debate, which
takes a tenth of a second at 5,000 nodes; so in a large debate, what is asked while somebody types
is answered from the present files and the last debate that was linked (`Knowledge.open_file`), and
a check in the background links the next (`Knowledge.snapshot`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from argmap.graph.model.debate import Debate
from argmap.graph.queries.resolve import Thing
from argmap.loading.cache import ReadingCache
from argmap.loading.config import read_config
from argmap.loading.discovery import (
    DEBATE_FILE,
    DebateFile,
    list_debates,
    scan,
    scan_claims,
)
from argmap.loading.filesystem import overlaid
from argmap.loading.load import read_file_bytes
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document
from argmap.loading.records import Reading
from argmap.schema.errors import ArgmapError
from argmap.schema.finding import Finding
from argmap.servers.lsp.buffers import Buffer, opened, text_on_disk
from argmap.servers.lsp.held_debate import HeldDebate, with_files

LARGE: Final = 1_000
"""From how many nodes on linking and analysis are left to the background."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file of a debate at which somebody looks.

    Attributes
    ----------
    loaded : Loaded
        The debate it belongs to, with what all open buffers say.
    reading : Reading
        What it says itself.
    thing : {"node", "person", "source"} or None
        What it describes; None for ``debate.yaml``.
    id : str
        The id of that.
    analysed : bool
        Whether statuses can be had without waiting.
    current : bool
        Whether relations are linked as the files are now.
    """

    loaded: Loaded
    reading: Reading
    thing: Thing | None
    id: str
    analysed: bool = True
    current: bool = True

    @property
    def document(self) -> Document:
        """Its text and data."""
        return self.reading.document

    @property
    def is_node(self) -> bool:
        """Whether it describes a node of the debate; a file that cannot be read does not."""
        reading = self.loaded.files.nodes.get(self.id)
        if self.thing != "node" or reading is None:
            return False
        linked, present = reading.document, self.document  # perhaps read twice, so not identical
        return (linked.file, linked.text) == (present.file, present.text)


@dataclass(slots=True)
class Knowledge:
    """One knowledge base, as its files and the open buffers have it.

    Attributes
    ----------
    claims : Path
        Its folder of debates.
    buffers : dict of str to Buffer
        The open files, by place.
    version : int
        Another one after each change.
    folder_findings : list of Finding
        What is wrong with the folder and the configuration.
    language : str
        The language of the texts, by the configuration.
    """

    claims: Path
    buffers: dict[str, Buffer] = field(default_factory=dict)
    version: int = 0
    folder_findings: list[Finding] = field(default_factory=list)
    language: str = "en"
    _held: dict[str, HeldDebate] = field(default_factory=dict)
    _listed: bool = False
    _cache: ReadingCache = field(default_factory=ReadingCache)

    def open(self, path: Path, text: str) -> None:
        """Take note of a file that is opened, be it on the disk or not."""
        self.buffers[str(path)] = opened(path, text)
        self._changed(path)

    def type(self, path: Path, text: str) -> None:
        """Take note of what stands in a buffer now."""
        if (buffer := self.buffers.get(str(path))) is None:
            buffer = self.buffers[str(path)] = opened(path, text)
        buffer.text = text
        self._changed(path)

    def save(self, path: Path) -> None:
        """Take note of a file that was saved."""
        if (buffer := self.buffers.get(str(path))) is not None:
            buffer.saved = text_on_disk(path)
        self.look_again()

    def close(self, path: Path) -> None:
        """Forget a buffer; from now on the disk counts."""
        self.buffers.pop(str(path), None)
        self.look_again()

    def look_again(self) -> None:
        """Take note that something may have changed on the disk."""
        self._listed = False
        self.version += 1

    def open_file(self, path: Path, *, exact: bool = True) -> OpenFile | None:
        """Find the debate of a file, and what the file says; None where it is no file of one.

        Parameters
        ----------
        path : Path
            The file.
        exact : bool, default True
            Whether the rest of the debate has to be as it is now, too. Without it a large debate
            may be as it was before the last change, until a check in the background has linked it.
        """
        self._list()
        name = path.relative_to(self.claims).parts[0] if path.is_relative_to(self.claims) else ""
        held = self._held.get(name)
        file = held.files.get(str(path)) if held is not None else None
        if held is None or file is None:
            return None
        loaded = self._loaded(held, exact=exact)
        thing: Thing | None = None if file.type == "debate" else file.type
        reading, analysed = held.readings[file.place], self.is_analysed(loaded.debate)
        return OpenFile(loaded, reading, thing, file.id, analysed, held.current)

    def debates(self, *, exact: bool = True) -> Mapping[str, Loaded]:
        """Give all debates; `exact` is as in `open_file`."""
        self._list()
        return {name: self._loaded(held, exact=exact) for name, held in self._held.items()}

    def documents(self) -> Mapping[str, list[Document]]:
        """Give the files of each debate that can be read, as they are now; nothing is linked."""
        self._list()
        return {
            name: [each.document for each in held.readings.values() if each.record is not None]
            for name, held in self._held.items()
        }

    def is_analysed(self, debate: Debate) -> bool:
        """Tell whether statuses of a debate, as its files are now, can be had without waiting."""
        held = self._held[debate.id]
        return held.analysed or (held.current and len(debate.nodes) < LARGE)

    def snapshot(self) -> dict[str, HeldDebate]:
        """Copy what there is, for a check that goes on while somebody types."""
        self._list()
        return {
            name: HeldDebate(held.folder, dict(held.readings), {}, held.loaded, held.current)
            for name, held in self._held.items()
        }

    def take_over(self, debates: Mapping[str, HeldDebate], version: int, *, analysed: bool) -> None:
        """Take over what was linked of a copy of some version, and perhaps analysed."""
        for name, copy in debates.items():
            held = self._held.get(name)
            if held is None or copy.loaded is None:
                continue
            if version == self.version:
                known = held.analysed and held.loaded is copy.loaded
                held.loaded, held.current, held.analysed = copy.loaded, True, analysed or known
            elif not held.current:
                held.loaded = with_files(copy.loaded, held.folder, held.readings.values())

    def text_of(self, file: str) -> str | None:
        """Give the text of a file of a debate, by the name that findings have for it."""
        place = str(self.path_of(file))
        readings = (held.readings.get(place) for held in self._held.values())
        return next((reading.document.text for reading in readings if reading is not None), None)

    def path_of(self, file: str) -> Path:
        """Find a file by the name that findings have for it."""
        inner = file.removeprefix("claims/")
        return self.claims.parent / file if inner == file else self.claims / inner

    def _loaded(self, held: HeldDebate, *, exact: bool) -> Loaded:
        loaded = held.loaded
        if loaded is None or exact or len(loaded.debate.nodes) < LARGE:
            return held.link(self.language)
        return loaded

    def _changed(self, path: Path) -> None:
        self.version += 1
        for held in self._held.values():
            if self._listed and (file := held.files.get(str(path))) is not None:
                held.take(file, self._read(file))
                return
        self._listed = False

    def _list(self) -> None:
        """List the debates again where that is due, and read what changed in them."""
        if self._listed:
            return
        self._cache = ReadingCache(self._cache)
        paths = [buffer.path for buffer in self.buffers.values() if buffer.counts]
        before, self._held = self._held, {}
        for name in self._names(paths):
            folder = scan(self.claims, name, overlaid(paths))
            readings = {file.place: self._read(file) for file in folder.files}
            held = HeldDebate(folder, readings, {file.place: file for file in folder.files})
            if (known := before.get(name)) is not None and known.loaded is not None:
                same = known.folder == folder and known.readings == readings
                every = readings.values()
                held.loaded = known.loaded if same else with_files(known.loaded, folder, every)
                held.current, held.analysed = known.current and same, known.analysed and same
            self._held[name] = held
        self._read_folder()
        self._listed = True

    def _names(self, paths: list[Path]) -> list[str]:
        """List the debates, also one whose file is not saved yet."""
        try:
            names = set(list_debates(self.claims))
        except ArgmapError:  # the folder is gone; another branch may not have it
            names = set()
        unsaved = {
            path.parent.name
            for path in paths
            if path.name == DEBATE_FILE and path.parent.parent == self.claims
        }
        return sorted(names | unsaved)

    def _read_folder(self) -> None:
        try:
            config = read_config(self.claims.parent)
            self.folder_findings = [*scan_claims(self.claims), *config.findings]
        except ArgmapError:
            self.folder_findings = []
        else:
            self.language = config.config.site.language

    def _read(self, file: DebateFile) -> Reading:
        """Read a file as its buffer has it, else as the disk does."""
        buffer = self.buffers.get(file.place)
        if buffer is None or not buffer.counts:
            return self._cache(file)
        return read_file_bytes(file, buffer.text.encode("utf-8", "surrogatepass"))
