"""Analyse and query many debates: a hundred against a thousand, one process against two.

::

    python bench/many_debates.py FOLDER [DEBATES] [NODES] [--spark]

Makes FOLDER/100 and FOLDER/DEBATES (1,000 debates of 1,000 nodes, unless told otherwise) as
tables, where they are not there yet, and prints seconds by the clock, and those of the processor
where other work disturbs the clock.
"""

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from corpus import _WORDS, IN_SECTION, IN_SOURCE, _choose, _Written

from argmap.exchange.corpus.analysing import analyse_debates
from argmap.exchange.corpus.duckdb_engine import DuckDbEngine
from argmap.exchange.corpus.folder import CorpusFolder
from argmap.exchange.corpus.named_queries import named_queries
from argmap.exchange.corpus.tables import RECORDED, Rows

FEW: Final = 100
VALUES: Final = {"person": "Person 7", "text": "bana"}


def made_up(debate: str, nodes: int, seed: int) -> Rows:
    """Make the rows of a debate: the same kinds and shares as `corpus.write_debate`."""
    chance = random.Random(seed)
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in RECORDED}
    empty = {table.name: dict.fromkeys(table.columns) for table in RECORDED}

    def add(table: str, **values: Any) -> None:
        rows[table].append({**empty[table], "debate": debate, **values})

    sources = (nodes + IN_SOURCE - 1) // IN_SOURCE
    people = 2 + sources // 25
    add("debates", title=debate, theses=[])
    for number in range(people):
        add("people", id=f"person-{number}", name=f"Person {number + seed % 50}")
    for number in range(sources):
        author = f"person-{number % people}"
        date = f"20{10 + seed % 15}-{1 + number % 12:02}"
        add("sources", id=f"c{number}", kind="comment", author=author, date=date)
    written: list[_Written] = []
    for number in range(nodes):
        if number % IN_SECTION == 0:
            add("sections", id=f"s{number}", title=f"Chapter {number}", root=f"n{number + 1}")
        node = _choose(chance, number, written, IN_SECTION)
        written.append(node)
        # one statement in fifty is made by two debates, in words that differ by one
        said = random.Random(f"{number} {seed // 2}") if number % 50 == 0 else chance
        text = " ".join(said.choice(_WORDS) for _ in range(said.randrange(9, 30)))
        if said is not chance:
            text += f" {_WORDS[seed % 2]}"
        section = f"s{number - number % IN_SECTION}"
        form = "case" if node.kind == "example" else None
        add("nodes", id=node.id, kind=node.kind, section=section, text=text, form=form)
        source = number // IN_SOURCE
        stance = "concedes" if node.kind == "kernel" else "asserts"
        author = f"person-{source % people}"
        add("stances", node=node.id, by=author, stance=stance, source=f"c{source}", hedged=False)
    for relation in _relations(written):
        add("relations", **relation, partly=False, inferred=False)
    return rows


def _relations(written: list[_Written]) -> Iterator[dict[str, Any]]:
    pairs = Counter((node.id, to) for node in written for _, to in node.relations)
    for node in written:
        for kind, to in dict.fromkeys(node.relations):
            plain = f"{node.id} -> {to}"
            name = plain if pairs[node.id, to] == 1 else f"{node.id} {kind} {to}"
            yield {"id": name, "kind": kind, "from": node.id, "to": to, "to_step": "->" in to}


def corpus_of(folder: Path, debates: int, nodes: int) -> CorpusFolder:
    """Make a corpus, where it is not there yet."""
    corpus = CorpusFolder(folder)
    with corpus.alone():
        known = {*corpus.debates()}
        for number in range(debates):
            name = f"d{number:05}"
            if name not in known:
                corpus.stage(name, made_up(name, nodes, number), "", "made")
                corpus.adopt(name, "made")
    return corpus


class Took(NamedTuple):
    """Seconds by the clock, and of all processors."""

    wall: float
    processor: float


def timed(work: Callable[[], Any]) -> Took:
    """Tell what some work takes, with the processes that it starts and ends."""
    start, before = time.perf_counter(), sum(os.times()[:4])
    work()
    return Took(time.perf_counter() - start, sum(os.times()[:4]) - before)


def analyse(corpus: CorpusFolder, processes: int) -> None:
    """Analyse all debates, whether or not they are analysed already."""
    problems = [one for one in analyse_debates(corpus, corpus.debates(), processes) if one.problem]
    if problems:
        raise SystemExit(f"{problems[0].debate}: {problems[0].problem}")


def main(folder: Path, debates: int, nodes: int, spark: bool) -> None:
    """Print the table."""
    few, many = (corpus_of(folder / str(n), n, nodes) for n in (FEW, debates))
    print(f"{debates:,} debates of {nodes:,} nodes")
    for processes in (1, 2):
        small = [timed(lambda: analyse(few, processes))]  # noqa: B023 - called at once
        large = timed(lambda: analyse(many, processes))  # noqa: B023
        small.append(timed(lambda: analyse(few, processes)))  # noqa: B023
        few_took = Took(*(sum(each) / len(small) for each in zip(*small, strict=True)))
        print(f"analyse, {processes} process(es)      wall s    cpu s  µs a node (cpu)")
        for count, took in ((FEW, few_took), (debates, large)):
            each = took.processor / count / nodes * 1e6
            row = f"{took.wall:9.1f} {took.processor:9.1f} {each:9.0f}"
            print(f"  {count:>6,} debates           {row}")
    answers = {}
    for name, seconds, answers[name] in _queries(many, spark=False):
        print(f"query {name:14} DuckDB {seconds:7.2f} s {len(answers[name]):>9,} rows")
    if spark:
        for name, seconds, rows in _queries(many, spark=True):
            verdict = "the same" if rows == answers[name] else "OTHER ROWS"
            print(f"query {name:14} Spark  {seconds:7.2f} s {len(rows):>9,} rows, {verdict}")


def _queries(
    corpus: CorpusFolder, *, spark: bool
) -> Iterator[tuple[str, float, list[tuple[Any, ...]]]]:
    """Yield the name of each query, the seconds it took, and its rows."""
    engine: Any = DuckDbEngine(corpus, 2)
    if spark:
        from argmap.exchange.corpus.spark_engine import SparkEngine

        engine = SparkEngine(corpus, "local[2]")
    for name, query in named_queries().items():
        values = {key: VALUES[key] for key in query.values}
        start = time.perf_counter()
        answer = engine.query(query.sql, values)
        yield name, time.perf_counter() - start, [*map(tuple, answer.rows)]


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--spark"]
    place, *counts = arguments
    main(Path(place), *(map(int, counts or (1000, 1000))), spark="--spark" in sys.argv)
