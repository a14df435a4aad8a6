"""A build of what has changed makes the same site as a build from nothing."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.loading.store import CACHE_VARIABLE
from argmap.render.manifest import OWN
from argmap.render.publish import publish
from argmap.render.site import pending_files

KINDS = ("supports", "rebuts", "undermines", "kernel_of", "qualifies", "clarifies", "illustrates")
SECTIONS = ("basics", "more")
PEOPLE = ("ann", "ben", "cy")


def debate_of(random: Random, nodes: int) -> dict[str, str]:
    """Make up the files of a debate; links may break, and what has an error is left out."""
    names = [f"n{number}" for number in range(nodes)]
    files = {
        "debate.yaml": "format: 1\ntitle: Tea or coffee?\nquestion: n0\ntheses: [n1, n2]\n",
        "sources/post.yaml": "kind: post\nauthor: ann\ntitle: The post\n",
        **{f"people/{name}.yaml": f"name: {name.title()}\n" for name in PEOPLE},
    }
    for name in names:
        files[f"{random.choice(SECTIONS)}/{name}.yaml"] = node(random, name, names)
    return files


def node(random: Random, name: str, names: list[str]) -> str:
    """Make up a node."""
    lines = [f"kind: claim\ntext: {name} says {random.choice(('tea', 'milk', 'water'))}."]
    if random.random() < 1 / 2:
        lines.append(f"short: {name} {random.choice('abc')}")
    kinds = random.sample(KINDS, random.randint(0, 2))
    lines += [f"{kind}: {random.choice(names)}" for kind in kinds]
    if random.random() < 1 / 3:
        lines.append(f"undercuts: {random.choice(names)} -> {random.choice(names)}")
    if random.random() < 1 / 4:
        lines.append(f"see: {random.choice(names)}")
    if random.random() < 1 / 4:
        lines.append("needs_support: true")
    if random.random() < 2 / 3:
        stance = random.choice(("asserts", "denies", "concedes", "reports"))
        lines.append(f"stances: [{{by: {random.choice(PEOPLE)}, stance: {stance}, source: post}}]")
    return "\n".join(lines) + "\n"


def changed(random: Random, files: Mapping[str, str]) -> dict[str, str]:
    """Edit, add, move or remove a node, reword one, or rename a person."""
    after = dict(files)
    nodes = [name for name in after if name.split("/")[0] in SECTIONS]
    names = [Path(name).stem for name in nodes]
    chosen = random.choice(nodes)
    match random.randrange(8):
        case 0:
            del after[chosen]
        case 1:
            after["more/new.yaml"] = node(random, "new", names)
        case 2:
            text = after.pop(chosen)
            after[f"{random.choice(SECTIONS)}/{Path(chosen).name}"] = text
        case 3:
            after["people/ben.yaml"] = f"name: {random.choice(('Ben', 'Bob'))}\n"
        case 4 | 5:
            after[chosen] = reworded(random, after[chosen])
        case _:
            after[chosen] = node(random, Path(chosen).stem, names)
    return after


def reworded(random: Random, text: str) -> str:
    """Say a node in other words."""
    said = f"text: {random.choice(('Tea', 'Milk', 'Any'))} {random.randrange(99)}."
    lines = [said if line.startswith("text: ") else line for line in text.splitlines()]
    more = random.choice(("short: a", "short: z", "limits: Far.", "note: Oh.", "topics: [tea]"))
    old = more.split(":")[0]
    return "\n".join([*(line for line in lines if not line.startswith(old)), more]) + "\n"


def sound(folder: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Leave out the files with findings, until none is left."""
    kept = dict(files)
    while findings := written(folder, kept).findings:
        for finding in findings:
            kept.pop(finding.location.file.removeprefix("claims/tea/"), None)
        kept.setdefault("debate.yaml", "format: 1\ntitle: Tea or coffee?\n")
    return kept


def loaded(folder: Path, files: Mapping[str, str]) -> Debate:
    """Write the files of a debate, and load it."""
    return written(folder, files).debate


def written(folder: Path, files: Mapping[str, str]) -> Loaded:
    """Write the files of a debate, and load it with what is wrong with it."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        path = folder / "claims" / "tea" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return load(folder)


def held(out: Path) -> dict[str, bytes]:
    """Read a site."""
    paths = (path for path in out.rglob("*") if path.is_file() and OWN not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let a few nodes be a large debate, of which what was read is stored."""
    monkeypatch.setattr("argmap.render.views.map.ONE_PAGE", 9)
    monkeypatch.setattr("argmap.loading.load.ENOUGH", 1)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))


@given(st.integers(min_value=0), st.integers(min_value=3, max_value=14))
@settings(max_examples=15)
def test_an_incremental_build_equals_a_cold_one(seed: int, nodes: int) -> None:
    """Byte for byte, after edits, new nodes, removals, moves, and on the way back."""
    random = Random(seed)
    states = [debate_of(random, nodes)]
    for _ in range(3):
        states.append(changed(random, states[-1]))
    with TemporaryDirectory() as place:
        for state in (*states, random.choice(states)):
            debate = loaded(Path(place, "in"), state)
            publish(pending_files([debate]), Path(place, "out"))
        publish(pending_files([debate]), Path(place, "cold"))
        assert held(Path(place, "out")) == held(Path(place, "cold"))


@given(st.integers(min_value=0), st.integers(min_value=3, max_value=14))
@settings(max_examples=15)
def test_the_same_key_means_the_same_page_where_only_words_change(seed: int, nodes: int) -> None:
    """Keys of pages from all over a debate without findings name every node that these show."""
    random = Random(seed)
    with TemporaryDirectory() as place:
        first = sound(Path(place), debate_of(random, nodes))
        chosen = [name for name in first if name.split("/")[0] in SECTIONS]
        after = dict(first)
        if chosen:
            name = random.choice(chosen)
            after[name] = reworded(random, after[name])
        assert_equal_where_keys_are(Path(place), first, after)


def assert_equal_where_keys_are(
    place: Path, first: Mapping[str, str], after: Mapping[str, str]
) -> None:
    """Compare the pages of one key."""
    one, other = (
        {file.path: file for file in pending_files([loaded(place, state)])}
        for state in (first, after)
    )
    for path in sorted(one.keys() & other.keys()):
        key = one[path].key()
        if key and key == other[path].key():
            assert one[path].make() == other[path].make(), path


@given(st.integers(min_value=0), st.integers(min_value=3, max_value=14))
@settings(max_examples=15)
def test_the_same_key_means_the_same_page(seed: int, nodes: int) -> None:
    """Whatever two debates differ in, pages of one key are equal."""
    random = Random(seed)
    first = debate_of(random, nodes)
    with TemporaryDirectory() as place:
        assert_equal_where_keys_are(Path(place), first, changed(random, first))


def made_anew(before: Debate, after: Debate) -> set[str]:
    """List the pages with keys that differ."""
    old = {file.path: file.key() for file in pending_files([before])}
    return {
        file.path
        for file in pending_files([after])
        if (key := file.key()) and key != old.get(file.path)
    }


CHAIN = {
    "debate.yaml": "format: 1\ntitle: Tea or coffee?\n",
    "a/top.yaml": "kind: claim\ntext: Top.\n",
    "a/mid.yaml": "kind: claim\ntext: Mid.\nsupports: top\n",
    "a/low.yaml": "kind: claim\ntext: Low.\nsupports: mid\n",
    "b/far.yaml": "kind: claim\ntext: Far.\n",
    "b/off.yaml": "kind: claim\ntext: Off.\nsupports: far\n",
}


@pytest.mark.parametrize(
    ("file", "text", "claims"),
    [
        ("a/low.yaml", "kind: claim\ntext: New.\nsupports: mid\n", {"low", "mid", "top"}),
        ("a/top.yaml", "kind: claim\ntext: New.\n", {"low", "mid", "top"}),
        ("b/off.yaml", "kind: claim\ntext: Off.\nrebuts: far\n", {"far", "off"}),
        ("b/far.yaml", "kind: claim\ntext: New.\nsee: top\n", {"far", "off"}),
    ],
)
def test_only_pages_that_show_a_change_are_made(
    tmp_path: Path, file: str, text: str, claims: set[str]
) -> None:
    """What a change cannot reach is not made again."""
    before, after = (loaded(tmp_path, state) for state in (CHAIN, {**CHAIN, file: text}))

    anew = {path for path in made_anew(before, after) if "/claims/" in path}
    assert anew == {f"tea/claims/{name}.html" for name in claims}


def test_a_section_tells_of_an_objection_withdrawn_elsewhere(tmp_path: Path) -> None:
    """Even where one who denies the claim conceded it, so that no phrase changes."""
    stance = "stances: [{{by: {}, stance: {}, source: post}}]\n"
    withdrawn = "kind: claim\ntext: Rum does not.\n"
    first = {
        "debate.yaml": "format: 1\ntitle: Tea or coffee?\n",
        "sources/post.yaml": "kind: post\nauthor: ann\ntitle: The post\n",
        "people/ann.yaml": "name: Ann\n",
        "people/cy.yaml": "name: Cy\n",
        "basics/tea.yaml": f"kind: claim\ntext: Tea calms.\n{stance.format('ann', 'denies')}",
        "basics/milk.yaml": "kind: claim\ntext: Milk does not.\nrebuts: tea\n"
        + stance.format("cy", "concedes"),
        "more/rum.yaml": f"{withdrawn}undermines: tea\n{stance.format('ann', 'concedes')}",
    }
    assert_equal_where_keys_are(tmp_path, first, first | {"more/rum.yaml": withdrawn})
