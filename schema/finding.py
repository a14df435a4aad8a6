"""A finding: one problem in the data, where it is, and what would be right."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, NamedTuple

QUOTED_LENGTH: Final = 80
"""How many characters of a stranger's value a message shows."""


class Severity(StrEnum):
    """How serious a finding is."""

    ERROR = "error"
    """The data cannot mean what it says; ``check`` fails."""
    WARNING = "warning"
    """Probably a slip; shown, and ``check`` passes."""
    NOTE = "note"
    """A fact about the debate, not a defect; shown on request."""


class Rule(NamedTuple):
    """One kind of problem: its stable name, its severity, and what to say about it.

    A rule stands beside the check that applies it; `argmap.checks.catalogue` gathers them all.

    Attributes
    ----------
    code : str
        The stable name, never used again for something else.
    severity : Severity
        How serious a finding of it is.
    title : str
        The problem in one line.
    why : str
        Why it matters, in a sentence or three.
    before, after : str
        An example in YAML that breaks the rule, and the same one put right.
    """

    code: str
    severity: Severity
    title: str
    why: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file.

    Attributes
    ----------
    file : str
        The path from the folder that contains ``claims/``, with forward slashes.
    line, column : int
        1-based, in characters, of the first character.
    end_line, end_column : int
        1-based, of the character after the last.
    excerpt : str
        The line's text, for the reader; not compared.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    excerpt: str = field(default="", compare=False)


class Edit(NamedTuple):
    """A change of one stretch of a file, by character offsets, the end exclusive."""

    file: str
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in the data.

    Attributes
    ----------
    rule : Rule
        The rule it breaks.
    location : Location
        Where the problem is.
    message : str
        The fact, in plain words.
    expected : str
        What would be right, where that can be said.
    candidate : str
        The nearest existing name, where there is one.
    edit : Edit or None
        The change that fixes it, where it is certain.
    related : tuple of Location
        Other places that belong to the problem.
    grade : Severity or None
        How serious it is here, where that differs from the rule's own severity.
    """

    rule: Rule
    location: Location
    message: str
    expected: str = ""
    candidate: str = ""
    edit: Edit | None = None
    related: tuple[Location, ...] = ()
    grade: Severity | None = None

    @property
    def code(self) -> str:
        """The stable name of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How serious it is: the rule's own severity unless `grade` says otherwise."""
        return self.grade or self.rule.severity

    @property
    def suggestion(self) -> str:
        """The question whether the nearest name is meant; empty where there is none."""
        return f"did you mean '{self.candidate}'?" if self.candidate else ""

    @property
    def text(self) -> str:
        """All that it says, a line each: the fact, the suggestion, and what would be right."""
        return "\n".join(filter(None, (self.message, self.suggestion, self.expected)))

    def sort_key(self) -> tuple[Location, str, str]:
        """Order findings by place, then code, then message."""
        return (self.location, self.code, self.message)


def quoted(value: Any) -> str:
    r"""Show a value of a stranger's file within a message: on one line, of a bounded length.

    Examples
    --------
    >>> quoted("two\nlines")
    "'two lines'"
    """
    text = " ".join(str(value)[: 2 * QUOTED_LENGTH].split())
    return f"'{text[: QUOTED_LENGTH - 3]}…'" if len(text) > QUOTED_LENGTH else f"'{text}'"
