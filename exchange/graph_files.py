"""DOT, GraphML and GEXF: the graph of a debate, for programs that draw and count graphs.

Each node and each relation is a vertex, as in ``Debate.graph``, so that attacks on steps and linked
premises are there too.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from argmap.exchange.interface import Exported, Format, LossCounter, Options, write_each
from argmap.exchange.left_out import count_left_out, count_people_left_out
from argmap.exchange.texts import whole_text
from argmap.graph.model.debate import Debate

if TYPE_CHECKING:
    import networkx as nx

_DATE: Final = re.compile(r' lastmodifieddate="[^"]*"')
# XML 1.0 cannot hold these characters, not even escaped
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _labelled(debate: Debate) -> "nx.DiGraph[str]":
    """Copy the graph with what programs show: labels, texts, sections."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(debate.graph)
    for node in debate.nodes.values():
        graph.nodes[node.id].update(
            label=_plain(node.short), text=_plain(whole_text(node)), section=node.section
        )
    for relation in debate.relations:
        graph.nodes[relation.name]["label"] = relation.kind.traits.verb
    return graph


def _plain(text: str) -> str:
    return _NOT_XML.sub(" ", text)


def _graphml(debate: Debate) -> Iterable[str]:
    import networkx as nx

    return nx.generate_graphml(_labelled(debate))


def _gexf(debate: Debate) -> Iterable[str]:
    import networkx as nx

    lines = nx.generate_gexf(_labelled(debate))
    return (_DATE.sub("", line) for line in lines)  # the same debate, the same bytes on any day


def _dot(debate: Debate) -> Iterable[str]:
    graph = _labelled(debate)
    yield f"digraph {_quoted(debate.title)} {{"
    yield "  rankdir=BT;"
    for vertex, data in graph.nodes(data=True):
        shape = "box" if data["type"] == "node" else "plaintext"
        yield f"  {_quoted(vertex)} [label={_quoted(str(data['label']))}, shape={shape}];"
    for start, end in graph.edges:
        yield f"  {_quoted(start)} -> {_quoted(end)};"
    yield "}"


def _quoted(text: str) -> str:
    """Quote a text as DOT wants it, on one line: a backslash would begin one of its own escapes."""
    line = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{line}"'


def _write(
    suffix: str,
    lines: Callable[[Debate], Iterable[str]],
    debates: Sequence[Debate],
    options: Options,
) -> Exported:
    del options

    def text(debate: Debate, losses: LossCounter) -> str:
        _count(debate, losses, has_texts=suffix != "dot")
        return "\n".join(lines(debate)) + "\n"

    return write_each(debates, suffix, text)


def _count(debate: Debate, losses: LossCounter, *, has_texts: bool) -> None:
    for node in () if has_texts else debate.nodes.values():
        if node.short != whole_text(node):
            losses.change("node", node.id, "only its title is shown")
    for relation in debate.relations:
        losses.keep("relation", relation.name)
    count_left_out(debate, losses, nodes=("kind", "short"), about=("title",))
    count_people_left_out(debate, losses, "a graph has only nodes and edges")


def _format(name: str, title: str, lines: Callable[[Debate], Iterable[str]]) -> Format:
    return Format(
        name=name,
        title=title,
        suffixes=(f".{name}",),
        holds="nodes, relations, linked premises, attacks on steps, as one graph",
        loses="people, sources and stances",
        write=partial(_write, name, lines),
    )


FORMATS: Final = (
    _format("dot", "DOT (Graphviz)", _dot),
    _format("graphml", "GraphML", _graphml),
    _format("gexf", "GEXF (Gephi)", _gexf),
)
