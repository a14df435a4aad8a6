"""Who wrote the posts of a thread: an id for each author, and what their file says."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, Final

from argmap.exchange.conversations.characters import shown_name
from argmap.exchange.conversations.thread import ThreadPost
from argmap.graph.model.debate import Debate, Person
from argmap.schema.ids import id_problem, slug
from argmap.schema.provenance import Identified

_NOBODY: Final = "Unidentified"

_AuthorKey = tuple[str, ...]


def author_of(post: ThreadPost) -> str:
    """Name the author: the handle, or a name that stands for this one deleted author."""
    return post.author or f"\0{post.key}"  # no handle holds a NUL, so it never equals one


def first_posts(posts: Sequence[ThreadPost]) -> dict[str, ThreadPost]:
    """Find the first post of each author, which has the name they are known by."""
    firsts: dict[str, ThreadPost] = {}
    for post in posts:
        firsts.setdefault(author_of(post), post)
    return firsts


def author_ids(
    posts: Sequence[ThreadPost], recorded: Mapping[str, str], known: Debate | None
) -> dict[str, str]:
    """Give each author an id: that of somebody who is here, else a new one.

    Parameters
    ----------
    posts : sequence of ThreadPost
        The posts that say anything.
    recorded : mapping of str to str
        By the key of a post the id of the source that it is already.
    known : Debate, optional
        The debate as it is.

    Returns
    -------
    dict of str to str
        By author, see `author_of`. Somebody is known again by what they wrote, else by name and
        handle, else by name. A deleted author who is new gets the id of an unidentified person
        whom nothing names, where there is one: an import that was killed leaves such people.
    """
    firsts = first_posts(posts)
    ids = {} if known is None else _by_sources(posts, recorded, known)
    people = [] if known is None else [p for p in known.people.values() if not _is_nobody(p)]
    for of_person, of_post in ((_signature, _signed), (_named, _name)):
        _find(firsts, ids, people, of_person, of_post)
    taken = set() if known is None else _taken(known)
    in_use = set() if known is None else taken - _unused(known)
    for author, post in firsts.items():
        if author not in ids:
            wanted = slug(shown_author(post)) if post.author else "unidentified"
            ids[author] = _free(wanted, taken if post.author else in_use)
            taken.add(ids[author])
            in_use.add(ids[author])
    return ids


def person_fields(post: ThreadPost) -> dict[str, Any]:
    """Write what is known of the author of a post."""
    if not post.author:
        return {"name": _NOBODY, "identified": Identified.UNKNOWN.value}
    return {
        "name": shown_author(post),
        "identified": Identified.BY_HEADER.value,
        "identified_note": _note(post),
    }


def shown_author(post: ThreadPost) -> str:
    """Write the name of an author; empty where they are deleted."""
    return shown_name(post.name or post.author) or ("Unnamed" if post.author else "")


def _note(post: ThreadPost) -> str:
    same = shown_author(post) == post.author
    return (
        "Signs in the thread." if same else f"Signs in the thread (as {shown_name(post.author)})."
    )


def _by_sources(
    posts: Sequence[ThreadPost], recorded: Mapping[str, str], known: Debate
) -> dict[str, str]:
    """Find who wrote what is a source already; two handles may have been merged since."""
    ids: dict[str, str] = {}
    for post in posts:
        source = known.sources[recorded[post.key]] if post.key in recorded else None
        person = known.people.get(source.author or "") if source is not None else None
        if person is not None and (not post.author or person.name == shown_author(post)):
            ids.setdefault(author_of(post), person.id)
    return ids


def _find(
    firsts: Mapping[str, ThreadPost],
    ids: dict[str, str],
    people: Sequence[Person],
    of_person: Callable[[Person], _AuthorKey],
    of_post: Callable[[ThreadPost], _AuthorKey],
) -> None:
    """Give authors without an id that of the first person with the same key who has none yet."""
    given = {*ids.values()}
    here: dict[_AuthorKey, list[str]] = {}
    for person in sorted(people, key=lambda person: (len(person.id), person.id), reverse=True):
        if person.id not in given:
            here.setdefault(of_person(person), []).append(person.id)
    for author, post in firsts.items():
        if author not in ids and post.author and (alike := here.get(of_post(post))):
            ids[author] = alike.pop()


def _signature(person: Person) -> _AuthorKey:
    return person.name, " ".join((person.record.identified_note or "").split())


def _signed(post: ThreadPost) -> _AuthorKey:
    return shown_author(post), _note(post)


def _named(person: Person) -> _AuthorKey:
    return (person.name,)


def _name(post: ThreadPost) -> _AuthorKey:
    return (shown_author(post),)


def _taken(known: Debate) -> set[str]:
    """List the ids that people have or had."""
    former = {alias for person in known.people.values() for alias in person.record.aliases}
    return {*known.people, *former}


def _unused(known: Debate) -> set[str]:
    """List the unidentified people whom nothing names."""
    nobody = {person.id for person in known.people.values() if _is_nobody(person)}
    return nobody - _mentioned(known) if nobody else nobody


def _is_nobody(person: Person) -> bool:
    """Tell whether somebody stands for a deleted author, and nobody added to what is known."""
    return person.record.model_dump(exclude_defaults=True) == {
        "name": _NOBODY,
        "identified": Identified.UNKNOWN,
    }


def _mentioned(known: Debate) -> set[str | None]:
    """List the people whom a source, a stance, a relation or an expectation names."""
    paragraphs = (p for source in known.sources.values() for p in source.paragraphs)
    return {
        *(source.author for source in known.sources.values()),
        *(paragraph.quotes.person for paragraph in paragraphs if paragraph.quotes),
        *(person for s in known.stances for person in (s.person, s.attributes_to)),
        *(person for relation in known.relations for person in relation.drawn_by),
        *(person for crux in known.expect.crux for person in crux.between),
    }


def _free(wanted: str, taken: set[str]) -> str:
    """Find an id that nobody has: ``ann``, ``ann-2``; ``unidentified-1``, ``participant-1``."""
    usable = wanted not in {"", "unidentified"} and not id_problem(wanted)
    if usable and wanted not in taken:
        return wanted
    base = (wanted or "participant")[:58].rstrip("-")  # an id has 64 characters: room for numbers
    numbered = (f"{base}-{number}" for number in count(2 if usable else 1))
    return next(each for each in numbered if each not in taken)
