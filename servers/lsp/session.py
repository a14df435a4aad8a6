"""A session with an editor: what is open, and what was found wrong with it."""

import asyncio
import contextlib
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from argmap.loading.discovery import CLAIMS, list_debates
from argmap.schema.errors import ArgmapError
from argmap.schema.finding import Finding
from argmap.servers.lsp.checking import BackgroundCheck, StoppedError, by_file
from argmap.servers.lsp.knowledge import Knowledge, OpenFile
from argmap.servers.lsp.mentions import Mention, mention_at, own_mention
from argmap.servers.lsp.protocol import Places, lenient_converter, path_of
from argmap.servers.watching import watching

_PAUSE: Final = 0.15
"""Seconds without a keystroke after which everything is checked."""


class ArgmapLanguageServer(LanguageServer):
    """A language server with the knowledge bases that its files belong to.

    Attributes
    ----------
    bases : dict of Path to Knowledge
        By their folder of debates.
    findings : dict of Path to tuple of Finding
        What the client was told last, by file.
    name : str
        The name of the person who types, where it is known.
    """

    def __init__(self, version: str) -> None:
        super().__init__("argmap", version, converter_factory=lenient_converter)
        self.bases: dict[Path, Knowledge] = {}
        self.findings: dict[Path, tuple[Finding, ...]] = {}
        self.name = ""
        self._checked: dict[Path, int] = {}
        self._checks: dict[Path, asyncio.Task[None]] = {}
        self._checking = ThreadPoolExecutor(1)  # one after the other: memory is that of one
        self._ended = threading.Event()

    def shutdown(self) -> None:
        """Stop what goes on in the background."""
        self._ended.set()
        for task in self._checks.values():
            task.cancel()
        self._checking.shutdown(wait=False, cancel_futures=True)
        super().shutdown()  # type: ignore[no-untyped-call] # pygls has no types here

    def knowledge_of(self, path: Path) -> Knowledge | None:
        """Find the knowledge base of a file: the nearest folder ``claims`` that holds debates."""
        for folder in path.parents:
            if folder in self.bases:
                return self.bases[folder]
            if folder.name == CLAIMS and _holds_debates(folder):
                return self._begin(folder)
        return None

    def look_into(self, folders: Iterable[Path]) -> None:
        """Check the knowledge bases that lie in the folders of the workspace."""
        for folder in folders:
            claims = folder if folder.name == CLAIMS else folder / CLAIMS
            if claims not in self.bases and _holds_debates(claims):
                self.check_soon(self._begin(claims))

    def forget(self, folder: Path) -> None:
        """Take back what was said about the knowledge bases in a folder."""
        for claims in [claims for claims in self.bases if claims.is_relative_to(folder)]:
            knowledge = self.bases.pop(claims)
            if (running := self._checks.pop(claims, None)) is not None:
                running.cancel()
            self._tell(knowledge, [])

    def file_at(self, uri: str, *, exact: bool = True) -> tuple[OpenFile, Places] | None:
        """Find what a file says, and how its places are counted."""
        path = path_of(uri)
        knowledge = self.knowledge_of(path) if path is not None else None
        if knowledge is None or path is None:
            return None
        file = knowledge.open_file(path, exact=exact)
        return (file, self.places_in(knowledge)) if file is not None else None

    def places_in(self, knowledge: Knowledge) -> Places:
        """Speak of places in a knowledge base as the client does."""
        workspace = self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace is not None else None
        operations = edits.resource_operations if edits is not None else None
        versions = {uri: file.version for uri, file in self.workspace.text_documents.items()}
        return Places(knowledge, self.workspace.position_codec, operations or (), versions)

    def mention_at(self, file: OpenFile, uri: str, position: types.Position) -> Mention | None:
        """Find what is named at a position."""
        document = self.workspace.get_text_document(uri)
        place = document.position_from_client_units(position)
        found = mention_at(file, place.line + 1, place.character + 1)
        return found or (own_mention(file) if place.line == 0 else None)

    def findings_in(self, uri: str, file: OpenFile) -> tuple[Finding, ...]:
        """List what is known to be wrong with a file as it is now.

        Between a change and the end of its check that is what reading found, and linking once it
        is done: a fix made for an earlier text would hit the wrong characters.
        """
        path = path_of(uri)
        knowledge = self.knowledge_of(path) if path is not None else None
        if path is None or knowledge is None:
            return ()
        if self._checked.get(knowledge.claims) == knowledge.version:
            return self.findings.get(path, ())
        if not file.current:
            return (*file.document.findings, *file.reading.findings)
        name = file.document.file
        return tuple(each for each in file.loaded.findings if each.location.file == name)

    def check_soon(self, knowledge: Knowledge) -> None:
        """Check a knowledge base after a pause, and no state before this one any more."""
        if (running := self._checks.get(knowledge.claims)) is not None:
            running.cancel()
        self._checks[knowledge.claims] = asyncio.create_task(self._check(knowledge))

    async def _check(self, knowledge: Knowledge) -> None:
        await asyncio.sleep(_PAUSE)
        check, loop = BackgroundCheck(knowledge), asyncio.get_running_loop()
        linked = partial(check.take_over, knowledge, analysed=False)
        try:
            findings = await loop.run_in_executor(
                self._checking, check.run, partial(loop.call_soon_threadsafe, linked)
            )
        except StoppedError:
            return
        except asyncio.CancelledError:
            check.stop()
            raise
        check.take_over(knowledge, analysed=True)
        if check.version == knowledge.version:
            self._checked[knowledge.claims] = check.version
            self._tell(knowledge, findings)

    def _tell(self, knowledge: Knowledge, findings: list[Finding]) -> None:
        """Tell the client what has changed in any file."""
        found, places = by_file(knowledge, findings), self.places_in(knowledge)
        root = knowledge.claims.parent
        before = [path for path in self.findings if path.is_relative_to(root)]
        for path in dict.fromkeys([*found, *before]):
            here = found.get(path, ())
            if here != self.findings.get(path, ()):
                self._publish(places, path, here)
            self.findings.pop(path, None)
        self.findings |= found
        capabilities = self.client_capabilities.workspace
        lenses = capabilities.code_lens if capabilities is not None else None
        if lenses is not None and lenses.refresh_support:
            self.workspace_code_lens_refresh(None)
        self.protocol.notify(
            "$/argmap/checked", {"claims": uris.from_fs_path(str(knowledge.claims))}
        )

    def _publish(self, places: Places, path: Path, findings: tuple[Finding, ...]) -> None:
        uri = uris.from_fs_path(str(path)) or ""
        diagnostics = [places.diagnostic(finding) for finding in findings]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))

    def _begin(self, claims: Path) -> Knowledge:
        """Begin to look after a knowledge base, and to hear of changes behind the editor."""
        knowledge = self.bases[claims] = Knowledge(claims)
        loop = asyncio.get_running_loop()

        def changed() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(self.disk_changed, knowledge)

        watching(claims, changed, self._ended)
        return knowledge

    def disk_changed(self, knowledge: Knowledge) -> None:
        """Look at the files of a knowledge base again."""
        if self.bases.get(knowledge.claims) is knowledge:
            knowledge.look_again()
            self.check_soon(knowledge)


def _holds_debates(claims: Path) -> bool:
    try:
        return bool(list_debates(claims))
    except ArgmapError:
        return False
