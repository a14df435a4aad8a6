"""Write a debate as a Carneades argument graph, so that its evaluator can weigh it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

import yaml

from argmap.exchange.interface import Exported, LossCounter, Options, write_each
from argmap.exchange.left_out import count_left_out, count_people_left_out
from argmap.exchange.texts import whole_text
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import Relation
from argmap.schema.vocabulary import RelationKind

NOT: Final = "\N{NOT SIGN}"
"""What an id begins with that means the complement of another statement."""
_NO_FORM: Final = "Carneades has only arguments for a statement or for its complement"


def complement_text(text: str) -> str:
    """Say the complement of a statement that nobody has worded."""
    return f"It is not the case that: {text}"


def undercutter_key(argument: str) -> str:
    """Name the statement that stands for all that undercut an argument."""
    return f"undercut {argument}"


def undercutter_text(argument: str) -> str:
    """Word the statement that stands for all that undercut an argument."""
    return f"This does not follow: {argument}"


def write_carneades(debates: Sequence[Debate], options: Options) -> Exported:
    """Write supports as arguments, rebuttals as arguments for the complement, undercuts as such.

    A rebuttal added by the editor says only that two statements exclude each other: the positions
    of an issue.
    """

    def text(debate: Debate, losses: LossCounter) -> str:
        relations = [r for r in debate.relations if not (options.explicit and r.inferred)]
        data = _CarneadesWriter(debate, relations, losses).data()
        written: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
        return written

    return write_each(debates, "yml", text)


class _CarneadesWriter:
    """Writes one debate."""

    def __init__(self, debate: Debate, relations: Sequence[Relation], losses: LossCounter) -> None:
        self._debate, self._relations, self._losses = debate, relations, losses
        self._statements = {node.id: whole_text(node) for node in debate.nodes.values()}
        self._arguments: dict[str, dict[str, Any]] = {}
        self._issues: dict[str, dict[str, Any]] = {}
        self._concluded: set[str] = set()

    def data(self) -> dict[str, Any]:
        """Write everything, in order of name."""
        count_left_out(self._debate, self._losses, nodes=(), about=("title",))
        count_people_left_out(self._debate, self._losses, "there are no people in Carneades")
        for relation in self._relations:
            self._add(relation)
        self._add_undercutters()
        given = [node for node in self._debate.nodes if node not in self._concluded]
        return {
            "meta": {"title": self._debate.title},
            "statements": self._statements,
            "issues": self._issues,
            "arguments": self._arguments,
            "assumptions": given,
        }

    def _add(self, relation: Relation) -> None:
        target = relation.target
        if relation.kind is RelationKind.UNDERCUTS:
            return
        attack = relation.kind.traits.is_attack
        if not isinstance(target, str) or not (attack or relation.kind is RelationKind.SUPPORTS):
            self._losses.drop("relation", relation.name, _NO_FORM)
            return
        self._losses.keep("relation", relation.name)
        if (
            relation.kind is RelationKind.REBUTS
            and relation.inferred
            and len(relation.sources) == 1
        ):
            self._issues[f"issue {relation.name}"] = {"positions": [target, relation.speaker]}
            return
        conclusion = self._complement(target) if attack else target
        self._concluded.add(conclusion)
        self._arguments[relation.name] = {
            **({"scheme": relation.scheme} if relation.scheme else {}),
            "conclusion": conclusion,
            "premises": list(relation.sources),
        }

    def _complement(self, node: str) -> str:
        name = f"{NOT}{node}"
        if name not in self._statements:
            self._statements[name] = complement_text(self._statements[node])
            self._issues[f"issue-{node}"] = {"positions": [node, name]}
        return name

    def _add_undercutters(self) -> None:
        """Give an argument its one undercutter: the statement itself, or one that all support."""
        undercuts: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in self._relations:
            if relation.kind is RelationKind.UNDERCUTS and not isinstance(relation.target, str):
                if relation.target.name in self._arguments:
                    undercuts[relation.target.name].append(relation)
                    self._losses.keep("relation", relation.name)
                else:
                    reason = "it undercuts a step that is no argument in Carneades"
                    self._losses.drop("relation", relation.name, reason)
        for name, relations in undercuts.items():
            sources = [source for relation in relations for source in relation.sources]
            if len(sources) == 1:
                self._arguments[name]["undercutter"] = sources[0]
                continue
            statement = undercutter_key(name)
            self._statements[statement] = undercutter_text(name)
            self._arguments[name]["undercutter"] = statement
            for relation in relations:
                self._arguments[relation.name] = {
                    "conclusion": statement,
                    "premises": list(relation.sources),
                }
