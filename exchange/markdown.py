"""Markdown: a debate, or what lies below a node, as one readable document."""

from collections.abc import Iterator, Sequence
from typing import Final

from argmap.exchange.interface import Exported, Format, LossCounter, Options, write_each
from argmap.exchange.left_out import count_left_out
from argmap.exchange.own_fields import stance_name
from argmap.exchange.texts import own_note, plain_as_markdown, whole_text
from argmap.graph.analysis.status import statuses
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import Node, Relation, Target
from argmap.graph.model.in_short import in_short_clauses
from argmap.graph.model.outline import Outline, outline
from argmap.schema.vocabulary import ATTACKS, RelationKind

_KEYS_SHOWN: Final = ("short", "note", "under", "cites")
"""The keys of a node that are shown, beside its text, links and stances."""

_DEEPEST: Final = 6
"""How deep lists nest before they stay at one depth: deeper ones are read as code."""


def write_markdown(debates: Sequence[Debate], options: Options) -> Exported:
    """Write each debate as an outline: what a node does to the one above it, and who holds it."""

    def text(debate: Debate, losses: LossCounter) -> str:
        return "\n".join(_Document(debate, losses).lines(options.below)) + "\n"

    return write_each(debates, "md", text)


class _Document:
    """Writes one debate."""

    def __init__(self, debate: Debate, losses: LossCounter) -> None:
        self._debate, self._losses = debate, losses
        self._outline: Outline = outline(debate)
        self._statuses = statuses(debate).nodes
        self._apart = frozenset[str]()

    def lines(self, below: str) -> Iterator[str]:
        """Write the head, then every section, or only what lies below a node."""
        if below:
            yield f"# {_line(self._debate.node(below).short)}"
            yield ""
            inside = {node for _, node in self._outline.walk(below)}
            self._apart = frozenset(self._debate.nodes.keys() - inside)
            yield from self._tree(below)
            return
        shown = ("title", "question", "sections", "in_short")
        count_left_out(self._debate, self._losses, nodes=_KEYS_SHOWN, about=shown)
        yield f"# {_line(self._debate.title)}"
        if self._debate.in_short:
            yield from ("", _line(self._in_short()))
        if self._debate.question in self._debate.nodes:
            yield ""
            yield _line(self._debate.nodes[self._debate.question or ""].text)
        for section in self._debate.sections:
            tops = self._outline.tops.get(section.id, ())
            if not tops:
                continue
            yield from ("", f"## {_line(section.title)}", "")
            if section.summary:
                yield from (_line(section.summary), "")
            for top in tops:
                yield from self._tree(top)
        yield from self._sources()

    def _in_short(self) -> str:
        """Write what the debate comes down to, with titles in place of ids."""
        nodes = self._debate.nodes
        parts = []
        for clause in in_short_clauses(self._debate):
            titles = ", ".join(f"“{nodes[node].short}”" for node in clause.nodes)
            parts.append(f"{clause.text} ({titles})" if titles else clause.text)
        return "".join(parts)

    def _tree(self, top: str) -> Iterator[str]:
        for level, node in self._outline.walk(top):
            pad = "  " * min(level, _DEEPEST)
            yield from self._entry(self._debate.nodes[node], pad, top=level == 0)

    def _entry(self, node: Node, pad: str, *, top: bool) -> Iterator[str]:
        self._losses.keep("node", node.id)
        place = self._outline.places[node.id].relation
        word = f"*{_verb(place, node.id)}:* " if place is not None and not top else ""
        status = self._statuses.get(node.id)
        ending = f" ({status.label})" if status else ""
        # links name it by its title, so that has to stand here; without one it is part of the text
        title = f"**{_line(node.short)}** · " if node.record.short is not None else ""
        yield f"{pad}- {word}{title}{_lines(whole_text(node), pad)}{ending}"
        if note := own_note(node):
            yield f"{pad}  {_lines(note, pad)}"
        for relation in self._debate.spoken_by(node.id):
            self._losses.keep("relation", relation.name)
            if relation is not place or top:
                yield f"{pad}  - *{relation.kind.traits.verb}* {_line(self._end(relation))}"
        for relation in self._from_elsewhere(node.id):
            speaker = self._debate.nodes[relation.speaker].short
            yield f"{pad}  - {self._passive(relation)} {_line(speaker)}"
        if cited := self._cited(node):
            yield f"{pad}  - {cited}"
        if held := self._held(node):
            yield f"{pad}  - {held}"

    def _from_elsewhere(self, node: str) -> Iterator[Relation]:
        """Yield what bears on a node, or a step from it, and is not written as an item itself."""
        steps = (step for step in self._debate.spoken_by(node) if step.is_step)
        targets: tuple[Target, ...] = (node, *steps)
        for target in targets:
            for relation in self._debate.bearing_on(target, RelationKind.SUPPORTS, *ATTACKS):
                if relation.speaker in self._apart:
                    yield relation

    def _passive(self, relation: Relation) -> str:
        passive = f"*{relation.kind.traits.passive}*"
        if isinstance(relation.target, str):
            return passive
        end = relation.target.target
        title = f"“{self._debate.nodes[end].short}”" if isinstance(end, str) else self._end(end)
        return f"the step to {_line(title)} is {passive}"

    def _end(self, relation: Relation) -> str:
        target = relation.target
        if isinstance(target, str):
            return self._debate.nodes[target].short
        return f"the step from “{self._debate.nodes[target.speaker].short}”"

    def _cited(self, node: Node) -> str:
        cites = [f"{c.source}, {_line(c.at)}" if c.at else c.source for c in node.record.cites]
        return f"*cites* {'; '.join(cites)}" if cites else ""

    def _held(self, node: Node) -> str:
        parts = []
        for stance in node.stances:
            self._losses.keep("stance", stance_name(stance))
            name = self._debate.people[stance.person].name
            where = f" ({', '.join([stance.source, *stance.at])})" if stance.source else ""
            parts.append(f"{_line(name)} {stance.kind}{where}")
        return "; ".join(parts)

    def _sources(self) -> Iterator[str]:
        if not self._debate.sources:
            return
        yield from ("", "## Sources", "")
        for source in self._debate.sources.values():
            record = source.record
            author = self._debate.people.get(record.author or "")
            title = _line(record.title or source.id)
            named = f"{_line(author.name)}: " if author else ""
            dated = f", {record.date}" if record.date else ""
            address = f" <{record.url}>" if record.url else ""
            yield f"- {source.id}: {named}{title}{dated}{address}"


def _verb(relation: Relation, node: str) -> str:
    return relation.kind.traits.verb if relation.speaker == node else "a premise beside it"


def _lines(text: str, pad: str) -> str:
    """Write a text of several lines within an item of a list; a backslash keeps each break."""
    return f"\\\n{pad}  ".join(_line(line) for line in text.splitlines() if line.strip())


def _line(text: str) -> str:
    return plain_as_markdown(" ".join(text.split()))


FORMATS: Final = (
    Format(
        name="markdown",
        title="Markdown document",
        suffixes=(".md",),
        holds="texts, relations, status, who holds what and where, sources",
        loses="ids, and all that only programs need",
        write=write_markdown,
        heeds=("below",),
    ),
)
