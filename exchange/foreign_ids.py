"""Choose the ids of imported records."""

from collections.abc import Iterable, Mapping

from argmap.exchange.texts import readable_id
from argmap.schema.ids import id_problem


class ForeignIds:
    """Chooses ids: the one of an earlier import, else the record's own, else one of its text."""

    def __init__(self, known: Mapping[str, str], kind: str) -> None:
        start = f"{kind}/"
        self._known = {k.removeprefix(start): v for k, v in known.items() if k.startswith(start)}
        self._taken = set(self._known.values())
        self._reserved: dict[str, str] = {}

    def reserve(self, wishes: Iterable[tuple[str, str]]) -> None:
        """Reserve the ids that records bring along: ids made of texts come second."""
        for key, own in wishes:
            if own and own not in self._taken:
                self._reserved.setdefault(own, key)
        self._taken |= set(self._reserved)

    def choose(self, key: str, own: str, text: str, stem: str) -> str:
        """Choose the id of one record."""
        if key in self._known:
            return self._known[key]
        free = own not in self._taken or self._reserved.get(own) == key
        chosen = own if own and free and not id_problem(own) else ""
        chosen = chosen or readable_id(text, self._taken, stem)
        self._taken.add(chosen)
        return chosen
