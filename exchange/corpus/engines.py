"""What answers SQL over the tables of a corpus."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from argmap.exchange.corpus.analysing import Analysed

ONLY_READS: Final = "a query only reads, and is one statement: SELECT, WITH, FROM, DESCRIBE or SHOW"
"""What is said of SQL that would write a file or change a setting."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def in_brackets(sql: str) -> str:
    """Write a query within another: there nothing can stand that writes, in any engine.

    Examples
    --------
    >>> print(in_brackets("SELECT 1;"))
    SELECT * FROM (
    SELECT 1
    )
    """
    return f"SELECT * FROM (\n{sql.strip().removesuffix(';')}\n)"  # noqa: S608 - it may be any SQL


class Engine(Protocol):
    """Answers queries; analyses debates where it has more than this machine for it."""

    def query(self, sql: str, values: Mapping[str, str]) -> Answer:
        """Answer a query, which only reads; ``:name`` in it stands for a value.

        Raises
        ------
        InvalidQueryError
            Where the engine does not understand it, or it would write.
        """

    def analyse(self, debates: Sequence[str]) -> Iterator[Analysed]:
        """Analyse debates, and write what comes of each."""
