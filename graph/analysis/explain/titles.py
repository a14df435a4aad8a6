"""What nodes, steps, objections and people are called in a sentence."""

from argmap.graph.analysis.explain.sentence import names
from argmap.graph.analysis.holders import makers, place_of
from argmap.graph.analysis.objections import Objection
from argmap.graph.model.debate import Debate, Relation, Stance, Target


def title(debate: Debate, target: Target, understood: Target | None = None) -> str:
    """Name a node by its title, a step by those of its ends, an attack as an objection.

    Parameters
    ----------
    target : str or Relation
        The id of a node, or a step.
    understood : str or Relation, optional
        What the talk is of: a step to it leaves it out.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> title(debate, debate.step("tea-calms -> drink-tea"))
    "the step from 'Tea calms.' to 'One should drink tea.'"
    >>> title(debate, debate.step("tea-calms -> drink-tea"), "drink-tea")
    "the step from 'Tea calms.'"
    >>> title(debate, debate.step("tea-keeps-awake -> tea-calms"))
    "the objection 'Tea keeps one awake.' to 'Tea calms.'"
    """
    if not isinstance(target, Relation):
        return debate.nodes[target].short
    what = "objection" if target.is_attack else "step from"
    name = f"the {what} '{debate.nodes[target.speaker].short}'"
    if target.target == understood:
        return name
    end = title(debate, target.target, understood)
    return f"{name} to {end}" if isinstance(target.target, Relation) else f"{name} to '{end}'"


def objection_title(debate: Debate, objection: Objection) -> str:
    """Name an objection: what it says, who makes it, and where."""
    if objection.attack is None:
        return denial_title(debate, objection.denial) if objection.denial is not None else ""
    who = names(debate, makers(debate, objection.attack))
    credit = ", ".join(filter(None, [who, place_of(debate, objection.attack)]))
    claim = debate.nodes[objection.attack.speaker].short
    return f"{claim} ({credit})" if credit else claim


def denial_title(debate: Debate, denial: Stance) -> str:
    """Say who denies something, and where."""
    where = f", {denial.source}" if denial.source else ""
    return f"{debate.people[denial.person].name} denies it{where}"
