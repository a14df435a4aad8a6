"""Analyse every debate of a corpus by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from argmap.exchange.corpus.folder import CorpusFolder
from argmap.exchange.corpus.processes import in_processes
from argmap.exchange.corpus.rebuilding import debate_of_rows
from argmap.exchange.corpus.tables import Rows, analysed_rows
from argmap.loading.load import garbage_collection_paused
from argmap.schema.errors import ArgmapError


@dataclass(frozen=True, slots=True)
class Analysed:
    """A debate that was analysed; or why it was not."""

    debate: str
    problem: str = ""


def analysis_of(debate: str, rows: Rows) -> Rows:
    """Analyse a debate that is given as rows: the function that every engine calls.

    Raises
    ------
    UnreadableFileError
        Where the rows do not fit together.
    """
    with garbage_collection_paused():
        return analysed_rows(debate_of_rows(debate, rows))


def waiting(corpus: CorpusFolder, *, again: bool = False) -> list[str]:
    """List the debates that have no analysis yet; or all."""
    done = set() if again else {*corpus.analysed()}
    return [debate for debate in corpus.debates() if debate not in done]


def analyse_debates(
    corpus: CorpusFolder, debates: list[str], processes: int = 1
) -> Iterator[Analysed]:
    """Analyse debates on this machine, and write what comes of each.

    Yields
    ------
    Analysed
        What became of each, in order of id. One that is broken holds up no other.
    """
    yield from in_processes(partial(_analyse, corpus.path), debates, processes)


def _analyse(path: Path, debate: str) -> Analysed:
    corpus = CorpusFolder(path)
    try:
        corpus.write_analysis(debate, analysis_of(debate, corpus.read(debate)))
    except ArgmapError as error:
        return Analysed(debate, str(error))
    except MemoryError:
        return Analysed(debate, "it does not fit into memory")
    return Analysed(debate)
