"""Edit YAML files that nobody here wrote, and count the edits that touch nothing else.

    python bench/edits.py /usr/lib /opt      at most 300 files with a list are taken from there

In each file one value is set and one item appended, at a place chosen by the file's name. An edit
is exact when an ordinary loader reads the intended data and every other byte is the old one.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from argmap.editing.marks import singles
from argmap.editing.values import append, set_value
from argmap.loading.reader import Document, KeyPath, read_again
from argmap.loading.reader.document import value_at
from argmap.schema.errors import UnsafeEditError

FILES = 300
NEW = "a-new-value"


def documents(folders: list[str]) -> Iterator[Document]:
    """Yield different documents with at least one list, in a mixed order that never changes."""
    found = (path for folder in folders for path in Path(folder).rglob("*.y*ml"))
    paths = sorted(path for path in found if path.suffix in {".yaml", ".yml"} and path.is_file())
    random.Random(1).shuffle(paths)
    seen = set()
    for path in paths:
        raw = path.read_bytes()
        if len(raw) > 64 * 1024 or raw in seen:
            continue
        seen.add(raw)
        document = read_again(raw.decode("utf-8-sig", "replace"), str(path))
        if document.data and not document.findings and lists(document):
            yield document


def lists(document: Document) -> list[KeyPath]:
    """List the ways to the lists of a document."""
    return [path for path in document.values if isinstance(value_at(document.data, path), list)]


def kept(before: str, after: str) -> int:
    """Count the characters of the old text that stand before and after the change."""
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    left = shorter - start
    end = next((i for i in range(left) if before[-1 - i] != after[-1 - i]), left)
    return start + end


def loaded(text: str) -> Any:
    """Read a text with an ordinary loader that knows only strings."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def try_both(document: Document) -> Iterator[tuple[str, str]]:
    """Set a value, append an item; say how each came out."""
    chance = random.Random(document.file)
    path = chance.choice([path for path, _ in singles(document)])
    span, where = document.values[path], chance.choice(lists(document))
    wanted, longer = loaded(document.text), loaded(document.text)
    value_at(wanted, path[:-1])[path[-1]] = NEW
    value_at(longer, where).append(NEW)
    for name, change, way, data, gone in (
        ("set", set_value, path, wanted, span.end - span.start),
        ("append", append, where, longer, 0),
    ):
        try:
            text = change(document, way, NEW)
        except UnsafeEditError as error:
            yield name, f"refused: {error}"
            continue
        exact = loaded(text) == data and kept(document.text, text) >= len(document.text) - gone
        yield name, "exact" if exact else f"not exact: {document.file} {way}"


def main() -> None:
    """Print how many edits were exact, what else came out, and how long one took."""
    counts: Counter[tuple[str, str]] = Counter()
    files, start = 0, time.perf_counter()
    for document in documents(sys.argv[1:]):
        counts.update(try_both(document))
        files += 1
        if files == FILES:
            break
    spent = time.perf_counter() - start
    print(f"{files} files, {1000 * spent / max(1, 2 * files):.1f} ms an edit with all checks")
    for (name, outcome), number in sorted(counts.items()):
        print(f"{name:8}{number:5}  {outcome}")


if __name__ == "__main__":
    main()
