"""The catalogue: every rule that a debate can break, by its code."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from types import MappingProxyType
from typing import Final

from argmap import checks
from argmap.loading import config, folder_rules
from argmap.loading.links import rules as links
from argmap.loading.reader import rules as reader
from argmap.loading.records import rules as records
from argmap.schema.finding import Rule

_READING: Final = {
    "Files and folders": (folder_rules,),
    "YAML": (reader,),
    "Keys and values": (records, config),
    "References": (links,),
}
"""Where the rules of reading and linking stand; the other files are listed with the checks."""

TOPICS: Final[Mapping[str, tuple[Rule, ...]]] = MappingProxyType(
    {
        topic: tuple(
            rule
            for module in (*_READING.get(topic, ()), *checks.TOPICS.get(topic, ()))
            for rule in vars(module).values()
            if isinstance(rule, Rule)
        )
        for topic in {**_READING, **checks.TOPICS}
    }
)
"""The rules by topic, in the order in which their modules define them."""

CATALOGUE: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.code: rule for rules in TOPICS.values() for rule in rules}
)
"""The rules by code."""


def as_markdown() -> str:
    """Write the catalogue as a page: what each check finds, why it matters, and how to fix it.

    Returns
    -------
    str
        The text of ``docs/checks.md``.
    """
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield _HEAD
    for topic, rules in TOPICS.items():
        yield f"- [{topic}](#{topic.lower().replace(' ', '-')}): {', '.join(map(_link, rules))}"
    for topic, rules in TOPICS.items():
        yield f"\n## {topic}"
        for rule in rules:
            yield f"\n### {rule.code}\n\n**{rule.severity.capitalize()}**: {rule.title}.\n"
            yield "\n".join(wrap(rule.why, _WIDTH, break_on_hyphens=False))
            for word, example in (("Before", rule.before), ("After", rule.after)):
                if example:
                    yield f"\n{word}:\n\n```yaml\n{example}\n```"


def _link(rule: Rule) -> str:
    return f"[`{rule.code}`](#{rule.code})"


_WIDTH: Final = 100
_HEAD: Final = """\
# What `argmap check` finds

Generated from the code by `make bless`. `argmap explain CODE` shows one entry.

- **Error**: the data cannot mean what it says. `check` and `build` fail.
- **Warning**: probably a slip. It is shown, and nothing fails.
- **Note**: a fact about the debate, not a defect. `check --notes` shows it, and so does the site's
  page of open issues.

In a debate that was imported from another tool, the length of texts, copied words, orphans and
missing sources are notes. What merely follows from another finding is not reported. A code is never
used again for something else.

## Topics
"""
