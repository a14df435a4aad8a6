"""Twelve edits that people make, each with everything that it changes and nothing else."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.diff import Level, diff
from argmap.graph.model.debate import Debate

States = Callable[[Mapping[str, str | None]], tuple[Debate, Debate]]

CALMS = "kind: claim\ntext: Tea calms the nerves of whoever drinks it.\n"
WAKES = "kind: counterargument\ntext: Tea keeps people awake who drink it late.\n"
HERBS = "kind: claim\ntext: Herbs without caffeine make fine tea.\n"
ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"

EDITS: dict[str, tuple[dict[str, str | None], Level, set[str]]] = {
    "a node added": (
        {"basics/coffee.yaml": f"kind: claim\ntext: Coffee is wiser.\nrebuts: drink-tea\n{BEN}"},
        Level.CONCLUSION,
        {
            "node-added coffee",
            "relation-added coffee",
            "stance-added coffee",
            "objection-opened drink-tea",
            "status-changed drink-tea",
            "phrase-changed drink-tea",
        },
    ),
    "a node removed": (
        {"basics/tea-wakes.yaml": None},
        Level.CONCLUSION,
        {
            "node-removed tea-wakes",
            "relation-removed tea-wakes",
            "stance-removed tea-wakes",
            "status-changed tea-calms",
            "status-changed tea-calms -> drink-tea",
            "phrase-changed tea-calms",
            "phrase-changed drink-tea",
        },
    ),
    "a node renamed, its former id kept": (
        {
            "basics/tea-calms.yaml": None,
            "basics/soothing.yaml": f"{CALMS}supports: drink-tea\naliases: [tea-calms]\n{ANN}",
            "basics/tea-wakes.yaml": f"{WAKES}rebuts: soothing\n{BEN}",
        },
        Level.META,
        {"node-renamed soothing"},
    ),
    "a node renamed and touched up, its former id forgotten": (
        {
            "basics/herbs.yaml": None,
            "basics/caffeine-free.yaml": HERBS.replace("make", "do make") + "supports: drink-tea\n",
        },
        Level.WORDING,
        {"node-renamed caffeine-free", "node-reworded caffeine-free"},
    ),
    "a node reworded": (
        {"basics/herbs.yaml": HERBS.replace("fine", "excellent") + "supports: drink-tea\n"},
        Level.WORDING,
        {"node-reworded herbs"},
    ),
    "a node that says the opposite": (
        {"basics/herbs.yaml": HERBS.replace("make", "never make") + "supports: drink-tea\n"},
        Level.ARGUMENT,
        {"node-meaning-changed herbs"},
    ),
    "a relation added": (
        {"basics/herbs.yaml": f"{HERBS}supports: [drink-tea, tea-calms]\n"},
        Level.ARGUMENT,
        {"relation-added herbs"},
    ),
    "a relation removed": (
        {"basics/tea-calms.yaml": f"{CALMS}{ANN}"},
        Level.ARGUMENT,
        {"relation-removed tea-calms", "phrase-changed drink-tea"},
    ),
    "a relation turned round": (
        {
            "basics/herbs.yaml": HERBS,
            "basics/drink-tea.yaml": "kind: claim\ntext: It is wise to drink tea in the morning.\n"
            f"supports: herbs\n{ANN}",
        },
        Level.CONCLUSION,
        {
            "phrase-changed drink-tea",
            "relation-turned drink-tea",
            "status-changed drink-tea",
            "status-changed herbs",
        },
    ),
    "a relation of another kind": (
        {"basics/herbs.yaml": f"{HERBS}rebuts: drink-tea\n"},
        Level.CONCLUSION,
        {
            "relation-kind-changed herbs",
            "status-changed drink-tea",
            "phrase-changed drink-tea",
            "objection-opened drink-tea",
        },
    ),
    "a relation to another target": (
        {"basics/herbs.yaml": f"{HERBS}supports: tea-calms\n"},
        Level.CONCLUSION,
        {"phrase-changed drink-tea", "relation-retargeted herbs", "status-changed drink-tea"},
    ),
    "a stance moved": (
        {
            "basics/tea-calms.yaml": f"{CALMS}supports: drink-tea\n"
            + ANN.replace("asserts", "concedes")
        },
        Level.ARGUMENT,
        {"stance-moved tea-calms"},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_classed_for_what_it_does(states: States, name: str) -> None:
    """All its classes, no other, and the level of the furthest reaching."""
    files, level, expected = EDITS[name]

    found = diff(*states(files))

    assert {f"{change.kind} {change.subject}" for change in found.changes} == expected
    assert found.level is level


def test_every_edit_undone_is_classed_as_the_reverse(states: States) -> None:
    """Whatever is added one way is removed the other way."""
    files, _, _ = EDITS["a node added"]
    before, after = states(files)

    kinds = {change.kind.value for change in diff(after, before).changes}

    assert {"node-removed", "relation-removed", "stance-removed", "status-changed"} <= kinds
    assert not {kind for kind in kinds if kind.endswith("added")}
