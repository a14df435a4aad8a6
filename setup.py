"""Stop a build that would silently make an empty wheel; all metadata is in pyproject.toml."""

from pathlib import Path

if not (Path(__file__).parent / "src" / "argmap" / "schema").is_dir():
    raise SystemExit(
        "argmap: src/argmap/schema is not a folder. This checkout was made without symbolic links; "
        "clone again with 'git clone -c core.symlinks=true', or install the wheel instead."
    )

from setuptools import setup

setup()
