"""The analysis in sentences: why something has its status, and what would change it."""
