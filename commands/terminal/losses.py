"""Say what an import or an export lost."""

from itertools import groupby

from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.output import say
from argmap.exchange.interface import WITHOUT, Fate, LossReport


def say_losses(report: LossReport) -> None:
    """Print a loss report for people: counts by kind of thing, then the reasons."""
    for thing, counts in report.counts.items():
        parts = [f"{counts[fate]} {fate}" for fate in Fate if counts.get(fate)]
        say(f"  {thing}: {', '.join(parts)}")
    fields = [loss for loss in report.losses if loss.reason.startswith(WITHOUT)]
    for thing, lost in groupby(fields, key=lambda loss: loss.thing):
        most = sorted(lost, key=lambda loss: -loss.count)
        named = (f"{_brief(loss.reason.removeprefix(WITHOUT))} ({loss.count})" for loss in most)
        say(wrapped(f"changed {thing}, without: {', '.join(named)}", 2, 2))
    for loss in report.losses:
        if loss in fields:
            continue
        examples = ", ".join(_brief(example) for example in loss.examples)
        say(f"  {loss.fate} {loss.thing} ({loss.count}): {loss.reason} [{examples}]")
    if report.is_lossless:
        say("  nothing was lost")


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"  # noqa: PLR2004 - a part of a line
