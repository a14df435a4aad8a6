"""The public API: what the commands do, from Python.

The names listed here are in ``argmap`` itself, which imports this module when one of them is first
used: a command never pays for it. Everything else may change from one version to the next.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.checks.run import check
from argmap.editing.import_debate import known_origins, plan_import
from argmap.editing.import_plan import carry_out_imports
from argmap.exchange.formats import common_format, format_named
from argmap.exchange.interface import Exported, InputFile, LossReport, Options
from argmap.graph.analysis.explain import explanation
from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.people.comparison import Comparison, compare
from argmap.graph.analysis.people.exchanges import Turn
from argmap.graph.analysis.people.exchanges import exchange as replies
from argmap.graph.analysis.people.ranking import (
    RankedDisagreement,
    Ranking,
    ranked_disagreements,
)
from argmap.graph.analysis.status import Statuses, statuses
from argmap.graph.analysis.strength.weighing import Weighing, weighing
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.analysis.what_if import Effect, what_if
from argmap.graph.diff.change import ChangeKind, DebateDiff, Level
from argmap.graph.diff.comparison import diff
from argmap.graph.model.debate import Debate, Node, Person, Relation, Source, Stance
from argmap.graph.model.examples import tea
from argmap.graph.model.outline import Outline, outline
from argmap.graph.queries.kernels import ConcededPoint, kernels
from argmap.graph.queries.listing import list_nodes
from argmap.graph.queries.neighbourhood import Neighbourhood, neighbourhood
from argmap.graph.queries.open_issues import OpenIssues, open_issues
from argmap.graph.queries.paths import Paths, paths
from argmap.graph.queries.positions import Position, position
from argmap.graph.queries.search import Search, search
from argmap.graph.queries.similar import Similar, similar
from argmap.graph.queries.stances import StancesOn, stances_on
from argmap.graph.queries.statistics import Statistics, statistics
from argmap.graph.queries.threads import Post, thread
from argmap.graph.sources.coverage import Coverage, coverage
from argmap.loading import load as loading
from argmap.loading.loaded import Loaded
from argmap.loading.states import read_state
from argmap.render.publish import Published, publish
from argmap.render.site import pending_files
from argmap.schema.errors import ArgmapError, NoDebateError, UnknownIdError
from argmap.schema.finding import Finding, Severity
from argmap.schema.vocabulary import Justification, Kind, Profile, RelationKind, StanceKind, Status

__all__ = [
    "ArgmapError",
    "ChangeKind",
    "Comparison",
    "ConcededPoint",
    "Coverage",
    "Debate",
    "DebateDiff",
    "Effect",
    "Explanation",
    "Exported",
    "Finding",
    "Justification",
    "Kind",
    "Level",
    "Loaded",
    "LossReport",
    "Neighbourhood",
    "Node",
    "OpenIssues",
    "Outline",
    "Paths",
    "Person",
    "Position",
    "Post",
    "Profile",
    "Published",
    "RankedDisagreement",
    "Ranking",
    "Relation",
    "RelationKind",
    "Search",
    "Severity",
    "Similar",
    "Source",
    "Stance",
    "StanceKind",
    "StancesOn",
    "Statistics",
    "Status",
    "Statuses",
    "Supposition",
    "Turn",
    "Weighing",
    "build",
    "check",
    "compare",
    "coverage",
    "diff",
    "export",
    "import_files",
    "kernels",
    "list_nodes",
    "load",
    "load_revision",
    "neighbourhood",
    "open_issues",
    "outline",
    "paths",
    "position",
    "ranked_disagreements",
    "replies",
    "search",
    "similar",
    "stances_on",
    "statistics",
    "statuses",
    "tea",
    "thread",
    "weighing",
    "what_if",
    "why",
]


def load(folder: str | Path = ".", debate: str | None = None) -> Loaded:
    """Load a debate from a folder.

    Parameters
    ----------
    folder : str or Path, default the working directory
        The folder that contains ``claims/``, or ``claims`` itself.
    debate : str, optional
        The id of the debate; it may be left out where there is only one.

    Returns
    -------
    Loaded
        The debate, and what was wrong in its files: bad data is a finding, never an exception.

    Raises
    ------
    NoDebateError
        Where there is no such debate.

    Examples
    --------
    >>> loaded = load("claims")
    >>> loaded.debate.title, loaded.findings
    ('Empathy by default', ())
    """
    with _arguments_named():
        return loading.load(Path(folder), debate)


def load_revision(folder: str | Path, revision: str, debate: str | None = None) -> Debate:
    """Load a debate as it was in a revision of git; no file is checked out.

    Parameters
    ----------
    folder : str or Path
        A folder inside a git working tree, as for `load`.
    revision : str
        A commit, branch or tag.
    debate : str, optional
        The id of the debate; it may be left out where there is only one.

    Returns
    -------
    Debate
        The debate in that revision.

    Raises
    ------
    UnreadableStateError
        Where git does not know the revision, or a file in it cannot be read.
    NoDebateError
        Where there is no such debate in it.

    Examples
    --------
    >>> before, after = load_revision(".", "HEAD~1"), load_revision(".", "HEAD")
    >>> sorted(after.nodes.keys() - before.nodes.keys())
    ['faces-are-told-apart']
    """
    with _arguments_named():
        debates = read_state(revision, Path(folder), debate).debates
        return debates[loading.choose_debate(sorted(debates), Path(folder), debate)]


@contextmanager
def _arguments_named() -> Iterator[None]:
    """Name the arguments of a function where a message names the options of a command."""
    try:
        yield
    except NoDebateError as error:
        message = str(error).replace("--debate", "the argument 'debate'")
        raise NoDebateError(message.replace("--claims", "the argument 'folder'")) from None


def why(
    debate: Debate, target: str | Relation, profile: Profile = Profile.STRUCTURED
) -> Explanation:
    """Explain the status of a node or a step.

    Parameters
    ----------
    debate : Debate
        The debate.
    target : str or Relation
        The id of a node, the name of a step (``"a -> b"``), or a step.
    profile : Profile, default structured
        How relations became attacks, see `flatten`.

    Returns
    -------
    Explanation
        Its reasons, the objections to it, and what would change its status.

    Raises
    ------
    UnknownIdError
        Where no node or step is called so.

    Examples
    --------
    >>> explained = why(tea(), "tea-calms")
    >>> explained.dialectical_status.phrase
    'objected to, no reply recorded'
    >>> [against.objection.attack.speaker for against in explained.against]
    ['tea-keeps-awake']
    """
    known = statuses(debate, profile)
    return explanation.why(debate, flatten(debate, profile), known, debate.target(target))


def build(debates: Debate | Iterable[Debate], out: str | Path) -> Published:
    """Build the site of one debate or several; only pages that differ are written.

    Parameters
    ----------
    debates : Debate or iterable of Debate
        What is published. Check it first: this function does not.
    out : str or Path
        The folder of the site: a new one, an empty one, or the site of an earlier build.

    Returns
    -------
    Published
        How many files the site has, and how many were written and removed.

    Raises
    ------
    SiteFolderError
        Where the folder holds something that is not a site.

    Examples
    --------
    >>> done = build(tea(), "site")
    >>> done.files == done.written
    True
    >>> build(tea(), "site").written
    0
    """
    chosen = [debates] if isinstance(debates, Debate) else list(debates)
    return publish(pending_files(chosen), Path(out))


def export(debates: Debate | Iterable[Debate], format_: str) -> Exported:
    """Write debates in another format, and say what it cannot hold.

    Parameters
    ----------
    debates : Debate or iterable of Debate
        What to write.
    format_ : str
        The name of a format, as ``argmap formats`` lists them.

    Returns
    -------
    Exported
        Files by name, as bytes, and a report of what they leave out.

    Raises
    ------
    UnknownIdError
        Where no format that can be written is called so.

    Examples
    --------
    >>> exported = export(tea(), "af")
    >>> [(name, len(data) > 0) for name, data in exported.files.items()]
    [('tea.af', True)]
    >>> exported.report.is_lossless
    False
    """
    write = format_named(format_).write
    if write is None:
        raise UnknownIdError(f"the format '{format_}' is only read, not written")
    return write([debates] if isinstance(debates, Debate) else list(debates), Options())


def import_files(
    files: Iterable[str | Path], claims: str | Path, debate: str = "", format_: str | None = None
) -> LossReport:
    """Make debates of files that another tool wrote.

    The same files again change nothing; a newer version changes what nobody has changed here.

    Parameters
    ----------
    files : iterable of str or Path
        What to read.
    claims : str or Path
        The folder of debates; it is made where it is missing.
    debate : str, optional
        What to call the debate, where the files do not name it.
    format_ : str, optional
        The name of their format; without it, it is recognised by the content.

    Returns
    -------
    LossReport
        What was kept, changed and dropped.

    Raises
    ------
    UnreadableFileError
        Where a file cannot be read as this format.
    UnwritableFileError
        Where the folder holds a debate that was not imported from this format.

    Examples
    --------
    >>> import json
    >>> node = {"nodeID": "1", "text": "Tea calms.", "type": "I"}
    >>> _ = Path("tea.json").write_text(json.dumps({"nodes": [node], "edges": []}))
    >>> report = import_files(["tea.json"], "imported/claims", "tea")
    >>> [node.text for node in load("imported").debate.nodes.values()]
    ['Tea calms.']
    """
    folder, read = Path(claims), [InputFile(Path(f).name, Path(f).read_bytes()) for f in files]
    chosen = format_named(format_) if format_ else common_format(read)
    if chosen.read is None:
        raise UnknownIdError(f"the format '{chosen.name}' is only written, not read")
    known = {one.name: known_origins(one) for one in folder.glob("[!.]*/")}
    imported = chosen.read(read, Options(debate=debate, known=known))
    carry_out_imports([plan_import(one, folder / one.id) for one in imported.debates], folder)
    return imported.report
