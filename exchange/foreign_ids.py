"""Choose the ids of imported records."""

from collections.abc import Collection, Mapping

from argmap.exchange.texts import readable_id
from argmap.schema.ids import id_problem


def choose_ids(
    names: Mapping[str, str],
    own: Mapping[str, str],
    earlier: Mapping[str, str],
    taken: Collection[str],
    stem: str,
) -> dict[str, str]:
    """Choose ids: the record's own, else the one of an earlier import, else one of its name.

    Parameters
    ----------
    names : mapping of str to str
        What an id can be made of, by key.
    own : mapping of str to str
        The ids that records bring along, by key; they come first, since a key may be a number that
        a newer file gives to another record.
    earlier : mapping of str to str
        The ids that an earlier import gave, by key.
    taken : collection of str
        All ids of the earlier import, also of what is no longer in the file.
    stem : str
        What stands for a name without letters.

    Examples
    --------
    >>> choose_ids({"1": "Tea", "2": "Tea"}, {}, {"2": "tea"}, ["tea"], "claim")
    {'1': 'tea-2', '2': 'tea'}
    """
    kept = {earlier[key] for key in names if key in earlier and not own.get(key)}
    brought: dict[str, str] = {}
    for key in names:
        wish = own.get(key, "")
        if wish and wish not in kept and not id_problem(wish):
            brought.setdefault(wish, key)
    occupied = {*taken, *brought}
    ids: dict[str, str] = {}
    for key, name in names.items():
        wish, before = own.get(key, ""), earlier.get(key, "")
        if brought.get(wish) == key:
            ids[key] = wish
        elif before and before not in brought:
            ids[key] = before
        else:
            ids[key] = readable_id(name, occupied, stem)
            occupied.add(ids[key])
    return ids
