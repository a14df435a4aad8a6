"""What is named at the cursor: its text, how it fares, and who holds it."""

from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.holders import holders
from argmap.graph.analysis.status import status_without_inferred, statuses
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.phrasing import listed
from argmap.schema.errors import ArgmapError
from argmap.schema.ids import ARROW, parse_target
from argmap.schema.vocabulary import Profile
from argmap.servers.lsp.knowledge import OpenFile
from argmap.servers.lsp.mentions import Mention, current_id


def hover(file: OpenFile, mention: Mention) -> str:
    """Describe what is named, in plain text; empty where there is no such thing."""
    debate, own = file.loaded.debate, current_id(file.loaded, mention)
    if mention.thing == "node":
        parts = [node_text(debate, own)] if own in debate.nodes else []
        if ARROW in mention.target and (step := _step(debate, mention.target)):
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


def node_text(debate: Debate, node: str) -> str:
    """Say what a node says, how it fares, and who holds it."""
    found = debate.nodes[node]
    lines = [f"{found.short} · {found.kind.label}", found.text, status_line(debate, node)]
    people = [debate.people[person].name for person in holders(debate, node)]
    lines.append(f"held by {listed(people)}" if people else "nobody on record holds it")
    return "\n".join(filter(None, lines))


def status_line(debate: Debate, node: str) -> str:
    """Say how a node fares: the record phrase, the status, and what it rests on."""
    status = statuses(debate).nodes[node]
    phrase = dialectical_status(debate, node).phrase
    if status is None:
        return ""
    line = f"{phrase} · {status.label}"
    without = status_without_inferred(debate, Profile.STRUCTURED)
    if node in without:
        other = without[node]
        instead = other.label if other is not None else "without a status"
        line += f" ({instead} without links added by the editor)"
    return line


def step_text(debate: Debate, step: Relation) -> str:
    """Say what a step is, and how it fares."""
    justification = statuses(debate).steps.get(step.name)
    fares = f" · {justification.label}" if justification is not None else ""
    drawn = " · added by the editor" if step.inferred else ""
    phrase = dialectical_status(debate, step).phrase
    return f"the step '{step.name}' ({step.kind.traits.verb}): {phrase}{fares}{drawn}"


def _step(debate: Debate, target: str) -> Relation | None:
    try:
        name = str(parse_target(target))
    except ArgmapError:
        return None
    return next((r for r in debate.relations if r.is_step and r.name == name), None)
