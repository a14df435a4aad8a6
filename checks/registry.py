"""The registry of checks: a decorator that adds a function with the rules it applies."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from argmap.loading.loaded import Loaded
from argmap.schema.finding import Finding, Rule

Check: TypeAlias = Callable[[Loaded], Iterator[Finding]]

RULES: Final[dict[Check, tuple[Rule, ...]]] = {}
"""The rules that each check applies, in the order in which the checks are defined."""


def finds(*rules: Rule) -> Callable[[Check], Check]:
    """Mark a function as the check that applies some rules.

    Parameters
    ----------
    *rules : Rule
        All rules of which it can yield a finding.

    Returns
    -------
    callable
        The decorator; it leaves the function as it is.

    Examples
    --------
    >>> @finds()
    ... def check_nothing(loaded):
    ...     yield from ()
    >>> RULES.pop(check_nothing)
    ()
    """

    def mark(check: Check) -> Check:
        RULES[check] = rules
        return check

    return mark
