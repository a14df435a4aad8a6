"""Find the node, step or person that somebody means by what they typed."""

from typing import Literal, TypeAlias

from argmap.graph.model.debate import Debate, Node, Person, Relation
from argmap.graph.model.suggestions import nearest
from argmap.graph.model.text import words
from argmap.graph.queries.search import search
from argmap.schema.errors import AmbiguousNameError, TargetSyntaxError, UnknownIdError
from argmap.schema.finding import quoted
from argmap.schema.ids import StepName, id_problem, parse_target

Thing: TypeAlias = Literal["node", "person", "source"]
"""What has ids; each sort has a name space of its own."""

_OFFERED = 3


def resolve_node(debate: Debate, text: str) -> Node:
    """Find the node that a text means.

    Parameters
    ----------
    text : str
        An id, with hyphens or blanks, a former id, or a few words of the node's title or text.

    Returns
    -------
    Node
        The node with this id; else the one that the words fit better than any other.

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
    found = search(debate, text)
    if found.hits and not found.read_as:
        if found.best is not None:
            return debate.nodes[found.best]
        fitting = tuple(hit.node for hit in found.hits)
        raise AmbiguousNameError(f"{quoted(text)} fits {len(fitting)} nodes", fitting)
    near = nearest(text, debate.nodes, limit=_OFFERED)
    guesses = near or tuple(hit.node for hit in found.hits[:_OFFERED])
    thing = "has the id or the words" if " " not in text else "has the words"
    raise UnknownIdError(f"no node {thing} {quoted(text)}", guesses)


def resolve_target(debate: Debate, text: str) -> Node | Relation:
    """Find the node or the step that a text means; a step is written ``a -> b`` or ``a rebuts b``.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        As `resolve_node`; also where two steps join the same pair.

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
        return resolve_node(debate, text)
    return _step(debate, target) if isinstance(target, StepName) else resolve_node(debate, target)


def _step(debate: Debate, name: StepName) -> Relation:
    source = debate.node(name.source).id
    end = name.target
    target = _step(debate, end) if isinstance(end, StepName) else debate.node(end).id
    steps = [r for r in debate.bearing_on(target) if r.is_step and r.speaker == source]
    chosen = [r for r in steps if name.relation in (None, r.kind)]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        message = f"two steps lead from '{source}' to '{name.target}'"
        raise AmbiguousNameError(message, tuple(r.name for r in chosen))
    others = steps or [r for r in debate.bearing_on(target) if r.is_step]
    others = others or [r for r in debate.spoken_by(source) if r.is_step]
    message = f"no step leads from '{source}' to '{name.target}'"
    if steps:
        message = f"no step '{name}': the one between the two is of another kind"
    raise UnknownIdError(message, tuple(r.name for r in others[:_OFFERED]))


def resolve_person(debate: Debate, text: str) -> Person:
    """Find the person that a text means: an id, a name, or a part of either.

    Raises
    ------
    UnknownIdError
        Where nobody fits; it names the nearest ids.
    AmbiguousNameError
        Where several people fit.

    Examples
    --------
    >>> resolve_person(Debate("tea", "Tea or coffee?"), "anna")
    Traceback (most recent call last):
      ...
    argmap.schema.errors.UnknownIdError: no person has the id or name 'anna'
    """
    if text in debate.people:
        return debate.people[text]
    wanted = words(text)
    people = debate.people.values() if wanted else ()
    by_whole_name = [person for person in people if words(person.name) == wanted]
    by_name = [person for person in people if set(wanted) <= set(words(person.name))]
    by_id = [person for person in people if set(wanted) <= set(words(person.id))]
    fitting = tuple(person.id for person in by_whole_name or by_name or by_id)
    if len(fitting) == 1:
        return debate.people[fitting[0]]
    if fitting:
        raise AmbiguousNameError(f"'{text}' fits {len(fitting)} people", fitting)
    raise UnknownIdError(f"no person has the id or name '{text}'", _near(debate, text))


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
