"""In how many modules a function runs, for a command on a debate of four files.

Run it from the top of a checkout: ``python bench/modules.py [COMMAND ...]``. A module that is only
imported does not count, and neither does the body of a class: what counts is how many files
somebody opens who follows what a command does once it has been imported.
"""

import contextlib
import importlib
import inspect
import io
import sys
import tempfile
from pathlib import Path
from types import FrameType

FILES = {
    "debate.yaml": "format: 1\ntitle: Tea?\n",
    "people/ann.yaml": "name: Ann\n",
    "sources/c1.yaml": "kind: comment\nauthor: ann\n",
    "basics/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n"
    "stances: {by: ann, stance: asserts, source: c1}\n",
}
COMMANDS = ("check", "why tea-calms", "build --out site")
LIMITS = {"check": 51, "why": 42, "build": 124}


def modules_of(command: str) -> set[str]:
    """Run a command in this process, and name the modules in which a function ran."""
    from argmap.cli import main

    importlib.import_module(f"argmap.commands.{command.split(maxsplit=1)[0]}")
    seen: set[str] = set()

    def watch(frame: FrameType, event: str, _: object) -> None:
        called = event == "call" and frame.f_code.co_flags & inspect.CO_OPTIMIZED
        if called and not _is_importing(frame):
            seen.add(frame.f_globals.get("__name__", ""))

    sys.argv = ["argmap", *command.split()]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        sys.setprofile(watch)
        try:
            main()
        except SystemExit as end:
            if end.code:
                raise
        finally:
            sys.setprofile(None)
    return {name for name in seen if name.startswith("argmap.")}


def _is_importing(frame: FrameType | None) -> bool:
    """Tell whether the body of a module calls, which a command imports only when it runs."""
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if frame.f_code.co_name == "<module>" and module.startswith("argmap."):
            return True
        frame = frame.f_back
    return False


def main() -> None:
    """Measure one command in this process, or each of the usual ones in a process of its own."""
    import subprocess

    words = sys.argv[1:]
    if not words:
        for command in COMMANDS:
            subprocess.run([sys.executable, __file__, *command.split()], check=True)
        return
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        for name, text in FILES.items():
            path = Path("claims/tea") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = modules_of(" ".join(words))
    limit = LIMITS.get(words[0])
    print(f"{words[0]}: {len(found)} modules" + (f", at most {limit - 1} wanted" if limit else ""))
    print("\n".join(f"  {name}" for name in sorted(found)))


if __name__ == "__main__":
    main()
