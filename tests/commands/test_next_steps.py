"""Every command that is suggested at the end of another runs as it is printed."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.exchange.conversations.samples import GITHUB

TEA = {
    "debate.yaml": "format: 1\ntitle: Tea?\nquestion: why\n",
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "people/ben.yaml": "name: Ben\nidentified: by-contribution\n",
    "sources/post.yaml": "kind: post\nauthor: ann\nparagraphs:\n"
    "  - {id: p1, chars: [0, 3], sha256: '0123456789abcdef'}\n",
    "basics/why.yaml": "kind: question\ntext: Why tea?\n",
    "basics/tea-calms.yaml": "kind: claim\ntext: Tea calms.\nanswers: why\n"
    "stances:\n  - {by: ann, stance: asserts}\n  - {by: ben, stance: denies}\n",
    "basics/hot.yaml": "kind: claim\ntext: Tea is hot.\nsupports: tea-calms\ntopics: [heat]\n"
    "stances: {by: ann, stance: asserts}\n",
    "basics/so-is-soup.yaml": "kind: counterargument\ntext: So is soup.\n"
    "undercuts: hot -> tea-calms\nstances: {by: ben, stance: asserts}\n",
    "basics/warm.yaml": "kind: kernel\ntext: Warm it is.\nkernel_of: tea-calms\n"
    "stances: {by: ben, stance: concedes}\n",
}
ASKED = (
    *("search tea", "show hot", "tree", "list", "list --topics", "path hot tea-calms", "stats"),
    *("status", "status hot", "why tea-calms", "why warm", "whatif --reject hot", "open"),
    *("strength", "strength hot", "shares tea-calms", "people", "position ann", "who hot"),
    *("who 'hot -> tea-calms'", "compare ann ben", "crux", "replies tea-calms", "kernels"),
    *("thread post", "sources coverage", "check", "fmt", "explain undercuts", "formats"),
    *("new --no-input --kind claim --text Milk. --to hot --relation supports",),
    *("stance hot --by ben --stance doubts", "rename hot heat", "confirm hot"),
    *("import tea.argdown --debate milk --into BASE", "sources import thread.json --into milk"),
    *("export --format csv --out out", "search no-such-word", "remove warm", "schema --local"),
)


def suggested(printed: str) -> Iterator[list[str]]:
    """List the suggested commands; ``new``, and words in capitals, want something of a person."""
    _, _, rest = printed.rpartition("\nNext:")
    for each in " ".join(rest.split()).split(" · "):
        words = shlex.split(each)[1:]
        if words and words[0] != "new" and not any(re.fullmatch("[A-Z]+", word) for word in words):
            yield words


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_suggested_runs(asked: str, tmp_path: Path, argmap: Run) -> None:
    """Where there are several debates, and from another folder."""
    base = tmp_path / "my base"
    for debate in ("tea", "coffee"):
        for name, text in TEA.items():
            path = base / "claims" / debate / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (tmp_path / "tea.argdown").write_text("[Calm]: Tea calms.\n  - [Wake]: Tea wakes.\n")
    (tmp_path / "thread.json").write_text(json.dumps(GITHUB))
    words = shlex.split(asked.replace("BASE", f"'{base}'"))
    about = [] if "import" in words else ["--debate", "tea"]

    done = argmap("--claims", str(base), *about, *words, folder=tmp_path)

    assert done.code != 2, done.err
    for command in suggested(done.err):
        again = argmap(*command, folder=tmp_path)
        assert again.code != 2, (command, again.err)
