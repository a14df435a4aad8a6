"""From records to a debate: every id is looked up, every step found, and what is not reported."""

from argmap.loading.links.assemble import link
from argmap.loading.links.rules import DUPLICATE_ID, UNKNOWN_NODE

__all__ = ["DUPLICATE_ID", "UNKNOWN_NODE", "link"]
