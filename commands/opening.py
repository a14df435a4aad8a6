"""Open a debate for a query, and say what had to be left out."""

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.commands.output import say

if TYPE_CHECKING:
    from argmap.graph.debate import Debate


def open_debate(claims: Path, debate: str | None) -> "Debate":
    """Load a debate; a query answers whenever that can be done."""
    from argmap.graph.load import load
    from argmap.schema.finding import Severity

    loaded = load(claims, debate)
    errors = [f for f in loaded.findings if f.severity is Severity.ERROR]
    if errors:
        files = sorted({finding.location.file for finding in errors})
        shown = ", ".join(files[:3]) + (", …" if len(files) > 3 else "")  # noqa: PLR2004 - a few
        say(f"left out: what has errors in {shown}; see 'argmap check'")
    return loaded.debate
