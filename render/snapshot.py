"""The site as it is at one moment, made page by page as somebody asks for them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.checks import FATAL
from argmap.checks.run import Checked, check_all
from argmap.loading.cache import ReadingCache
from argmap.loading.load import garbage_collection_paused
from argmap.loading.loaded import Loaded
from argmap.render.pending_file import PendingFile
from argmap.render.site import pending_files
from argmap.schema.errors import NoDebateError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the site.

    Attributes
    ----------
    number : int
        The number of the snapshot.
    pending : mapping of str to PendingFile
        Its files before they are made, by path.
    """

    number: int = 0
    pending: Mapping[str, PendingFile] = field(default_factory=dict)
    _made: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, number: int, pending: Iterable[PendingFile]) -> "Snapshot":
        """Make a snapshot of these files."""
        return cls(number, {file.path: file for file in pending})

    def file(self, path: str) -> bytes | None:
        """Make a file, or give what was made before; None where the site has none of that path."""
        made = self._made.get(path)
        if made is None and path in self.pending:
            made = self._made[path] = self.pending[path].make()
        return made


class Snapshots:
    """The snapshots of a site, one after another, as its knowledge base changes.

    Parameters
    ----------
    start : Path
        The folder that contains ``claims/``, or ``claims`` itself.
    debate : str, optional
        Only this debate.
    explain : callable
        How to say what is wrong with a knowledge base.

    Attributes
    ----------
    last : Snapshot
        The last one without errors; until there is one, a snapshot without pages.
    problem : str
        What keeps a newer one away; empty where there is nothing.
    """

    def __init__(self, start: Path, debate: str | None, explain: Callable[[Checked], str]) -> None:
        self.last = Snapshot()
        self.problem = ""
        self._start, self._debate, self._explain = start, debate, explain
        self._kept = ReadingCache()
        self._loaded: Mapping[str, Loaded] = {}
        self._config: object = None

    def refresh(self) -> bool:
        """Read what has changed, and tell whether there is news.

        Notes
        -----
        Only files that changed are read. Other words in them leave the links and the analysis of
        the debate as they are; checking is linear in it. No page is made before it is asked for.
        """
        kept = ReadingCache(self._kept)
        try:
            checked = check_all(
                self._start, self._debate, checks=FATAL, read_one=kept, before=self._loaded
            )
        except NoDebateError as error:
            return self._keep(str(error))
        same = kept.unchanged and checked.config == self._config
        self._kept, self._config = kept, checked.config
        self._loaded = {loaded.debate.id: loaded for loaded in checked.loaded}
        if checked.errors:
            return self._keep(self._explain(checked))
        if same and not self.problem:
            return False
        with garbage_collection_paused():
            pending = list(pending_files(checked.debates, checked.config.site))
        self.last, self.problem = Snapshot.of(self.last.number + 1, pending), ""
        return True

    def _keep(self, problem: str) -> bool:
        """Stay with the last snapshot, for a reason."""
        news, self.problem = problem != self.problem, problem
        return news
