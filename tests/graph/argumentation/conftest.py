"""Two other routes to the extensions: trying every set, and an answer set program."""

import json
from collections.abc import Callable, Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import clingo
import pytest

from argmap.graph.argumentation.extensions import Semantics
from argmap.graph.argumentation.framework import Extension, Framework
from argmap.graph.model.debate import Debate, Node, Relation
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import RelationKind

VECTORS = Path(__file__).parents[2] / "vectors"

COMPLETE = """
{in(X)} :- arg(X).
:- in(X), in(Y), att(X,Y).
beaten(X) :- in(Y), att(Y,X).
open(X) :- att(Y,X), not beaten(Y).
:- in(X), open(X).
:- arg(X), not in(X), not open(X).
#show in/1.
"""
STABLE = ":- arg(X), not in(X), not beaten(X)."
LARGEST_FIRST = "#heuristic in(X) : arg(X). [1,true]"

Oracle = Callable[[Framework, Semantics], list[Extension]]


def vector(name: str) -> list[dict[str, Any]]:
    """Read the vectors of one file."""
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def small() -> list[dict[str, Any]]:
    """Give the small frameworks with everything that is known of them."""
    return vector("af_small")


@pytest.fixture(scope="session")
def instances() -> list[dict[str, Any]]:
    """Give what is known of the larger frameworks in the folder of shared material."""
    return vector("af_instances")


@pytest.fixture(scope="session")
def debates() -> list[tuple[Debate, dict[str, Any]]]:
    """Give miniature debates with their words in both profiles."""
    return [(_debate(each), each) for each in vector("debate_status")]


@pytest.fixture(scope="session")
def standing() -> list[tuple[Debate, dict[str, Any]]]:
    """Give miniature debates with the reader's status of each node, and the numbers behind it."""
    return [(_debate(each), each) for each in vector("standing")]


@pytest.fixture(scope="session")
def brute_force() -> Oracle:
    """Give a solver that tries every set of arguments."""
    return _brute_force


@pytest.fixture(scope="session")
def program() -> Oracle:
    """Give a solver that asks clingo; it knows complete, preferred and stable."""
    return _program


@pytest.fixture(scope="session")
def admissible() -> Callable[[Framework], list[frozenset[int]]]:
    """Give a function that tries every set of arguments and lists those without an open attack."""
    return lambda framework: [
        frozenset(each) for each in _subsets(framework) if _is_admissible(framework, set(each))
    ]


def _brute_force(framework: Framework, semantics: Semantics) -> list[Extension]:
    complete = [each for each in _subsets(framework) if _is_complete(framework, set(each))]
    ranges = {each: _range(framework, each) for each in complete}
    preferred = [e for e in complete if not any(set(e) < set(o) for o in complete)]
    common = set.intersection(*map(set, preferred))
    ideal = max(
        (e for e in _subsets(framework) if set(e) <= common and _is_admissible(framework, set(e))),
        key=len,
    )
    return {
        Semantics.COMPLETE: complete,
        Semantics.PREFERRED: preferred,
        Semantics.STABLE: [e for e in complete if len(ranges[e]) == len(framework)],
        Semantics.SEMI_STABLE: [
            e for e in complete if not any(ranges[e] < ranges[o] for o in complete)
        ],
        Semantics.GROUNDED: [min(complete, key=len)],
        Semantics.IDEAL: [ideal],
    }[semantics]


def _subsets(framework: Framework) -> Iterator[Extension]:
    everything = range(len(framework))
    yield from chain.from_iterable(combinations(everything, k) for k in range(len(framework) + 1))


def _range(framework: Framework, members: Extension) -> set[int]:
    return set(members).union(*(framework.attacked[member] for member in members))


def _defended(framework: Framework, members: set[int]) -> set[int]:
    attacked = {target for member in members for target in framework.attacked[member]}
    return {a for a in range(len(framework)) if attacked.issuperset(framework.attackers[a])}


def _is_admissible(framework: Framework, members: set[int]) -> bool:
    attacked = {target for member in members for target in framework.attacked[member]}
    return not members & attacked and members <= _defended(framework, members)


def _is_complete(framework: Framework, members: set[int]) -> bool:
    return _is_admissible(framework, members) and members == _defended(framework, members)


def _program(framework: Framework, semantics: Semantics) -> list[Extension]:
    facts = [f"arg({argument})." for argument in range(len(framework))]
    facts += [f"att({a},{b})." for a, b in framework.attacks]
    preferred = semantics is Semantics.PREFERRED
    options = ["--heuristic=Domain", "--enum-mode=domRec"] if preferred else []
    control = clingo.Control(["0", *options])
    control.add("base", [], COMPLETE + "".join(facts))
    if preferred:
        control.add("base", [], LARGEST_FIRST)
    if semantics is Semantics.STABLE:
        control.add("base", [], STABLE)
    control.ground([("base", [])])
    found = []
    with control.solve(yield_=True) as models:
        for model in models:
            symbols = model.symbols(shown=True)
            found.append(tuple(sorted(symbol.arguments[0].number for symbol in symbols)))
    return sorted(found)


def _debate(record: dict[str, Any]) -> Debate:
    """Make a debate of a vector; its relations keep the names they have there."""
    relations: dict[str, Relation] = {}
    for each in record["relations"]:
        target = relations.get(each["target"], each["target"])
        kind = RelationKind(each["kind"])
        relations[each["id"]] = Relation(kind, (each["source"],), target, each["id"])
    nodes = {}
    for claim in sorted(record["claims"]):
        said = {
            "kind": "claim",
            "text": f"The text of {claim}.",
            "needs_support": claim in record.get("needs_support", ()),
            "priority": record["priority"].get(claim, 0),
        }
        nodes[claim] = Node(claim, "basics", NodeRecord.model_validate(said))
    listed = tuple(relations[name] for name in sorted(relations))
    return Debate("vector", record["name"], nodes=nodes, relations=listed)
