"""Somebody who takes part in their own name: known again, or added with a file of their own."""

from itertools import count
from typing import NamedTuple

from argmap.editing.drafting import draft
from argmap.editing.steps import Write
from argmap.graph.model.debate import Debate, Person
from argmap.schema.ids import id_problem, slug
from argmap.schema.provenance import Identified

_SCHEMA = "../../../.argmap/schemas/person.json"


class Contributor(NamedTuple):
    """Somebody who takes part in their own name.

    Attributes
    ----------
    id, name : str
        How they are called here.
    file : Write or None
        What adds them; None where they are here already.
    """

    id: str
    name: str
    file: Write | None


def contributor(debate: Debate, name: str) -> Contributor:
    """Find a contributor by name, or make the file that adds them.

    Somebody of that name whom a source names is somebody else: nobody speaks for them.

    Raises
    ------
    UnsafeEditError
        Where the name cannot be written in a file.
    """
    own = _id(debate, name)
    if own in debate.people:
        return Contributor(own, debate.people[own].name, None)
    text = draft({"name": name, "identified": "by-contribution"}, _SCHEMA)
    return Contributor(own, name, Write(f"claims/{debate.id}/people/{own}.yaml", text))


def _id(debate: Debate, name: str) -> str:
    """Find the first id made of a name that is free, or is theirs."""
    own = slug(name) or "contributor"
    own = f"{own}-contributor" if id_problem(own) else own
    number = count(2)
    candidate = own
    while (known := debate.people.get(candidate)) is not None and not _is(known, name):
        longer = f"{own}-contributor"[-64:].lstrip("-")
        candidate = longer if candidate == own else f"{longer[-60:].lstrip('-')}-{next(number)}"
    return candidate


def _is(known: Person, name: str) -> bool:
    """Tell whether a contributor is meant by a name: as they are called, or by their id."""
    named = name.casefold() in {known.name.casefold(), known.id}
    return named and known.record.identified is Identified.BY_CONTRIBUTION
