"""What the words of the format mean, in a few words each, for whoever chooses one."""

from collections.abc import Mapping
from typing import Final

from argmap.schema.vocabulary import ExampleForm, Kind, RelationKind, StanceKind

KINDS: Final[Mapping[str, str]] = {
    Kind.CLAIM: "a statement",
    Kind.COUNTERARGUMENT: "a statement against a claim or a step",
    Kind.KERNEL: "what is right in a view that the speaker rejects",
    Kind.EXAMPLE: "an analogy, a thought experiment or a case",
    Kind.DEFINITION: "what somebody means by a term",
    Kind.QUESTION: "something asked",
}
RELATIONS: Final[Mapping[str, str]] = {
    RelationKind.SUPPORTS: "gives a reason for it",
    RelationKind.REBUTS: "says that it is wrong",
    RelationKind.UNDERMINES: "attacks it in its use as a premise",
    RelationKind.UNDERCUTS: "attacks the step",
    RelationKind.KERNEL_OF: "grants this much to it",
    RelationKind.QUALIFIES: "narrows it",
    RelationKind.CLARIFIES: "says what it means",
    RelationKind.ILLUSTRATES: "makes it vivid, proves nothing",
    RelationKind.ANSWERS: "answers it without attacking it",
    RelationKind.ABOUT: "asks about it",
}
STANCES: Final[Mapping[str, str]] = {
    StanceKind.ASSERTS: "holds it",
    StanceKind.CONCEDES: "grants it though it helps the other side",
    StanceKind.DENIES: "says it is wrong",
    StanceKind.DOUBTS: "is not sure of it",
    StanceKind.REPORTS: "states it as somebody else's view",
    StanceKind.PARODIES: "builds it up to show it absurd",
    StanceKind.ASKS: "raises it as a question",
}
FORMS: Final[Mapping[str, str]] = {
    ExampleForm.ANALOGY: "something else that is alike",
    ExampleForm.THOUGHT_EXPERIMENT: "suppose that …",
    ExampleForm.CASE: "something that happens",
}
