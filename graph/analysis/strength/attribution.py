"""Who contributes what to a weight: by removal, and by fair shares."""

import random
from collections.abc import Iterable, Iterator
from math import comb, sqrt
from typing import Final, NamedTuple

from argmap.graph.analysis.strength.bipolar import BipolarFramework
from argmap.graph.analysis.strength.evaluation import INFLUENCES_WEIGHED, Evaluation
from argmap.graph.analysis.strength.formulae import Method

EXACT_UP_TO: Final = 12
"""So many players have 4096 coalitions; with more, orders are sampled."""

SAMPLES: Final = 200
"""How many orders of the players are tried."""

FEWEST: Final = 20
"""How many of them at least, where the effort does not reach for all."""


class Share(NamedTuple):
    """What an element contributes to the weight of a topic.

    Attributes
    ----------
    value : float
        From -1 to 1: above 0 it raises the weight, below 0 it lowers it.
    error : float
        The standard error of a sampled value; 0 for an exact one.
    """

    value: float
    error: float = 0.0


def removal(
    framework: BipolarFramework,
    topic: int,
    method: Method = Method.QUADRATIC_ENERGY,
    *,
    effort: int = INFLUENCES_WEIGHED,
) -> dict[int, float] | None:
    """Say how much the weight of a topic would change without each element.

    Parameters
    ----------
    framework : BipolarFramework
        The elements, and what bears on them.
    topic : int
        The element whose weight is explained.
    method : Method, default quadratic-energy
        The formula.
    effort : int, optional
        How many weighings it may cost.

    Returns
    -------
    dict of int to float, or None
        For each player on which the topic depends the weight of the topic less its weight without
        the player: above 0 where it raises the weight. None where a weight could not be settled.

    Notes
    -----
    The honest "what if it were not there" [1]_. The values do not add up to anything: two reasons
    of which one would do contribute nothing by this measure. One incremental evaluation a player.

    References
    ----------
    .. [1] T. Kampik, N. Potyka, X. Yin, K. Čyras and F. Toni, "Contribution functions for
       quantitative bipolar argumentation graphs: a principle-based analysis", International
       Journal of Approximate Reasoning 173 (2024).

    Examples
    --------
    >>> framework = BipolarFramework.of({"a": 0.5, "b": 1.0}, attacks=["ba"])
    >>> removal(framework, 0)
    {1: -0.25}
    """
    evaluation = Evaluation(framework, method, effort=effort)
    whole = evaluation.weight(topic)
    shares = {}
    for player in _players(framework, topic):
        evaluation.suppose({player: 0.0})
        without = evaluation.weight(topic)
        evaluation.suppose({player: None})
        if whole is None or without is None or evaluation.effort <= 0:
            return None
        shares[player] = whole - without
    return shares


def shapley(
    framework: BipolarFramework,
    topic: int,
    method: Method = Method.QUADRATIC_ENERGY,
    *,
    samples: int = SAMPLES,
    effort: int = INFLUENCES_WEIGHED,
) -> dict[int, Share] | None:
    """Divide what the record adds to the weight of a topic fairly among the players.

    Parameters
    ----------
    framework : BipolarFramework
        The elements, and what bears on them.
    topic : int
        The element whose weight is explained.
    method : Method, default quadratic-energy
        The formula.
    samples : int, default 200
        How many orders to try where there are too many players for an exact answer.
    effort : int, optional
        How many weighings it may cost.

    Returns
    -------
    dict of int to Share, or None
        The share of each player on which the topic depends. None where a weight could not be
        settled, or the effort did not reach.

    Notes
    -----
    The Shapley value: what a player adds, on average over all orders in which players could enter
    [1]_. The shares add up to the weight of the topic less its base score; of the usual measures
    only this one does so. Exact up to 12 players, by visiting each coalition once; beyond that
    orders are sampled from a fixed seed, so the answer is always the same, and each share carries
    its standard error.

    References
    ----------
    .. [1] L. S. Shapley, "A value for n-person games", in Contributions to the Theory of Games II
       (1953).

    Examples
    --------
    >>> framework = BipolarFramework.of({"a": 0.5, "b": 1.0}, attacks=["ba"])
    >>> shapley(framework, 0)
    {1: Share(value=-0.25, error=0.0)}
    """
    players = _players(framework, topic)
    evaluation = Evaluation(framework, method, dict.fromkeys(players, 0.0), effort)
    game = _Game(evaluation, topic, players)
    try:
        return game.exact() if len(players) <= EXACT_UP_TO else game.sampled(samples)
    except _UnsettledError:
        return None


class _UnsettledError(Exception):
    """A weight that is needed could not be settled."""


class _Game:
    """The topic's weight as a game of coalitions, empty at first."""

    def __init__(self, evaluation: Evaluation, topic: int, players: tuple[int, ...]) -> None:
        self.evaluation = evaluation
        self.topic = topic
        self.players = players

    def exact(self) -> dict[int, Share]:
        """Visit every coalition, changing one player at a time."""
        size = len(self.players)
        worth = {0: self._worth()}
        for coalition, player in _gray_code(size):
            joins = bool(coalition >> player & 1)
            worth[coalition] = self._with(self.players[player], joins=joins)
        chance = [1 / (size * comb(size - 1, others)) for others in range(size)]
        return {
            element: Share(
                sum(
                    chance[coalition.bit_count()] * (worth[coalition | 1 << place] - alone)
                    for coalition, alone in sorted(worth.items())
                    if not coalition >> place & 1
                )
            )
            for place, element in enumerate(self.players)
        }

    def sampled(self, samples: int) -> dict[int, Share]:
        """Let players enter in a drawn order, and leave in the next."""
        draw = random.Random(0)  # noqa: S311 - a sample that anybody can repeat, no secret
        added: dict[int, list[float]] = {player: [] for player in self.players}
        order = list(self.players)
        worth = self._worth()
        spent = 0
        for sample in range(samples):
            if sample >= FEWEST and self.evaluation.effort < spent:
                break  # another one would not fit: fewer samples, larger standard errors
            start = self.evaluation.effort
            draw.shuffle(order)
            joins = sample % 2 == 0
            for player in order:
                before, worth = worth, self._with(player, joins=joins)
                added[player].append(worth - before if joins else before - worth)
            spent = max(spent, start - self.evaluation.effort)
        return {player: _mean(values) for player, values in added.items()}

    def _with(self, player: int, *, joins: bool) -> float:
        self.evaluation.suppose({player: None if joins else 0.0})
        return self._worth()

    def _worth(self) -> float:
        weight = self.evaluation.weight(self.topic)
        if weight is None or self.evaluation.effort <= 0:
            raise _UnsettledError
        return weight


def _players(framework: BipolarFramework, topic: int) -> tuple[int, ...]:
    """List the players that can make a difference to a topic, in ascending order."""
    above: Iterable[int] = framework.ancestors(topic).intersection(framework.players)
    return tuple(sorted(above))


def _gray_code(size: int) -> Iterator[tuple[int, int]]:
    """Yield all coalitions but the empty one, each with the one player that changed."""
    before = 0
    for turn in range(1, 1 << size):
        coalition = turn ^ turn >> 1
        yield coalition, (coalition ^ before).bit_length() - 1
        before = coalition


def _mean(values: list[float]) -> Share:
    mean = sum(values) / len(values)
    variance = sum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return Share(mean, sqrt(variance / len(values)))
