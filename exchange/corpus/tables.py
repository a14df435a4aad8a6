"""The tables of a corpus: what the debates say, and what the analysis makes of each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from argmap.exchange.corpus.signatures import signature
from argmap.exchange.tables import TABLES, Row, Table, Type
from argmap.graph.analysis.objections import objections
from argmap.graph.analysis.people.disagreements import oppositions
from argmap.graph.analysis.status import statuses
from argmap.graph.analysis.strength.evaluation import weights
from argmap.graph.analysis.strength.weighing import weighing
from argmap.graph.model.debate import Debate, Target

Rows: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]
"""The rows of one debate, by name of their table."""


def _statuses(debate: Debate) -> Iterator[Row]:
    said, explicit = statuses(debate), statuses(debate, explicit=True)
    for node in debate.nodes:
        status, justification = said.nodes.get(node), said.justification.get(node)
        yield {
            "debate": debate.id,
            "node": node,
            "status": status.value if status else None,
            "justification": justification.value if justification else None,
            "inferred": status is not explicit.nodes.get(node),
        }


def _weights(debate: Debate) -> Iterator[Row]:
    weighed = weighing(debate)
    values = weights(weighed.framework)
    for node in debate.nodes:
        yield {"debate": debate.id, "node": node, "weight": values[weighed.elements[node]]}


def _objections(debate: Debate) -> Iterator[Row]:
    targets: list[Target] = [*debate.nodes, *(r for r in debate.relations if r.is_step)]
    for target in targets:
        for objection in objections(debate, target):
            attack = objection.attack
            yield {
                "debate": debate.id,
                "node": objection.end,
                "name": objection.name,
                "objection": attack.speaker if attack else None,
                "to_step": not isinstance(target, str),
                "state": objection.state.value,
                "replies": len(objection.replies),
                "inferred": objection.is_inferred,
            }


def _disagreements(debate: Debate) -> Iterator[Row]:
    """List, for each claim and pair of people in order of id, how often they disagree about it."""
    counts: Counter[tuple[str, str, str]] = Counter()
    explicit: Counter[tuple[str, str, str]] = Counter()
    for opposition in oppositions(debate):
        first, second = sorted((opposition.against, opposition.held_by))
        counts[opposition.claim, first, second] += 1
        explicit[opposition.claim, first, second] += opposition.explicit
    for (claim, first, second), count in sorted(counts.items()):
        yield {
            "debate": debate.id,
            "claim": claim,
            "first": first,
            "second": second,
            "oppositions": count,
            "explicit": explicit[claim, first, second],
        }


def _signatures(debate: Debate) -> Iterator[Row]:
    for node in debate.nodes.values():
        for band in signature(node.text):
            yield {"debate": debate.id, "node": node.id, "band": band}


def _texts(*names: str) -> dict[str, Type]:
    return dict.fromkeys(names, Type.TEXT)


STATUSES: Final = Table(
    "statuses",
    {**_texts("debate", "node", "status", "justification"), "inferred": Type.FLAG},
    _statuses,
)
RECORDED: Final = tuple(table for table in TABLES if table.name != STATUSES.name)
"""What is written when a debate is added."""

ANALYSED: Final = (
    STATUSES,
    Table("weights", {**_texts("debate", "node"), "weight": Type.NUMBER}, _weights),
    Table(
        "objections",
        {
            **_texts("debate", "node", "name", "objection"),
            "to_step": Type.FLAG,
            "state": Type.TEXT,
            "replies": Type.INTEGER,
            "inferred": Type.FLAG,
        },
        _objections,
    ),
    Table(
        "disagreements",
        {
            **_texts("debate", "claim", "first", "second"),
            "oppositions": Type.INTEGER,
            "explicit": Type.INTEGER,
        },
        _disagreements,
    ),
    Table("signatures", _texts("debate", "node", "band"), _signatures),
)
"""What the analysis of a debate writes."""

CORPUS_TABLES: Final = (*RECORDED, *ANALYSED)


def recorded_rows(debate: Debate) -> Rows:
    """List what a debate says, as rows."""
    return {table.name: list(table.rows(debate)) for table in RECORDED}


def analysed_rows(debate: Debate) -> Rows:
    """Analyse a debate, and list what comes of it, as rows.

    Notes
    -----
    Knows nothing but this debate, so that any engine can call it for any number of debates at once.
    """
    return {table.name: list(table.rows(debate)) for table in ANALYSED}
