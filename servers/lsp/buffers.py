"""What stands in the windows of an editor."""

from dataclasses import dataclass
from pathlib import Path

from argmap.loading.reader import read_text


@dataclass(slots=True)
class Buffer:
    """An open file.

    Attributes
    ----------
    path : Path
        Where it lies, or would lie once it is saved.
    text : str
        What it says, saved or not.
    saved : str or None
        What the disk had when it was opened or last saved; None where it was not on the disk.
    """

    path: Path
    text: str
    saved: str | None

    @property
    def counts(self) -> bool:
        """Whether it is part of a debate: on the disk, or holding what nobody has saved yet.

        What was deleted or renamed behind the editor, and is only still shown, is not.
        """
        return self.path.exists() or self.text != self.saved


def opened(path: Path, text: str) -> Buffer:
    """Take note of a file that is opened."""
    return Buffer(path, text, text_on_disk(path))


def text_on_disk(path: Path) -> str | None:
    """Read what the disk has, as far as it can be read; None where there is no such file."""
    return read_text(path, path.name).text if path.exists() else None
