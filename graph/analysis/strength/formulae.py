"""The formulae: from a base score and what bears on it to a weight."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from math import prod
from typing import Final, TypeAlias

Formula: TypeAlias = Callable[[float, Sequence[float], Sequence[float]], float]
"""From a base score, the attacks and the supports to a weight, all from 0 to 1."""


class Method(StrEnum):
    """How weights are computed."""

    QUADRATIC_ENERGY = "quadratic-energy"
    """The difference of supports and attacks, squashed; every reason counts."""
    DF_QUAD = "df-quad"
    """Each side pooled like chances; beside one of full weight nothing else counts."""


def quadratic_energy(base: float, attacks: Sequence[float], supports: Sequence[float]) -> float:
    """Weigh by quadratic energy.

    Parameters
    ----------
    base : float
        The weight before anything is said, from 0 to 1.
    attacks, supports : sequence of float
        What is carried against it and for it, each from 0 to 1.

    Returns
    -------
    float
        From 0 to 1, the more the stronger; the base where both sides weigh the same.

    Notes
    -----
    The energy is the sum of supports less the sum of attacks; ``h(x) = x² / (1 + x²)`` says how far
    it moves the base towards 1 or towards 0 [1]_. Open-minded (any weight can be reached, however
    the base lies), and attacks mirror supports.

    References
    ----------
    .. [1] N. Potyka, "Continuous dynamical systems for weighted bipolar argumentation", KR 2018.

    Examples
    --------
    >>> quadratic_energy(0.5, [1.0], [])
    0.25
    """
    energy = sum(supports) - sum(attacks)
    pull = energy * energy / (1.0 + energy * energy)
    return base + (1.0 - base) * pull if energy > 0 else base - base * pull


def df_quad(base: float, attacks: Sequence[float], supports: Sequence[float]) -> float:
    """Weigh by DF-QuAD, discontinuity-free quantitative argumentation.

    Parameters
    ----------
    base : float
        The weight before anything is said, from 0 to 1.
    attacks, supports : sequence of float
        What is carried against it and for it, each from 0 to 1.

    Returns
    -------
    float
        From 0 to 1, the more the stronger; the base where both sides weigh the same.

    Notes
    -----
    Each side is pooled as ``1 - (1 - x1)(1 - x2)…``, and the difference moves the base [1]_. It
    saturates: beside a support of full weight no other support changes anything.

    References
    ----------
    .. [1] A. Rago, F. Toni, M. Aurisicchio and P. Baroni, "Discontinuity-free decision support with
       quantitative argumentation debates", KR 2016.

    Examples
    --------
    >>> df_quad(0.5, [0.5], [])
    0.25
    """
    against = 1.0 - prod(1.0 - attack for attack in attacks)
    in_favour = 1.0 - prod(1.0 - support for support in supports)
    pull = in_favour - against
    return base + (1.0 - base) * pull if pull > 0 else base + base * pull


FORMULAE: Final[dict[Method, Formula]] = {
    Method.QUADRATIC_ENERGY: quadratic_energy,
    Method.DF_QUAD: df_quad,
}
