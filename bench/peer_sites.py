"""The texts of a debate as sources of other tools: in each its own best honest case.

One plain page a node with all that its file says, in words, and links to what it bears on (Hugo
also from there back), one list of all, no navigation on each page, no search. Argdown makes one
page of everything.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from argmap.graph.model.debate import Debate, Node
from argmap.schema.vocabulary import RelationKind

HUGO_LAYOUTS = {
    "baseof.html": """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head>
<body>{{ block "main" . }}{{ end }}</body></html>
""",
    "single.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Params.by }}<li>{{ . }}</li>{{ end }}</ul>
<h2>Bears on</h2><ul>{{ range .Params.to }}{{ with site.GetPage (print "/claims/" .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul>
<h2>Bearing on it</h2><ul>{{ range .Params.from }}{{ with site.GetPage (print "/claims/" .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul>{{ end }}
""",
    "list.html": """{{ define "main" }}<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
}
MKDOCS_THEME = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>
"""


ELEVENTY_LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ title }}</title></head><body><h1>{{ title }}</h1>{{ content | safe }}
<ul>{% for one in by %}<li>{{ one }}</li>{% endfor %}</ul>
<h2>Bears on</h2><ul>{% for one in to %}
<li><a href="../{{ one.id }}/">{{ one.title }}</a></li>{% endfor %}</ul>
<h2>Bearing on it</h2><ul>{% for one in from %}
<li><a href="../{{ one.id }}/">{{ one.title }}</a></li>{% endfor %}</ul></body></html>
"""
ELEVENTY_LIST = """---
layout: null
---
<ul>{% for one in collections.all %}<li><a href="{{ one.url }}">{{ one.data.title }}</a></li>
{% endfor %}</ul>
"""
ELEVENTY_SETTINGS = """module.exports = () => ({
  dir: { input: "src", output: "site" }, markdownTemplateEngine: false,
})
"""
SPHINX_SETTINGS = """project = "Peers"
html_theme = "basic"
html_sidebars = {"**": []}
html_use_index = html_copy_source = False
"""


class Racer(NamedTuple):
    """A tool: its name, what it makes, the command, and the folder to run it in."""

    name: str
    made: list[Path]
    command: list[str]
    folder: Path | None = None


def hugo(tool: str, place: Path, debate: Debate) -> Racer:
    """Let Hugo run on the same texts."""
    folder = place / "hugo"
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in HUGO_LAYOUTS.items():
        (layouts / name).write_text(text)
    settings = 'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n'
    (folder / "hugo.toml").write_text(f'baseURL = "https://example.org/"\n{settings}')
    (folder / "content" / "claims").mkdir(parents=True)
    for node in debate.nodes.values():
        to, back = ends(debate, node), speakers(debate, node)
        head = (
            f"title: {json.dumps(node.short)}\nto: [{', '.join(to)}]\nfrom: [{', '.join(back)}]\n"
            f"by: {json.dumps(holders(debate, node))}\n"
        )
        path = folder / "content" / "claims" / f"{node.id}.md"
        path.write_text(f"---\n{head}---\n{prose(node)}\n", encoding="utf-8")
    command = [tool, "--noBuildLock", "--logLevel", "error", "--source", str(folder)]
    return Racer("Hugo", [folder / "public"], command)


def mkdocs(tool: str, place: Path, debate: Debate) -> Racer:
    """Let MkDocs run on the same texts, with a theme that lists nothing."""
    folder = place / "mkdocs"
    (folder / "docs").mkdir(parents=True)
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(MKDOCS_THEME)
    (folder / "mkdocs.yml").write_text(
        "site_name: Peers\ntheme: {name: null, custom_dir: theme}\nplugins: []\n"
        "nav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n"
    )
    rows = "\n".join(f"- [{node.short}]({node.id}.md)" for node in debate.nodes.values())
    (folder / "docs" / "index.md").write_text(rows, encoding="utf-8")
    for node in debate.nodes.values():
        links = "\n".join(f"- [{debate.nodes[to].short}]({to}.md)" for to in ends(debate, node))
        held = "\n".join(f"- {line}" for line in holders(debate, node))
        text = f"# {node.short}\n\n{prose(node)}\n\n{held}\n\n{links}\n"
        (folder / "docs" / f"{node.id}.md").write_text(text, encoding="utf-8")
    command = [tool, "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    return Racer("MkDocs", [folder / "site"], command)


def sphinx(tool: str, place: Path, debate: Debate) -> Racer:
    """Let Sphinx run on the same texts, with its plainest theme."""
    folder = place / "sphinx"
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(SPHINX_SETTINGS)
    rows = "\n".join(f"   {node}" for node in debate.nodes)
    (folder / "index.rst").write_text(f"Claims\n======\n\n.. toctree::\n\n{rows}\n")
    for node in debate.nodes.values():
        title = _escaped(node.short)
        links = "\n".join(f"- :doc:`{to}`" for to in ends(debate, node))
        held = "\n".join(f"- {_escaped(line)}" for line in holders(debate, node))
        body = f"{_escaped(prose(node))}\n\n{held}\n\n{links}\n"
        text = f"{title}\n{'=' * 2 * len(title)}\n\n{body}"
        (folder / f"{node.id}.rst").write_text(text, encoding="utf-8")
    command = [tool, "-Q", "-b", "html", str(folder), str(folder / "site")]
    return Racer("Sphinx", [folder / "site"], command)


def eleventy(tool: str, place: Path, debate: Debate) -> Racer:
    """Let Eleventy run on the same texts."""
    folder = place / "eleventy"
    (folder / "src" / "_includes").mkdir(parents=True)
    (folder / "eleventy.config.js").write_text(ELEVENTY_SETTINGS)
    (folder / "src" / "_includes" / "claim.njk").write_text(ELEVENTY_LAYOUT)
    (folder / "src" / "index.njk").write_text(ELEVENTY_LIST)
    for node in debate.nodes.values():
        near = {
            way: [{"id": other, "title": debate.nodes[other].short} for other in others]
            for way, others in (("to", ends(debate, node)), ("from", speakers(debate, node)))
        }
        head = {"layout": "claim.njk", "title": node.short, "by": holders(debate, node), **near}
        text = f"---json\n{json.dumps(head)}\n---\n{prose(node)}\n"
        (folder / "src" / f"{node.id}.md").write_text(text, encoding="utf-8")
    return Racer("Eleventy", [folder / "site"], [tool, "--quiet"], folder)


def argdown(tool: str, place: Path, debate: Debate) -> Racer:
    """Let Argdown run on the statements and the relations between them: it makes one page."""
    folder = place / "argdown"
    folder.mkdir(parents=True)
    signs = dict.fromkeys((RelationKind.REBUTS, RelationKind.UNDERMINES), "->")
    blocks = []
    for node in debate.nodes.values():
        found = dict.fromkeys(
            (signs.get(one.kind, "+>"), one.end) for one in debate.spoken_by(node.id)
        )
        lines = [f"  {sign} [{to}]" for sign, to in found]
        text = " ".join(_SIGNS.sub(" ", prose(node)).split())
        blocks.append("\n".join([f"[{node.id}]: {text}", *lines]))
    (folder / "debate.argdown").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    command = [tool, "html", "debate.argdown", "site", "--silent"]
    return Racer("Argdown", [folder / "site"], command, folder)


TOOLS: dict[str, Callable[[str, Path, Debate], Racer]] = {
    "hugo": hugo,
    "mkdocs": mkdocs,
    "sphinx-build": sphinx,
    "eleventy": eleventy,
    "argdown": argdown,
}
"""How each tool is set to work, by the name of its program."""


def prose(node: Node) -> str:
    """Write all that a node says."""
    parts = [node.text, node.record.limits, node.record.note]
    return "\n\n".join(part for part in parts if part)


def holders(debate: Debate, node: Node) -> list[str]:
    """Say who takes which stance on a node, and where."""
    return [
        f"{debate.people[one.person].name} {one.kind.value}, {one.source}, {', '.join(one.at)}"
        for one in node.stances
    ]


def ends(debate: Debate, node: Node) -> list[str]:
    """List what a node bears on."""
    return list(dict.fromkeys(relation.end for relation in debate.spoken_by(node.id)))


def speakers(debate: Debate, node: Node) -> list[str]:
    """List what bears on a node."""
    return list(dict.fromkeys(relation.speaker for relation in debate.bearing_on(node.id)))


_SIGNS = re.compile(r"[\[\]{}<>#*_@\\]")
"""What means something to Argdown."""


def _escaped(text: str) -> str:
    """Escape what means something to Sphinx."""
    return re.sub(r"([*`|_\\])", r"\\\1", text)
