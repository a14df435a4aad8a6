"""The text behind a debate, as the caller names it: a plain text, or the file of a thread."""

from pathlib import Path

from argmap.graph.sources.paragraphs import decode
from argmap.loading.documents import read_bytes
from argmap.schema.errors import UnreadableFileError


def document_text(file: Path) -> str:
    """Read a text; of a thread, the plain text in which its places are counted.

    Raises
    ------
    UnreadableFileError
        Where it cannot be opened, is too large, or is not UTF-8.
    """
    # Parsers of mail and HTML cost 15 ms, and only `--text` needs them.
    from argmap.exchange.conversations.document import thread_document
    from argmap.exchange.conversations.recognition import conversation_format, read_thread

    raw = read_bytes(file)
    if file.suffix == ".json" or conversation_format(raw) is not None:
        return thread_document(read_thread(str(file), raw)).text
    try:
        return decode(raw)
    except UnreadableFileError as error:
        raise UnreadableFileError(f"cannot read '{file}': {error}") from error
