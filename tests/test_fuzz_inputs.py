"""Whatever stands in a form, a framework, the settings or a review artifact: read, or refused."""

import random
import runpy
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.schema.errors import ArgmapError

BENCH = Path(__file__).parents[1] / "bench" / "fuzz_inputs.py"
fuzz: Any = SimpleNamespace(**runpy.run_path(str(BENCH)))


@pytest.mark.parametrize("kind", ["form", "af", "apx", "settings", "artifact"])
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_no_damage_raises(tmp_path: Path, kind: str, chance: random.Random) -> None:
    """Only what is told to people is raised; without damage it is read."""
    good, read = fuzz.readers(tmp_path)[kind]
    read(good)
    with suppress(ArgmapError):
        read(fuzz.damaged(good, chance))
