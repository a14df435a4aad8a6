"""Names, stances and relations as the command line prints them."""

from collections.abc import Sequence

from argmap.graph.analysis.explain.sentence import INFERRED, names
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.text import holds_earlier_wording
from argmap.graph.model.wording import listed


def titled(debate: Debate, node: str) -> str:
    """Name a node by title and id."""
    return f"{debate.nodes[node].short} ({node})"


def source_titled(debate: Debate, source: str) -> str:
    """Name a source by title and id, or by its id alone."""
    title = debate.sources[source].record.title
    return f"{title} ({source})" if title else source


def target_titled(debate: Debate, target: str | Relation) -> str:
    """Name what a relation leads to: a node by title and id, a step by its name."""
    return titled(debate, target) if isinstance(target, str) else f"the step '{target.name}'"


def locator(source: str | None, at: Sequence[str]) -> str:
    """Say where something stands: ``post s2.1.p6, s2.1.p9``."""
    return f"{source or ''} {', '.join(at)}".strip()


def stance_phrase(stance: Stance) -> str:
    """Write a stance as a verb: ``tentatively concedes``."""
    return f"tentatively {stance.kind}" if stance.hedged else stance.kind.value


def stance_remarks(debate: Debate, stance: Stance) -> str:
    """Say where a stance stands, and what else is known of it."""
    parts = [locator(stance.source, stance.at)]
    if stance.attributes_to is not None:
        parts.append(f"as the view of {debate.people[stance.attributes_to].name}")
    if stance.step is not None:
        parts.append(f"about the step '{stance.step.name}' only")
    if holds_earlier_wording(stance, debate.nodes[stance.node]):
        parts.append("about an earlier wording")
    if stance.note is not None:
        parts.append(" ".join(stance.note.split()))
    return " · ".join(part for part in parts if part)


def inferred_mark(link: Target | None) -> str:
    """Mark a link that no participant makes; say nothing of any other, or of a node."""
    return "" if link is None or isinstance(link, str) or not link.inferred else f" · {INFERRED}"


def relation_remarks(debate: Debate, relation: Relation, but: str = "") -> str:
    """Describe a relation: its other premises (except ``but``), who makes it, and where."""
    linked = [titled(debate, premise) for premise in relation.sources[1:] if premise != but]
    parts = [f"together with {listed(linked)}"] if linked else []
    if relation.partly:
        parts.append("in part")
    if relation.scheme is not None:
        parts.append(f"scheme {relation.scheme}")
    if relation.inferred:
        parts.append(INFERRED)
    if relation.drawn_by:
        where = locator(relation.source, relation.at)
        drawn = f"made by {names(debate, relation.drawn_by)}"
        parts.append(f"{drawn} ({where})" if where else drawn)
    return " · ".join(parts)
