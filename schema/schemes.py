"""Walton's argumentation schemes, as ids (Walton, Reed and Macagno 2008)."""

from typing import Final

SCHEMES: Final = frozenset(
    {
        "abductive",
        "alternatives",
        "analogy",
        "bias",
        "cause-to-effect",
        "circumstantial-ad-hominem",
        "commitment",
        "composition",
        "correlation-to-cause",
        "division",
        "ethotic",
        "evidence-to-hypothesis",
        "example",
        "exceptional-case",
        "expert-opinion",
        "generic-ad-hominem",
        "ignorance",
        "memory",
        "negative-consequences",
        "perception",
        "popular-opinion",
        "popular-practice",
        "position-to-know",
        "positive-consequences",
        "practical-reasoning",
        "precedent",
        "rules",
        "sign",
        "slippery-slope",
        "sunk-costs",
        "values",
        "verbal-classification",
        "waste",
        "witness-testimony",
    }
)
"""Walton's argumentation schemes, as ids."""
