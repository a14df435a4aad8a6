"""The steps of a reconstructed argument in Argdown: numbered statements with rules between them."""

import re
from typing import Final

from argmap.exchange.argdown_lines import DATA, RELATION, Line
from argmap.exchange.input_text import yaml_data
from argmap.exchange.interface import InputFile
from argmap.schema.errors import UnreadableFileError

NUMBER: Final = re.compile(r"[ \t]*\(\d+\)")
RULE: Final = re.compile(r"[ \t]*-{2}")


def is_undercut(text: str) -> bool:
    """Tell whether a line begins with the sign of an undercut."""
    match = RELATION.match(text)
    return match is not None and "_" in match[2]


def step_parts(block: list[Line]) -> list[list[Line]]:
    """Split steps into premises, inferences and conclusions, each with the lines below it."""
    parts: list[list[Line]] = []
    in_rule = False
    for line in block:
        if in_rule:
            parts[-1].append(line)
            in_rule = "--" not in line.text
        elif RULE.match(line.text):
            parts.append([line])
            in_rule = "--" not in line.text.strip()[2:]
        elif NUMBER.match(line.text) or not parts:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def has_data(part: list[Line]) -> bool:
    """Tell whether a step says more of itself than its rules."""
    return DATA.search("\n".join(line.text for line in part)) is not None


def has_sound_data(part: list[Line]) -> bool:
    """Tell whether the data of a step can be read; the official tools stop where they cannot."""
    data = DATA.search("\n".join(line.text for line in part))
    if data is None:
        return True
    text = data[0]
    if text[1:].lstrip(" \t").startswith("\n"):  # block style between the braces
        text = text[1:-1]
    try:
        yaml_data(InputFile("", text.encode()))
    except UnreadableFileError:
        return False
    return True


def rules(part: list[Line]) -> list[str]:
    """List the rules that the line of an inference names."""
    lines = [line.text for line in part if not is_undercut(line.text)]
    text = " ".join(" ".join(lines).split()).strip("-").strip()
    named = DATA.sub("", text).split("--")[0]
    return [rule.strip() for rule in named.split(",") if rule.strip()]
