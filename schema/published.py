"""The JSON Schema of each sort of file: what editors complete and check while somebody types.

It is generated from the models. Two things it cannot know: whether an id exists, and whether a
question is answered; `argmap check` does.
"""

import ast
import inspect
from collections.abc import Iterator, Mapping
from textwrap import dedent
from types import MappingProxyType
from typing import Any, Final

from argmap.schema.debate import DebateRecord
from argmap.schema.node import KINDS_WITH, MUST_HAVE, NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.record import Record
from argmap.schema.source import SourceRecord
from argmap.schema.traits import Vocabulary
from argmap.schema.vocabulary import Kind

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

RECORDS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {"node": NodeRecord, "person": PersonRecord, "source": SourceRecord, "debate": DebateRecord}
)
"""The model of each sort of file."""


def json_schema(sort: str) -> dict[str, Any]:
    """Make the JSON Schema of a sort of file.

    Parameters
    ----------
    sort : str
        One of `RECORDS`: ``node``, ``person``, ``source`` or ``debate``.

    Returns
    -------
    dict
        A schema in the dialect of 2020-12, with a description for every key and every word.

    Examples
    --------
    >>> json_schema("person")["required"]
    ['name']
    """
    model = RECORDS[sort]
    schema = _plain(model.model_json_schema())
    definitions = schema.pop("$defs", {})
    _describe(schema, model)
    for name, definition in definitions.items():
        _describe(definition, _class(name))
    if model is NodeRecord:
        schema["allOf"] = list(_by_kind())
    return {"$schema": DIALECT, "title": f"argmap {sort}", **schema, "$defs": definitions}


def _plain(value: Any) -> Any:
    """Remove what a file cannot have: null, and defaults that only the model knows."""
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _plain(part) for key, part in value.items() if key not in {"default", "title"}}
    if isinstance(value.get("title"), dict):  # a key that is called so
        plain["title"] = _plain(value["title"])
    if plain.get("const") == "1":  # written without quotation marks, it is a number to an editor
        return {"enum": [1, "1"]}
    if "anyOf" in plain:
        choices = [choice for choice in plain.pop("anyOf") if choice != {"type": "null"}]
        plain |= choices[0] if len(choices) == 1 else {"anyOf": choices}
    return plain


def _describe(schema: dict[str, Any], described: type[Any]) -> None:
    """Put the docstrings of a class into its schema."""
    schema["description"] = inspect.getdoc(described) or ""
    if issubclass(described, Vocabulary):
        schema.pop("enum", None)
        schema["oneOf"] = [
            {"const": word.value, "description": word.description} for word in described
        ]
        return
    texts = docstrings(described)
    for name, field in described.model_fields.items():
        schema["properties"][field.alias or name]["description"] = texts[name]


def _class(name: str) -> type[Any]:
    """Find the record or the vocabulary of a name."""
    classes = [*_subclasses(Record), *_subclasses(Vocabulary)]
    return next(word_class for word_class in classes if word_class.__name__ == name)


def _subclasses(base: type[Any]) -> Iterator[type[Any]]:
    subclass: type[Any]
    for subclass in base.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


def docstrings(described: type) -> Mapping[str, str]:
    """Read the docstrings that stand below the attributes of a class.

    Examples
    --------
    >>> docstrings(PersonRecord)["name"]
    'The name, exactly as far as the sources establish it.'
    """
    (body,) = ast.parse(dedent(inspect.getsource(described))).body
    texts: dict[str, str] = {}
    name = ""
    for statement in body.body if isinstance(body, ast.ClassDef) else ():
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                continue
            case ast.Expr(value=ast.Constant(value=str(text))) if name:
                texts[name] = " ".join(text.split())
        name = ""
    return MappingProxyType(texts)


def _by_kind() -> Iterator[dict[str, Any]]:
    """Say for each kind which keys it cannot have, and which it must."""
    for kind in Kind:
        then: dict[str, Any] = {}
        foreign = [key for key, kinds in KINDS_WITH.items() if kind not in kinds]
        if foreign:
            then["properties"] = dict.fromkeys(sorted(foreign), False)
        wanted = MUST_HAVE.get(kind, ()) if kind is not Kind.QUESTION else ()
        if wanted:
            then["anyOf"] = [{"required": [key]} for key in wanted]
        if then:
            yield {
                "if": {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]},
                "then": then,
            }
