"""The formal justification of every argument of a debate, under a supposition."""

from collections.abc import Sequence

from argmap.graph.analysis.flattening import Flattening, flatten
from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.justification import justification_statuses, statuses_under
from argmap.graph.model.debate import Debate
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import Justification, Profile


def justifications_under(
    debate: Debate,
    flattening: Flattening,
    accepted: list[int],
    rejected: list[int],
    budget: Budget | None,
) -> Sequence[Justification | None]:
    """Give each argument its justification, under a supposition."""
    framework = flattening.framework
    if budget is not None and not accepted and not rejected:
        return justification_statuses(framework, budget, flattening.labels)
    without = _without_supposition(debate, flattening.profile, flattening.explicit)
    if not accepted and not rejected:
        return without
    under = statuses_under(framework, flattening.labels, accepted, rejected, budget)
    return [under.get(argument, justification) for argument, justification in enumerate(without)]


@memoized
def _without_supposition(
    debate: Debate, profile: Profile, explicit: bool
) -> tuple[Justification | None, ...]:
    flattening = flatten(debate, profile, explicit=explicit)
    return tuple(justification_statuses(flattening.framework, labels=flattening.labels))
