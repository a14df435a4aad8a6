"""Made-up damage to the files of a small valid debate, as people and attackers do it."""

import re
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from argmap.checks.run import check
from argmap.loading.discovery import DebateFile, scan
from argmap.loading.filesystem import in_memory
from argmap.loading.load import load_folder, read_file_bytes
from argmap.loading.records import Reading
from argmap.schema.finding import Finding

PAGE: Final = Path(__file__).parents[1] / "claims" / "README.md"
DEBATE: Final = "tea-or-coffee"

SCRAPS: Final = (
    "", " ", "  ", "\t", "\n", "\r\n", ":", ": ", "- ", "-", "? ", "#", " #", "'", '"', "[", "]",
    "{", "}", ",", "&a ", "*a", "!!int ", "|", ">-", "~", "null", "---\n", "...\n", "\\", "\u00a0",
    "\u200b", "\ufeff", "é", "茶", "🍵", "0", "-1", "1e999", "true", "[]", "{}", "[[a]]",
    "{a: {b: c}}", "- - -", "tea-calms", "tea-is-warm -> tea-calms", "ann", "post", "p1", "a/b",
    "../x", "x" * 700, "<<<<<<< HEAD\n", "=======\n", ">>>>>>> other\n", "2024-02-30", "9" * 5_000,
)  # fmt: skip
SHAPES: Final = (
    "{by: ann}", "[ann, bob]",
    "\n  by: ann\n  stance: asserts", "\n  - by: ann\n    stance: asserts",
    "{with: ann}", "\n  - {to: tea-calms, with: [tea-calms]}", "", "x", "\n  - \n  -", "[[], {}]",
    "\n  tea-calms: stands", "\n  - - a\n    - b",
)  # fmt: skip
"""Values of every shape, to stand where another is expected."""
_KEY: Final = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>\w+):", re.MULTILINE)


@cache
def valid_files() -> dict[str, str]:
    """Gather the examples of the page that teaches the format; together they are a debate."""
    blocks = re.findall(r"```yaml\n(# claims/.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return {block.split()[1]: block for block in blocks}


def damaged(random: Random, files: Mapping[str, str]) -> dict[str, str]:
    """Damage one or two files of a debate, each in one to four places."""
    texts = dict(files)
    for name in random.sample(sorted(texts), random.randint(1, 2)):
        for _ in range(random.randint(1, 4)):
            texts[name] = random.choice(_DAMAGES)(random, texts[name], files)
    return texts


def findings_of(files: Mapping[str, str]) -> tuple[Finding, ...]:
    """Load and check a debate whose files are held in memory."""

    def read(file: DebateFile) -> Reading:
        return read_file_bytes(file, files[file.file].encode(errors="surrogatepass"))

    return check(load_folder(scan(Path("claims"), DEBATE, in_memory(files)), read))


def counted(cases: int, every: float = 10) -> Iterator[int]:
    """Yield the number of each case, and print every few seconds how far they are."""
    start = shown = time.perf_counter()
    for case in range(cases):
        yield case
        if (now := time.perf_counter()) - shown > every:
            shown = now
            sys.stderr.write(f"{case + 1} of {cases} after {now - start:.0f} s\n")


def _drop(random: Random, text: str, files: Mapping[str, str]) -> str:
    start = random.randint(0, len(text))
    return text[:start] + text[start + random.randint(1, 30) :]


def _insert(random: Random, text: str, files: Mapping[str, str]) -> str:
    start = random.randint(0, len(text))
    return text[:start] + random.choice(SCRAPS) + text[start:]


def _lines(random: Random, text: str, files: Mapping[str, str]) -> str:
    """Drop, repeat, move or indent a line, or bring in one of another file."""
    lines = text.split("\n")
    place = random.randrange(len(lines))
    line = lines[place]
    match random.randrange(5):
        case 0:
            del lines[place]
        case 1:
            lines.insert(random.randint(0, len(lines)), line)
        case 2:
            lines[place] = f"{' ' * random.randint(0, 5)}{line.lstrip()}"
        case 3:
            other = files[random.choice(sorted(files))].split("\n")
            lines.insert(place, random.choice(other))
        case _:
            lines[place] = f"{line}{random.choice(SCRAPS)}"
    return "\n".join(lines)


def _reshape(random: Random, text: str, files: Mapping[str, str]) -> str:
    """Give a key a second value of another shape, before or behind the first, or in its place."""
    keys = list(_KEY.finditer(text))
    if not keys:
        return text
    match = random.choice(keys)
    indent = " " * len(match["lead"])
    value = random.choice(SHAPES).replace("\n", f"\n{indent}")
    written = f"{indent}{match['key']}: {value}\n"
    end = text.find("\n", match.end()) + 1 or len(text)
    place = random.choice((match.start(), end, len(text)))
    if random.random() < 1 / 3:
        return f"{text[: match.end()]} {value}\n{text[end:]}"
    return text[:place] + written + text[place:]


_DAMAGES: Final = (_drop, _insert, _lines, _reshape, _reshape)
