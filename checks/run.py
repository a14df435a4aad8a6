"""Checking a debate, or a whole knowledge base with its folder and its configuration."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from argmap.checks import CHECKS, LENIENT, expectations, own_words
from argmap.checks.between import check_between
from argmap.checks.registry import Check
from argmap.graph.model.debate import Debate
from argmap.loading.config import read_config
from argmap.loading.discovery import CONFIG_FILE, find_claims, list_debates, scan_claims
from argmap.loading.links import rules
from argmap.loading.load import ReadFile, choose_debate, garbage_collection_paused, load
from argmap.loading.loaded import Loaded
from argmap.schema.config import Config
from argmap.schema.finding import Finding, Rule, Severity

_LISTED: Final = frozenset({rules.UNKNOWN_DOCUMENT, rules.UNKNOWN_PARAGRAPH})
"""The rules about names that stand in a list elsewhere: one slip there breaks every reference."""

_PLACES_NAMED: Final = 3
"""How many of the other places are named."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes
    ----------
    findings : tuple of Finding
        All findings, in order of place.
    files : int
        How many files were read.
    loaded : tuple of Loaded
        The debates with their files, as far as they could be understood.
    config : Config
        What the knowledge base says about itself.
    """

    findings: tuple[Finding, ...] = ()
    files: int = 0
    loaded: tuple[Loaded, ...] = ()
    config: Config = field(default_factory=Config)

    @property
    def debates(self) -> tuple[Debate, ...]:
        """The debates."""
        return tuple(loaded.debate for loaded in self.loaded)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings with which a check fails."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


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
    findings = _merge_repeats(loaded.findings)
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


def _merge_repeats(findings: Iterable[Finding]) -> list[Finding]:
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
    >>> _merge_repeats([])
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
        related=tuple(other.location for other in others[:_PLACES_NAMED]),
    )


def check_all(  # noqa: PLR0913 - the options of one command
    start: Path,
    debate: str | None = None,
    text: str | None = None,
    *,
    checks: Sequence[Check] = CHECKS,
    expect: bool = False,
    base: Collection[str] | None = None,
    read_one: ReadFile | None = None,
    before: Mapping[str, Loaded] = MappingProxyType({}),
) -> Checked:
    """Check a knowledge base.

    Parameters
    ----------
    start : Path
        The folder that contains ``claims/``, or ``claims`` itself.
    debate : str, optional
        Only this debate, without the rest of the folder.
    text : str, optional
        The document, to find texts that copy its words.
    checks : sequence of callable, optional
        Which checks to run; without it all of them.
    expect : bool, default False
        Whether a failed expectation is an error instead of a warning.
    base : collection of str, optional
        The files of an earlier state, as `Loaded.earlier`: what is found about two of them is
        reported at the new one.
    read_one : callable, optional
        How each file is read, as in `load`.
    before : mapping of str to Loaded, optional
        What an earlier run has loaded, by debate, as in `load`.

    Returns
    -------
    Checked
        All findings, in one run.

    Raises
    ------
    NoDebateError
        Where there is no debate to check.
    """
    claims = find_claims(start)
    findings: list[Finding] = []
    files = 0
    debates: dict[str, Loaded] = {}
    names = list_debates(claims)
    config = read_config(claims.parent)
    if debate is not None or not names:
        names = [choose_debate(names, claims, debate)]
    else:
        findings += scan_claims(claims)
        findings += config.findings
        files += (claims.parent / CONFIG_FILE).is_file()
    with garbage_collection_paused():
        for name in names:
            loaded = load(claims, name, read_one, before.get(name))
            debates[name] = loaded._replace(earlier=frozenset(base or ()))
            files += len(loaded.files.folder.files)
        findings += check_debates(debates, text, checks, expect=expect, between=debate is None)
    ordered = tuple(sorted(findings, key=Finding.sort_key))
    return Checked(ordered, files, tuple(debates.values()), config.config)


def check_debates(
    debates: Mapping[str, Loaded],
    text: str | None = None,
    checks: Sequence[Check] = CHECKS,
    *,
    expect: bool = False,
    between: bool = True,
) -> list[Finding]:
    """Check debates that are loaded.

    Parameters
    ----------
    debates : Mapping of str to Loaded
        By id.
    text, checks, expect
        As in `check_all`.
    between : bool, default True
        Whether these are all debates, so that links between them can be checked.

    Returns
    -------
    list of Finding
        Debate by debate, in order of place; then what is found between them.
    """
    findings: list[Finding] = []
    for loaded in debates.values():
        findings += check(loaded, text, checks, expect=expect)
    return [*findings, *check_between(dict(debates))] if between else findings
