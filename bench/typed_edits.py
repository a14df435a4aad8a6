"""Make random edits in open files, and compare what is found with a fresh check after each.

::

    python bench/typed_edits.py [EDITS] [SEED]

Types, cuts and pastes in the files of a small debate; now and then saves, deletes, renames or adds
one. Stops at the first difference.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from argmap.servers.lsp.checking import BackgroundCheck
from argmap.servers.lsp.knowledge import Knowledge
from tests.servers.lsp.debate import DEBATE
from tests.servers.lsp.test_typing import edited, files_of, on_disk

AFRESH = 100
"""After so many edits the debate starts anew, before nothing is left of it."""


def write(folder: Path) -> None:
    """Write the debate."""
    for file, text in {**DEBATE, "debate.yaml": "format: 1\ntitle: Tea\n"}.items():
        path = folder / "claims" / "tea" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def change(knowledge: Knowledge, chance: random.Random) -> None:
    """Change something, in an open file and on the disk."""
    path = chance.choice(files_of(knowledge.claims))
    what = chance.random()
    if what < 0.9 or path.name == "debate.yaml":  # noqa: PLR2004 - nine of ten
        text = edited(path.read_text("utf-8"), chance) or "\n"
        path.write_text(text, "utf-8", newline="")
        knowledge.type(path, text)
        if what < 0.1:  # noqa: PLR2004 - one of ten
            knowledge.save(path)
    elif what < 0.95:  # noqa: PLR2004 - half of the rest
        knowledge.save(path)
        path.rename(path.with_name(f"renamed-{knowledge.version}.yaml"))
        knowledge.close(path)
    else:
        path.unlink()
        knowledge.close(path)


def main(edits: int = 10_000, seed: int = 1) -> None:
    """Play them."""
    begin, chance, done = time.perf_counter(), random.Random(seed), 0
    while done < edits:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            write(folder)
            knowledge = Knowledge(folder / "claims")
            for _ in range(min(AFRESH, edits - done)):
                change(knowledge, chance)
                done += 1
                typed, fresh = BackgroundCheck(knowledge).run(), on_disk(folder)
                if typed != fresh:
                    sys.exit(f"edit {done} of seed {seed}:\n{typed}\n{fresh}")
    print(f"{done} edits, no difference, {time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
