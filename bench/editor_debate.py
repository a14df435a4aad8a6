"""A small debate on which editors are tried, and how they are."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
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


def play(session: str, command: Callable[[Path], list[str]]) -> int:
    """Play a session of an editor on the debate; what is printed is the same every time."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, script = Path(temporary) / "debates", Path(temporary) / "session"
        debate = write(folder)
        script.write_text(session, "utf-8")
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        environment = {"DEBATES": str(folder), "PYTHON": sys.executable, "HOME": temporary}
        done = subprocess.run(
            command(script), env={**environment, "PATH": path}, timeout=120, check=False
        )
        print("            " + ", ".join(sorted(p.name for p in debate.glob("basics/*"))))
        return done.returncode
