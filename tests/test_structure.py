"""The shape of the code: rooms, files and names, so that a stranger finds the way."""

import ast
from collections import Counter, defaultdict
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
    "graph/analysis/what_if.py",
}
"""Files that may be longer; a file that no longer needs it leaves the list."""


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


def test_a_class_name_stands_for_one_thing() -> None:
    """In the whole project."""
    places = defaultdict(list)
    for file, text in FILES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(file)

    assert {name for name, files in places.items() if len(files) > 1} == set()
