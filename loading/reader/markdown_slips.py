"""Slips of people who are used to Markdown."""

import re

from argmap.loading.reader.blocks import Advice
from argmap.loading.reader.stumble import Stumble


def fence(stumble: Stumble) -> Advice | None:
    """Find the mark of a piece of code, copied along with what it holds."""
    if not stumble.text.lstrip().startswith("```"):
        return None
    message = "this line belongs to Markdown, not to YAML"
    return Advice(stumble.here(), message, "delete the lines that start with ```")


def bullet(stumble: Stumble) -> Advice | None:
    """Find a list item that starts with an asterisk."""
    match = re.match(r"[ ]*(?P<star>\*)\s+\S", stumble.text)
    if match is None:
        return None
    span = stumble.at(stumble.line, match.start("star"))
    return Advice(span, "a list item starts with a hyphen", "write '-' in place of each '*'")
