"""Carneades: argument graphs in YAML, in and out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

from argmap.exchange.carneades_write import (
    NOT,
    complement_text,
    undercutter_key,
    undercutter_text,
    write_carneades,
)
from argmap.exchange.foreign_map import ForeignMap, ForeignMaps
from argmap.exchange.input_text import (
    as_list,
    as_mapping,
    as_text,
    refuse,
    yaml_data,
)
from argmap.exchange.interface import Format, Imported, InputFile, Options
from argmap.schema.ids import ARROW, id_problem
from argmap.schema.schemes import SCHEMES
from argmap.schema.vocabulary import RelationKind

_TOP: Final = re.compile(
    rb"^(?:statements|arguments|argument_schemes|issue_schemes|language):", re.MULTILINE
)
_READ: Final = frozenset({"meta", "statements", "arguments", "issues"})
_ARGUMENT: Final = frozenset({"id", "scheme", "conclusion", "premises", "undercutter"})


def recognise_carneades(head: bytes) -> bool:
    """Tell such a file from its top keys."""
    return _TOP.search(head) is not None


def read_carneades(files: Sequence[InputFile], options: Options) -> Imported:
    """Read argument graphs in YAML; each file is a debate, unless all are to be one."""
    maps = ForeignMaps(files, options)
    for file, foreign, _ in maps:
        data = yaml_data(file)
        if not isinstance(data, dict):
            refuse(file, "this is no mapping with 'statements' and 'arguments'", 1)
        foreign.title = foreign.title or as_text(as_mapping(data.get("meta")).get("title"))
        _Graph(data, foreign).add()
    return maps.imported("carneades")


class _Graph:
    """Adds one argument graph to a map."""

    def __init__(self, data: Mapping[str, Any], foreign: ForeignMap) -> None:
        self._data, self._map, self._losses = data, foreign, foreign.losses
        self._texts = dict(self._given_texts())

    def add(self) -> None:
        """Add statements, arguments and issues; count what else there is."""
        named = [*(key for key, _ in self._arguments()), *as_mapping(self._data.get("issues"))]
        ours = any(f" {ARROW} " in key for key in named)  # our ids: two texts may ask for one
        for key, text in self._texts.items():
            if not self._is_made_up(key):
                self._map.add_node(
                    key,
                    text or key,
                    thing="statement",
                    title="" if text else key,
                    own_id=key if ours and not id_problem(key) else "",
                )
        self._count_keys()
        for key, argument in self._arguments():
            self._add_argument(key, argument)
        for key, value in as_mapping(self._data.get("issues")).items():
            self._add_issue(key, as_mapping(value))
        self._add_complements()
        for key in sorted(set(as_mapping(self._data.get("meta"))) - {"title"}):
            self._losses.drop("part", f"meta: {key}", "it is not kept")
        for key in sorted(set(self._data) - _READ):
            self._losses.drop("part", key, "this part of the file has no place in a debate")

    def _count_keys(self) -> None:
        """Count what statements and arguments say beside what is read."""
        for key, value in as_mapping(self._data.get("statements")).items():
            entry = as_mapping(value)
            read = {"text"} if "text" in entry else {"label"}
            self._losses.without("statement", key, sorted(set(entry) - read))
        for key, argument in self._arguments():
            lost = sorted(set(argument) - _ARGUMENT)
            self._losses.without("argument", f"argument {key}", lost)

    def _given_texts(self) -> Iterator[tuple[str, str]]:
        for key, value in as_mapping(self._data.get("statements")).items():
            entry = as_mapping(value)
            yield key, as_text(entry.get("text") or entry.get("label")) if entry else as_text(value)

    def _is_made_up(self, key: str) -> bool:
        """Tell a statement that only `write_carneades` needed: a complement, an undercutter."""
        text, opposite = self._texts.get(key), key.removeprefix(NOT)
        if opposite != key:
            return text == complement_text(self._texts.get(opposite, ""))
        return text is not None and key == undercutter_key(_undercut_argument(text))

    def _arguments(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        value = self._data.get("arguments")
        if isinstance(value, dict):
            yield from ((key, as_mapping(entry)) for key, entry in value.items())
        for number, entry in enumerate(as_list(value), start=1):
            yield as_text(as_mapping(entry).get("id")) or f"a{number}", as_mapping(entry)

    def _statement(self, key: str) -> str:
        """Make a statement that is used but not declared."""
        if key not in self._map.nodes:
            self._map.add_node(key, key, thing="statement used but not declared")
        return key

    def _add_argument(self, key: str, entry: Mapping[str, Any]) -> None:
        own = f"argument {key}"
        names, scheme = self._premises(key, entry), self._scheme(own, entry)
        kind, target = self._conclusion(as_text(entry.get("conclusion")))
        undercutter = as_text(entry.get("undercutter"))
        if not names and target and kind is RelationKind.SUPPORTS:
            self._add_bare_argument(key, target, undercutter)
            return
        self._map.add_relation(
            own,
            kind,
            [self._statement(name) for name in names],
            self._statement(target) if target and kind is not RelationKind.UNDERCUTS else target,
            thing="argument",
            fields={"scheme": scheme} if scheme else {},
        )
        if undercutter and not self._is_made_up(undercutter):
            self._map.add_relation(
                f"undercutter of {key}",
                RelationKind.UNDERCUTS,
                [self._statement(undercutter)],
                own,
                thing="undercutter",
            )

    def _add_bare_argument(self, key: str, conclusion: str, undercutter: str) -> None:
        """Read an argument without premises as its conclusion, and what undercuts it likewise."""
        reason = "it has no premises, so its conclusion stands for it"
        self._losses.change("argument", f"argument {key}", reason)
        self._statement(conclusion)
        if undercutter and not self._is_made_up(undercutter):
            own = f"undercutter of {key}"
            self._map.add_relation(
                own,
                RelationKind.REBUTS,
                [self._statement(undercutter)],
                conclusion,
                thing="undercutter",
            )
            reason = "the argument has no premises, so it speaks against its conclusion"
            self._losses.change("undercutter", own, reason)

    def _premises(self, key: str, entry: Mapping[str, Any]) -> list[str]:
        given = entry.get("premises")
        premises = list(given.values()) if isinstance(given, dict) else as_list(given)
        names = [as_text(premise) for premise in premises if as_text(premise)]
        for name in names:
            self._losses.keep("premise", f"{key}: {name}")
        if isinstance(given, dict):
            reason = "the roles of its premises are not kept"
            self._losses.change("argument", f"argument {key}", reason)
        return names

    def _scheme(self, argument: str, entry: Mapping[str, Any]) -> str:
        """Give the scheme of an argument; empty where it has none that is known here."""
        written = as_text(entry.get("scheme"))
        scheme = "-".join(written.lower().replace("_", "-").split())
        if scheme and scheme not in SCHEMES:
            reason = "its scheme is not one of Walton's that are known here"
            self._losses.change("argument", argument, reason, written)
        return scheme if scheme in SCHEMES else ""

    def _conclusion(self, conclusion: str) -> tuple[RelationKind, str]:
        """Find what an argument does to what it concludes.

        An argument for a complement that nobody has worded is one against the statement, and one
        for a made-up undercutter undercuts the argument that it is named after.
        """
        if conclusion.startswith(NOT) and conclusion not in self._map.nodes:
            return RelationKind.REBUTS, conclusion.removeprefix(NOT)
        if self._is_made_up(conclusion):
            argument = _undercut_argument(self._texts[conclusion])
            return RelationKind.UNDERCUTS, f"argument {argument}"
        return RelationKind.SUPPORTS, conclusion

    def _add_issue(self, key: str, entry: Mapping[str, Any]) -> None:
        given = [as_text(position) for position in as_list(entry.get("positions"))]
        positions = [position for position in given if not self._is_made_up(position)]
        self._losses.change("issue", key, "there is no issue here: its positions rebut each other")
        for one, other in combinations([p for p in positions if p], 2):
            # `write_carneades` names an issue after the link that an editor added
            ours = key in {f"issue {other} {word} {one}" for word in (ARROW, RelationKind.REBUTS)}
            self._oppose(self._statement(one), self._statement(other), inferred=ours)

    def _add_complements(self) -> None:
        for key in list(self._map.nodes):
            if key.startswith(NOT) and key.removeprefix(NOT) in self._map.nodes:
                self._oppose(key.removeprefix(NOT), key, inferred=True)

    def _oppose(self, one: str, other: str, *, inferred: bool) -> None:
        key, back = f"{other} against {one}", f"{one} against {other}"
        if key not in self._map.relations and back not in self._map.relations:
            self._map.add_relation(
                key,
                RelationKind.REBUTS,
                [other],
                one,
                thing="opposite",
                fields={"inferred": True} if inferred else {},
            )


def _undercut_argument(text: str) -> str:
    """Find the argument that a made-up undercutter speaks of."""
    return text.removeprefix(undercutter_text(""))


FORMATS: Final = (
    Format(
        name="carneades",
        title="Carneades argument graph (YAML)",
        suffixes=(".yml", ".yaml"),
        holds="statements, linked premises, undercutters, rival positions",
        loses="weights, proof standards, assumptions, roles, and rules that make arguments",
        recognise=recognise_carneades,
        read=read_carneades,
        write=write_carneades,
        heeds=("explicit",),
    ),
)
