"""Words that pages make of numbers and ids; those of the format are in the vocabulary."""


def scheme_name(scheme: str) -> str:
    """Name an argumentation scheme by its id: ``cause-to-effect`` is "cause to effect"."""
    return scheme.replace("-", " ")


def plural(number: int, one: str, many: str = "") -> str:
    """Count things in words.

    Examples
    --------
    >>> plural(1, "reason"), plural(0, "reply", "replies")
    ('1 reason', '0 replies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
