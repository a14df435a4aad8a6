"""``argmap whatif``: what would change if a claim were wrong, or right, or a step left out."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_node, find_target
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import complain, emit, emit_heading, emit_json, say_next
from argmap.commands.terminal.status_options import EPITHET, ProfileOption, footer
from argmap.graph.analysis.explain.sentences import title
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.analysis.what_if import Effect, what_if
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.phrasing import counted
from argmap.schema.vocabulary import Profile


def whatif(
    reject: Annotated[list[str] | None, typer.Option(help="Suppose this is wrong.")] = None,
    accept: Annotated[list[str] | None, typer.Option(help="Suppose this is right.")] = None,
    drop: Annotated[
        list[str] | None, typer.Option(help="Suppose this step were not made: 'a -> b'.")
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    profile: ProfileOption = Profile.STRUCTURED,
    json: Json = False,
) -> None:
    """Show what a supposition would change. Options can be repeated; no file is touched."""
    opened = open_debate(claims, debate)
    supposition = _supposition(opened, reject or (), accept or (), drop or ())
    found = what_if(opened, supposition, profile)
    if json:
        emit_json({"profile": profile.value, "changes": [_shape(one) for one in found]})
        return
    emit_heading(_heading(found))
    for one in found:
        _emit(opened, one)
    footer(profile)
    if found:
        say_next(f"why '{_name(found[0])}'")


def _heading(found: tuple[Effect, ...]) -> str:
    turned = sum(one.turned for one in found)
    moved = len(found) - turned
    if not found:
        return "Nothing changes."
    told = (
        "No word turns"
        if not turned
        else "One word turns"
        if turned == 1
        else (f"{turned} words turn")
    )
    return (
        f"{told}; {counted(moved, 'more claim or step', 'more claims or steps')} shift."
        if (moved)
        else f"{told}."
    )


def _supposition(
    debate: Debate, reject: Iterable[str], accept: Iterable[str], drop: Iterable[str]
) -> Supposition:

    rejected = frozenset(find_node(debate, name).id for name in reject)
    accepted = frozenset(find_node(debate, name).id for name in accept)
    dropped = frozenset(_step(debate, name) for name in drop)
    if both := sorted(rejected & accepted):
        complain(f"'{both[0]}' is both accepted and rejected; name it once")
        raise typer.Exit(MISUSE)
    if not rejected | accepted and not dropped:
        complain("name a supposition: --reject NODE, --accept NODE or --drop 'a -> b'")
        raise typer.Exit(MISUSE)
    return Supposition(rejected, accepted, dropped)


def _step(debate: Debate, name: str) -> Relation:

    found = find_target(debate, name)
    if isinstance(found, Relation):
        return found
    complain(f"'{name}' is a node; --drop takes a step, written 'a -> b'")
    raise typer.Exit(MISUSE)


def _emit(debate: Debate, change: Effect) -> None:

    emit()
    words = " -> ".join(
        word.value if word else EPITHET.lower()
        for word in (change.justification_before, change.justification_after)
    )
    head = f"{words}: " if change.turned else ""
    emit(wrapped(f"{head}{title(debate, change.target)} ({_name(change)})", 2, 2))
    for sentence in _moves(debate, change):
        emit(wrapped(sentence, 6))


def _moves(debate: Debate, change: Effect) -> list[str]:
    """Describe what a node or a step loses."""
    before, after = change.before, change.after
    told = []
    if after.reasons < before.reasons:
        lost = before.reasons - after.reasons
        told.append(f"loses {lost} of {counted(before.reasons, 'reason')}")
    gone = [relation for relation in change.lost if relation.is_attack]
    told += [f"loses the objection: {debate.nodes[relation.speaker].short}" for relation in gone]
    if before.phrase != after.phrase:
        told.append(f"{before.phrase} -> {after.phrase}")
    less, more = change.weights
    if less is not None and more is not None and f"{less:.2f}" != f"{more:.2f}":
        told.append(f"recorded weight {less:.2f} -> {more:.2f}")
    return told


def _name(change: Effect) -> str:
    return change.target if isinstance(change.target, str) else change.target.name


def _shape(change: Effect) -> dict[str, Any]:
    return {
        "target": _name(change),
        "justification_before": change.justification_before.value
        if change.justification_before
        else None,
        "justification_after": change.justification_after.value
        if change.justification_after
        else None,
        "phrase_before": change.before.phrase,
        "phrase_after": change.after.phrase,
        "reasons_before": change.before.reasons,
        "reasons_after": change.after.reasons,
        "weight_before": change.weights[0],
        "weight_after": change.weights[1],
        "lost": [relation.name for relation in change.lost],
    }
