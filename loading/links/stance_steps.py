"""The step from a node that a stance on it is about."""

from argmap.graph.model.debate import Relation, Target
from argmap.graph.model.elements import name_of
from argmap.graph.model.suggestions import nearest
from argmap.loading.links import rules
from argmap.loading.links.relations import RelationLinker
from argmap.loading.reader import KeyPath
from argmap.loading.records import Reading
from argmap.schema.ids import StepName, WrittenTarget


def step_from(
    node: str, relations: RelationLinker, reading: Reading, path: KeyPath, written: WrittenTarget
) -> Relation | None:
    """Find the step from a node that a stance names by its target, or in full."""
    target = relations.target(reading, path, written)
    if target is None:
        return None
    steps = [r for r in relations.between.get((node, target), ()) if r.is_step]
    if len(steps) > 1:
        relations.report_ambiguous(reading, path, StepName(node, None, written), steps)
    elif steps:
        return steps[0]
    elif isinstance(target, Relation) and target.speaker == node:
        return target
    elif node not in relations.lost:
        _report(node, relations, reading, path, target)
    return None


def _report(
    node: str, relations: RelationLinker, reading: Reading, path: KeyPath, target: Target
) -> None:
    """Report a stance on a step that does not begin at its node."""
    name = name_of(target)
    expected, candidate = f"'step' names what '{node}' leads to, and no step leads from it", ""
    if isinstance(target, Relation):
        expected = f"a stance on '{name}' belongs in the file of '{target.speaker}'"
    elif ends := sorted(name_of(r.target) for r in relations.steps() if r.speaker == node):
        expected, candidate = "", nearest(name, ends, likeness=0)[0]
    message = f"no step leads from '{node}' to '{name}'"
    relations.names.report(
        rules.UNKNOWN_STEP, reading, path, message, expected=expected, candidate=candidate
    )
