"""Changes that an editor offers: quick fixes, rename, format, answers, stances, merges."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from argmap.checks.duplicates import NEAR_DUPLICATE
from argmap.checks.stances import STALE_WORDING
from argmap.editing.confirming import confirmed
from argmap.editing.contributors import contributor_by_name
from argmap.editing.drafting import NODE_SCHEMA, draft
from argmap.editing.formatting import formatted
from argmap.editing.marks import is_sound
from argmap.editing.merging import plan_merge
from argmap.editing.new_node import NewStance
from argmap.editing.renaming import plan_rename
from argmap.editing.stances import plan_stance
from argmap.editing.steps import FileStep, Write
from argmap.graph.model.debate import Debate, Node, Relation
from argmap.graph.model.elements import name_of
from argmap.loading.loaded import Loaded
from argmap.schema.errors import ArgmapError
from argmap.schema.finding import Edit, Finding
from argmap.schema.ids import free_id, slug
from argmap.schema.provenance import Identified
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind
from argmap.servers.lsp.knowledge import OpenFile
from argmap.servers.lsp.mentions import Mention, current_id

_CONTRIBUTORS: Final = 3
"""For how many contributors a stance is offered where nobody said who types."""


@dataclass(frozen=True, slots=True)
class OfferedChange:
    """A change that is offered.

    Attributes
    ----------
    title : str
        What it does.
    steps : tuple of FileStep
        Files to write, move or remove.
    edits : tuple of Edit
        Stretches to replace.
    finding : Finding or None
        The finding that it fixes.
    opens : str
        The file to show afterwards; empty where none is.
    """

    title: str
    steps: tuple[FileStep, ...] = ()
    edits: tuple[Edit, ...] = ()
    finding: Finding | None = None
    opens: str = ""


def rename(
    loaded: Loaded, mention: Mention, new: str, others: Iterable[Loaded] = ()
) -> tuple[FileStep, ...]:
    """Plan how to give something another id in all files of its debate, and of other debates.

    Raises
    ------
    ArgmapError
        Where the new id is none, or taken, or a file cannot be changed safely.
    """
    elsewhere = [
        reading.document
        for other in others
        for reading in other.files.nodes.values()
        if is_sound(reading.document)
    ]
    return plan_rename(loaded, current_id(loaded, mention), new, mention.thing, elsewhere)


def in_good_form(file: OpenFile) -> str:
    """Put a file into good form; a file with errors stays as it is."""
    return formatted(file.document)


def changes(
    file: OpenFile, findings: Iterable[Finding], mention: Mention | None, name: str = ""
) -> list[OfferedChange]:
    """List the changes that fit a place: fixes of its findings first, then what one may add.

    Parameters
    ----------
    file : OpenFile
        The file.
    findings : iterable of Finding
        What is wrong at the place.
    mention : Mention or None
        What is named there.
    name : str
        The name of the person who types, for their stance; where it is empty, contributors are
        offered.
    """
    offered = [change for finding in findings for change in _fixes(file, finding)]
    node = mention if mention is not None and mention.thing == "node" else None
    return [*offered, *_objections(file, node), *_stances(file, node, name)]


def _fixes(file: OpenFile, finding: Finding) -> Iterator[OfferedChange]:
    if finding.edit is not None:
        replacement = " ".join(finding.edit.replacement.split())
        title = f"Write '{replacement[:60]}'" if replacement else "Remove this"
        yield OfferedChange(title, edits=(finding.edit,), finding=finding)
    if file.thing != "node":
        return
    if finding.rule is STALE_WORDING:
        yield from _planned(
            "Confirm all stances for the current wording",
            lambda: (_rewritten(file, confirmed(file.loaded, file.id)),),
            finding,
        )
    if finding.rule is NEAR_DUPLICATE:
        for twin in finding.related:
            kept = PurePosixPath(twin.file).stem
            yield from _planned(
                f"Merge '{file.id}' into '{kept}'",
                partial(plan_merge, file.loaded, file.id, kept),
                finding,
            )


def _objections(file: OpenFile, mention: Mention | None) -> Iterator[OfferedChange]:
    """Offer an objection to the claim at the cursor, and to the step."""
    node = current_id(file.loaded, mention) if mention is not None else file.id
    if file.is_node and node in file.loaded.debate.nodes:
        yield counterargument(file.loaded, node)
    if mention is not None and (step := _step(file, mention.target)) is not None:
        title = f"Say that '{step.name}' doesn't follow"
        yield _objection(file.loaded, title, RelationKind.UNDERCUTS, step)


def counterargument(loaded: Loaded, node: str) -> OfferedChange:
    """Offer a new file that speaks against a claim."""
    title = f"New counterargument to '{node}'"
    return _objection(loaded, title, RelationKind.REBUTS, loaded.debate.nodes[node])


def _stances(file: OpenFile, mention: Mention | None, name: str) -> Iterator[OfferedChange]:
    """Offer a stance on the node that the file describes."""
    debate = file.loaded.debate
    named = current_id(file.loaded, mention) if mention is not None else file.id
    if not file.is_node or named != file.id:
        return
    names = [name] if name else islice(_contributors(debate), _CONTRIBUTORS)
    for person in names:
        for stance in (StanceKind.ASSERTS, StanceKind.DENIES):
            yield from _planned(
                f"Add a stance: {person} {stance.label} '{file.id}'",
                partial(_with_stance, file.loaded, file.id, person, stance),
            )


def _contributors(debate: Debate) -> Iterator[str]:
    for person in debate.people.values():
        if person.record.identified is Identified.BY_CONTRIBUTION:
            yield person.name


def _with_stance(loaded: Loaded, node: str, name: str, stance: StanceKind) -> tuple[FileStep, ...]:
    """Plan a stance of a contributor, with their file where they are new."""
    person = contributor_by_name(loaded.debate, name)
    added = plan_stance(loaded, loaded.debate.nodes[node], NewStance(person.id, stance))
    return (*([person.file] if person.file is not None else []), added)


def _objection(
    loaded: Loaded, title: str, relation: RelationKind, target: Node | Relation
) -> OfferedChange:
    """Offer a new file that speaks against something; its text is still to be written."""
    debate = loaded.debate
    name = target.speaker if isinstance(target, Relation) else target.id
    taken = {file.id for file in loaded.files.folder.files} | {*debate.nodes, *debate.aliases}
    own = free_id(slug(f"against-{name}"), taken)
    path = f"claims/{debate.id}/{debate.nodes[name].section}/{own}.yaml"
    fields = {
        "kind": Kind.COUNTERARGUMENT.value,
        "text": "Write here what speaks against it.",
        relation.value: name_of(target),
    }
    return OfferedChange(title, (Write(path, draft(fields, NODE_SCHEMA), None),), opens=path)


def _step(file: OpenFile, target: str) -> Relation | None:
    """Find the step that is named, or that the relation at the cursor is."""
    debate = file.loaded.debate
    named = [step for step in debate.relations if step.is_step and step.name == target]
    own = (step for step in debate.spoken_by(file.id) if step.is_step)
    written = [step for step in own if file.is_node and target == name_of(step.target)]
    kinds = {kind for kind, _, _ in file.reading.record.relations()} if written else set()
    return next(iter((*named, *(step for step in written if step.kind in kinds))), None)


def _rewritten(file: OpenFile, text: str) -> Write:
    return Write(file.document.file, text, file.document.text)


def _planned(
    title: str, plan: Callable[[], tuple[FileStep, ...]], finding: Finding | None = None
) -> Iterator[OfferedChange]:
    """Offer what can be planned; what cannot be done safely is not offered."""
    try:
        steps = plan()
    except ArgmapError:
        return
    yield OfferedChange(title, tuple(steps), finding=finding)
