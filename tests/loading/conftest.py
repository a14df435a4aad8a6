"""Loading a few nodes."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.loading.load import load
from argmap.loading.loaded import Loaded

LoadIt = Callable[[Mapping[str, str]], Loaded]


@pytest.fixture
def load_it(write_debate: Callable[[Mapping[str, str]], Path]) -> LoadIt:
    """Write nodes into the section ``taste``, and load the debate."""

    def loaded(files: Mapping[str, str]) -> Loaded:
        named = {
            n if "/" in n or n == "debate.yaml" else f"taste/{n}.yaml": files[n] for n in files
        }
        return load(write_debate(named))

    return loaded
