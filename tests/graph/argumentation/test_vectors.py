"""The published and recomputed results, exactly."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from argmap.exchange.iccma import read
from argmap.graph.analysis.acceptance_value import NUMBERS
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.status import statuses
from argmap.graph.argumentation.acceptance import sceptically_accepted, some_extension
from argmap.graph.argumentation.credulous import credulous, ideal_extension
from argmap.graph.argumentation.extensions import Semantics, extensions
from argmap.graph.argumentation.framework import Framework, Label
from argmap.graph.argumentation.grounded import grounded_labelling, min_max_numbers
from argmap.graph.argumentation.justification import justification_statuses
from argmap.graph.argumentation.minimal_defences import minimal_defences
from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import Profile

Records = list[dict[str, Any]]


def _framework(record: dict[str, Any]) -> Framework:
    return Framework.of(record["arguments"], record["attacks"])


def _fingerprint(arguments: Iterable[int]) -> str:
    text = " ".join(str(number) for number in sorted(argument + 1 for argument in arguments))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_extensions_are_those_of_the_vectors(small: Records) -> None:
    """Every semantics gives exactly the recorded extensions."""
    for record in small:
        framework = _framework(record)
        for semantics in Semantics:
            found = [list(framework.named(each)) for each in extensions(framework, semantics)]
            assert sorted(found) == sorted(record["expect"][semantics]), record["name"]


def test_statuses_are_those_of_the_vectors(small: Records) -> None:
    """Every argument gets exactly the recorded word."""
    for record in small:
        framework = _framework(record)
        words = dict(zip(framework.names, justification_statuses(framework), strict=True))
        assert words == record["status"], record["name"]


def test_min_max_numbers_are_those_of_the_vectors(small: Records) -> None:
    """What the grounded labelling decides has exactly the recorded numbers."""
    for record in small:
        framework = _framework(record)
        labels = grounded_labelling(framework)
        numbers = min_max_numbers(framework, labels)
        found = {
            name: [label, number]
            for name, label, number in zip(framework.names, labels, numbers, strict=True)
            if number
        }
        assert found == record["minmax_grounded"], record["name"]


def test_minimal_defences_are_those_of_the_vectors(small: Records) -> None:
    """Every argument has exactly the recorded least defences, smallest first."""
    for record in small:
        framework = _framework(record)
        for argument, name in enumerate(framework.names):
            found = [list(framework.named(s)) for s in minimal_defences(framework, argument).sets]
            assert sorted(found) == sorted(record["minimal_defences"].get(name, [])), record["name"]
            assert [len(each) for each in found] == sorted(map(len, found))


def test_debates_have_the_words_of_the_vectors(
    debates: list[tuple[Debate, dict[str, Any]]],
) -> None:
    """Nodes and steps get exactly the recorded words, in both profiles."""
    for debate, record in debates:
        for profile in Profile:
            words = statuses(debate, profile)
            found = {**words.justification, **words.steps}
            assert found == record["expect"][profile]["status"], record["name"]


def test_nodes_have_the_reader_status_of_the_vectors(
    standing: list[tuple[Debate, dict[str, Any]]],
) -> None:
    """Label, value and status of every node are exactly the recorded ones."""
    for debate, record in standing:
        found, expected = statuses(debate), record["expect"]
        labels = {node: NUMBERS[Label(label)] for node, label in expected["label"].items()}
        assert found.nodes == expected["standing"], record["name"]
        assert {node: value.label for node, value in found.values.items()} == labels
        assert {node: value.value for node, value in found.values.items()} == expected["value"]


def test_debates_are_flattened_as_in_the_vectors(
    debates: list[tuple[Debate, dict[str, Any]]],
) -> None:
    """The framework has the recorded size, grounded labels and number of complete labellings."""
    for debate, record in debates:
        for profile in Profile:
            expected = record["expect"][profile]
            flattening = flatten(debate, profile)
            framework = flattening.framework
            labels = grounded_labelling(framework)
            found = {
                framework.names[argument]: labels[argument]
                for argument in flattening.arguments.values()
            }
            assert found == expected["grounded"], record["name"]
            assert len(framework) == expected["flat_nodes"]
            assert len(framework.attacks) == expected["flat_attacks"]
            complete = extensions(framework, Semantics.COMPLETE)
            assert complete.count == expected["complete_labellings"]


def test_instances_come_out_as_two_other_engines_say(shared: Path, instances: Records) -> None:
    """Grounded, ideal and credulous sets of larger frameworks have the recorded fingerprints."""
    for record in instances:
        framework = read(shared / "vectors" / record["file"])
        grounded = next(iter(extensions(framework, Semantics.GROUNDED)))
        assert _fingerprint(grounded) == record["GR"]["sha16"]
        assert _fingerprint(ideal_extension(framework) or ()) == record["ID"]["sha16"]
        assert _fingerprint(credulous(framework).accepted) == record["DC_CO"]["sha16"]
        assert some_extension(framework, Semantics.STABLE).answer is record["stable_exists"]


def test_a_dense_instance_is_enumerated(shared: Path, instances: Records) -> None:
    """All preferred extensions of a hundred arguments are found, and none is in all of them."""
    record = next(each for each in instances if "PR_count" in each)
    framework = read(shared / "vectors" / record["file"])
    assert extensions(framework, Semantics.PREFERRED, cap=1000).count == record["PR_count"]
    sceptical = [
        argument
        for argument in range(len(framework))
        if sceptically_accepted(framework, argument, Semantics.PREFERRED).answer
    ]
    assert _fingerprint(sceptical) == record["DS_PR"]["sha16"]


def test_the_small_corpus_comes_out_as_published(shared: Path) -> None:
    """Eight frameworks of another project have the extensions published for them."""
    import json

    folder = shared / "corpora" / "af-small"
    counts = json.loads((folder / "reference-counts.json").read_text("utf-8"))
    for name, record in counts["files"].items():
        framework = read(folder / name)
        assert len(framework) == record["args"]
        assert len(framework.attacks) == record["attacks"]
        for problem, expected in record["solutions"].items():
            task, semantics = problem.split("-")
            found = [
                sorted(framework.named(e)) for e in extensions(framework, Semantics(semantics))
            ]
            assert sorted(found) == sorted(expected if task == "EE" else [expected]), name
