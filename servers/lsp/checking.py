"""Checking a knowledge base in a thread, while somebody goes on typing."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from argmap.checks import DEFECTS
from argmap.checks.registry import Check
from argmap.checks.run import check_debates
from argmap.graph.analysis.status import status_without_inferred, statuses
from argmap.loading.load import garbage_collection_paused
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Finding, Severity
from argmap.schema.vocabulary import Profile
from argmap.servers.lsp.held_debate import HeldDebate
from argmap.servers.lsp.knowledge import Knowledge


class StoppedError(Exception):
    """A check that was stopped, since what it checks has changed."""


class BackgroundCheck:
    """A check of one state of a knowledge base.

    Made and taken over in the thread that talks to the editor; run in another.

    Parameters
    ----------
    knowledge : Knowledge
        What to check.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.version = knowledge.version
        self._debates: dict[str, HeldDebate] = knowledge.snapshot()
        self._folder, self._language = knowledge.folder_findings, knowledge.language
        self._stop = threading.Event()

    def stop(self) -> None:
        """End the check at its next step."""
        self._stop.set()

    def run(self, linked: Callable[[], object] = lambda: None) -> list[Finding]:
        """Link, check and analyse; give all findings of `argmap check`, which leaves out notes.

        Parameters
        ----------
        linked : callable, optional
            Is called once everything is linked, which is long before everything is checked.

        Raises
        ------
        StoppedError
            Where it was stopped.
        """
        with garbage_collection_paused():
            debates = {name: self._link(held) for name, held in self._debates.items()}
            linked()
            checks = [self._stoppable(check) for check in DEFECTS]
            findings = [*self._folder, *check_debates(debates, checks=checks)]
            for loaded in debates.values():
                self._go_on()
                statuses(loaded.debate)
                status_without_inferred(loaded.debate, Profile.STRUCTURED)
        return sorted((f for f in findings if f.severity is not Severity.NOTE), key=_ORDER)

    def take_over(self, knowledge: Knowledge, *, analysed: bool) -> None:
        """Keep what was linked, and note what was analysed too."""
        knowledge.take_over(self._debates, self.version, analysed=analysed)

    def _link(self, held: HeldDebate) -> Loaded:
        self._go_on()
        return held.link(self._language)

    def _stoppable(self, check: Check) -> Check:
        def run(loaded: Loaded) -> Iterator[Finding]:
            for finding in check(loaded):
                self._go_on()
                yield finding
            self._go_on()

        return run

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise StoppedError


_ORDER = Finding.sort_key


def by_file(knowledge: Knowledge, findings: list[Finding]) -> Mapping[Path, tuple[Finding, ...]]:
    """Group findings by the file that they are about."""
    found: defaultdict[Path, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[knowledge.path_of(finding.location.file)].append(finding)
    return {path: tuple(each) for path, each in found.items()}
