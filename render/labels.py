"""Words that pages make of numbers and ids; those of the format are in the vocabulary."""


def scheme_name(scheme: str) -> str:
    """Name an argumentation scheme by its id: ``cause-to-effect`` is "cause to effect"."""
    return scheme.replace("-", " ")
