"""The checks: each a small function from a loaded debate to its findings.

A file here is one topic; each rule stands beside the check that applies it. A new check is a
function in the file of its topic, marked with `finds` and its rules, and a miniature debate in
``tests/defects``. What needs the analysis, such as whether the expectations come out, imports it
when there is something to find out.
"""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Final

from argmap.checks import (
    attacks,
    duplicates,
    expectations,
    layout,
    must_haves,
    open_issues,
    own_words,
    sources,
    stances,
    wording,
)
from argmap.checks.registry import RULES, Check
from argmap.schema.finding import Severity

TOPICS: Final[Mapping[str, tuple[ModuleType, ...]]] = MappingProxyType(
    {
        "Keys and values": (must_haves,),
        "Attacks and support": (attacks,),
        "Stances": (stances,),
        "Sources": (sources, own_words),
        "Texts": (wording, duplicates),
        "The map": (layout,),
        "Open issues": (open_issues,),
        "Expectations": (expectations,),
    }
)
"""The files of checks, by topic: the one place where they are listed."""

CHECKS: Final[tuple[Check, ...]] = tuple(RULES)
"""All checks of a debate."""

DEFECTS: Final[tuple[Check, ...]] = tuple(
    check for check, rules in RULES.items() if any(r.severity is not Severity.NOTE for r in rules)
)
"""The checks that can find an error or a warning: all that is asked where no note is shown."""

FATAL: Final[tuple[Check, ...]] = tuple(
    check for check, rules in RULES.items() if any(r.severity is Severity.ERROR for r in rules)
)
"""The checks that can find an error: all that a build has to ask before it publishes."""

LENIENT: Final = frozenset(
    {
        wording.TEXT_TOO_LONG,
        wording.SHORT_TOO_LONG,
        wording.JOINED_TOPICS,
        wording.HTML_IN_NOTE,
        own_words.COPIED_WORDS,
        layout.ORPHAN,
        stances.MISSING_SOURCE,
        sources.MISSING_AUTHOR,
    }
)
"""The rules that are notes in an imported debate, which was written for another tool."""
