"""The texts that people read in the files of a new repository: found there, and translated.

The files are plain, in English, as a forge reads them. In a form the texts are the values of a few
keys and the options of a choice, in a page in Markdown whatever stands between two empty lines.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Final

_IN_FORM: Final = re.compile(
    r"^(?P<before> *(?:- )?(?:name|description|label|title|placeholder|value): | {8}- )"
    r'(?P<quote>"?)(?P<text>\S.*?)(?P=quote)$',
    re.MULTILINE,
)
_BLOCK: Final = re.compile(r"(?P<before>^|\n\n)(?P<text>(?!# ).+?)(?=\n\n|\n?\Z)", re.DOTALL)
"""A part of a page in Markdown, but for its title, which is the debate's."""


def starter_texts(name: str, text: str) -> Iterator[str]:
    r"""Yield the texts of a file that are to be translated.

    Parameters
    ----------
    name : str
        The path of the file: only forms and pages in Markdown have such texts.
    text : str
        Its content.

    Examples
    --------
    >>> list(starter_texts("ISSUE_TEMPLATE/a.yml", 'title: "Edit: "\nlabels: [edit]'))
    ['Edit: ']
    >>> list(starter_texts("README.md", "# Tea\n\nIt calms.\n\nIt\nwarms.\n"))
    ['It calms.', 'It\nwarms.']
    """
    pattern = _pattern(name)
    if pattern is not None:
        yield from (match["text"] for match in pattern.finditer(text))


def translated_starter(name: str, text: str, translate: Callable[[str], str]) -> str:
    """Write a file with its texts in another language.

    Parameters
    ----------
    name, text : str
        The path of the file, and its content.
    translate : callable
        Gives the translation of a text; the text itself where it has none.

    Examples
    --------
    >>> translated_starter("ISSUE_TEMPLATE/a.yml", "name: Reply", {"Reply": "Antwort"}.__getitem__)
    'name: "Antwort"'
    """
    pattern = _pattern(name)
    if pattern is None:
        return text

    def write(match: re.Match[str]) -> str:
        other = translate(match["text"])
        if other == match["text"]:
            return match[0]
        # JSON's way to write a text is YAML's too
        quoted = json.dumps(other, ensure_ascii=False) if pattern is _IN_FORM else other
        return f"{match['before']}{quoted}"

    return pattern.sub(write, text)


def _pattern(name: str) -> re.Pattern[str] | None:
    if name.endswith(".md"):
        return _BLOCK
    return _IN_FORM if "ISSUE_TEMPLATE/" in name else None
