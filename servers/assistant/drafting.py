"""Draft a node: the file it would be, and what a check would say of it. Nothing is written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from argmap.editing.new_node import (
    NewNode,
    NewStance,
    allowed_relations,
    near_nodes,
    section_of,
    write_node,
)
from argmap.editing.preflight import errors_after
from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import listed
from argmap.graph.queries.resolve import resolve_person, resolve_target
from argmap.loading.load import load
from argmap.schema.errors import ArgmapError
from argmap.schema.finding import quoted
from argmap.schema.ids import suggested_id
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind

_Choice = TypeVar("_Choice", Kind, RelationKind)


@dataclass(frozen=True, slots=True)
class Draft:
    """What an assistant proposes."""

    kind: str
    text: str
    title: str
    target: str
    relation: str
    person: str = ""
    source: str = ""
    paragraph: str = ""


def draft_node(claims: Path, debate: str, draft: Draft) -> dict[str, Any]:
    """Say which file a draft would be, what says nearly the same, and what would be wrong with it.

    Returns
    -------
    dict
        ``file`` and ``content`` of the file, ``similar`` nodes, and ``findings``; or ``error``,
        where no file can be made of it.
    """
    try:
        loaded = load(claims, debate or None)
        target = resolve_target(loaded.debate, draft.target, exact=True)
        kind = _word(Kind, draft.kind, "kind")
        relation = _word(RelationKind, draft.relation, "relation")
        allowed = allowed_relations(kind, target)
        if relation not in allowed:
            use = listed([each.value for each in allowed], "or")
            wrong = f"'{relation}' cannot join a {kind} to {quoted(draft.target)}"
            return {"error": f"{wrong}; use {use}"}
        node = NewNode(
            suggested_id(draft.title),
            section_of(loaded.debate, target),
            kind,
            draft.text,
            draft.title,
            {},
            relation,
            target,
            _stance(loaded.debate, draft),
        )
        write = write_node(loaded.debate, node)
        findings = errors_after((write,), loaded)
    except (ArgmapError, ValueError) as error:
        return {"error": str(error)}
    return {
        "written": False,
        "file": write.file,
        "content": write.text,
        "similar": [
            {"id": own, "text": loaded.debate.nodes[own].text}
            for own in near_nodes(loaded.debate, draft.text)
        ],
        "findings": [{"code": f.code, "message": f.text} for f in findings],
    }


def _stance(debate: Debate, draft: Draft) -> NewStance | None:
    """Make the stance of the person that is named, if any."""
    if not draft.person:
        return None
    person = resolve_person(debate, draft.person, exact=True).id
    source = debate.source(draft.source).id if draft.source else None
    at = (draft.paragraph,) if draft.paragraph else ()
    return NewStance(person, StanceKind.ASSERTS, source, at)


def _word(words: type[_Choice], written: str, name: str) -> _Choice:
    if written not in {word.value for word in words}:
        use = listed([word.value for word in words], "or")
        raise ArgmapError(f"{quoted(written)} is not a {name}; use {use}")
    return words(written)
