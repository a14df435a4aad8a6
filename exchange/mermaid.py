"""Mermaid: a flowchart that forges draw in a README."""

from collections.abc import Iterator, Sequence
from typing import Final

from argmap.exchange.interface import Exported, Format, LossCounter, Options, write_each
from argmap.exchange.left_out import count_left_out, count_people_left_out
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import Relation

_LINES: Final = {"for": "-->", "against": "-.->|{}|", "step": "-.->|{}|"}
"""How each look of a relation is drawn; all others carry their verb."""


# Mermaid has escapes of its own, '#35;' rather than '&#35;'
_ENTITIES: Final = str.maketrans(
    {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;"}
)


def write_mermaid(debates: Sequence[Debate], options: Options) -> Exported:
    """Write each debate as a flowchart, its sections as groups."""

    def text(debate: Debate, losses: LossCounter) -> str:
        relations = [r for r in debate.relations if not (options.explicit and r.inferred)]
        for node in debate.nodes:
            losses.change("node", node, "only its title is shown")
        for relation in relations:
            losses.keep("relation", relation.name)
        count_left_out(debate, losses, nodes=("short",), about=("sections",))
        count_people_left_out(debate, losses, "a flowchart has only boxes and arrows")
        return "\n".join(_lines(debate, relations)) + "\n"

    return write_each(debates, "mmd", text)


def _lines(debate: Debate, relations: Sequence[Relation]) -> Iterator[str]:
    numbers: dict[str, str] = {node: f"n{n}" for n, node in enumerate(debate.nodes)}
    steps = {r.name: f"r{n}" for n, r in enumerate(relations)}
    targets = {r.target.name for r in relations if not isinstance(r.target, str)}
    yield "flowchart BT"
    for section in debate.sections:
        nodes = [node for node in debate.nodes.values() if node.section == section.id]
        if nodes:
            yield f"  subgraph {_label(section.title)}"
            yield from (f"    {numbers[node.id]}[{_label(node.short)}]" for node in nodes)
            yield "  end"
    for relation in relations:
        target = relation.target
        end = numbers[target] if isinstance(target, str) else steps.get(target.name, "")
        if relation.name in targets or len(relation.sources) > 1:
            vertex = steps[relation.name]
            yield f"  {vertex}(({_label(relation.kind.traits.verb)}))"
            yield from (f"  {numbers[source]} --- {vertex}" for source in relation.sources)
            yield f"  {vertex} --> {end}"
        elif end:
            yield f"  {numbers[relation.speaker]} {_line(relation)} {end}"


def _line(relation: Relation) -> str:
    traits = relation.kind.traits
    return _LINES.get(traits.look, "-->|{}|").format(traits.verb)


def _label(text: str) -> str:
    """Quote a label; Mermaid reads HTML and Markdown in it, so no sign of the text may be any."""
    return f'"{" ".join(text.split()).translate(_ENTITIES)}"'


FORMATS: Final = (
    Format(
        name="mermaid",
        title="Mermaid flowchart",
        suffixes=(".mmd",),
        holds="titles, relations, linked premises, attacks on steps, sections",
        loses="texts, people, sources and stances",
        write=write_mermaid,
        heeds=("explicit",),
    ),
)
