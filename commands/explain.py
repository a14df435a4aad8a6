"""``argmap explain``: a code of ``argmap check``, or a word of the format."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final

import typer

from argmap.checks.catalogue import CATALOGUE, TOPICS
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.options import Json
from argmap.commands.terminal.output import emit, emit_heading, emit_json, say_next
from argmap.graph.model.suggestions import nearest
from argmap.graph.model.wording import listed
from argmap.schema.errors import UnknownIdError
from argmap.schema.finding import Rule
from argmap.schema.traits import KindTraits, RelationTraits, StanceTraits, Vocabulary
from argmap.schema.vocabulary import (
    ExampleForm,
    Justification,
    Kind,
    Profile,
    RelationKind,
    StanceKind,
    Status,
)

EXAMPLES = """\b
Examples:
  argmap explain                        list all codes and words
  argmap explain undercut-without-step  explain a code
  argmap explain undercuts              explain a word of the format
"""

WORDS: Final[Mapping[str, type[Vocabulary]]] = {
    "kind of node": Kind,
    "relation": RelationKind,
    "stance": StanceKind,
    "form of example": ExampleForm,
    "status": Status,
    "justification": Justification,
    "profile": Profile,
}
"""The vocabulary, by what each list of words is called."""


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            help="A code, as 'argmap check' shows it, or a word of the format.", metavar="CODE"
        ),
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Explain what 'argmap check' finds, or what a word of the format means.

    Of a code: what it means, why it matters, and how to fix it. Words are the kinds of node, the
    relations, the stances and the statuses.
    """
    rules, words = _meant(code)
    if json:
        emit_json(
            {
                "rules": [rule._asdict() for rule in rules],
                "words": [_shape(what, word) for what, word in words],
            }
        )
    elif code is None:
        _emit_list()
    else:
        for rule in rules:
            _emit_rule(rule)
        for number, (what, word) in enumerate(words):
            if number or rules:
                emit()
            _emit_word(what, word)
        say_next("check" if rules else "docs format", "explain")


def _meant(code: str | None) -> tuple[list[Rule], list[tuple[str, Vocabulary]]]:
    """Find the codes and words that are meant; one word may belong to several lists."""
    words = [(what, word) for what, vocabulary in WORDS.items() for word in vocabulary]
    if code is None:
        return [*CATALOGUE.values()], words
    name = code.strip("[]").lower().replace(" ", "-")
    rules = [CATALOGUE[name]] if name in CATALOGUE else []
    meant = [
        (what, word)
        for what, word in words
        if name.replace("_", "-") in {word.value.replace("_", "-"), word.label.replace(" ", "-")}
    ]
    if not rules and not meant:
        near = nearest(name, [*CATALOGUE, *(word.value for _, word in words)], likeness=60)
        raise UnknownIdError(f"there is no code and no word '{code}'", near)
    return rules, meant


def _emit_rule(rule: Rule) -> None:
    emit_heading(f"{rule.severity}[{rule.code}]: {rule.title}")
    emit()
    emit(wrapped(rule.why))
    for word, example in (("Before", rule.before), ("After", rule.after)):
        if example:
            emit(f"\n{word}:")
            emit("\n".join(f"    {line}" for line in example.split("\n")))


def _emit_word(what: str, word: Vocabulary) -> None:
    emit_heading(f"{word.value} ({what})")
    emit(wrapped(word.description, 2))
    if rows := list(_rows(word)):
        emit(columns(rows))


def _rows(word: Vocabulary) -> Iterable[tuple[str, str]]:
    """Say what else the table of the vocabulary knows of a word."""
    traits = word.traits
    if word.label != word.value:
        yield "shown as", word.label
    if isinstance(traits, KindTraits):
        if traits.must_have:
            yield "must have", listed(traits.must_have, "or")
        if own := [key for key in traits.keys if key not in traits.must_have]:
            yield "may have", listed(own)
    if isinstance(traits, RelationTraits):
        targets = {"a node": traits.to_nodes, "a step, 'a -> b'": traits.to_steps}
        yield "leads to", listed([target for target, allowed in targets.items() if allowed], "or")
        yield "is a step", "yes: it may be a target itself" if traits.is_step else "no"
        yield "counts as reply", "yes" if traits.is_reply else "no"
        if traits.aif:
            yield "in AIF", traits.aif
    if isinstance(traits, StanceTraits):
        yield (
            "counts as",
            "accepting" if traits.accepts else "rejecting" if traits.rejects else "neither",
        )


def _shape(what: str, word: Vocabulary) -> dict[str, Any]:
    return {
        "word": word.value,
        "of": what,
        "label": word.label,
        "meaning": word.meaning,
        "description": word.description,
    }


def _emit_list() -> None:
    for topic, rules in TOPICS.items():
        emit_heading(topic)
        emit(columns([(rule.code, rule.severity.value, rule.title) for rule in rules]))
        emit()
    emit_heading("Words of the format")
    rows = [(what, ", ".join(word.value for word in words)) for what, words in WORDS.items()]
    emit(columns(rows))
    emit()
    say_next("explain unknown-node", "explain undercuts", "docs")
