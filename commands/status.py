"""``argmap status``: how nodes and steps stand, in one word each."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Final

import typer

from argmap.commands.analysed import EPITHET, ProfileOption, footer
from argmap.commands.completion import node_ids
from argmap.commands.layout import columns
from argmap.commands.nodes import find_target
from argmap.commands.opening import open_debate
from argmap.commands.options import HERE, Claims, DebateId, Json
from argmap.commands.output import emit, emit_heading, emit_json, say, say_next
from argmap.commands.phrases import target_titled
from argmap.schema.vocabulary import Profile, Status

if TYPE_CHECKING:
    from argmap.graph.analysis import Statuses
    from argmap.graph.debate import Debate, Node, Relation

UNKNOWN: Final = "unknown"
"""The word where finding it takes more work than one question may cost."""

MEANINGS: Final[Mapping[str, str]] = {
    Status.STANDS: "every coherent position accepts it",
    Status.DEFENSIBLE: "some coherent positions accept it, none rejects it",
    Status.CONTESTED: "some coherent positions accept it, others reject it",
    Status.DEADLOCKED: "no coherent position accepts it or rejects it",
    Status.WEAK: "some coherent positions reject it, none accepts it",
    Status.DEFEATED: "every coherent position rejects it",
    UNKNOWN: "finding its word takes more work than one question may cost",
}
"""What each word says, on the arguments recorded."""


def status(
    node: Annotated[
        list[str] | None,
        typer.Argument(
            help="An id, a few words of the title or text, or a step in quotes: 'a -> b'.",
            metavar="NODE",
            autocompletion=node_ids,
            show_default=False,
        ),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    profile: ProfileOption = Profile.STRUCTURED,
    explicit: Annotated[
        bool, typer.Option("--explicit", help="Leave out the mapper's own links.")
    ] = False,
    json: Json = False,
) -> None:
    """Say how nodes and steps stand on the arguments recorded here.

    Without NODE: how many stand, and all that do not.
    """
    from argmap.graph.analysis import statuses

    opened = open_debate(claims, debate)
    found = find_target(opened, node) if node else None
    words = statuses(opened, profile, explicit=explicit)
    if json:
        _emit_json(words, found)
    elif found is None:
        _emit_all(opened, words)
    else:
        _emit_one(opened, words, found)


def _emit_json(words: "Statuses", only: "Node | Relation | None") -> None:
    """Print the words of everything, or of one node or step."""
    nodes, steps = words.nodes, words.steps
    if only is not None:
        name = _name(only)
        nodes = {node: word for node, word in nodes.items() if node == name}
        steps = {step: word for step, word in steps.items() if step == name}
    shape = {
        "profile": words.profile.value,
        "nodes": {node: _word(word) for node, word in nodes.items()},
        "steps": {step: _word(word) for step, word in steps.items()},
    }
    emit_json(shape | ({"explicit": True} if words.explicit else {}))


def _emit_all(debate: "Debate", words: "Statuses") -> None:
    """Print how many nodes have each word, and which do not stand."""
    from argmap.graph.phrases import record

    counts = Counter(_word(word) for word in words.nodes.values())
    order = [*(word.value for word in Status), UNKNOWN]
    emit(" · ".join(f"{word} {counts[word]}" for word in order if counts[word]) or "no nodes")
    for word in order[1:]:
        named = [node for node, given in words.nodes.items() if _word(given) == word]
        if named:
            emit()
            emit_heading(word.upper())
            emit(columns([(node, record(debate, node).phrase) for node in named]))
    _say_basis(words)
    say_next("why NODE", "status 'a -> b'", "open")


def _emit_one(debate: "Debate", words: "Statuses", target: "Node | Relation") -> None:
    """Print the word of one node or step, and what it means."""
    from argmap.graph.debate import Node
    from argmap.graph.phrases import record

    name = _name(target)
    thing = target.id if isinstance(target, Node) else target
    known = words.nodes if isinstance(target, Node) else words.steps
    word = _word(known[name]) if name in known else ""
    emit_heading(f"{word.upper() or EPITHET}  {target_titled(debate, thing)}")
    emit(f"  {MEANINGS.get(word) or _silence(target)}")
    emit(f"  on record: {record(debate, thing).phrase}")
    _say_basis(words)
    shown = name if isinstance(target, Node) else f"'{name}'"
    say_next(f"why {shown}", "status")


def _silence(target: "Node | Relation") -> str:
    """Say why there is no word."""
    from argmap.graph.analysis import SILENT
    from argmap.graph.debate import Node

    if not isinstance(target, Node):
        return "it is the mapper's own link, or leads to one; '--explicit' leaves it out"
    if target.kind in SILENT:
        return f"a {target.kind} that nobody speaks against gets none"
    return "nobody here holds it, and nobody speaks against it"


def _word(word: Status | None) -> str:
    return UNKNOWN if word is None else word.value


def _name(target: "Node | Relation") -> str:
    """Give the key of a node or step in the words: its id or its name."""
    from argmap.graph.debate import Node

    return target.id if isinstance(target, Node) else target.name


def _say_basis(words: "Statuses") -> None:
    """Say what the words rest on."""
    footer(words.profile)
    if words.explicit:
        say("Without the mapper's own links.")
