"""Write a debate as a Carneades argument graph, so that its evaluator can weigh it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

import yaml

from argmap.exchange.interface import Exported, LossCounter, Options
from argmap.exchange.texts import whole_text
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import Relation
from argmap.schema.vocabulary import RelationKind

_NOT: Final = "\N{NOT SIGN}"
_NO_FORM: Final = "Carneades has only arguments for a statement or for its complement"


def write_carneades(debates: Sequence[Debate], options: Options) -> Exported:
    """Write supports as arguments, rebuttals as arguments for the complement, undercuts as such."""
    losses = LossCounter()
    files = {}
    for debate in debates:
        relations = [r for r in debate.relations if not (options.explicit and r.inferred)]
        data = _CarneadesWriter(debate, relations, losses).data()
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
        files[f"{debate.id}.yml"] = text.encode()
    return Exported(dict(sorted(files.items())), losses.report())


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
        for node in self._debate.nodes:
            self._losses.keep("node", node)
        for relation in self._relations:
            self._add(relation)
        self._add_undercutters()
        for stance in self._debate.stances:
            key = f"{stance.person} {stance.kind} {stance.node}"
            self._losses.drop("stance", key, "there are no people in Carneades")
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
        conclusion = self._complement(target) if attack else target
        self._concluded.add(conclusion)
        self._arguments[relation.name] = {
            **({"scheme": relation.scheme} if relation.scheme else {}),
            "conclusion": conclusion,
            "premises": list(relation.sources),
        }

    def _complement(self, node: str) -> str:
        name = f"{_NOT}{node}"
        if name not in self._statements:
            self._statements[name] = f"It is not the case that: {self._statements[node]}"
            self._issues[f"issue-{node}"] = {"positions": [node, name]}
        return name

    def _add_undercutters(self) -> None:
        """Give an argument its one undercutter: a statement that all who undercut it support."""
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
            statement = f"undercut {name}"
            self._statements[statement] = f"This does not follow: {name}"
            self._arguments[name]["undercutter"] = statement
            for relation in relations:
                self._arguments[relation.name] = {
                    "conclusion": statement,
                    "premises": list(relation.sources),
                }
