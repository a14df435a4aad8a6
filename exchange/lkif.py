"""LKIF and CAF: argument graphs of older versions of Carneades, in XML."""

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from argmap.exchange.foreign_map import ForeignMap, ForeignMaps
from argmap.exchange.input_text import refuse, xml_root
from argmap.exchange.interface import Format, Imported, InputFile, Options
from argmap.schema.vocabulary import RelationKind


def recognise_lkif(head: bytes) -> bool:
    """Tell LKIF and CAF from their roots."""
    return b"<lkif" in head or b"<caf" in head


def read_lkif(files: Sequence[InputFile], options: Options) -> Imported:
    """Read argument graphs in LKIF or CAF; each file is a debate, unless all are to be one."""
    maps = ForeignMaps(files, options)
    for file, foreign, _ in maps:
        root = xml_root(file)
        if root.tag.rpartition("}")[2] not in {"lkif", "caf"}:
            refuse(file, f"the root is '{root.tag}', not 'lkif' or 'caf'", 1)
        graph = root.find("argument-graphs/argument-graph")
        title = graph.get("title", "") if graph is not None else ""
        foreign.title = foreign.title or title
        _add_lkif(root, foreign)
    return maps.imported("lkif")


def _add_lkif(root: Element, foreign: ForeignMap) -> None:
    for statement in root.iter("statement"):
        key = statement.get("id", "")
        if not key:
            continue
        said = [part for name in ("s", "content", "atom") if (part := statement.find(name))
                is not None]  # fmt: skip
        text = "".join(said[0].itertext()) if said else ""
        foreign.add_node(key, text, thing="statement")
        if statement.get("value") in {"true", "false"}:
            foreign.losses.change("statement", key, "that it is taken as true or false is not kept")
    for number, argument in enumerate(root.iter("argument")):
        _add_lkif_argument(argument, argument.get("id") or f"argument {number}", foreign)


def _add_lkif_argument(argument: Element, key: str, foreign: ForeignMap) -> None:
    lost = sorted(set(argument.attrib) - {"id", "direction", "pro"})
    foreign.losses.without("argument", f"argument {key}", lost)
    conclusion = argument.find("conclusion")
    target = conclusion.get("statement", "") if conclusion is not None else ""
    con = argument.get("direction") == "con" or argument.get("pro") == "false"
    premises, exceptions = [], []
    for premise in argument.iter("premise"):
        name = premise.get("statement", "")
        foreign.losses.keep("premise", f"{key}: {name}")
        if premise.get("type") == "exception":
            exceptions.append(name)
            continue
        premises.append(name)
        if premise.get("polarity") == "negative" or premise.get("positive") == "false":
            reason = "it is used as a premise in its negation, and is a premise as it stands here"
            foreign.losses.change("premise", f"{key}: {name}", reason)
    foreign.add_relation(
        f"argument {key}",
        RelationKind.REBUTS if con else RelationKind.SUPPORTS,
        premises,
        target,
        thing="argument",
    )
    for name in exceptions:
        foreign.add_relation(
            f"exception {name} to {key}",
            RelationKind.UNDERCUTS,
            [name],
            f"argument {key}",
            thing="exception",
        )


FORMATS: Final = (
    Format(
        name="lkif",
        title="LKIF and CAF (Carneades XML)",
        suffixes=(".xml",),
        holds="statements, linked premises, arguments pro and con, exceptions",
        loses="weights, proof standards, assumptions, and the negation of premises",
        recognise=recognise_lkif,
        read=read_lkif,
    ),
)
