"""The JSON of every command and the document of the commands agree, key by key, both ways."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap import cli
from tests.conftest import EMPATHY
from tests.exchange.conversations.samples import SAMPLES

Run = Callable[..., Any]
COMMANDS = [name for part in cli.COMMANDS.values() for name in part]

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
STEP = "similar-codes -> value-spills-over"
DEFECTS = ROOT / "tests" / "defects"
JSON = {"check": ("--format", "json"), "diff": ("--format", "json")}
"""How a command is asked for JSON, where it is not by ``--json``."""

RUNS = [
    ("search", "toffu"),
    ("search", "tofu", "punch", "fork"),
    ("show", "similar-codes"),
    ("show", STEP),
    ("tree",),
    ("tree", "value-spills-over"),
    ("list", "--kind", "question"),
    ("list", "--topics", "--terms"),
    ("path", "similar-codes", "empathy-by-default"),
    ("stats",),
    ("status",),
    ("status", "--explicit"),
    ("why", "value-spills-over"),
    ("why", "tofu-and-feta-felt-separately"),
    ("why", "what-are-the-mechanisms"),
    ("why", STEP),
    ("why", "care-kept-from-childhood"),
    ("why", "others-welfare-predicts-own -> right-setting-may-suffice"),
    ("whatif", "--reject", "learning-separates"),
    ("open",),
    ("strength",),
    ("strength", "value-spills-over"),
    ("shares", "value-spills-over"),
    ("people",),
    ("position", "byrnes"),
    ("position", "barnett"),
    ("position", "millidge"),
    ("who", "value-spills-over"),
    ("who", "what-are-the-mechanisms"),
    ("who", STEP),
    ("compare", "byrnes", "barnett"),
    ("compare", "byrnes", "millidge"),
    ("crux",),
    ("replies", "value-spills-over"),
    ("kernels",),
    ("thread", "c05"),
    ("explain",),
    ("sources", "coverage"),
    ("formats",),
]
"""What is asked of the frozen debate."""

EVERY_KEY = ROOT / "tests" / "debates" / "every-key"
IN_SMALL_DEBATES = [
    ("position", "ben", "--debate", "tea"),
    ("position", "ann", "--debate", "tea"),
    ("crux", "--between", "ann", "ben", "--debate", "tea"),
    ("crux", "--between", "ann", "ben", "--debate", "both"),
    ("crux", "--debate", "plain"),
    ("show", "calms", "drink"),
    ("show", "calm-is-good"),
    ("whatif", "--accept", "now-and-then"),
    ("why", "drink"),
    ("why", "pleasant"),
    ("who", "calms"),
]
"""What is asked of small debates, for the keys that the frozen one has no occasion for."""

FILES = {
    "attacks.af": "p af 3\n1 2\n2 1\n",
    "text.txt": "Tea calms.\n",
    "newer.json": '{"nodes": [{"nodeID": "1", "type": "I", "text": "Tea soothes."}], "edges": []}',
    "thread.json": SAMPLES["hacker-news"].decode(),
    "tea.json": '{"nodes": [{"nodeID": "1", "type": "I", "text": "Tea calms. "}], "edges": []}',
}
WITH_FILES = [
    ("sources", "import", "thread.json", "--into", "thread"),
    ("import", "tea.json", "--into", "."),
    ("import", "newer.json", "--into", "claims/tea"),
    ("export", "--format", "af", "--out", "a.af", "--claims", str(EMPATHY)),
    ("solve", "--problem", "DC-PR", "--argument", "1", "--file", "attacks.af"),
    ("solve", "--problem", "EE-PR", "--file", "attacks.af"),
    ("solve", "--problem", "SE-PR", "--file", "attacks.af"),
    ("sources", "verify", "--text", "text.txt", "--claims", str(EMPATHY)),
    ("sources", "coverage", "--claims", str(DEFECTS / "unaccounted-paragraph")),
    ("corpus", "add", str(EMPATHY), "tea.json", "--to", "tables"),
    ("check", "--claims", str(DEFECTS / "unknown-node")),
    ("check", "--claims", str(DEFECTS / "former-id")),
    ("check", "--claims", str(DEFECTS / "contradictory-stances")),
    (
        "diff",
        str(DEFECTS / "contradictory-stances"),
        str(DEFECTS / "near-duplicate"),
    ),
]
"""What is asked where these files lie."""


AFTER_THESE = [
    ("corpus", "analyse", "tables"),
    ("corpus", "query", "tables", "who"),
    ("corpus", "query", "tables"),
]
"""What is asked of what these wrote."""

TESTED_ELSEWHERE = {"import": {"conflicts"}, "sources": {"gone"}}
"""What it takes a change by hand to print: ``test_import`` and ``test_threads`` have these."""

SECTIONS = {one.split("\n", 1)[0]: one for one in re.split(r"^##+ ", DOCUMENT, flags=re.MULTILINE)}


def _shapes() -> Iterator[tuple[str, str]]:
    """Find the shapes: those that have a name, then those of commands."""
    blocks = r"^```\n(.*?)^```"
    shared = SECTIONS["What holds for all"]
    yield from re.findall(rf"^(?:A|The) \*\*(.+?)\*\*.*?{blocks}", shared, re.MULTILINE | re.DOTALL)
    for name in COMMANDS:
        for block in re.findall(blocks, SECTIONS[name], re.MULTILINE | re.DOTALL):
            yield name, block


class Shape:
    """A shape as the document writes it, read into dicts, lists and words."""

    def __init__(self, text: str) -> None:
        self.tokens = re.findall(r'"[^"]*"|[{}\[\],:]|[^\s{}\[\],:"]+', text)

    def read(self) -> Any:
        """Read one value."""
        first = self.tokens.pop(0)
        if first in "{[":
            return self._inside({} if first == "{" else [], "}" if first == "{" else "]")
        if first.startswith('"'):
            return None
        words = [first]
        while self.tokens and self.tokens[0] not in set("{}[],:"):
            words.append(self.tokens.pop(0))
        return " ".join(words)

    def _inside(self, found: Any, end: str) -> Any:
        while self.tokens[0] != end:
            if self.tokens[0] == ",":
                self.tokens.pop(0)
            elif isinstance(found, dict) and self.tokens[1] == ":":
                key = self.tokens.pop(0).strip('"')
                self.tokens.pop(0)
                found[key] = self.read()
            elif isinstance(found, dict):
                found[""] = self.read()
            else:
                found.append(self.read())
        self.tokens.pop(0)
        return found


NAMED: dict[str, list[Any]] = {}
for _name, _text in _shapes():
    NAMED.setdefault(_name, []).append(Shape(_text).read())


def undocumented(told: Any, shape: Any, around: Any = None, path: str = "") -> set[str]:
    """List the keys of what a command tells that a shape does not have."""
    if isinstance(shape, str):
        name = re.sub(r"^(a|an) | or null$", "", shape)
        shape = around if name == "the same" else _named(name)
    if isinstance(told, list):
        each = shape[0] if isinstance(shape, list) and shape else None
        return set().union(*(undocumented(one, each, around, f"{path}[]") for one in told))
    if not isinstance(told, dict):
        return set()
    known = _keys(shape) if isinstance(shape, dict) else {}
    if len(known) == 1 and next(iter(known)).isupper():
        known = dict.fromkeys(told, next(iter(known.values())))
    lacking = {f"{path}.{key}" for key in told.keys() - known.keys()}
    within = (undocumented(told[k], known[k], shape, f"{path}.{k}") for k in told.keys() & known)
    return lacking.union(*within)


def _named(name: str) -> Any:
    """Give the shape of a name; a command prints one thing in the first two of its shapes."""
    shapes = NAMED.get(name, [None])
    return shapes[0] if len(shapes) == 1 else {**shapes[0], **shapes[1]}


def _keys(shape: dict[str, Any]) -> dict[str, Any]:
    """Take up the keys of a shape that another one holds: ``{a relation, "on_step": …}``."""
    if "" not in shape:
        return shape
    [held] = NAMED[re.sub(r"^(a|an) ", "", shape[""])]
    return _keys(held) | {key: value for key, value in shape.items() if key}


def printed(told: Any, path: str = "") -> set[str]:
    """List the keys of an answer, nested ones too."""
    if isinstance(told, list):
        return set().union(*(printed(one, f"{path}[]") for one in told))
    if not isinstance(told, dict):
        return set()
    within = (printed(value, f"{path}.{key}") for key, value in told.items())
    return {f"{path}.{key}" for key in told}.union(*within)


def documented(shape: Any, around: Any = None, path: str = "") -> set[str]:
    """List the keys of a shape as patterns; a key in capitals is a pattern for any."""
    if isinstance(shape, str):
        name = re.sub(r"^(a|an) | or null$", "", shape)
        if name == "the same" or name in COMMANDS:
            return set()  # its keys are looked for where they stand
        shape = _named(name)
    if isinstance(shape, list):
        return set().union(*(documented(one, around, rf"{path}\[\]") for one in shape))
    if not isinstance(shape, dict):
        return set()
    found = set()
    for key, value in _keys(shape).items():
        here = rf"{path}\.{'.*' if key.isupper() else re.escape(key)}"
        found |= {here} | documented(value, shape, here)
    return found


def _lacking(name: str, told: str) -> set[str]:
    """Hold what a command printed against its shapes; the one that fits best counts."""
    return min((undocumented(json.loads(told), shape) for shape in NAMED[name]), key=len)


def _asked(argmap: Run, words: tuple[str, ...], folder: Path = EMPATHY) -> set[str]:
    told = argmap(*words, *JSON.get(words[0], ("--json",)), folder=folder).out
    return _lacking(words[0], told)


@pytest.mark.parametrize("words", RUNS, ids=" ".join)
def test_every_key_is_documented(argmap: Run, words: tuple[str, ...]) -> None:
    """Of what is asked of the debate of this repository."""
    assert _asked(argmap, words) == set()


@pytest.mark.parametrize("words", IN_SMALL_DEBATES, ids=" ".join)
def test_every_key_of_small_debates_is_documented(argmap: Run, words: tuple[str, ...]) -> None:
    """Of what is asked for the sake of rare keys."""
    assert _asked(argmap, words, EVERY_KEY) == set()


@pytest.mark.parametrize("words", WITH_FILES, ids=lambda words: " ".join(words[:4]))
def test_every_key_of_what_needs_a_file_is_documented(
    argmap: Run, words: tuple[str, ...], tmp_path: Path
) -> None:
    """An abstract framework, a document, a debate with a defect, two states of a debate."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert _asked(argmap, words, tmp_path) == set()


def test_every_command_with_json_is_asked() -> None:
    """A command of which the document says that it prints JSON is among those above."""
    told = {name for name in COMMANDS if re.search("--json|`json`", SECTIONS[name])}

    assert {words[0] for words in (*RUNS, *WITH_FILES)} == told


@pytest.mark.parametrize("name", sorted({words[0] for words in (*RUNS, *WITH_FILES)}))
def test_every_documented_key_is_printed(argmap: Run, name: str, tmp_path: Path) -> None:
    """By one of the runs above at least."""
    for file, text in FILES.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    answers = [
        json.loads(argmap(*words, *JSON.get(name, ("--json",)), folder=folder).out)
        for runs, folder in (
            (RUNS, EMPATHY),
            (IN_SMALL_DEBATES, EVERY_KEY),
            ([*WITH_FILES, *AFTER_THESE], tmp_path),
        )
        for words in runs
        if words[0] == name
    ]
    keys = set().union(*map(printed, answers))

    expected = set().union(*map(documented, NAMED[name]))

    missing = {key for key in expected if not any(re.fullmatch(key, one) for one in keys)}
    elsewhere = TESTED_ELSEWHERE.get(name, set())
    assert {key for key in missing if not elsewhere & set(re.findall(r"\w+", key))} == set()


def test_a_key_that_no_shape_has_is_found() -> None:
    """However deep it stands; a key in capitals allows for any."""
    shape = Shape('{"a": [{"b": 1, "c": [the same]}], "d": {"NODE": {"e": null}}}').read()
    told = {"a": [{"b": 1, "c": [{"x": 1}]}], "d": {"one": {"e": 1, "y": 2}}, "z": {"w": 1}}

    assert undocumented(told, shape) == {".a[].c[].x", ".d.one.y", ".z"}
    assert undocumented({"a": [{"c": [{"c": [{"b": 2}]}]}]}, shape) == set()
