"""The data of what-if: complete, and safe as a script."""

import json
import re
from typing import Any

from argmap.graph.model.debate import Debate
from argmap.render.labels_data import labels_data
from argmap.render.views.page_index import page_index


def written(debate: Debate) -> str:
    """Write the data of a debate."""
    analysis = page_index(debate).analysis
    return labels_data(debate, analysis.flattening, analysis.labels, analysis.statuses.nodes)


def read(text: str) -> dict[str, Any]:
    """Read the data back."""
    found: dict[str, Any] = json.loads(text.removeprefix("window.ARGMAP_LABELS = ")[:-2])
    return found


def test_data_is_the_framework(tea: Debate) -> None:
    """The lists of attackers can be read back, with a label for each argument."""
    framework = page_index(tea).analysis.flattening.framework
    data = read(written(tea))
    numbers, attackers = iter(data["attackers"]), []
    for length in numbers:
        last, those = 0, []
        for _ in range(length):
            last += next(numbers)
            those.append(last)
        attackers.append(tuple(those))

    assert tuple(attackers) == framework.attackers
    assert len(data["labels"]) == len(framework)


def test_steps_name_their_ends(tea: Debate) -> None:
    """Each step has its kind, its target and its premises, in the order of the arguments."""
    data = read(written(tea))
    ids = [node for node, _ in data["nodes"]]
    steps = [(data["kinds"][kind], *rest) for kind, *rest in data["steps"]]
    calms, good, drink = (ids.index(n) for n in ("tea-calms", "calm-is-good", "drink-tea"))

    assert ("supports", drink, calms, good) in steps
    assert ("undercuts", len(ids) + steps.index(("supports", drink, calms, good))) in [
        step[:2] for step in steps
    ]


def test_safe_as_a_script(write_debate: Any) -> None:
    """Nothing in the data can end a script or begin a comment, and all of it is ASCII."""
    from argmap.loading.load import load

    hostile = "kind: claim\ntext: '</script><!-- é \u2028'\n"
    text = written(load(write_debate({"a/x.yaml": hostile})).debate)

    assert text.isascii()
    assert not re.search(r"[<>&]", text)
