"""Kill commands that write, and save files while they write; count what is torn or lost.

    python bench/interrupted_edits.py [TIMES]      40 kills and 40 saves of each command by default

A command runs in a process of its own. A hook counts the system calls that touch a file (audit
events for `open`, `rename`, `remove`, `link`, and for the look-up of the call that swaps two files)
from the moment it starts to write. At a chosen one it either ends the process as a kill does, or
saves another text into a file that the command is about to change. Then:

- every file is the old one, the new one or the saved one, never half of one;
- after a kill the same command, run again, completes, and the result is that of an undisturbed run;
- no temporary file is left after that;
- a saved text is still there, or was read by the command and is part of the result.
"""

import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from argmap.loading.reader import read_again

FILES = {
    "debate.yaml": "format: 1\ntitle: Tea?\nquestion: why\n",
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "people/bob.yaml": "name: Bob\nidentified: by-contribution\n",
    "sources/post.yaml": "kind: post\nauthor: ann\n",
    "s/why.yaml": "kind: question\ntext: Why tea?",
    "s/tea.yaml": "kind: claim\ntext: Tea calms.\nanswers: why\n"
    "stances: {by: ann, stance: asserts}\n",
    "s/tee.yaml": "kind: claim\ntext: Tea calms us.\nanswers: why\n"
    "stances: {by: bob, stance: asserts}\n",
    "s/hot.yaml": "kind: claim\ntext: Tea is hot.\nsuports: tea\n"
    "stances: {by: ann, stance: asserts}\n",
    "s/warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: [tea]\n",
    "s/soup.yaml": "kind: counterargument\ntext: So is soup.\nundercuts: warm -> tea\n",
}
COMMANDS = {
    "rename": ["rename", "tea", "green-tea"],
    "rename person": ["rename", "person:ann", "anna"],
    "merge": ["merge", "tee", "tea"],
    "merge people": ["merge", "person:bob", "person:ann"],
    "remove": ["remove", "tea", "--with-steps"],
    "confirm": ["confirm", "--all"],
    "fmt": ["fmt"],
    "check --fix": ["check", "--fix"],
    "sources index": ["sources", "index", "text.txt", "--source", "post"],
    "new": [
        *("new", "--no-input", "--kind", "claim", "--text", "Milk.", "--short", "Milk"),
        *("--to", "why", "--relation", "answers", "--new-person", "Cy"),
    ],
}
HOOK = r"""
import os, sys
sys.path.insert(0, sys.argv[1])
at, action, victim, saved = int(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5]
sys.argv = ["argmap", *sys.argv[6:]]
from argmap.cli import main
from argmap.editing import atomic_write
seen, writing, done = 0, False, False
def watch(event, arguments):
    global seen, done, writing
    if done or event not in ("open", "os.rename", "os.remove", "os.link", "ctypes.dlsym"):
        return
    name = str(arguments[0])
    writing = writing or name.endswith(".argmap")
    if not writing or (event != "ctypes.dlsym" and "claims" not in os.path.abspath(name)):
        return
    seen += 1
    if seen == at:
        done = True
        if action == "kill":
            os._exit(137)
        with open(victim, "w", encoding="utf-8") as stream:
            stream.write(saved)
sys.addaudithook(watch)
try:
    main()
finally:
    sys.stderr.write(f"\nCALLS {seen}\n")
"""


def write_debate(root: Path) -> None:
    """Write the debate, and a text to index."""
    for name, text in FILES.items():
        path = root / "claims" / "tea" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "text.txt").write_text("Tea.\n\nIt calms.\n", encoding="utf-8")


def run(root: Path, words: list[str], at: int = 0, action: str = "", *more: str) -> tuple[int, int]:
    """Run a command with the hook; its exit code, and how many calls there were."""
    source = str(Path(__file__).parent.parent / "src")
    hook = [sys.executable, "-c", HOOK, source, str(at), action, *(more or ("", ""))]
    done = subprocess.run(
        [*hook, *words], cwd=root, capture_output=True, text=True, check=False, timeout=120
    )
    calls = [line.split()[1] for line in done.stderr.splitlines() if line.startswith("CALLS")]
    return done.returncode, int(calls[0]) if calls else -1


def texts(root: Path) -> dict[str, str]:
    """Read all files of the debate, temporary ones too."""
    paths = sorted(path for path in (root / "claims").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def settled(root: Path, words: list[str]) -> dict[str, str]:
    """Run the command until it changes nothing more, and read the result."""
    before: dict[str, str] = {}
    for _ in range(3):
        run(root, words)
        if (after := texts(root)) == before:
            break
        before = after
    return texts(root)


def killed(words: list[str], at: int, plain: dict[str, str]) -> str:
    """Kill the command at a call; what is wrong afterwards, or the empty string."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_debate(root)
        old = texts(root)
        run(root, words, at, "kill")
        steps = {*old.values(), *plain.values()}
        torn = [
            name
            for name, text in texts(root).items()
            if name.endswith(".yaml") and text not in steps and not _is_whole(name, text)
        ]
        if torn:
            return f"torn: {torn}"
        if words[0] == "new":
            return ""  # a second run is a second node
        after = settled(root, words)
        leftover = [name for name in after if name.endswith(".argmap")]
        if leftover:
            return f"left behind: {leftover}"
        return "" if after == plain else f"not finished: {_differing(after, plain)}"


def _is_whole(name: str, text: str) -> bool:
    """Tell whether a text between the old one and the new one is a whole file: an alias came."""
    return "aliases:" in text and text.endswith("\n") and read_again(text, name).findings == ()


def _differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def saved_during(words: list[str], at: int, victim: str, saved: str) -> str:
    """Save a text during the command; what is wrong afterwards, or the empty string."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_debate(root)
        path = root / "claims" / "tea" / victim
        run(root, words, at, "save", str(path), saved)
        found = texts(root)
    if any("a remark of somebody" in text for text in found.values()):
        return ""
    return f"lost: {victim}"


def main(times: int) -> int:
    """Kill and save; print a line for each command."""
    chance, failures = random.Random(1), 0
    for name, words in COMMANDS.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_debate(root)
            old = texts(root)
            _, calls = run(root, words)
            plain = settled(root, words) if words[0] != "new" else texts(root)
        changed = [n for n in old if old[n] != plain.get(n)] or list(old)
        wrong: Counter[str] = Counter()
        for number in range(times):
            at = 1 + number % max(calls, 1)
            wrong[killed(words, at, plain)] += 1
            victim = chance.choice(changed).removeprefix("claims/tea/")
            saved = f"{FILES[victim].rstrip()}\n# a remark of somebody {number}\n"
            wrong[saved_during(words, at, victim, saved)] += 1
        good = wrong.pop("", 0)
        failures += wrong.total()
        print(f"{name:15} {calls:3} calls, {good} of {2 * times} right", dict(wrong) or "")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
