r"""Write a debate as Argdown that its own tools read.

A node is a statement called by its id. Links that Argdown has signs for are written with them; a
link that is attacked itself, or that has linked premises, is an argument of its own with premises
and conclusion, or, for an attack, a sketched argument. All else stands in data between braces.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from argmap.exchange.argdown_lines import plain_text
from argmap.exchange.argdown_own import STEP
from argmap.exchange.foreign_records import node_kind
from argmap.exchange.interface import Exported, LossCounter, Options, write_each
from argmap.exchange.own_fields import (
    OWN,
    debate_fields,
    node_fields,
    person_fields,
    relation_fields,
    source_fields,
    stance_fields,
)
from argmap.exchange.texts import whole_text
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import Node, Relation, name_of
from argmap.schema.vocabulary import RelationKind

# beside the signs: ':smile:' and '.~.' are shortcodes in Argdown, '//' and '/*' start comments
_SPECIAL: Final = re.compile(r"[\\\[\]<>@#*_{}]|(?<=[\s(]):(?=\S)|(?<=\S)\.(?=[^\s.]+\.)|/(?=[/*])")
_SIGNS: Final = {
    RelationKind.SUPPORTS: "+>",
    RelationKind.REBUTS: "->",
    RelationKind.UNDERMINES: "->",
    RelationKind.UNDERCUTS: "_>",
}


def write_argdown(debates: Sequence[Debate], options: Options) -> Exported:
    """Write each debate as a text of its own."""

    def text(debate: Debate, losses: LossCounter) -> str:
        lines = _ArgdownWriter(debate, losses, explicit=options.explicit).lines()
        return "\n".join(lines) + "\n"

    return write_each(debates, "argdown", text)


class _ArgdownWriter:
    """Writes one debate."""

    def __init__(self, debate: Debate, losses: LossCounter, *, explicit: bool) -> None:
        self._debate, self._losses = debate, losses
        self._relations = [r for r in debate.relations if not (explicit and r.inferred)]
        # by identity: a relation is hashed with all it leads to, which chains of steps make long
        self._kept = {id(relation) for relation in self._relations}
        self._attacked = {id(r.target) for r in self._relations if not isinstance(r.target, str)}

    def lines(self) -> Iterator[str]:
        """Write the front matter, then section by section, then the steps."""
        yield from self._front()
        for section in self._debate.sections:
            nodes = [n for n in self._debate.nodes.values() if n.section == section.id]
            if nodes:
                yield from ("", f"# {escaped(section.title) or section.id}")
            for node in nodes:
                yield from ("", *self._node(node))
        steps = [r for r in self._relations if self._is_argument(r)]
        if steps:
            yield from ("", "# Steps")
        for relation in steps:
            yield from ("", *self._step(relation))

    def _front(self) -> Iterator[str]:
        debate = self._debate
        own = {
            "debate": debate_fields(debate),
            "people": {p.id: person_fields(p) for p in debate.people.values()},
            "sources": {s.id: source_fields(s) for s in debate.sources.values()},
        }
        yield "==="
        yield f"title: {_data(debate.title)}"
        yield f"{OWN}: {_data(own)}"
        yield "==="

    def _node(self, node: Node) -> Iterator[str]:
        text = whole_text(node)
        own = self._own(node, text)
        data = f" {_data({OWN: own})}" if own else ""
        yield f"[{node.id}]: {escaped(text)}{data}"
        self._losses.keep("node", node.id)
        for relation in self._spoken(node.id):
            sign = _SIGNS.get(relation.kind)
            self._losses.keep("relation", relation.name)
            if sign is None or not self._has_form(relation):
                reason = f"'{relation.kind}' has no sign in Argdown; it stands in data"
                self._losses.change("relation", relation.name, reason)
            elif not self._is_argument(relation):
                yield f"  {sign} {self._end(relation)}"

    def _spoken(self, node: str) -> list[Relation]:
        return [r for r in self._debate.spoken_by(node) if id(r) in self._kept]

    def _has_form(self, relation: Relation) -> bool:
        """Tell whether a relation can be written with signs, and what it leads to as well."""
        if relation.kind not in _SIGNS:
            return False
        target = relation.target
        return isinstance(target, str) or self._is_argument(target)

    def _is_argument(self, relation: Relation) -> bool:
        """Tell whether a relation is written as an argument of its own."""
        if not self._has_form(relation):
            return False
        linked = len(relation.sources) > 1
        return linked or id(relation) in self._attacked

    def _end(self, relation: Relation) -> str:
        target = relation.target
        return f"[{target}]" if isinstance(target, str) else f"<{_title(target)}>"

    def _step(self, relation: Relation) -> Iterator[str]:
        data = _data({OWN: {STEP: relation.name}})
        target = relation.target
        if relation.kind is RelationKind.SUPPORTS and isinstance(target, str):
            yield f"<{_title(relation)}> {data}"
            yield ""
            for number, source in enumerate(relation.sources, start=1):
                yield f"({number}) [{source}]"
            rule = (relation.scheme or "").replace("-", " ")
            yield from ("--", rule, "--") if rule else ("----",)
            yield f"({len(relation.sources) + 1}) [{target}]"
        else:
            premises = " ".join(f"@[{source}]" for source in relation.sources)
            yield f"<{_title(relation)}>: {premises} {data}"
            yield f"  {_SIGNS[relation.kind]} {self._end(relation)}"

    def _own(self, node: Node, text: str) -> dict[str, Any]:
        spoken = self._spoken(node.id)
        fields = node_fields(node)
        if fields["kind"] == node_kind({relation.kind for relation in spoken}):
            del fields["kind"]
        own: dict[str, Any] = {"fields": fields} if fields else {}
        if plain_text(escaped(text)) != text:
            own["text"] = text
        titles = [section.title for section in self._debate.sections]
        if titles.count(self._debate.section(node.section).title) > 1:
            own["section"] = node.section
        relations = [self._own_relation(r) for r in spoken if not self._is_plain(r)]
        stances = [
            {
                "by": stance.person,
                "stance": stance.kind.value,
                "source": stance.source or "",
                **({"step": stance.step.name} if stance.step else {}),
                "fields": stance_fields(stance),
            }
            for stance in node.stances
        ]
        own |= {"relations": relations} if relations else {}
        return own | ({"stances": stances} if stances else {})

    def _is_plain(self, relation: Relation) -> bool:
        """Tell whether the sign alone says everything."""
        signed = relation.kind in {RelationKind.SUPPORTS, RelationKind.REBUTS}
        twins = [
            r
            for r in self._spoken(relation.speaker)
            if r.target == relation.target and r is not relation
        ]
        stepped = any(s.step is relation for s in self._debate.nodes[relation.speaker].stances)
        return (
            signed
            and isinstance(relation.target, str)
            and not (self._is_argument(relation) or relation_fields(relation) or twins or stepped)
        )

    def _own_relation(self, relation: Relation) -> dict[str, Any]:
        target = relation.target
        entry: dict[str, Any] = {
            "kind": relation.kind.value,
            "to": name_of(target),
            "name": relation.name,
        }
        if not isinstance(target, str):
            entry["to_step"] = True
        if relation.sources[1:]:
            entry["with"] = list(relation.sources[1:])
        if fields := relation_fields(relation):
            entry["fields"] = fields
        return entry


def _title(relation: Relation) -> str:
    """Name an argument without the arrow, which would end its title."""
    target = relation.target
    end = target if isinstance(target, str) else _title(target)
    return f"{relation.speaker} {relation.kind.value} {end}"


def escaped(text: str) -> str:
    r"""Write a text on one line, with a backslash before each sign of Argdown.

    Examples
    --------
    >>> escaped("Tea [green] calms.")
    'Tea \\[green\\] calms.'
    """
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))


def _data(value: Any) -> str:
    """Write data as JSON, which is YAML too; what would end them early is written as a number."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    parts = re.split(r'("(?:[^"\\]|\\.)*")', text)
    for place in range(1, len(parts), 2):
        for sign in "{}=/<>#[]*":
            parts[place] = parts[place].replace(sign, f"\\u{ord(sign):04x}")
    return "".join(parts)
