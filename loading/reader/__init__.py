"""The YAML reader: plain data with a place for every value.

Strings only; nothing in a file can run, and nothing in it can make the reader slow or large.
"""

from argmap.loading.reader.document import Document, KeyPath, Span
from argmap.loading.reader.files import read, read_again, read_bytes, read_text

__all__ = ["Document", "KeyPath", "Span", "read", "read_again", "read_bytes", "read_text"]
