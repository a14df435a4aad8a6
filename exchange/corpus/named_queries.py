"""The queries that have a name: a file of SQL each, in a dialect that every engine understands."""

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from argmap.graph.model.suggestions import nearest
from argmap.schema.errors import UnknownIdError

_VALUE: Final = re.compile(r"(?<![:\w]):([a-z_]+)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query: its name, what it answers, the values it takes, and its SQL."""

    name: str
    about: str
    values: tuple[str, ...]
    sql: str


def named_queries() -> dict[str, NamedQuery]:
    """List the queries, in order of name.

    Examples
    --------
    >>> named_queries()["position"].values
    ('person',)
    """
    folder = files("argmap.exchange") / "sql"
    texts = {
        file.name.removesuffix(".sql"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".sql")
    }
    return {name: _query(name, texts[name]) for name in sorted(texts)}


def _query(name: str, text: str) -> NamedQuery:
    comment, _, sql = text.partition("\n")
    values = tuple(dict.fromkeys(_VALUE.findall(sql)))
    return NamedQuery(name, comment.removeprefix("-- "), values, sql)


def query_named(name: str) -> NamedQuery:
    """Find a query by its name.

    Raises
    ------
    UnknownIdError
        Where there is none; it names the nearest.
    """
    known = named_queries()
    if name in known:
        return known[name]
    raise UnknownIdError(
        f"there is no query '{name}'; 'argmap corpus query' lists them", nearest(name, known)
    )
