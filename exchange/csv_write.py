"""Write every table of a debate as CSV."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from argmap.exchange.interface import Exported, Options
from argmap.exchange.tables import TABLES, Type, table_losses
from argmap.graph.model.debate import Debate


def write_csv(debates: Sequence[Debate], options: Options) -> Exported:
    """Write every table as a file of its own, with one header and all debates."""
    del options
    files: dict[str, bytes] = {}
    for table in TABLES:
        out = StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(table.columns)
        for debate in debates:
            writer.writerows(_cells(row, table.columns) for row in table.rows(debate))
        files[f"{table.name}.csv"] = out.getvalue().encode()
    return Exported(dict(sorted(files.items())), table_losses(debates))


def _cells(row: Mapping[str, Any], columns: Mapping[str, Type]) -> Iterator[str]:
    for column, type_ in columns.items():
        value = row[column]
        if value is None:
            yield ""
        elif type_ is Type.LIST:
            yield ("|" if column == "topics" else " ").join(value)
        elif type_ is Type.FLAG:
            yield "true" if value else ""
        else:
            yield str(value)
