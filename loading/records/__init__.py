"""From a document to a record: what a file says, checked value by value."""

from argmap.loading.records.key_messages import first_key, nearest_key
from argmap.loading.records.models import model_at
from argmap.loading.records.other_words import RELATING
from argmap.loading.records.reading import Reading, read_node, read_record

__all__ = [
    "RELATING",
    "Reading",
    "first_key",
    "model_at",
    "nearest_key",
    "read_node",
    "read_record",
]
