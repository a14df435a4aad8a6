"""People who contribute to the map: recognized by account or by name, or added.

Nobody is recognized by an id. An id is a label, made by folding a name, and `Müller` and `Möller`
can fold alike.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from argmap.editing.drafting import PERSON_SCHEMA, draft
from argmap.editing.steps import Write
from argmap.graph.model.debate import Debate, Person
from argmap.graph.model.text import words
from argmap.schema.errors import InvalidInputError
from argmap.schema.ids import free_id, id_problem, slug
from argmap.schema.provenance import Identified

_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Contributor(NamedTuple):
    """Somebody who contributes to the map.

    Attributes
    ----------
    id, name : str
        Their id in this debate, and their name.
    file : Write or None
        The step that adds them; None where they have a file already.
    """

    id: str
    name: str
    file: Write | None


def contributor_by_account(debate: Debate, account: str, new_id: str | None = None) -> Contributor:
    """Find the contributor with an account on the forge, or plan the file that adds them.

    Parameters
    ----------
    account : str
        The account as the forge has it; forges do not tell capital letters from small ones.
    new_id : str, optional
        The id for somebody who is new; without it the account makes one.

    Raises
    ------
    InvalidInputError
        Where the id is no valid one or is taken, or none can be made of the account.
    UnsafeEditError
        Where the account cannot be written in a file.

    Notes
    -----
    The account recorded in a person's file is the only thing that counts: anybody can register an
    account that looks like somebody's name or id.
    """
    same = (p for p in _own(debate) if (p.record.account or "").lower() == account.lower())
    return _known(same) or _added(debate, {"name": account}, account, new_id)


def contributor_by_name(debate: Debate, name: str, new_id: str | None = None) -> Contributor:
    """Find the contributor of exactly this name, or plan the file that adds them.

    Somebody of the same name whom a source names is another person: nobody speaks for them. As
    `contributor_by_account`.
    """
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    same = (p for p in _own(debate) if p.name == name)
    return _known(same) or _added(debate, {"name": name}, None, new_id)


def alike(debate: Debate, new: Contributor) -> tuple[Person, ...]:
    """List the people whose names differ from a new person's in case, accents or umlauts only."""
    if new.file is None:
        return ()
    wanted = _spellings(new.name)
    return tuple(p for p in debate.people.values() if wanted & _spellings(p.name))


def _spellings(name: str) -> set[tuple[str, ...]]:
    """Fold a name both ways in which an umlaut is typed without one: Muller, Mueller."""
    spelt = unicodedata.normalize("NFC", name).casefold()
    return {words(spelt), words(spelt.translate(_UMLAUTS))}


def _own(debate: Debate) -> Iterable[Person]:
    """List the people who contribute to the map themselves."""
    people = debate.people.values()
    return (p for p in people if p.record.identified is Identified.BY_CONTRIBUTION)


def _known(people: Iterable[Person]) -> Contributor | None:
    return next((Contributor(p.id, p.name, None) for p in people), None)


def _added(
    debate: Debate, named: dict[str, str], account: str | None, new_id: str | None
) -> Contributor:
    name = named["name"]
    own = _checked_id(debate, new_id) if new_id is not None else _made_id(debate, name)
    fields = {**named, "identified": Identified.BY_CONTRIBUTION.value}
    text = draft(fields | ({"account": account} if account else {}), PERSON_SCHEMA)
    return Contributor(own, name, Write(f"claims/{debate.id}/people/{own}.yaml", text))


def _made_id(debate: Debate, name: str) -> str:
    if stem := slug(name):
        return free_id(stem, {*debate.people, *_former(debate)})
    raise InvalidInputError(f"no id can be made of the name '{name}'; give one with --person-id")


def _checked_id(debate: Debate, new_id: str) -> str:
    if problem := id_problem(new_id):
        raise InvalidInputError(f"'{new_id}' cannot be the id of a person: {problem}")
    if new_id in debate.people:
        raise InvalidInputError(
            f"the id '{new_id}' is taken by {debate.people[new_id].name}; choose another"
        )
    if owner := _former(debate).get(new_id):
        raise InvalidInputError(f"the id '{new_id}' is a former id of {owner.name}; choose another")
    return new_id


def _former(debate: Debate) -> dict[str, Person]:
    return {alias: p for p in debate.people.values() for alias in p.record.aliases}
