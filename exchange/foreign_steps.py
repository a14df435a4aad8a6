"""Which foreign links a debate can hold, and how it names them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from argmap.exchange.interface import LossCounter
from argmap.schema.ids import ARROW, STEPS_DEEP
from argmap.schema.vocabulary import STEPS, RelationKind

if TYPE_CHECKING:
    from argmap.exchange.foreign_map import ForeignRelation

_STEP_KINDS: Final = {
    RelationKind.REBUTS: RelationKind.UNDERCUTS,
    RelationKind.UNDERMINES: RelationKind.UNDERCUTS,
}
"""The kind of an attack where it leads to a step: other formats have one word for both."""


@dataclass(slots=True)
class FoundStep:
    """A link whose ends are known: ids, and the name of what it leads to."""

    kind: RelationKind
    sources: tuple[str, ...]
    end: str
    """The key of the relation it leads to, or the id of the node."""
    to_step: bool
    depth: int
    target: str = ""


class Steps:
    """The links that can be kept, under their foreign keys, with the names of their targets.

    Parameters
    ----------
    relations : mapping of str to ForeignRelation
        The links.
    ids : mapping of str to str
        The ids of the statements.
    losses : LossCounter
        Counts what cannot be kept.

    Notes
    -----
    Targets are found without recursion, so that a chain of any length does no harm. Linear in the
    number of links, but for the few that share a speaker and a target.
    """

    def __init__(
        self,
        relations: "Mapping[str, ForeignRelation]",
        ids: Mapping[str, str],
        losses: LossCounter,
    ) -> None:
        self._relations, self._ids, self._losses = relations, ids, losses
        self.found: dict[str, FoundStep] = {}
        self._refused: set[str] = set()
        self._spoken: dict[tuple[str, RelationKind, str, bool], str] = {}
        for key in relations:
            self._resolve(key)
        self._name()

    def target_from(self, key: str, speaker: str) -> str:
        """Name the target of a link, if that node speaks it and nothing else joins the two."""
        step = self.found.get(key)
        if step is None or step.sources[0] != speaker or step.kind not in STEPS:
            return ""
        return step.target if self._between[speaker, step.end, step.to_step] == 1 else ""

    def _resolve(self, key: str) -> None:
        chain: dict[str, None] = {}  # in the order in which the links lead on
        waiting = key
        while waiting in self._relations and waiting not in self._ids:
            if waiting in self.found or waiting in self._refused:
                break
            if waiting in chain:
                for member in dropwhile(waiting.__ne__, chain):
                    self._refuse(member, "the links lead to each other in a circle")
                break
            chain[waiting] = None
            waiting = self._relations[waiting].target
        for member in reversed(chain):
            if member not in self._refused:
                self._accept(member)

    def _refuse(self, key: str, reason: str) -> None:
        self._refused.add(key)
        self._losses.drop(self._relations[key].thing, key, reason)

    def _accept(self, key: str) -> None:
        relation = self._relations[key]
        end, to_step, depth = self._end(relation.target)
        if not end:
            self._refuse(key, "what it leads to is not there, or was left out")
            return
        kind = self._kind(key, relation.kind, end, to_step)
        if kind is None:
            return
        if depth >= STEPS_DEEP:
            self._refuse(key, f"links on links nest deeper than {STEPS_DEEP}")
            return
        sources = self._sources(key, relation.sources, "" if to_step else end)
        if not sources:
            return
        if kind not in STEPS and len(sources) > 1:
            self._losses.change(relation.thing, key, "only the first of its ends is kept")
            sources = sources[:1]
        speaker = next((s for s in sources if (s, kind, end, to_step) not in self._spoken), "")
        if not speaker:
            self._refuse(key, "it says what another link says already")
            return
        self._spoken[speaker, kind, end, to_step] = key
        ordered = (speaker, *(s for s in sources if s != speaker))
        self.found[key] = FoundStep(kind, ordered, end, to_step, depth)

    def _end(self, target: str) -> tuple[str, bool, int]:
        if target in self._ids:
            return self._ids[target], False, 0
        step = self.found.get(target)
        if step is None or step.kind not in STEPS:
            return "", False, 0
        return target, True, step.depth + 1

    def _kind(self, key: str, kind: RelationKind, end: str, to_step: bool) -> RelationKind | None:
        thing = self._relations[key].thing
        if to_step and kind in _STEP_KINDS:
            return _STEP_KINDS[kind]
        if to_step and not kind.traits.to_steps:
            self._refuse(key, f"'{kind}' leads to a statement, not to a step")
            return None
        if not to_step and not kind.traits.to_nodes:
            reason = "it attacks a statement, so it rebuts and does not undercut"
            self._losses.change(thing, key, reason, end)
            return RelationKind.REBUTS
        return kind

    def _sources(self, key: str, wanted: tuple[str, ...], end: str) -> tuple[str, ...]:
        thing = self._relations[key].thing
        known = [self._ids[source] for source in dict.fromkeys(wanted) if source in self._ids]
        if len(known) < len(set(wanted)):
            self._losses.change(thing, key, "an end of it is no statement that is kept")
        if end in known:
            self._losses.change(thing, key, "it leads from a statement to itself")
            known.remove(end)
        if not known:
            self._refuse(key, "no statement is left from which it leads")
        return tuple(dict.fromkeys(known))

    def _name(self) -> None:
        self._between = Counter(
            (step.sources[0], step.end, step.to_step)
            for step in self.found.values()
            if step.kind in STEPS
        )
        names: dict[str, str] = {}
        self.names = names.values()
        by_depth: defaultdict[int, list[str]] = defaultdict(list)
        for key, step in self.found.items():
            by_depth[step.depth].append(key)
        for depth in sorted(by_depth):
            for key in by_depth[depth]:
                step = self.found[key]
                step.target = names[step.end] if step.to_step else step.end
                alone = self._between[step.sources[0], step.end, step.to_step] == 1
                word = ARROW if alone else step.kind.value
                names[key] = f"{step.sources[0]} {word} {step.target}"
