"""Find the node, step or person that was typed, or say why there is none."""

from collections.abc import Mapping, Sequence

import typer

from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.output import complain, say
from argmap.graph.model.debate import Debate, Node, Person, Relation, Section, Source
from argmap.graph.model.text import fold
from argmap.graph.model.text import words as fold_words
from argmap.graph.queries.resolve import Thing, resolve_node, resolve_person, resolve_target
from argmap.schema.errors import AmbiguousNameError, UnknownIdError

_LISTED = 12
_PAIR = 2
_LONE_HYPHEN = (
    "put a step in quotes: 'a -> b'; otherwise the shell reads '>' as a redirection, "
    "and may have left an empty file here"
)


def find_node(debate: Debate, words: str | Sequence[str], *, exact: bool = False) -> Node:
    """Find the node that some words mean; exit with 2 if several fit equally well.

    What writes asks for an exact id or title: nothing is written on a guess.
    """
    text = _joined(words)
    if text in debate.nodes:
        return debate.nodes[text]
    _refuse_other_sort(debate, text)
    if not isinstance(words, str) and _are_names(debate, words):
        complain(f"one node at a time is needed here; you named {len(words)}")
        raise typer.Exit(MISUSE)
    if "->" in text:
        complain(f"'{text}' is a step, and a node is needed here")
        say("  'show', 'who', 'status', 'why' and 'replies' take steps")
        raise typer.Exit(MISUSE)
    try:
        node = resolve_node(debate, text, exact=exact)
    except AmbiguousNameError as error:
        raise _several(debate, error, text) from error
    except UnknownIdError as error:
        raise UnknownIdError(f"{error}{_elsewhere(debate, text)}", error.candidates) from error
    if text in debate.aliases:
        say(f"'{text}' is now called '{node.id}'")
    else:
        _say_reading(text, node)
    return node


def _say_reading(text: str, node: Node) -> None:
    """Say which node was found by a part or another form of a word, and not by whole words."""
    own = " ".join(filter(None, (node.id, node.short, node.text, node.record.term)))
    if not set(fold_words(text)) <= set(fold_words(own)):
        say(f"'{text}' read as '{node.id}'")


def find_sections(debate: Debate, words: Sequence[str]) -> tuple[Section, ...]:
    """Find the section that some words name, by its id or title; all sections without words.

    There is none where the words are the id of a node, or name no section.
    """
    text = _joined(words)
    if not text:
        return debate.sections
    if text in debate.nodes or text in debate.aliases:
        return ()
    named = (
        section
        for section in debate.sections
        if fold(text) in {fold(section.id), fold(section.title)}
    )
    return tuple(named)


def find_target(
    debate: Debate, words: str | Sequence[str], *, exact: bool = False
) -> Node | Relation:
    """Find the node or step that some words mean; as `find_node`."""
    text = _joined(words)
    several = not isinstance(words, str) and _are_names(debate, words)
    if several or ("->" not in text and " " not in text):
        return find_node(debate, words, exact=exact)
    _refuse_other_sort(debate, text)
    try:
        target = resolve_target(debate, text, exact=exact)
    except AmbiguousNameError as error:
        raise _several(debate, error) from error
    if isinstance(target, Node):
        _say_reading(text, target)
    return target


def find_targets(debate: Debate, words: Sequence[str]) -> list[Node | Relation]:
    """Find what each word means where all are ids or steps; else the one thing that all mean."""
    if _are_names(debate, words):
        return [find_target(debate, word) for word in dict.fromkeys(words)]
    return [find_target(debate, words)]


def find_nodes(debate: Debate, words: Sequence[str], *, exact: bool = False) -> list[Node]:
    """Find the node of each word where all are ids; else the one node that all mean."""
    if _are_names(debate, words):
        return [find_node(debate, word) for word in dict.fromkeys(words)]
    return [find_node(debate, words, exact=exact)]


def _are_names(debate: Debate, words: Sequence[str]) -> bool:
    """Tell whether there are several words, each an id or a step."""
    return len(words) > 1 and all(
        word in debate.nodes or word in debate.aliases or "->" in word for word in words
    )


def find_thing(debate: Debate, text: str, usage: str) -> tuple[Thing, str]:
    """Read ``person:ID``, ``source:ID``, or what means a node: what it is, and its id.

    A former id is given back as it is: a rename that was stopped is finished by it. The usage is
    the command with ``{}`` in place of the text, for somebody who left the sort out.
    """
    sort, colon, name = text.partition(":")
    if colon and sort == "person":
        return "person", name if name in _former(debate.people) else debate.person(name).id
    if colon and sort == "source":
        return "source", name if name in _former(debate.sources) else debate.source(name).id
    if text in debate.aliases:
        return "node", text
    for known, things in (("person", debate.people), ("source", debate.sources)):
        if text not in debate.nodes and text in things.keys() | _former(things):
            way = usage.format(f"{known}:{text}")
            raise UnknownIdError(f"no node has the id '{text}'; for the {known} run '{way}'")
    return "node", find_node(debate, text, exact=True).id


def other_sort(debate: Debate, words: str | Sequence[str]) -> tuple[Thing, str] | None:
    """Read ``person:NAME`` or ``source:ID``: what it is, and its id; None for anything else."""
    sort, _, name = _joined(words).partition(":")
    if name and name == name.lstrip():  # 'person: a fiction' may be words of a text
        if sort == "person":
            return "person", find_person(debate, name).id
        if sort == "source":
            return "source", find_source(debate, name).id
    return None


def _refuse_other_sort(debate: Debate, text: str) -> None:
    if (other := other_sort(debate, text)) is not None:
        sort, name = other
        way = f"argmap {'position' if sort == 'person' else 'thread'} {name}"
        complain(f"'{name}' is a {sort}, and a node is needed here; for the {sort} run '{way}'")
        raise typer.Exit(MISUSE)


def without_sort(text: str) -> str:
    """Take ``person:`` or ``source:`` off what `find_thing` reads."""
    return text.removeprefix("person:").removeprefix("source:")


def _former(things: Mapping[str, Person] | Mapping[str, Source]) -> set[str]:
    return {alias for thing in things.values() for alias in thing.record.aliases}


def find_person(debate: Debate, name: str, *, exact: bool = False) -> Person:
    """Find the person that a name means, with ``person:`` or without; exit with 2 for several.

    What writes asks for an exact id or name: nothing is written on a guess.
    """
    name = name.removeprefix("person:")
    try:
        person = resolve_person(debate, name, exact=exact)
    except AmbiguousNameError as error:
        raise _several(debate, error) from error
    if name in person.record.aliases:
        say(f"'{name}' is now called '{person.id}'")
    return person


def find_source(debate: Debate, name: str) -> Source:
    """Find the source with an id or a former one, with ``source:`` or without."""
    name = name.removeprefix("source:")
    source = debate.source(name)
    if name != source.id:
        say(f"'{name}' is now called '{source.id}'")
    return source


def _joined(words: str | Sequence[str]) -> str:
    parts = [words] if isinstance(words, str) else words
    if "-" in parts:
        complain(_LONE_HYPHEN)
        raise typer.Exit(MISUSE)
    return " ".join(" ".join(parts).split())


def find_pair(debate: Debate, one: str, other: str) -> tuple[str, str]:
    """Find two different people; exit with 2 where both names mean the same."""
    p, q = find_person(debate, one), find_person(debate, other)
    if p is q:
        complain(f"'{one}' and '{other}' are the same person; name two")
        raise typer.Exit(MISUSE)
    return p.id, q.id


def refuse_pair(debate: Debate, words: Sequence[str]) -> None:
    """Exit with 2 where the words for a node are the names of two people; say where they belong."""
    text = " ".join(words)
    if text not in debate.nodes and (offer := _for_two_people(debate, text)):
        complain(f"'{text}' names two people, and a node is needed here{offer}")
        raise typer.Exit(MISUSE)


def _for_two_people(debate: Debate, text: str) -> str:
    """Offer the commands for two people, where the words name two."""
    words = text.split()
    named = _names_of_people(debate)
    if len(words) == _PAIR and all(fold(word) in named for word in words):
        pair = " ".join(words)
        return f"; for two people run 'argmap crux --between {pair}' or 'argmap compare {pair}'"
    return ""


def _names_of_people(debate: Debate) -> set[str]:
    people = debate.people.values()
    former = _former(debate.people)
    return former | {one for p in people for one in (p.id, *map(fold, p.name.split()))}


def _elsewhere(debate: Debate, text: str) -> str:
    """Say where to ask about a source, or about a person, that was named in place of a node."""
    if text in debate.sources.keys() | _former(debate.sources):
        return f"; for the source run 'argmap thread {text}'"
    if fold(text) in _names_of_people(debate):
        return f"; for the person run 'argmap position {text}'"
    return _for_two_people(debate, text)


def _several(debate: Debate, error: AmbiguousNameError, text: str = "") -> typer.Exit:
    """List what fits, and end the command."""
    complain(f"{error}; use the id of one of them{_elsewhere(debate, text)}")
    rows = [(name, _title(debate, name)) for name in error.candidates]
    say(columns(rows[:_LISTED]))
    if len(rows) > _LISTED:
        say(f"  … and {len(rows) - _LISTED} more; 'argmap search' lists them all")
    return typer.Exit(MISUSE)


def _title(debate: Debate, name: str) -> str:
    if name in debate.nodes:
        return debate.nodes[name].short
    return debate.people[name].name if name in debate.people else ""
