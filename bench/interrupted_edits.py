"""Kill commands that write, and save files while they write; count what is torn or lost.

    python bench/interrupted_edits.py [TIMES [COMMAND ...]]      40 kills and 40 saves of each

A command runs in a process of its own. A hook counts the system calls that touch a file (audit
events for `open`, `rename`, `remove`, `link`, and for the look-up of the call that swaps two files)
from the moment it starts to write. At a chosen one it either ends the process as a kill does, or
saves another text into a file that the command is about to change. Then:

- every file is the old one, the new one or the saved one, never half of one;
- after a kill the same command, run again, completes, and the result is that of an undisturbed run;
- no temporary file is left after that;
- a saved text is still there, or was read by the command and is part of the result.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from argmap.exchange.issue_form import QUESTIONS
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
    "other/cup.yaml": "kind: claim\ntext: A cup.\nsupports: [tea]\n",
    "s/soup.yaml": "kind: counterargument\ntext: So is soup.\nundercuts: warm -> tea\n"
    "rebuts: cup\n",
}
ANSWERS = {
    "parent": "tea",
    "relation": "rebuts: it is wrong",
    "text": "Tea wakes.",
    "held": "Yes",
    "licence": "- [x] My own.",
}
FORM = "\n\n".join(f"### {QUESTIONS[key]}\n\n{answer}" for key, answer in ANSWERS.items())
THREAD = json.dumps(
    {
        "title": "Tea",
        "author": {"login": "dot"},
        "body": "Tea calms everybody.\n",
        "url": "https://example.org/tea/issues/1",
        "createdAt": "2024-10-16T08:00:00Z",
        "comments": [
            {"author": {"login": "ghost"}, "body": text, "url": f"https://example.org/tea/{text}"}
            for text in ("Yes", "No", "Why")
        ],
    }
)
"""Three of its authors are deleted: nothing but what they wrote tells them apart."""
BESIDE = {
    "text.txt": "Tea.\n\nIt calms.\n",
    "form.md": FORM,
    "thread.json": THREAD,
    "milk.argdown": "# Milk\n\n[A]: Milk calms.\n  - [B]: It does not.\n",
}
"""Files beside the debate, for commands that read one."""

COMMANDS = {
    "rename": ["rename", "tea", "green-tea"],
    "rename person": ["rename", "person:ann", "anna"],
    "rename source": ["rename", "source:post", "letter"],
    "merge": ["merge", "tee", "tea"],
    "merge people": ["merge", "person:bob", "person:ann"],
    "remove": ["remove", "tea", "--with-steps"],
    "move": ["move", "warm", "other"],
    "confirm": ["confirm", "--all"],
    "fmt": ["fmt"],
    "check --fix": ["check", "--fix"],
    "sources index": ["sources", "index", "text.txt", "--source", "post"],
    "sources import": ["sources", "import", "thread.json", "--into", "tea"],
    "import": ["import", "milk.argdown", "--into", ".", "--debate", "milk"],
    "export": ["export", "--format", "csv", "--out", "tables"],
    "stance": [
        *("stance", "hot", "--no-input", "--new-person", "Cy", "--stance", "denies"),
    ],
    "intake": ["intake", "form.md", "--by", "octocat"],
    "init": ["init", "milk", "--no-input", "--question", "Why milk?", "--answer", "It is white."],
    "init anew": ["init", "milk", "--no-input", "--question", "Why milk?", "--answer", "So."],
    "init --from": ["init", "milk", "--from", "milk.argdown"],
    "new": [
        *("new", "--no-input", "--kind", "claim", "--text", "Milk.", "--short", "Milk"),
        *("--to", "why", "--relation", "answers", "--new-person", "Cy"),
    ],
}
ANEW = ("init anew", "init --from")
"""These begin in a folder without debates."""

ADDING = ("new", "intake", "stance", "init", "init anew")
"""These do another thing when they are run again after they have done their work."""

HOOK = r"""
import os, sys
sys.path.insert(0, sys.argv[1])
at, action, victim, saved = int(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5]
sys.argv = ["argmap", *sys.argv[6:]]
here = os.getcwd()
from argmap.cli import main
from argmap.editing import atomic_write, import_debate
events = ("open", "os.mkdir", "os.rename", "os.remove", "os.link", "ctypes.dlsym")
seen, writing, done = 0, False, False
def watch(event, arguments):
    global seen, done, writing
    if done or event not in events:
        return
    name = str(arguments[0])
    writing = writing or name.endswith(".argmap") or event == "os.mkdir"
    if not writing or (event != "ctypes.dlsym" and here not in os.path.abspath(name)):
        return
    seen += 1
    if seen == at:
        done = True
        if action == "kill":
            os._exit(137)
        os.makedirs(os.path.dirname(victim), exist_ok=True)
        with open(victim, "w", encoding="utf-8") as stream:
            stream.write(saved)
sys.addaudithook(watch)
try:
    main()
finally:
    sys.stderr.write(f"\nCALLS {seen}\n")
"""


def write_debate(root: Path, name: str) -> None:
    """Write the debate, and the files beside it."""
    debate = {} if name in ANEW else {f"claims/tea/{name}": text for name, text in FILES.items()}
    for file, text in {**debate, **BESIDE}.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


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
    """Read all files, temporary ones too."""
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def settled(root: Path, name: str, plain: Mapping[str, str] | None = None) -> dict[str, str]:
    """Run the command until it changes nothing more, or has done what it does; read the result."""
    before: dict[str, str] = {}
    for _ in range(3):
        if name in ADDING and _lasting(texts(root)) == plain:
            break
        run(root, COMMANDS[name])
        if (after := texts(root)) == before:
            break
        before = after
    return texts(root)


def killed(name: str, at: int, plain: dict[str, str]) -> str:
    """Kill the command at a call; what is wrong afterwards, or the empty string."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_debate(root, name)
        old = texts(root)
        run(root, COMMANDS[name], at, "kill")
        steps = {*old.values(), *plain.values()}
        left = _lasting(texts(root))
        torn = [n for n, text in left.items() if text not in steps and not _is_whole(n, text)]
        if torn:
            return f"torn: {torn}"
        if gone := [file for file in old if file in plain and file not in left]:
            return f"gone: {gone}"
        after = settled(root, name, plain)
        leftover = [file for file in after if _is_temporary(file) and name not in ADDING]
        if leftover:
            return f"left behind: {leftover}"
        return "" if _lasting(after) == plain else f"not finished: {_differing(after, plain)}"


def _lasting(found: Mapping[str, str]) -> dict[str, str]:
    """Leave out temporary files; those of a command that is not repeated the next one sweeps."""
    return {file: text for file, text in found.items() if not _is_temporary(file)}


def _is_temporary(file: str) -> bool:
    return file.endswith(".argmap") or "/.import-" in file


def _is_whole(name: str, text: str) -> bool:
    """Tell whether a text between the old one and the new one is a whole file: an alias came."""
    return "aliases:" in text and text.endswith("\n") and read_again(text, name).findings == ()


def _differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def saved_during(name: str, at: int, victim: str, saved: str) -> str:
    """Save a text during the command; what is wrong afterwards, or the empty string."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_debate(root, name)
        run(root, COMMANDS[name], at, "save", str(root / victim), saved)
        found = texts(root)
    if any("a remark of somebody" in text for text in found.values()):
        return ""
    return f"lost: {victim} at {at}"


def main(times: int, names: Sequence[str]) -> int:
    """Kill and save; print a line for each command."""
    chance, failures = random.Random(1), 0
    for name in names or COMMANDS:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_debate(root, name)
            old = texts(root)
            code, calls = run(root, COMMANDS[name])
            plain = texts(root) if name in ADDING else settled(root, name)
        # What export wrote before it is meant to overwrite.
        changed = [n for n in plain if old.get(n) != plain[n] and n.startswith("claims/")]
        if name == "remove":
            changed += [n for n in old if n not in plain]
        wrong = Counter([f"ends with {code}"] if code or plain == old else [])
        for number in range(times):
            at = 1 + number * max(calls, 1) // times % max(calls, 1)
            wrong[killed(name, at, plain)] += 1
            if changed:
                victim = chance.choice(changed)
                saved = (
                    f"{old.get(victim, 'kind: claim').rstrip()}\n# a remark of somebody {number}\n"
                )
                wrong[saved_during(name, at, victim, saved)] += 1
        good = wrong.pop("", 0)
        failures += wrong.total()
        print(f"{name:15} {calls:3} calls, {good} of {good + wrong.total()} right", flush=True)
        for what, count in wrong.most_common(6):
            print(f"    {count} times {what}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40, sys.argv[2:]))
