"""Write a made-up debate of any size, the same for the same seed: the material of the races.

::

    python bench/corpus.py FOLDER NODES [SEED]
"""

import hashlib
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

DEBATE: Final = "made-up"
IN_SECTION: Final = 40
"""How many nodes a section has, and from how many before it a node chooses what it speaks to."""
SECTIONS: Final = 500
"""How many sections there are at most."""
IN_SOURCE: Final = 8
"""How many nodes are drawn from one source, each from a paragraph of its own."""
SOURCES_EACH: Final = 25
"""How many sources one person writes, about."""

MORE: Final = 0.4
"""How many nodes support a second one."""

_SHARES: Final = {
    "supports": 45,
    "rebuts": 14,
    "undercuts": 8,
    "undermines": 4,
    "illustrates": 9,
    "kernel_of": 8,
    "qualifies": 4,
    "clarifies": 4,
    "answers": 4,
}
_KINDS: Final = {
    "rebuts": "counterargument",
    "undercuts": "counterargument",
    "undermines": "counterargument",
    "illustrates": "example",
    "kernel_of": "kernel",
}
_STEPS: Final = frozenset({"supports", "rebuts"})
_ON_STEPS: Final = frozenset({"undercuts", "undermines"})
_SYLLABLES: Final = [a + b for a in "bdfgjklmnprstvwz" for b in "aeiou"][::4]
_WORDS: Final = tuple(
    a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in ("", "n", "r", "s", "st")
)


@dataclass(slots=True)
class _Written:
    """A node that is written: what it leads to, by which step others can attack it."""

    id: str
    kind: str
    relations: list[tuple[str, str]] = field(default_factory=list)


def write_debate(folder: Path, nodes: int, seed: int = 1) -> Path:
    """Write a debate of so many nodes.

    Parameters
    ----------
    folder : Path
        Where ``claims/made-up`` is to lie.
    nodes : int
        How many nodes; there are about 1.3 relations to each, one stance, and a source to eight.
    seed : int, default 1
        Another seed, another debate.

    Returns
    -------
    Path
        The folder of the debate. It has no errors and no warnings.
    """
    chance, size = random.Random(seed), in_section(nodes)
    root = folder / "claims" / DEBATE
    sections = [f"section-{n + 1:03}" for n in range((nodes + size - 1) // size)]
    for name in ("people", "sources", *sections):
        (root / name).mkdir(parents=True, exist_ok=True)
    (root / "debate.yaml").write_text("\n".join(_debate(sections, size)), encoding="utf-8")
    sources = (nodes + IN_SOURCE - 1) // IN_SOURCE
    people = 2 + sources // SOURCES_EACH
    for number in range(people):
        text = f"name: Person {number + 1}\nidentified: by-header\n"
        (root / "people" / f"person-{number + 1}.yaml").write_text(text, encoding="utf-8")
    for number in range(sources):
        path = root / "sources" / f"c{number + 1}.yaml"
        path.write_text("\n".join(_source(number, people, nodes)), encoding="utf-8")
    written: list[_Written] = []
    for number in range(nodes):
        section = sections[number // size]
        node = _choose(chance, number, written, size)
        written.append(node)
        text = "\n".join(_node(chance, node, number, people))
        (root / section / f"{node.id}.yaml").write_text(text, encoding="utf-8")
    return root


def in_section(nodes: int) -> int:
    """Tell how many nodes a section has: no file of a debate can list thousands of sections."""
    return IN_SECTION if nodes <= IN_SECTION * SECTIONS else -(-nodes // SECTIONS)


def _debate(sections: list[str], size: int) -> Iterator[str]:
    yield from ("format: 1", "title: A made-up debate", "documents:", "  - id: thread", "sections:")
    for number, section in enumerate(sections):
        yield f"  - id: {section}"
        yield f"    title: Chapter {number + 1}"
        yield f"    root: n{number * size + 1}"
    yield ""


def _source(number: int, people: int, nodes: int) -> Iterator[str]:
    yield "kind: post" if number == 0 else "kind: comment"
    yield f"author: person-{number % people + 1}"
    if number:
        yield f"replies_to: c{(number + 1) // 2}"
    yield from ("document: thread", "paragraphs:")
    for paragraph in range(min(IN_SOURCE, nodes - number * IN_SOURCE)):
        start = (number * IN_SOURCE + paragraph) * 200
        digest = hashlib.sha256(f"{start}".encode()).hexdigest()[:16]
        place = f"id: p{paragraph + 1}, chars: [{start}, {start + 180}]"
        yield f'  - {{{place}, sha256: "{digest}"}}'
    yield ""


def _choose(chance: random.Random, number: int, written: list[_Written], size: int) -> _Written:
    """Choose what a node is, and what it speaks to: nodes of its own section, mostly its head."""
    node = _Written(f"n{number + 1}", "claim")
    first = number - number % size
    if number == first:
        if number:
            node.relations.append(("supports", "n1"))
        return node
    near = written[max(first, number - IN_SECTION) : number]
    steps = [(other.id, to) for other in near for kind, to in other.relations if kind in _STEPS]
    target = near[min(int(chance.expovariate(0.2)), len(near) - 1)].id
    kind = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
    if kind in _ON_STEPS and not steps:
        kind = "rebuts"
    if kind in _ON_STEPS:
        speaker, to = chance.choice(steps)
        target = speaker if kind == "undermines" else f"{speaker} -> {to}"
    node.kind = _KINDS.get(kind, "claim")
    node.relations.append((kind, target))
    other = chance.choice(near).id
    if chance.random() < MORE and node.kind != "example" and other != target:
        node.relations.append(("supports", other))
    return node


def _node(chance: random.Random, node: _Written, number: int, people: int) -> Iterator[str]:
    yield f"kind: {node.kind}"
    yield "text: >-"
    words = [chance.choice(_WORDS) for _ in range(chance.randrange(9, 30))]
    for start in range(0, len(words), 14):
        line = " ".join(words[start : start + 14])
        yield f"  {line.capitalize() if start == 0 else line}"
    yield f"short: {' '.join(words[:4]).capitalize()}"
    if node.kind == "example":
        yield f"form: {chance.choice(('analogy', 'thought-experiment', 'case'))}"
    by_kind: dict[str, list[str]] = {}
    for kind, to in node.relations:
        by_kind.setdefault(kind, []).append(to)
    for kind, targets in by_kind.items():
        yield f"{kind}: {targets[0]}" if len(targets) == 1 else f"{kind}: [{', '.join(targets)}]"
    source = number // IN_SOURCE
    yield "stances:"
    yield f"  - by: person-{source % people + 1}"
    yield f"    stance: {'concedes' if node.kind == 'kernel' else 'asserts'}"
    yield f"    source: c{source + 1}"
    yield f"    at: p{number % IN_SOURCE + 1}"
    yield ""


if __name__ == "__main__":
    target, count, *rest = sys.argv[1:]
    print(write_debate(Path(target), int(count), *map(int, rest)))
