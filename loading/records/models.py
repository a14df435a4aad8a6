"""Which model describes a mapping inside a record."""

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from argmap.loading.reader import KeyPath
from argmap.schema.vocabulary import RelationKind

_RELATIONS: Final = frozenset(RelationKind)


def model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """Find the model of a mapping inside a record, by the way to it."""
    for part in path:
        field = fields(model).get(part) if isinstance(part, str) else None
        if field is not None:
            model = next(models_in(field), model)
    return model


@cache
def fields(model: type[BaseModel]) -> dict[str, Any]:
    """List the fields of a model by the name that files use, with what each can hold."""
    return {
        field.alias or name: model.model_fields[name].annotation
        for name, field in model.model_fields.items()
    }


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from models_in(part)


@cache
def parent_keys(model: type[BaseModel]) -> Mapping[str, str]:
    """Find, for each key of an inner mapping, the key that it belongs under.

    Who says something and where, in a stance or in a relation, more likely belongs to a stance.
    """
    pairs = list(fields(model).items())[::-1]  # of those alike, the last written wins: the first
    last = sorted(pairs, key=lambda field: field[0] not in _RELATIONS)
    return {
        inner: name
        for name, annotation in last
        for part in models_in(annotation)
        for inner in fields(part)
    }
