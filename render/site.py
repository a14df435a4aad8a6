"""All files of the site: for each debate its pages, and one page that leads to the debates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.graph.debate import Debate
from argmap.graph.queries.kernels import Grant, kernels
from argmap.render.addresses import node_page, section_page, source_page, upward
from argmap.render.assets import assets
from argmap.render.engine import template
from argmap.render.search_data import search_data
from argmap.render.views.atlas import Atlas, DebateHead, survey
from argmap.render.views.claim import claim_page
from argmap.render.views.kernels import kernels_page
from argmap.render.views.legend import legend
from argmap.render.views.listing import listing
from argmap.render.views.overview import measure, overview
from argmap.render.views.person import PersonRow, people_pages, people_rows
from argmap.render.views.section import section_page_view
from argmap.render.views.source import citations, replies_by_source, source_page_view
from argmap.schema.config import SiteConfig


class File(NamedTuple):
    """A file of the site: its path with forward slashes, and its content."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a debate before it is written: where, by which template, of what."""

    path: str
    template: str
    title: str
    view: Any


def site_files(debates: Sequence[Debate], config: SiteConfig | None = None) -> Iterator[File]:
    """Make every file of the site.

    Parameters
    ----------
    debates : sequence of Debate
        The debates to publish, in the order in which they are listed.
    config : SiteConfig, optional
        How the site presents itself.

    Yields
    ------
    File
        In a fixed order. The same debates give the same bytes.

    Notes
    -----
    Linear in nodes, relations and stances. Files are made one at a time, so that the site need not
    fit in memory.

    Examples
    --------
    >>> [file.path for file in site_files([Debate("tea", "Tea or coffee?")])][-2:]
    ['tea/search.html', 'tea/about.html']
    """
    config = config or SiteConfig()
    for asset in assets().values():
        yield File(asset.name, asset.content)
    yield _entrance(debates, config)
    for debate in debates:
        yield from _debate_files(debate, config)


def _entrance(debates: Sequence[Debate], config: SiteConfig) -> File:
    title = config.title or "Debates"
    names: dict[str, Any] = {"css": assets()["site.css"].name, "language": config.language}
    if len(debates) == 1:
        page = template("redirect.html").render(
            **names, title=debates[0].title, to=f"{debates[0].id}/index.html"
        )
    else:
        listed = [(debate.id, debate.title, measure(debate)) for debate in debates]
        page = template("debates.html").render(**names, title=title, debates=listed)
    return File("index.html", page.encode())


def _debate_files(debate: Debate, config: SiteConfig) -> Iterator[File]:
    atlas = survey(debate)
    names = {
        "debate": DebateHead(debate.title, debate.licence or ""),
        "language": config.language,
        "css": assets()["site.css"].name,
        "search_script": assets()["search.js"].name,
    }
    yield File(f"{debate.id}/search-data.js", search_data(atlas).encode())
    for page in _pages(atlas):
        yield _file(debate.id, page, names)
    for alias, node in debate.aliases.items():
        yield _redirect(debate, alias, node, config)


def _file(debate: str, page: _Page, names: Mapping[str, Any]) -> File:
    base = upward(page.path)
    text = template(page.template).render(
        **names, title=page.title, page=page.view, path=page.path, base=base, root=f"../{base}"
    )
    return File(f"{debate}/{page.path}", text.encode())


def _redirect(debate: Debate, alias: str, node: str, config: SiteConfig) -> File:
    to = node_page(node).removeprefix("claims/")
    text = template("redirect.html").render(
        language=config.language,
        css=f"../../{assets()['site.css'].name}",
        title=debate.nodes[node].short,
        to=to,
    )
    return File(f"{debate.id}/{node_page(alias)}", text.encode())


def _pages(atlas: Atlas) -> Iterator[_Page]:
    people, granted = people_rows(atlas), kernels_page(atlas)
    yield _Page("index.html", "overview.html", "", overview(atlas, people, len(granted.granted)))
    yield from _sections(atlas)
    yield from _claims(atlas)
    yield from _people(atlas, people)
    yield from _sources(atlas)
    yield _Page("kernels.html", "kernels.html", "What is granted", granted)
    for sheet in listing(atlas):
        yield _Page(sheet.sheet.path, "listing.html", "All claims", sheet)
    yield _Page("search.html", "search.html", "Search", None)
    yield _Page("about.html", "about.html", "How to read this", legend())


def _claims(atlas: Atlas) -> Iterator[_Page]:
    granted: dict[str, list[Grant]] = {}
    for grant in kernels(atlas.debate):
        if grant.to is not None:
            granted.setdefault(grant.to.end, []).append(grant)
    for family in (*atlas.outline.tops.values(), *atlas.outline.children.values()):
        for before, node, after in _neighbours(family):
            view = claim_page(atlas, node, granted.get(node, ()), before, after)
            yield _Page(node_page(node), "claim.html", view.title, view)


def _neighbours(family: Sequence[str]) -> Iterable[tuple[str | None, str, str | None]]:
    return zip((None, *family[:-1]), family, (*family[1:], None), strict=True)


def _sections(atlas: Atlas) -> Iterator[_Page]:
    for section in atlas.debate.sections:
        view = section_page_view(atlas, section)
        yield _Page(section_page(section.id), "section.html", section.title, view)


def _sources(atlas: Atlas) -> Iterator[_Page]:
    cited, replies = citations(atlas), replies_by_source(atlas)
    for source in atlas.debate.sources.values():
        view = source_page_view(atlas, source, cited, replies[source.id])
        yield _Page(source_page(source.id), "source.html", view.head.title, view)
    yield _Page("sources/index.html", "sources.html", "Sources", tuple(atlas.sources.values()))


def _people(atlas: Atlas, rows: tuple[PersonRow, ...]) -> Iterator[_Page]:
    for view in people_pages(atlas):
        yield _Page(view.head.path, "person.html", view.head.name, view)
    yield _Page("people/index.html", "people.html", "People", rows)
