"""A new word is one entry: the proof, on a copy of the program to which some are added."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.schema import provenance, vocabulary
from argmap.schema.traits import Vocabulary
from tests.conftest import ROOT

PROGRAM = (
    *("api.py", "checks", "cli.py", "commands", "editing", "exchange", "graph", "loading"),
    *("render", "schema", "servers", "src"),
)
PAGES = ("claims/README.md", ".github/ISSUE_TEMPLATE", "pyproject.toml")
TESTS = ("conftest.py", "repositories.py", "test_vocabulary.py")
KIND = """\
    CONJECTURE = (
        "conjecture",
        KindTraits(
            meaning="a guess",
            must_have=("see",),
            must_say="a conjecture must say where it comes from",
            to_add="add 'see:' with the id of a node",
            always_judged=True,
        ),
    )
"""
STANCE = """\
    HOPES = (
        "hopes",
        StanceTraits(meaning="wishes that it is so", participle="hoped"),
    )
"""
ENTRY = """\
    CAUSES = (
        "causes",
        RelationTraits(
            label="brings about",
            heard="brought about by",
            verb="causes",
            passive="caused by",
            meaning="says what brings it about",
            glyph="=",
            look="other",
            to_steps=True,
            reply_kind=Kind.CLAIM,
        ),
    )
"""
FIELD = '''\
    causes: Relations = ()
    """What this brings about."""
'''
DEBATE = {
    "debate.yaml": "format: 1\ntitle: Tea?\ntheses: [tea-calms]\n",
    "people/ann.yaml": "name: Ann\n",
    "sources/c1.yaml": "kind: comment\nauthor: ann\n",
    "basics/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n",
    "basics/guess.yaml": "kind: conjecture\ntext: Tea may cool.\nsee: heat\nsupports: tea-calms\n"
    "stances: {by: ann, stance: hopes, source: c1}\n",
    "basics/heat.yaml": "kind: claim\ntext: Heat helps.\ncauses: tea-calms\n"
    "stances: {by: ann, stance: asserts, source: c1}\n",
}
FORM = """\
### The claim you reply to

tea-calms

### What your reply does

causes: says what brings it about

### Your statement

Sitting down helps.

### Licence

- [x] The words are my own, and may be used under CC BY 4.0.
"""
PRINTED = {
    "show tea-calms": "caused by  Heat helps.",
    "show heat": "causes “Tea calms.”",
    "show guess": "hopes",
    "list --kind conjecture": "Tea may cool.",
    "who guess": "hopes",
    "status guess": "unargued",
    "list": "causes  Tea calms.",
    "tree": "causes: Heat helps.",
    "path heat tea-calms": "causes Tea calms.",
    "stats": "causes",
    "position ann": "Heat helps.",
    "why tea-calms": "Tea calms.",
    "schema node": '"causes"',
    "new --help": "causes",
    "build --out site": "site",
    "diff .": "the argument is the same",
    "fmt": "",
    "rename heat warmth": "",
    "intake form.md": "sitting-down-helps",
    "check": "no findings",
}
"""Commands, and a part of what each must print."""

VOCABULARIES = {
    name
    for module in (vocabulary, provenance)
    for name, words in vars(module).items()
    if isinstance(words, type) and issubclass(words, Vocabulary)
}
SENTENCES = {
    "checks/open_issues.py": ["QuestionState.OPEN"],
}
"""Whole sentences by word, which no other place says."""

DRIVER = """
import sys
from argmap.cli import main
for line in sys.stdin.read().splitlines():
    print(f"\\n$ {line}")
    sys.argv = ["argmap", *line.split()]
    try:
        main()
    except SystemExit as end:
        print("exit", end.code or 0)
    sys.stdout.flush()
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the program, and add the relation ``causes`` to its table."""
    folder = tmp_path_factory.mktemp("copy")
    skip = shutil.ignore_patterns("__pycache__", "conftest.py", "tests")
    for name in (*PROGRAM, *PAGES, *(f"tests/{name}" for name in TESTS)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, symlinks=True, ignore=skip)
        else:
            shutil.copy(ROOT / name, folder / name)
    table = folder / "schema" / "vocabulary.py"
    insert(table, "\n\nclass RelationKind", KIND)
    insert(table, "\n\nACCEPTING: Final", STANCE)
    insert(table, "\n\nATTACKS: Final", ENTRY)
    insert(folder / "schema" / "node.py", "    under: TargetField", FIELD)
    return folder


def insert(path: Path, before: str, text: str) -> None:
    """Put lines into a file."""
    first, second = path.read_text(encoding="utf-8").split(before)
    path.write_text(f"{first}{text}{before}{second}", encoding="utf-8")


def python(copy: Path, *words: str, folder: Path, given: str = "") -> str:
    """Run Python with the copy as ``argmap``, and give all that it prints."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-B", *words],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(copy / "src"), "NO_COLOR": "1"},
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout


def test_every_command_knows_a_new_relation(copy: Path, tmp_path: Path) -> None:
    """The entry says all that there is to say of it."""
    for name, text in DEBATE.items():
        path = tmp_path / "claims" / "tea" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "form.md").write_text(FORM, encoding="utf-8")

    printed = python(copy, "-c", DRIVER, folder=tmp_path, given="\n".join(PRINTED))
    answers = dict(part.split("\n", 1) for part in printed.split("\n$ ")[1:])

    assert {line for line in PRINTED if "exit 0" not in answers[line]} == set(), printed
    assert {
        line: answers[line] for line, part in PRINTED.items() if part not in answers[line]
    } == {}
    page = (tmp_path / "site" / "tea" / "claims" / "tea-calms.html").read_text(encoding="utf-8")
    assert ">brings about<" in page


def test_one_test_names_the_pages_that_lack_a_new_relation(copy: Path) -> None:
    """It fails for the documents and the forms, until ``make bless`` has rewritten them."""
    words = ("-m", "pytest", "-q", "-p", "no:randomly", "tests/test_vocabulary.py")

    told = python(copy, *words, folder=copy)
    assert "3 failed, 1 passed" in told
    assert "says what brings it about" in told
    python(copy, "-c", "import os; os.environ['ARGMAP_BLESS'] = '1'; import pytest;"
           "pytest.main(['-q', 'tests/test_vocabulary.py'])", folder=copy)  # fmt: skip
    assert "4 passed" in python(copy, *words, folder=copy)


def tables_of_words(text: str) -> list[str]:
    """List what says something of each of several words of the format: dictionaries by word."""
    return [
        ast.unparse(words[0])
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Dict)
        and len(words := [key for key in node.keys if isinstance(key, ast.Attribute)]) > 1
        and all(isinstance(value, ast.Constant) or _is_marked(value) for value in node.values)
        and ast.unparse(words[0].value) in VOCABULARIES
    ]


def _is_marked(value: ast.expr) -> bool:
    """Tell whether a text is marked for translation."""
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "message"


def test_no_other_file_has_a_table_of_words() -> None:
    """But for the words of other formats, and whole sentences that only one place says."""
    found = {
        file.relative_to(ROOT).as_posix(): tables
        for room in PROGRAM
        if (ROOT / room).is_dir() and room not in {"exchange", "src"}
        for file in sorted((ROOT / room).rglob("*.py"))
        if (tables := tables_of_words(file.read_text(encoding="utf-8")))
    }

    assert found == SENTENCES
