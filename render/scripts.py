"""Data within scripts: what JSON allows and HTML would misread is written as an escape."""


def as_script(text: str) -> str:
    r"""Make JSON safe inside a script element or a script file.

    Examples
    --------
    >>> as_script('{"a":"</script>"}')
    '{"a":"\\u003c/script\\u003e"}'
    """
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
