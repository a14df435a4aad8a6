"""``argmap sources import`` and ``text``: a thread as people and sources, and as plain text."""

from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.losses import say_losses
from argmap.commands.terminal.open_debate import suggest_about
from argmap.commands.terminal.options import HERE, Claims, DryRun, Json
from argmap.commands.terminal.output import complain, emit, emit_json, say, say_next
from argmap.editing.import_plan import carry_out_imports
from argmap.editing.steps import carry_out
from argmap.editing.thread_files import ThreadChange, added_thread, new_debate
from argmap.exchange.conversations.document import thread_document
from argmap.exchange.conversations.recognition import read_thread
from argmap.exchange.conversations.records import ThreadRecords, thread_records
from argmap.graph.model.wording import counted
from argmap.loading.discovery import CLAIMS, DEBATE_FILE, find_claims
from argmap.loading.documents import read_bytes
from argmap.loading.load import load
from argmap.schema.errors import NoDebateError
from argmap.schema.ids import id_problem

ThreadFile = Annotated[
    Path, typer.Argument(help="The thread, as the forum gives it.", metavar="FILE")
]
Address = Annotated[
    str,
    typer.Option(
        "--address",
        help="The address of the forum, where the file does not hold it (Discourse).",
        metavar="URL",
    ),
]


def import_thread(
    file: ThreadFile,
    into: Annotated[
        str,
        typer.Option(
            "--into",
            help="The debate that the thread belongs to, new or known: its id, or its folder.",
            metavar="DEBATE",
        ),
    ],
    address: Address = "",
    claims: Claims = HERE,
    *,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Make people and sources of a thread: who wrote what, when, in reply to what.

    Reads topics of Discourse, issues and discussions of GitHub, items of Hacker News, posts of
    Reddit, LessWrong and the EA Forum, and mbox. Notes where each paragraph stands and whom it
    quotes; keeps no text of the thread. A newer version of the same file adds what is new.
    """
    claims, into = _place(claims, into)
    if problem := id_problem(into):
        complain(f"'{into}' cannot be the name of a debate: {problem}")
        raise typer.Exit(MISUSE)
    thread = read_thread(str(file), read_bytes(file), address)
    folder = _claims_folder(claims)
    loaded = load(folder, into) if (folder / into / DEBATE_FILE).is_file() else None
    made = thread_records(thread, into, loaded.debate if loaded is not None else None)
    change = None if loaded is None else added_thread(made.records, loaded)
    if not dry_run:
        if change is None:
            carry_out_imports([new_debate(made.records)], folder)
        else:
            carry_out(change.steps, folder)
    _tell(made, change, written=not dry_run, json=json)
    if not dry_run:
        suggest_about(claims, folder, into)
        _say_next(made)


def thread_text(file: ThreadFile, address: Address = "") -> None:
    """Print a thread as plain text: the text in which the places of paragraphs are counted."""
    thread = read_thread(str(file), read_bytes(file), address)
    emit(thread_document(thread).text.removesuffix("\n"))


def _place(claims: Path, into: str) -> tuple[Path, str]:
    """Take the folder of a debate, such as ``claims/tea``, for the debate in it."""
    folder = Path(into)
    if folder.name != into and folder.absolute().parent.name == CLAIMS:
        return folder.absolute().parent.parent, folder.name
    return claims, into


def _claims_folder(claims: Path) -> Path:
    """Find the folder of debates; where there is none, it is made here."""
    try:
        return find_claims(claims)
    except NoDebateError:
        return claims / CLAIMS


def _tell(made: ThreadRecords, change: ThreadChange | None, *, written: bool, json: bool) -> None:
    records = made.records
    change = change or ThreadChange()
    if json:
        emit_json(
            {
                "debate": records.id,
                "written": written,
                "people": sorted(records.people),
                "sources": list(records.sources),
                "rewritten": list(change.rewritten),
                "vanished": list(change.vanished),
                "gone": [{"source": s, "paragraph": p} for s, p in change.gone],
                "report": made.report.as_json(),
            }
        )
    else:
        paragraphs = sum(len(fields["paragraphs"]) for fields in records.sources.values())
        emit(
            f"{records.debate['title']}: {counted(len(records.people), 'person', 'people')}, "
            f"{counted(len(records.sources), 'source')}, {counted(paragraphs, 'paragraph')}"
        )
    say_losses(made.report)
    if change.rewritten:
        say(f"some of their words are gone from the file: {', '.join(change.rewritten)}")
    if change.vanished:
        say(f"no longer in the file, and left alone here: {', '.join(change.vanished)}")
    if change.gone:
        say("these cited paragraphs changed in the file; check what the map says of them")
        say(columns([(source, paragraph) for source, paragraph in change.gone]))
    if not written:
        say("nothing was written: this was a dry run")


def _say_next(made: ThreadRecords) -> None:
    """Offer the first source of the thread, and the first paragraph that may claim something."""
    records = made.records
    name, fields = next(iter(records.sources.items()))
    own = [each for each in fields["paragraphs"] if not each.keys() & {"no_claim", "quotes"}]
    say_next(
        f"thread {name}",
        "sources coverage",
        *(f"new --at {name}:{paragraph['id']}" for paragraph in own[:1]),
    )
