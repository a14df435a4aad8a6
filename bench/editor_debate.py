"""A small debate on which editors are tried."""

from pathlib import Path

FILES = {
    "debate.yaml": """\
format: 1
title: Does tea help to fall asleep?
sections:
  - {id: basics, title: Tea and sleep, root: tea-calms}
""",
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "basics/tea-calms.yaml": """\
kind: claim
text: >-
  A cup of tea in the evening calms the nerves, and so helps one to fall asleep.
short: Tea calms
stances:
  - {by: ann, stance: asserts}
""",
    "basics/tea-wakes.yaml": """\
kind: counterargument
text: >-
  Black tea holds caffeine,
  which keeps people awake for hours.
short: Tea wakes
rebuts: tea-calms
""",
    "basics/decaf-has-none.yaml": """\
kind: counterargument
text: >-
  Decaffeinated tea tastes the same
  and keeps nobody awake.
short: Decaf has none
rebuts: tea-wakes
""",
}


def write(folder: Path) -> Path:
    """Write the debate; give its folder."""
    debate = folder / "claims" / "tea"
    for name, text in FILES.items():
        path = debate / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return debate
