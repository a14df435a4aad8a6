"""A comparison of two states of a debate as a fragment of HTML, for a page or a preview."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from argmap.graph.diff import Change, DebateDiff, LinkChanges, RelationEnd
from argmap.render.engine import render


class _Around(NamedTuple):
    """What a node was joined to and is joined to: each link in words, and whether it differs."""

    node: str
    title: str
    before: list[tuple[RelationEnd, str, bool]]
    after: list[tuple[RelationEnd, str, bool]]


class _DebateView(NamedTuple):
    """What differs in one debate: by level and subject the changes with their titles."""

    id: str
    levels: list[tuple[str, list[tuple[str, list[tuple[str, Change]]]]]]
    around: list[_Around]
    left_out: Sequence[str]


def comparison_html(diffs: Sequence[DebateDiff]) -> str:
    """Write a comparison as HTML.

    Parameters
    ----------
    diffs : sequence of DebateDiff
        What differs, for each debate.

    Returns
    -------
    str
        A fragment without script or style; every text is escaped.

    Examples
    --------
    >>> print(comparison_html([]))
    <section class="diff">
      <p>The argument is the same.</p>
    </section>
    """
    debates = [_debate(one) for one in diffs if one.changes or one.left_out]
    return render("diff.html", {"debates": debates}).rstrip()


def _debate(diff: DebateDiff) -> _DebateView:
    levels = [
        (level.value, _subjects(list(changes)))
        for level, changes in groupby(diff.changes, key=lambda change: change.level)
    ]
    return _DebateView(diff.debate, levels, [_around(one) for one in diff.around], diff.left_out)


def _subjects(changes: list[Change]) -> list[tuple[str, list[tuple[str, Change]]]]:
    return [
        (subject, [(change.kind.replace("-", " "), change) for change in group])
        for subject, group in groupby(changes, key=lambda change: change.subject)
    ]


def _around(one: LinkChanges) -> _Around:
    """Put what a node was joined to beside what it is joined to, and mark what differs."""
    before, after = set(one.before), set(one.after)
    return _Around(
        one.node,
        one.title,
        [(link, _said(link), link not in after) for link in one.before],
        [(link, _said(link), link not in before) for link in one.after],
    )


def _said(link: RelationEnd) -> str:
    word = link.relation.replace("_", " ")
    return f"← {word}" if link.incoming else f"{word} →"
