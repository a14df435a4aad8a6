"""The errors argmap raises: misuse of the library, never a problem in a debate's data.

A problem in the data is a value, a `Finding`.

::

    ArgmapError
    ├── TargetSyntaxError     a text that is neither an id nor a step
    ├── NoDebateError         no debate, or several, where one was asked for
    ├── NameLookupError       a name that does not stand for one thing of the debate
    │   ├── UnknownIdError        an id that the debate does not have
    │   └── AmbiguousNameError    a name or a few words that fit several things
    ├── UnreadableFileError   a file named by the caller that cannot be read
    ├── UnreadableStateError  a state of a debate that cannot be compared
    ├── SiteFolderError       a folder that the site cannot be written to
    ├── NoPortError           no port on which the site can be served
    ├── MissingLibraryError   a library that only some commands need is not installed
    ├── UnwritableFileError   a file that cannot be written
    ├── FileChangedError      a file that somebody saved while a command was at work
    ├── InvalidQueryError     SQL that an engine does not understand
    ├── InvalidInputError     a value that the format does not allow
    └── UnsafeEditError       a change that would change more than it should
"""


class ArgmapError(Exception):
    """The base of every error that argmap raises on purpose."""


class TargetSyntaxError(ArgmapError, ValueError):
    """A text is neither an id nor a step."""


class NoDebateError(ArgmapError):
    """There is no debate, or there are several, where one was asked for."""


class NameLookupError(ArgmapError, LookupError):
    """A name does not stand for one thing of the debate.

    Attributes
    ----------
    candidates : tuple of str
        What may have been meant, likeliest first; may be empty.
    """

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class UnknownIdError(NameLookupError):
    """A node, step, person, source or other thing of this name is not in the debate."""


class AmbiguousNameError(NameLookupError):
    """A name, or a few words, fit several things of the debate."""


class UnreadableFileError(ArgmapError, OSError):
    """A file that the caller named cannot be read, or is not text."""


class UnknownFormatError(UnreadableFileError):
    """A file that is whole, but in no format that is read as a debate."""


class UnreadableStateError(ArgmapError):
    """A state of a debate cannot be compared: no such revision, or files in it are broken."""


class SiteFolderError(ArgmapError, OSError):
    """A folder is not one for the site, or the site cannot be written there."""


class NoPortError(ArgmapError, OSError):
    """The port is taken, or none is free."""


class MissingLibraryError(ArgmapError, ImportError):
    """A library that only some commands need is not installed.

    Parameters
    ----------
    purpose : str
        What needs it.
    library : str or None
        The module that is missing, as the name of an `ImportError` has it.
    extra : str
        The extra of argmap that brings it.
    """

    def __init__(self, purpose: str, library: str | None, extra: str) -> None:
        # Never a bare name of the package index: what stands there under it may be anybody's.
        name = str(library).partition(".")[0]
        super().__init__(
            f"{purpose} needs the library {name}; install argmap with its extra '{extra}', "
            f"in its checkout: pip install '.[{extra}]'"
        )


class UnwritableFileError(ArgmapError, OSError):
    """A file cannot be written; what was there before is still there."""


class FileChangedError(ArgmapError):
    """A file is no longer what it was when a change to it was planned; it keeps what it holds."""


class InvalidQueryError(ArgmapError, ValueError):
    """SQL that an engine does not understand."""


class InvalidInputError(ArgmapError, ValueError):
    """What somebody wants to write is not what the format allows; nothing was written."""


class UnsafeEditError(ArgmapError):
    """A change of a file would change something else too; nothing was written."""
