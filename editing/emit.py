"""Write data as YAML that every reader reads alike: prose in blocks, names as they are."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

YamlValue: TypeAlias = "str | bool | Sequence[YamlValue] | Mapping[str, YamlValue]"
"""What a file can say."""

WIDTH: Final = 100
"""How long a line of prose gets."""

PROSE: Final = frozenset({"text", "note", "limits", "summary", "identified_note", "author_note"})
"""The keys whose value is prose, and stands in a block."""

_PLAIN: Final = re.compile(r"[^\W_](?:[\w .()'/>?!;-]*[\w.)'?!])?")
_PLAIN_ON_A_LINE: Final = re.compile(r"[^\W_](?:[\w .()'/>?!;,-]*[\w.)'?!])?")
_STABLE: Final = re.compile(r"[\x00-\u052f]*")
"""Latin, Greek and Cyrillic: what counts as a letter elsewhere depends on the Unicode version."""
_OTHER: Final = re.compile(
    r"true|false|yes|no|on|off|null|y|n|[\d_.:eE+-]+|0[box][\da-f_]+", re.IGNORECASE
)
"""What some readers of YAML take for something else than a text."""


@lru_cache(maxsize=4_096)  # the same keys, ids and words stand in every file
def single(value: str | bool, *, flow: bool = False) -> str:
    """Write a value on one line, between quotation marks where it needs them.

    Parameters
    ----------
    value : str or bool
        The value.
    flow : bool, default False
        It stands between the brackets of a list or a mapping.

    Examples
    --------
    >>> single("a -> b"), single("Is it: tea?"), single("12345678"), single(True)
    ('a -> b', '"Is it: tea?"', '"12345678"', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    pattern = _PLAIN if flow else _PLAIN_ON_A_LINE
    plain = pattern.fullmatch(value) and _STABLE.fullmatch(value)
    if plain and not _OTHER.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def block(text: str, indent: int) -> str:
    r"""Write prose as a block, the form in which every text is safe.

    Examples
    --------
    >>> print(f"text: {block('Tea: it calms.', 2)}")
    text: >-
      Tea: it calms.
    """
    paragraphs = text.split("\n")
    if any(line != line.strip() for line in paragraphs) or not (paragraphs[0] and paragraphs[-1]):
        return json.dumps(text, ensure_ascii=False)  # outer blanks are lost in a block
    written = [">-", *_wrapped(paragraphs[0], indent)]
    for paragraph in paragraphs[1:]:
        written += ["", *_wrapped(paragraph, indent)]
    return "\n".join(f"{' ' * indent}{line}" if line else "" for line in written).strip(" ")


def _wrapped(line: str, indent: int) -> list[str]:
    """Break a line at single spaces only: a block joins lines with exactly one."""
    if not line:
        return []
    if "  " in line or "\t" in line:
        return [line]
    first, *rest = line.split(" ")
    parts = [first]
    for word in rest:
        if len(parts[-1]) + 1 + len(word) <= WIDTH - indent:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def flow(value: YamlValue) -> str:
    """Write data on one line.

    Examples
    --------
    >>> flow({"by": "ann", "at": ["p1", "p2"]})
    '{by: ann, at: [p1, p2]}'
    """
    if isinstance(value, str | bool):
        return single(value, flow=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(part)}' for key, part in value.items())}}}"
    return f"[{', '.join(flow(part) for part in value)}]"


def lines(value: Mapping[str, YamlValue], indent: int = 0) -> list[str]:
    r"""Write a mapping as lines.

    Examples
    --------
    >>> print("\n".join(lines({"text": "Tea calms.", "stances": [{"by": "ann"}]})))
    text: >-
      Tea calms.
    stances:
      - by: ann
    """
    return [line for key, part in value.items() for line in entry(key, part, indent)]


def entry(key: str, value: YamlValue, indent: int) -> list[str]:
    """Write a key with its value as lines."""
    head = f"{' ' * indent}{single(key)}:"
    if isinstance(value, str | bool):
        if key in PROSE and isinstance(value, str):
            return f"{head} {block(value, indent + 2)}".split("\n")
        return [f"{head} {single(value)}"]
    if not value:
        return [f"{head} {flow(value)}"]
    if isinstance(value, Mapping):
        return [head, *lines(value, indent + 2)]
    return [head, *(line for part in value for line in item(part, indent + 2))]


def item(value: YamlValue, indent: int) -> list[str]:
    """Write an item of a list as lines."""
    pad = " " * indent
    if isinstance(value, str | bool) or not value:
        return [f"{pad}- {flow(value) if not isinstance(value, str) else single(value)}"]
    inner = _inner(value, indent + 2)
    return [f"{pad}- {inner[0].lstrip()}", *inner[1:]]


def _inner(value: Sequence[YamlValue] | Mapping[str, YamlValue], indent: int) -> list[str]:
    if isinstance(value, Mapping):
        return lines(value, indent)
    return list(_items(value, indent))


def _items(values: Sequence[YamlValue], indent: int) -> Iterator[str]:
    for value in values:
        yield from item(value, indent)
