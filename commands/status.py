"""``argmap status``: the status of nodes and steps."""

from collections import Counter
from collections.abc import Container, Mapping
from typing import Annotated, Final

import typer

from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.descriptions import target_titled
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.lookup import find_target
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import command, emit, emit_heading, emit_json, say, say_next
from argmap.commands.terminal.status_options import EPITHET, TOO_MUCH_WORK, ProfileOption, footer
from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.explain.sentences import on_record, own_links_sentence
from argmap.graph.analysis.status import SILENT, Statuses, status_without_inferred, statuses
from argmap.graph.model.debate import Debate, Node, Relation
from argmap.schema.vocabulary import Justification, Profile, Status

UNKNOWN: Final = "unknown"
"""The word where finding it takes more work than one question may cost."""


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
        bool, typer.Option("--explicit", help="Leave out links added by the editor.")
    ] = False,
    json: Json = False,
) -> None:
    """Say how nodes and steps stand on the arguments recorded here.

    Without NODE: how many stand, and all that do not.
    """
    opened = open_debate(claims, debate, node)
    found = find_target(opened, node) if node else None
    words = statuses(opened, profile, explicit=explicit)
    if json:
        _emit_json(words, found)
    elif found is None:
        _emit_all(opened, words)
    else:
        _emit_one(opened, words, found)


def _emit_json(words: Statuses, only: Node | Relation | None) -> None:
    """Print the words of everything, or of one node or step."""
    nodes, steps = _justified(words), words.steps
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


def _emit_all(debate: Debate, words: Statuses) -> None:
    """Print how many nodes have each word, and which do not stand."""
    hanging = _hanging(debate, words)
    counts = Counter(_word(word) for word in _justified(words).values())
    order = [*(word.value for word in Justification), UNKNOWN]
    emit(" · ".join(f"{word} {counts[word]}" for word in order if counts[word]) or "no nodes")
    for word in order[1:]:
        named = [node for node, given in _justified(words).items() if _word(given) == word]
        if named:
            emit()
            emit_heading(word.upper())
            emit(columns([(node, _phrase(debate, node, hanging)) for node in named]))
    _say_basis(words)
    say_next("why NODE", "status 'a -> b'", "open")


def _emit_one(debate: Debate, words: Statuses, target: Node | Relation) -> None:
    """Print the word of one node or step, what it means, and what it rests on."""
    name = _name(target)
    thing = target.id if isinstance(target, Node) else target
    word = _given(words, target)
    emit_heading(f"{word.upper() or EPITHET}  {target_titled(debate, thing)}")
    emit(wrapped(_meaning(word) or _silence(target), 2))
    for number, told in enumerate(on_record(debate, dialectical_status(debate, thing))):
        emit(wrapped(told if number else f"on record: {told}", 13 if number else 2))
    hanging = _hanging(debate, words)
    if name in hanging:
        emit(wrapped(own_links_sentence(hanging[name]), 2))
    _say_basis(words)
    say_next(command("why", name), "status")


def _phrase(debate: Debate, node: str, hanging: Container[str]) -> str:

    own = " · by links added by the editor alone" if node in hanging else ""
    return f"{dialectical_status(debate, node).phrase}{own}"


def _hanging(debate: Debate, words: Statuses) -> Mapping[str, Status | None]:
    """Find the nodes whose word hangs on links added by the editor."""
    return {} if words.explicit else status_without_inferred(debate, words.profile)


def _justified(words: Statuses) -> dict[str, Justification | None]:
    """Give the justification of each node that has one; None where it is unknown."""
    return {
        node: word
        for node, word in words.justification.items()
        if word is not None or node in words.unknown
    }


def _given(words: Statuses, target: Node | Relation) -> str:
    """Give the word of a node or step; an empty one where it has none."""
    known = _justified(words) if isinstance(target, Node) else words.steps
    name = _name(target)
    return _word(known[name]) if name in known else ""


def _meaning(word: str) -> str:
    """Say what a word means."""
    return TOO_MUCH_WORK if word == UNKNOWN else Justification(word).meaning if word else ""


def _silence(target: Node | Relation) -> str:
    """Say why there is no word."""
    if not isinstance(target, Node):
        return "added by the editor, or leads to such a link; '--explicit' leaves it out"
    if target.kind in SILENT:
        return f"a {target.kind} that nobody speaks against gets none"
    return "nobody here holds it, and nobody speaks against it"


def _word(word: Justification | None) -> str:
    return UNKNOWN if word is None else word.value


def _name(target: Node | Relation) -> str:
    """Give the key of a node or step in the words: its id or its name."""
    return target.id if isinstance(target, Node) else target.name


def _say_basis(words: Statuses) -> None:
    """Say what the words rest on."""
    footer(words.profile)
    if words.explicit:
        say("Without links added by the editor.")
