"""The interface of all formats: files in, records out, or the other way, with a loss report."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, TypeAlias

from argmap.editing.debate_records import DebateRecords, Origin
from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import Profile

WITHOUT: Final = "without: "
"""How the reason of a loss begins that is a field."""

EXAMPLES: Final = 3
"""How many examples of each loss a report names."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that is read: its name, for messages and ids, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller chooses.

    Attributes
    ----------
    debate : str
        The id of the debate that a reader makes; empty where each file names its own.
    known : mapping of str to mapping
        By debate what an earlier import remembers of its records, by name: ``nodes/tea-calms``.
    below : str
        The node below which a writer starts; empty for the whole debate.
    explicit : bool
        Whether writers leave out the links that the editor added.
    profile : Profile
        How the relations of a debate become attacks, where a writer asks.
    """

    debate: str = ""
    known: Mapping[str, Mapping[str, Origin]] = field(default_factory=dict)
    below: str = ""
    explicit: bool = False
    profile: Profile = Profile.STRUCTURED


class Fate(StrEnum):
    """What became of a thing on its way from one format to another."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Loss:
    """One reason for which things of one kind were changed or dropped."""

    thing: str
    fate: Fate
    reason: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LossReport:
    """What became of everything in a file, by kind of thing.

    Attributes
    ----------
    counts : mapping of str to mapping of Fate to int
        How many things of each kind were kept, changed and dropped; each thing counts once.
    losses : tuple of Loss
        Why, with the first examples.
    """

    counts: Mapping[str, Mapping[Fate, int]] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()

    @property
    def is_lossless(self) -> bool:
        """Whether everything was kept as it was."""
        return not self.losses

    def as_json(self) -> dict[str, Any]:
        """Say it all as plain data."""
        return {
            "counts": {
                thing: {fate.value: counts.get(fate, 0) for fate in Fate}
                for thing, counts in sorted(self.counts.items())
            },
            "losses": [
                {
                    "thing": loss.thing,
                    "fate": loss.fate.value,
                    "reason": loss.reason,
                    "count": loss.count,
                    "examples": list(loss.examples),
                }
                for loss in self.losses
            ],
        }


def merged(reports: Iterable[LossReport]) -> LossReport:
    """Add up the reports of several files; of the examples the first ones stay."""
    counts: defaultdict[str, Counter[Fate]] = defaultdict(Counter)
    losses: dict[tuple[str, Fate, str], Loss] = {}
    for report in reports:
        for thing, fates in report.counts.items():
            counts[thing].update(fates)
        for loss in report.losses:
            key = (loss.thing, loss.fate, loss.reason)
            if key not in losses:
                losses[key] = loss
                continue
            first = losses[key]
            examples = tuple(dict.fromkeys((*first.examples, *loss.examples)))[:EXAMPLES]
            losses[key] = replace(first, count=first.count + loss.count, examples=examples)
    return LossReport(
        {thing: dict(counts[thing]) for thing in sorted(counts)},
        tuple(losses[key] for key in sorted(losses)),
    )


class LossCounter:
    """Counts what becomes of each thing; a later, worse fate takes the place of an earlier one.

    Examples
    --------
    >>> losses = LossCounter()
    >>> losses.keep("claim", "a")
    >>> losses.keep("claim", "b")
    >>> losses.drop("claim", "b", "it is empty")
    >>> losses.report().as_json()["counts"]
    {'claim': {'kept': 1, 'changed': 0, 'dropped': 1}}
    """

    def __init__(self) -> None:
        self._fates: defaultdict[str, dict[str, Fate]] = defaultdict(dict)
        self._reasons: defaultdict[tuple[str, Fate, str], set[str]] = defaultdict(set)
        self._examples: defaultdict[tuple[str, Fate, str], list[str]] = defaultdict(list)

    def keep(self, thing: str, key: str) -> None:
        """Count a thing that is kept, unless it is counted already."""
        self._fates[thing].setdefault(key, Fate.KEPT)

    def change(self, thing: str, key: str, reason: str, example: str = "") -> None:
        """Count a thing that is kept, but not as it was."""
        if self._fates[thing].get(key) is not Fate.DROPPED:
            self._fates[thing][key] = Fate.CHANGED
        self._note(thing, key, Fate.CHANGED, reason, example or key)

    def without(self, thing: str, key: str, fields: Iterable[str]) -> None:
        """Count a thing that is kept without some of what is said of it: a loss a field."""
        for field_ in fields:
            self.change(thing, key, f"{WITHOUT}{field_}")

    def drop(self, thing: str, key: str, reason: str, example: str = "") -> None:
        """Count a thing that is left out."""
        self._fates[thing][key] = Fate.DROPPED
        self._note(thing, key, Fate.DROPPED, reason, example or key)

    def _note(self, thing: str, key: str, fate: Fate, reason: str, example: str) -> None:
        self._reasons[thing, fate, reason].add(key)  # as in the counts, each thing once
        examples = self._examples[thing, fate, reason]
        if len(examples) < EXAMPLES and example not in examples:
            examples.append(example)

    def report(self) -> LossReport:
        """Say what has been counted so far."""
        counts = {thing: dict(Counter(fates.values())) for thing, fates in self._fates.items()}
        losses = [
            Loss(*reason, len(keys), tuple(self._examples[reason]))
            for reason, keys in self._reasons.items()
        ]
        return LossReport(
            dict(sorted(counts.items())),
            tuple(sorted(losses, key=lambda loss: (loss.thing, loss.fate, loss.reason))),
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """What a reader makes of files: the records of debates, and what became of the rest."""

    debates: tuple[DebateRecords, ...]
    report: LossReport


@dataclass(frozen=True, slots=True)
class Exported:
    """What a writer makes of debates: files by name, in order of name, and what they leave out."""

    files: Mapping[str, bytes]
    report: LossReport


def write_each(
    debates: Sequence[Debate], suffix: str, write: Callable[[Debate, LossCounter], str]
) -> Exported:
    """Write each debate as a file of its own, called by its id."""
    losses = LossCounter()
    files = {f"{debate.id}.{suffix}": write(debate, losses).encode() for debate in debates}
    return Exported(dict(sorted(files.items())), losses.report())


Reader: TypeAlias = Callable[[Sequence[InputFile], Options], Imported]
"""Reads files; raises `UnreadableFileError`, naming file and place, for what cannot be read."""

Writer: TypeAlias = Callable[[Sequence[Debate], Options], Exported]
"""Writes debates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: how it is called, recognised, read and written, and what it can hold.

    Attributes
    ----------
    name, title : str
        The id used on the command line, and the name of the format.
    suffixes : tuple of str
        How its files end; the first is the one that writers use.
    holds : str
        What it can hold, in a few words.
    loses : str
        What of a debate it cannot hold, in a few words.
    recognise : callable, optional
        Tells from the first bytes of a file whether it looks like this format.
    read, write : callable, optional
        The reader and the writer; None where there is none.
    heeds : tuple of str
        Which of the `Options` ``below``, ``explicit`` and ``profile`` the writer heeds.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    holds: str
    loses: str
    recognise: Callable[[bytes], bool] | None = None
    read: Reader | None = None
    write: Writer | None = None
    heeds: tuple[str, ...] = ()
