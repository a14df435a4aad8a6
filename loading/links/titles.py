"""Titles and names written in place of ids: look up which id is meant."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from argmap.graph.model.text import name_words, words
from argmap.loading.loaded import Files
from argmap.loading.records.rules import BAD_ID, BAD_TARGET
from argmap.schema.finding import Edit, Finding, quoted
from argmap.schema.ids import CONNECTORS

# a text is searched, since a file that could not be understood has a text but no reading
_KEY: Final = re.compile(r"(?:^|(?<=[\s{,-]))([a-z_]+)[ \t]*:(?=\s)", re.MULTILINE)
_THINGS: Final = {
    **dict.fromkeys(("by", "author", "attributes_to", "person", "between"), "person"),
    **dict.fromkeys(("source", "replies_to"), "source"),
    "document": "document",
    "id": "",
}
"""What the value of a key names, where that is no node; `id` names nothing that exists."""
_REFERENCES: Final = frozenset({BAD_ID, BAD_TARGET})


class _Known(NamedTuple):
    """The ids of one sort of things, and which of them have a title or name."""

    ids: frozenset[str]
    titled: Mapping[tuple[str, ...], frozenset[str]]


def look_up_titles(
    findings: Iterable[Finding], files: Files, texts: Mapping[str, str]
) -> list[Finding]:
    """Propose the ids that exist in place of ids that cannot be.

    Parameters
    ----------
    findings : iterable of Finding
        What the reading found; each proposes the nearest valid id, whether it exists or not.
    files : Files
        The readings of the debate.
    texts : Mapping of str to str
        The text of each file.

    Returns
    -------
    list of Finding
        With the id of the one thing that has the title or name, or with the id made of it where
        that exists; else without a proposal. A person is not guessed: the id that a name makes may
        belong to somebody else, as the one made of Muller to Müller.
    """
    listed = list(findings)
    if not any(_is_reference(finding) for finding in listed):
        return listed
    known = _known(files)
    return [_settled(f, known, texts) if _is_reference(f) else f for f in listed]


def _is_reference(finding: Finding) -> bool:
    return finding.rule in _REFERENCES and finding.edit is not None


def _settled(finding: Finding, known: Mapping[str, _Known], texts: Mapping[str, str]) -> Finding:
    edit = finding.edit
    text = texts.get(edit.file, "") if edit else ""
    if edit is None or _is_step(text[edit.start : edit.end], edit.replacement, known):
        return finding
    thing = _thing(text, edit)
    if not thing:
        return finding
    written = text[edit.start : edit.end]
    title = name_words(written) if thing == "person" else words(written)
    named = known[thing].titled.get(title, frozenset())
    if len(named) == 1:
        (name,) = named
        return replace(finding, candidate=name, edit=edit._replace(replacement=name))
    if edit.replacement not in known[thing].ids:
        expected = _to_add(thing, written, edit.replacement) or finding.expected
        return replace(finding, candidate="", edit=None, expected=expected)
    if thing == "person" and not _as_written(written, edit.replacement, known[thing]):
        return replace(finding, edit=None)
    return finding


def _is_step(written: str, step: str, known: Mapping[str, _Known]) -> bool:
    """Tell whether a step is meant for certain: signs say so, words only between known ids."""
    ends = {word for word in step.split() if word not in CONNECTORS}
    return " " in step and (not _IN_WORDS.search(written) or ends <= known["node"].ids)


_IN_WORDS: Final = re.compile(r"\s(?:to|because)\s")


def _to_add(thing: str, written: str, name: str) -> str:
    """Say how to add a person who is not there yet."""
    if thing != "person":
        return ""
    keys = f"'name: {quoted(written)[1:-1]}' and 'identified: by-contribution'"
    adding = f"write '{name}' and add people/{name}.yaml with {keys}"
    return f"write the id of a person that exists, or {adding}"


def _as_written(written: str, person: str, known: _Known) -> bool:
    """Tell whether a person's id and their name have the words that were written, unfolded."""
    own = set(name_words(written))
    names = (name for name, people in known.titled.items() if person in people)
    return own == set(person.split("-")) and any(own <= set(name) for name in names)


def _thing(text: str, edit: Edit) -> str:
    """Tell what sort of thing a value names, by the nearest key before it."""
    keys = _KEY.findall(text, 0, edit.start)
    return _THINGS.get(keys[-1], "node") if keys else "node"


def _known(files: Files) -> dict[str, _Known]:
    nodes = [
        (node, words(title))
        for node, reading in files.nodes.items()
        for title in (reading.record.text, reading.record.short or "")
    ]
    people = [(person, name_words(reading.record.name)) for person, reading in files.people.items()]
    sources = [(name, words(reading.record.title or "")) for name, reading in files.sources.items()]
    documents = [(reading.record.document, ()) for reading in files.sources.values()]
    sections = [(section, ()) for section in files.folder.sections]
    return {
        "node": _gather([*nodes, *sections]),
        "person": _gather(people),
        "source": _gather(sources),
        "document": _gather(documents),
    }


def _gather(titles: Iterable[tuple[Any, tuple[str, ...]]]) -> _Known:
    titled: dict[tuple[str, ...], set[str]] = {}
    ids = set()
    for name, title in titles:
        ids.add(name)
        titled.setdefault(title, set()).add(name)
    return _Known(frozenset(ids), {title: frozenset(names) for title, names in titled.items()})
