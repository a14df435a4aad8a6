"""argmap: an argument-mapping knowledge base kept as YAML, checked, weighed and published."""

__version__ = "0.1.0"
