"""``argmap sources``: index the texts, verify the locators, and see what is not accounted for."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.reading import read_source
from argmap.commands.terminal.command_group import PlainCommand
from argmap.commands.terminal.completion import source_ids
from argmap.commands.terminal.document_text import document_text
from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.lookup import find_source
from argmap.commands.terminal.open_debate import open_debate, open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import command, complain, emit, emit_json, say, say_next
from argmap.commands.threads import import_thread, thread_text
from argmap.editing.preflight import claims_of
from argmap.editing.source_index import Indexed, index, refresh
from argmap.editing.source_verification import Outcome, Verification, verify
from argmap.editing.steps import Write, carry_out
from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import counted
from argmap.graph.sources.coverage import coverage
from argmap.graph.sources.paragraphs import digest
from argmap.schema.errors import UnknownIdError

sources = typer.Typer(
    help="Keep track of the texts behind the map, without keeping a copy of them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
DocumentId = Annotated[
    str | None,
    typer.Option("--document", help="Which document it is, where there are several.", metavar="ID"),
]


sources.command("import", cls=PlainCommand)(import_thread)
sources.command("text", cls=PlainCommand)(thread_text)
sources.command("read", cls=PlainCommand)(read_source)


@sources.command("index", cls=PlainCommand)
def index_texts(
    file: Annotated[Path, typer.Argument(help="The text, in UTF-8.", metavar="FILE")],
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            help="The post or comment to index; without it all known ones are refreshed.",
            metavar="ID",
            autocompletion=source_ids,
        ),
    ] = None,
    lines: Annotated[
        str | None,
        typer.Option("--lines", help="Its first and last line in the text.", metavar="A-B"),
    ] = None,
    document: DocumentId = None,
    claims: Claims = HERE,
    debate: DebateId = None,
) -> None:
    """Write down the paragraphs of a source.

    Of each paragraph it notes an id, the place and a fingerprint, never the words. Makes the
    source's file, or refreshes it and keeps everything else in it. Never changes what a
    cited id leads to: where it would have to, it says so, writes nothing and exits with 1.
    """
    if lines is not None and source is None:
        raise typer.BadParameter("name the source with --source", param_hint="--lines")
    text, loaded = document_text(file), open_loaded(claims, debate)
    span = _span(lines)
    if source is None:
        found = refresh(loaded, text, document)
    else:
        with suppress(UnknownIdError):  # a source that is not there yet is made
            source = find_source(loaded.debate, source).id
        found = (index(loaded, text, source, lines=span, document=document),)
    if refused := [one for one in found if one.refused]:
        _refuse(refused)
    name = f"claims/{loaded.debate.id}/sources"
    writes = [
        Write(f"{name}/{one.source}.yaml", one.after, one.before or None)
        for one in found
        if one.after != one.before
    ]
    carry_out(writes, claims_of(loaded))
    _tell(found)
    _compare(text, loaded.debate)
    say_next("sources coverage", "check")


@sources.command("verify", cls=PlainCommand)
def verify_locators(
    text: Annotated[Path, typer.Option("--text", help="The text, in UTF-8.", metavar="FILE")],
    document: DocumentId = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    json: Json = False,
) -> None:
    """Prove that the locators still lead to the same words.

    Each recorded paragraph is ok, moved, or missing; exits with 1 where one is missing.
    """
    found = verify(open_debate(claims, debate), document_text(text), document)
    if json:
        emit_json(_verified(found))
    else:
        _emit_verified(found, text)
    if found.count(Outcome.MISSING):
        raise typer.Exit(ERRORS_FOUND)


@sources.command("coverage", cls=PlainCommand)
def list_missing(claims: Claims = HERE, debate: DebateId = None, *, json: Json = False) -> None:
    """List the paragraphs that the map does not account for.

    No stance or relation cites them, and they are no heading, courtesy or quotation.

    Exits with 1 where there are any.
    """
    found = coverage(open_debate(claims, debate))
    if json:
        emit_json(
            {
                "paragraphs": found.total,
                "cited": found.cited,
                "excused": found.excused,
                "share": round(found.share, 4),
                "missing": [{"source": s, "paragraph": p} for s, p in found.missing],
            }
        )
    else:
        by_source: dict[str, list[str]] = {}
        for source, paragraph in found.missing:
            by_source.setdefault(source, []).append(paragraph)
        if by_source:
            emit(columns([(source, ", ".join(missing)) for source, missing in by_source.items()]))
        say(
            f"{100 * found.share:.1f} % of {counted(found.total, 'paragraph')} accounted for: "
            f"{found.cited} cited, {found.excused} without a claim of their own, "
            f"{len(found.missing)} missing"
        )
        say_next(*(f"thread {source}" for source in [*by_source][:1]), "stats")
    if found.missing:
        raise typer.Exit(ERRORS_FOUND)


def _span(lines: str | None) -> tuple[int, int] | None:
    """Read ``A-B``, the first and the last line."""
    if lines is None:
        return None
    first, hyphen, last = lines.partition("-")
    numbers = [first, last if hyphen else first]
    if all(n.isascii() and n.isdigit() for n in numbers) and 0 < int(numbers[0]) <= int(numbers[1]):
        return int(numbers[0]), int(numbers[1])
    raise typer.BadParameter(
        f"'{lines}' is no pair of line numbers such as 12-40", param_hint="--lines"
    )


def _refuse(refused: Sequence[Indexed]) -> None:
    """Name the cited paragraphs that stand in the way, and end the command."""
    complain("nothing was written: these cited paragraphs would lead to other words, or nowhere")
    say(columns([(one.source, ", ".join(one.refused)) for one in refused]))
    say("change the locators that cite them first, or index the text they were taken from")
    raise typer.Exit(ERRORS_FOUND)


def _tell(found: Sequence[Indexed]) -> None:
    """Say what was written, and what changed."""
    rows = []
    for one in found:
        changes = [f"{len(one.added)} new"] if one.added else []
        changes += [f"{one.shifted} at another place"] if one.shifted else []
        changes += [f"dropped {', '.join(one.dropped)}"] if one.dropped else []
        if changes:
            rows.append((one.source, counted(len(one.paragraphs), "paragraph"), "; ".join(changes)))
    if rows:
        emit(columns(rows))
    unchanged = counted(len(found) - len(rows), "source")
    if len(rows) < len(found):
        emit(f"  {unchanged}: every paragraph stands where the record says")
    written = sum(one.after != one.before for one in found)
    say(f"{counted(written, 'file')} written" if written else "nothing to write")
    for one in found:
        if not one.before:
            kind = one.after.partition("\n")[0]
            say(f"made sources/{one.source}.yaml ({kind}); add its author and what it replies to")


def _compare(text: str, debate: Debate) -> None:
    """Say where the text is not the one that the debate records."""
    recorded = {document.sha256 for document in debate.documents.values()}
    if recorded and digest(text) not in recorded:
        say(f"debate.yaml records another text; the SHA-256 of this one is {digest(text)}")


def _verified(verification: Verification) -> dict[str, object]:
    return {
        "document": verification.document,
        "same_text": verification.same,
        "paragraphs": [
            {
                "source": paragraph.source,
                "paragraph": paragraph.paragraph,
                "outcome": paragraph.outcome.value,
                "chars": list(paragraph.chars) if paragraph.chars else None,
            }
            for paragraph in verification.paragraphs
        ],
    }


def _emit_verified(verification: Verification, text: Path) -> None:
    all_of = Counter(paragraph.source for paragraph in verification.paragraphs)
    for outcome in (Outcome.MISSING, Outcome.MOVED):
        by_source: dict[str, list[str]] = {}
        for paragraph in verification.paragraphs:
            if paragraph.outcome is outcome:
                by_source.setdefault(paragraph.source, []).append(paragraph.paragraph)
        rows = [
            (source, f"all {len(names)}" if len(names) == all_of[source] else ", ".join(names))
            for source, names in by_source.items()
        ]
        if rows:
            emit(f"{outcome}:\n{columns(rows)}")
    counts = ", ".join(f"{verification.count(outcome)} {outcome}" for outcome in Outcome)
    whole = {
        True: "the text is the recorded one",
        False: "the text is not the recorded one",
        None: "no fingerprint of the whole text is recorded",
    }[verification.same]
    emit(wrapped(f"{counted(len(verification.paragraphs), 'paragraph')}: {counts}; {whole}"))
    moved = verification.count(Outcome.MOVED) > 0
    say_next(command("sources", "index", text) if moved else "sources coverage")
