"""The questions that make a new node: whatever no option gives is asked for."""

from dataclasses import dataclass
from typing import NamedTuple

import typer

from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.lookup import find_target
from argmap.commands.terminal.output import say
from argmap.commands.terminal.prompts import Asker
from argmap.commands.terminal.stance_questions import GivenOptions, StanceQuestions
from argmap.editing import new_node
from argmap.editing.new_node import NewNode
from argmap.editing.steps import Write
from argmap.graph.analysis.explain.titles import title
from argmap.graph.model.debate import Debate, Node, Relation
from argmap.graph.model.turning_words import NOT_CHECKED, turning_words
from argmap.schema.errors import AmbiguousNameError, ArgmapError, InvalidInputError, UnknownIdError
from argmap.schema.ids import id_of_title, slug
from argmap.schema.traits import meanings
from argmap.schema.vocabulary import ExampleForm, Kind, RelationKind


class PlannedNode(NamedTuple):
    """A node to write.

    Attributes
    ----------
    node : str
        Its id.
    steps : tuple of Write
        Its file, and before it that of a person who is new here.
    """

    node: str
    steps: tuple[Write, ...]


@dataclass(slots=True)
class NodeQuestions:
    """Asks for a new node in a debate, as far as the options do not say it.

    Attributes
    ----------
    debate : Debate
        Where it goes.
    given : GivenOptions
        What the options say.
    asker : Asker
        Asks for the rest.
    """

    debate: Debate
    given: GivenOptions
    asker: Asker

    def ask(self) -> PlannedNode | str:
        """Ask for everything and plan the files; or give the id of a node that says the same."""
        given, asker = self.given, self.asker
        kind = Kind(asker.choice("--kind", "What is it?", given.kind, meanings(Kind), Kind.CLAIM))
        question = "\nSay it in one or two sentences"
        text = asker.text("--text", question, given.text, problem=new_node.text_problem)
        if text and (same := self._same(text)) is not None:
            return same
        question = "\nA title, at most 45 characters"
        short = asker.text(
            "--short", question, given.short, needed=False, enter="the first words of the text",
            problem=new_node.title_problem,
        )  # fmt: skip
        own_keys = self._own_keys(kind)
        target, relation, section = self._answer(kind)
        who = StanceQuestions(self.debate, given, asker)
        stance = who.ask()
        asker.stop_if_missing()
        own = self._id(short, text)
        node = NewNode(own, section, kind, text, short, own_keys, relation, target, stance)
        return PlannedNode(own, (*who.new_files, new_node.write_node(self.debate, node)))

    def _same(self, text: str) -> str | None:
        """Show the nodes most like a text; the id of one that says the same, if there is one."""
        near = new_node.near_nodes(self.debate, text)
        if not near:
            return None
        say("\nThe nodes most like it. Does one of them say the same? Or the opposite?")
        if turning_words(self.debate.language) is None:
            say(f"(negations are {NOT_CHECKED})")
        for place, (name, turned) in enumerate(near.items(), 1):
            node = self.debate.nodes[name]
            say(columns([(str(place), f"{node.text} [{node.id}]{_remark(turned)}")]))
        if not self.asker.may_ask:
            return None
        return self.asker.one_of("\nThe number of one that says the same, or Enter", list(near))

    def _own_keys(self, kind: Kind) -> dict[str, str]:
        """Ask for what only some kinds have."""
        asker, given = self.asker, self.given
        if kind is Kind.EXAMPLE:
            likely = ExampleForm.CASE
            form = asker.choice("--form", "What sort?", given.form, meanings(ExampleForm), likely)
            return {"form": str(form)}
        if kind is Kind.DEFINITION:
            return {"term": asker.text("--term", "\nThe term", given.term)}
        if kind is Kind.KERNEL:
            question = "\nWhat does it not show?"
            return {"limits": asker.text("--limits", question, given.limits, needed=False)}
        return {}

    def _answer(self, kind: Kind) -> tuple[Node | Relation | None, RelationKind | None, str]:
        """Ask what the node answers, how it bears on it, and in which section it goes."""
        target = self._target(kind)
        if target is None:
            return None, None, self._section()
        allowed = new_node.allowed_relations(kind, target)
        likely, words = next(iter(allowed)), {str(name): text for name, text in allowed.items()}
        question = "How does it bear on that?"
        relation = self.asker.choice("--relation", question, self.given.relation, words, likely)
        section = self.given.section or new_node.section_of(self.debate, target)
        return target, RelationKind(relation), section

    def _target(self, kind: Kind) -> Node | Relation | None:
        """Find what the node answers; at a terminal a second try costs nothing."""
        given, needed = self.given.to, new_node.needs_target(kind)
        step = self._step_example()
        question = f"\nWhat does it answer? An id, a few words, or a step (for example {step})"
        while words := self.asker.text("--to", question, given, needed=needed):
            try:
                target = find_target(self.debate, words, exact=True)
            except (ArgmapError, typer.Exit) as error:
                chosen = self._chosen(words, error)
                if chosen is not None:
                    return self._or_step(kind, chosen, words)
                given = None
            else:
                return target if given is not None else self._or_step(kind, target)
        return None

    def _step_example(self) -> str:
        """Take a step of this debate as the example."""
        step = next((r for r in self.debate.relations if r.is_step), None)
        return "a-reason -> a-claim" if step is None else step.name

    def _or_step(self, kind: Kind, target: Node | Relation, asked: str = "") -> Node | Relation:
        """Offer the steps at a node that was asked for: perhaps only one of them is meant."""
        steps = new_node.steps_to_offer(self.debate, kind, target, asked)
        if not steps:
            return target
        where = "lead to it or from it" if asked else "lead to it"
        say(f"\nThese steps {where}. Do you object to one, not to the claim itself?")
        for place, step in enumerate(steps, 1):
            say(columns([(str(place), f"{title(self.debate, step)} [{step.name}]")]))
        names = [step.name for step in steps]
        chosen = self.asker.one_of("the number of a step, or Enter for the claim", names)
        return target if chosen is None else self.debate.step(chosen)

    def _chosen(self, words: str, error: Exception) -> Node | None:
        """Offer the nodes most like some words."""
        if not self.asker.may_ask:
            raise error
        near = new_node.near_nodes(self.debate, words)
        if isinstance(error, AmbiguousNameError):
            names = list(error.candidates[:5])
        elif isinstance(error, UnknownIdError):
            first = [name for name in error.candidates if name in self.debate.nodes]
            names = list(dict.fromkeys([*first, *near]))[:5]
        else:
            names = list(near)
        if not names:
            say(f"  {error}")
            return None
        say("\nWhich of these?")
        for place, name in enumerate(names, 1):
            say(columns([(str(place), f"{self.debate.nodes[name].text} [{name}]")]))
        chosen = self.asker.one_of("a number, or Enter to try other words", names)
        return None if chosen is None else self.debate.nodes[chosen]

    def _section(self) -> str:
        """Ask for the section, where nothing else says it."""
        sections = {section.id: section.title for section in self.debate.sections}
        given = self.given.section
        if given is None and len(sections) == 1:
            given = next(iter(sections))
        if not sections and given is None:
            given = "claims"
        likely = next(iter(sections), "")
        question = "In which section does it belong?"
        return self.asker.choice("--to or --section", question, given, sections, likely)

    def _id(self, short: str, text: str) -> str:
        """Choose the id: the given one, or what the title makes; of a text, what is free."""
        taken = self.debate.nodes.keys() | self.debate.aliases.keys()
        own = self.given.id or (slug(short) if short else id_of_title(text, "", taken))
        while problem := self._id_problem(own):
            if not self.asker.may_ask:
                raise InvalidInputError(f"{problem}; name another with --id")
            say(f"  {problem}")
            question = "\nAn id for it, of small letters, digits and hyphens"
            own = self.asker.text("--id", question, None)
        return own

    def _id_problem(self, own: str) -> str:
        if not own:
            return "no id can be made of this title"
        return new_node.id_taken(self.debate, own)


def _remark(turned: str) -> str:
    """Say what may turn one of two texts into the opposite of the other."""
    if not turned:
        return ""
    where = "" if "/" in turned else " stands in only one of the two"
    return f" (perhaps the opposite: '{turned}'{where})"
