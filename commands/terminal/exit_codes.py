"""The exit codes."""

from typing import Final

FINE: Final = 0
"""All went well; warnings and notes leave it at that."""

ERRORS_FOUND: Final = 1
"""The data have errors."""

MISUSE: Final = 2
"""Wrong options, no such folder, an unknown id, a file that cannot be read."""

OWN_FAULT: Final = 70
"""Something is wrong with argmap itself."""
