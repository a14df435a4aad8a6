"""A comparison of two states of a debate as a fragment of HTML, for a page or a preview."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from argmap.graph.diff import Change, DebateDiff, Link, Neighbourhood
from argmap.render.engine import render


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


def _debate(diff: DebateDiff) -> dict[str, Any]:
    return {
        "id": diff.debate,
        "levels": [
            (level.value, list(_subjects(list(changes))))
            for level, changes in groupby(diff.changes, key=lambda change: change.level)
        ],
        "around": [_around(one) for one in diff.around],
        "left_out": diff.left_out,
    }


def _subjects(changes: list[Change]) -> list[tuple[str, list[tuple[str, Change]]]]:
    return [
        (subject, [(change.kind.replace("-", " "), change) for change in group])
        for subject, group in groupby(changes, key=lambda change: change.subject)
    ]


def _around(one: Neighbourhood) -> dict[str, Any]:
    """Put what a node was joined to beside what it is joined to, and mark what differs."""
    before, after = set(one.before), set(one.after)
    return {
        "node": one.node,
        "title": one.title,
        "before": [(link, _said(link), link not in after) for link in one.before],
        "after": [(link, _said(link), link not in before) for link in one.after],
    }


def _said(link: Link) -> str:
    word = link.relation.replace("_", " ")
    return f"← {word}" if link.incoming else f"{word} →"
