"""What to ask after an explanation."""

from argmap.commands.terminal.output import say_next
from argmap.graph.analysis.acceptance_value import SILENT
from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.analysis.explain.joint_pivot import JointPivot
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.analysis.what_if import what_if
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import Profile


def say_next_of(
    debate: Debate, explanation: Explanation, joint: JointPivot | None, profile: Profile
) -> None:
    """Name what to ask next: first a supposition from which something follows, if there is one."""
    target = explanation.target
    supposed = _supposed(debate, explanation, joint, profile)
    tries = [f"whatif {' '.join(supposed)}"] if supposed else []
    if not isinstance(target, str):
        if tries:
            say_next(*tries)
        return
    if explanation.status is None and debate.nodes[target].kind in SILENT:
        ends = dict.fromkeys(use.end for use in used_for(debate, target))
        say_next(*(f"why {end}" for end in list(ends)[:1]), f"who {target}", f"show {target}")
        return
    say_next(*tries, f"kernels --of {target}", f"replies {target}")


def used_for(debate: Debate, target: Target) -> tuple[Relation, ...]:
    """List what an example, a definition or a question is for; of a claim that is told elsewhere.

    Its own relations, then those in which it is a linked premise.
    """
    if not isinstance(target, str) or debate.nodes[target].kind not in SILENT:
        return ()
    return (*debate.spoken_by(target), *debate.premise_in(target))


def _supposed(
    debate: Debate, explanation: Explanation, joint: JointPivot | None, profile: Profile
) -> list[str]:
    """Write a supposition that changes the status, else one of the claim itself that matters."""
    for pivot in explanation.pivots[:1]:
        return [f"--{'accept' if pivot.accepted else 'reject'} {pivot.node}"]
    if joint is not None:
        return [f"--reject {node}" for node in joint.nodes]
    target = explanation.target
    if not isinstance(target, str):
        return []
    effects = what_if(debate, Supposition(rejected=frozenset({target})), profile)
    follows = any(effect.turned for effect in effects)
    return [f"--reject {target}"] if follows else []
