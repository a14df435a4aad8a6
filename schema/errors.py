"""The errors argmap raises: misuse of the library, never a problem in a debate's data.

A problem in the data is a value, a `Finding`.

::

    ArgmapError
    ├── TargetSyntaxError     a text that is neither an id nor a step
    ├── NoDebateError         no debate, or several, where one was asked for
    ├── UnknownIdError        an id that the debate does not have
    └── UnreadableFileError   a file named by the caller that cannot be read
"""


class ArgmapError(Exception):
    """The base of every error that argmap raises on purpose."""


class TargetSyntaxError(ArgmapError, ValueError):
    """A text is neither an id nor a step."""


class NoDebateError(ArgmapError):
    """There is no debate, or there are several, where one was asked for."""


class UnknownIdError(ArgmapError, LookupError):
    """A node, step, person, source or other thing of this name is not in the debate.

    Attributes
    ----------
    candidates : tuple of str
        The nearest names that exist, nearest first; may be empty.
    """

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class UnreadableFileError(ArgmapError, OSError):
    """A file that the caller named cannot be read, or is not text."""
