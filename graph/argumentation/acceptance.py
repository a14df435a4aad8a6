"""Is an argument in some extension, in all of them? With a witness that anybody can check."""

from contextlib import closing
from typing import NamedTuple

from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.argumentation.credulous import ideal_extension
from argmap.graph.argumentation.encoding import Labellings
from argmap.graph.argumentation.extensions import SEARCHES, Semantics
from argmap.graph.argumentation.framework import (
    Extension,
    Framework,
    Label,
    Part,
    accepted_by,
    undecided_parts,
)
from argmap.graph.argumentation.grounded import grounded_labelling


class Verdict(NamedTuple):
    """The answer to a yes-or-no question about extensions.

    Attributes
    ----------
    answer : bool or None
        Yes or no; None where the budget did not allow to say.
    witness : tuple of int or None
        The extension that settles it, where one does: one that has the argument for a credulous
        yes, one that lacks it for a sceptical no.
    """

    answer: bool | None
    witness: Extension | None = None


class _Wish(NamedTuple):
    """What an extension is to be like: an argument in it, or not in it."""

    argument: int
    included: bool

    def met_by(self, extension: Extension) -> bool:
        return (self.argument in extension) == self.included


def some_extension(
    framework: Framework, semantics: Semantics, budget: Budget | None = None
) -> Verdict:
    """Find an extension, if there is one.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    semantics : Semantics
        Which extensions.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    Verdict
        Whether there is one, and which.

    Notes
    -----
    Linear for complete and grounded; one NP-complete call for a part under stable, several under
    preferred, semi-stable and ideal.

    Examples
    --------
    >>> three_cycle = Framework.of("abc", ["ab", "bc", "ca"])
    >>> some_extension(three_cycle, Semantics.STABLE)
    Verdict(answer=False, witness=None)
    """
    return _searched(framework, semantics, None, budget)


def credulously_accepted(
    framework: Framework, argument: int, semantics: Semantics, budget: Budget | None = None
) -> Verdict:
    """Tell whether some extension has an argument.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    argument : int
        The argument in question.
    semantics : Semantics
        Which extensions.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    Verdict
        Yes with an extension that has it, no, or unknown.

    Notes
    -----
    NP-complete for complete, preferred and stable; Sigma-2 for semi-stable [1]_.

    References
    ----------
    .. [1] W. Dvořák and P. E. Dunne, "Computational problems in formal argumentation and their
       complexity", in Handbook of Formal Argumentation (2018).

    Examples
    --------
    >>> framework = Framework.of("ab", ["ab", "ba"])
    >>> credulously_accepted(framework, 1, Semantics.PREFERRED)
    Verdict(answer=True, witness=(1,))
    """
    return _searched(framework, semantics, _Wish(argument, included=True), budget)


def sceptically_accepted(
    framework: Framework, argument: int, semantics: Semantics, budget: Budget | None = None
) -> Verdict:
    """Tell whether all extensions have an argument.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    argument : int
        The argument in question.
    semantics : Semantics
        Which extensions.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    Verdict
        Yes, no with an extension that lacks it, or unknown. Where there is no extension at all,
        every argument is in all of them.

    Notes
    -----
    Linear for complete and grounded, coNP-complete for stable; Pi-2 for preferred and semi-stable
    [1]_.

    References
    ----------
    .. [1] W. Dvořák and P. E. Dunne, "Computational problems in formal argumentation and their
       complexity", in Handbook of Formal Argumentation (2018).

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "ba", "bc"])
    >>> sceptically_accepted(framework, 2, Semantics.PREFERRED)
    Verdict(answer=False, witness=(1,))
    """
    verdict = _searched(framework, semantics, _Wish(argument, included=False), budget)
    return verdict if verdict.answer is None else Verdict(not verdict.answer, verdict.witness)


def _searched(
    framework: Framework, semantics: Semantics, wish: _Wish | None, budget: Budget | None
) -> Verdict:
    try:
        witness = _extension(framework, semantics, wish, budget or Budget())
    except OutOfBudgetError:
        return Verdict(None)
    return Verdict(witness is not None, witness)


def _extension(
    framework: Framework, semantics: Semantics, wish: _Wish | None, budget: Budget
) -> Extension | None:
    """Find an extension of the whole as wished."""
    labels = grounded_labelling(framework)
    common = accepted_by(labels)
    if semantics in {Semantics.GROUNDED, Semantics.IDEAL}:
        only = common if semantics is Semantics.GROUNDED else _ideal(framework, budget)
        return only if wish is None or wish.met_by(only) else None
    if wish is not None and labels[wish.argument] is not Label.UNDEC:
        if not wish.met_by(common):
            return None
        wish = None
    chosen = list(common)
    for part in undecided_parts(framework, labels):
        local = _within(part, wish)
        if semantics is Semantics.COMPLETE and (local is None or not local.included):
            continue  # to leave a whole part open is complete
        with closing(Labellings(part.framework, budget)) as labellings:
            extension = _part_extension(labellings, semantics, local)
        if extension is None:
            return None
        chosen += part.lift(extension)
    return tuple(sorted(chosen))


def _ideal(framework: Framework, budget: Budget) -> Extension:
    ideal = ideal_extension(framework, budget)
    if ideal is None:
        raise OutOfBudgetError("the budget is spent")
    return ideal


def _within(part: Part, wish: _Wish | None) -> _Wish | None:
    """Put a wish in a part's own numbers; None where it is not about this part."""
    if wish is None or wish.argument not in part.arguments:
        return None
    return wish._replace(argument=part.arguments.index(wish.argument))


def _part_extension(
    labellings: Labellings, semantics: Semantics, wish: _Wish | None
) -> Extension | None:
    """Find an extension of one undecided part as wished."""
    if wish is None:
        return next(SEARCHES[semantics](labellings, []), None)
    if semantics is Semantics.PREFERRED and not wish.included:
        rejected = labellings.find([labellings.outside(wish.argument)])
        if rejected is not None:  # what is attacked stays out, however much is added
            return labellings.grown(rejected)
    literal = labellings.inside(wish.argument)
    found = SEARCHES[semantics](labellings, [literal if wish.included else -literal])
    # A preferred extension may have grown out of the wish.
    return next((extension for extension in found if wish.met_by(extension)), None)
