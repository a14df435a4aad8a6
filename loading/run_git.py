"""Running git in a folder that a stranger may have made.

Nothing in the folder, in the environment or in the user's settings may run a program, reach the
network or change an answer: git is started without a shell, with fixed arguments, without the
``GIT_`` variables of a hook, without settings of the user, without hooks, and with a limit on time
and output.
"""

import contextlib
import os
import subprocess
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import IO, Final, NamedTuple

from argmap.schema.errors import UnreadableStateError

SECONDS: Final = 60
"""How long git may take for one answer."""
OUTPUT: Final = 256_000_000
"""How many bytes one answer may have."""
_ERRORS: Final = 10_000

_VARIABLES: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    # A partial clone asks its server for what is missing; a repository of a stranger may name a
    # program as that server. Older versions of git know only the second variable.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_SETTINGS: Final = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "log.showRoot=true",
    "log.showSignature=false",
    "log.follow=false",
)
"""What the repository's own settings could change in an answer, or make git run."""


class GitAnswer(NamedTuple):
    """What git said, and how it ended.

    Attributes
    ----------
    status : int
        The exit status: 0 where git could answer.
    output : bytes
        The standard output.
    complaint : str
        The last line of the standard error.
    """

    status: int
    output: bytes
    complaint: str


def ask_git(folder: Path, *arguments: str, given: bytes = b"") -> GitAnswer:
    """Ask git something about the repository around a folder.

    Parameters
    ----------
    folder : Path
        A folder of the working tree.
    *arguments : str
        The subcommand and its arguments; what a stranger chose stands behind
        ``--end-of-options``.
    given : bytes, optional
        The standard input.

    Raises
    ------
    UnreadableStateError
        Where git is not installed, takes too long or says too much, or where the repository belongs
        to another user whom the settings do not trust.
    """
    answer = _run(folder, arguments, given)
    if "dubious ownership" not in answer.complaint:
        return answer
    # The user's settings are left out above; those that say whom to trust count all the same.
    answer = _run(folder, arguments, given, _trusted_folders())
    if "dubious ownership" in answer.complaint:
        raise UnreadableStateError(
            f"the repository around '{folder}' belongs to another user, so git does not read it; "
            f"if you trust it, run: git config --global --add safe.directory '{folder.resolve()}'"
        )
    return answer


def is_shallow(folder: Path) -> bool | None:
    """Tell whether a clone holds only a part of the history; None where there is no repository.

    Raises
    ------
    UnreadableStateError
        As `ask_git`.
    """
    answer = ask_git(folder, "rev-parse", "--is-shallow-repository")
    return None if answer.status else answer.output != b"false\n"


def read_blobs(folder: Path, names: Sequence[str]) -> list[bytes | None]:
    """Read the contents of files of the repository around a folder, in one call of git.

    Parameters
    ----------
    folder : Path
        A folder of the working tree.
    names : sequence of str
        What git calls the contents: their hashes.

    Returns
    -------
    list of bytes or None
        For each name the content; None where this clone does not hold it, as in a partial clone, or
        where the name is that of something else.

    Raises
    ------
    UnreadableStateError
        As `ask_git`; also where git fails.
    """
    if not names:
        return []
    given = "".join(f"{name}\n" for name in names).encode()
    answer = ask_git(folder, "cat-file", "--batch", given=given)
    contents: list[bytes | None] = []
    start = 0
    for _ in names:
        end = answer.output.find(b"\n", start)
        if answer.status or end < 0:
            raise UnreadableStateError(f"git cannot read '{folder}': {answer.complaint}")
        _, kind, *size = answer.output[start:end].split()
        start = end + 1
        if not size:  # nothing follows the line that says so
            contents.append(None)
            continue
        content = answer.output[start : start + int(size[0])]
        contents.append(content if kind == b"blob" else None)
        start += len(content) + 1  # git ends each content with a line end of its own
    return contents


def _run(
    folder: Path, arguments: Sequence[str], given: bytes, more: Sequence[str] = ()
) -> GitAnswer:
    settings = (part for setting in (*_SETTINGS, *more) for part in ("-c", setting))
    command = ["git", "-C", str(folder), "--no-replace-objects", *settings, *arguments]
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed program, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment() | _VARIABLES,
        )
    except OSError as error:
        raise UnreadableStateError("git is not installed; name two folders instead") from error
    output, errors = _converse(process, given)
    said = errors.decode(errors="replace").strip().splitlines()
    # Hints may follow the line that gives the reason.
    complaint = next((line for line in said if line.startswith("fatal:")), said[-1] if said else "")
    return GitAnswer(process.returncode, output, complaint.removeprefix("fatal: "))


def _converse(process: "subprocess.Popen[bytes]", given: bytes) -> tuple[bytes, bytes]:
    """Give git its input and read its output; end it where it takes too long or says too much."""
    if process.stdin is None or process.stdout is None or process.stderr is None:
        raise TypeError("git needs pipes as its input and output")
    stopped = threading.Event()

    def stop() -> None:
        stopped.set()
        process.kill()

    timer = threading.Timer(SECONDS, stop)
    # git answers while it is asked: writing everything before reading would block both for ever
    writer = threading.Thread(target=_write, args=(process.stdin, given))
    timer.start()
    writer.start()
    try:
        with process.stdout, process.stderr:
            output = process.stdout.read(OUTPUT + 1)
            if len(output) > OUTPUT:
                process.kill()
            errors = process.stderr.read(_ERRORS)
        process.wait()
    finally:
        timer.cancel()
        writer.join()
    if stopped.is_set():
        raise UnreadableStateError(f"git did not answer within {SECONDS} seconds")
    if len(output) > OUTPUT:
        raise UnreadableStateError(f"git answered with more than {OUTPUT} bytes")
    return output, errors


def _write(stream: IO[bytes], given: bytes) -> None:
    with contextlib.suppress(OSError), stream:  # git may end before it has read all
        stream.write(given)


def _environment() -> dict[str, str]:
    """Copy the environment without git's own variables: a hook sets some that name another tree."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


@cache
def _trusted_folders() -> tuple[str, ...]:
    """List what the user and the system say in ``safe.directory``, as settings."""
    settings: list[str] = []
    for scope in ("--system", "--global"):
        command = ["git", "config", scope, "-z", "--get-all", "safe.directory"]
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program and fixed arguments, no shell
                command, capture_output=True, check=False, timeout=SECONDS, env=_environment()
            )
        except (OSError, subprocess.SubprocessError):
            continue
        values = os.fsdecode(done.stdout).split("\0")[:-1]
        settings += [f"safe.directory={value}" for value in values]
    return tuple(settings)
