"""The language server: what `argmap` knows of a debate, in an editor, while somebody types.

Each feature is a function of a `Knowledge` and of a place in a file; `server` registers them.
"""
