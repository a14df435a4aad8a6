"""The language of the interface: every text of a page is translated, or marked as English."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import Wording
from argmap.render import catalogue
from argmap.render.assets import assets
from argmap.render.catalogue import LANGUAGES, capital, counted_text
from argmap.render.site import site_files
from argmap.schema.config import SiteConfig
from tests.catalogues import catalogue as read_catalogue
from tests.catalogues import forms, gathered
from tests.render.miniature import TEA

TEXTS = {one for text in gathered() if text.id for one in forms(text.id)}
WHOLE = {text for text in TEXTS if not re.search(r"%\(|[{<]", text)}
"""The texts that stand on a page as they are: no value stands in them."""
TRANSLATED = {
    language: [text.string for text in read_catalogue(language) if text.id]
    for language in LANGUAGES[1:]
}
HOSTED = {"address": "https://example.org/d/", "repository": "https://example.org/me/d"}
QUIET = frozenset({"script", "style", "code", "kbd"})
VOID = frozenset({"meta", "link", "input", "path", "br", "circle", "marker"})
READ_ATTRIBUTES = frozenset(
    {"title", "aria-label", "placeholder", "alt", "data-says", "data-phrase"}
)


class _Texts(HTMLParser):
    """Gathers the texts of a page, each with its language; those of the body alone, too."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.found: list[tuple[str, str]] = []
        self.shown: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or self.open[-1][1]
        self.found += [(given[name] or "", language) for name in READ_ATTRIBUTES & given.keys()]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1]
        if data.strip() and tag not in QUIET:
            self.found.append((" ".join(data.split()), language))
            if tag != "title":
                self.shown.append(self.found[-1])


def _pages(debates: list[Debate], language: str, **config: object) -> dict[str, str]:
    site = SiteConfig.model_validate({"language": language, "embed": True, **config})
    made = {file.path: file.content.decode() for file in site_files(debates, site)}
    return {path: text for path, text in made.items() if path.endswith((".html", ".xml", ".js"))}


def _all_pages(debate: Debate, language: str) -> Iterator[tuple[str, str]]:
    """Make the pages of a site that takes contributions, and of one that does not."""
    for config in ({}, HOSTED):
        yield from _pages([debate], language, **config).items()
    yield "index.html", _pages([debate, debate], language)["index.html"]
    yield "empty", _pages([], language)["index.html"]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_text_of_the_interface_stays_english(tea: Debate, language: str) -> None:
    """Each page and each file of data says in the language of the site what has a translation."""
    words = catalogue.wording(language)
    said = " ".join([*TEA.values(), *(f for text in TRANSLATED[language] for f in forms(text))])
    english = {each for text in WHOLE for each in (text, capital(text)) if each not in said}

    for path, page in _all_pages(tea, language):
        if path.endswith(".html"):
            found = {text.strip(" :.,;") for text, _ in _Texts(page).found}
            assert found & english == set(), path
            assert words.gettext("Statements") in found or "masthead" not in page
            assert f'<html lang="{language}">' in page


class _Bracketed(Wording):
    """A language in which every text of the interface stands in brackets."""

    language = "en"
    fingerprint = "brackets"

    def gettext(self, text: str) -> str:
        return f"⟦{text}⟧" if text else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        return f"⟦{super().ngettext(one, many, number)}⟧"


def test_every_text_is_marked_for_translation(tea: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left of a page without the texts of the interface comes from the debate."""
    brackets = _Bracketed()
    for module in ("catalogue", "translation", "engine", "site", "views.page_index"):
        monkeypatch.setattr(f"argmap.render.{module}.wording", lambda _: brackets, raising=False)
    own = set(re.findall(r"\w+", " ".join([*TEA, *TEA.values()])))
    for path, page in _all_pages(tea, "xx-brackets"):
        if not path.endswith(".html"):
            continue
        text = " ".join(found for found, _ in _Texts(page).found)
        text = re.sub(r"https://\S+", " ", text)  # the address by which a page is cited
        while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
            text = shorter
        left = {word for word in re.findall(r"[^\W\d]{2,}", text) if word not in own}
        assert left == set(), path


def test_interface_without_a_catalogue_is_marked_as_english(tea: Debate) -> None:
    """On a page in another language it is marked, and what the debate says is not."""
    debate = {" ".join(node.text.split()) for node in tea.nodes.values()}
    for path, page in _pages([tea], "es").items():
        if path.endswith(".html"):
            for text, language in _Texts(page).shown:
                assert text not in debate or language == "es", (path, text)
                assert text not in WHOLE or text in debate or language == "en", (path, text)
            assert '<html lang="es">' in page


@pytest.mark.parametrize(
    ("language", "one", "none"),
    [
        ("en", "1 reason for it", "0 reasons for it"),
        ("de", "1 Grund dafür", "0 Gründe dafür"),
        ("fr", "1 raison pour", "0 raison pour"),
    ],
)
def test_numbers_choose_their_form(tea: Debate, language: str, one: str, none: str) -> None:
    """One of a thing, and none, are said as the language does."""
    page = _pages([tea], language)["tea/index.html"]

    assert one in page
    assert counted_text("%(num)s reason for it", "%(num)s reasons for it", 0, language) == none


@pytest.mark.parametrize(
    ("language", "kind", "status"),
    [
        ("en", "claim", "contested"),
        ("de", "Behauptung", "umstritten"),
        ("fr", "affirmation", "contestée"),
    ],
)
def test_data_of_scripts_is_translated(tea: Debate, language: str, kind: str, status: str) -> None:
    """Previews, the search and the statuses of what-if are in the language of the page."""
    pages = _pages([tea], language)
    [preview] = [text for path, text in pages.items() if path.startswith("tea/previews/")]
    data = json.loads(preview.split(",", 1)[1].rstrip(");\n"))

    assert data["drink-tea"][0] == kind
    assert data["drink-tea"][3].endswith(f" · {status}")
    assert json.dumps(status)[1:-1] in pages["tea/labels-data.js"]
    assert json.dumps(kind)[1:-1] in pages["tea/search-data.js"]


def test_each_language_has_scripts_of_its_own() -> None:
    """A script without texts is the same for all."""
    named = {one: {name: asset.name for name, asset in assets(one).items()} for one in LANGUAGES}

    assert len({names["site.js"] for names in named.values()}) == len(LANGUAGES)
    assert len({names["words.js"] for names in named.values()}) == 1
