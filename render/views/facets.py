"""The facets by which all claims can be narrowed down: kind, status, person, section, kernel."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import holders
from argmap.graph.model.wording import message
from argmap.render.addresses import facet_page
from argmap.render.catalogue import capital
from argmap.render.views.page_index import PageIndex
from argmap.schema.vocabulary import Kind, RelationKind, Status

VALUES: Final = 40
"""How many values of a facet are offered: the most frequent."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its key and name, how many nodes have it, the page that lists them."""

    key: str
    name: str
    count: int
    path: str


class Facet(NamedTuple):
    """A facet with the values that occur."""

    id: str
    name: str
    values: tuple[Value, ...]


def keys(index: PageIndex, node: str) -> tuple[str, ...]:
    """List the values that a node has.

    They begin with ``k`` for its kind, ``s`` status, ``g`` kernel, ``c`` section, ``p`` person.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.render.views.page_index import page_index
    >>> keys(page_index(tea()), "tea-calms")
    ('k-claim', 's-contested', 'c-basics', 'p-ann')
    """
    found = index.debate.nodes[node]
    status = index.analysis.statuses.nodes[node]
    return (
        f"k-{found.kind.value}",
        *([f"s-{status.value}"] if status is not None else []),
        *(["g-kernel"] if index.debate.bearing_on(node, RelationKind.KERNEL_OF) else []),
        f"c-{found.section}",
        *(f"p-{person}" for person in holders(index.debate, node)),
    )


def facets(index: PageIndex, found: Mapping[str, tuple[str, ...]]) -> tuple[Facet, ...]:
    """List the facets of a debate, each with its most frequent values.

    Parameters
    ----------
    index : PageIndex
        The debate.
    found : Mapping of str to tuple of str
        The values that each node has, as `keys` lists them.
    """
    counts = Counter(chain.from_iterable(found.values()))
    say = index.words.gettext
    kinds = ((f"k-{kind.value}", capital(say(kind.plural))) for kind in Kind)
    statuses = ((f"s-{status.value}", say(status.label)) for status in Status)
    sections = ((f"c-{head.id}", head.title) for head in index.sections.values())
    people = ((f"p-{head.id}", head.name) for head in index.people.values())
    pages = {f"c-{head.id}": head.path for head in index.sections.values()}
    pages |= {f"p-{head.id}": head.path for head in index.people.values()}
    pages |= {"g-kernel": "kernels.html"}
    named = (
        ("kind", message("Kind"), kinds),
        ("status", message("Status"), statuses),
        (
            "kernel",
            message("Conceded"),
            [("g-kernel", say(message("something is conceded to it")))],
        ),
        ("section", message("Section"), sections),
        ("person", message("Held by"), people),
    )
    all_ = (Facet(i, say(name), tuple(_values(counts, given, pages))) for i, name, given in named)
    return tuple(facet for facet in all_ if facet.values)


def _values(
    counts: Counter[str], given: Iterable[tuple[str, str]], pages: dict[str, str]
) -> Iterator[Value]:
    present = [(key, name) for key, name in given if counts[key]]
    most = set(sorted(present, key=lambda value: -counts[value[0]])[:VALUES])
    for key, name in present:
        if (key, name) in most:
            yield Value(key, name, counts[key], pages.get(key) or facet_page(key))
