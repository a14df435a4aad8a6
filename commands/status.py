"""``argmap status``: the status of nodes and steps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any, Final

import typer

from argmap.commands.terminal.command_group import All
from argmap.commands.terminal.descriptions import target_titled
from argmap.commands.terminal.layout import aligned, wrapped
from argmap.commands.terminal.lookup import find_targets
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, SomeNodesOrSteps
from argmap.commands.terminal.output import (
    command,
    emit,
    emit_each,
    emit_heading,
    emit_items,
    emit_json,
    say,
    say_next,
)
from argmap.commands.terminal.status_options import (
    DISPUTED,
    MARK,
    TOO_MUCH_WORK,
    ProfileOption,
    emit_mark_note,
    footer,
    status_line,
    step_status,
)
from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.explain.sentences import on_record
from argmap.graph.analysis.objections import objections
from argmap.graph.analysis.status import Statuses, is_unknown, status_without_inferred, statuses
from argmap.graph.model.debate import Debate, Node, Relation
from argmap.graph.model.elements import name_of
from argmap.graph.model.wording import counted
from argmap.schema.vocabulary import Justification, Profile, Status

EXAMPLES = """\b
Examples:
  argmap status                      what is disputed
  argmap status tea-calms hot-tea    two claims
  argmap status --all                every node and step
"""

_WEIGHT: Final = 4
"""How many lines nodes get on a terminal for each that steps get."""


def status(
    node: SomeNodesOrSteps = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    profile: ProfileOption = Profile.STRUCTURED,
    explicit: Annotated[
        bool, typer.Option("--explicit", help="Leave out links added by the editor.")
    ] = False,
    everything: All = False,
    json: Json = False,
) -> None:
    """Give the status of nodes and steps, on the arguments recorded here.

    Without NODE, counts each status and lists what is disputed: nodes, then the steps that people
    object to. --all lists every node and step.
    """
    opened = open_debate(claims, debate, *(node or ()))
    targets = find_targets(opened, node) if node else []
    found = statuses(opened, profile, explicit=explicit)
    if json:
        emit_json(_shape(opened, found, targets))
        return
    if not targets:
        _emit_all(opened, found, everything=everything)
        disputed = [node for node, word in found.nodes.items() if word is Status.CONTESTED]
        first = next(iter([*disputed, *opened.nodes]), "")
        say_next(*([f"why {first}", f"status {first}"] if first else ["new"]), "open")
    else:
        emit_each(targets, partial(_emit_one, opened, found))
        say_next(command("why", name_of(targets[0])), "status")


def _shape(debate: Debate, found: Statuses, only: Sequence[Node | Relation]) -> dict[str, Any]:
    """Write the statuses of everything, or of some nodes and steps."""
    alone = {} if found.explicit else status_without_inferred(debate, found.profile)
    maps: dict[str, Mapping[str, Any]] = {
        "nodes": found.nodes,
        "justification": found.justification,
        "steps": found.steps,
        "without_inferred": alone,
    }
    if only:
        names = {name_of(one) for one in only}
        maps = {key: {n: v for n, v in of.items() if n in names} for key, of in maps.items()}
    shape = {
        "profile": found.profile.value,
        **maps,
        "unknown": sorted(found.unknown),
    }
    return shape | ({"explicit": True} if found.explicit else {})


def _emit_all(debate: Debate, found: Statuses, *, everything: bool) -> None:
    """Print how many nodes have each status, and which are disputed."""
    counts = Counter(found.nodes.values())
    parts = [f"{counts[status]} {status.label}" for status in Status if counts[status]]
    unknown = sum(is_unknown(found, node) for node in found.nodes)
    parts += [f"{unknown} unknown, too much to work out"] if unknown else []
    parts += [f"{counts[None] - unknown} without a status"] if counts[None] > unknown else []
    emit(wrapped(" · ".join(parts)) or "no nodes")
    for status in Status if everything else DISPUTED:
        named = [node for node, given in found.nodes.items() if given is status]
        named.sort(key=lambda node: node not in debate.theses)
        if named:
            emit()
            emit_heading(f"{status.label.upper()}: {status.meaning}")
            rows = [(debate.nodes[node].short, _phrase(debate, found, node)) for node in named]
            emit_items(aligned(rows), weight=_WEIGHT)
    _emit_steps(debate, found, everything=everything)
    if not found.explicit:
        emit_mark_note(debate, found.nodes, found.profile)
    _say_basis(found)


def _emit_steps(debate: Debate, found: Statuses, *, everything: bool) -> None:
    """Print the steps that do not hold, or are contested, and that somebody objects to."""
    disputed = [
        debate.step(name)
        for name, given in found.steps.items()
        if given is not Justification.STANDS
    ]
    shown = [step for step in disputed if everything or objections(debate, step)]
    if disputed:
        emit()
        emit_heading("STEPS that do not hold or are contested")
    rows = [(step_status(found.steps[step.name]), step.name) for step in shown]
    emit_items(aligned(rows))
    if rest := len(disputed) - len(shown):
        more = counted(rest, "more step", "more steps")
        emit(f"  {more} without an objection of their own; --all lists them")


def _emit_one(debate: Debate, found: Statuses, target: Node | Relation) -> None:
    """Print the status of one node or step, what it means, and what it rests on."""
    thing = target.id if isinstance(target, Node) else target
    emit_heading(target_titled(debate, thing))
    record = on_record(debate, dialectical_status(debate, thing))
    emit(wrapped(" · ".join(filter(None, [*record, status_line(debate, found, thing)])), 2))
    emit(wrapped(_meaning(found, target), 2))
    formal = found.justification_of(thing)
    if formal is not None:
        emit(wrapped(f"justification: {formal.label}, {formal.meaning}", 2))
    _say_basis(found)


def _phrase(debate: Debate, found: Statuses, node: str) -> str:
    """Say what is recorded of a node, and whether its status rests on the editor's links."""
    mark = MARK if _hangs(debate, found, node) else ""
    return f"{dialectical_status(debate, node).phrase}{mark}"


def _hangs(debate: Debate, found: Statuses, node: str) -> bool:
    return not found.explicit and node in status_without_inferred(debate, found.profile)


def _meaning(found: Statuses, target: Node | Relation) -> str:
    """Say what a status means, or why there is none."""
    if name_of(target) in found.unknown:
        return TOO_MUCH_WORK
    if isinstance(target, Relation):
        if target.name not in found.steps:
            return "added by the editor, or leads to such a link; '--explicit' leaves it out"
        return "how far its premises and the step itself hold"
    given = found.nodes[target.id]
    if given is not None:
        return given.meaning
    return f"{target.kind.plural} have a status only when something is said for or against them"


def _say_basis(found: Statuses) -> None:
    """Say what the statuses are based on."""
    footer(found.profile)
    if found.explicit:
        say("Without links added by the editor.")
