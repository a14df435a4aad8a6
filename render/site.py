"""All files of the site: for each debate its pages, and one page that leads to the debates."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from argmap.graph.analysis.explain.sentence import written
from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import message
from argmap.loading.history import Revision
from argmap.render.addresses import node_page, upward
from argmap.render.assets import assets
from argmap.render.catalogue import wording
from argmap.render.context import DebateContext, Frame, PageContext
from argmap.render.data_files import debate_files, root_files
from argmap.render.engine import render
from argmap.render.forge import forge
from argmap.render.page import Page, shortened
from argmap.render.page_keys import PageKey, PageKeys
from argmap.render.pages import FOOT, MENU, menu, pages
from argmap.render.pending_file import File, PendingFile, finished
from argmap.render.previews import parts
from argmap.render.views.debates import debate_tiles
from argmap.render.views.elsewhere import links_elsewhere
from argmap.render.views.page_index import DebateHead, PageIndex, page_index
from argmap.schema.config import SiteConfig

Histories = Mapping[str, Sequence[Revision] | None]
"""How the files of each debate came to be, by the debate's id; the latest first."""


def site_files(
    debates: Sequence[Debate],
    config: SiteConfig | None = None,
    histories: Histories | None = None,
) -> Iterator[File]:
    """Make every file of the site.

    Parameters
    ----------
    debates : sequence of Debate
        The debates to publish, in the order in which they are listed.
    config : SiteConfig, optional
        How the site presents itself.
    histories : mapping of str to sequence of Revision, optional
        How the files of the debates came to be; without it no date is shown.

    Yields
    ------
    File
        In a fixed order. The same debates give the same bytes.

    Notes
    -----
    Linear in nodes, relations and stances. Files are made one at a time, so that the site need not
    fit in memory. For programs that put the files elsewhere than into a folder, such as the tests;
    the command `build` makes only those that are new.

    See Also
    --------
    pending_files : The same files before they are made.

    Examples
    --------
    >>> [file.path for file in site_files([Debate("tea", "Tea or coffee?")])][-2:]
    ['tea/reply-data.js', 'tea/previews/0.js']
    """
    return (File(file.path, file.make()) for file in pending_files(debates, config, histories))


def pending_files(
    debates: Sequence[Debate],
    config: SiteConfig | None = None,
    histories: Histories | None = None,
) -> Iterator[PendingFile]:
    """List every file of the site; as `site_files`, but each is made when it is asked for."""
    config = config or SiteConfig()
    for asset in assets(config.language).values():
        yield finished(asset.name, asset.content)
    yield _entrance(debates, config)
    yield from root_files(debates, config)
    elsewhere = links_elsewhere(debates)
    for debate in debates:
        history = (histories or {}).get(debate.id)
        index = page_index(debate, config.language)._replace(elsewhere=elsewhere[debate.id])
        yield from _debate_files(index, config, history, several=len(debates) > 1)


def _entrance(debates: Sequence[Debate], config: SiteConfig) -> PendingFile:
    title = config.title or wording(config.language).gettext(message("Debates"))
    names: dict[str, Any] = {"css": assets()["site.css"].name, "language": config.language}
    if len(debates) == 1:
        page = render(
            "redirect.html",
            {**names, "title": debates[0].title, "to": f"{debates[0].id}/index.html"},
        )
    else:
        files = {name: asset.name for name, asset in assets(config.language).items()}
        found = {"title": title, "debates": debate_tiles(debates), "assets": files}
        page = render("debates.html", {**names, **found})
    return finished("index.html", page.encode())


def _debate_files(
    index: PageIndex, config: SiteConfig, history: Sequence[Revision] | None, *, several: bool
) -> Iterator[PendingFile]:
    debate = index.debate
    profile = index.analysis.statuses.profile.value
    question = index.nodes.get(debate.question or "")
    listed = list(pages(index, history, embed=config.embed))
    context = DebateContext(
        debate=DebateHead(debate.id, debate.title, debate.licence or "", profile),
        language=config.language,
        address=f"{config.address}".rstrip("/") + f"/{debate.id}/" if config.address else "",
        assets={name: asset.name for name, asset in assets(config.language).items()},
        has_feed=bool(history),
        has_data=config.data,
        has_embed=config.embed,
        has_people=any(debate.stances),
        forge=forge(config),
        contact=_contact(config),
        subject=question.says if question is not None else debate.title,
        menu=menu(listed, MENU),
        foot=menu(listed, FOOT),
        several=several,
        parts=parts(index),
    )
    wide = {page.path: page.view for page in listed if page.is_wide}
    keys = cache(partial(PageKeys, index, context, wide))  # who only looks at pages needs none
    frame = cache(partial(_frame, context))
    for page in listed:
        key = partial(_key, page.key, keys) if page.key is not None else str
        yield PendingFile(f"{debate.id}/{page.path}", partial(_write, page, context, frame), key)
    for alias, node in debate.aliases.items():
        yield _redirect(debate, alias, node, config)
    yield from debate_files(index, context, listed, history)


def _contact(config: SiteConfig) -> str:
    given = config.contact or ""
    return f"mailto:{given}" if "@" in given and not given.startswith("http") else given


def _key(key: PageKey, keys: Callable[[], PageKeys]) -> str:
    return key(keys())


def _frame(debate: DebateContext, base: str, path: str) -> Frame:
    """Write what stands around the pages of a folder; ``path`` is only that of a page in a menu."""
    values = {**debate._asdict(), "base": base, "root": f"../{base}", "path": path}
    parts = (render(f"frame_{name}.html", values) for name in Frame._fields)
    return Frame(*(Markup(part) for part in parts))  # noqa: S704 - templates have escaped it


def _write(page: Page, debate: DebateContext, frame: Callable[[str, str], Frame]) -> bytes:
    """Write a page; a link within a folder needs no way out of it and back in."""
    base, title = upward(page.path), written(page.title, wording(debate.language))
    context = PageContext(
        path=page.path,
        base=base,
        root=f"../{base}",
        canonical=debate.address + page.path if debate.address else "",
        title=title,
        description=page.description or shortened(f"{title}: {debate.subject}"),
        frame=frame(base, page.path if page.path in MENU else ""),
        page=page.view(),
    )
    text = render(page.template, {**debate._asdict(), **context._asdict()})
    # All attributes stand in double quotes, so that an apostrophe needs no escape.
    text = text.replace("&#39;", "'")
    folder = page.path.rpartition("/")[0]
    if folder:
        text = text.replace(f'href="{base}{folder}/', 'href="')
    return text.encode()


def _redirect(debate: Debate, alias: str, node: str, config: SiteConfig) -> PendingFile:
    to = node_page(node).removeprefix("claims/")
    values = {
        "language": config.language,
        "css": f"../../{assets()['site.css'].name}",
        "title": debate.nodes[node].short,
        "to": to,
    }
    text = render("redirect.html", values)
    return finished(f"{debate.id}/{node_page(alias)}", text.encode())
