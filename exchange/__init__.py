"""Other people's formats, in and out: one module a format.

Readers and writers meet the rest only through plain data; nothing here knows a page or a command.
"""
