"""The shape of the code: rooms, files and names, so that a stranger finds the way."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = (
    *("schema", "graph", "loading", "checks", "editing", "exchange", "render", "servers"),
    "commands",
)
FILES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*.py"))
}
LINES = {file: text.count("\n") for file, text in FILES.items()}
LONGEST = 300
LONG = {
    "schema/vocabulary.py",  # the one table of words: parting it would make a second place to look
}
"""Files that may be longer; a file that no longer needs it leaves the list."""
LONGEST_BODY = 40
LONG_BODIES = {
    "graph/analysis/explain/crux_sentences.py: _load_bearing_template",  # a list of sentences
    "graph/model/examples.py: tea",  # data: the debate of the examples
    "render/views/claim.py: claim_page",  # one call: a line or two for each part of a page
    "servers/assistant/server.py: _add_tools",  # a list: a function for each tool
}
"""Functions that may be longer, and why."""
CAMEL_CASE = re.compile(r"_?[A-Z]\w*[a-z]\w*")
Function = ast.FunctionDef | ast.AsyncFunctionDef
TREES = {file: ast.parse(text) for file, text in FILES.items()}


def test_no_room_holds_more_than_a_third_of_the_code() -> None:
    """Where half of everything lies, a room says nothing."""
    rooms = Counter(dict.fromkeys(ROOMS, 0))
    for file, lines in LINES.items():
        rooms[file.split("/")[0]] += lines

    assert {room: n for room, n in rooms.items() if n > sum(rooms.values()) / 3} == {}


def test_no_module_lies_loose_beside_the_folders_of_graph() -> None:
    """Each belongs to one of them."""
    assert [file for file in FILES if file.count("/") == 1 and file.startswith("graph/")] == [
        "graph/__init__.py"
    ]


def test_a_file_has_one_idea_and_at_most_300_lines() -> None:
    """But for those that are named."""
    assert {file for file, lines in LINES.items() if lines > LONGEST} == LONG


def test_a_function_has_at_most_40_lines() -> None:
    """Below its docstring, and but for those that are named."""
    long = {
        f"{file}: {node.name}"
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, Function) and _body_lines(node) > LONGEST_BODY
    }

    assert long == LONG_BODIES


def _body_lines(function: Function) -> int:
    """Count the lines of a function below its head and its docstring."""
    first = function.body[ast.get_docstring(function) is not None :]
    return (function.end_lineno or 0) - first[0].lineno + 1 if first else 0


def test_a_function_begins_at_once() -> None:
    """No blank line stands between its head and what it does."""
    loose = [
        f"{file}: {node.name}"
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, Function) and not _line(file, node.body[0].lineno - 1).strip()
    ]

    assert loose == []


def _line(file: str, number: int) -> str:
    return FILES[file].split("\n")[number - 1]


def test_a_class_name_stands_for_one_thing() -> None:
    """In the whole project, and so does the name of an alias of types."""
    places = defaultdict(list)
    for file, tree in TREES.items():
        classes = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        for name in (*classes, *_aliases(tree)):
            places[name].append(file)

    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def _aliases(tree: ast.Module) -> Iterator[str]:
    """List the names in CamelCase that a module assigns; each has type variables of its own."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                made = value.func if isinstance(value, ast.Call) else None
                if isinstance(made, ast.Name) and made.id in {"TypeVar", "ParamSpec"}:
                    continue
            case ast.AnnAssign(target=ast.Name(id=name)):
                pass
            case _:
                continue
        if CAMEL_CASE.fullmatch(name):
            yield name
