"""The page that leads to the debates of a site: what each asks, and what it is answered."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate
from argmap.render.addresses import node_page
from argmap.render.views.overview import DebateSize, measure

THESES: Final = 4
"""How many theses of a debate are named."""


class Thesis(NamedTuple):
    """A thesis of a debate: what it says, and its page."""

    says: str
    path: str


class DebateTile(NamedTuple):
    """A debate in the list of all."""

    id: str
    title: str
    question: str
    theses: tuple[Thesis, ...]
    size: DebateSize


def debate_tiles(debates: Iterable[Debate]) -> tuple[DebateTile, ...]:
    """List the debates, each with its question and its theses."""
    return tuple(
        DebateTile(
            debate.id,
            debate.title,
            _question(debate),
            tuple(
                Thesis(debate.nodes[one].text, f"{debate.id}/{node_page(one)}")
                for one in debate.theses[:THESES]
                if one in debate.nodes
            ),
            measure(debate),
        )
        for debate in debates
    )


def _question(debate: Debate) -> str:
    question = debate.nodes.get(debate.question or "")
    return question.text if question is not None else ""
