"""Open the debate that a query is about, and say what had to be left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.options import HERE
from argmap.commands.terminal.output import say, suggest_within
from argmap.commands.terminal.prompts import ask, can_ask, pick
from argmap.graph.model.debate import Debate
from argmap.graph.model.text import words
from argmap.graph.model.wording import listed
from argmap.loading.discovery import CLAIMS, find_claims, list_debates, scan
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.schema.errors import NoDebateError, TargetSyntaxError
from argmap.schema.finding import Severity
from argmap.schema.ids import StepName, parse_target, slug

_NAMED: Final = 3
LOADER: Final = ContextVar[Callable[[Path, str | None], Loaded] | None]("LOADER", default=None)
"""How a debate is loaded, where a program answers many questions; else from its files."""


def open_debate(claims: Path, debate: str | None, *names: str | Sequence[str] | None) -> Debate:
    """Load a debate; a query answers whenever that can be done.

    Parameters
    ----------
    claims : Path
        Where ``claims/`` is.
    debate : str, optional
        The id of the debate.
    *names : str or sequence of str
        What the query asks about. Where there are several debates and none is named, it is the
        one that has these nodes, people or sources; else a terminal is asked.
    """
    return open_loaded(claims, debate, *names).debate


def open_loaded(claims: Path, debate: str | None, *names: str | Sequence[str] | None) -> Loaded:
    """Load a debate together with its files; say what its errors keep out of the answer."""
    chosen = debate if debate is not None else _choose(find_claims(claims), names)
    loaded = (LOADER.get() or load)(claims, chosen)
    suggest_within(_option(claims), chosen or "")
    errors = (f for f in loaded.findings if f.severity is Severity.ERROR)
    by_file = Counter(finding.location.file for finding in errors)
    if by_file:
        total = by_file.total()
        files = sorted(by_file)
        more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
        what = "what has an error" if total == 1 else f"what has errors ({total})"
        say(f"left out: {what} in {', '.join(files[:_NAMED])}{more}; see 'argmap check'")
    return loaded


def suggest_about(claims: Path, folder: Path, debate: str | None = None) -> None:
    """Let suggested commands be about a debate of a folder of debates: this one, or the first."""
    debates = list_debates(folder)
    several = len(debates) > 1
    suggest_within(_option(claims), (debate or debates[0]) if several else "")


def _option(claims: Path) -> str:
    """Write the value of --claims; empty where a command finds the debates without it."""
    return "" if claims in {HERE, HERE / CLAIMS} else str(claims)


def _choose(claims: Path, names: Iterable[str | Sequence[str] | None]) -> str | None:
    """Choose among several debates; None where there is nothing to choose, or nobody to ask."""
    debates = list_debates(claims)
    if len(debates) <= 1:
        return None
    texts = [name if isinstance(name, str) else " ".join(name) for name in names if name]
    fitting = _that_have(claims, debates, texts) or debates
    if len(fitting) == 1:
        say(f"in the debate '{fitting[0]}'")
        return fitting[0]
    if can_ask():
        return _ask(fitting)
    if fitting != debates:
        raise NoDebateError(
            f"{listed([repr(text) for text in texts])} is in several debates; "
            f"name one of them with --debate: {', '.join(fitting)}"
        )
    return None


def _ask(debates: Sequence[str]) -> str:
    """Ask for one of several debates."""
    say("There are several debates:")
    say(columns([(str(place), name) for place, name in enumerate(debates, 1)]))
    while (chosen := pick(ask("which one? a number or an id"), debates)) is None:
        say(f"  write a number from 1 to {len(debates)}, or an id")
    return debates[chosen]


def _that_have(claims: Path, debates: Sequence[str], texts: Sequence[str]) -> list[str]:
    """List the debates that have everything of these names; only names of files are read."""
    wanted = [_ids(text) for text in texts]
    found = []
    for debate in debates:
        files = scan(claims, debate).files
        known = {file.id for file in files}
        people = [set(words(file.id)) for file in files if file.type == "person"]
        if wanted and all(
            ids <= known or any(set(slug(text).split("-")) <= name for name in people)
            for ids, text in zip(wanted, texts, strict=True)
        ):
            found.append(debate)
    return found


def _ids(text: str) -> set[str]:
    """Find the ids that a name is made of: itself, or the nodes of a step."""
    try:
        target = parse_target(" ".join(text.split()))
    except TargetSyntaxError:
        return {text}
    ids = set()
    while isinstance(target, StepName):
        ids.add(target.source)
        target = target.target
    return {*ids, target}
