"""``argmap init`` starts a knowledge base in which everything works."""

import io
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.commands import init as command
from argmap.commands.init import installed_from, starter
from argmap.editing import atomic_write
from argmap.exchange.issue_form import HOLDS, QUESTIONS, RELATIONS
from argmap.loading.load import load
from argmap.render.catalogue import LANGUAGES, wording

Run = Callable[..., Any]
Git = Callable[..., str]

ROOT = Path(__file__).parents[3]
SAME = [
    *(f"workflows/{name}.yml" for name in ("check", "comment", "publish", "daily", "intake")),
    *(f"ISSUE_TEMPLATE/{name}.yml" for name in ("reply", "edit", "report", "config")),
]
READ = {"name", "description", "title", "label", "placeholder", "value"}
"""The keys of a form whose texts people read."""
FIRST = "Arguments kept as data: each claim, objection and example is one small file in `claims/`."
TEA = ("--question", "Is tea good for us?", "--answer", "Tea is good for us.")
BEGIN = ("init", "tea", "--no-input", *TEA)
COMMIT = "0123456789abcdef" * 2 + "01234567"


def test_a_new_knowledge_base_is_clean_and_can_be_built(tmp_path: Path, run: Run, git: Git) -> None:
    """Checked without error or warning, built, committed, and compared."""
    begun = run(*BEGIN, within=tmp_path)
    assert (begun.code, begun.out) == (0, "claims/tea\n")
    assert "Next: argmap check" in begun.err

    checked = run("check", within=tmp_path)
    assert (checked.code, checked.out) == (0, "")
    assert run("build", within=tmp_path).code == 0
    git("add", "--all")
    git("commit", "--quiet", "--message", "Begin")
    assert "site/" not in git("ls-files")
    assert run("diff", "HEAD", within=tmp_path).out == "the argument is the same\n"


def test_it_starts_from_the_question_and_the_answers(tmp_path: Path, run: Run) -> None:
    """Every answer is a claim and a thesis; nothing is there that nobody wrote."""
    answers = ("--answer", "Ja: #1.", "--answer", "Ja: #1!")
    words = ("--title", 'Ist "Tee" gut?', "--question", "Für: Tee?", *answers)
    assert run("init", "tee", "--no-input", *words, within=tmp_path).code == 0

    site = tomllib.loads((tmp_path / "argmap.toml").read_text(encoding="utf-8"))["site"]
    assert site["title"] == 'Ist "Tee" gut?'
    assert (tmp_path / "README.md").read_text(encoding="utf-8").startswith('# Ist "Tee" gut?\n')
    debate = load(tmp_path, "tee").debate
    assert (debate.title, debate.question) == ('Ist "Tee" gut?', "fur-tee")
    assert debate.theses == ("ja-1", "ja-1-2")
    assert sorted(node.text for node in debate.nodes.values()) == [
        "Für: Tee?",
        "Ja: #1!",
        "Ja: #1.",
    ]


def test_a_question_alone_is_enough(tmp_path: Path, run: Run) -> None:
    """The title is the question, and the id is made of it."""
    assert run("init", "--no-input", "--question", "Why tea?", within=tmp_path).code == 0
    assert load(tmp_path).debate.title == "Why tea?"
    assert (tmp_path / "claims" / "why-tea" / "debate.yaml").exists()
    assert run("check", within=tmp_path).out == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "these options are missing: --question"),
        (("../tea", *TEA), "'../tea' cannot be the id of a debate"),
        (("Tea", *TEA), "'Tea' cannot be the id of a debate"),
        (("--title", "Tea\u202e", *TEA), "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (("--question", "?"), "a text needs at least one word"),
        (("--question", "x" * 601), "a text has at most 600 characters"),
        ((*TEA, "--tool", "argmap"), "'argmap' is not pinned"),
        ((*TEA, "--tool", "git+https://forge.example/a@main"), "is not pinned"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, run: Run, words: tuple[str, ...], message: str
) -> None:
    """Before anything is written."""
    ran = run("init", *words, "--no-input", within=tmp_path)

    assert (ran.code, message in ran.err) == (2, True), ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_second_debate_lies_beside_the_first(tmp_path: Path, run: Run) -> None:
    """Nothing else is written; a debate that is there stays as it is."""
    run(*BEGIN, within=tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = run(*BEGIN, within=tmp_path)
    assert (again.code, "there is a debate 'tea' here already" in again.err) == (2, True)

    assert run("init", "milk", "--no-input", "--question", "Why milk?", within=tmp_path).code == 0
    assert {path: path.read_bytes() for path in before} == before
    assert {path.parent.name for path in tmp_path.rglob("debate.yaml")} == {"tea", "milk"}
    assert run("check", within=tmp_path).out == ""


def test_other_files_stay_as_they_are(tmp_path: Path, run: Run) -> None:
    """A README that is there is kept, and named."""
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")

    ran = run(*BEGIN, within=tmp_path)

    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert "there already, and left alone: README.md" in ran.err


def test_with_a_terminal_it_asks(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the question, the first answers, the title and the id."""
    monkeypatch.setattr(command, "can_ask", lambda: True)
    monkeypatch.setattr(
        "sys.stdin", io.StringIO("Why coffee?\nIt wakes.\nIt warms.\n\nCoffee\nGerman!\nde\n\n")
    )

    assert run("init", within=tmp_path).out == "claims/coffee\n"

    debate = load(tmp_path).debate
    assert (debate.title, debate.theses) == ("Coffee", ("it-wakes", "it-warms"))
    assert debate.language == "de"


def test_a_language_is_written_once(tmp_path: Path, run: Run) -> None:
    """Into the settings of the knowledge base; a second debate has the same."""
    wrong = run(*BEGIN, "--language", "German!", within=tmp_path)
    assert (wrong.code, "write one such as en, de or pt-BR" in wrong.err) == (2, True)
    assert run(*BEGIN, "--language", "pt-BR", within=tmp_path).code == 0
    assert load(tmp_path).debate.language == "pt-BR"
    again = run("init", "milk", *TEA, "--no-input", "--language", "de", within=tmp_path)
    assert (again.code, "has one already" in again.err) == (2, True)


@pytest.mark.parametrize("folder", [".", "claims", "claims/tea/answers"])
def test_a_second_debate_is_begun_from_any_folder_below(
    folder: str, tmp_path: Path, run: Run
) -> None:
    """It lies beside the first; no second knowledge base is nested in it."""
    run(*BEGIN, within=tmp_path)
    ran = run("init", "milk", "--no-input", "--question", "Why?", within=tmp_path / folder)
    assert ran.code == 0
    assert {path.parent.name for path in (tmp_path / "claims").glob("*/debate.yaml")} == {
        "tea", "milk",
    }  # fmt: skip
    assert len([*tmp_path.rglob("argmap.toml")]) == 1


def test_ids_of_long_words_are_cut_between_words(tmp_path: Path, run: Run) -> None:
    """The folder and the nodes, as German makes them long."""
    question = "Soll die Stadt Straßenbahnhaltestellenverzeichnisse veröffentlichen müssen?"
    assert run("init", "--no-input", "--question", question, within=tmp_path).code == 0
    (file,) = tmp_path.glob("claims/*/answers/*.yaml")
    assert (file.parts[-3], file.stem) == ("soll-die-stadt", "soll-die-stadt")
    assert run("check", within=tmp_path).out == ""


def test_the_workflows_never_install_a_name_that_nobody_owns(tmp_path: Path, run: Run) -> None:
    """Libraries come with hashes, argmap from a whole commit; without one, that is said."""
    ran = run(*BEGIN, within=tmp_path)
    pinned = (tmp_path / ".github" / "argmap.txt").read_text(encoding="utf-8")
    assert "put the address of argmap into .github/argmap.txt" in ran.err
    assert [line for line in pinned.splitlines() if not line.startswith("#")] == []

    run(
        "init",
        "--no-input",
        *TEA,
        "--tool",
        f"git+https://forge.example/a@{COMMIT}",
        within=tmp_path,
    )
    theirs = dict(starter(f"git+https://forge.example/a@{COMMIT}"))[".github/argmap.txt"]
    assert theirs.endswith(f"\nargmap @ git+https://forge.example/a@{COMMIT}\n")


def test_its_libraries_are_ours() -> None:
    """The same versions and hashes as those that were tested, and what builds argmap."""
    ours = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    theirs = dict(starter())[".github/requirements.txt"]

    extra = re.sub(r"setuptools==\S+ \\\n(    --hash=\S+( \\)?\n)+", "", theirs)
    assert extra == ours
    builds = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert [need.split(">")[0] for need in builds] == ["setuptools"]


def test_an_installation_from_elsewhere_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a whole commit of a repository counts; a folder of this machine does not."""

    class Installed:
        def __init__(self, record: str | None) -> None:
            self.record = record

        def read_text(self, name: str) -> str | None:
            return self.record

    git = '{"url": "https://forge.example/a", "vcs_info": {"vcs": "git", "commit_id": "%s"}}'
    for record, address in (
        (None, ""),
        ('{"url": "file:///home/a", "dir_info": {}}', ""),
        ("{", ""),
        (git % "main", ""),
        (git % COMMIT, f"git+https://forge.example/a@{COMMIT}"),
    ):
        monkeypatch.setattr(command, "distribution", lambda _, r=record: Installed(r))
        assert installed_from() == address


@pytest.mark.parametrize("name", SAME)
def test_its_workflows_and_forms_are_ours(name: str) -> None:
    """But for where argmap comes from: what is good here is good there."""
    ours = (ROOT / ".github" / name).read_text(encoding="utf-8")
    theirs = dict(starter())[f".github/{name}"]

    there = ours.replace(
        "        run: |\n          python -m pip install --require-hashes",
        "        run: |\n          grep -q '^argmap @ ' .github/argmap.txt || {\n"
        "            echo '::error file=.github/argmap.txt::"
        "write here where argmap is to be installed from'\n"
        "            exit 1\n          }\n          python -m pip install --require-hashes",
    ).replace(
        "--requirement requirements/run.txt\n",
        "--requirement .github/requirements.txt\n"
        "          python -m pip install --no-deps --no-build-isolation "
        "--requirement .github/argmap.txt\n",
    )
    assert theirs == there.replace("python cli.py ", "argmap ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_forms_work_in_every_language(language: str) -> None:
    """They are YAML of the same shape, and a reply does what its first word says."""
    forms = {
        name: (yaml.safe_load(text), yaml.safe_load(dict(starter(language=language))[name]))
        for name, text in starter()
        if "ISSUE_TEMPLATE/" in name
    }
    for english, other in forms.values():
        assert shape(english) == shape(other)
    english, other = forms[".github/ISSUE_TEMPLATE/reply.yml"]
    words = [
        [option.split(":")[0] for option in form["body"][2]["attributes"]["options"]]
        for form in (english, other)
    ]
    assert words[0] == words[1] == [kind.value for kind in RELATIONS]


def shape(value: Any) -> Any:
    """Take the texts that people read out of a form."""
    if isinstance(value, dict):
        return {k: "" if k in READ and isinstance(v, str) else shape(v) for k, v in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value if not isinstance(each, str)]
    return value


@pytest.mark.parametrize("language", ["de-CH", "fr"])
def test_what_people_read_is_in_the_language_of_the_debates(
    tmp_path: Path, run: Run, language: str
) -> None:
    """README, forms and the template of proposals; a form filled in there becomes a node."""
    assert run(*BEGIN, "--language", language, within=tmp_path).code == 0
    words = wording(language).gettext
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(f"# Is tea good for us?\n\n{words(FIRST)}\n\n")

    given = {"parent": "tea-is-good-for-us", "relation": "rebuts: …", "text": "Tea wakes."}
    given |= {"held": words(HOLDS), "licence": "- [X] …"}
    parts = [f"### {words(QUESTIONS[field])}\n\n{answer}" for field, answer in given.items()]
    (tmp_path / "form.md").write_text("\n\n".join(parts), encoding="utf-8")
    done = run("intake", "form.md", "--by", "octocat", within=tmp_path)
    assert (done.code, "The account octocat is new here" in done.err) == (0, True), done.err


def test_a_language_without_a_catalogue_leaves_them_in_english() -> None:
    """But for the settings, which say the language of the texts."""
    other = dict(starter(language="pt-BR"))
    differing = [name for name, text in starter() if other[name] != text]

    assert differing == ["argmap.toml"]


def test_it_starts_from_another_tools_file(tmp_path: Path, run: Run) -> None:
    """One command makes a knowledge base of an import, with all that a repository needs."""
    (tmp_path / "tea.argdown").write_text("[Calm]: Tea calms.\n  - [Wake]: Tea wakes.\n")
    done = run("init", "tea", "--from", "tea.argdown", within=tmp_path)
    assert "put the address of argmap into .github/argmap.txt" in done.err

    assert done.code == 0
    assert len([*tmp_path.glob("claims/tea/*/*.yaml")]) == 2
    assert (tmp_path / ".github" / "workflows" / "check.yml").is_file()
    assert run("check", within=tmp_path).code == 0


@pytest.mark.parametrize("written", [0, 3, 15, 17])
def test_a_killed_start_is_finished_by_the_next_one(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    """After any file: the next run writes the rest, and the debate is there when all else is."""
    whole, begun = tmp_path / "whole", tmp_path / "begun"
    for folder in (whole, begun):
        folder.mkdir()
    run(*BEGIN, within=whole)
    replace, left = atomic_write.replace, iter(range(written))

    def write_some(*how: Any) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        replace(*how)

    with monkeypatch.context() as patch:
        patch.setattr(atomic_write, "replace", write_some)
        run(*BEGIN, within=begun)
    assert run(*BEGIN, within=begun).code == 0
    assert files_in(begun) == files_in(whole)


def test_a_start_from_a_bad_file_leaves_nothing(tmp_path: Path, run: Run) -> None:
    """Nothing is written before the file is understood."""
    (tmp_path / "bad.json").write_text("{")
    assert run("init", "tea", "--from", "bad.json", within=tmp_path).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


def files_in(folder: Path) -> dict[str, str]:
    """Read all files."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
