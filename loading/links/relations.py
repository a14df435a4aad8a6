"""Resolving the targets of relations: nodes first, then steps, then steps against steps."""

from collections import Counter, defaultdict
from typing import Final, NamedTuple

from argmap.graph.model.debate import Relation, Target
from argmap.graph.model.elements import name_of
from argmap.graph.model.suggestions import nearest
from argmap.loading.links import rules
from argmap.loading.links.names import IdLookup
from argmap.loading.reader import KeyPath
from argmap.loading.records import Reading
from argmap.schema.finding import Rule
from argmap.schema.ids import StepName, WrittenTarget, ambiguity
from argmap.schema.node import RelationRecord
from argmap.schema.vocabulary import ATTACKS, STEPS, RelationKind

_STEPS_LISTED: Final = 3
"""How many steps a message lists."""


class _RawRelation(NamedTuple):
    """A relation as a file has it, before its target is found."""

    reading: Reading
    speaker: str
    kind: RelationKind
    place: int
    record: RelationRecord
    path: KeyPath


class _Resolved(NamedTuple):
    """A relation whose ends are known."""

    written: _RawRelation
    sources: tuple[str, ...]
    target: Target


class _Misfit(NamedTuple):
    """Why a relation cannot join what it names."""

    rule: Rule
    message: str
    expected: str
    part: KeyPath = ("to",)


class RelationLinker:
    """The relations of one debate, found by the names in its files.

    Parameters
    ----------
    names : IdLookup
        Looks up ids, and takes the findings.
    """

    def __init__(self, names: IdLookup) -> None:
        self.names = names
        self.between: dict[tuple[str, Target], list[Relation]] = {}
        self.lost = {node for node, reading in names.files.nodes.items() if reading.findings}
        """The nodes some of whose relations are left out: what names such a step only follows."""
        self.speakers: defaultdict[WrittenTarget, list[str]] = defaultdict(list)
        """By target the nodes with a step to it as their files have it, each once."""
        self.unlinked: set[str] = set()
        """The premises, sources and paragraphs that relations which are left out name."""

    def link(self) -> list[Relation]:
        """Find the targets of all relations: those to nodes, then steps against steps."""
        written = [
            _RawRelation(reading, node, kind, place, record, (kind.value, place))
            for node, reading in self.names.files.nodes.items()
            for kind, place, record in reading.record.relations()
        ]
        self.speakers = _speakers(written)
        by_depth: defaultdict[int, list[_RawRelation]] = defaultdict(list)
        for relation in written:
            by_depth[_depth(relation.record.to)].append(relation)
        made: list[Relation] = []
        # level by level: a step against a step can only be looked up once that one has its name
        for _, relations in sorted(by_depth.items()):
            resolved = [self._find(relation) for relation in relations]
            made += self._make(
                self._without_twins([relation for relation in resolved if relation is not None])
            )
        return made

    def target(self, reading: Reading, path: KeyPath, written: WrittenTarget) -> Target | None:
        """Find the node or the step that a file names; report it where there is none."""
        if isinstance(written, str):
            return self.names.node(reading, path, written)
        source = self.names.node(reading, path, written.source)
        target = self.target(reading, path, written.target)
        if source is None or target is None:
            return None
        steps = [r for r in self.between.get((source, target), ()) if r.is_step]
        chosen = [r for r in steps if written.relation in (None, r.kind)]
        if len(chosen) == 1:
            return chosen[0]
        if chosen:
            self.report_ambiguous(reading, path, written, chosen)
        elif source not in self.lost:
            self._unknown_step(reading, path, written, steps)
        return None

    def report_ambiguous(
        self, reading: Reading, path: KeyPath, written: StepName, steps: list[Relation]
    ) -> None:
        """Report a name that several steps have, and name each in full."""
        names = " or ".join(f"'{written.source} {r.kind} {written.target}'" for r in steps)
        message = ambiguity(written, len(steps))
        self.names.report(rules.AMBIGUOUS_STEP, reading, path, message, expected=f"write {names}")

    def _unknown_step(
        self, reading: Reading, path: KeyPath, written: StepName, others: list[Relation]
    ) -> None:
        message = f"no step leads from '{written.source}' to '{written.target}'"
        expected = "a step is a relation in the file of a node: write that first"
        candidate, replacement = "", None
        if others:
            message = f"'{written.source}' does not {_verb(written)} '{written.target}'"
        end = _end(written)
        likely = [r for r in self.steps() if written.source in (*r.sources, r.end) or end == r.end]
        if likely:
            joining = [r for r in likely if {written.source, end} <= {*r.sources, r.end}]
            names = sorted(relation.name for relation in joining or likely)
            expected, candidate = "", nearest(str(written), names, likeness=0)[0]
            if len(joining) == 1 and str(written) in _text(reading, path):
                replacement = candidate
        self.names.report(
            rules.UNKNOWN_STEP,
            reading,
            path,
            message,
            expected=expected,
            candidate=candidate,
            replacement=replacement,
        )

    def steps(self) -> list[Relation]:
        """List the steps found so far."""
        return [r for relations in self.between.values() for r in relations if r.is_step]

    def _find(self, written: _RawRelation) -> _Resolved | None:
        """Find what a relation joins, or report why it joins nothing."""
        reading, record, path = written.reading, written.record, written.path
        here = (*path, "to")
        target = self.target(reading, here, record.to)
        premises = self.names.nodes(reading, (*path, "with"), record.with_)
        if target is not None and len(premises) == len(record.with_):
            misfit = self._misfit(written, target) or _circular(written, target, premises)
            if misfit is None:
                return _Resolved(written, (written.speaker, *premises), target)
            where = (*path, *misfit.part)
            self.names.report(misfit.rule, reading, where, misfit.message, expected=misfit.expected)
        self.lost.add(written.speaker)
        self.unlinked |= {*record.with_, *record.at, *filter(None, [record.source])}
        return None

    def _misfit(self, written: _RawRelation, target: Target) -> _Misfit | None:
        kind, speaker = written.kind, written.speaker
        if isinstance(target, Relation):
            if kind.traits.to_steps:
                return None
            allowed = ", ".join(k.value for k in RelationKind if k.traits.to_steps)
            expected = f"only {allowed} can point to a step"
            if kind in ATTACKS:
                expected = f"to attack a step, write '{RelationKind.UNDERCUTS}:'"
            message = f"'{kind}' needs a node, and '{target.name}' is a step"
            return _Misfit(rules.WRONG_TARGET, message, expected)
        if target == speaker:
            message = f"'{speaker}' points to itself"
            return _Misfit(rules.SELF_RELATION, message, "name another node")
        if not kind.traits.to_nodes:
            message = f"'{target}' is a node, and an undercut attacks a step"
            expected = self._step_in_two(written, target) or self._steps_to(target, speaker)
            return _Misfit(rules.UNDERCUT_WITHOUT_STEP, message, expected)
        return None

    def _step_in_two(self, written: _RawRelation, target: str) -> str:
        """Say how to write a step whose two ends stand as two targets."""
        relations = written.reading.record.relations()
        for other in [one.to for kind, _, one in relations if kind is written.kind]:
            for source, end in ((other, target), (target, other)):
                if source in self.speakers[end]:
                    return f"write the step in one: '{written.kind}: {source} -> {end}'"
        return ""

    def _steps_to(self, target: str, speaker: str) -> str:
        """Say which steps of others lead to a node, for somebody who wants to undercut one."""
        steps = [f"'{node} -> {target}'" for node in self.speakers[target] if node != speaker]
        rebut = f"'rebuts: {target}' to say that the node is wrong"
        if not steps:
            return f"no step leads to it; write {rebut}"
        more = f" and {len(steps) - _STEPS_LISTED} more" if len(steps) > _STEPS_LISTED else ""
        listed = ", ".join(steps[:_STEPS_LISTED])
        return f"write the step that you mean ({listed}{more}), or {rebut}"

    def _without_twins(self, resolved: list[_Resolved]) -> list[_Resolved]:
        """Leave out, and report, what says the same as a relation before it."""
        seen: dict[tuple[str, RelationKind, Target], _Resolved] = {}
        for relation in resolved:
            key = (relation.sources[0], relation.written.kind, relation.target)
            first = seen.setdefault(key, relation)
            if first is not relation:
                self._twin(relation, first)
        return list(seen.values())

    def _twin(self, second: _Resolved, first: _Resolved) -> None:
        end = second.target if isinstance(second.target, str) else second.target.name
        self.names.report(
            rules.DUPLICATE_RELATION,
            second.written.reading,
            (*second.written.path, "to"),
            f"this '{second.written.kind}' points to '{end}' again",
            expected="keep one of them",
            first=(*first.written.path, "to"),
        )

    def _make(self, resolved: list[_Resolved]) -> list[Relation]:
        """Make relations of what was found; a step that is alone between its ends gets an arrow."""
        steps = Counter((f.sources[0], f.target) for f in resolved if f.written.kind in STEPS)
        made = []
        for written, sources, target in resolved:
            alone = written.kind in STEPS and steps[sources[0], target] == 1
            relation = self._relation(written, sources, target, arrow=alone)
            self.between.setdefault((relation.speaker, target), []).append(relation)
            made.append(relation)
        return made

    def _relation(
        self, written: _RawRelation, sources: tuple[str, ...], target: Target, *, arrow: bool
    ) -> Relation:
        reading, record, path = written.reading, written.record, written.path
        end = name_of(target)
        source = self.names.source(reading, (*path, "source"), record.source)
        return Relation(
            kind=written.kind,
            sources=sources,
            target=target,
            name=f"{sources[0]} {'->' if arrow else written.kind} {end}",
            scheme=record.scheme,
            partly=record.partly,
            inferred=record.inferred,
            drawn_by=self.names.people(reading, (*path, "by"), record.by),
            source=source,
            at=self.names.paragraphs(reading, (*path, "at"), source, record.at),
            index=written.place,
        )


def _speakers(written: list[_RawRelation]) -> defaultdict[WrittenTarget, list[str]]:
    """List by target the nodes with a step to it, each once."""
    speakers: defaultdict[WrittenTarget, dict[str, None]] = defaultdict(dict)
    for relation in written:
        if relation.kind in STEPS:
            speakers[relation.record.to][relation.speaker] = None
    return defaultdict(list, {target: sorted(nodes) for target, nodes in speakers.items()})


def _circular(written: _RawRelation, target: Target, premises: tuple[str, ...]) -> _Misfit | None:
    """Find a linked premise that is an end of its own step already, or stands there twice."""
    ends = [written.speaker, target]
    for index, premise in enumerate(premises):
        if premise in ends:
            return _Misfit(
                rules.SELF_RELATION,
                f"'{premise}' is already an end of this step",
                "name each premise once, and neither this node nor the target",
                ("with", index),
            )
        ends.append(premise)
    return None


def _depth(written: WrittenTarget) -> int:
    return 0 if isinstance(written, str) else 1 + _depth(written.target)


def _end(written: WrittenTarget) -> str:
    return written if isinstance(written, str) else _end(written.target)


def _verb(written: StepName) -> str:
    return str(written.relation).removesuffix("s")


def _text(reading: Reading, path: KeyPath) -> str:
    span = reading.document.span(reading.path(*path))
    return reading.document.text[span.start : span.end]
