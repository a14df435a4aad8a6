"""The published and recomputed weights, to nine decimals."""

import json
from pathlib import Path
from typing import Any

import pytest

from argmap.graph.analysis.strength.attribution import removal, shapley
from argmap.graph.analysis.strength.bipolar import BipolarFramework
from argmap.graph.analysis.strength.evaluation import weights
from argmap.graph.analysis.strength.formulae import Method

VECTORS = json.loads((Path(__file__).parents[3] / "vectors" / "qbaf.json").read_text("utf-8"))
METHODS = [("qe", Method.QUADRATIC_ENERGY), ("df", Method.DF_QUAD)]
EXPLAINED = [record for record in VECTORS if "topic" in record]


def _framework(record: dict[str, Any]) -> BipolarFramework:
    return BipolarFramework.of(record["base"], record["attacks"], record["supports"])


def _name(record: Any) -> str:
    return str(record["name"])


@pytest.mark.parametrize("record", VECTORS, ids=_name)
def test_weights_are_those_of_the_vectors(record: dict[str, Any]) -> None:
    """Every element has exactly the recorded weight, circles included."""
    framework = _framework(record)
    for key, method in METHODS:
        if key in record["strength"]:
            found = dict(zip(framework.names, weights(framework, method), strict=True))
            assert found == pytest.approx(record["strength"][key], abs=1e-9)


@pytest.mark.parametrize("record", EXPLAINED, ids=_name)
def test_contributions_are_those_of_the_vectors(record: dict[str, Any]) -> None:
    """Removal and Shapley values are the recorded ones; who does not matter contributes nothing."""
    framework = _framework(record)
    topic = framework.names.index(record["topic"])
    for key, method in METHODS:
        expected = record["attribution"][key]
        removed = removal(framework, topic, method)
        shares = shapley(framework, topic, method)
        assert removed is not None
        assert shares is not None
        for element, name in enumerate(framework.names):
            if element != topic:
                share = shares[element].value if element in shares else 0.0
                assert removed.get(element, 0.0) == pytest.approx(
                    expected["removal"][name], abs=1e-9
                )
                assert share == pytest.approx(expected["shapley"][name], abs=1e-9)
