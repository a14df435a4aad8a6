"""Write down which paragraphs a source has, without ever changing what a locator leads to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from argmap.editing.paragraph_ids import cited_paragraphs, keep_ids
from argmap.editing.paragraph_list import refuse_damaged, write_paragraphs
from argmap.editing.source_verification import choose_document, locate, sources_in
from argmap.graph.model.debate import Debate
from argmap.graph.sources.paragraphs import Paragraph, paragraphs
from argmap.loading.loaded import Loaded
from argmap.schema.errors import UnknownIdError, UnreadableFileError
from argmap.schema.ids import id_problem
from argmap.schema.provenance import SourceKind
from argmap.schema.source import ParagraphRecord


class Indexed(NamedTuple):
    """What indexing makes of the file of one source.

    Attributes
    ----------
    source : str
        Its id.
    before, after : str
        The text of its file as it is (empty where there is none), and as it has to be.
    paragraphs : tuple of str
        The ids of its paragraphs.
    added, dropped : tuple of str
        The ids that are new, and those that go.
    shifted : int
        How many paragraphs stand elsewhere in the document than the record says.
    refused : tuple of str
        The cited paragraphs whose id would lead to other words, or nowhere; where there are any,
        nothing may be written.
    """

    source: str
    before: str
    after: str
    paragraphs: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    shifted: int = 0
    refused: tuple[str, ...] = ()


def refresh(loaded: Loaded, text: str, document: str | None = None) -> tuple[Indexed, ...]:
    """Look up all recorded paragraphs of a document again, by their fingerprints.

    Parameters
    ----------
    loaded : Loaded
        The debate.
    text : str
        The document.
    document : str, optional
        Its id, where the debate has several.

    Returns
    -------
    tuple of Indexed
        One for each source that stands in the document; the ids stay as they are.

    Raises
    ------
    UnknownIdError
        Where there is no such document, or where several could be meant.
    UnreadableFileError
        Where a source's file cannot be read.
    UnsafeEditError
        Where it cannot be changed safely.
    """
    name = choose_document(loaded.debate, document)
    return tuple(_refreshed(loaded, s.id, text) for s in sources_in(loaded.debate, name))


def index(
    loaded: Loaded,
    text: str,
    source: str,
    *,
    lines: tuple[int, int] | None = None,
    document: str | None = None,
) -> Indexed:
    """Split a document into the paragraphs of one source, new or known.

    Parameters
    ----------
    loaded : Loaded
        The debate.
    text : str
        The document.
    source : str
        The id of the source; where there is none, its file is made: the first source of a
        document is a post, the next ones are comments.
    lines : tuple of int, optional
        Its first and last line; without them a source that has paragraphs is only refreshed, and
        any other takes the whole document.
    document : str, optional
        The id of the document a new source stands in, where the debate has several.

    Returns
    -------
    Indexed
        The file's new text, and what would become of its locators. Ids, and marks such as
        ``no_claim`` and ``quotes``, stay with their paragraph's words.

    Raises
    ------
    UnknownIdError
        Where the source's id is none, or where it is not clear in which document it stands.
    UnreadableFileError
        Where the lines hold no paragraph, or the source's file cannot be read.
    UnsafeEditError
        Where it cannot be changed safely.
    """
    known = loaded.debate.sources.get(source)
    if known is not None and known.paragraphs and lines is None:
        return _refreshed(loaded, source, text)
    before = after = _file(loaded, source)
    if known is None:
        place = choose_document(loaded.debate, document)
        kind = SourceKind.COMMENT if sources_in(loaded.debate, place) else SourceKind.POST
        after = _new_file(loaded, source, kind, place)
    else:
        kind = known.record.kind
    found = paragraphs(text, headings=kind is SourceKind.POST, lines=lines)
    if not found:
        raise UnreadableFileError("there is no paragraph in these lines of the document")
    old = _recorded(loaded, source)
    cited = cited_paragraphs(loaded.debate).get(source, frozenset())
    marked = _with_marks(old, keep_ids(old, found, cited))
    return _indexed(loaded, source, marked, (before, after))


def _refreshed(loaded: Loaded, source: str, text: str) -> Indexed:
    found = [
        paragraph.model_copy(update={"chars": chars})
        for paragraph, chars in locate(_recorded(loaded, source), text)
        if chars is not None
    ]
    file = _file(loaded, source)
    return _indexed(loaded, source, found, (file, file))


def _indexed(
    loaded: Loaded, source: str, found: Sequence[ParagraphRecord], file: tuple[str, str]
) -> Indexed:
    old = {paragraph.id: paragraph for paragraph in _recorded(loaded, source)}
    new = {paragraph.id: paragraph for paragraph in found}
    shifted = [p for p in found if p.id in old and old[p.id].chars != p.chars]
    before, after = file
    if list(old.values()) != list(found):
        if source in loaded.files.sources:
            refuse_damaged(loaded.files.sources[source])
        after = write_paragraphs(after, found)
    return Indexed(
        source=source,
        before=before,
        after=after,
        paragraphs=tuple(new),
        added=tuple(name for name in new if name not in old),
        dropped=tuple(name for name in old if name not in new),
        shifted=len(shifted),
        refused=_refused(loaded.debate, source, old, new),
    )


def _refused(
    debate: Debate,
    source: str,
    old: Mapping[str, ParagraphRecord],
    new: Mapping[str, ParagraphRecord],
) -> tuple[str, ...]:
    """Find the cited paragraphs whose id would lead to other words."""
    cited = cited_paragraphs(debate).get(source, frozenset())
    return tuple(
        name
        for name, paragraph in old.items()
        if name in cited and (name not in new or new[name].sha256 != paragraph.sha256)
    )


def _with_marks(
    old: Sequence[ParagraphRecord], found: Sequence[Paragraph]
) -> tuple[ParagraphRecord, ...]:
    """Give paragraphs the marks that recorded ones with the same words have."""
    marks = {paragraph.sha256: paragraph for paragraph in reversed(old)}
    same = {(paragraph.id, paragraph.sha256): paragraph for paragraph in old}
    marked = []
    for paragraph in found:
        # words can stand twice in a source, so the id decides before the words alone do
        before = same.get((paragraph.id, paragraph.sha256)) or marks.get(paragraph.sha256)
        marked.append(
            ParagraphRecord(
                id=paragraph.id,
                chars=paragraph.chars,
                sha256=paragraph.sha256,
                quotes=before.quotes if before else None,
                no_claim=before.no_claim if before else None,
            )
        )
    return tuple(marked)


def _recorded(loaded: Loaded, source: str) -> tuple[ParagraphRecord, ...]:
    known = loaded.debate.sources.get(source)
    return known.paragraphs if known is not None else ()


def _file(loaded: Loaded, source: str) -> str:
    reading = loaded.files.sources.get(source)
    return reading.document.text if reading is not None else ""


def _new_file(loaded: Loaded, source: str, kind: SourceKind, document: str | None) -> str:
    if problem := id_problem(source):
        raise UnknownIdError(f"'{source}' cannot be the id of a source: {problem}")
    if any(file.type == "source" and file.id == source for file in loaded.files.folder.files):
        raise UnreadableFileError(f"the source '{source}' has errors; see 'argmap check'")
    lines = [f"kind: {kind}"]
    lines += [f"document: {document}"] if document is not None else []
    return "\n".join(lines) + "\n"
