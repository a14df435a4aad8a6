"""Argdown, in and out: statements and arguments become nodes, steps become links."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from argmap.exchange.argdown_json import parse_argdown_json
from argmap.exchange.argdown_model import (
    ArgdownDocument,
    ArgdownRelation,
    Argument,
    End,
    EndKey,
    Statement,
)
from argmap.exchange.argdown_own import add_own, is_own_step, own_pairs
from argmap.exchange.argdown_text import parse_argdown
from argmap.exchange.argdown_write import write_argdown
from argmap.exchange.foreign_map import ForeignMap, ForeignMaps
from argmap.exchange.input_text import decoded, refuse
from argmap.exchange.interface import Format, Imported, InputFile, Options
from argmap.exchange.texts import plain_as_markdown
from argmap.schema.ids import id_problem
from argmap.schema.schemes import SCHEMES
from argmap.schema.vocabulary import RelationKind

_KINDS: Final = {
    "support": RelationKind.SUPPORTS,
    "entails": RelationKind.SUPPORTS,
    "attack": RelationKind.REBUTS,
    "contrary": RelationKind.REBUTS,
    "contradictory": RelationKind.REBUTS,
    "undercut": RelationKind.UNDERCUTS,
}
_SYMMETRIC: Final = frozenset({"contrary", "contradictory"})


def recognise_argdown(head: bytes) -> bool:
    """Tell a text of Argdown from its first titles and signs."""
    text = head.decode("utf-8", "replace")
    if text.lstrip()[:1] == "{" or "\0" in text:
        return False
    lines = text.split("\n")
    titled = any(line.startswith(("[", "<")) and ("]" in line or ">" in line) for line in lines)
    signs = ("+ ", "- ", "<+ ", "<- ", "+> ", "-> ", "(1) ")
    signed = any(line.strip().startswith(signs) for line in lines)
    return (titled or signed) and not text.lstrip().startswith(("<?xml", "<!DOCTYPE", "--- "))


def recognise_argdown_json(head: bytes) -> bool:
    """Tell an export of Argdown's tools from its first keys."""
    return b'"equivalence-class"' in head or (
        b'"statements"' in head and b'"arguments"' in head and b'"relations"' in head
    )


def read_argdown(files: Sequence[InputFile], options: Options) -> Imported:
    """Read texts; each file is a debate of its own, unless all are to be one."""
    return _read(files, options, "argdown")


def read_argdown_json(files: Sequence[InputFile], options: Options) -> Imported:
    """Read what Argdown's own tools export as JSON; as `read_argdown`."""
    return _read(files, options, "argdown-json")


def _read(files: Sequence[InputFile], options: Options, name: str) -> Imported:
    maps = ForeignMaps(files, options)
    for file, foreign, prefix in maps:
        if name == "argdown":
            document = parse_argdown(decoded(file))
            if not document.statements and not document.arguments and document.problems:
                line, problem = document.problems[0]
                refuse(file, problem, line)
        else:
            document = parse_argdown_json(file)
        for line, problem in document.problems:
            maps.losses.drop("line", f"{file.name}:{line}", problem)
        _Reading(document, foreign, prefix).add()
    return maps.imported(name)


class _Reading:
    """Adds one document to a map."""

    def __init__(self, document: ArgdownDocument, foreign: ForeignMap, prefix: str) -> None:
        self._document, self._map, self._prefix = document, foreign, prefix
        self._losses = foreign.losses
        self._steps_from: defaultdict[str, list[str]] = defaultdict(list)
        self._sections: dict[str, str] = {}

    def add(self) -> None:
        """Add statements, arguments and relations, then what only a debate of ours has."""
        self._map.title = self._map.title or self._document.title
        add_own(self._document, self._map)
        for section in self._document.sections:
            self._sections[section] = self._map.add_section(section, self._map.own_section(section))
        for statement in self._document.statements.values():
            self._add_node(statement, End.STATEMENT)
        for argument in self._document.arguments.values():
            if is_own_step(argument):
                continue
            if argument.steps:
                self._add_steps(argument)
            else:
                self._add_node(argument, End.ARGUMENT)
        own = own_pairs(self._document)
        # undercuts last: what they attack are the steps that the other relations make
        ordered = sorted(self._document.relations, key=lambda r: r.kind == "undercut")
        for number, relation in enumerate(ordered):
            ends = (relation.start[1], relation.end[1])
            named = any(
                end[0] is not End.STATEMENT and is_own_step(self._document.arguments[end[1]])
                for end in (relation.start, relation.end)
            )
            if ends not in own and not named:
                self._add_relation(relation, f"{self._prefix}relation {number}")

    def _key(self, end: EndKey) -> str:
        sort = "statement" if end[0] is End.STATEMENT else "argument"
        return f"{self._prefix}{sort} {end[1]}"

    def _add_node(self, entry: Statement, end: End) -> None:
        untitled = entry.title.startswith("Untitled ") or not entry.texts
        is_id = self._map.is_own and not id_problem(entry.title)
        # one title may have several texts in Argdown: the first is the node's, the others its note
        texts = list(dict.fromkeys(entry.texts)) or [entry.title]
        if entry.has_other_data:
            thing = "statement" if end is End.STATEMENT else "argument"
            self._losses.change(thing, self._key((end, entry.title)), "its data are not kept")
        own = entry.own
        fields = dict(own["fields"]) if isinstance(own.get("fields"), dict) else {}
        if entry.tags and "topics" not in fields:
            fields["topics"] = entry.tags
        if texts[1:]:
            others = "\n\n".join(plain_as_markdown(text) for text in texts[1:])
            fields["note"] = f"{fields['note']}\n\n{others}" if "note" in fields else others
        self._map.add_node(
            self._key((end, entry.title)),
            str(own.get("text") or texts[0]),
            thing="statement" if end is End.STATEMENT else "argument",
            title="" if untitled or is_id else entry.title,
            section=str(own.get("section") or self._sections.get(entry.section, "")),
            own_id=entry.title if is_id else "",
            numbered=entry.title.startswith("Untitled "),
            fields=fields,
        )

    def _add_steps(self, argument: Argument) -> None:
        key = self._key((End.ARGUMENT, argument.title))
        self._losses.keep("argument", key)
        if argument.texts:
            reason = "an argument with premises is a link here, and a link has no text"
            self._losses.change("argument", key, reason, argument.texts[0])
        elif not argument.title.startswith("Untitled "):
            reason = "an argument with premises is a link here, and a link has no title"
            self._losses.change("argument", key, reason, argument.title)
        for number, step in enumerate(argument.steps, start=1):
            last = number == len(argument.steps)
            rules = ["-".join(rule.lower().split()) for rule in step.rules]
            scheme = next((rule for rule in rules if rule in SCHEMES), "")
            if step.rules and not scheme:
                self._losses.change("argument", key, "its rule is none of Walton's schemes",
                                    ", ".join(step.rules))  # fmt: skip
            self._map.add_relation(
                key if last else f"{key} step {number}",
                RelationKind.SUPPORTS,
                [self._key((End.STATEMENT, premise)) for premise in step.premises],
                self._key((End.STATEMENT, step.conclusion)),
                thing="argument" if last else "step within an argument",
                fields={"scheme": scheme} if scheme else {},
            )

    def _add_relation(self, relation: ArgdownRelation, name: str) -> None:
        kind = _KINDS.get(relation.kind)
        if kind is None:
            self._losses.drop("relation", name, f"'{relation.kind}' is not known here")
            return
        if relation.kind in _SYMMETRIC:
            self._losses.change("relation", name, "it holds both ways; read as an attack one way")
        start = self._key(relation.start)
        targets = self._targets(relation, name)
        if relation.start[0] is End.ARGUMENT and start in self._map.relations:
            start = ""  # an argument with premises is a link here, and no link starts from a link
        for number, target in enumerate(targets):
            key = name if number == 0 else f"{name}#{number}"
            thing = "relation" if number == 0 else "link beside the first"
            self._map.add_relation(key, kind, [start], target, thing=thing)
            if kind is not RelationKind.UNDERCUTS and start in self._map.nodes:
                self._steps_from[start].append(key)

    def _targets(self, relation: ArgdownRelation, name: str) -> list[str]:
        """Find what a relation leads to: of an undercut argument the steps it takes."""
        target = self._key(relation.end)
        if relation.end[0] is End.STATEMENT or target in self._map.relations:
            if relation.kind == "attack" and target in self._map.relations:
                reason = "it attacks an argument without saying which premise; read as an undercut"
                self._losses.change("relation", name, reason)
            return [target]
        if relation.kind == "undercut":
            steps = self._steps_from[target]
            if len(steps) > 1:
                reason = "it attacks an argument for several things: each step is attacked"
                self._losses.change("relation", name, reason)
            return steps or [target]
        return [target]


FORMATS: Final = (
    Format(
        name="argdown-json",
        title="Argdown's JSON export",
        suffixes=(".json",),
        holds="statements, arguments with premises, attacks on steps, headings",
        loses="people and sources",
        recognise=recognise_argdown_json,
        read=read_argdown_json,
    ),
    Format(
        name="argdown",
        title="Argdown",
        suffixes=(".argdown", ".ad", ".adown"),
        holds="statements, linked premises, attacks on steps, headings",
        loses="people, sources and most kinds of link, but for data of our own",
        recognise=recognise_argdown,
        read=read_argdown,
        write=write_argdown,
        heeds=("explicit",),
    ),
)
