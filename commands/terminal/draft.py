"""A node in the making: what was given, what has to be asked, and what comes of it."""

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import typer

from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.lookup import find_person, find_target
from argmap.commands.terminal.output import complain, say
from argmap.commands.terminal.prompts import Asker
from argmap.editing.allowed_relations import fitting_relations, likely_relation
from argmap.editing.contributors import Contributor, contributor
from argmap.graph.model.debate import Debate, Node, Person, Relation
from argmap.graph.model.phrasing import listed
from argmap.graph.queries.similar import similar
from argmap.schema.errors import AmbiguousNameError, ArgmapError, UnknownIdError
from argmap.schema.ids import id_problem, slug
from argmap.schema.provenance import Identified
from argmap.schema.traits import meanings
from argmap.schema.vocabulary import ExampleForm, Kind, RelationKind, StanceKind

_NEEDS_TARGET: Final = frozenset({Kind.COUNTERARGUMENT, Kind.KERNEL})


class Given(NamedTuple):
    """What the options say."""

    kind: Kind | None
    text: str | None
    short: str | None
    to: str | None
    relation: RelationKind | None
    by: str | None
    new_person: str | None
    stance: StanceKind | None
    source: str | None
    at: tuple[str, ...]
    term: str | None
    form: ExampleForm | None
    limits: str | None
    section: str | None
    id: str | None


@dataclass(slots=True)
class Draft:
    """A node in the making.

    Attributes
    ----------
    debate : Debate
        Where it goes.
    given : Given
        What the options say.
    asker : Asker
        Asks for the rest.
    said : dict
        The fields of the file, in their order.
    section, id : str
        Where its file goes.
    newcomer : Contributor or None
        Whoever says so, where they have no file yet.
    tried : str
        The last name under which nobody was found.
    """

    debate: Debate
    given: Given
    asker: Asker
    said: dict[str, Any] = field(default_factory=dict)
    section: str = ""
    id: str = ""
    newcomer: Contributor | None = None
    tried: str = ""

    def gather(self) -> str | None:
        """Gather all that the file needs; the id of a node that says the same, where one does."""
        given, asker = self.given, self.asker
        kind = Kind(asker.choice("--kind", "What is it?", given.kind, meanings(Kind), Kind.CLAIM))
        text = asker.text("--text", "\nSay it in one or two sentences", given.text)
        if text and (same := self._nearest(text)) is not None:
            return same
        short = asker.text("--short", "\nA title, at most 45 characters", given.short)
        self.said = {"kind": kind.value, "text": text, "short": short}
        self._own_keys(kind)
        self._answer(kind)
        self._stance()
        asker.stop_if_missing()
        if problem := id_problem(self.section):
            _refuse(f"{problem}; name the section's folder with --section")
        self._name(short)
        return None

    def fields(self) -> dict[str, Any]:
        """List the fields of the file, without those that are empty."""
        return {key: value for key, value in self.said.items() if value}

    def _nearest(self, text: str) -> str | None:
        """Show the five nodes most like a text; the id of the one that says the same."""
        found = similar(self.debate, text)
        if not found:
            return None
        say("\nThe nearest nodes that exist. Is it one of these? Perhaps the opposite?")
        for place, one in enumerate(found, 1):
            node = self.debate.nodes[one.node]
            say(columns([(str(place), f"{node.text} [{node.id}]{_remark(one.turned)}")]))
        if not self.asker.may_ask:
            return None
        names = [one.node for one in found]
        return self.asker.one_of("\nits number where it says the same, or Enter to go on", names)

    def _own_keys(self, kind: Kind) -> None:
        """Ask for what only some kinds have."""
        asker, given = self.asker, self.given
        if kind is Kind.EXAMPLE:
            form = asker.choice(
                "--form", "What sort?", given.form, meanings(ExampleForm), ExampleForm.CASE
            )
            self.said["form"] = str(form)
        if kind is Kind.DEFINITION:
            self.said["term"] = asker.text("--term", "\nThe term", given.term)
        if kind is Kind.KERNEL:
            question = "\nWhat does it not show?"
            self.said["limits"] = asker.text("--limits", question, given.limits, needed=False)

    def _answer(self, kind: Kind) -> None:
        """Ask what the node answers, and how it bears on it."""
        target = self._target(needed=kind in _NEEDS_TARGET)
        if target is None:
            self._place()
            return
        fitting = fitting_relations(kind, target)
        likely = likely_relation(kind, target, fitting)
        relation = self.asker.choice(
            "--relation", "How does it bear on that?", self.given.relation, fitting, likely
        )
        if relation not in fitting:
            thing = "step" if isinstance(target, Relation) else "node"
            words = listed([f"'{one}'" for one in fitting], "or")
            _refuse(f"'{relation}' does not lead from a {kind} to a {thing}; choose {words}")
        self.said[relation] = target.name if isinstance(target, Relation) else target.id
        end = target.speaker if isinstance(target, Relation) else target.id
        self.section = self.given.section or self.debate.nodes[end].section

    def _target(self, *, needed: bool) -> Node | Relation | None:
        """Find what the node answers; a person may try again."""
        given = self.given.to
        while True:
            question = "\nWhat does it answer? An id, a few words, or a step: a-reason -> a-claim"
            words = self.asker.text("--to", question, given, needed=needed)
            if not words:
                return None
            try:
                return find_target(self.debate, words)
            except (ArgmapError, typer.Exit) as error:
                picked = self._picked(words, error)
                if picked is not None:
                    return picked
                given = None

    def _picked(self, words: str, error: Exception) -> Node | None:
        """Offer the nodes most like some words."""
        if not self.asker.may_ask:
            raise error
        names = [one.node for one in similar(self.debate, words)]
        if isinstance(error, AmbiguousNameError):
            names = list(error.candidates[:5])
        if not names:
            say(f"  {error}")
            return None
        rows = [(str(i), self.debate.nodes[name].text) for i, name in enumerate(names, 1)]
        say(f"\nWhich of these?\n{columns(rows)}")
        chosen = self.asker.one_of("a number, or Enter to try other words", names)
        return None if chosen is None else self.debate.nodes[chosen]

    def _place(self) -> None:
        """Ask for the section, where nothing else says it."""
        sections = {section.id: section.title for section in self.debate.sections}
        given = self.given.section
        if given is None and len(sections) == 1:
            given = next(iter(sections))
        if not sections and given is None:
            given = "claims"
        likely = next(iter(sections), "")
        self.section = self.asker.choice(
            "--to or --section", "In which section does it belong?", given, sections, likely
        )

    def _stance(self) -> None:
        """Ask who says so, and where; nobody is a good answer too."""
        person: Person | Contributor | None
        if self.given.new_person is not None:
            person = self._added(self.given.new_person)
        else:
            question = "\nWho says so? A name"
            person = self.asker.something(
                "--by", question, self.given.by, self._person, needed=False
            )
        if person is None:
            return
        question = f"How does {person.name} stand to it?"
        given = self.given.stance or (None if self.asker.may_ask else StanceKind.ASSERTS)
        chosen = self.asker.choice(
            "--stance", question, given, meanings(StanceKind), StanceKind.ASSERTS
        )
        stance: dict[str, Any] = {"by": person.id, "stance": str(chosen)}
        self.said["stances"] = [stance | self._locator(person)]

    def _person(self, words: str) -> Person | Contributor:
        """Find who is meant; somebody who is new here can be added."""
        try:
            return find_person(self.debate, words)
        except UnknownIdError as error:
            if self.tried and words.lower() == "y":
                return self._added(self.tried)
            self.tried = words
            hint = f"whoever is new here is added with --new-person '{words}'"
            if self.asker.may_ask:
                hint = f"y adds '{words}' as somebody who contributes here"
            raise UnknownIdError(f"{error}; {hint}", error.candidates) from error

    def _added(self, name: str) -> Contributor:
        """Add somebody who takes part in their own name, unless they are here already."""
        found = contributor(self.debate, " ".join(name.split()))
        self.newcomer = found if found.file is not None else None
        return found

    def _locator(self, person: Person | Contributor) -> dict[str, Any]:
        """Ask where somebody says so; who contributes in their own name need not say."""
        needed = not isinstance(person, Contributor) and (
            person.record.identified is not Identified.BY_CONTRIBUTION
        )
        source = self.asker.something(
            "--source",
            "\nIn which source? Its id, such as the name of its page",
            self.given.source,
            self.debate.source,
            needed=needed,
        )
        if source is None:
            return {}
        at = self.given.at
        if not at:
            question = "\nIn which paragraph of it? Its id"
            needed = bool(source.paragraphs)
            at = tuple(self.asker.text("--at", question, None, needed=needed).split())
        return {"source": source.id} | ({"at": at[0] if len(at) == 1 else list(at)} if at else {})

    def _name(self, short: str) -> None:
        """Find the id: the one that was given, or what the title makes."""
        self.id = self.given.id or slug(short)
        while problem := self._id_problem():
            if not self.asker.may_ask:
                _refuse(f"{problem}; name another with --id")
            say(f"  {problem}")
            question = "\nAnother id for it, of lower-case letters, digits and hyphens"
            self.id = self.asker.text("--id", question, None)

    def _id_problem(self) -> str | None:
        """Say why the file cannot be called so."""
        if problem := id_problem(self.id):
            return problem
        taken = self.debate.nodes.get(self.debate.aliases.get(self.id, self.id))
        return None if taken is None else f"the id '{self.id}' is taken by '{taken.short}'"


def _remark(turned: str) -> str:
    """Say what may turn one of two texts into the opposite of the other."""
    if not turned:
        return ""
    where = "" if "/" in turned else " stands in only one of the two"
    return f" (perhaps the opposite: '{turned}'{where})"


def _refuse(message: str) -> None:
    complain(message)
    raise typer.Exit(MISUSE)
