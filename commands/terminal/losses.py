"""Say what an import or an export lost."""

from argmap.commands.terminal.output import say
from argmap.exchange.interface import Fate, LossReport


def say_losses(report: LossReport) -> None:
    """Print a loss report for people: counts by kind of thing, then the reasons."""
    for thing, counts in report.counts.items():
        parts = [f"{counts[fate]} {fate}" for fate in Fate if counts.get(fate)]
        say(f"  {thing}: {', '.join(parts)}")
    for loss in report.losses:
        examples = ", ".join(_brief(example) for example in loss.examples)
        say(f"  {loss.fate} {loss.thing} ({loss.count}): {loss.reason} [{examples}]")
    if report.is_lossless:
        say("  nothing was lost")


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"  # noqa: PLR2004 - a part of a line
