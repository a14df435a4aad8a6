"""Race the analysis on made-up debates, and against other solvers where they are installed.

::

    python bench/analysis.py [NODES ...]

Prints seconds of processor time, the best of three runs. The other solvers (pygarg,
python-argumentation, clingo) are asked for the same thing on the same framework and given up after
a minute; install those you want to compare with.
"""

import multiprocessing
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from argmap.graph.analysis.explain.explanation import why
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.people.ranking import ranked_disagreements
from argmap.graph.analysis.status import statuses
from argmap.graph.analysis.strength.evaluation import Evaluation
from argmap.graph.analysis.strength.weighing import weighing
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.analysis.what_if import WhatIf, what_if
from argmap.graph.argumentation.credulous import credulous
from argmap.graph.argumentation.extensions import Semantics, extensions
from argmap.graph.argumentation.framework import Framework
from argmap.graph.argumentation.grounded import grounded_labelling, relabelled
from argmap.graph.model.debate import Debate, Node, Person, Relation, Source, Stance, Target
from argmap.graph.model.elements import name_of
from argmap.graph.queries.open_issues import open_issues
from argmap.graph.queries.positions import position
from argmap.schema.node import NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.source import SourceRecord
from argmap.schema.vocabulary import RelationKind, StanceKind

SIZES: Final = (1_000, 10_000, 100_000)
RUNS: Final = 3
PATIENCE: Final = 60
RACED: Final = (100, 1_000)
"""The sizes of the frameworks on which the solvers race."""
NEAR: Final = 200
"""How far back a node's target lies at most."""
MORE: Final = 0.3
"""How many nodes have a second relation, to anywhere."""
PEOPLE: Final = 50
CRUX_UP_TO: Final = 10_000
"""The largest debate in which cruxes are looked for: beyond, two people disagree at many points,
and each is weighed in circles as wide as the debate."""
SAID_AT_ONCE: Final = 5
"""How many nodes come from one comment."""

_KINDS: Final = (
    (RelationKind.SUPPORTS, 50),
    (RelationKind.REBUTS, 30),
    (RelationKind.UNDERMINES, 8),
    (RelationKind.UNDERCUTS, 12),
)


def made_up(size: int, seed: int = 1) -> Debate:
    """Make a debate in which every node speaks to an earlier one or to a step.

    Somebody asserts it in a comment, together with the next few; each comment replies to another.
    """
    draw = random.Random(seed)
    nodes = [f"n{number:06d}" for number in range(size)]
    relations = {step.name: step for step in _relations(draw, nodes)}
    comments = [f"c{number:06d}" for number in range(1 + size // SAID_AT_ONCE)]
    authors = {comment: f"p{draw.randrange(PEOPLE):02d}" for comment in comments}
    sources = {}
    for number, comment in enumerate(comments):
        earlier = comments[draw.randrange(max(0, number - NEAR), number)] if number else None
        fields = {"kind": "comment", "author": authors[comment], "replies_to": earlier}
        sources[comment] = Source(comment, SourceRecord.model_validate(fields))
    record = NodeRecord.model_validate({"kind": "claim", "text": "Something."})
    held = {}
    for number, node in enumerate(nodes):
        comment = comments[number // SAID_AT_ONCE]
        stance = Stance(authors[comment], StanceKind.ASSERTS, node, source=comment)
        held[node] = Node(node, "all", record, stances=(stance,))
    names = sorted(set(authors.values()))
    return Debate(
        "made-up",
        "Made up",
        theses=(nodes[0],),
        nodes=held,
        relations=tuple(relations[name] for name in sorted(relations)),
        people={name: Person(name, PersonRecord(name=name)) for name in names},
        sources=sources,
    )


def _relations(draw: random.Random, nodes: list[str]) -> list[Relation]:
    """Let each node speak to an earlier one or to a step, and some to any other."""
    kinds = [kind for kind, share in _KINDS for _ in range(share)]
    steps: list[Relation] = []
    for number in range(1, len(nodes)):
        kind = draw.choice(kinds)
        target: Target = nodes[draw.randrange(max(0, number - NEAR), number)]
        if kind is RelationKind.UNDERCUTS:
            target = draw.choice(steps[-NEAR:]) if steps else target
        if kind is not RelationKind.UNDERCUTS or steps:
            steps.append(_relation(kind, nodes[number], target))
    for _ in range(int(MORE * len(nodes))):
        source, goal = draw.sample(nodes, 2)
        steps.append(_relation(RelationKind.SUPPORTS, source, goal))
    return steps


def _relation(kind: RelationKind, source: str, target: Target) -> Relation:
    end = name_of(target)
    return Relation(kind, (source,), target, f"{source} {kind} {end}")


def seconds(job: Callable[[], object]) -> float:
    """Time a job: processor time, the best of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        job()
        best = min(best, time.process_time() - start)
    return best


def own(size: int) -> None:
    """Print what the analysis of a debate of some size takes."""
    debate = made_up(size)
    flattening = flatten(debate)
    framework = flattening.framework
    labels = grounded_labelling(framework)
    arguments = [flattening.arguments[node] for node in debate.nodes][:: max(1, size // 1_000)]

    def what_ifs() -> None:
        for argument in arguments:
            relabelled(framework, labels, rejected=[argument])

    words, ready = statuses(debate), WhatIf(debate)
    middle = list(debate.nodes)[size // 2]
    supposed = Supposition(rejected=frozenset({middle}))
    pair = min(debate.people), max(debate.people)
    rows = {
        "all statuses": lambda: statuses(debate),
        "all weights": lambda: Evaluation(weighing(debate).framework),
        "a what-if in labels": lambda: grounded_labelling(framework, rejected=arguments[:1]),
        f"{len(arguments)} what-ifs in labels": what_ifs,
        "a what-if in full": lambda: ready.effects(supposed),
        "the same from nothing": lambda: what_if(debate, supposed),
        "why": lambda: why(debate, flattening, words, middle),
        "open": lambda: open_issues(debate),
        "position": lambda: position(debate, pair[0]),
    }
    if size <= CRUX_UP_TO:
        rows["crux between two"] = lambda: ranked_disagreements(debate, debate.theses, pair)
    print(f"{size} nodes, {len(debate.relations)} relations, {len(framework)} arguments")
    for name, job in rows.items():
        taken = seconds(job)
        print(f"  {name:<24}{taken:8.3f} s{1e6 * taken / size:10.1f} microseconds a node")


def race(size: int) -> None:
    """Print what each solver takes for the same questions on the same framework."""
    framework = flatten(made_up(size)).framework
    print(f"{len(framework)} arguments, {sum(map(len, framework.attacked))} attacks")
    for question, solvers in QUESTIONS.items():
        reference = seconds(partial(OWN[question], framework))
        print(f"  {question:<24}argmap {reference:.3f} s")
        for solver, job in solvers.items():
            if find_spec(solver) is None:
                print(f"  {'':<24}{solver}: not installed")
                continue
            taken = _bounded(job, framework)
            ratio = f"over {PATIENCE} s" if taken is None else f"{taken / reference:.0f} times"
            print(f"  {'':<24}{solver}: {ratio}")


def _bounded(job: Callable[[Framework], object], framework: Framework) -> float | None:
    """Time a job in a process of its own, and give up after a while."""
    answers: Any = multiprocessing.Queue()
    process = multiprocessing.Process(target=_timed, args=(job, framework, answers))
    process.start()
    try:
        return float(answers.get(timeout=PATIENCE))
    except Exception:  # noqa: BLE001 - queue.Empty, or whatever the other solver broke
        return None
    finally:
        process.kill()
        process.join()


def _timed(job: Callable[[Framework], object], framework: Framework, answers: Any) -> None:
    start = time.process_time()
    job(framework)
    answers.put(time.process_time() - start)


def _pygarg_grounded(framework: Framework) -> object:
    solver = import_module("pygarg.dung.solver")
    return solver.compute_grounded_extension(*_as_lists(framework))


def _pygarg_credulous(framework: Framework) -> object:
    solver = import_module("pygarg.dung.solver")
    names, attacks = _as_lists(framework)
    return [n for n in names if solver.credulous_acceptability(names, attacks, n, "CO")]


def _as_lists(framework: Framework) -> tuple[list[str], list[list[str]]]:
    names = [f"a{argument}" for argument in range(len(framework))]
    return names, [[names[a], names[b]] for a, b in framework.attacks]


def _pyarg_grounded(framework: Framework) -> object:
    classes = "py_arg.abstract_argumentation_classes"
    argument = import_module(f"{classes}.argument").Argument
    defeat = import_module(f"{classes}.defeat").Defeat
    whole = import_module(f"{classes}.abstract_argumentation_framework")
    solver = import_module("py_arg.algorithms.semantics.get_grounded_extension")
    arguments = [argument(f"a{number}") for number in range(len(framework))]
    defeats = [defeat(arguments[a], arguments[b]) for a, b in framework.attacks]
    return solver.get_grounded_extension(
        whole.AbstractArgumentationFramework("raced", arguments, defeats)
    )


def _clingo(framework: Framework) -> object:
    """Ask for everything that is in some complete extension."""
    clingo = import_module("clingo")
    program = """
        {in(X)} :- arg(X). :- in(X), in(Y), att(X,Y). beaten(X) :- in(Y), att(Y,X).
        open(X) :- att(Y,X), not beaten(Y). :- in(X), open(X). :- arg(X), not in(X), not open(X).
        #show in/1.
    """
    facts = [f"arg({argument})." for argument in range(len(framework))]
    facts += [f"att({a},{b})." for a, b in framework.attacks]
    control = clingo.Control(["--enum-mode=brave"])
    control.add("base", [], program + "".join(facts))
    control.ground([("base", [])])
    return control.solve()


OWN: Final[dict[str, Callable[[Framework], object]]] = {
    "grounded": lambda framework: extensions(framework, Semantics.GROUNDED),
    "in some position": credulous,
}
QUESTIONS: Final[dict[str, dict[str, Callable[[Framework], object]]]] = {
    "grounded": {
        "pygarg": _pygarg_grounded,
        "py_arg": _pyarg_grounded,
    },
    "in some position": {
        "clingo": _clingo,
        "pygarg": _pygarg_credulous,
    },
}


def main() -> None:
    """Run the races."""
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        own(size)
    for size in RACED:
        race(size)


if __name__ == "__main__":
    main()
