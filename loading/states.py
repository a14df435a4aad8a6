"""A state of a knowledge base: a folder, or a revision of git."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from argmap.graph.model.debate import Debate
from argmap.loading.config import interpret_config, read_config
from argmap.loading.discovery import (
    CLAIMS,
    CONFIG_FILE,
    DEBATE_FILE,
    DebateFile,
    DebateFolder,
    find_claims,
    list_debates,
    scan,
)
from argmap.loading.filesystem import in_memory
from argmap.loading.git_revisions import files_at, is_revision, merge_base
from argmap.loading.load import interpret, load_folder
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document, read_bytes, read_text
from argmap.loading.reader.events import parse
from argmap.loading.records import Reading
from argmap.schema.config import Config
from argmap.schema.errors import NoDebateError, UnreadableStateError
from argmap.schema.finding import Severity
from argmap.schema.ids import id_problem

_NAMED = 3


class State(NamedTuple):
    """What a state of a knowledge base says.

    Attributes
    ----------
    debates : Mapping of str to Debate
        By id.
    left_out : Mapping of str to tuple of str
        The files of each debate of which a part could not be understood.
    config : Config
        Its settings.
    """

    debates: Mapping[str, Debate]
    left_out: Mapping[str, tuple[str, ...]]
    config: Config


class SharedReader:
    """Interprets a file of the same name and text only once: most files are in both states."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], Reading] = {}

    def __call__(self, file: DebateFile, document: Document) -> Reading:
        """Interpret the text of one file of a debate."""
        if document.findings:
            return interpret(file, document)
        key = (file.file, document.text)
        if key not in self._read:
            self._read[key] = interpret(file, parse(document))
        return self._read[key]


class _Place(NamedTuple):
    """Where a state lies: the files of its debates, their texts, its settings."""

    called: str
    folders: Mapping[str, DebateFolder]
    text_of: Callable[[DebateFile], Document]
    config: Config


def read_state(
    name: str | None, claims: Path, debate: str | None = None, reader: SharedReader | None = None
) -> State:
    """Read a state.

    Parameters
    ----------
    name : str, optional
        A folder, or what git calls a revision; without it the folder as it is.
    claims : Path
        The folder that contains ``claims/``, or ``claims`` itself.
    debate : str, optional
        Only this debate.
    reader : SharedReader, optional
        Reads the files; the same for both states where much is the same in them.

    Raises
    ------
    UnreadableStateError
        Where it is neither, or a file in it cannot be read: what was lost would pass for removed.
    NoDebateError
        Where there is no debate in it.
    """
    if name is None:
        place = _on_disk(claims, "the folder")
    elif not name.strip():
        raise UnreadableStateError("an empty name is no state: name a folder or a revision of git")
    elif _is_folder(name, claims):
        place = _on_disk(Path(name), f"'{name}'")
    else:
        place = _in_git(claims, name)
    return _read(place, debate, reader or SharedReader())


def compared_states(base: str, head: str | None, claims: Path) -> tuple[str, str | None]:
    """Find which two states a comparison is between, as git understands its arguments.

    Parameters
    ----------
    base : str
        A folder, ``A..B``, ``A...B``, or a revision. A revision alone stands for the commit in
        which the files here parted from it: what was added there since then is not removed here.
    head : str or None
        What is; None for the folder as it is.
    claims : Path
        The folder that contains ``claims/``, or ``claims`` itself.

    Returns
    -------
    tuple of str and str or None
        What was and what is, for `read_state`.

    Raises
    ------
    UnreadableStateError
        Where two histories have no commit in common, or this clone does not hold it.
    """
    if head is not None or not base.strip() or _is_folder(base, claims):
        return base, head
    folder = find_claims(claims)
    if is_revision(folder, base):
        return merge_base(folder, base, "HEAD") or base, None
    dots = "..." if "..." in base else ".."
    if dots not in base:
        return base, None
    first, last = (side or "HEAD" for side in base.split(dots, 1))
    if dots == "..":
        return first, last
    shared = merge_base(folder, first, last)
    if shared is None:
        raise UnreadableStateError(f"the histories of '{first}' and '{last}' share no commit")
    return shared, last


def _is_folder(name: str, claims: Path) -> bool:
    """Tell a folder from a revision; what could be both is the one that holds debates."""
    if not Path(name).is_dir():
        return False
    try:
        find_claims(Path(name))
    except NoDebateError:
        return not is_revision(find_claims(claims), name)
    return True


def _on_disk(start: Path, called: str) -> _Place:
    """Find the files of a folder."""
    try:
        claims = find_claims(start)
    except NoDebateError as error:
        raise NoDebateError(f"there is no debate in {called}") from error
    return _Place(
        called,
        {name: scan(claims, name) for name in list_debates(claims)},
        lambda file: read_text(file.path, file.file),
        read_config(claims.parent).config,
    )


def _in_git(start: Path, revision: str) -> _Place:
    """Take the files of a revision; they stay in memory."""
    files = files_at(find_claims(start), revision)
    settings = files.pop(CONFIG_FILE, None)
    entries_of = in_memory(files)
    names = sorted(entry.name for entry in entries_of(Path(CLAIMS)))
    return _Place(
        f"'{revision}'",
        {
            name: scan(Path(CLAIMS), name, entries_of)
            for name in names
            if f"{CLAIMS}/{name}/{DEBATE_FILE}" in files
        },
        lambda file: read_bytes(files[file.file], file.file),
        Config()
        if settings is None
        else interpret_config(read_bytes(settings, CONFIG_FILE)).config,
    )


def _read(place: _Place, debate: str | None, reader: SharedReader) -> State:
    """Load the debates of a state, and refuse one in which a file is lost."""
    if not place.folders:
        raise NoDebateError(f"there is no debate in {place.called}")
    loaded_debates = {
        name: load_folder(
            folder, lambda file: reader(file, place.text_of(file)), place.config.site.language
        )
        for name, folder in place.folders.items()
        if debate in (None, name)
    }
    for loaded in loaded_debates.values():
        _refuse_losses(loaded, place.called)
    return State(
        {name: loaded.debate for name, loaded in loaded_debates.items()},
        {name: _left_out(loaded) for name, loaded in loaded_debates.items()},
        place.config,
    )


def _refuse_losses(loaded: Loaded, called: str) -> None:
    """Refuse a state in which a whole file is lost."""
    lost = list(_unread(loaded))
    if lost:
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        raise UnreadableStateError(
            f"cannot compare with {called}: {', '.join(lost[:_NAMED])}{more} cannot be read, and "
            "would look as if removed; 'argmap check' explains"
        )


def _left_out(loaded: Loaded) -> tuple[str, ...]:
    """List the files with errors: what is wrong in them was left out, and the rest read."""
    errors = (f for f in loaded.findings if f.severity is Severity.ERROR)
    return tuple(sorted({finding.location.file for finding in errors}))


def _unread(loaded: Loaded) -> Iterator[str]:
    files = loaded.files
    read = {
        "debate": set() if files.debate is None else {loaded.debate.id},
        "node": set(loaded.debate.nodes),
        "person": set(loaded.debate.people),
        "source": set(loaded.debate.sources),
    }
    seen: set[tuple[str, str]] = set()
    if id_problem(loaded.debate.id):
        yield " ".join(f"{CLAIMS}/{loaded.debate.id}".split())
    for file in files.folder.files:
        if file.id not in read[file.type] or (file.type, file.id) in seen:
            yield file.file
        seen.add((file.type, file.id))
