"""What answers SQL over the tables of a corpus."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from argmap.exchange.corpus.analysing import Analysed


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Engine(Protocol):
    """Answers queries; analyses debates where it has more than this machine for it."""

    def query(self, sql: str, values: Mapping[str, str]) -> Answer:
        """Answer a query; ``:name`` in it stands for a value.

        Raises
        ------
        InvalidQueryError
            Where the engine does not understand it.
        """

    def analyse(self, debates: Sequence[str]) -> Iterator[Analysed]:
        """Analyse debates, and write what comes of each."""
