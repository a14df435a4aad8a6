"""The catalogues of the interface: its texts are gathered, the catalogues updated and compiled.

``make catalogues`` runs this file. It adds the texts that are new, drops those that are gone, and
names what is still to be translated.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from argmap.commands.init import starter
from argmap.editing.starter_texts import starter_texts
from argmap.render.catalogue import THOUSANDS
from argmap.render.labels import scheme_name
from argmap.render.script_texts import script_texts
from argmap.schema.provenance import AuthorEstablished, Identified, NoClaim, SourceKind
from argmap.schema.schemes import SCHEMES
from argmap.schema.traits import Vocabulary
from argmap.schema.vocabulary import (
    PREMISE,
    UNKNOWN_STATUS,
    ExampleForm,
    Kind,
    Profile,
    RelationKind,
    StanceKind,
    Status,
)

ROOT: Final = Path(__file__).parent.parent
LOCALE: Final = ROOT / "render" / "locale"
LANGUAGES: Final = tuple(THOUSANDS)
METHODS: Final = [
    ("**/templates/diff.html", "ignore"),  # of a command, which speaks English
    ("**.py", "python"),
    ("**.html", "jinja2"),
    ("**.xml", "jinja2"),
]
OPTIONS: Final = {"**.html": {"newstyle_gettext": "true"}, "**.xml": {"newstyle_gettext": "true"}}
KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "gettext": None,  # what a block of a template becomes
    "Phrase": None,
    "message": None,
    "ngettext": (1, 2),
    "counted_phrase": (1, 2),
    "message_of_number": (1, 2),
}
_OF_RELATIONS: Final = ("label", "label_of_step", "heard", "heard_of_step")
TRAITS: Final[dict[type[Vocabulary], tuple[str, ...]]] = {
    Kind: ("plural", "description"),
    RelationKind: (*_OF_RELATIONS, "description"),
    StanceKind: ("participle", "first_person", "description"),
    Status: ("meaning", "description"),
    Profile: (),
    ExampleForm: (),
    Identified: (),
    SourceKind: (),
    AuthorEstablished: (),
    NoClaim: (),
}
"""What pages show of the words of each table, besides their labels."""
PLURALS: Final = {
    "de": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}
"""Which form of a text a number asks for. Scripts know two forms; see `script_texts`."""
_NO_NEWS: Final = re.compile(
    r'"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|'
    r"Last-Translator|Language-Team|Generated-By):"
)
"""The lines of a catalogue's head that would change with the day or the tool."""


def gathered() -> Catalog:
    """Gather the texts of templates, scripts, sentences and the vocabulary."""
    catalog = Catalog(project="argmap")
    for room in ("graph", "render"):
        found = extract_from_dir(ROOT / room, METHODS, OPTIONS, KEYWORDS)
        for file, _, text, *_ in found:
            catalog.add(text, locations=[(f"{room}/{file}", 0)])
    for file, text in (*_of_scripts(), *_words(), *_of_the_starter()):
        catalog.add(text, locations=[(file, 0)])
    return catalog


def _of_scripts() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for path in sorted((ROOT / "render" / "static").glob("*.js")):
        for text in script_texts(path.read_text(encoding="utf-8")):
            yield f"render/static/{path.name}", text


def _of_the_starter() -> Iterator[tuple[str, str]]:
    """Yield what people read in the files of a new repository."""
    for name, content in starter():
        yield from ((f"commands/starter/{name}", text) for text in starter_texts(name, content))


def _words() -> Iterator[tuple[str, str]]:
    """Yield the texts that the tables of words give to pages, each with its file."""
    for table, names in TRAITS.items():
        file = f"schema/{table.__module__.rpartition('.')[2]}.py"
        for word in table:
            shown = (getattr(word, name, "") or getattr(word.traits, name, "") for name in names)
            yield from ((file, text) for text in (word.label, *shown) if text)
    yield from (("schema/schemes.py", scheme_name(scheme)) for scheme in sorted(SCHEMES))
    for traits in (PREMISE, UNKNOWN_STATUS):
        shown = (getattr(traits, name, "") for name in (*_OF_RELATIONS, "meaning", "description"))
        yield from (("schema/vocabulary.py", text) for text in shown if text)


def catalogue(language: str) -> Catalog:
    """Read the catalogue of a language; of a new one, make it."""
    path = place(language, "po")
    if not path.exists():
        made = Catalog(locale=language, fuzzy=False)
        made.mime_headers = [("Plural-Forms", PLURALS[language])]
        return made
    with path.open(encoding="utf-8") as file:
        return read_po(file, locale=language, abort_invalid=True)


def place(language: str, suffix: str) -> Path:
    """Find the file of a catalogue."""
    return LOCALE / language / "LC_MESSAGES" / f"argmap.{suffix}"


def forms(string: Any) -> tuple[str, ...]:
    """List the forms of a text: one, or as many as the language has for numbers."""
    return tuple(string) if isinstance(string, list | tuple) else (string,)


def save(language: str, catalog: Catalog) -> None:
    """Write a catalogue, and compile it; the same texts give the same bytes on any day."""
    name = catalog.locale.english_name if catalog.locale is not None else language
    catalog.header_comment = f"# The interface of argmap in {name}; see CONTRIBUTING.md."
    catalog.creation_date = catalog.revision_date = datetime(2024, 1, 1, tzinfo=UTC)
    written = BytesIO()
    write_po(written, catalog, width=100, sort_by_file=True, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    place(language, "po").parent.mkdir(parents=True, exist_ok=True)
    place(language, "po").write_text("".join(x for x in lines if not _NO_NEWS.match(x)), "utf-8")
    with place(language, "mo").open("wb") as file:
        write_mo(file, catalog)


def _update(language: str, template: Catalog) -> int:
    """Update and compile a catalogue, and tell how many texts it does not translate."""
    catalog = catalogue(language)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    save(language, catalog)
    missing = [text.id for text in catalog if text.id and not all(forms(text.string))]
    for text in missing:
        sys.stderr.write(f"{language}: to translate: {text}\n")
    return len(missing)


if __name__ == "__main__":
    gathered_now = gathered()
    sys.exit(1 if sum([_update(language, gathered_now) for language in LANGUAGES]) else 0)
