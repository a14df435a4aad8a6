"""The files of the site that programs read: data, feed, previews, a map of the site."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from argmap.graph.model.debate import Debate
from argmap.loading.history import Revision
from argmap.render.assets import assets
from argmap.render.context import DebateContext
from argmap.render.data import debate_json, node_json, node_yaml
from argmap.render.engine import render
from argmap.render.forge import Forge
from argmap.render.labels_data import labels_data
from argmap.render.page import Page
from argmap.render.pending_file import PendingFile, finished
from argmap.render.perspectives import perspectives_script
from argmap.render.previews import preview_script, previews
from argmap.render.search_data import search_files, search_script
from argmap.render.views.changes import changes_page
from argmap.render.views.page_index import PageIndex
from argmap.render.views.reply import reply_data, reply_script
from argmap.schema.config import SiteConfig

NEWS: Final = 40
"""How many revisions the feed holds."""
PAGES_IN_SITEMAP: Final = 45_000
"""How many pages of a debate the map of the site names; more than 50,000 are not allowed."""
_ABOUT: Final = (
    "A map of an argument: who claims what, what speaks for and against it, and what its critics "
    "concede. "
    "Every text is a paraphrase; its links lead to the sources. Nothing here is a verdict: "
    "words such as 'contested' hold on the arguments recorded here."
)
_MARKDOWN: Final = re.compile(r"[\\\[\]<`]")
"""What begins or ends a link, a tag or code in Markdown."""
_ENTRANCES: Final = (
    ("The short read", "short.html"),
    ("Where they disagree", "cruxes.html"),
    ("Common ground", "common-ground.html"),
    ("Open issues", "open.html"),
    ("All data as JSON", "debate.json"),
)


def root_files(debates: Sequence[Debate], config: SiteConfig) -> Iterator[PendingFile]:
    """Plan what lies at the top of the site; what needs its address only where that is known."""
    address = f"{config.address}".rstrip("/") + "/" if config.address else ""
    title = config.title or (debates[0].title if len(debates) == 1 else "Debates")
    yield finished("llms.txt", "\n".join(_for_models(title, debates, address)).encode())
    if address:
        values = {"title": title, "debates": [(debate.id, debate.title) for debate in debates]}
        yield _text("sitemap.xml", {"places": [f"{address}{d.id}/sitemap.xml" for d in debates]})
        css = assets()["site.css"].name
        yield _text(
            "404.html", {**values, "address": address, "css": css, "language": config.language}
        )


def debate_files(
    index: PageIndex,
    context: DebateContext,
    listed: Iterable[Page],
    history: Sequence[Revision] | None,
) -> Iterator[PendingFile]:
    """Plan what programs read of a debate."""
    folder = index.debate.id
    yield PendingFile(f"{folder}/debate.json", partial(debate_json, index))
    for path, data in search_files(index):
        yield PendingFile(f"{folder}/{path}", partial(_script, search_script, data))
    yield PendingFile(f"{folder}/labels-data.js", partial(_labels, index))
    yield PendingFile(f"{folder}/reply-data.js", partial(_checkable, index, context.forge))
    if context.has_people:
        script = partial(perspectives_script, index.debate, index.words)
        yield PendingFile(f"{folder}/perspectives-data.js", script)
    for path, data in previews(index):
        yield PendingFile(f"{folder}/{path}", partial(_script, preview_script, data))
    for node in index.order if context.has_data else ():
        yield PendingFile(f"{folder}/claims/{node}.json", partial(node_json, index, node))
        yield PendingFile(
            f"{folder}/claims/{node}.yaml", partial(node_yaml, index.debate.nodes[node])
        )
    if history:
        page = changes_page(index, history[:NEWS])
        yield _text(f"{folder}/feed.xml", {**context._asdict(), "page": page}, "feed.xml")
    if context.address:
        places = [context.address + page.path for page in listed if page.is_listed]
        yield _text(f"{folder}/sitemap.xml", {"pages": places[:PAGES_IN_SITEMAP]}, "pages.xml")


def _script(write: Callable[[Any], bytes], data: Callable[[], object]) -> bytes:
    return write(data())


def _labels(index: PageIndex) -> bytes:
    found = index.analysis
    made = labels_data(
        index.debate, found.flattening, found.labels, found.statuses.nodes, index.words
    )
    return made.encode()


def _checkable(index: PageIndex, hosted: Forge | None) -> bytes:
    return reply_script(reply_data(index, hosted))


def _text(path: str, values: Mapping[str, Any], name: str = "") -> PendingFile:
    text = render(name or path, values)
    return finished(path, text.encode())


def _for_models(title: str, debates: Sequence[Debate], address: str) -> Iterator[str]:
    """Say in Markdown what lies where, for language models: see https://llmstxt.org."""
    yield f"# {_line(title)}\n\n> {_ABOUT}\n"
    for debate in debates:
        place = f"{address}{debate.id}/"
        question = debate.nodes.get(debate.question or "")
        yield f"## {_line(debate.title)}\n"
        if question is not None:
            yield f"Question: {_line(question.text)}\n"
        answers = (debate.nodes[thesis] for thesis in debate.theses if thesis in debate.nodes)
        yield from (f"- Answer: {_line(answer.text)}" for answer in answers)
        yield from (f"- [{name}]({place}{path})" for name, path in _ENTRANCES)
        for section in debate.sections:
            told = f": {_line(section.summary)}" if section.summary else ""
            yield f"- [{_line(section.title)}]({place}sections/{section.id}.html){told}"
        yield ""


def _line(text: str) -> str:
    """Write a text on one line of Markdown, so that nothing begins or ends in it."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))
