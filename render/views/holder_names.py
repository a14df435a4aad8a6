"""The names of those who hold a node, on one line: who is only quoted, and who hedges."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.sentence import Phrase
from argmap.graph.model.wording import Wording, message

NAMES: Final = 3
"""How many names a card shows."""
_REMARKED: Final[Mapping[tuple[bool, bool], str]] = {
    (False, True): message("{name} (tentatively)"),
    (True, False): message("{name} (quoted)"),
    (True, True): message("{name} (quoted, tentatively)"),
}
"""A name with its remarks, by whether the person is quoted, and hedges."""


class HolderName(NamedTuple):
    """Somebody's name, whether they are only quoted and cannot reply, and whether they hedge."""

    name: str
    quoted: bool = False
    hedged: bool = False


def holder_names(holders: Sequence[HolderName], words: Wording) -> str:
    """List some names.

    Examples
    --------
    >>> from argmap.graph.model.wording import ENGLISH
    >>> holder_names([HolderName("Ann", quoted=True, hedged=True)], ENGLISH)
    'Ann (quoted), tentatively'
    >>> holder_names([HolderName("Ann"), HolderName("Ben", hedged=True)], ENGLISH)
    'Ann, Ben (tentatively)'
    """
    if len(holders) == 1 and holders[0].hedged:
        name = _remarked(holders[0]._replace(hedged=False), words)
        return Phrase("{names}, tentatively", {"names": name}).written(words)
    names = [_remarked(one, words) for one in holders]
    if len(names) > NAMES:
        shown, number = ", ".join(names[:NAMES]), len(names) - NAMES
        more = Phrase("{names} and {number} more", {"names": shown, "number": number})
        return more.written(words)
    return ", ".join(names)


def _remarked(one: HolderName, words: Wording) -> str:
    template = _REMARKED.get((one.quoted, one.hedged))
    return Phrase(template, {"name": one.name}).written(words) if template else one.name
