"""The grammar of ids and of targets, in one place.

A target is a node's id or a step, written ``from-id -> target``; where two relations join the same
pair, the relation's name replaces the arrow. Steps nest to the right: ``u -> a -> b`` is ``u``'s
relation to the step ``a -> b``.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from argmap.schema.errors import TargetSyntaxError
from argmap.schema.finding import quoted
from argmap.schema.folding import fold_letters
from argmap.schema.vocabulary import STEPS, RelationKind

ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH: Final = 64
ARROW: Final = "->"
STEPS_DEEP: Final = 8
"""How deep steps may nest: a longer chain is a mistake, or an attack on the reader."""

_TITLE_WORDS: Final = 6
_TITLE_LENGTH: Final = 48
_ID = re.compile(ID_PATTERN[:-1] + r"\Z")
_PARAGRAPH = re.compile(r"[a-z0-9]+(\.[a-z0-9]+)*\Z")
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
_NOTHING: Final = "null"
"""The one id that, written without quotation marks, YAML takes for no value."""
CONNECTORS: Final = {ARROW: None} | {kind.value: kind for kind in sorted(STEPS)}


@dataclass(frozen=True, slots=True)
class StepName:
    """A step as it is written in a file: who speaks, by which relation, against or for what.

    Attributes
    ----------
    source : str
        Id of the node that speaks.
    relation : RelationKind or None
        None where the arrow was written.
    target : str or StepName
        What the step leads to.

    Examples
    --------
    >>> str(parse_target("u -> a rebuts b"))
    'u -> a rebuts b'
    """

    source: str
    relation: RelationKind | None
    target: "WrittenTarget"

    def __str__(self) -> str:
        return f"{self.source} {self.relation or ARROW} {self.target}"


WrittenTarget: TypeAlias = str | StepName


@lru_cache(maxsize=1 << 14)  # a large debate names each of its nodes several times
def id_problem(text: str) -> str:
    """Say what is wrong with an id, or return the empty string.

    Examples
    --------
    >>> id_problem("learning-separates")
    ''
    >>> id_problem("Learning separates")
    'an id has only lower-case letters, digits and single hyphens'
    """
    if len(text) > ID_LENGTH:
        return f"an id has at most {ID_LENGTH} characters, this one has {len(text)}"
    if not _ID.match(text):
        return "an id has only lower-case letters, digits and single hyphens"
    if text in _DEVICES:
        return "Windows reserves this name for a device, so no file can have it"
    if text == _NOTHING:
        return "YAML reads this word as no value"
    return ""


def slug(text: str) -> str:
    """Make the nearest valid id of a text, or the empty string where nothing is left.

    Letters of every script are folded to plain Latin ones, see `argmap.schema.folding`.

    Examples
    --------
    >>> slug("Learning separates!"), slug("Jürgen Müller"), slug("?!")
    ('learning-separates', 'jurgen-muller', '')
    """
    return "-".join(fold_letters(text).split())[:ID_LENGTH].strip("-")


def suggested_id(text: str) -> str:
    """Make a valid id to propose in place of a text that is none, or the empty string.

    Examples
    --------
    >>> suggested_id("Tea calms"), suggested_id("CON"), suggested_id("null"), suggested_id("?!")
    ('tea-calms', 'con-2', 'null-2', '')
    """
    stem = slug(text)
    return free_id(stem, ()) if stem else ""


def short_slug(text: str, limit: int) -> str:
    """Make an id of the first words of a text, as many as fit; of one long word its beginning.

    Examples
    --------
    >>> short_slug("Should the city pay?", 10), short_slug("Straßenbahnhaltestelle", 10)
    ('should-the', 'strassenba')
    """
    words = fold_letters(text).split()
    while len(words) > 1 and len("-".join(words)) > limit:
        words.pop()
    return "-".join(words)[:limit]


def free_id(stem: str, taken: Container[str]) -> str:
    """Make an id that is not taken: the stem itself, else with the first free number.

    Examples
    --------
    >>> free_id("tea", {"milk"}), free_id("tea", {"tea", "tea-2"}), free_id("con", ())
    ('tea', 'tea-3', 'con-2')
    """
    candidate, number = stem, 1
    while candidate in taken or id_problem(candidate):
        number += 1
        candidate = f"{stem[: ID_LENGTH - 6].rstrip('-')}-{number}"  # room for five digits
    return candidate


def id_of_title(title: str, fallback: str, taken: Container[str]) -> str:
    """Make a free id of the first words of a title, or of the fallback where it has no letter.

    Examples
    --------
    >>> id_of_title("Is tea good for everybody who drinks it?", "question", ())
    'is-tea-good-for-everybody-who'
    """
    words = " ".join(title.split()[:_TITLE_WORDS])
    return free_id(short_slug(words, _TITLE_LENGTH) or fallback, taken)


def is_paragraph_id(text: str) -> bool:
    """Tell whether a text can be the id of a paragraph, such as ``s2.1.p6``."""
    return len(text) <= ID_LENGTH and _PARAGRAPH.match(text) is not None


@lru_cache(maxsize=1 << 14)
def parse_target(text: str) -> WrittenTarget:
    """Read a target: an id, or a step.

    Parameters
    ----------
    text : str
        ``"b"``, ``"a -> b"``, ``"a rebuts b"`` or ``"u -> a -> b"``.

    Returns
    -------
    str or StepName
        The id, or the step it names.

    Raises
    ------
    TargetSyntaxError
        Where the text is neither; the message says what is wrong.

    Examples
    --------
    >>> parse_target("similar-codes")
    'similar-codes'
    >>> parse_target("similar-codes -> value-spills-over").source
    'similar-codes'
    """
    if not text.strip():
        raise TargetSyntaxError("a target is an id or a step, not an empty text")
    words = text.replace(ARROW, f" {ARROW} ").split()
    if len(words) > 2 * STEPS_DEEP + 1:
        raise TargetSyntaxError(f"a step nests at most {STEPS_DEEP} deep")
    return _read_target(words)


def ambiguity(name: StepName, steps: int) -> str:
    """Say that several steps have a name.

    Examples
    --------
    >>> ambiguity(StepName("milk", None, "tea"), 2), ambiguity(StepName("milk", None, "tea"), 3)
    ("two steps lead from 'milk' to 'tea'", "3 steps lead from 'milk' to 'tea'")
    """
    number = "two" if steps == 2 else steps  # noqa: PLR2004 - a pair
    return f"{number} steps lead from '{name.source}' to '{name.target}'"


def _read_target(words: list[str]) -> WrittenTarget:
    source, *rest = words
    if problem := id_problem(source):
        title = CONNECTORS.keys().isdisjoint(words)
        wrong = " ".join(words) if title else source
        raise TargetSyntaxError(f"{quoted(wrong)} is not a valid id: {problem}")
    if not rest:
        return source
    connector, *after = rest
    if connector not in CONNECTORS:
        raise TargetSyntaxError(
            f"after {quoted(source)} write '{ARROW}' or one of {', '.join(sorted(STEPS))}, "
            f"not {quoted(connector)}"
        )
    if not after:
        raise TargetSyntaxError(
            f"{quoted(' '.join(words))} is incomplete: name what the step leads to"
        )
    return StepName(source, CONNECTORS[connector], _read_target(after))
