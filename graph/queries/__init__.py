"""Questions to a debate, one a module: each takes a `Debate` and returns plain data."""
