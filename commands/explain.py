"""``argmap explain``: a code of ``argmap check``, or a word of the format."""

import re
from collections.abc import Iterable, Iterator, Mapping
from inspect import getdoc
from typing import Annotated, Any, Final, NamedTuple

import typer

from argmap.checks.catalogue import CATALOGUE, TOPICS
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.options import Json
from argmap.commands.terminal.output import emit, emit_heading, emit_json, say_next
from argmap.graph.model.suggestions import nearest
from argmap.graph.model.wording import listed
from argmap.schema.debate import DebateRecord
from argmap.schema.errors import UnknownIdError
from argmap.schema.finding import Rule
from argmap.schema.node import NodeRecord, RelationRecord, StanceRecord
from argmap.schema.person import PersonRecord
from argmap.schema.provenance import AuthorEstablished, Identified, NoClaim, SourceKind
from argmap.schema.published import docstrings
from argmap.schema.record import Record
from argmap.schema.schemes import SCHEMES
from argmap.schema.source import ParagraphRecord, SourceRecord
from argmap.schema.terms import Term
from argmap.schema.traits import KindTraits, RelationTraits, StanceTraits, Vocabulary
from argmap.schema.vocabulary import (
    ExampleForm,
    Justification,
    Kind,
    ObjectionState,
    Profile,
    QuestionState,
    RelationKind,
    StanceKind,
    Status,
)

EXAMPLES = """\b
Examples:
  argmap explain                        list all codes and words
  argmap explain undercut-without-step  explain a code
  argmap explain undercuts              explain a word of the format
  argmap explain kernel of truth        or of the analysis, as commands and pages print it
"""

WORDS: Final[Mapping[str, type[Vocabulary]]] = {
    "kind of node": Kind,
    "relation": RelationKind,
    "stance": StanceKind,
    "form of example": ExampleForm,
    "status": Status,
    "justification": Justification,
    "profile": Profile,
    "term of the analysis": Term,
    "state of an objection": ObjectionState,
    "state of a question": QuestionState,
    "kind of source": SourceKind,
    "how a person is known": Identified,
    "how an author is known": AuthorEstablished,
    "paragraph without a claim": NoClaim,
}
"""The vocabulary, by what each list of words is called."""

KEYS: Final[Mapping[str, type[Record]]] = {
    "key of a node": NodeRecord,
    "key of a relation": RelationRecord,
    "key of a stance": StanceRecord,
    "key of a person": PersonRecord,
    "key of a source": SourceRecord,
    "key of a paragraph": ParagraphRecord,
    "key of the debate": DebateRecord,
}
"""The records whose keys are words too, by what their keys are called."""

_SCHEME: Final = "argumentation scheme"
_LIST: Final = "list of words"


class ExplainedWord(NamedTuple):
    """A word that is explained.

    Attributes
    ----------
    word, of : str
        The word, and which list it belongs to.
    label, meaning, description : str
        As readers see it; what it means, in a few words and in a sentence.
    names : frozenset of str
        Everything it is found by.
    traits : Any
        What else its table says of it; None where there is no more.
    """

    word: str
    of: str
    label: str
    meaning: str
    description: str
    names: frozenset[str]
    traits: Any = None


def _all_words() -> Iterator[ExplainedWord]:
    """Yield the words of all tables: values, schemes, keys, and the names of the tables."""
    for what, vocabulary in WORDS.items():
        for word in vocabulary:
            traits = word.traits
            names = {word.value, word.label}
            if (said := getattr(traits, "of_step", "")) and said not in list(vocabulary):
                names.add(said)  # a step holds where a claim stands
            yield ExplainedWord(
                word.value, what, word.label, word.meaning, word.description,
                frozenset(map(_plain, names)), traits,
            )  # fmt: skip
    for scheme in sorted(SCHEMES):
        yield _described(scheme, _SCHEME, docstrings(RelationRecord)["scheme"])
    for what, record in KEYS.items():
        texts = docstrings(record)
        for name, field in record.model_fields.items():
            yield _described(field.alias or name, what, texts[name])
    for what, vocabulary in WORDS.items():
        listed_words = listed([word.value for word in vocabulary])
        text = f"{(getdoc(vocabulary) or '').splitlines()[0]} The words are {listed_words}."
        yield _described(what, _LIST, text)


def _described(word: str, of: str, description: str) -> ExplainedWord:
    return ExplainedWord(word, of, word, description, description, frozenset({_plain(word)}))


def _plain(name: str) -> str:
    """Write a name as it is looked up: hyphens, underscores and capitals make no difference."""
    return "-".join(re.split(r"[\s_-]+", name.strip().strip("[]").casefold()))


def explain(
    code: Annotated[
        list[str] | None,
        typer.Argument(
            help="A code, as 'argmap check' shows it, or a word that a command or a file has.",
            metavar="CODE",
            show_default=False,
        ),
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Explain what 'argmap check' finds, or what a word means that commands print.

    Of a code: what it means, why it matters, and how to fix it. Words are the kinds of node, the
    relations, stances and statuses, the terms of the analysis, and the keys of files.
    """
    rules, words = _meant(" ".join(code or ()) or None)
    if json:
        emit_json(
            {
                "rules": [rule._asdict() for rule in rules],
                "words": [_shape(word) for word in words],
            }
        )
    elif code is None:
        _emit_list()
    else:
        for rule in rules:
            _emit_rule(rule)
        for number, word in enumerate(words):
            if number or rules:
                emit()
            _emit_word(word)
        say_next("check" if rules else "docs format", "explain")


def _meant(code: str | None) -> tuple[list[Rule], list[ExplainedWord]]:
    """Find the codes and words that are meant; one word may belong to several lists."""
    words = list(_all_words())
    if code is None:
        return [*CATALOGUE.values()], words
    name = _plain(code)
    rules = [CATALOGUE[name]] if name in CATALOGUE else []
    meant = [word for word in words if name in word.names]
    if not rules and not meant:
        known = [*CATALOGUE, *(word.label for word in words)]
        near = nearest(name.replace("-", " "), known, likeness=60)
        message = f"there is no code and no word '{code}'; 'argmap explain' lists them"
        raise UnknownIdError(message, tuple(dict.fromkeys(near)))
    return rules, meant


def _emit_rule(rule: Rule) -> None:
    emit_heading(f"{rule.severity}[{rule.code}]: {rule.title}")
    emit()
    emit(wrapped(rule.why))
    for word, example in (("Before", rule.before), ("After", rule.after)):
        if example:
            emit(f"\n{word}:")
            emit("\n".join(f"    {line}" for line in example.split("\n")))


def _emit_word(word: ExplainedWord) -> None:
    emit_heading(f"{word.word} ({word.of})")
    emit(wrapped(word.description, 2))
    if rows := list(_rows(word)):
        emit(columns(rows))


def _rows(word: ExplainedWord) -> Iterable[tuple[str, str]]:
    """Say what else the table of the vocabulary knows of a word."""
    traits = word.traits
    if word.label != word.word:
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


def _shape(word: ExplainedWord) -> dict[str, Any]:
    return {
        "word": word.word,
        "of": word.of,
        "label": word.label,
        "meaning": word.meaning,
        "description": word.description,
    }


def _emit_list() -> None:
    for topic, rules in TOPICS.items():
        emit_heading(topic)
        emit(columns([(rule.code, rule.severity.value, rule.title) for rule in rules]))
        emit()
    emit_heading("Words of files, commands and pages")
    rows: dict[str, list[str]] = {}
    for word in _all_words():
        if word.of == _LIST:
            continue
        rows.setdefault(word.of, []).append(word.word)
    emit(columns([(what, ", ".join(words)) for what, words in rows.items()]))
    emit()
    say_next("explain unknown-node", "explain crux", "docs")
