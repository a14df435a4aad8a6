"""What is found as one types is what ``check`` finds in the end."""

import random
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the language server's library is not installed")

from argmap.checks.run import check_all
from argmap.loading.discovery import find_claims, list_debates, scan
from argmap.schema.finding import Finding, Severity
from argmap.servers.lsp.checking import BackgroundCheck
from argmap.servers.lsp.knowledge import Knowledge
from tests.conftest import WriteDebate
from tests.servers.lsp.debate import DEBATE

DEFECTS = Path(__file__).parents[2] / "defects"
TYPED = 12
"""At every so many characters the whole debate is linked too, as when somebody pauses."""


def on_disk(folder: Path) -> list[Finding]:
    """Check as the command does, without notes."""
    found = check_all(folder).findings
    return [finding for finding in found if finding.severity is not Severity.NOTE]


def files_of(claims: Path) -> list[Path]:
    """List the files of all debates that can be typed."""
    files = [file.path for name in list_debates(claims) for file in scan(claims, name).files]
    return [path for path in files if path.is_file() and is_text(path)]


def is_text(path: Path) -> bool:
    """Tell whether an editor can hold a file as it is."""
    try:
        return not path.read_bytes().startswith(b"\xef\xbb\xbf") and bool(path.read_text("utf-8"))
    except UnicodeDecodeError:
        return False


@pytest.mark.parametrize("name", sorted(path.name for path in DEFECTS.iterdir() if path.is_dir()))
def test_a_defect_typed_character_by_character(name: str) -> None:
    """However it came about, the same codes at the same places as ``check``."""
    folder = DEFECTS / name
    expected = on_disk(folder)
    damaged = {finding.location.file for finding in expected}
    knowledge = Knowledge(find_claims(folder))
    for path in files_of(knowledge.claims):
        text = path.read_bytes().decode("utf-8")
        knowledge.open(path, "")
        if not any(path.as_posix().endswith(file) for file in damaged):
            knowledge.type(path, text)
            continue
        for end in range(1, len(text) + 1):
            knowledge.type(path, text[:end])
            if end % TYPED == 0:
                knowledge.debates()

    assert BackgroundCheck(knowledge).run() == expected


@pytest.mark.parametrize("seed", range(8))
def test_random_edits(write_debate: WriteDebate, seed: int) -> None:
    """After any edits the state in memory equals a fresh one; bench/typed_edits.py makes 10,000."""
    folder, chance = write_debate(DEBATE), random.Random(seed)
    knowledge = Knowledge(folder / "claims")
    files = files_of(knowledge.claims)
    for _ in range(40):
        path = chance.choice(files)
        text = edited(path.read_text("utf-8"), chance)
        path.write_text(text, "utf-8")
        knowledge.type(path, text)

        assert BackgroundCheck(knowledge).run() == on_disk(folder)


def edited(text: str, chance: random.Random) -> str:
    """Change a stretch of a text: as somebody types, cuts and pastes."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((0, 0, 1, 3)))
    other = chance.choice(
        ("", "a", " ", "\n", ":", "- ", "tea-calms", "'", "supports: tea-wakes\n")
    )
    return text[:start] + other + text[end:]
