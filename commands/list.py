"""``argmap list``: nodes by kind, person, term or topic."""

from collections.abc import Mapping, Sequence
from shlex import quote
from typing import Annotated

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.completion import person_ids
from argmap.commands.terminal.descriptions import (
    inferred_mark,
    stance_phrase,
    target_titled,
    titled,
)
from argmap.commands.terminal.layout import aligned, columns, wrapped
from argmap.commands.terminal.lookup import find_person
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Full, Json
from argmap.commands.terminal.output import (
    emit,
    emit_heading,
    emit_items,
    emit_json,
    say,
    say_next,
)
from argmap.commands.terminal.status_options import emit_mark_note, status_mark
from argmap.graph.analysis.explain.sentence import names
from argmap.graph.model.debate import Debate, Node
from argmap.graph.model.wording import counted, listed
from argmap.graph.queries.listing import list_nodes, terms_in, terms_with, topics_in
from argmap.graph.queries.questions import answers_in_words, answers_to
from argmap.schema.vocabulary import ExampleForm, Kind

EXAMPLES = """\b
Examples:
  argmap list --kind example --by ann    her examples, and what each is for
  argmap list --term calm                the rival senses of a word
  argmap list --kind definition          what people mean by their terms
  argmap list --kind question            which are open, which are answered, by what
  argmap list --form analogy             which analogies there are, and what for
  argmap list --topics                   which topics there are, and of how many nodes
"""


def list_(
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only this kind of node.")] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            help="Only what this person brings up, not what they only deny or doubt.",
            metavar="PERSON",
            autocompletion=person_ids,
        ),
    ] = None,
    term: Annotated[
        str | None, typer.Option("--term", metavar="TERM", help="Only definitions of this term.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="TOPIC", help="Only this topic.")
    ] = None,
    *,
    form: Annotated[
        ExampleForm | None, typer.Option("--form", help="Only examples of this form.")
    ] = None,
    full: Full = False,
    topics: Annotated[
        bool, typer.Option("--topics", help="The topics there are, instead of the nodes.")
    ] = False,
    terms: Annotated[
        bool, typer.Option("--terms", help="The terms defined, instead of the nodes.")
    ] = False,
    claims: Claims = HERE,
    debate: DebateId = None,
    json: Json = False,
) -> None:
    """List nodes by kind, person, term, topic or form of example.

    Shows what each is for, its status, and where people stand. Several conditions narrow the list
    together. --topics and --terms list the topics or terms of these nodes, and count their nodes.
    """
    opened = open_debate(claims, debate, by)
    person = find_person(opened, by).id if by is not None else None
    found = list_nodes(opened, kind=kind, by=person, term=term, topic=topic, form=form)
    if topics or terms:
        asked = {"topic": topics_in(found)} if topics else {}
        asked |= {"term": terms_in(found)} if terms else {}
        _names(asked, json=json)
        return
    if json:
        nodes = [
            shapes.brief(node)
            | {
                "form": node.record.form.value if node.record.form else None,
                "term": node.record.term,
                "topics": list(node.record.topics),
                "bears_on": [shapes.relation(r) for r in opened.spoken_by(node.id)],
                "stances": shapes.stances(node.stances),
            }
            | shapes.answers(opened, node)
            | shapes.status(opened, node.id)
            for node in found
        ]
        emit_json({"nodes": nodes})
        return
    in_full = full or term is not None or kind is Kind.DEFINITION
    texts = [_text(opened, node, person, in_full=in_full) for node in found]
    emit_items(texts, 0, brief=_lines(opened, found, in_full=in_full), headed=True)
    emit_mark_note(opened, (node.id for node in found))
    say(counted(len(found), "node"))
    if near := terms_with(opened, term) if term is not None else ():
        say(f"defined too: {listed([repr(other) for other in near])}")
    reported = f"position {person}" if person is not None else "list"
    say_next(f"show {found[0].id}" if found else reported)


def _names(asked: Mapping[str, Sequence[tuple[str, int]]], *, json: bool) -> None:
    """Write topics or terms, each with the number of nodes that have it."""
    if json:
        emit_json(
            {
                f"{what}s": [{what: name, "nodes": number} for name, number in rows]
                for what, rows in asked.items()
            }
        )
        return
    for what, rows in asked.items():
        emit_heading(f"{what.capitalize()}s ({len(rows)})")
        size = len(str(max((number for _, number in rows), default=0)))
        emit_items(aligned([(f"{number:>{size}}", name) for name, number in rows]))
        if not rows:
            emit("  None.")
    firsts = [f"list --{what} {quote(rows[0][0])}" for what, rows in asked.items() if rows]
    say_next(*firsts, "list")


def _lines(debate: Debate, found: Sequence[Node], *, in_full: bool) -> list[str]:
    """Name nodes in short: with the text where it is wanted, else with a state or the status."""
    if in_full:
        return [f"{titled(debate, node.id)}\n{wrapped(node.text, 2)}" for node in found]
    rows = []
    for node in found:
        state = answers_in_words(debate, node.id) if node.kind is Kind.QUESTION else ""
        remark = state or node.record.term or status_mark(debate, node.id)
        rows.append((node.short, node.id, remark))
    return aligned(rows, 0)


def _text(debate: Debate, node: Node, person: str | None, *, in_full: bool) -> str:
    """Write a node, what it is for, and how people stand to it."""
    state = answers_in_words(debate, node.id) if node.kind is Kind.QUESTION else ""
    kind = (node.record.form or node.kind).label
    facts = [kind, node.id, state, status_mark(debate, node.id)]
    lines = [node.short, f"  {' · '.join(filter(None, facts))}"]
    if in_full:
        lines.append(wrapped(node.text, 2))
    if rows := _relation_rows(debate, node):
        lines.append(columns(rows, 4))
    if stances := _stances_by_phrase(debate, node, person):
        lines.append(wrapped(stances, 4))
    return "\n".join([*lines, ""])


def _relation_rows(debate: Debate, node: Node) -> list[tuple[str, str]]:
    """Write what a node bears on and, of a question, what answers it."""
    rows = [
        (r.kind.traits.verb, f"{target_titled(debate, r.target)}{inferred_mark(r)}")
        for r in debate.spoken_by(node.id)
    ]
    rows += [
        (
            "answered in part by" if r.partly else "answered by",
            f"{titled(debate, r.speaker)}{inferred_mark(r)}",
        )
        for r in (answers_to(debate, node.id) if node.kind is Kind.QUESTION else ())
    ]
    return rows


def _stances_by_phrase(debate: Debate, node: Node, person: str | None) -> str:
    """Say who takes which stance on a node, everybody or one person."""
    by_phrase: dict[str, list[str]] = {}
    for stance in node.stances:
        if stance.step is None and person in {None, stance.person}:
            people = by_phrase.setdefault(stance_phrase(stance), [])
            if stance.person not in people:
                people.append(stance.person)
    return "; ".join(f"{names(debate, people)}: {phrase}" for phrase, people in by_phrase.items())
