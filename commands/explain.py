"""``argmap explain``: what a code means, why it matters, and how to fix it."""

from typing import Annotated

import typer

from argmap.checks.catalogue import CATALOGUE, TOPICS
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.options import Json
from argmap.commands.terminal.output import emit, emit_heading, emit_json, say_next
from argmap.graph.model.suggestions import nearest
from argmap.schema.errors import UnknownIdError
from argmap.schema.finding import Rule

EXAMPLES = """\b
Examples:
  argmap explain                        list all codes
  argmap explain undercut-without-step  explain one
"""


def explain(
    code: Annotated[
        str | None,
        typer.Argument(help="A code, as 'argmap check' shows it.", metavar="CODE"),
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Explain what 'argmap check' finds: what a code means, why it matters, and how to fix it."""
    rule = None if code is None else CATALOGUE.get(code.strip("[]"))
    if code is not None and rule is None:
        raise UnknownIdError(f"there is no code '{code}'", nearest(code, CATALOGUE, likeness=60))
    if json:
        rules = CATALOGUE.values() if rule is None else [rule]
        emit_json({"rules": [one._asdict() for one in rules]})
    elif rule is None:
        _list()
    else:
        _explain(rule)
        say_next("check", "explain")


def _explain(rule: Rule) -> None:
    emit_heading(f"{rule.severity}[{rule.code}]: {rule.title}")
    emit()
    emit(wrapped(rule.why))
    for word, example in (("Before", rule.before), ("After", rule.after)):
        if example:
            emit(f"\n{word}:")
            emit("\n".join(f"    {line}" for line in example.split("\n")))


def _list() -> None:

    for topic, rules in TOPICS.items():
        emit_heading(topic)
        emit(columns([(rule.code, rule.severity.value, rule.title) for rule in rules]))
        emit()
    say_next("explain unknown-node")
