"""``argmap sources read``: go through a source paragraph by paragraph, and map what it says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from argmap.commands.terminal.changes import refuse_errors, write_and_list
from argmap.commands.terminal.completion import source_ids
from argmap.commands.terminal.document_text import document_text
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_source, find_target
from argmap.commands.terminal.node_questions import NodeQuestions
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, emit_heading, say, say_next
from argmap.commands.terminal.prompts import Asker, ask, can_ask
from argmap.commands.terminal.stance_questions import GivenOptions, StanceQuestions
from argmap.editing.preflight import claims_of
from argmap.editing.source_verification import locate
from argmap.editing.stances import plan_stance
from argmap.editing.steps import Write, carry_out
from argmap.editing.values import add_key
from argmap.graph.model.wording import counted
from argmap.graph.sources.coverage import coverage
from argmap.loading.loaded import Loaded
from argmap.schema.errors import ArgmapError
from argmap.schema.provenance import NoClaim
from argmap.schema.traits import meanings

_CHOICES: Final = "n new node · s stance on a node · c claims nothing · Enter later · q quit"


class _Unread(NamedTuple):
    """A paragraph that nobody has mapped yet, with its words."""

    source: str
    paragraph: str
    words: str

    @property
    def name(self) -> str:
        return f"{self.source}:{self.paragraph}"


def read_source(
    text: Annotated[
        Path, typer.Option("--text", help="The text, or the file of the thread.", metavar="FILE")
    ],
    source: Annotated[
        str | None,
        typer.Argument(help="Only this source.", metavar="SOURCE", autocompletion=source_ids),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
) -> None:
    """Go through the paragraphs that the map does not account for, one by one.

    Shows each with its author and offers what can come of it: a new node, a stance on a node that
    is there, or the remark that it claims nothing. Without a terminal it lists them. You can stop
    at any time: what you did is written, and the next run goes on from there.
    """
    words = document_text(text)
    loaded = open_loaded(claims, debate)
    if source is not None:
        source = find_source(loaded.debate, source).id
    places = list(_places(loaded, words, source))
    if not can_ask():
        for place in places:
            emit(wrapped(f"{place.name}  {place.words}", 0, 4))
        say(f"{counted(len(places), 'paragraph')} to read; at a terminal each can be mapped")
        return
    for number, place in enumerate(places, 1):
        emit_heading(f"\n{place.name} ({number} of {len(places)}) {_head(loaded, place.source)}")
        emit(wrapped(place.words, 2))
        if not _handled(place, claims, debate):
            break
    say_next("sources coverage", "check")


def _places(loaded: Loaded, words: str, source: str | None) -> Iterator[_Unread]:
    """Yield the paragraphs to read, in the order of the sources."""
    found = {
        name: {
            paragraph.id: words[slice(*chars)]
            for paragraph, chars in locate(here.paragraphs, words)
            if chars is not None
        }
        for name, here in loaded.debate.sources.items()
    }
    for name, paragraph in coverage(loaded.debate).missing:
        if source in {None, name} and paragraph in found[name]:
            yield _Unread(name, paragraph, found[name][paragraph])


def _head(loaded: Loaded, source: str) -> str:
    """Say who wrote a source, and what it answers."""
    record = loaded.debate.sources[source].record
    author = loaded.debate.people[record.author].name if record.author else ""
    answers = f"answers {record.replies_to}" if record.replies_to else ""
    return " · ".join(part for part in (author, str(record.date or ""), answers) if part)


def _handled(place: _Unread, claims: Path, debate: str | None) -> bool:
    """Ask what comes of a paragraph, and do it; False where somebody wants to stop."""
    while True:
        answer = ask(_CHOICES).lower()
        if answer in {"", "q"}:
            return answer == ""
        action = {"n": _new_node, "s": _add_stance, "c": _claims_nothing}.get(answer)
        if action is None:
            say("  write one of these letters")
            continue
        try:
            if action(place, open_loaded(claims, debate)):
                return True
        except (ArgmapError, typer.Exit) as error:
            say(f"  {error}" if isinstance(error, ArgmapError) else "  nothing was written")


def _given(place: _Unread, loaded: Loaded) -> GivenOptions:
    author = loaded.debate.sources[place.source].record.author
    return GivenOptions(by=author, source=place.source, at=(place.paragraph,))


def _new_node(place: _Unread, loaded: Loaded) -> bool:
    planned = NodeQuestions(loaded.debate, _given(place, loaded), Asker(may_ask=True)).ask()
    if isinstance(planned, str):
        return _stance_on(planned, place, loaded)
    write_and_list(planned.steps, loaded)
    return True


def _add_stance(place: _Unread, loaded: Loaded) -> bool:
    words = ask("\nOn which node? Its id, or its whole title")
    return bool(words) and _stance_on(words, place, loaded)


def _stance_on(words: str, place: _Unread, loaded: Loaded) -> bool:
    target = find_target(loaded.debate, words, exact=True)
    questions = StanceQuestions(loaded.debate, _given(place, loaded), Asker(may_ask=True))
    added = questions.ask(needed=True)
    if added is None:
        return False
    steps = (*questions.new_files, plan_stance(loaded, target, added))
    refuse_errors(steps, loaded)
    carry_out(steps, claims_of(loaded))
    emit(f"{added.by} {added.stance}: {steps[-1].file}")
    return True


def _claims_nothing(place: _Unread, loaded: Loaded) -> bool:
    why = Asker(may_ask=True).choice("", "Why not?", None, meanings(NoClaim), NoClaim.COURTESY)
    reading = loaded.files.sources[place.source]
    ids = [paragraph.id for paragraph in loaded.debate.sources[place.source].paragraphs]
    path = reading.path("paragraphs", ids.index(place.paragraph))
    document = reading.document
    carry_out(
        [Write(document.file, add_key(document, path, "no_claim", why), document.text)],
        claims_of(loaded),
    )
    return True
