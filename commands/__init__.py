"""The commands, one module each: parse, call one function, print.

Only here and in ``cli.py`` is Typer used. What a command needs it imports when it runs.
"""
