"""The values a field can have: ids, targets, texts, flags, and lists in their short form.

Every scalar arrives as a string (the reader knows no other), so each type here says how it is read.
A wrong value raises a `PydanticCustomError` whose type is the code of the finding.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from argmap.schema.errors import TargetSyntaxError
from argmap.schema.finding import quoted
from argmap.schema.ids import (
    ID_LENGTH,
    ID_PATTERN,
    StepName,
    WrittenTarget,
    id_problem,
    is_paragraph_id,
    parse_target,
    slug,
)
from argmap.schema.schemes import SCHEMES

TEXT_LENGTH: Final = 600
SHORT_LENGTH: Final = 45

T = TypeVar("T")

_FLAGS: Final[Mapping[Any, bool]] = {"true": True, "false": False, True: True, False: False}
_MEANT: Final = {
    **dict.fromkeys(("yes", "on", "true"), "true"),
    **dict.fromkeys(("no", "off", "false"), "false"),
}
"""Other words for the two, as YAML itself has them."""


def _checked_id(value: str) -> str:
    if problem := id_problem(value):
        better = slug(value)
        fix = "" if id_problem(better) else better
        raise PydanticCustomError("bad-id", "{problem}", {"problem": problem, "fix": fix})
    return value


def _checked_paragraph(value: str) -> str:
    if not is_paragraph_id(value):
        raise PydanticCustomError("bad-id", "a paragraph's id looks like p4, s2.1.p6 or fn1.p1")
    return value


def _checked_reference(value: str) -> str:
    for part in value.split("/", maxsplit=1):
        _checked_id(part)
    return value


def _read_target(value: Any) -> WrittenTarget:
    if isinstance(value, StepName):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "a target is one id or one step")
    try:
        return parse_target(value)
    except TargetSyntaxError as error:
        raise PydanticCustomError("bad-target", "{problem}", {"problem": str(error)}) from error


def _read_flag(value: Any) -> bool:
    if not isinstance(value, str | bool) or value not in _FLAGS:
        raise PydanticCustomError(
            "bad-value",
            "{value} is neither true nor false",
            {
                "value": quoted(value),
                "fix": _MEANT.get(str(value).lower(), ""),
                "expected": "write true or false",
            },
        )
    return _FLAGS[value]


def _known_scheme(value: str) -> str:
    if value not in SCHEMES:
        raise PydanticCustomError(
            "unknown-value",
            "{value} is not the id of an argumentation scheme",
            {"value": quoted(value), "choices": sorted(SCHEMES)},
        )
    return value


def _checked_date(value: str) -> str:
    try:
        date.fromisoformat(date_range(value).first)
    except ValueError:
        raise PydanticCustomError(
            "bad-value", "{value} is not a date", {"value": quoted(value)}
        ) from None
    return value


class DateRange(NamedTuple):
    """The first and the last day that a date may mean, as texts that sort like days."""

    first: str
    last: str


def date_range(written: str) -> DateRange:
    """Find which days a date may mean.

    Examples
    --------
    >>> date_range("2024-10")
    DateRange(first='2024-10-01', last='2024-10-31')
    """
    # what is not written of a day is that of the first and the last one of a year; a 31st that the
    # month does not have does no harm, since the last day only has to sort after all others
    rest = slice(len(written), None)
    return DateRange(written + "YYYY-01-01"[rest], written + "YYYY-12-31"[rest])


def _nonempty(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty-value", "a text needs at least one character")
    return value


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list | tuple) or value is None else [value]


def as_record(value: Any) -> Any:
    """Read the short form of a relation, its target alone, as the long one."""
    return {"to": value} if isinstance(value, str | StepName) else value


Id = Annotated[
    str,
    AfterValidator(_checked_id),
    Field(pattern=None, json_schema_extra={"pattern": ID_PATTERN, "maxLength": ID_LENGTH}),
]
"""An id: lower-case letters, digits and single hyphens, at most 64 characters."""

ParagraphId = Annotated[str, AfterValidator(_checked_paragraph)]
"""The id of a paragraph within its source, such as ``s2.1.p6``."""

Reference = Annotated[str, AfterValidator(_checked_reference)]
"""A node of this debate, ``id``, or of another, ``debate/id``."""

TargetField = Annotated[
    WrittenTarget,
    PlainValidator(_read_target, json_schema_input_type=str),
    PlainSerializer(str, return_type=str),
]
"""A target, read by `parse_target`."""

Flag = Annotated[bool, BeforeValidator(_read_flag, json_schema_input_type=bool)]
"""``true`` or ``false``, nothing else."""

Scheme = Annotated[
    str, AfterValidator(_known_scheme), Field(json_schema_extra={"enum": sorted(SCHEMES)})
]
"""The id of one of Walton's argumentation schemes."""

Date = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        json_schema_extra={"type": ["string", "integer"]},  # editors read 2024 as a number
    ),
    AfterValidator(_checked_date),
]
"""A day, a month or a year: ``2024-10-16``, ``2024-10`` or ``2024``."""

Text = Annotated[str, AfterValidator(_nonempty)]
"""Prose with at least one character."""


class _ShortForm:
    """Tells the JSON Schema of a list that its only element may stand there without the list."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        array = handler(schema)
        return {"anyOf": [array["items"], array]}


OneOrMore = Annotated[tuple[T, ...], BeforeValidator(_as_list), _ShortForm()]
"""A list, or its only element."""
