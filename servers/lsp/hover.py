"""What is named at the cursor: its text, its status, and who holds it."""

from typing import Final

from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.explain.sentence import INFERRED
from argmap.graph.analysis.holders import holders
from argmap.graph.analysis.status import status_without_inferred, statuses
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.wording import listed
from argmap.loading.loaded import Loaded
from argmap.schema.errors import ArgmapError
from argmap.schema.ids import parse_target
from argmap.schema.vocabulary import Profile
from argmap.servers.lsp.mentions import Mention, current_id

PENDING: Final = "statuses are being worked out; ask again in a moment"
"""What stands in place of a status in a large debate that has just changed."""


def hover(loaded: Loaded, mention: Mention, *, analysed: bool = True) -> str:
    """Describe what is named, in plain text; empty where there is no such thing.

    Parameters
    ----------
    loaded : Loaded
        The debate to which it belongs.
    mention : Mention
        Where it is named.
    analysed : bool, default True
        Whether statuses can be had without waiting; else a line says that they are on their way.
    """
    debate, own = loaded.debate, current_id(loaded, mention)
    if mention.thing == "node":
        parts = [node_text(debate, own, analysed=analysed)] if own in debate.nodes else []
        if analysed and mention.target != mention.id and (step := _step(debate, mention.target)):
            parts.append(step_text(debate, step))
        return "\n\n".join(parts)
    if mention.thing == "person" and own in debate.people:
        person = debate.people[own]
        return "\n".join(part for part in (person.name, person.record.summary) if part)
    if mention.thing == "source" and own in debate.sources:
        record = debate.sources[own].record
        author = debate.people[record.author].name if record.author else ""
        return " · ".join(
            filter(None, [record.kind.label, record.title, author, f"{record.date or ''}"])
        )
    return ""


def node_text(debate: Debate, node: str, *, analysed: bool = True) -> str:
    """Give the text and the status of a node, and who holds it."""
    shown = debate.nodes[node]
    status = status_line(debate, node) if analysed else PENDING
    lines = [f"{shown.short} · {shown.kind.label}", shown.text, status]
    people = [debate.people[person].name for person in holders(debate, node)]
    lines.append(f"held by {listed(people)}" if people else "nobody on record holds it")
    return "\n".join(filter(None, lines))


def status_line(debate: Debate, node: str) -> str:
    """Give the dialectical status of a node, its status, and what that rests on."""
    status = statuses(debate).nodes[node]
    phrase = dialectical_status(debate, node).phrase
    if status is None:
        return ""
    line = f"{phrase} · {status.label}"
    without = status_without_inferred(debate, Profile.STRUCTURED)
    if node in without:
        other = without[node]
        instead = other.label if other is not None else "no status"
        line += f" ({instead} without links added by the editor)"
    return line


def step_text(debate: Debate, step: Relation) -> str:
    """Say what a step is, and give its status."""
    justification = statuses(debate).steps.get(step.name)
    parts = [dialectical_status(debate, step).phrase]
    parts += [justification.label] if justification is not None else []
    parts += [INFERRED] if step.inferred else []
    return f"the step '{step.name}' ({step.kind.traits.verb}): {' · '.join(parts)}"


def _step(debate: Debate, target: str) -> Relation | None:
    try:
        name = str(parse_target(target))
    except ArgmapError:
        return None
    return next((r for r in debate.relations if r.is_step and r.name == name), None)
