"""Dumps of Debate Map and the Canonical Debate Lab: one JSON list of nodes.

An argument (type 50) joins the claims (type 40) below it, its premises, to the claim above it; what
hangs on the argument itself with a polarity speaks for or against the step. Categories (type 10)
are chapters here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from argmap.exchange.foreign_map import ForeignMap, ForeignMaps
from argmap.exchange.input_text import as_mapping, as_text, json_data, refuse
from argmap.exchange.interface import Format, Imported, InputFile, Options
from argmap.schema.vocabulary import Kind, RelationKind

CATEGORY, QUESTION, CLAIM, ARGUMENT = 10, 30, 40, 50
"""The types of node."""

_PRO, _CON = 10, 20
_ALL: Final = 20
"""The type of an argument whose premises hold only together."""


def recognise_debate_map(head: bytes) -> bool:
    """Tell such a dump from its first keys."""
    return b'"_key"' in head and b'"type"' in head and head.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"["


def read_debate_map(files: Sequence[InputFile], options: Options) -> Imported:
    """Read dumps; each file is a debate of its own, unless all are to be one."""
    maps = ForeignMaps(files, options)
    for file, foreign, _ in maps:
        data = json_data(file)
        if not isinstance(data, list):
            refuse(file, "this is no list of nodes", 1)
        nodes = {as_text(n.get("_key")): n for n in data if isinstance(n, dict) and n.get("_key")}
        _Dump(nodes, foreign).add()
    return maps.imported("debate-map")


class _Dump:
    """Adds one dump to a map."""

    def __init__(self, nodes: Mapping[str, Mapping[str, Any]], foreign: ForeignMap) -> None:
        self._nodes, self._map, self._losses = nodes, foreign, foreign.losses
        self._steps: dict[str, str] = {}

    def add(self) -> None:
        """Add claims and questions, then arguments, then what speaks about arguments."""
        sections = self._sections()
        for key, node in self._nodes.items():
            self._add_node(key, node, sections.get(key, ""))
        links = [
            (parent, child, link)
            for parent, node in self._nodes.items()
            for child, link in self._children(node)
        ]
        about = [entry for entry in links if self._type(entry[0]) == ARGUMENT]
        for parent, child, link in links:
            self._losses.keep("link", f"{parent} -> {child}")
            if child not in self._nodes:
                self._losses.drop("link", f"{parent} -> {child}", "what it leads to is not there")
            elif self._type(parent) != ARGUMENT:
                self._add_link(parent, child, link)
        for parent, child, link in about:
            if child in self._nodes:
                self._add_about(parent, child, link)
        for key in self._nodes:
            if self._type(key) == ARGUMENT and key not in self._steps:
                self._losses.drop("argument", key, "it has no premise, or nothing above it")

    def _type(self, key: str) -> int:
        type_ = self._nodes.get(key, {}).get("type")
        return type_ if isinstance(type_, int) else 0

    @staticmethod
    def _children(node: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for key, link in as_mapping(node.get("children")).items():
            if key != "_key":
                yield key, as_mapping(link)

    def _title(self, key: str) -> str:
        titles = as_mapping(as_mapping(self._nodes[key].get("current")).get("titles"))
        found = (as_text(titles.get(name)) for name in ("base", "yesNoQuestion", "negation"))
        return next((title for title in found if title.strip()), "")

    def _sections(self) -> dict[str, str]:
        """Give what hangs directly below a category its chapter."""
        found: dict[str, str] = {}
        for key, node in self._nodes.items():
            if self._type(key) == CATEGORY and (title := self._title(key)):
                below = [k for k, _ in self._children(node) if self._type(k) in {QUESTION, CLAIM}]
                if below:
                    section = self._map.add_section(title)
                    for child in below:
                        found.setdefault(child, section)
        return found

    def _add_node(self, key: str, node: Mapping[str, Any], section: str) -> None:
        type_ = self._type(key)
        if type_ in {CLAIM, QUESTION}:
            thing = "claim" if type_ == CLAIM else "question"
            kind = {} if type_ == CLAIM else {"kind": Kind.QUESTION.value}
            note = as_text(as_mapping(node.get("current")).get("note"))
            fields = {**kind, **({"note": note} if note else {})}
            self._map.add_node(key, self._title(key), thing=thing, section=section, fields=fields)
        elif type_ == ARGUMENT:
            self._losses.keep("argument", key)
            if self._title(key).strip():
                self._map.add_node(f"{key} text", self._title(key), thing="text of an argument")
        elif type_ == CATEGORY:
            self._losses.change("category", key, "a category is a chapter here", self._title(key))
        else:
            self._losses.drop("node", key, f"its type {type_} is not known here")

    def _add_link(self, parent: str, child: str, link: Mapping[str, Any]) -> None:
        name, kind = f"{parent} -> {child}", self._kind(link)
        above, below = self._type(parent), self._type(child)
        if above == CATEGORY:
            if below not in {CLAIM, QUESTION, CATEGORY}:
                self._losses.drop("link", name, "it hangs on a category, which says nothing")
        elif above == QUESTION and below == CLAIM:
            self._map.add_relation(name, RelationKind.ANSWERS, [child], parent, thing="link")
        elif above in {CLAIM, QUESTION} and below == ARGUMENT:
            self._add_argument(name, parent, child, kind)
        elif above == below == CLAIM and kind is not None:
            self._map.add_relation(name, kind, [child], parent, thing="link")
        else:
            self._losses.drop("link", name, "it does not say what the one does to the other")

    def _add_argument(
        self, name: str, target: str, argument: str, kind: RelationKind | None
    ) -> None:
        if kind is None:
            self._losses.change("link", name, "it is neither pro nor con; read as pro")
        premises = self._premises(argument)
        if not premises:
            self._losses.drop("link", name, "the argument has no premise and no text")
            return
        current = as_mapping(self._nodes[argument].get("current"))
        together = current.get("argumentType") == _ALL
        groups = [premises] if together else [[premise] for premise in premises]
        for number, group in enumerate(groups):
            key = name if number == 0 else f"{name}#{number}"
            thing = "link" if number == 0 else "link beside the first"
            self._map.add_relation(key, kind or RelationKind.SUPPORTS, group, target, thing=thing)
        self._steps.setdefault(argument, name)

    def _premises(self, argument: str) -> list[str]:
        own = f"{argument} text"
        below = [
            child
            for child, link in self._children(self._nodes[argument])
            if self._type(child) == CLAIM and self._kind(link) is None
        ]
        return [*([own] if own in self._map.nodes else []), *below]

    def _add_about(self, argument: str, child: str, link: Mapping[str, Any]) -> None:
        """Add what speaks for or against the step that an argument takes."""
        name, kind = f"{argument} -> {child}", self._kind(link)
        if kind is None:
            if self._type(child) != CLAIM or argument not in self._steps:
                self._losses.drop("link", name, "it belongs to an argument that joins nothing")
            return
        step = self._steps.get(argument, "")
        if kind is RelationKind.REBUTS:
            kind = RelationKind.UNDERCUTS
        sources = [child] if self._type(child) == CLAIM else self._premises(child)
        self._map.add_relation(name, kind, sources, step, thing="link")
        if self._type(child) == ARGUMENT:
            self._steps.setdefault(child, name)

    @staticmethod
    def _kind(link: Mapping[str, Any]) -> RelationKind | None:
        return {_PRO: RelationKind.SUPPORTS, _CON: RelationKind.REBUTS}.get(
            link.get("polarity", 0) if isinstance(link.get("polarity"), int) else 0
        )


FORMATS: Final = (
    Format(
        name="debate-map",
        title="Debate Map and Canonical Debate Lab dump",
        suffixes=(".json",),
        holds="claims, arguments with several premises, attacks on arguments, questions",
        loses="ratings, creators, other wordings, layers of categories",
        recognise=recognise_debate_map,
        read=read_debate_map,
    ),
)
