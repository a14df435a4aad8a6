"""A state of a knowledge base: a folder, or a revision of git."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.schema.errors import NoDebateError, UnreadableStateError

if TYPE_CHECKING:
    from argmap.graph.debate import Debate
    from argmap.graph.folder import DebateFile
    from argmap.graph.loaded import Loaded
    from argmap.graph.records import Reading
    from argmap.schema.config import Config

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

    debates: "Mapping[str, Debate]"
    left_out: Mapping[str, tuple[str, ...]]
    config: "Config"


class SharedReader:
    """Reads a file of the same name and text only once: most files are in both states."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], Reading] = {}

    def __call__(self, file: "DebateFile") -> "Reading":
        """Read one file of a debate."""
        from argmap.graph.load import understand
        from argmap.graph.reader import read_text
        from argmap.graph.reader.events import parse

        document = read_text(file.path, file.file)
        if document.findings:
            return understand(file, document)
        key = (file.file, document.text)
        if key not in self._read:
            self._read[key] = understand(file, parse(document))
        return self._read[key]


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
    from tempfile import TemporaryDirectory

    from argmap.commands.comparison.revisions import extract
    from argmap.graph.folder import find_claims

    read_one = reader or SharedReader()
    if name is None:
        return _read(claims, "the folder", debate, read_one)
    if not name.strip():
        raise UnreadableStateError("an empty name is no state: name a folder or a revision of git")
    if _is_folder(name, claims):
        return _read(Path(name), f"'{name}'", debate, read_one)
    with TemporaryDirectory(prefix="argmap-") as temporary:
        folder = Path(temporary)
        extract(find_claims(claims), name, folder)
        return _read(folder, f"'{name}'", debate, read_one)


def _is_folder(name: str, claims: Path) -> bool:
    """Tell a folder from a revision; what could be both is the one that holds debates."""
    from argmap.commands.comparison.revisions import is_revision
    from argmap.graph.folder import find_claims

    if not Path(name).is_dir():
        return False
    try:
        find_claims(Path(name))
    except NoDebateError:
        return not is_revision(find_claims(claims), name)
    return True


def _read(start: Path, called: str, debate: str | None, reader: SharedReader) -> State:
    from argmap.graph.config import read_config
    from argmap.graph.folder import find_claims, list_debates
    from argmap.graph.load import load

    try:
        claims = find_claims(start)
    except NoDebateError as error:
        raise NoDebateError(f"there is no debate in {called}") from error
    names = list_debates(claims)
    if not names:
        raise NoDebateError(f"there is no debate in {called}")
    found = {name: load(claims, name, reader) for name in names if debate in (None, name)}
    for loaded in found.values():
        _refuse_losses(loaded, called)
    return State(
        {name: loaded.debate for name, loaded in found.items()},
        {name: _left_out(loaded) for name, loaded in found.items()},
        read_config(claims.parent).config,
    )


def _refuse_losses(loaded: "Loaded", called: str) -> None:
    """Refuse a state in which a whole file is lost."""
    lost = list(_unread(loaded))
    if lost:
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        raise UnreadableStateError(
            f"cannot compare with {called}: {', '.join(lost[:_NAMED])}{more} cannot be read, and "
            "would look as if removed; 'argmap check' explains"
        )


def _left_out(loaded: "Loaded") -> tuple[str, ...]:
    """List the files with errors: what is wrong in them was left out, and the rest read."""
    from argmap.schema.finding import Severity

    errors = (f for f in loaded.findings if f.severity is Severity.ERROR)
    return tuple(sorted({finding.location.file for finding in errors}))


def _unread(loaded: "Loaded") -> Iterator[str]:
    files = loaded.files
    read = {
        "debate": set() if files.debate is None else {loaded.debate.id},
        "node": set(loaded.debate.nodes),
        "person": set(loaded.debate.people),
        "source": set(loaded.debate.sources),
    }
    seen: set[tuple[str, str]] = set()
    for file in files.folder.files:
        if file.id not in read[file.type] or (file.type, file.id) in seen:
            yield file.file
        seen.add((file.type, file.id))
