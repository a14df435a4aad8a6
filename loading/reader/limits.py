"""The YAML parser, and the limits of both readers."""

from typing import Final

import yaml

LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser, whose events are all that is used of it."""
DEPTH: Final = 16
"""How deep lists and mappings may nest."""
VALUES: Final = 10_000
"""How many values a file may hold: as many as 64 KiB of paragraphs have."""
NOTHING: Final = frozenset({"", "~", "null"})
"""What stands, without quotation marks, for no value."""
