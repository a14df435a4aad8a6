"""Slips in writing an id or a step that YAML cannot read: signs around it, or no key before it."""

import contextlib
import re
from typing import Final

from argmap.loading.reader.blocks import KEY_LINE, Advice
from argmap.loading.reader.stumble import Stumble
from argmap.schema.errors import TargetSyntaxError
from argmap.schema.finding import Edit
from argmap.schema.ids import id_problem, parse_target
from argmap.schema.vocabulary import RelationKind

_NAMING: Final = frozenset({*RelationKind, "by", "source", "step", "to", "under", "with"})
"""The keys whose values are ids or steps, not prose."""


def signs_around_target(stumble: Stumble) -> Advice | None:
    """Find an id or a step that stands in quotation marks, or behind a sign such as ``@``."""
    match = KEY_LINE.match(stumble.text)
    bare = _bare_target(match["key"], match["value"]) if match else ""
    if not match or bare in ("", match["value"].rstrip()):
        return None
    span = stumble.at(stumble.line, match.start("value"), len(match["value"].rstrip()))
    edit = Edit(stumble.document.file, span.start, span.end, bare)
    message = "an id stands without quotation marks and other signs"
    return Advice(span, message, f"write '{match['key']}: {bare}'", edit)


def _bare_target(key: str, value: str) -> str:
    """Take quotation marks and signs off an id or a step; nothing where more is wrong with it.

    Examples
    --------
    >>> _bare_target("undercuts", '"tea-calms" -> "tea-heals"'), _bare_target("by", "@jane")
    ('tea-calms -> tea-heals', 'jane')
    """
    with contextlib.suppress(TargetSyntaxError):
        return str(parse_target(re.sub("[\"'@*&`]", "", value))) if key in _NAMING else ""
    return ""


def no_key(stumble: Stumble) -> Advice | None:
    """Find an id below a relation that has more keys, so that it needs a key of its own."""
    above = stumble.lines[stumble.line - 1].strip() if stumble.line else ""
    if "mapping values" not in stumble.problem or id_problem(above.removeprefix("- ")):
        return None
    column = stumble.lines[stumble.line - 1].index(above.removeprefix("- "))
    span = stumble.at(stumble.line - 1, column, len(above.removeprefix("- ")))
    edit = Edit(stumble.document.file, span.start, span.start, "to: ")
    target = above.removeprefix("- ")
    return Advice(span, f"'{target}' has no key of its own", f"write 'to: {target}'", edit)
