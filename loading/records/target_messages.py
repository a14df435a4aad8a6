"""What somebody means who writes a target that is neither an id nor a step."""

import contextlib
import re
from typing import Final

from pydantic_core import ErrorDetails

from argmap.loading.reader import Document, KeyPath
from argmap.loading.records import rules
from argmap.schema.errors import TargetSyntaxError
from argmap.schema.finding import QUOTED_LENGTH, Finding
from argmap.schema.ids import ARROW, id_problem, parse_target, slug
from argmap.schema.vocabulary import STEPS

# Patterns are compiled when a target is wrong: every start of a command imports this module.
_ARROWS: Final = r"\s*(?:<?[-=\u2013\u2014]+>|[\u2192\u21d2]|\s(?:[-\u2013\u2014]+|>|to)\s)\s*"
_TURNED: Final = r"(?P<to>\S+)\s*(?:<[-=]+|\u2190|\u21d0|\sbecause\s)\s*(?P<source>\S+)$"
"""A step written from its end to its beginning."""
_LINK: Final = r"\[[^]]*\]\((?P<inside>[^)]*)\)$"
_FILE: Final = r"(?P<id>[^/\s]+?)(?:\.ya?ml|\.html)?$"
_BETWEEN: Final = r"\s*[,;]\s*|\s+(?:and|or|und|oder|et|ou|y|o|&)\s+"
_MAX_TARGET_CHARACTERS: Final = 600
"""The longest value that is looked into: the patterns take time by the square of its length."""
_VERBS: Final = {kind.value.removesuffix("s"): kind.value for kind in STEPS}
_EXAMPLE: Final = "write the id of a node, or a step such as 'a-reason -> a-claim'"


def bad_target(document: Document, path: KeyPath, detail: ErrorDetails) -> Finding:
    """Report a target that cannot be read, with what it stands for where that can be told."""
    value = str(detail["input"])
    if len(value) > _MAX_TARGET_CHARACTERS:
        value = ""
    meant, expected = _step(value) or _id(value), ""
    if value.startswith("-"):
        meant, expected = "", "put a space after each hyphen of a list, as in '- a-claim'"
    elif listed := _several(value):
        meant, expected = "", f"write a list: [{', '.join(listed)}]"
    elif value.strip().endswith(ARROW) or value.startswith(ARROW):
        meant, expected = "", "write both ends of the step, as in 'a-reason -> a-claim'"
    elif not meant:
        expected = _EXAMPLE
        better = slug(value)
        meant = better if len(value) <= QUOTED_LENGTH and not id_problem(better) else ""
    return document.finding(
        rules.BAD_TARGET,
        path,
        detail["msg"],
        expected=expected,
        candidate=meant,
        replacement=meant or None,
    )


def _step(value: str) -> str:
    """Read a step that is written with another sort of arrow, or a verb in its plain form.

    Examples
    --------
    >>> _step("tea-calms to tea-heals"), _step("tea-heals because tea-calms")
    ('tea-calms -> tea-heals', 'tea-calms -> tea-heals')
    >>> _step("a rebut b"), _step("Tea calms")
    ('a rebuts b', '')
    """
    if match := re.match(_TURNED, value):
        value = f"{match['source']} {ARROW} {match['to']}"
    words = re.sub(_ARROWS, f" {ARROW} ", value).split()
    with contextlib.suppress(TargetSyntaxError):
        return str(parse_target(" ".join(_VERBS.get(word, word) for word in words)))
    return ""


def _id(value: str) -> str:
    """Read the id out of a path, an address or a link of Markdown.

    Examples
    --------
    >>> _id("claims/tea/taste/tea-calms.yaml"), _id("[Tea](tea-calms.html)"), _id("Tea calms")
    ('tea-calms', 'tea-calms', '')
    """
    link = re.match(_LINK, value)
    inside = (link["inside"] if link else value).replace("\\", "/").rstrip(",;. ")
    match = re.match(_FILE, inside.rpartition("/")[2])
    changed = match is not None and match["id"] != value
    return match["id"] if match and changed and not id_problem(match["id"]) else ""


def _several(value: str) -> list[str]:
    """List the ids that stand in one value; nothing where they are one id, or words.

    Examples
    --------
    >>> _several("tea-calms; tea-heals"), _several("tea-calms tea-heals"), _several("tea calms")
    (['tea-calms', 'tea-heals'], ['tea-calms', 'tea-heals'], [])
    """
    parts = re.split(_BETWEEN, value)
    if len(parts) == 1:
        parts = value.split()
        parts = parts if all("-" in part for part in parts) else []
    return parts if len(parts) > 1 and not any(map(id_problem, parts)) else []
