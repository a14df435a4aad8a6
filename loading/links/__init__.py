"""From records to a debate: look up every id and every step, and report what does not exist."""

from argmap.loading.links.assemble import link
from argmap.loading.links.rules import DUPLICATE_ID, UNKNOWN_NODE

__all__ = ["DUPLICATE_ID", "UNKNOWN_NODE", "link"]
