"""Changes that an editor offers: quick fixes, rename, format, answers, stances, merges."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from argmap.checks.duplicates import NEAR_DUPLICATE
from argmap.checks.stances import STALE_WORDING
from argmap.editing.confirming import confirmed
from argmap.editing.drafting import NODE_SCHEMA, draft
from argmap.editing.formatting import formatted
from argmap.editing.merging import plan_merge
from argmap.editing.new_node import NewStance
from argmap.editing.renaming import plan_rename
from argmap.editing.stances import plan_stance
from argmap.editing.steps import Step, Write
from argmap.graph.model.debate import Relation
from argmap.schema.errors import ArgmapError
from argmap.schema.finding import Edit, Finding
from argmap.schema.provenance import Identified
from argmap.schema.vocabulary import StanceKind
from argmap.servers.lsp.knowledge import OpenFile
from argmap.servers.lsp.mentions import Mention, current_id


@dataclass(frozen=True, slots=True)
class OfferedChange:
    """A change that is offered.

    Attributes
    ----------
    title : str
        What it does.
    steps : tuple of Step
        Files to write, move or remove.
    edits : tuple of Edit
        Stretches to replace.
    finding : Finding or None
        The finding that it fixes.
    opens : str
        The file to show afterwards; empty where none is.
    """

    title: str
    steps: tuple[Step, ...] = ()
    edits: tuple[Edit, ...] = ()
    finding: Finding | None = None
    opens: str = ""


def rename(file: OpenFile, mention: Mention, new: str) -> tuple[Step, ...]:
    """Plan how to give something another id in all files of its debate.

    Raises
    ------
    ArgmapError
        Where the new id is none, or taken, or a file cannot be changed safely.
    """
    return plan_rename(file.loaded, current_id(file.loaded, mention), new, mention.thing)


def in_good_form(file: OpenFile) -> str:
    """Put a file into good form; a file with errors stays as it is."""
    return formatted(file.document)


def changes(
    file: OpenFile, findings: Iterable[Finding], mention: Mention | None
) -> list[OfferedChange]:
    """List the changes that fit a place: fixes of its findings first, then what one may add."""
    offered = [change for finding in findings for change in _fixes(file, finding)]
    node = mention if mention is not None and mention.thing == "node" else None
    return [*offered, *_additions(file, node)]


def _fixes(file: OpenFile, finding: Finding) -> Iterator[OfferedChange]:
    if finding.edit is not None:
        replacement = " ".join(finding.edit.replacement.split())
        title = f"Write '{replacement[:60]}'" if replacement else "Take this out"
        yield OfferedChange(title, edits=(finding.edit,), finding=finding)
    if file.thing != "node":
        return
    if finding.rule is STALE_WORDING:
        yield from _planned(
            "Confirm that all stances hold of the current wording",
            lambda: (_rewritten(file, confirmed(file.loaded, file.id)),),
            finding,
        )
    if finding.rule is NEAR_DUPLICATE and finding.candidate in file.loaded.debate.nodes:
        kept = finding.candidate
        yield from _planned(
            f"Merge '{file.id}' into '{kept}'",
            lambda: plan_merge(file.loaded, file.id, kept),
            finding,
        )


def _additions(file: OpenFile, mention: Mention | None) -> Iterator[OfferedChange]:
    """Offer an objection to the claim or to the step at the cursor, and stances of contributors."""
    debate = file.loaded.debate
    node = current_id(file.loaded, mention) if mention is not None else file.id
    if file.thing != "node" or node not in debate.nodes:
        return
    section = debate.nodes[node].section
    yield _objection(file, f"New counterargument to '{node}'", section, "rebuts", node)
    if mention is not None and (step := _step(file, mention.target)) is not None:
        title = f"Say that '{step.name}' doesn't follow"
        yield _objection(file, title, section, "undercuts", step.name)
    for person in debate.people.values():
        if person.record.identified is Identified.BY_CONTRIBUTION and node == file.id:
            for stance in (StanceKind.ASSERTS, StanceKind.DENIES):
                yield from _planned(
                    f"Add a stance: {person.name} {stance.label} '{node}'",
                    lambda who=person.id, how=stance: (  # type: ignore[misc] # bound at once
                        plan_stance(file.loaded, debate.nodes[node], NewStance(who, how)),
                    ),
                )


def _objection(
    file: OpenFile, title: str, section: str, relation: str, target: str
) -> OfferedChange:
    """Offer a new file that speaks against something; its text is still to be written."""
    taken = {*file.loaded.debate.nodes, *file.loaded.debate.aliases}
    base = f"against-{target.partition(' ')[0]}"[:60].rstrip("-")
    own = next(name for name in _numbered(base) if name not in taken)
    path = f"claims/{file.loaded.debate.id}/{section}/{own}.yaml"
    text = draft(
        {"kind": "counterargument", "text": "Say here what speaks against it.", relation: target},
        NODE_SCHEMA,
    )
    return OfferedChange(title, (Write(path, text, None),), opens=path)


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _step(file: OpenFile, target: str) -> Relation | None:
    steps = (r for r in file.loaded.debate.relations if r.is_step)
    return next((step for step in steps if step.name == target), None)


def _rewritten(file: OpenFile, text: str) -> Write:
    return Write(file.document.file, text, file.document.text)


def _planned(
    title: str, plan: Callable[[], tuple[Step, ...]], finding: Finding | None = None
) -> Iterator[OfferedChange]:
    """Offer what can be planned; what cannot be done safely is not offered."""
    try:
        steps = plan()
    except ArgmapError:
        return
    yield OfferedChange(title, tuple(steps), finding=finding)
