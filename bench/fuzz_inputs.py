"""Damage what is read beside a debate: forms, frameworks, settings and review artifacts.

    python bench/fuzz_inputs.py [CASES] [SEED] [KIND ...]    100,000 of each kind by default

Each is damaged as a text and read. Only the errors that are told to people may be raised.
"""

import dataclasses
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from argmap.commands.terminal.diff_json import as_shape, read_shape
from argmap.commands.terminal.diff_markdown import as_markdown
from argmap.commands.terminal.diff_text import as_text
from argmap.commands.terminal.output import FORMAT
from argmap.exchange.iccma import IccmaFormat, parse
from argmap.exchange.issue_form import QUESTIONS, debate_named, reply
from argmap.graph.diff.comparison import diff
from argmap.graph.model.examples import tea
from argmap.loading.config import interpret_config
from argmap.loading.reader import read_bytes
from argmap.render.comparison import comparison_html
from argmap.schema.errors import ArgmapError

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.fuzzing import counted

SCRAPS = (
    *("", " ", "\n", "\t", '"', "'", "\\", "[", "]", "{", "}", ",", ":", "=", "#", "-", "0", "-1"),
    *("1e999", "null", "true", "é", "茶", "\u202e", "\ud800", "\x00", "\x1b[31m", "9" * 400),
    *("[" * 200, "a." * 200, "### ", "\n### ", "p af 3\n", "arg(a).", "att(a,b).", "tea-calms"),
    *("<!-- ", "-->", "```", "::error::", "rebuts: it is wrong", "[site]\n", 'address = "x"\n'),
)
VALUES = (
    *(None, True, 0, -1, 1e308, 10**30, "", "x" * 80_000, [], {}, [[]], "::error::x", "tea-calms"),
    *("\n::set-output name=a::b", "<script>x</script>", "[a](javascript:x)", "@everyone", "a\rb"),
    *("```\n</details>", "\x1b]8;;x\x07", "\u202egnp", "../../x", "MEANING", "status-changed"),
    *({"sign": "=", "text": "Tea", "decisive": True}, [{"sign": "-", "text": "a", "decisive": 1}]),
)
"""Values of every shape, and texts that want to be more than texts."""
ANSWERS = {"parent": "tea-calms", "relation": "rebuts: no", "text": "Tea wakes.", "held": "Yes"}
ANSWERS["licence"] = "- [x] My own."
FORM = "\n\n".join(f"### {QUESTIONS[key]}\n\n{answer}" for key, answer in ANSWERS.items())
TOML = '[site]\ntitle = "Tea?"\naddress = "https://example.org"\n[limits]\nnew_nodes = 20\n'
AF = "p af 3\n# three\n1 2\n2 3\n3 1\n"
APX = "arg(a).\narg(b).\natt(a,b).\natt(b,a).\n"


def damaged(text: str, chance: random.Random) -> str:
    """Damage a text in one to four places."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(text))
        end = start + chance.choice((0, 0, 1, 3, 20))
        middle = chance.choice((chance.choice(SCRAPS), text[start:end] * 2, text[end : end + 30]))
        text = text[:start] + middle + text[end:]
    return text


def artifact() -> str:
    """Write what the check of a proposal hands to the job that comments."""
    now = tea()
    before = dataclasses.replace(now, relations=now.relations[:2])
    return json.dumps({"format": FORMAT, **as_shape([diff(before, now)])})


def damaged_values(text: str, chance: random.Random) -> str:
    """Damage the values of JSON in one to four places, so that it stays JSON."""
    whole = json.loads(text)
    for _ in range(chance.randint(1, 4)):
        holder, key = chance.choice(list(_places(whole)))
        here = holder[key]
        match chance.randrange(5):
            case 0:
                holder[key] = deepcopy(chance.choice(VALUES))
            case 1 if isinstance(holder, list):
                holder.extend(deepcopy(here) for _ in range(chance.choice((1, 2, 50))))
            case 2 if isinstance(holder, dict):
                holder[chance.choice(("x", "__class__", "debate", "level"))] = holder.pop(key)
            case 3:
                holder[key] = [here]
            case _ if isinstance(here, str):
                holder[key] = here + chance.choice(SCRAPS)
    return json.dumps(whole)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list) and value[key]:
            yield from _places(value[key])


def readers(folder: Path) -> Mapping[str, tuple[str, Callable[[str], Any]]]:
    """List the kinds: a good text of each, and how it is read."""
    debate, file = tea(), folder / "review.json"

    def read_artifact(text: str) -> None:
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
        found = read_shape(file)
        shown = as_text(found) + as_markdown(found, "")
        if "\x1b" in shown or "\u202e" in shown or "<script>x" in comparison_html(found):
            raise AssertionError("a text of the artifact is more than a text")

    def read_form(text: str) -> None:
        debate_named(text)
        reply(debate, text)

    return {
        "form": (FORM, read_form),
        "af": (AF, lambda text: parse(text, IccmaFormat.AF)),
        "apx": (APX, lambda text: parse(text, IccmaFormat.APX)),
        "settings": (
            TOML,
            lambda text: interpret_config(
                read_bytes(text.encode(errors="surrogatepass"), "argmap.toml")
            ),
        ),
        "artifact": (artifact(), read_artifact),
    }


def main(cases: int, seed: int, kinds: Sequence[str]) -> int:
    """Damage and read; print what was raised, and a line for each kind."""
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (good, read) in readers(Path(folder)).items():
            if kinds and name not in kinds:
                continue
            chance, outcomes, start = random.Random(seed), Counter[str](), time.perf_counter()
            read(good)
            for case in counted(cases):
                damage = damaged_values if name == "artifact" and case % 2 else damaged
                text = damage(good, chance)
                try:
                    read(text)
                    outcomes["read"] += 1
                except ArgmapError:
                    outcomes["refused"] += 1
                except Exception:  # noqa: BLE001 - that is what this looks for
                    outcomes["raised"] += 1
                    print(f"{name}: {text[:300]!r}\n{traceback.format_exc()}", flush=True)
            failures += outcomes["raised"]
            seconds = time.perf_counter() - start
            print(f"{name}: {cases} texts in {seconds:.0f} s, {dict(outcomes)}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(*(given + [100_000, 1][len(given) :]), sys.argv[3:]))
