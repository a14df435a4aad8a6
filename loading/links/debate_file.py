"""What ``debate.yaml`` names: the question, theses, documents, sections and expectations."""

import re
from collections.abc import Iterator
from typing import Final

from argmap.graph.model.elements import DebateDocument, Section
from argmap.graph.model.suggestions import nearest
from argmap.loading.links import rules
from argmap.loading.links.names import IdLookup
from argmap.loading.links.relations import RelationLinker
from argmap.loading.reader import Document, KeyPath
from argmap.loading.records import Reading
from argmap.schema.debate import DebateRecord, DocumentRecord, SectionRecord
from argmap.schema.finding import Finding, Location
from argmap.schema.ids import id_problem

_MISNAMED: Final = dict.fromkeys(("person", "persons", "authors"), "people") | {"source": "sources"}
"""What people call the folders that are no sections."""

_BRACKETS: Final = re.compile(r"\[([^\[\]]*)\]")


class DebateFileLinker:
    """Looks up what the file of a debate names.

    Parameters
    ----------
    names : IdLookup
        Looks up ids, and takes the findings.
    relations : RelationLinker
        The relations of the debate, all of them linked.
    record : DebateRecord
        What the file says; of a debate without a readable file, the defaults, which name nothing.
    """

    def __init__(self, names: IdLookup, relations: RelationLinker, record: DebateRecord) -> None:
        self._names, self._relations, self._record = names, relations, record
        self._reading = names.files.debate or Reading(Document(""), record, ())

    def question(self) -> str | None:
        """Look up the question of the debate."""
        if self._record.question is None:
            return None
        return self._names.node(self._reading, ("question",), self._record.question)

    def theses(self) -> tuple[str, ...]:
        """Look up the theses."""
        return self._names.nodes(self._reading, ("theses",), self._record.theses)

    def in_short(self) -> str:
        """Look up the nodes that stand in brackets in the summary of the debate."""
        text = one_line(self._record.in_short or "")
        for name in in_brackets(text):
            self._names.node(self._reading, ("in_short",), name)
        return text

    def documents(self) -> Iterator[tuple[str, DebateDocument]]:
        """Make the documents, in order of id."""
        documents: dict[str, DocumentRecord] = {}
        for index, document in enumerate(self._record.documents):
            if documents.setdefault(document.id, document) is not document:
                path = ("documents", index, "id")
                self._names.taken(self._reading, path, "document", document.id)
        for name, document in sorted(documents.items()):
            url = str(document.url) if document.url else None
            yield name, DebateDocument(name, document.title or "", url, document.sha256)

    def sections(self) -> Iterator[Section]:
        """Make the sections that are listed, then those that are only folders."""
        folders = self._names.files.folder.sections
        listed: set[str] = set()
        for index, section in enumerate(self._record.sections):
            path: KeyPath = ("sections", index, "id")
            if section.id in listed:
                self._names.taken(self._reading, path, "section", section.id)
            elif section.id not in folders:
                rule = rules.UNKNOWN_SECTION
                self._names.unknown(rule, self._reading, path, section.id, folders)
            else:
                listed.add(section.id)
                yield self._section(section, path)
        unlisted = [folder for folder in folders if folder not in listed]
        if listed:
            self._report_unlisted(unlisted, listed)
        for folder in unlisted:
            yield Section(folder, folder.replace("-", " ").capitalize())

    def _section(self, record: SectionRecord, path: KeyPath) -> Section:
        root = None
        if record.root is not None:
            root = self._names.node(self._reading, (*path[:-1], "root"), record.root)
        title = one_line(record.title or record.id)
        return Section(record.id, title, root, one_line(record.summary or ""))

    def _report_unlisted(self, folders: list[str], listed: set[str]) -> None:
        """Report the folders that are not listed, but for one that a misspelt entry means."""
        meant = {finding.candidate for finding in self._names.findings}
        for folder in folders:
            if folder in meant:
                continue
            candidate = _MISNAMED.get(folder) or next(iter(nearest(folder, listed)), "")
            move = f"move its files into {candidate}/, or list" if candidate else "list"
            self._names.findings.append(
                Finding(
                    rules.UNLISTED_SECTION,
                    Location(f"claims/{self._names.files.folder.path.name}/{folder}"),
                    f"debate.yaml does not list the section '{folder}'",
                    expected=f"{move} it under 'sections:'",
                )
            )

    def check_expectations(self) -> None:
        """Look up what the expectations name; whether they come out is for the analysis to say."""
        for node in self._record.expect.status:
            self._names.node(self._reading, ("expect", "status", node), node)
        for index, crux in enumerate(self._record.expect.crux):
            path: KeyPath = ("expect", "crux", index)
            self._names.node(self._reading, (*path, "on"), crux.on)
            self._names.people(self._reading, (*path, "between"), crux.between)
            self._relations.target(self._reading, (*path, "is"), crux.is_)


def one_line(text: str) -> str:
    """Fold the white space of a text."""
    return " ".join(text.split())


def in_brackets(text: str) -> list[str]:
    """List the ids that stand in brackets in a text.

    Examples
    --------
    >>> in_brackets("Does tea calm [tea-calms, tea-wakes]? Perhaps [sic].")
    ['tea-calms', 'tea-wakes', 'sic']
    """
    groups = (match[1].split(",") for match in _BRACKETS.finditer(text))
    return [name for group in groups for name in map(str.strip, group) if not id_problem(name)]
