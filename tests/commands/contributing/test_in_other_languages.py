"""A debate in another language: names, ids, and words that turn a meaning."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.loading.load import load

Run = Callable[..., Any]
Git = Callable[..., str]

GERMAN = ("Ist die Straßenbahn für alle gut?", "Die Straßenbahn ist für alle Leute in Köln gut.")
FRENCH = ("Le thé est-il bon ?", "Le thé est bon pour la santé de tous les adultes en été.")
POLISH = ("Czy herbata jest zdrowa?", "Herbata jest zdrowa dla wszystkich ludzi w Polsce.")
DENIED = {
    "de": ("ist für", "ist nicht für"),
    "fr": ("est bon", "n'est pas bon"),
    "pl": ("jest", "nie jest"),
}


def begin(run: Run, git: Git, root: Path, language: str, texts: tuple[str, str]) -> Path:
    """Begin a debate, commit it, and give the file of its answer."""
    question, answer = texts
    words = ("--question", question, "--answer", answer, "--language", language, "--no-input")
    assert run("init", "d", *words, within=root).code == 0
    git("add", "--all")
    git("commit", "--quiet", "--message", "Begin")
    (thesis,) = load(root).debate.theses
    return root / "claims" / "d" / "answers" / f"{thesis}.yaml"


@pytest.mark.parametrize(
    ("language", "texts", "said"),
    [
        ("de", GERMAN, ""),
        ("fr", FRENCH, ""),
        ("pl", POLISH, "negations are not checked for this language"),
    ],
)
def test_a_denial_is_no_duplicate_where_negations_are_known(
    tmp_path: Path, run: Run, git: Git, language: str, texts: tuple[str, str], said: str
) -> None:
    """Elsewhere it may be one, and that negations were not looked for is said."""
    answer = begin(run, git, tmp_path, language, texts)
    words = ("--text", texts[1].replace(*DENIED[language]), "--short", "Nein", "--to", answer.stem)
    ran = run(
        "new", "--no-input", "--kind", "counterargument", *words, "--relation", "rebuts",
        "--new-person", "Jürgen Žółć", within=tmp_path,
    )  # fmt: skip

    assert ran.code == 0, ran.err
    assert (tmp_path / "claims" / "d" / "people" / "jurgen-zolc.yaml").exists()
    assert ("near-duplicate" in ran.out) == bool(said)
    assert said in ran.out


@pytest.mark.parametrize(
    ("language", "texts", "said"),
    [
        ("de", GERMAN, "bears on the meaning: -alle"),
        ("pl", POLISH, "not checked for this language"),
    ],
)
def test_a_quantifier_that_goes_is_a_change_of_meaning(
    tmp_path: Path, run: Run, git: Git, language: str, texts: tuple[str, str], said: str
) -> None:
    """Or it is said that nobody looked."""
    answer = begin(run, git, tmp_path, language, texts)
    text = answer.read_text(encoding="utf-8")
    answer.write_text(text.replace("alle ", "").replace("wszystkich ", ""), encoding="utf-8")

    ran = run("diff", "HEAD", within=tmp_path)

    assert said in " ".join(ran.out.split())
