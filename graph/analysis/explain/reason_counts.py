"""How many reasons there are for a claim, and how they fare."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

from argmap.graph.analysis.explain.sentence import Phrase, counted_phrase
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.wording import message, message_of_number

_ALIKE: Final[Mapping[Label, tuple[str, str, str]]] = {
    Label.UNDEC: (
        message("1 reason, which is contested"),
        message("{all} reasons, both contested"),
        message("{all} reasons, all contested"),
    ),
    Label.OUT: (
        message("1 reason, which does not hold"),
        message("{all} reasons, neither holds"),
        message("{all} reasons, none holds"),
    ),
}
"""What is said of one, two and more reasons that fare alike and do not hold."""

_THAT_FARE: Final[Mapping[Label, tuple[str, str]]] = {
    Label.IN: message_of_number("{number} holds", "{number} hold"),
    Label.UNDEC: message_of_number("{number} contested", "{number} contested"),
    Label.OUT: message_of_number("{number} does not hold", "{number} do not hold"),
}


def reasons_counted(fares: Collection[Label]) -> Phrase:
    """Count the reasons for a claim, and how many hold, are contested and do not hold.

    Examples
    --------
    >>> print(reasons_counted([Label.OUT, Label.IN, Label.UNDEC]))
    3 reasons: 1 holds, 1 contested, 1 does not hold
    >>> print(reasons_counted([Label.UNDEC, Label.UNDEC, Label.UNDEC]))
    3 reasons, all contested
    >>> print(reasons_counted([Label.OUT]))
    1 reason, which does not hold
    """
    number, counts = len(fares), Counter(fares)
    if number == counts[Label.IN]:
        return counted_phrase("{number} reason", "{number} reasons", number)
    if len(counts) == 1:
        one, both, several = _ALIKE[next(iter(counts))]
        template = one if number == 1 else both if number == 2 else several  # noqa: PLR2004 - "both" is for two
        return Phrase(template, {"all": number})
    first, *others = (
        counted_phrase(one, many, counts[label])
        for label, (one, many) in _THAT_FARE.items()
        if counts[label]
    )
    for other in others:
        first = Phrase("{states}, {next}", {"states": first, "next": other})
    return Phrase("{all} reasons: {states}", {"all": number, "states": first})
