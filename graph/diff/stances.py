"""What changed in who holds what."""

from collections.abc import Iterator

from argmap.graph.diff.change import Change, ChangeKind
from argmap.graph.diff.matching import paired
from argmap.graph.diff.naming import Side
from argmap.graph.model.debate import Stance


def stance_changes(before: Side, after: Side) -> Iterator[Change]:
    """Yield what changed in the stances of a debate.

    Notes
    -----
    Stances of one person on one thing are paired: first those that say the same at the same place,
    then those that say the same, then the rest in order, which have moved.
    """

    def where_before(stance: Stance) -> tuple[str, str, str]:
        return _where(before, stance)

    def where_after(stance: Stance) -> tuple[str, str, str]:
        return _where(after, stance)

    _, removed, came = paired(
        before.debate.stances,
        after.debate.stances,
        lambda stance: (where_before(stance), said(stance), cited(stance)),
        lambda stance: (where_after(stance), said(stance), cited(stance)),
    )
    elsewhere, removed, came = paired(
        removed,
        came,
        lambda stance: (where_before(stance), said(stance)),
        lambda stance: (where_after(stance), said(stance)),
    )
    for old, new in elsewhere:
        yield _change(ChangeKind.STANCE_CITED, after, new, _full(before, old), _full(after, new))
    moved, removed, came = paired(removed, came, where_before, where_after)
    for old, new in moved:
        yield _change(ChangeKind.STANCE_MOVED, after, new, told(before, old), told(after, new))
    for old in removed:
        yield _change(ChangeKind.STANCE_REMOVED, before, old, told(before, old), "")
    for new in came:
        yield Change(
            ChangeKind.STANCE_ADDED, after.now(new.node), "", told(after, new), _place(new)
        )


def _change(kind: ChangeKind, side: Side, stance: Stance, before: str, after: str) -> Change:
    return Change(kind, side.now(stance.node), before, after)


def _where(side: Side, stance: Stance) -> tuple[str, str, str]:
    """Say who speaks, and of what."""
    step = "" if stance.step is None else side.name(stance.step)
    return (stance.person, side.now(stance.node), step)


def said(stance: Stance) -> str:
    """Say how a stance stands: ``asserts, tentatively``."""
    reserve = ", tentatively" if stance.hedged else ""
    whose = f", as the view of {stance.attributes_to}" if stance.attributes_to else ""
    return f"{stance.kind}{reserve}{whose}"


def cited(stance: Stance) -> str:
    """Say where a stance is taken, and what is remarked on it."""
    note = " ".join((stance.note or "").split())
    return "; ".join(filter(None, [_place(stance), stance.wording or "", note]))


def told(side: Side, stance: Stance) -> str:
    """Say who stands how: ``ben denies``, with the step where it is on one."""
    step = "" if stance.step is None else f" the step {side.name(stance.step)}"
    return f"{stance.person} {said(stance)}{step}"


def _place(stance: Stance) -> str:
    """Say where a stance is taken: a reviewer looks there."""
    return " ".join([stance.source or "", *stance.at]).strip()


def _full(side: Side, stance: Stance) -> str:
    return f"{told(side, stance)} ({cited(stance) or 'no place'})"
