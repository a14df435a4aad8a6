"""``argmap thread``: the conversation around a source."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from argmap.commands.terminal.descriptions import locator, titled
from argmap.commands.terminal.layout import indentation, outlined, wrapped
from argmap.commands.terminal.lookup import find_source
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, SourceId
from argmap.commands.terminal.output import emit, emit_heading, emit_items, emit_json, say_next
from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import counted
from argmap.graph.queries import threads as query
from argmap.graph.queries.open_issues import unanswered_sources
from argmap.graph.queries.quotations import Quotation, quotations, quoted_in
from argmap.graph.queries.threads import Post
from argmap.schema.provenance import SourceKind

Quoted: TypeAlias = Mapping[str, tuple[Quotation, ...]]

EXAMPLES = """\b
Examples:
  argmap thread post      the whole conversation
  argmap thread c05       what c05 answers, and what answers it
"""


def thread(
    source: SourceId, claims: Claims = HERE, debate: DebateId = None, *, json: Json = False
) -> None:
    """Follow the conversation around a source, with the nodes drawn from each part.

    First what it answers, in brief; then itself, then the replies. What is quoted stands apart: it
    is said by somebody else. A quotation from elsewhere comes with the nodes drawn from it.
    """
    opened = open_debate(claims, debate, source)
    source = find_source(opened, source).id
    found = query.thread(opened, source)
    quoted, left = quotations(opened), unanswered_sources(opened)
    place = next(i for i, post in enumerate(found) if post.source == source)
    if json:
        posts = [
            _shape(opened, post, quoted) | {"unanswered": post.source in left} for post in found
        ]
        emit_json({"source": source, "thread": posts})
        return
    for number, post in enumerate(found):
        if number:
            emit()
        _emit_head(opened, post, here=number == place)
        _emit_nodes(opened, post, in_full=number >= place)
        if number >= place:
            _emit_quotations(opened, post, quoted)
        if number >= place and post.source in left:
            emit(" " * (indentation(post.depth) + 4) + "nobody answered it")
    drawn = found[place].nodes
    say_next(f"show {drawn[0]}" if drawn else "sources coverage")


def _shape(debate: Debate, post: Post, quoted: Quoted) -> dict[str, Any]:
    record = debate.sources[post.source].record
    return {
        "id": post.source,
        "kind": record.kind.value,
        "title": record.title,
        "author": record.author,
        "author_established": record.author_established,
        "date": record.date,
        "url": str(record.url) if record.url else None,
        "replies_to": record.replies_to,
        "depth": post.depth,
        "nodes": list(post.nodes),
        "quotes": [
            {
                "paragraphs": list(one.paragraphs),
                "person": one.person,
                "source": one.source,
                "at": list(one.at),
                "nodes": list(one.nodes),
            }
            for one in quoted[post.source]
        ],
        "quoted_in": [
            {"source": source, "paragraphs": list(at)}
            for source, at in quoted_in(quoted, post.source)
        ],
    }


def _emit_head(debate: Debate, post: Post, *, here: bool) -> None:
    record = debate.sources[post.source].record
    known = debate.people.get(record.author or "")
    author = known.name if known is not None else "nobody named"
    facts = [f"{author}{' (inferred)' if record.author_established == 'inferred' else ''}"]
    facts += [" ".join(record.title.split())] if record.title else []
    facts += [record.date] if record.date else []
    line = f"{post.source} · {' · '.join(facts)}"
    (emit_heading if here else emit)(outlined(line, post.depth, 2))


def _emit_nodes(debate: Debate, post: Post, *, in_full: bool) -> None:
    indent = indentation(post.depth) + 4
    if in_full:
        items = [wrapped(f"- {titled(debate, node)}", indent, 2) for node in post.nodes]
        emit_items(items, indent)
    if not in_full and post.nodes:
        count = counted(len(post.nodes), "node")
        emit(wrapped(f"{count} drawn from it; 'argmap thread {post.source}' lists them", indent))
    elif not post.nodes:
        emit(" " * indent + "no node is drawn from it")


def _emit_quotations(debate: Debate, post: Post, quoted: Quoted) -> None:
    """Say what a source quotes, and where a quotation stands.

    Nodes drawn from a post or a comment stand with that one already.
    """
    indent = indentation(post.depth) + 4
    for one in quoted[post.source]:
        said = ", ".join(
            filter(None, [debate.people[one.person].name, locator(one.source, one.at)])
        )
        emit(wrapped(f"quotes in {', '.join(one.paragraphs)}: {said}", indent, 2))
        for node in one.nodes if _is_quotation(debate, one.source) else ():
            emit(wrapped(f"- {titled(debate, node)}", indent + 2, 2))
    if _is_quotation(debate, post.source):
        for source, at in quoted_in(quoted, post.source):
            emit(wrapped(f"quoted in {locator(source, at)}", indent, 2))


def _is_quotation(debate: Debate, source: str | None) -> bool:
    return source is not None and debate.sources[source].record.kind is SourceKind.QUOTATION
