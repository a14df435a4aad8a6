"""Open a debate for a query, and say what had to be left out."""

from collections import Counter
from pathlib import Path

from argmap.commands.terminal.output import say
from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Severity

_NAMED = 3


def open_debate(claims: Path, debate: str | None) -> Debate:
    """Load a debate; a query answers whenever that can be done."""
    return open_loaded(claims, debate).debate


def open_loaded(claims: Path, debate: str | None) -> Loaded:
    """Load a debate together with its files; say what its errors keep out of the answer."""
    loaded = load(claims, debate)
    errors = (f for f in loaded.findings if f.severity is Severity.ERROR)
    by_file = Counter(finding.location.file for finding in errors)
    if by_file:
        total = by_file.total()
        files = sorted(by_file)
        more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
        what = "what has an error" if total == 1 else f"what has errors ({total})"
        say(f"left out: {what} in {', '.join(files[:_NAMED])}{more}; 'argmap check' explains")
    return loaded
