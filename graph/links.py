"""From records to a debate: every id is looked up, every step is found, and what is not is reported."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from argmap.graph.debate import (
    Debate,
    DebateDocument,
    Node,
    Person,
    Relation,
    Section,
    Source,
    Stance,
    Target,
)
from argmap.graph.loaded import Files, about
from argmap.graph.nearest import nearest
from argmap.graph.reader import KeyPath
from argmap.graph.records import Reading
from argmap.schema.debate import DebateRecord
from argmap.schema.finding import Finding, Rule, Severity
from argmap.schema.ids import StepName
from argmap.schema.ids import Target as WrittenTarget
from argmap.schema.node import RelationRecord, StanceRecord
from argmap.schema.vocabulary import AIMED_AT_STEPS, STEPS, RelationKind

UNKNOWN_NODE: Final = Rule(
    "unknown-node",
    Severity.ERROR,
    "no node has this id",
    "A relation that leads nowhere would be missing from the map.",
    "supports: learning-seperates",
    "supports: learning-separates",
)
UNKNOWN_STEP: Final = Rule(
    "unknown-step",
    Severity.ERROR,
    "no such step exists",
    "A step is a relation of one node to another (supports, rebuts, undermines, undercuts or "
    "illustrates). It has to be there before something can speak for or against it.",
    "undercuts: tofu -> value-spills-over",
    "undercuts: similar-codes -> value-spills-over",
)
AMBIGUOUS_STEP: Final = Rule(
    "ambiguous-step",
    Severity.ERROR,
    "two steps join this pair",
    "The arrow does not say which of them is meant; the relation's name in its place does.",
    "undercuts: a -> b",
    "undercuts: a rebuts b",
)
WRONG_TARGET: Final = Rule(
    "wrong-target",
    Severity.ERROR,
    "this relation cannot lead to a step",
    "A step is an inference, not a statement: it can be undercut, supported, qualified, clarified, "
    "answered and asked about, but it cannot be true or false.",
    "rebuts: a -> b",
    "undercuts: a -> b",
)
UNDERCUT_WITHOUT_STEP: Final = Rule(
    "undercut-without-step",
    Severity.ERROR,
    "an undercut leads to a node",
    "An undercut attacks the way from a reason to a claim. An attack on the claim itself is "
    "'rebuts'.",
    "undercuts: value-spills-over",
    "undercuts: similar-codes -> value-spills-over",
)
SELF_RELATION: Final = Rule(
    "self-relation",
    Severity.ERROR,
    "a node relates to itself",
    "No statement is a reason for or against itself.",
    "supports: a   # in a.yaml",
    "supports: b",
)
DUPLICATE_RELATION: Final = Rule(
    "duplicate-relation",
    Severity.ERROR,
    "a relation stands twice",
    "The same relation between the same two is one relation.",
    "supports: [a, a]",
    "supports: a",
)
DUPLICATE_ID: Final = Rule(
    "duplicate-id",
    Severity.ERROR,
    "an id is taken",
    "An id names one thing. Of two nodes with one id only the first is read.",
    "claims/my-debate/one/a.yaml, claims/my-debate/two/a.yaml",
    "claims/my-debate/one/a.yaml, claims/my-debate/two/b.yaml",
)
UNKNOWN_PERSON: Final = Rule(
    "unknown-person",
    Severity.ERROR,
    "no person has this id",
    "Everybody who takes part has a file in people/.",
    "by: steven-burns",
    "by: steven-byrnes",
)
UNKNOWN_SOURCE: Final = Rule(
    "unknown-source",
    Severity.ERROR,
    "no source has this id",
    "Every post, comment and quotation has a file in sources/.",
    "source: c99",
    "source: c01",
)
UNKNOWN_PARAGRAPH: Final = Rule(
    "unknown-paragraph",
    Severity.ERROR,
    "the source has no such paragraph",
    "The locator is the proof: it has to lead to the words it stands for.",
    "at: s2.1.p99",
    "at: s2.1.p9",
)
UNKNOWN_SECTION: Final = Rule(
    "unknown-section",
    Severity.ERROR,
    "no folder belongs to this section",
    "A section is a folder of the debate.",
    "sections:\n  - id: comon-sense",
    "sections:\n  - id: common-sense",
)
UNKNOWN_DOCUMENT: Final = Rule(
    "unknown-document",
    Severity.ERROR,
    "no document has this id",
    "The documents in which sources stand are listed in debate.yaml.",
    "document: tread",
    "document: thread",
)
FORMER_ID: Final = Rule(
    "former-id",
    Severity.WARNING,
    "a reference uses a former id",
    "It still leads to the node, but readers of the file look for a name that is gone.",
    "supports: old-name",
    "supports: new-name",
)

_TYPES: Final = {
    UNKNOWN_NODE: "node",
    UNKNOWN_PERSON: "person",
    UNKNOWN_SOURCE: "source",
    UNKNOWN_SECTION: "section",
    UNKNOWN_DOCUMENT: "document",
}


class _Written(NamedTuple):
    """A relation as a file has it, before its target is found."""

    reading: Reading
    speaker: str
    kind: RelationKind
    index: int
    record: RelationRecord

    @property
    def path(self) -> KeyPath:
        return (self.kind.value, self.index)

    @property
    def depth(self) -> int:
        depth, target = 0, self.record.to
        while isinstance(target, StepName):
            depth, target = depth + 1, target.target
        return depth


def link(name: str, files: Files, broken: Mapping[str, frozenset[str]]) -> tuple[
    Debate, tuple[Finding, ...]
]:
    """Make a debate of the records of its files.

    Parameters
    ----------
    name : str
        The debate's id.
    files : Files
        The readings, each with its record.
    broken : mapping of str to frozenset of str
        The ids of nodes, people and sources whose files could not be understood: a reference to one
        of them is dropped in silence, since its file has a finding of its own.

    Returns
    -------
    Debate
        The debate, without the references that lead nowhere.
    tuple of Finding
        One finding for each of these.

    Notes
    -----
    Linear in nodes and relations, but for the search of candidates where something is misspelt.
    """
    linker = _Linker(files, broken)
    debate = linker.debate(name)
    return debate, tuple(linker.findings)


class _Linker:
    """Looks names up in the records of one debate, and remembers what it does not find."""

    def __init__(self, files: Files, broken: Mapping[str, frozenset[str]]) -> None:
        self.files = files
        self.broken = broken
        self.findings: list[Finding] = []
        self.paragraphs = {
            source: {p.id for p in reading.record.paragraphs}
            for source, reading in files.sources.items()
        }
        self.aliases = self._aliases()
        self.between: dict[tuple[str, Target], list[Relation]] = {}
        self.lost: set[str] = set()

    def debate(self, name: str) -> Debate:
        """Put the debate together."""
        reading = self.files.debate
        record = reading.record if reading is not None else None
        if reading is None or record is None:
            record = DebateRecord(format="1", title=name)
            reading = None
        documents = {d.id: d for d in record.documents}
        relations = self._relations()
        nodes = {node: self._node(node, found) for node, found in self.files.nodes.items()}
        for source, found in self.files.sources.items():
            self._source(source, found, documents)
        question = theses = None
        if reading is not None:
            question = self._optional(UNKNOWN_NODE, reading, ("question",), record.question)
            theses = self._all(UNKNOWN_NODE, reading, ("theses",), record.theses)
            self._expectations(reading, record)
        return Debate(
            id=name,
            title=" ".join(record.title.split()),
            question=question,
            theses=theses or (),
            sections=tuple(self._sections(reading, record)),
            nodes=nodes,
            relations=tuple(sorted(relations, key=lambda r: r.name)),
            people={p: Person(p, found.record) for p, found in self.files.people.items()},
            sources={s: Source(s, found.record) for s, found in self.files.sources.items()},
            documents={
                d.id: DebateDocument(d.id, d.title or "", str(d.url) if d.url else None, d.sha256)
                for d in sorted(record.documents, key=lambda d: d.id)
            },
            aliases=self.aliases,
            licence=record.licence,
            imported=record.imported,
            expect=record.expect,
        )

    def _report(self, rule: Rule, reading: Reading, path: KeyPath, message: str, **more: Any) -> None:
        self.findings.append(about(reading, rule, path, message, **more))

    # names

    def _aliases(self) -> dict[str, str]:
        aliases: dict[str, str] = {}
        for node, reading in self.files.nodes.items():
            for index, alias in enumerate(reading.record.aliases):
                taken = node if alias == node else aliases.get(alias)
                if alias in self.files.nodes or taken is not None:
                    owner = taken if taken is not None else alias
                    message = f"the former id '{alias}' is taken by the node '{owner}'"
                    self._report(DUPLICATE_ID, reading, ("aliases", index), message)
                else:
                    aliases[alias] = node
        return dict(sorted(aliases.items()))

    def _known(self, rule: Rule) -> Iterable[str]:
        if rule is UNKNOWN_NODE:
            return self.files.nodes
        return self.files.people if rule is UNKNOWN_PERSON else self.files.sources

    def _look_up(self, rule: Rule, reading: Reading, path: KeyPath, name: str) -> str | None:
        """Find a node, person or source by the name a file uses; report it where there is none."""
        known = self._known(rule)
        if name in known:
            return name
        if rule is UNKNOWN_NODE and name in self.aliases:
            new = self.aliases[name]
            message = f"'{name}' is now called '{new}'"
            self._report(FORMER_ID, reading, path, message, candidate=new)
            return new
        if name not in self.broken[_TYPES[rule]]:
            self._unknown(rule, reading, path, name, known)
        return None

    def _unknown(
        self, rule: Rule, reading: Reading, path: KeyPath, name: str, known: Iterable[str]
    ) -> None:
        near = next(iter(nearest(name, known)), "")
        thing = _TYPES[rule]
        expected = "" if near else f"write the id of a {thing} that exists, or add the {thing}"
        written = _is_plain(reading, path, name)
        self._report(
            rule,
            reading,
            path,
            f"no {thing} has the id '{name}'",
            expected=expected,
            candidate=near,
            replacement=near if near and written else None,
        )

    def _optional(
        self, rule: Rule, reading: Reading, path: KeyPath, name: str | None
    ) -> str | None:
        return None if name is None else self._look_up(rule, reading, path, name)

    def _all(
        self, rule: Rule, reading: Reading, path: KeyPath, names: tuple[str, ...]
    ) -> tuple[str, ...]:
        found = (
            self._look_up(rule, reading, (*path, index), name) for index, name in enumerate(names)
        )
        return tuple(name for name in found if name is not None)

    def _paragraphs(
        self, reading: Reading, path: KeyPath, source: str | None, names: tuple[str, ...]
    ) -> tuple[str, ...]:
        if source is None:
            return ()
        known = self.paragraphs[source]
        for index, name in enumerate(names):
            if name not in known:
                near = next(iter(nearest(name, known)), "")
                self._report(
                    UNKNOWN_PARAGRAPH,
                    reading,
                    (*path, index),
                    f"the source '{source}' has no paragraph '{name}'",
                    expected="" if near else "write the id of one of its paragraphs",
                    candidate=near,
                )
        return tuple(name for name in names if name in known)

    # targets and relations

    def _target(self, reading: Reading, path: KeyPath, written: WrittenTarget) -> Target | None:
        """Find the node or the step that a file names."""
        if isinstance(written, str):
            return self._look_up(UNKNOWN_NODE, reading, path, written)
        source = self._look_up(UNKNOWN_NODE, reading, path, written.source)
        target = self._target(reading, path, written.target)
        if source is None or target is None:
            return None
        steps = [r for r in self.between.get((source, target), ()) if r.is_step]
        chosen = [r for r in steps if written.relation in (None, r.kind)]
        if len(chosen) == 1:
            return chosen[0]
        if chosen:
            names = " or ".join(f"'{source} {r.kind} {written.target}'" for r in chosen)
            message = f"two steps lead from '{source}' to '{written.target}'"
            self._report(AMBIGUOUS_STEP, reading, path, message, expected=f"write {names}")
        elif source not in self.lost:
            self._unknown_step(reading, path, written, source)
        return None

    def _unknown_step(
        self, reading: Reading, path: KeyPath, written: StepName, source: str
    ) -> None:
        steps = [r for rs in self.between.values() for r in rs if r.is_step]
        likely = sorted(r.name for r in steps if source in r.sources or r.end == _end(written))
        near = next(iter(nearest(str(written), likely, likeness=0)), "")
        message = f"no step leads from '{source}' to '{written.target}'"
        if near == str(written):
            message = f"the step from '{source}' to '{written.target}' is of another kind"
        expected = "" if near else "a step is a relation that some node's file has"
        self._report(UNKNOWN_STEP, reading, path, message, candidate=near, expected=expected)

    def _relations(self) -> list[Relation]:
        """Find the targets of all relations: those to nodes, then steps against steps."""
        written = [
            _Written(reading, node, kind, index, record)
            for node, reading in self.files.nodes.items()
            for kind, index, record in reading.record.relations()
        ]
        found: list[Relation] = []
        for depth in sorted({relation.depth for relation in written}):
            level = [relation for relation in written if relation.depth == depth]
            resolved = [(relation, self._resolve(relation)) for relation in level]
            targets = [(rel, *ends) for rel, ends in resolved if ends is not None]
            count: dict[tuple[str, Target], int] = {}
            for relation, sources, target in targets:
                if relation.kind in STEPS:
                    pair = (sources[0], target)
                    count[pair] = count.get(pair, 0) + 1
            for relation, sources, target in targets:
                alone = relation.kind in STEPS and count[sources[0], target] == 1
                made = self._relation(relation, sources, target, arrow=alone)
                self.between.setdefault((made.speaker, target), []).append(made)
                found.append(made)
        return found

    def _resolve(self, written: _Written) -> tuple[tuple[str, ...], Target] | None:
        """Find what a relation joins, or report why it joins nothing."""
        reading, record, path = written.reading, written.record, written.path
        here = (*path, "to")
        target = self._target(reading, here, record.to)
        premises = self._all(UNKNOWN_NODE, reading, (*path, "with"), record.with_)
        if target is None or len(premises) < len(record.with_):
            self.lost.add(written.speaker)
            return None
        problem = self._misfit(written, target, premises)
        if problem is None:
            return (written.speaker, *premises), target
        self.lost.add(written.speaker)
        rule, message, expected = problem
        self._report(rule, reading, here, message, expected=expected)
        return None

    def _misfit(
        self, written: _Written, target: Target, premises: tuple[str, ...]
    ) -> tuple[Rule, str, str] | None:
        kind, speaker = written.kind, written.speaker
        if isinstance(target, Relation):
            if kind not in AIMED_AT_STEPS:
                allowed = ", ".join(k.value for k in RelationKind if k in AIMED_AT_STEPS)
                return WRONG_TARGET, f"'{kind}' cannot lead to a step", f"to a step lead {allowed}"
            return None
        if target == speaker:
            return SELF_RELATION, f"'{speaker}' {kind} itself", "lead to another node"
        if {target, speaker} & set(premises) or len(set(premises)) < len(premises):
            return SELF_RELATION, "a premise is one of the other ends of its own step", (
                "list each premise once, and neither the speaker nor the target"
            )
        if kind is RelationKind.UNDERCUTS:
            return UNDERCUT_WITHOUT_STEP, f"'{target}' is a node, not a step", self._steps_to(target)
        return None

    def _steps_to(self, target: str) -> str:
        """Say which steps lead to a node, for somebody who wants to undercut one."""
        steps = sorted(
            f"{node} -> {target}"
            for node, reading in self.files.nodes.items()
            for kind, _, record in reading.record.relations()
            if record.to == target and kind in STEPS - {RelationKind.UNDERCUTS}
        )
        rebut = f"'rebuts: {target}' to say that it is wrong"
        if not steps:
            return f"no step leads to it; write {rebut}"
        return f"write one of its steps ({', '.join(steps)}), or {rebut}"

    def _relation(
        self, written: _Written, sources: tuple[str, ...], target: Target, *, arrow: bool
    ) -> Relation:
        reading, record, path = written.reading, written.record, written.path
        speaker, end = sources[0], target if isinstance(target, str) else target.name
        twin = [r for r in self.between.get((speaker, target), ()) if r.kind is written.kind]
        if twin:
            message = f"'{speaker}' {written.kind} '{end}' twice"
            self._report(
                DUPLICATE_RELATION, reading, (*path, "to"), message, expected="keep one of the two"
            )
        source = self._optional(UNKNOWN_SOURCE, reading, (*path, "source"), record.source)
        return Relation(
            kind=written.kind,
            sources=sources,
            target=target,
            name=f"{speaker} {'->' if arrow else written.kind} {end}",
            scheme=record.scheme,
            partly=record.partly,
            inferred=record.inferred,
            drawn_by=self._all(UNKNOWN_PERSON, reading, (*path, "by"), record.by),
            source=source,
            at=self._paragraphs(reading, (*path, "at"), source, record.at),
            index=written.index,
        )

    # nodes and stances

    def _node(self, node: str, reading: Reading) -> Node:
        record = reading.record
        stances = (self._stance(node, reading, i, s) for i, s in enumerate(record.stances))
        under = None
        if record.under is not None:
            under = self._target(reading, ("under",), record.under)
        for index, name in enumerate(record.see):
            if "/" not in name:
                self._look_up(UNKNOWN_NODE, reading, ("see", index), name)
        return Node(
            id=node,
            section=reading.document.file.split("/")[-2],
            record=record,
            stances=tuple(stance for stance in stances if stance is not None),
            under=under,
            see=tuple(n for n in record.see if "/" in n or n in self.files.nodes),
        )

    def _stance(
        self, node: str, reading: Reading, index: int, record: StanceRecord
    ) -> Stance | None:
        path: KeyPath = ("stances", index)
        person = self._look_up(UNKNOWN_PERSON, reading, (*path, "by"), record.by)
        source = self._optional(UNKNOWN_SOURCE, reading, (*path, "source"), record.source)
        at = self._paragraphs(reading, (*path, "at"), source, record.at)
        view_of = (*path, "attributes_to")
        attributed = self._optional(UNKNOWN_PERSON, reading, view_of, record.attributes_to)
        step = self._stance_step(node, reading, (*path, "step"), record.step)
        if person is None or (record.step is not None and step is None):
            return None
        return Stance(
            person=person,
            kind=record.stance,
            node=node,
            step=step,
            source=source,
            at=at,
            hedged=record.hedged,
            attributes_to=attributed,
            note=record.note,
            wording=record.wording,
            index=index,
        )

    def _stance_step(
        self, node: str, reading: Reading, path: KeyPath, written: WrittenTarget | None
    ) -> Relation | None:
        """Find the step from a node to what a stance names."""
        if written is None:
            return None
        found = self._target(reading, path, StepName(node, None, written))
        return found if isinstance(found, Relation) else None

    # the rest

    def _source(self, source: str, reading: Reading, documents: Mapping[str, Any]) -> None:
        record = reading.record
        self._optional(UNKNOWN_PERSON, reading, ("author",), record.author)
        self._optional(UNKNOWN_SOURCE, reading, ("replies_to",), record.replies_to)
        if record.document is not None and record.document not in documents:
            self._unknown(
                UNKNOWN_DOCUMENT, reading, ("document",), record.document, documents
            )
        for index, paragraph in enumerate(record.paragraphs):
            if paragraph.quotes is not None:
                path: KeyPath = ("paragraphs", index, "quotes")
                quoted = paragraph.quotes
                self._look_up(UNKNOWN_PERSON, reading, (*path, "person"), quoted.person)
                origin = self._optional(UNKNOWN_SOURCE, reading, (*path, "source"), quoted.source)
                self._paragraphs(reading, (*path, "at"), origin, quoted.at)

    def _sections(self, reading: Reading | None, record: DebateRecord) -> Iterator[Section]:
        folders = dict.fromkeys(self.files.folder.sections)
        for index, section in enumerate(record.sections):
            path: KeyPath = ("sections", index)
            if section.id not in folders and reading is not None:
                self._unknown(
                    UNKNOWN_SECTION, reading, (*path, "id"), section.id, self.files.folder.sections
                )
                continue
            folders.pop(section.id, None)
            root = None
            if reading is not None:
                root = self._optional(UNKNOWN_NODE, reading, (*path, "root"), section.root)
            title = " ".join((section.title or section.id).split())
            summary = " ".join((section.summary or "").split())
            yield Section(section.id, title, root, summary)
        yield from (Section(folder, folder.replace("-", " ").capitalize()) for folder in folders)

    def _expectations(self, reading: Reading, record: DebateRecord) -> None:
        for node in record.expect.status:
            self._look_up(UNKNOWN_NODE, reading, ("expect", "status", node), node)
        for index, crux in enumerate(record.expect.crux):
            path: KeyPath = ("expect", "crux", index)
            self._look_up(UNKNOWN_NODE, reading, (*path, "on"), crux.on)
            self._all(UNKNOWN_PERSON, reading, (*path, "between"), crux.between)
            self._target(reading, (*path, "is"), crux.is_)


def _end(written: WrittenTarget) -> str:
    while isinstance(written, StepName):
        written = written.target
    return written


def _is_plain(reading: Reading, path: KeyPath, name: str) -> bool:
    """Tell whether a value of the file is just this name, so that a fix can replace it."""
    span = reading.document.span(reading.path(*path))
    return reading.document.text[span.start : span.end] == name
