"""The form in which somebody replies to a claim without writing a file: read, never believed.

A forge turns a filled-in form into a text with a heading for each question. What stands below a
heading is a stranger's; it becomes the text of a node, and nothing else.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from argmap.graph.model.debate import Debate, Relation
from argmap.loading.reader.characters import refused
from argmap.schema.errors import TargetSyntaxError, UnknownIdError
from argmap.schema.fields import SHORT_LENGTH, TEXT_LENGTH
from argmap.schema.ids import ARROW, id_of_title, id_problem, parse_target
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind

QUESTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "parent": "The claim you reply to",
        "relation": "What your reply does",
        "text": "Your statement",
        "short": "A short title",
        "limits": "What it does not show",
        "origin": "Where it comes from",
        "held": "Do you hold it yourself?",
        "licence": "Licence",
    }
)
"""The questions of the form by the ids of its fields; the form in ``.github/`` has the same."""

HOLDS: Final = "Yes, and my account's name may stand beside it"
"""The answer of somebody who holds what they write."""

RELATIONS: Final[Mapping[RelationKind, Kind]] = MappingProxyType(
    {kind: Kind(kind.traits.reply_kind) for kind in RelationKind if kind.traits.reply_kind}
)
"""What a reply can do, and what kind of node it makes."""

NOTHING: Final = "_No response_"
MAX_FORM_CHARACTERS: Final = 20_000
"""How many characters a filled-in form may have."""

_ADDRESS: Final = re.compile(r"(?:\S*?([a-z0-9-]+)/claims/)?([a-z0-9-]+)\.html(?:[#?]\S*)?")
"""The page of a claim, or its last part."""
_ADDRESS_LENGTH: Final = 500  # on longer texts the pattern would backtrack for seconds

_BOX: Final = re.compile(r"^\s*[-*+] +\[([ xX])\]", re.MULTILINE)
"""A box to be ticked, as forges write it."""

_HEADING: Final = re.compile(r"^### +(\S.*)$", re.MULTILINE)
_LONG: Final = "text"
"""The one question whose answer may have several lines."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A node made of a form.

    Attributes
    ----------
    id, section : str
        Its name, which no other node has, and the section of what it replies to.
    fields : Mapping
        What its file is to say, but for stances.
    stance : StanceKind or None
        The stance of the person who filled in the form; None where they do not say.
    """

    id: str
    section: str
    fields: Mapping[str, str]
    stance: StanceKind | None


def in_english(body: str, languages: Iterable[Callable[[str], str]]) -> str:
    r"""Write the questions of a form, and the answer `HOLDS`, as the English form has them.

    Parameters
    ----------
    body : str
        The text that the forge made of the form.
    languages : iterable of callable
        One for each language of the form: it translates a text from English.

    Returns
    -------
    str
        The form. Its first heading shows its language, so nothing else in it is touched.

    Examples
    --------
    >>> in_english("### THE CLAIM YOU REPLY TO\n\ntea-calms", [str.upper])
    '### The claim you reply to\n\ntea-calms'
    """
    first = _HEADING.search(body)
    for translate in languages:
        if first is not None and first[1].rstrip() == translate(QUESTIONS["parent"]):
            lines = {f"### {translate(asked)}": f"### {asked}" for asked in QUESTIONS.values()}
            lines[translate(HOLDS)] = HOLDS
            return "\n".join(lines.get(line.rstrip(), line) for line in body.split("\n"))
    return body


def answers(body: str) -> dict[str, str]:
    r"""Read the answers of a filled-in form, by the ids of its fields.

    Parameters
    ----------
    body : str
        The text that the forge made of the form.

    Returns
    -------
    dict of str to str
        Only what was answered.

    Notes
    -----
    Only the statement can have several lines, so only there can a heading be part of an answer: up
    to it the first heading of each question is the form's own, and after it the last.

    Examples
    --------
    >>> answers("### Your statement\n\nTea calms.\n\n### A short title\n\n_No response_")
    {'text': 'Tea calms.'}
    """
    marks = _headings(body)
    ends = [*(mark.start() for mark in marks.values()), len(body)][1:]
    given = {
        field: body[mark.end() : end].strip()
        for (field, mark), end in zip(marks.items(), ends, strict=True)
    }
    return {field: answer for field, answer in given.items() if answer not in {"", NOTHING}}


def _headings(body: str) -> dict[str, re.Match[str]]:
    """Find the headings that are the form's own, in its order."""
    all_marks = list(_HEADING.finditer(body))
    fields = list(QUESTIONS)
    after = fields.index(_LONG) + 1
    found: dict[str, re.Match[str]] = {}
    start, end = 0, len(body)
    for field in fields[:after]:
        own = [m for m in all_marks if m[1].rstrip() == QUESTIONS[field] and m.start() >= start]
        if own:
            found[field] = own[0]
            start = own[0].end()
    for field in reversed(fields[after:]):
        own = [
            m for m in all_marks if m[1].rstrip() == QUESTIONS[field] and start <= m.start() < end
        ]
        if own:
            found[field] = own[-1]
            end = own[-1].start()
    return {field: found[field] for field in fields if field in found}


def claim_named(body: str) -> str | None:
    r"""Find the id or step that the answer names, whichever debate has it.

    Examples
    --------
    >>> claim_named("### The claim you reply to\n\ntea/tea-calms")
    'tea-calms'
    """
    if len(body) > MAX_FORM_CHARACTERS:
        return None
    return _written(answers(body.replace("\r\n", "\n"))).rpartition("/")[2] or None


def debate_named(body: str) -> str | None:
    r"""Find the debate that the answer names before a slash, where there are several.

    Examples
    --------
    >>> debate_named("### The claim you reply to\n\ntea/tea-calms")
    'tea'
    """
    if len(body) > MAX_FORM_CHARACTERS:
        return None
    debate, slash, _ = _written(answers(body)).partition("/")
    return debate if slash and not id_problem(debate) else None


def reply(debate: Debate, body: str) -> Reply | tuple[str, ...]:
    """Make a node of a filled-in form.

    Parameters
    ----------
    debate : Debate
        The debate to which it replies.
    body : str
        The text that the forge made of the form.

    Returns
    -------
    Reply or tuple of str
        The node; or what is wrong, a sentence for each question.
    """
    if len(body) > MAX_FORM_CHARACTERS:
        return (f"the form has more than {MAX_FORM_CHARACTERS} characters",)
    given = answers(body.replace("\r\n", "\n"))
    relation, target = _relation(given), _target(debate, given)
    problems = [
        *(part for part in (relation, target) if isinstance(part, _Problem)),
        *_problems(given),
    ]
    if isinstance(relation, _Problem) or isinstance(target, _Problem) or problems:
        return tuple(problems)
    if (same := _same(debate, _line(given["text"]), target)) is not None:
        return (f"{QUESTIONS['text']}: '{same}' says this of it already; add a stance to that",)
    kind = RELATIONS[relation]
    node = target.speaker if isinstance(target, Relation) else target
    title = _line(given.get("short", "")) or _line(given["text"])
    fields = {
        "kind": kind.value,
        "text": _line(given["text"]),
        "short": _line(given.get("short", "")),
        "limits": _line(given.get("limits", "")) if kind is Kind.KERNEL else "",
        relation.value: target.name if isinstance(target, Relation) else target,
        "note": _line(given.get("origin", "")),
    }
    holds = given.get("held", "").lower().startswith("yes")
    return Reply(
        id_of_title(title, "reply", debate.nodes.keys() | debate.aliases.keys()),
        debate.nodes[node].section,
        {key: value for key, value in fields.items() if value},
        StanceKind(kind.traits.stance) if holds else None,
    )


class _Problem(str):
    """What is wrong with an answer."""

    __slots__ = ()


def _relation(given: Mapping[str, str]) -> RelationKind | _Problem:
    """Read what a reply does: the first word of the answer is the relation."""
    word = (given.get("relation", "").split() or [""])[0].strip(":`").lower()
    if word in list(RELATIONS):
        return RelationKind(word)
    return _Problem(f"{QUESTIONS['relation']}: choose one of {', '.join(RELATIONS)}")


def _target(debate: Debate, given: Mapping[str, str]) -> str | Relation | _Problem:
    """Find the node or the step to which somebody replies."""
    written = _written(given).removeprefix(f"{debate.id}/")
    asked = f"{QUESTIONS['parent']}: write its id, the last part of its address"
    try:
        parsed = parse_target(written)
        if isinstance(parsed, str) and ARROW not in written:
            return debate.node(parsed).id
        return debate.step(str(parsed))
    except TargetSyntaxError:
        return _Problem(asked)
    except UnknownIdError as error:
        near = f"; perhaps {' or '.join(error.candidates)}" if error.candidates else ""
        return _Problem(f"{QUESTIONS['parent']}: {error}{near}")


def _same(debate: Debate, text: str, target: str | Relation) -> str | None:
    """Find a node that says the same of the same claim or step, whatever the capitals."""
    there = (relation.speaker for relation in debate.bearing_on(target))
    said = text.casefold()
    return next((id_ for id_ in there if _line(debate.nodes[id_].text).casefold() == said), None)


def _written(given: Mapping[str, str]) -> str:
    """Give what was written as the claim: of an address, the debate and the id in it."""
    written = _line(given.get("parent", "")).strip("`'\" ")
    address = _ADDRESS.fullmatch(written) if len(written) <= _ADDRESS_LENGTH else None
    return "/".join(filter(None, address.groups())) if address else written


def _problems(given: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the texts."""
    if not any(character.isalnum() for character in given.get("text", "")):
        yield f"{QUESTIONS['text']}: say it in one or two sentences"
    for field, limit in (("text", TEXT_LENGTH), ("short", SHORT_LENGTH)):
        size = len(_line(given.get(field, "")))
        if size > limit:
            yield f"{QUESTIONS[field]}: at most {limit} characters, this has {size}"
    for field in given:
        for _, name in list(refused(given[field]))[:1]:
            yield f"{QUESTIONS[field]}: delete the character {name}"
    ticks = set(_BOX.findall(given.get("licence", "")))
    if not ticks or " " in ticks:
        yield f"{QUESTIONS['licence']}: tick the box"


def _line(text: str) -> str:
    return " ".join(text.split())
