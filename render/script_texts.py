"""Data and texts of scripts: safe within HTML, and translated when a site is made.

A script marks its texts as templates do, ``_("Close")``, and gives what stands in their places:
``_("{left} of {all}", { left, all })``. Here the marks become plain text and template literals, so
that a browser loads one script in one language and looks nothing up.
"""

import json
import re
from collections.abc import Iterator
from typing import Final

from argmap.render.catalogue import wording

_TEXT: Final = r'("(?:[^"\\\\]|\\\\.)*")'
_MARK: Final = re.compile(rf"\b_\({_TEXT}(\)|, )")
_COUNTED: Final = re.compile(rf"\bngettext\({_TEXT}, {_TEXT}, ")
_PLACE: Final = re.compile(r"\{(\w+)\}")
_ONE: Final = {"fr": "number < 2"}
"""When the first of two forms stands, where not at one alone."""


def script_texts(script: str) -> Iterator[str | tuple[str, ...]]:
    """Yield the texts that a script marks; those that count something in both their forms."""
    yield from (json.loads(mark[1]) for mark in _MARK.finditer(script))
    yield from (tuple(map(json.loads, mark.groups())) for mark in _COUNTED.finditer(script))


def translated_script(script: str, language: str) -> str:
    """Write a script in a language of the interface.

    Examples
    --------
    >>> translated_script('show(_("Close"), _("{left} of {all}", { left, all }));', "en")
    'show("Close", ((of) => `${of.left} of ${of.all}`)({ left, all }));'
    >>> translated_script('ngettext("{number} found", "{number} found", many)', "en")
    '((number, of) => (number === 1 ? `${number} found` : `${number} found`))(many)'
    """
    words = wording(language)

    def marked(match: re.Match[str]) -> str:
        text = words.gettext(json.loads(match[1]))
        if match[2] == ")":
            return json.dumps(text, ensure_ascii=False)
        return f"((of) => {_literal(text)})("

    def counted(match: re.Match[str]) -> str:
        one, many = (json.loads(text) for text in match.groups())
        forms = " : ".join(_literal(words.ngettext(one, many, number)) for number in (1, 2))
        own = forms.replace("${of.number}", "${number}")
        return f"((number, of) => ({_ONE.get(language, 'number === 1')} ? {own}))("

    return _COUNTED.sub(counted, _MARK.sub(marked, script))


def _literal(text: str) -> str:
    """Write a text as a template literal, with its values in their places."""
    plain = text.replace("\\", "\\\\").replace("`", "\\`").replace("$", "\\$")
    return "`" + _PLACE.sub(r"${of.\1}", plain) + "`"


def as_script(text: str) -> str:
    r"""Make JSON safe inside a script element or a script file.

    Examples
    --------
    >>> as_script('{"a":"</script>"}')
    '{"a":"\\u003c/script\\u003e"}'
    """
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
