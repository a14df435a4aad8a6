"""Find the node, step or person that somebody means by what they typed."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Literal, TypeAlias

from argmap.graph.model.debate import Debate, Node, Person, Relation
from argmap.graph.model.suggestions import nearest
from argmap.graph.model.text import name_words, words
from argmap.graph.queries.search import search
from argmap.schema.errors import AmbiguousNameError, TargetSyntaxError, UnknownIdError
from argmap.schema.finding import quoted
from argmap.schema.ids import StepName, ambiguity, id_problem, parse_target

Thing: TypeAlias = Literal["node", "person", "source"]
"""What has ids; each sort has a name space of its own."""

_OFFERED = 3


def resolve_node(debate: Debate, text: str, *, exact: bool = False) -> Node:
    """Find the node that a text means.

    Parameters
    ----------
    text : str
        An id, with hyphens or blanks, a former id, or a few words of the node's title or text.
    exact : bool, default False
        Take an id, a former id or a whole title only: what is written must not rest on a guess.

    Returns
    -------
    Node
        The node with this id or title; else the one that the words fit better than any other.

    Raises
    ------
    UnknownIdError
        Where nothing fits; it names the nearest ids. A text that looks like an id with hyphens is
        never taken for words, so a misspelt id is not answered with another node.
    AmbiguousNameError
        Where the words fit several nodes equally well.

    Examples
    --------
    >>> resolve_node(Debate("tea", "Tea or coffee?"), "milk first")
    Traceback (most recent call last):
      ...
    argmap.schema.errors.UnknownIdError: no node has the words 'milk first'
    """
    text = " ".join(text.split())
    known = debate.aliases.get(text, text)
    if known in debate.nodes:
        return debate.nodes[known]
    if "-" in text and not id_problem(text):
        return debate.node(text)
    if (hyphened := text.casefold().replace(" ", "-")) in debate.nodes:
        return debate.nodes[hyphened]
    titled = tuple(node.id for node in debate.nodes.values() if _same(node.short, text))
    if len(titled) == 1:
        return debate.nodes[titled[0]]
    if titled:
        raise AmbiguousNameError(f"{len(titled)} nodes have the title {quoted(text)}", titled)
    results = search(debate, text)
    if exact:
        hits = (
            (results.best,) if results.best is not None else tuple(hit.node for hit in results.hits)
        )
        near = hits[:_OFFERED] or nearest(text, debate.nodes, limit=_OFFERED)
        raise UnknownIdError(f"no node has the id or the title {quoted(text)}", near)
    if results.hits and not results.read_as:
        if results.best is not None:
            return debate.nodes[results.best]
        fitting = tuple(hit.node for hit in results.hits)
        message = f"{quoted(text)} fits {len(fitting)} nodes"
        if not id_problem(text):
            message = f"no node has the id {quoted(text)}, and as a word it fits {len(fitting)}"
        raise AmbiguousNameError(message, fitting)
    near = nearest(text, debate.nodes, limit=_OFFERED)
    guesses = near or tuple(hit.node for hit in results.hits[:_OFFERED])
    thing = "has the id or the words" if " " not in text else "has the words"
    raise UnknownIdError(f"no node {thing} {quoted(text)}", guesses)


def resolve_target(debate: Debate, text: str, *, exact: bool = False) -> Node | Relation:
    """Find the node or the step that a text means; a step is written ``a -> b`` or ``a rebuts b``.

    A step is named by ids only; for nodes ``exact`` is that of `resolve_node`.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        As `resolve_node`; also where several steps join the same pair.

    Examples
    --------
    >>> resolve_target(Debate("tea", "Tea or coffee?"), "milk -> tea")
    Traceback (most recent call last):
      ...
    argmap.schema.errors.UnknownIdError: no node has the id 'milk'
    """
    try:
        target = parse_target(text)
    except TargetSyntaxError:
        if "->" in text:
            raise
        return resolve_node(debate, text, exact=exact)
    if isinstance(target, StepName):
        return _step(debate, target)
    return resolve_node(debate, target, exact=exact)


def _step(debate: Debate, name: StepName) -> Relation:
    source = debate.node(name.source).id
    end = name.target
    target = _step(debate, end) if isinstance(end, StepName) else debate.node(end).id
    steps = [r for r in debate.bearing_on(target) if r.is_step and r.speaker == source]
    chosen = [r for r in steps if name.relation in (None, r.kind)]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        raise AmbiguousNameError(ambiguity(name, len(chosen)), tuple(r.name for r in chosen))
    others = steps or [r for r in debate.bearing_on(target) if r.is_step]
    others = others or [r for r in debate.spoken_by(source) if r.is_step]
    message = f"no step leads from '{source}' to '{name.target}'"
    if steps:
        message = f"no step '{name}': the one between the two is of another kind"
    raise UnknownIdError(message, tuple(r.name for r in others[:_OFFERED]))


def resolve_person(debate: Debate, text: str, *, exact: bool = False) -> Person:
    """Find the person that a text means: an id, a former id, a name, or a part of one.

    An exact id or name wins over the same name in other case or without its accents, and that over
    a part of a name.

    Parameters
    ----------
    text : str
        What was typed.
    exact : bool, default False
        Take an id, a former id or the exact name only: what is written must not rest on a guess.

    Raises
    ------
    UnknownIdError
        Where nobody fits; it names those who may be meant.
    AmbiguousNameError
        Where several people fit.

    Examples
    --------
    >>> resolve_person(Debate("tea", "Tea or coffee?"), "anna")
    Traceback (most recent call last):
      ...
    argmap.schema.errors.UnknownIdError: no person has the id or name 'anna'
    """
    with suppress(UnknownIdError):
        return debate.person(text)
    named = [person for person in debate.people.values() if _same(person.name, text)]
    alike = () if named or not words(text) else next(filter(None, _alike(debate, text)), ())
    fitting = tuple(person.id for person in named or (() if exact else alike))
    if len(fitting) == 1:
        return debate.people[fitting[0]]
    if fitting:
        raise AmbiguousNameError(f"{quoted(text)} fits {len(fitting)} people", fitting)
    near = tuple(person.id for person in alike) or _near(debate, text)
    raise UnknownIdError(f"no person has the id or name {quoted(text)}", near)


def _alike(debate: Debate, text: str) -> Iterator[list[Person]]:
    """List the people whom a text fits inexactly, the closest way first."""
    people = debate.people.values()
    spelt, folded = name_words(text), words(text)
    yield [p for p in people if name_words(p.name) == spelt]
    yield [p for p in people if words(p.name) == folded]
    yield [p for p in people if set(spelt) <= set(name_words(p.name))]
    yield [p for p in people if set(folded) <= set(words(p.name))]
    yield [p for p in people if set(folded) <= set(words(p.id))]


def _same(name: str, text: str) -> bool:
    """Tell whether a text is exactly a name; blanks and the encoding of accents do not count."""
    one, other = (unicodedata.normalize("NFC", " ".join(each.split())) for each in (name, text))
    return one == other


def _near(debate: Debate, text: str) -> tuple[str, ...]:
    """Find the people whose id, name, or one word of either is most like a text."""
    wanted = " ".join(words(text))
    names = {" ".join(words(p.name)): p.id for p in debate.people.values()}
    parts = {p.id: {*words(p.name), *words(p.id)} for p in debate.people.values()}
    like = nearest(wanted, frozenset().union(*parts.values()))
    return (
        nearest(text, debate.people, limit=_OFFERED)
        or tuple(names[name] for name in nearest(wanted, names, limit=_OFFERED))
        or tuple(person for person in sorted(parts) if parts[person] & {*like})[:_OFFERED]
    )
