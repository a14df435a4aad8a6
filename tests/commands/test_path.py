"""``argmap path`` shows how one node bears on another."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
Write = Callable[..., Path]

NODES = {
    "basics/a.yaml": "kind: claim\ntext: Tea calms.\nsupports:\n  - {to: b, with: p}\n",
    "basics/b.yaml": "kind: claim\ntext: One should drink tea.\n",
    "basics/p.yaml": "kind: claim\ntext: One needs calm.\n",
    "basics/u.yaml": (
        "kind: counterargument\ntext: So does soup.\nundercuts:\n  - {to: a -> b, inferred: true}\n"
    ),
}


def test_a_chain_is_told_in_words(argmap: Run, write_debate: Write) -> None:
    """Each relation on a line, through the step as well."""
    done = argmap("path", "u", "b", folder=write_debate(NODES))

    assert done.code == 0
    assert done.out == (
        "Against it: So does soup. (u) · unargued\n"
        "  undercuts the step from 'Tea calms.' to 'One should drink tea.' "
        "· added by the editor\n"
        "  a step that supports One should drink tea. (b) · unsupported* "
        "· this step does not hold\n"
        "\n  * rests on links added by the editor alone\n"
    )
    assert "Next: argmap show u · argmap why b" in done.err


def test_a_linked_premise_names_the_other(argmap: Run, write_debate: Write) -> None:
    """It does not carry the step alone."""
    done = argmap("path", "p", "b", folder=write_debate(NODES))

    assert "together with Tea calms. (a) · unargued supports One should drink tea. (b)" in done.out
    assert "This chain does not hold: a step of it does not.\n" in done.out


def test_no_path_is_no_error(argmap: Run, write_debate: Write) -> None:
    """It is said kindly, and whether one leads the other way."""
    folder = write_debate(NODES)
    back, none = argmap("path", "b", "u", folder=folder), argmap("path", "a", "p", folder=folder)

    assert back.code == none.code == 0
    assert "No chain of relations leads from" in back.out
    assert "There is a chain in the other direction." in back.out
    assert "argmap path u b" in back.err
    assert "other way" not in none.out


def test_programs_get_the_relations(argmap: Run, write_debate: Write) -> None:
    """Each chain as relations, an empty list where there is none; a step can be asked about."""
    folder = write_debate(NODES)
    shape = json.loads(argmap("path", "u", "a -> b", "--json", folder=folder).out)
    none = json.loads(argmap("path", "b", "u", "--json", folder=folder).out)

    assert (shape["from"], shape["to"], shape["complete"]) == ("u", "a -> b", True)
    assert [[one["name"] for one in chain] for chain in shape["paths"]] == [["u -> a -> b"]]
    assert none["paths"] == []


def test_one_and_the_same_is_said(argmap: Run, write_debate: Write) -> None:
    """A node needs no chain to itself."""
    done = argmap("path", "a -> b", "a -> b", folder=write_debate(NODES))

    assert "Both are the same" in done.out
    assert "argmap show 'a -> b'" in done.err


def test_many_chains_are_cut(argmap: Run, write_debate: Write) -> None:
    """What is left out is said."""
    middles = {f"basics/m{n}.yaml": "kind: claim\ntext: So.\nsupports: b\n" for n in range(9)}
    named = ", ".join(f"m{n}" for n in range(9))
    start = {"basics/s.yaml": f"kind: claim\ntext: Start.\nsupports: [{named}]\n"}
    done = argmap("path", "s", "b", folder=write_debate({**NODES, **middles, **start}))

    assert done.out.count("Start. (s)") == 8
    assert "there are more" in done.err
