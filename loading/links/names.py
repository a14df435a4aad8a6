"""Looking up the names that files use: ids of nodes, people, sources and paragraphs."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from argmap.graph.model.suggestions import certain, nearest
from argmap.loading.links import rules
from argmap.loading.loaded import Files, about
from argmap.loading.reader import KeyPath
from argmap.loading.records import Reading
from argmap.schema.finding import Finding, Rule, quoted

_THINGS: Final = {
    rules.UNKNOWN_NODE.code: "node",
    rules.UNKNOWN_PERSON.code: "person",
    rules.UNKNOWN_SOURCE.code: "source",
    rules.UNKNOWN_SECTION.code: "section",
    rules.UNKNOWN_DOCUMENT.code: "document",
}
_ADDING: Final = {
    "person": "add people/{name}.yaml with 'name: …' and 'identified: by-contribution'",
    "source": "add sources/{name}.yaml with 'kind: …' and 'author: …'",
    "section": "put a node into the folder '{name}' beside the other sections",
}
"""How to add a thing whose file needs only a few keys."""

REPEATED: Final = 10
"""How often the same mistake in a file is reported one by one; the others are counted."""
NOTED: Final = 1_000
"""How many mistakes of one sort a debate is told one by one; the others are counted."""


class IdLookup:
    """The names of one debate, and what was found wrong in looking them up.

    Parameters
    ----------
    files : Files
        The readings, each with its record.
    broken : mapping of str to collection of str
        By type the ids whose files could not be understood: a reference to one of them is dropped
        in silence, since its file has a finding of its own.

    Attributes
    ----------
    findings : list of Finding
        One for each name that leads nowhere, as far as the same is not said of a file too often.
    former : dict of str to dict of str to str
        Former ids by the sort of thing, and what they are now.
    """

    def __init__(self, files: Files, broken: Mapping[str, Collection[str]]) -> None:
        self.files = files
        self.broken = broken
        self.findings: list[Finding] = []
        self._times: Counter[tuple[str, str, str]] = Counter()
        self._noted: Counter[str] = Counter()
        self._paragraphs = {
            source: frozenset(p.id for p in reading.record.paragraphs)
            for source, reading in files.sources.items()
        }
        things = {"node": files.nodes, "person": files.people, "source": files.sources}
        self.former = {thing: self._aliases(thing, known) for thing, known in things.items()}

    def report(
        self,
        rule: Rule,
        reading: Reading,
        path: KeyPath,
        message: str,
        *,
        first: KeyPath | None = None,
        replacement: str | None = None,
        **more: Any,
    ) -> None:
        """Note a finding about a value of a file, which repeats the `first` place or can be fixed.

        Of a mistake that a file repeats only so many are noted, and of one sort only so many in all
        files, or a stranger's files would cost seconds: each place has to be looked for. What can
        be fixed is noted each time.
        """
        mistake = (reading.document.file, rule.code, message)
        self._times[mistake] += 1
        many = self._times[mistake] > REPEATED or self._noted[rule.code] >= NOTED
        if replacement is None and many:
            return
        self._noted[rule.code] += 1
        if first is not None:
            span = reading.document.span(reading.path(*first))
            more["related"] = (reading.document.locate(span),)
        finding = about(reading, rule, path, message, replacement=replacement, **more)
        self.findings.append(finding)

    def all_findings(self) -> tuple[Finding, ...]:
        """List the findings; the last one of its sort says how many there are besides."""
        noted = Counter((f.location.file, f.code, f.message) for f in self.findings)
        here = self._times - noted
        elsewhere = Counter[str]()
        for mistake in here.keys() - noted.keys():
            elsewhere[mistake[1]] += here.pop(mistake)
        listed = []
        for finding in reversed(self.findings):
            in_file = here.pop((finding.location.file, finding.code, finding.message), 0)
            in_all = elsewhere.pop(finding.code, 0)
            message = finding.message
            if in_file:
                more = "once more" if in_file == 1 else f"{in_file:,} more times"
                message += f" (and {more} in this file)"
            if in_all:
                message += f" (and {in_all:,} more of this sort)"
            told = message != finding.message
            listed.append(replace(finding, message=message) if told else finding)
        return tuple(reversed(listed))

    def node(self, reading: Reading, path: KeyPath, name: str) -> str | None:
        """Find a node by the name a file uses: its id, or with a warning a former one."""
        return self._known(rules.UNKNOWN_NODE, reading, path, name, self.files.nodes)

    def _current(self, reading: Reading, path: KeyPath, name: str, new: str) -> str:
        """Report a former id, and give the present one."""
        self.report(
            rules.FORMER_ID,
            reading,
            path,
            f"'{name}' is now called '{new}'",
            expected=f"write '{new}'",
            replacement=_replaced(reading, path, name, new),
            key=path[-1] == name,
        )
        return new

    def person(self, reading: Reading, path: KeyPath, name: str | None) -> str | None:
        """Find a person by id, or with a warning by a former one."""
        return self._known(rules.UNKNOWN_PERSON, reading, path, name, self.files.people)

    def source(self, reading: Reading, path: KeyPath, name: str | None) -> str | None:
        """Find a source by id, or with a warning by a former one."""
        return self._known(rules.UNKNOWN_SOURCE, reading, path, name, self.files.sources)

    def people(self, reading: Reading, path: KeyPath, names: tuple[str, ...]) -> tuple[str, ...]:
        """Find several people; those that do not exist are left out."""
        if not names:
            return ()
        resolved = (self.person(reading, (*path, i), name) for i, name in enumerate(names))
        return tuple(name for name in resolved if name is not None)

    def nodes(self, reading: Reading, path: KeyPath, names: tuple[str, ...]) -> tuple[str, ...]:
        """Find several nodes; those that do not exist are left out."""
        if not names:
            return ()
        resolved = (self.node(reading, (*path, i), name) for i, name in enumerate(names))
        return tuple(name for name in resolved if name is not None)

    def paragraphs(
        self, reading: Reading, path: KeyPath, source: str | None, names: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Find the paragraphs of a source; none where the source itself is unknown."""
        if source is None:
            return ()
        known = self._paragraphs[source]
        if known.issuperset(names):
            return names
        for index, name in enumerate(names):
            if name not in known and not self._may_have_lost_some(source):
                self._unknown_paragraph(reading, (*path, index), source, name)
        return tuple(name for name in names if name in known)

    def unknown(
        self, rule: Rule, reading: Reading, path: KeyPath, name: str, known: Collection[str]
    ) -> None:
        """Report a name that nothing has, with the nearest that something has."""
        thing = _THINGS[rule.code]
        if name in self.broken.get(thing, ()):
            return
        candidate = next(iter(nearest(name, known)), "")
        sure = "" if rule is rules.UNKNOWN_PERSON else certain(name, known)  # Hansen is not Hanson
        adding = _ADDING.get(thing, "add the {thing}").format(thing=thing, name=name)
        expected = f"write the id of a {thing} that exists, or {adding}"
        if candidate:
            expected = self._says(thing, candidate)
        self.report(
            rule,
            reading,
            path,
            f"no {thing} has the id '{name}'",
            expected=expected,
            candidate=candidate,
            replacement=_replaced(reading, path, name, sure),
            key=path[-1] == name,
        )

    def taken(self, reading: Reading, path: KeyPath, thing: str, name: str) -> None:
        """Report an id that a second entry of a list has."""
        message = f"two {thing}s here have the id '{name}'"
        expected = "rename one of them, or delete it"
        self.report(rules.DUPLICATE_ID, reading, path, message, expected=expected)

    def _known(
        self, rule: Rule, reading: Reading, path: KeyPath, name: str | None, known: Collection[str]
    ) -> str | None:
        if name is None or name in known:
            return name
        if (new := self.former[_THINGS[rule.code]].get(name)) is not None:
            return self._current(reading, path, name, new)
        self.unknown(rule, reading, path, name, known)
        return None

    def _unknown_paragraph(self, reading: Reading, path: KeyPath, source: str, name: str) -> None:
        known = self._paragraphs[source]
        candidate = next(iter(nearest(name, known)), "")
        expected = "" if candidate else f"the paragraphs are listed in {self._file(source)}"
        if not known:
            expected = f"list its paragraphs in {self._file(source)}, or leave 'at' out"
        self.report(
            rules.UNKNOWN_PARAGRAPH,
            reading,
            path,
            f"the source '{source}' has no paragraph '{name}'",
            expected=expected,
            candidate=candidate,
            replacement=_replaced(reading, path, name, certain(name, known)),
        )

    def _may_have_lost_some(self, source: str) -> bool:
        """Tell whether paragraphs of a source may have been lost in reading it."""
        return bool(self.files.sources[source].findings)

    def _file(self, source: str) -> str:
        return self.files.sources[source].document.file

    def _says(self, thing: str, candidate: str) -> str:
        """Show what the nearest name stands for, so that people can tell whether it is meant."""
        if thing == "node":
            return f"its text: {quoted(self.files.nodes[candidate].record.text)}"
        if thing == "person":
            return f"the name: {quoted(self.files.people[candidate].record.name)}"
        return ""

    def _aliases(self, thing: str, readings: Mapping[str, Reading]) -> dict[str, str]:
        """Gather the former ids of one sort of things; one that is taken leads nowhere."""
        aliases: dict[str, str] = {}
        for name, reading in readings.items():
            for index, alias in enumerate(reading.record.aliases):
                owner = alias if alias in readings else aliases.get(alias)
                if owner is None:
                    aliases[alias] = name
                    continue
                self.report(
                    rules.DUPLICATE_ID,
                    reading,
                    ("aliases", index),
                    f"the former id '{alias}' already belongs to the {thing} '{owner}'",
                    expected="delete it from one of the two",
                )
        return dict(sorted(aliases.items()))


def _replaced(reading: Reading, path: KeyPath, name: str, new: str) -> str | None:
    """Write a value of a file with another name in it; None where the name is not found once.

    A target may be a step, so the name is looked for between the words of the value.
    """
    where = reading.path(*path)
    is_key = path[-1] == name
    span = reading.document.key_span(where) if is_key else reading.document.span(where)
    text = reading.document.text[span.start : span.end]
    words = re.split(r"([\s'\"]+|->)", text)
    if not new or words.count(name) != 1:
        return None
    return "".join(new if word == name else word for word in words)
