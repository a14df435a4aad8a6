"""The questions that make a stance: who says something, and where."""

from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from argmap.commands.terminal.changes import note_alike
from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.lookup import find_person, find_source
from argmap.commands.terminal.output import say
from argmap.commands.terminal.prompts import Asker
from argmap.editing.contributors import Contributor, contributor_by_name
from argmap.editing.new_node import NewStance, needs_source
from argmap.editing.steps import Write
from argmap.graph.model.debate import Debate, Person, Source
from argmap.schema.errors import InvalidInputError, UnknownIdError
from argmap.schema.ids import slug
from argmap.schema.traits import meanings
from argmap.schema.vocabulary import ExampleForm, Kind, RelationKind, StanceKind

_SOURCES_LISTED: Final = 8


class GivenOptions(NamedTuple):
    """What the options say."""

    kind: Kind | None = None
    text: str | None = None
    short: str | None = None
    to: str | None = None
    relation: RelationKind | None = None
    by: str | None = None
    new_person: str | None = None
    person_id: str | None = None
    stance: StanceKind | None = None
    hedged: bool = False
    source: str | None = None
    at: tuple[str, ...] = ()
    term: str | None = None
    form: ExampleForm | None = None
    limits: str | None = None
    section: str | None = None
    id: str | None = None


def located(debate: Debate, given: GivenOptions) -> GivenOptions:
    """Read ``c13:p4`` as a source and a paragraph; unless somebody is named, its author says it."""
    if given.by is not None and given.new_person is not None:
        raise InvalidInputError(
            "--by is for somebody who is here, --new-person for somebody new; give one of them"
        )
    places = [each.partition(":") for each in given.at]
    sources = {source for source, colon, _ in places if colon}
    if len(sources) != 1 or not all(colon for _, colon, _ in places):
        return given
    source = find_source(debate, sources.pop())
    by = given.by if given.new_person or given.by else source.record.author
    return given._replace(by=by, source=source.id, at=tuple(at for _, _, at in places))


@dataclass(slots=True)
class StanceQuestions:
    """Asks for a stance in a debate, as far as the options do not say it.

    Attributes
    ----------
    debate : Debate
        Where it goes.
    given : GivenOptions
        What the options say.
    asker : Asker
        Asks for the rest.
    newcomer : Contributor or None
        Who says it, where they have no file yet.
    tried : str
        The last name under which nobody was found.
    """

    debate: Debate
    given: GivenOptions
    asker: Asker
    newcomer: Contributor | None = None
    tried: str = ""

    def ask(self, *, needed: bool = False) -> NewStance | None:
        """Ask who says it, and where; unless it is needed, nobody is a good answer too."""
        person: Person | Contributor | None
        if self.given.new_person is not None:
            person = self._added(self.given.new_person)
        else:
            question = "\nWho says it? A name"
            person = self.asker.something(
                "--by", question, self.given.by, self._person, needed=needed
            )
        if person is None:
            return None
        question = f"What is {person.name}'s stance on it?"
        given = self.given.stance or (None if self.asker.may_ask else StanceKind.ASSERTS)
        likely = StanceKind.ASSERTS
        stance = self.asker.choice("--stance", question, given, meanings(StanceKind), likely)
        source: str | None = None
        at: tuple[str, ...] = ()
        if self.given.source is not None or not _speaks_here(person):
            source, at = self._locator(person)
        return NewStance(person.id, StanceKind(stance), source, at, self.given.hedged)

    @property
    def new_files(self) -> tuple[Write, ...]:
        """The file of a person who has none yet."""
        file = None if self.newcomer is None else self.newcomer.file
        return () if file is None else (file,)

    def _person(self, words: str) -> Person | Contributor:
        """Find who is meant; somebody who is new here can be added."""
        try:
            return find_person(self.debate, words, exact=True)
        except UnknownIdError as error:
            if self.tried and words.lower() == "y":
                return self._added(self.tried)
            self.tried = words
            hint = f"to add a contributor of that name, use --new-person '{words}'"
            if self.asker.may_ask:
                hint = f"y adds '{words}' as a contributor to this map"
            raise UnknownIdError(f"{error}; {hint}", error.candidates) from error

    def _added(self, name: str) -> Contributor:
        """Find or add a contributor; ask for an id where the name makes none."""
        own = self.given.person_id
        if own is None and not slug(name) and self.asker.may_ask:
            own = self.asker.text("--person-id", "\nAn id for this person, in Latin letters", None)
        contributor = contributor_by_name(self.debate, name, own)
        note_alike(self.debate, contributor)
        self.newcomer = contributor if contributor.file is not None else None
        return contributor

    def _locator(self, person: Person | Contributor) -> tuple[str | None, tuple[str, ...]]:
        """Ask where the stance was taken; contributors need not say."""
        needed = not _speaks_here(person)
        if self.asker.may_ask and self.given.source is None:
            self._list_sources(person)
        source = self.asker.something(
            "--source",
            "\nIn which source? Its id",
            self.given.source,
            partial(find_source, self.debate),
            needed=needed,
        )
        if source is None:
            return None, ()
        at = self.given.at
        if not at:
            question = "\nIn which paragraph of it? Its id"
            needed = bool(source.paragraphs)
            at = tuple(self.asker.text("--at", question, None, needed=needed).split())
        return source.id, at

    def _list_sources(self, person: Person | Contributor) -> None:
        """List the first sources, those of the person before others: nobody has to look for ids."""
        own = [s for s in self.debate.sources.values() if s.record.author == person.id]
        sources = own or list(self.debate.sources.values())
        rows = [(source.id, _about(self.debate, source)) for source in sources[:_SOURCES_LISTED]]
        if rows:
            more = len(sources) - len(rows)
            say(f"\nThe sources{f' ({more} more in sources/)' if more else ''}:\n{columns(rows)}")


def _speaks_here(person: Person | Contributor) -> bool:
    """Tell whether somebody is a contributor, who needs no source."""
    return isinstance(person, Contributor) or not needs_source(person)


def _about(debate: Debate, source: Source) -> str:
    """Say what a source is: its title, else what kind of text by whom; and when it appeared."""
    record = source.record
    author = debate.people.get(record.author or "")
    text = f"{record.kind.value} by {author.name}" if author else record.kind.value
    return ", ".join(filter(None, (record.title or text, str(record.date or ""))))
