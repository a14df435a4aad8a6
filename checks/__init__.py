"""The checks: each a small function from a loaded debate to its findings.

A file here is one topic; each rule stands beside the check that applies it. A new check is a
function in the file of its topic, marked with `finds` and its rules, and a miniature debate in
``tests/defects``. What needs the analysis, such as whether the expectations come out, imports it
when there is something to find out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
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
from argmap.checks.merge_repeats import merge_repeats
from argmap.checks.registry import RULES, Check
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Finding, Rule, Severity

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

FATAL: Final[tuple[Check, ...]] = tuple(
    check for check, rules in RULES.items() if any(r.severity is Severity.ERROR for r in rules)
)
"""The checks that can find an error: all that a build has to ask before it publishes."""

LENIENT: Final = frozenset(
    {
        wording.TEXT_TOO_LONG,
        wording.SHORT_TOO_LONG,
        own_words.COPIED_WORDS,
        layout.ORPHAN,
        stances.MISSING_SOURCE,
        sources.MISSING_AUTHOR,
    }
)
"""The rules that are notes in an imported debate, which was written for another tool."""


def check(
    loaded: Loaded,
    text: str | None = None,
    checks: Sequence[Check] = CHECKS,
    *,
    expect: bool = False,
) -> tuple[Finding, ...]:
    """Check a debate.

    Parameters
    ----------
    loaded : Loaded
        The debate with its files.
    text : str, optional
        The document of the debate; with it, texts that copy its words are found too.
    checks : sequence of callable, optional
        Which checks to run; without it all of them.
    expect : bool, default False
        Whether a failed expectation is an error instead of a warning.

    Returns
    -------
    tuple of Finding
        What loading found and what the checks find, in order of place.

    Notes
    -----
    One defect has one finding: what may only follow from something lost in loading is left out,
    and references that break together are folded.
    Linear in nodes and relations, but for near-duplicates, which only meet at rare words.

    Examples
    --------
    >>> from pathlib import Path
    >>> from argmap.loading.load import load
    >>> findings = check(load(Path("claims")))
    >>> sorted({finding.code for finding in findings if finding.severity != "note"})
    []
    """
    findings = merge_repeats(loaded.findings)
    for run in checks:
        findings += run(loaded)
    if text is not None:
        findings += own_words.check_own_words(loaded, text)
    if loaded.debate.imported is not None:
        findings = list(_graded(findings, LENIENT, Severity.NOTE))
    if expect:
        findings = list(_graded(findings, {expectations.FAILED_EXPECTATION}, Severity.ERROR))
    return tuple(sorted(findings, key=Finding.sort_key))


def _graded(
    findings: Iterable[Finding], rules: Collection[Rule], grade: Severity
) -> Iterator[Finding]:
    for finding in findings:
        yield replace(finding, grade=grade) if finding.rule in rules else finding
