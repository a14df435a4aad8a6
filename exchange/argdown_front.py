"""The front matter of an Argdown text: YAML between two lines of ``===``."""

import re
from collections.abc import Iterator
from typing import Final

from argmap.exchange.argdown_model import ArgdownDocument
from argmap.exchange.input_text import as_mapping, json_mapping, yaml_data
from argmap.exchange.interface import InputFile
from argmap.exchange.own_fields import OWN
from argmap.schema.errors import UnreadableFileError

_FRONT: Final = re.compile(r"\s*={3,}(.*?)={3,}", re.DOTALL)
_OPENED: Final = re.compile(r"\s*={3,}.*?(?:\n[ \t]*\n|\Z)", re.DOTALL)
_OWN_LINE: Final = re.compile(rf"^{OWN}: (.+)$", re.MULTILINE)
_TITLE: Final = re.compile(r"^title:[ \t]*(.+(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_STRICT: Final = re.compile(r"^\s*mode:\s*['\"]?strict\b", re.MULTILINE)
_READ: Final = frozenset({"title", "mode", "model"})


def take_front(text: str, found: ArgdownDocument) -> int:
    """Read the front matter into a document, and say where the text after it begins."""
    front = _FRONT.match(text)
    if front is None:
        opened = _OPENED.match(text)
        if opened is None:
            return 0
        line = text.count("\n", 0, opened.start() + len(opened[0]) - len(opened[0].lstrip())) + 1
        found.problems.append((line, "the front matter that '===' begins has no end"))
        return opened.end()
    found.strict = _STRICT.search(front[1]) is not None
    if title := _TITLE.search(front[1]):
        found.title = " ".join(title[1].strip("'\" \n").split())
    if own := _OWN_LINE.search(front[1]):
        found.own = json_mapping(own[1])
    first = text.count("\n", 0, front.start(1)) + 1
    found.problems += [(first + line, problem)
                       for line, problem in _problems(_OWN_LINE.sub("", front[1]))]  # fmt: skip
    return front.end()


def _problems(text: str) -> Iterator[tuple[int, str]]:
    try:
        data = yaml_data(InputFile("", text.encode()))
    except UnreadableFileError:
        yield 0, "the front matter is not YAML"
        return
    for key in sorted(set(as_mapping(data)) - _READ):
        place = re.search(rf"^{re.escape(key)}\b", text, re.MULTILINE)
        line = text.count("\n", 0, place.start()) if place else 0
        yield line, "the front matter says more than a title"
