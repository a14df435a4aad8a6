"""Spoil files at random, and let everything that edits files work on them.

    python bench/fuzz_editing.py [FILES] [SEED]      100,000 files by default

Each time one file of a small debate is spoilt, the debate is loaded, and every change that a
command can make is planned: rename, merge, remove, move, confirm, stance, source index, format and
the fixes. What the reader refuses has to be refused with a message. What would be written is read
again: it holds what was meant, and no plan brings a mistake that the reader sees. The debate is
held in memory, and the same text is read once.
"""

import random
import sys
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from argmap.checks.run import check
from argmap.editing import (
    confirming,
    formatting,
    merging,
    removing,
    renaming,
    splice,
    stances,
    values,
)
from argmap.editing.autofix import _parse, apply_fixes
from argmap.editing.confirming import confirmed
from argmap.editing.marks import comments, is_sound, singles
from argmap.editing.merging import plan_merge
from argmap.editing.new_node import NewStance
from argmap.editing.removing import plan_removal
from argmap.editing.renaming import plan_move, plan_rename
from argmap.editing.source_index import Indexed, index, refresh
from argmap.editing.stances import plan_stance
from argmap.editing.steps import FileStep, Move, Write
from argmap.editing.thread_files import added_thread
from argmap.exchange.conversations.records import thread_records
from argmap.exchange.conversations.thread import Thread, ThreadLine, ThreadPost
from argmap.loading.discovery import DebateFile, DebateFolder, scan
from argmap.loading.filesystem import in_memory
from argmap.loading.load import load_folder, read_file_bytes
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document, read_again
from argmap.loading.reader.events import parse
from argmap.loading.records import Reading
from argmap.schema.errors import ArgmapError
from argmap.schema.finding import Severity
from argmap.schema.vocabulary import StanceKind

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.fuzzing import counted

ADDRESS = "https://example.org/tea"
FILES = {
    "debate.yaml": "format: 1\ntitle: Tea?\nquestion: why\ntheses: [tea, milk]\n"
    "sections:\n  - id: s   # the one\n    root: why\n"
    "documents:\n  - {id: wood, title: W}\n  - id: thread\n    title: Tea\n"
    "expect:\n  status: {tea: contested}\n  crux: {on: tea, between: [ann, bob], is: tea}\n",
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\naccount: ann\naliases: [anna]\n",
    "people/bob.yaml": "name: 'Bob'\nsummary: >-\n  He: likes\n  milk.\n",
    "sources/post.yaml": f"# the post\nkind: post\nauthor: ann\nurl: {ADDRESS}\ndocument: thread\n"
    "paragraphs:\n"
    '  - {id: p1, chars: [0, 3], sha256: "0123456789abcdef"}  # short\n'
    '  - {id: p2, chars: [4, 9], sha256: "a123456789abcdef", quotes: {person: bob, at: p1}}\n',
    "other/cup.yaml": "kind: claim\ntext: A cup: it warms.\nsuports: tea\n",
    "s/why.yaml": "kind: question\ntext: Why tea?\n",
    "s/tea.yaml": "kind: claim\ntext: Tea calms.\nanswers: why\naliases:\n- old-tea\n"
    "stances: {by: ann, stance: asserts, source: post, at: p1}   # sure\n",
    "s/milk.yaml": 'kind: claim\ntext: "Milk calms."\nshort: Milk\n'
    "answers: {to: why, partly: true}\nrebuts: [tea]\nsee:\n  - tea\n  - other/tea\n",
    "s/hot.yaml": "kind: example\nform: case\ntext: >-\n  Tea is hot,\n  very.\n\nsupports:\n"
    "  - to: tea   # by warmth\n    with: [milk]\n    scheme: analogy\n  - milk\n"
    "stances:\n  - by: ann\n    stance: asserts\n    source: post\n    at:\n      - p1\n"
    "  - {by: bob, stance: denies, source: post, at: [p1, p2]}\n",
    "s/soup.yaml": "kind: counterargument\ntext: So is soup.\nundercuts: hot -> tea\n"
    "under: 'hot -> tea'\ntopics: [soup, heat]\nnote: |+\n  kept\n\n",
}
"""A small debate with every form that editing meets; one file has two mistakes to fix."""
TEXT = "Tea\n\nIt calms.\n"
"""The document that the source is indexed from."""
THREAD = Thread(
    "Tea",
    ADDRESS,
    (
        ThreadPost("1", "Ann", url=ADDRESS, lines=(ThreadLine("Tea"), ThreadLine("Milk."))),
        ThreadPost("2", url=f"{ADDRESS}/2", lines=(ThreadLine("No."),)),
    ),
)
"""A newer version of the source, and an answer of a deleted author."""
RELOADED = 5
"""Of how many plans one is carried out in memory, and the whole debate loaded again."""
UNCOMPARED = ("merge", "remove", "fix")
"""The commands look at the first two on a copy; a file that is fixed may show its other errors."""
LOSING = ("merge", "remove", "fix", "rename", "move", "fmt")
"""The commands that take keys out of a file, or write other ones."""
PARAGRAPH = frozenset({"id", "chars", "sha256", "quotes", "person", "source", "at", "no_claim"})
"""The keys of a paragraph, which go with its words."""
CHANGES = ("rename", "append", "remove_item", "add_key", "set_value", "_without", "_without_twins")
"""Functions that change a document and look at nothing else."""
REMEMBERED = 20_000

FAILURES_PRINTED = 20
"""How many failures are printed."""

SCRAPS = (
    ": ", "- ", "[", "]", "{", "}", '"', "'", "#", " #", ">-", "|", "\n", "\n\n", "  ", "&a", "*a",
    "!x", ",", "---\n", "?", "\t", "\r\n", "é", "e\u0301", "\u200b", "tea", "kind: claim\n",
    "stances: {by: ann}\n", "stances:\n  - by: ann\n", "supports: {with: tea}\n", "supports: tea\n",
    "supports:\n", "aliases: tea\n", "- x\n", "text: >-\n", "x: [a, b\n", "to: tea\n",
    "wording: 0\n",
)  # fmt: skip
Plan = Callable[[Loaded], tuple[FileStep, ...]]


def spoilt(text: str, chance: random.Random) -> str:
    """Change a text in one to three places: as somebody's slip would, or worse."""
    for _ in range(chance.randint(1, 3)):
        lines = text.split("\n")
        at, line = chance.randrange(len(text) + 1), chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                text = text[:at] + chance.choice(SCRAPS) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 6) :]
            case 2:
                lines.insert(chance.randrange(len(lines) + 1), lines[line])
                text = "\n".join(lines)
            case 3:
                del lines[line]
                text = "\n".join(lines)
            case 4:
                lines[line] = " " * chance.randrange(6) + lines[line].lstrip()
                text = "\n".join(lines)
            case 5:
                lines.insert(line, chance.choice(SCRAPS))
                text = "\n".join(lines)
            case 6:
                chance.shuffle(lines)
                text = "\n".join(lines)
    return text


def plans(loaded: Loaded) -> Iterator[tuple[str, Callable[[], tuple[FileStep, ...]]]]:
    """Yield everything that can be planned on the debate."""
    for name in ("tea", "hot", "why"):
        yield f"rename {name}", partial(plan_rename, loaded, name, "new-id")
        yield f"remove {name}", partial(plan_removal, loaded, name)
    yield "rename person", partial(plan_rename, loaded, "ann", "new-id", "person")
    yield "rename source", partial(plan_rename, loaded, "post", "new-id", "source")
    yield "merge nodes", partial(plan_merge, loaded, "tea", "milk")
    yield "merge others", partial(plan_merge, loaded, "hot", "soup")
    yield "merge people", partial(plan_merge, loaded, "bob", "ann", "person")
    yield "move", partial(plan_move, loaded, "milk", "other")
    for node in ("tea", "hot"):
        yield f"confirm {node}", partial(_confirm, loaded, node)
        yield f"stance {node}", partial(_stance, loaded, node)
    yield "sources index", partial(_index, loaded)
    yield "sources refresh", partial(_refresh, loaded)
    yield "sources import", partial(_import, loaded)
    yield "fmt", partial(_format, loaded)
    yield "fix", partial(_fix, loaded)


def _confirm(loaded: Loaded, node: str) -> tuple[FileStep, ...]:
    if node not in loaded.files.nodes or not is_sound(loaded.files.nodes[node].document):
        return ()
    document = loaded.files.nodes[node].document
    return (Write(document.file, confirmed(loaded, node), document.text),)


def _stance(loaded: Loaded, node: str) -> tuple[FileStep, ...]:
    if node not in loaded.debate.nodes:
        return ()
    stance = NewStance("ann", StanceKind.CONCEDES, "post")
    return (plan_stance(loaded, loaded.debate.nodes[node], stance),)


def _index(loaded: Loaded) -> tuple[FileStep, ...]:
    return _indexed([index(loaded, TEXT, "post", lines=(1, 3))])


def _refresh(loaded: Loaded) -> tuple[FileStep, ...]:
    return _indexed(refresh(loaded, TEXT, "thread"))


def _import(loaded: Loaded) -> tuple[FileStep, ...]:
    return added_thread(thread_records(THREAD, "tea", loaded.debate).records, loaded).steps


def _indexed(sources: Iterable[Indexed]) -> tuple[FileStep, ...]:
    return tuple(
        Write(f"claims/tea/sources/{made.source}.yaml", made.after, made.before or None)
        for made in sources
        if not made.refused
    )


def _format(loaded: Loaded) -> tuple[FileStep, ...]:
    documents = [document for document in loaded.documents() if is_sound(document)]
    return tuple(Write(d.file, formatting.formatted(d), d.text) for d in documents)


def _fix(loaded: Loaded) -> tuple[FileStep, ...]:
    findings = check(loaded)
    steps = []
    for document in loaded.documents():
        own = [f for f in findings if f.edit is not None and f.edit.file == document.file]
        fixed = apply_fixes(document, own, partial(_parse, file=document.file))
        steps.append(Write(document.file, fixed.text, document.text))
    return tuple(steps)


@lru_cache(maxsize=REMEMBERED)
def _parsed(file: str, text: str) -> Document:
    return parse(Document(file, text))


def _parse_once(document: Document) -> Document:
    return _parsed(document.file, document.text)


@lru_cache(maxsize=REMEMBERED)
def _comments(file: str, text: str) -> list[str]:
    return comments(_parsed(file, text))


@lru_cache(maxsize=REMEMBERED)
def _reread(file: str, text: str) -> Document:
    return read_again(text, file)


def _once(change: Callable[..., Any]) -> Callable[..., Any]:
    """Remember what a change of a document came to, by what stands in the document."""
    remembered: dict[tuple[str, ...], Any] = {}

    def changed(document: Document, *more: Any) -> Any:
        key = (document.file, document.text, repr(more))
        if key not in remembered:
            if len(remembered) > REMEMBERED:
                remembered.clear()
            remembered[key] = change(document, *more)
        return remembered[key]

    return changed


def remember() -> None:
    """Do each change of a text once: most plans write the same into files that nobody spoilt."""
    for module in (confirming, formatting, merging, removing, renaming, splice, stances, values):
        names = vars(module)
        names |= {name: _once(names[name]) for name in CHANGES if name in names}
        names |= {"parse": _parse_once} if "parse" in names else {}
    vars(splice)["comments"] = lambda document: _comments(document.file, document.text)
    vars(formatting)["formatted"] = _once(formatting.formatted)


def misread(name: str, steps: tuple[FileStep, ...]) -> str:
    """Find a file that the reader would understand less of; the empty string if there is none."""
    for step in steps:
        if isinstance(step, Write) and step.before is not None and step.text != step.before:
            before, after = (_reread(step.file, text) for text in (step.before, step.text))
            if before.data is not None and (
                after.data is None or len(after.findings) > len(before.findings)
            ):
                return f"{step.file} can no longer be read"
            if _texts_of_nothing(after) > _texts_of_nothing(before):
                return f"{step.file} has an empty text where it had no value"
            if not name.startswith(LOSING) and (lost := _lost_keys(before.data, after.data)):
                return f"{step.file} loses {lost}"
            if name == "fmt" and _composed(after) != _composed(before):
                return f"{step.file} says something else"
    return ""


def _texts_of_nothing(document: Document) -> int:
    """Count the empty texts between quotation marks."""
    return sum(not value and path not in document.empty for path, value in singles(document))


def _lost_keys(before: Any, after: Any) -> Counter[str]:
    """Count the keys, besides those of a paragraph, that are no longer there."""
    lost = Counter(_keys(before)) - Counter(_keys(after))
    return Counter({key: count for key, count in lost.items() if key not in PARAGRAPH})


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _keys(part)


def _composed(document: Document) -> str:
    """Write the data in the form of Unicode that the format command writes."""
    return unicodedata.normalize("NFC", repr(document.data))


def carried_out(files: Mapping[str, str], steps: Iterable[FileStep]) -> dict[str, str]:
    """Carry out a plan in memory."""
    after = dict(files)
    for step in steps:
        file = step.file.removeprefix("claims/tea/")
        if isinstance(step, Write):
            after[file] = step.text
        else:
            del after[file]
        if isinstance(step, Move):
            after[step.to.removeprefix("claims/tea/")] = step.before
    return after


def errors(loaded: Loaded) -> Counter[str]:
    """Count the errors of a debate by their codes."""
    return Counter(f.rule.code for f in loaded.findings if f.severity is Severity.ERROR)


def load(files: Mapping[str, str]) -> Loaded:
    """Load a debate whose files are held in memory."""
    paths = {f"tea/{name}": text for name, text in files.items()}

    def read(file: DebateFile) -> Reading:
        return _read(file, paths[file.file.removeprefix("claims/")])

    return load_folder(_folder(frozenset(paths)), read)


@lru_cache
def _folder(paths: frozenset[str]) -> DebateFolder:
    return scan(Path("claims"), "tea", in_memory(f"claims/{path}" for path in sorted(paths)))


@lru_cache(maxsize=1_000)
def _read(file: DebateFile, text: str) -> Reading:
    return read_file_bytes(file, text.encode(errors="surrogatepass"))


def try_one(files: Mapping[str, str], outcomes: Counter[str], case: int = 0) -> list[str]:
    """Try every plan on the debate; list what went wrong.

    The number of the case decides which plans are carried out in memory.
    """
    wrong = []
    loaded = load(files)
    uncompared = UNCOMPARED
    if not all(is_sound(document) for document in loaded.documents()):
        uncompared += ("rename",)  # the command refuses what a file with errors may mention
    for number, (name, plan) in enumerate(plans(loaded), case):
        try:
            steps = plan()
        except ArgmapError:
            outcomes["refused"] += 1
        except Exception:  # noqa: BLE001 - that is what this looks for
            wrong.append(f"{name}\n{traceback.format_exc()}")
        else:
            outcomes["planned"] += 1
            problem = misread(name, steps)
            if not problem and number % RELOADED == 0 and not name.startswith(uncompared):
                new = errors(load(carried_out(files, steps))) - errors(loaded)
                problem = f"brings {dict(new)}" if new else ""
            if problem:
                wrong.append(f"{name}: {problem}")
    return wrong


def main(count: int, seed: int) -> int:
    """Spoil files, one at a time; print what went wrong, and a line of figures."""
    remember()
    chance, outcomes, failures = random.Random(seed), Counter[str](), 0
    start = time.perf_counter()
    for case in counted(count):
        name = chance.choice(list(FILES))
        text = spoilt(FILES[name], chance)
        for wrong in try_one({**FILES, name: text}, outcomes, case):
            failures += 1
            if failures <= FAILURES_PRINTED:
                print(f"--- {name}\n{text}\n{wrong}", flush=True)
    seconds = time.perf_counter() - start
    print(f"{count} files in {seconds:.0f} s: {dict(outcomes)}, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [100_000, 1][len(given) :])))
