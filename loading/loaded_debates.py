"""Debates that stay loaded, for a program that answers one question after another."""

from dataclasses import dataclass
from pathlib import Path

from argmap.loading.cache import ReadingCache
from argmap.loading.discovery import DebateFolder, find_claims, list_debates, scan
from argmap.loading.load import choose_debate, load_folder, read_language
from argmap.loading.loaded import Loaded
from argmap.loading.rewording import with_other_words
from argmap.loading.stored_readings import stored_readings


@dataclass(frozen=True, slots=True)
class _LoadedFrom:
    """A debate, and what it was loaded from."""

    folder: DebateFolder
    language: str
    cache: ReadingCache
    loaded: Loaded


class LoadedDebates:
    """Loads each debate once, and again when one of its files has changed.

    What was worked out about a debate stays with it, also where only words in it have changed, so
    the second question is quick.
    """

    def __init__(self) -> None:
        self._known: dict[Path, _LoadedFrom] = {}

    def load(self, start: Path, debate: str | None = None) -> Loaded:
        """Load a debate; as `argmap.loading.load.load`."""
        claims = find_claims(start)
        name = choose_debate(list_debates(claims), claims, debate)
        known = self._known.get(claims / name)
        folder, language = scan(claims, name), read_language(claims.parent)
        if known is not None:
            cache = ReadingCache(known.cache)
            readings = {file.file: cache(file) for file in folder.files}
        else:
            with stored_readings(folder) as read_stored:
                cache = ReadingCache(read_one=read_stored)
                readings = {file.file: cache(file) for file in folder.files}
        same = known is not None and (known.folder, known.language) == (folder, language)
        if known is not None and same and cache.unchanged:
            return known.loaded
        other = with_other_words(known.loaded, folder, readings) if known and same else None
        loaded = other or load_folder(folder, lambda file: readings[file.file], language)
        self._known[claims / name] = _LoadedFrom(folder, language, cache, loaded)
        return loaded
