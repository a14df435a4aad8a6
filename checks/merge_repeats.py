"""One finding for a wrong name that many references share."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from argmap.loading.links import rules
from argmap.schema.finding import Finding

_LISTED: Final = frozenset({rules.UNKNOWN_DOCUMENT, rules.UNKNOWN_PARAGRAPH})
"""The rules about names that stand in a list elsewhere: one slip there breaks every reference."""

SHOWN: Final = 3
"""How many of the other places are named."""


def merge_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """Merge the findings about one document, or one paragraph, that does not exist.

    Parameters
    ----------
    findings : iterable of Finding
        In order of place.

    Returns
    -------
    list of Finding
        The first of those that say the same, with the number of the others; the rest as it was.
        Where several agree on a name nothing is fixed by itself: perhaps they are right.

    Examples
    --------
    >>> merge_repeats([])
    []
    """
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        same = finding.message if finding.rule in _LISTED else number
        groups.setdefault((finding.rule.code, same), []).append(finding)
    return [_merged(group) for group in groups.values()]


def _merged(group: list[Finding]) -> Finding:
    first, *others = group
    if not others:
        return first
    known = f"'{first.candidate}'" if first.candidate else "it"
    return replace(
        first,
        message=f"{first.message}, and {len(group)} references name it",
        expected=f"if they are right, {known} is misspelt where it is listed",
        edit=None,
        related=tuple(other.location for other in others[:SHOWN]),
    )
