"""Checking a whole knowledge base: its debates, its folder and its configuration."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from argmap.checks import CHECKS, check
from argmap.checks.between import check_between
from argmap.checks.registry import Check
from argmap.graph.model.debate import Debate
from argmap.loading.config import CONFIG_FILE, read_config
from argmap.loading.discovery import find_claims, list_debates, scan_claims
from argmap.loading.file_reading import ReadFile
from argmap.loading.load import choose_debate, garbage_collection_paused, load
from argmap.loading.loaded import Loaded
from argmap.schema.config import Config
from argmap.schema.finding import Finding, Severity


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


def check_all(  # noqa: PLR0913 - the options of one command
    start: Path,
    debate: str | None = None,
    text: str | None = None,
    *,
    checks: Sequence[Check] = CHECKS,
    expect: bool = False,
    base: Collection[str] | None = None,
    read_one: ReadFile | None = None,
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
            loaded = load(claims, name, read_one)._replace(earlier=frozenset(base or ()))
            debates[name] = loaded
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
