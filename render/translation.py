"""Texts of templates, translated while a template is compiled.

A template marks its texts as Jinja's own extension for translations has it, so that Babel finds
them: ``{% trans %}Read as: {{ name }}{% endtrans %}`` and ``{{ _("Search") }}``. That extension
looks each text up whenever a page is written. This one replaces the marks by plain text before
Jinja compiles the template, so that an English page costs what it would cost without any, and a
translated one the same. Only a text that is no constant, ``{{ _(link.word.label) }}``, is looked
up for each page; in English it is left as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from argmap.graph.model.wording import ENGLISH
from argmap.render.catalogue import SOURCE, counted_text, is_mixed, pieces, say, wording

_PLACE: Final = re.compile(r"%\((\w+)\)s")
_TAG: Final = re.compile(r"<(/?[a-z][a-z0-9]*)", re.IGNORECASE)
_INTERFACE: Final = frozenset({"_", "ngettext", "dotted"})
"""The calls that give a text of the interface."""
_PLAIN: Final = frozenset({"title", "option", "textarea"})
"""The elements that hold text and no other elements."""


class CompiledTexts(Extension):
    """Replaces the marked texts of a template by their translation."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Translate a template, given as the tokens that Jinja compiles."""
        language = getattr(self.environment, "argmap_language", SOURCE)
        return _Translator(language).translated(list(stream))


def translate(environment: Environment, language: str) -> None:
    """Make an environment write the interface beside texts of a language.

    Parameters
    ----------
    environment : Environment
        It gets the extension, and the globals ``_``, ``ngettext``, ``pieces`` and ``english``,
        an attribute for what scripts fill.
    language : str
        The language of the texts, as a BCP 47 tag. Where the interface has no catalogue for it,
        its texts stay English and are marked so.
    """
    environment.extend(argmap_language=language)
    environment.globals["_"] = partial(say, language=language)
    environment.globals["ngettext"] = partial(counted_text, language=language)
    environment.globals["pieces"] = partial(pieces, language=language)
    environment.globals["english"] = Markup(' lang="en"') if is_mixed(language) else ""
    environment.add_extension(CompiledTexts)


class _Translator:
    """Translates the tokens of one template."""

    def __init__(self, language: str) -> None:
        self.words = wording(language)
        self.english = self.words is ENGLISH
        self.marks = _LanguageMarks(language) if is_mixed(language) else _NoLanguageMarks()

    def translated(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Yield the tokens of the translated template."""
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "block_begin" and tokens[place + 1].value == "trans":
                end = _end(tokens, place)
                yield from self._block(tokens[place:end])
            elif token.type == "variable_begin" and _is_interface(tokens[place + 1]):
                end = _first(tokens, "variable_end", place) + 1
                yield from self.marks.around(self._expression(tokens[place:end]))
            elif token.type == "data":
                end = place + 1
                yield self.marks.follow(token)
            else:
                end = place + 1
                if _is_call(tokens, place):
                    end = place + (4 if _is_constant(tokens, place) else 1)
                yield from self._expression(tokens[place:end])
            place = end

    def _expression(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Translate the constants of an expression; in English no other text needs a call."""
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if _is_constant(tokens, place):
                text = self.words.gettext(tokens[place + 2].value)
                yield Token(token.lineno, "string", text)
                place += 4
                continue
            if not (self.english and _is_call(tokens, place)):
                yield token
            place += 1

    def _block(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Write a marked block: its text, translated, around what stands in its places."""
        first = tokens[0]
        head = _first(tokens, "block_end")
        values = _values(tokens[2:head])
        text = _message(tokens[head + 1 : -3])
        pieces = _PLACE.split(self.words.gettext(text))
        yield from self.marks.begin(first.lineno)
        for piece, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            if piece:
                data = piece.replace("%%", "%") if len(pieces) > 1 else piece
                yield self.marks.follow(Token(first.lineno, "data", data))
            if name:
                own = values.get(name) or [Token(first.lineno, "name", name)]
                shown = [
                    Token(first.lineno, "variable_begin", "{{"),
                    *self._expression(own),
                    Token(first.lineno, "variable_end", "}}"),
                ]
                yield from self.marks.within(shown, is_interface=_is_interface(own[0]))
        yield from self.marks.end(first.lineno)


class _NoLanguageMarks:
    """Marks nothing: the whole page is in one language."""

    def follow(self, token: Token) -> Token:
        return token

    def around(self, tokens: Iterable[Token]) -> Iterable[Token]:
        return tokens

    def within(self, tokens: Iterable[Token], *, is_interface: bool) -> Iterable[Token]:
        del is_interface
        return tokens

    def begin(self, line: int) -> Iterable[Token]:
        del line
        return ()

    def end(self, line: int) -> Iterable[Token]:
        del line
        return ()


class _LanguageMarks(_NoLanguageMarks):
    """Marks the interface as English on a page in another language, and back in what it quotes.

    It follows the text of the template, because nothing can be marked within a tag, nor within an
    element that holds text alone.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.tag = ""
        self.element = ""
        self.is_open = False

    def follow(self, token: Token) -> Token:
        text = self.tag + token.value
        begun, ended = text.rfind("<"), text.rfind(">")
        self.tag = text[begun:] if begun > ended else ""
        for name in _TAG.findall(text[: ended + 1]):
            self.element = name.lower()
        return token

    @property
    def is_text(self) -> bool:
        return not self.tag and self.element not in _PLAIN

    def around(self, tokens: Iterable[Token]) -> Iterable[Token]:
        found = list(tokens)
        return self._marked(found, SOURCE) if self.is_text else found

    def within(self, tokens: Iterable[Token], *, is_interface: bool) -> Iterable[Token]:
        found = list(tokens)
        if is_interface or not (self.is_open and self.is_text):
            return found
        return self._marked(found, self.language)

    def begin(self, line: int) -> Iterable[Token]:
        self.is_open = self.is_text
        return (Token(line, "data", f'<span lang="{SOURCE}">'),) if self.is_open else ()

    def end(self, line: int) -> Iterable[Token]:
        closing = (Token(line, "data", "</span>"),) if self.is_open else ()
        self.is_open = False
        return closing

    def _marked(self, tokens: Sequence[Token], language: str) -> Sequence[Token]:
        line = tokens[0].lineno
        opening = Token(line, "data", f'<span lang="{language}">')
        return (opening, *tokens, Token(line, "data", "</span>"))


def _is_interface(token: Token) -> bool:
    """Tell whether an expression that begins with a token gives a text of the interface."""
    return token.type == "name" and token.value in _INTERFACE


def _is_call(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a call of ``_`` begins at a place."""
    here = tokens[place : place + 2]
    return [(t.type, t.value) for t in here] == [("name", "_"), ("lparen", "(")]


def _is_constant(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a call of ``_`` with nothing but a text begins at a place."""
    types = [token.type for token in tokens[place + 2 : place + 4]]
    return _is_call(tokens, place) and types == ["string", "rparen"]


def _first(tokens: Sequence[Token], kind: str, start: int = 0) -> int:
    """Find the first token of a kind."""
    return next(n for n in range(start, len(tokens)) if tokens[n].type == kind)


def _end(tokens: Sequence[Token], start: int) -> int:
    """Find the end of the marked block that begins at a place."""
    last = next(
        n
        for n in range(start, len(tokens))
        if tokens[n].type == "block_begin" and tokens[n + 1].value == "endtrans"
    )
    return last + 3


def _values(tokens: Sequence[Token]) -> Mapping[str, Sequence[Token]]:
    """Part the head of a block, ``name=expression, other=expression``, at its commas."""
    values: dict[str, Sequence[Token]] = {}
    start = depth = 0
    for place in range(len(tokens) + 1):
        kind = tokens[place].type if place < len(tokens) else "comma"
        depth += kind in {"lparen", "lbracket", "lbrace"}
        depth -= kind in {"rparen", "rbracket", "rbrace"}
        if kind == "comma" and not depth:
            if place > start + 1:
                values[tokens[start].value] = tokens[start + 2 : place]
            start = place + 1
    return values


def _message(tokens: Sequence[Token]) -> str:
    """Write the body of a block as Babel finds it: with names in the places of values."""
    has_places = any(token.type == "name" for token in tokens)
    parts = []
    for token in tokens:
        if token.type == "data":
            parts.append(token.value.replace("%", "%%") if has_places else token.value)
        elif token.type == "name":
            parts.append(f"%({token.value})s")
    return "".join(parts)
