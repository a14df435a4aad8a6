"""``python -m argmap`` is the same as ``argmap``."""

from argmap.cli import run

run()
