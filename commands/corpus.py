"""``argmap corpus``: many debates as tables, analysed one by one and queried together."""

import os
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from argmap.commands.terminal.command_group import All, PlainCommand
from argmap.commands.terminal.exit_codes import ERRORS_FOUND, MISUSE
from argmap.commands.terminal.losses import say_losses
from argmap.commands.terminal.options import Json
from argmap.commands.terminal.output import command, complain, emit, emit_json, say, say_next
from argmap.exchange.corpus.adding import Added, add_debates, inputs
from argmap.exchange.corpus.analysing import waiting
from argmap.exchange.corpus.engines import Answer, Engine
from argmap.exchange.corpus.folder import CorpusFolder
from argmap.exchange.corpus.named_queries import NamedQuery, named_queries, query_named
from argmap.exchange.interface import merged
from argmap.graph.model.wording import counted

corpus = typer.Typer(
    help="Analyse and query many debates at once: tables in a folder, SQL over all of them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_SQL: Final = re.compile(r"\s")
"""A name has no blanks, and every query in SQL has."""
_NAMED: Final = 3
"""How many files that are no debate are named."""


class EngineName(StrEnum):
    """What answers: DuckDB on this machine, or Spark on as many as one has."""

    DUCKDB = "duckdb"
    SPARK = "spark"


Folder = Annotated[Path, typer.Argument(help="The folder of the corpus.", metavar="DIR")]
EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="What does the work.", case_sensitive=False)
]
Master = Annotated[str, typer.Option("--master", help="With Spark: the cluster.", metavar="URL")]
Processes = Annotated[
    int | None,
    typer.Option(
        "--jobs", help="How many processes; as many as there are processors.", min=1, metavar="N",
        show_default=False,
    ),
]  # fmt: skip


@corpus.command("add", cls=PlainCommand)
def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Files of any format that is read, folders of them, knowledge bases.",
            metavar="FILE…",
            show_default=False,
        ),
    ],
    to: Annotated[
        Path,
        typer.Option("--to", help="The folder of the corpus.", metavar="DIR", show_default=False),
    ],
    format_: Annotated[
        str,
        typer.Option("--format", help="How the files are written.", metavar="F"),
    ] = "",
    jobs: Processes = None,
    *,
    json_: Json = False,
) -> None:
    """Add debates to a corpus: each file or knowledge base by itself.

    A debate that is there already is replaced; what has not changed is not read again, so a run
    that was killed goes on where it was. A broken file is named, and the rest is added.
    """
    folder = CorpusFolder(to)
    paths = inputs(files)
    with folder.alone():
        added = list(_progress(add_debates(paths, folder, format_, _count(jobs)), len(paths)))
    report = merged(one.report for one in added)
    named = set(map(str, files))  # what somebody names is meant to be a debate
    foreign = [one.name for one in added if one.is_foreign and one.name not in named]
    broken = [one for one in added if one.problem and one.name not in foreign]
    if json_:
        emit_json({"inputs": [_added_shape(one) for one in added], "report": report.as_json()})
    else:
        new = sum(len(one.debates) for one in added if not one.is_known)
        known = sum(len(one.debates) for one in added if one.is_known)
        emit(f"{counted(new, 'debate')} added, {known} unchanged, {len(broken)} refused")
        say_losses(report)
    _complain((one.name, one.problem) for one in broken)
    if foreign:
        more = f" and {len(foreign) - _NAMED} more" if len(foreign) > _NAMED else ""
        say(f"passed over, in no format of debates: {', '.join(foreign[:_NAMED])}{more}")
    say_next(command("corpus", "analyse", to))
    if broken:
        raise typer.Exit(ERRORS_FOUND)


@corpus.command("analyse", cls=PlainCommand)
def analyse(
    folder: Folder,
    engine: EngineOption = EngineName.DUCKDB,
    master: Master = "local[*]",
    jobs: Processes = None,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Also the debates that are analysed already.")
    ] = False,
    json_: Json = False,
) -> None:
    """Analyse each debate by itself: statuses, weights, objections, disagreements.

    Only the debates that are new since the last time. A broken debate is named, and the rest is
    analysed.
    """
    opened = _opened(folder)
    with opened.alone():
        debates = waiting(opened, again=again)
        working = _engine(engine, opened, master, _count(jobs))
        done = list(_progress(working.analyse(debates), len(debates)))
    broken = [one for one in done if one.problem]
    if json_:
        emit_json({"debates": [{"debate": one.debate, "problem": one.problem} for one in done]})
    else:
        left = len(opened.debates()) - len(done)
        emit(
            f"{counted(len(done) - len(broken), 'debate')} analysed, {left} analysed before, "
            f"{len(broken)} broken"
        )
    _complain((one.debate, one.problem) for one in broken)
    say_next(command("corpus", "query", folder, "contested"))
    if broken:
        raise typer.Exit(ERRORS_FOUND)


@corpus.command("query", cls=PlainCommand)
def query(
    folder: Folder,
    asked: Annotated[
        str | None,
        typer.Argument(
            help="The name of a query, or SQL; without it, list the queries.",
            metavar="NAME|SQL",
            show_default=False,
        ),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", help="A value that the query asks for.", metavar="NAME=VALUE"),
    ] = None,
    engine: EngineOption = EngineName.DUCKDB,
    master: Master = "local[*]",
    jobs: Processes = None,
    *,
    json_: Json = False,
    all_: All = False,
) -> None:
    """Query all debates at once, by a named query or by SQL.

    The tables are debates, sections, documents, nodes, relations, stances, people, sources,
    paragraphs, and, once analysed, statuses, weights, objections, disagreements, signatures.
    """
    del all_
    opened = _opened(folder)
    if asked is None:
        _list_queries(folder, json_=json_)
        return
    if _SQL.search(asked):
        sql, given = asked, _given(values or (), None)
    else:
        named = query_named(asked)
        sql, given = named.sql, _given(values or (), named)
    answer = _engine(engine, opened, master, _count(jobs)).query(sql, given)
    if json_:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        emit_json({"columns": list(answer.columns), "rows": rows})
    else:
        _emit_table(answer)
    if unfinished := opened.unfinished():
        say(f"{counted(len(unfinished), 'debate')} left out, half written; add them again")
    say_next(command("corpus", "query", folder))


def _opened(path: Path) -> CorpusFolder:
    opened = CorpusFolder(path)
    if not opened.debates():
        complain(
            f"there are no debates in '{path}'; 'argmap corpus add FILE… --to {path}' adds some"
        )
        raise typer.Exit(MISUSE)
    return opened


def _engine(name: EngineName, opened: CorpusFolder, master: str, processes: int) -> Engine:
    # Each loads a library of its own that takes a second, and one never needs the other.
    if name is EngineName.SPARK:
        from argmap.exchange.corpus.spark_engine import SparkEngine

        return SparkEngine(opened, master)
    from argmap.exchange.corpus.duckdb_engine import DuckDbEngine

    return DuckDbEngine(opened, processes)


def _count(jobs: int | None) -> int:
    return jobs or os.cpu_count() or 1


def _progress(items: Iterable[Any], length: int) -> Iterable[Any]:
    """Show on a terminal how far it is."""
    with typer.progressbar(items, length=length, file=typer.get_text_stream("stderr")) as bar:
        yield from bar


def _complain(problems: Iterable[tuple[str, str]]) -> None:
    for name, problem in problems:
        file = Path(name).name
        own = problem.removeprefix(file) if problem.startswith(f"{file}:") else f": {problem}"
        complain(f"{name}{own}")


def _given(values: Sequence[str], named: NamedQuery | None) -> dict[str, str]:
    """Read the values; what a named query asks for and nobody gave is empty."""
    given = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals or (named is not None and name not in named.values):
            takes = ", ".join(f"{name}=…" for name in named.values) if named else "NAME=VALUE"
            complain(f"--set {value}: this query takes {takes or 'no value'}")
            raise typer.Exit(MISUSE)
        given[name] = text
    return dict.fromkeys(named.values if named else (), "") | given


def _list_queries(folder: Path, *, json_: bool) -> None:
    listed = named_queries()
    if json_:
        emit_json({"queries": [{"name": q.name, "about": q.about} for q in listed.values()]})
        return
    width = max(map(len, listed))
    for name, named in listed.items():
        emit(f"{name:{width}}  {named.about}")
    free = "SELECT debate, text FROM nodes"
    say_next(*(command("corpus", "query", folder, each) for each in ("contested", free)))


def _emit_table(answer: Answer) -> None:
    """Print rows with tabs between: for people, and for `cut` and `sort`."""
    emit("\t".join(answer.columns))
    for row in answer.rows:
        emit("\t".join("" if cell is None else _one_line(cell) for cell in row))
    say(counted(len(answer.rows), "row"))


def _one_line(cell: Any) -> str:
    return " ".join(str(cell).split())


def _added_shape(added: Added) -> dict[str, Any]:
    return {
        "input": added.name,
        "debates": list(added.debates),
        "unchanged": added.is_known,
        "problem": added.problem,
    }
