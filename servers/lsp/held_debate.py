"""One debate in the memory of the language server: its files, and what was linked last."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from argmap.loading.discovery import DebateFile, DebateFolder
from argmap.loading.load import load_folder
from argmap.loading.loaded import Loaded
from argmap.loading.records import Reading
from argmap.loading.rewording import reworded


@dataclass(slots=True)
class HeldDebate:
    """What is held in memory of one debate.

    Attributes
    ----------
    folder : DebateFolder
        Its files.
    readings : dict of str to Reading
        What each says, by its place: text, since thousands of paths take time and memory.
    files : dict of str to DebateFile
        Each file, by its place.
    loaded : Loaded or None
        The last debate that was linked, with the present files.
    current : bool
        Whether it was linked from these.
    analysed : bool
        Whether its statuses are worked out; only where it is current.
    """

    folder: DebateFolder
    readings: dict[str, Reading]
    files: dict[str, DebateFile]
    loaded: Loaded | None = None
    current: bool = False
    analysed: bool = False

    def link(self, language: str) -> Loaded:
        """Link the debate as its files are, unless that was done."""
        if self.loaded is None or not self.current:
            readings = self.readings
            self.loaded = load_folder(self.folder, lambda file: readings[file.place], language)
            self.current = True
        return self.loaded

    def take(self, file: DebateFile, reading: Reading) -> None:
        """Take another reading of one of its files."""
        self.readings[file.place] = reading
        if self.loaded is None:
            return
        other = reworded(self.loaded, file, reading) if self.current else None
        self.loaded = other or with_files(self.loaded, self.folder, [reading])
        self.current = other is not None
        self.analysed &= self.current


def with_files(loaded: Loaded, folder: DebateFolder, readings: Iterable[Reading]) -> Loaded:
    """Put present readings of nodes into a debate that is not linked anew.

    So what is planned for a file is planned on its present text, and a new file gets a free name.
    """
    known = {reading.document.file: node for node, reading in loaded.files.nodes.items()}
    present = {
        known[reading.document.file]: reading
        for reading in readings
        if reading.record is not None and reading.document.file in known
    }
    files = replace(loaded.files, folder=folder, nodes={**loaded.files.nodes, **present})
    return loaded._replace(files=files)
