"""What a debate is called that comes from a file."""

from pathlib import PurePath

from argmap.exchange.texts import readable_id


def debate_name(file: str) -> str:
    """Make the id of a debate of the name of a file.

    Examples
    --------
    >>> debate_name("corpora/Tea or coffee.gsn.yaml")
    'tea-or-coffee'
    """
    stem = PurePath(file).name.split(".")[0]
    return readable_id(stem, (), "debate")
