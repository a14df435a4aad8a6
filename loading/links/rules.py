"""Rules about references from one file to another."""

from typing import Final

from argmap.schema.finding import Rule, Severity

UNKNOWN_NODE: Final = Rule(
    "unknown-node",
    Severity.ERROR,
    "no node has this id",
    "A relation that leads nowhere would be missing from the map.",
    "supports: learning-seperates",
    "supports: learning-separates",
)
UNKNOWN_STEP: Final = Rule(
    "unknown-step",
    Severity.ERROR,
    "there is no such step",
    "A step is a relation from one node to another (supports, rebuts, undermines, undercuts or "
    "illustrates). It must exist before anything can speak for or against it.",
    "undercuts: tofu -> value-spills-over",
    "undercuts: similar-codes -> value-spills-over",
)
AMBIGUOUS_STEP: Final = Rule(
    "ambiguous-step",
    Severity.ERROR,
    "two steps join this pair",
    "The arrow does not say which of the two you mean; put the name of the relation in its place.",
    "undercuts: a -> b",
    "undercuts: a rebuts b",
)
WRONG_TARGET: Final = Rule(
    "wrong-target",
    Severity.ERROR,
    "this relation cannot point to a step",
    "A step is an inference, not a statement: it can be undercut, supported, qualified, "
    "clarified, answered and asked about, but it cannot be true or false.",
    "rebuts: a -> b",
    "undercuts: a -> b",
)
UNDERCUT_WITHOUT_STEP: Final = Rule(
    "undercut-without-step",
    Severity.ERROR,
    "an undercut points to a node",
    "An undercut attacks the step from a reason to a claim. To attack the claim itself, write "
    "'rebuts'.",
    "undercuts: value-spills-over",
    "undercuts: similar-codes -> value-spills-over",
)
SELF_RELATION: Final = Rule(
    "self-relation",
    Severity.ERROR,
    "a node relates to itself",
    "No statement is a reason for or against itself.",
    "supports: a   # in a.yaml",
    "supports: b",
)
DUPLICATE_RELATION: Final = Rule(
    "duplicate-relation",
    Severity.ERROR,
    "a relation appears twice",
    "The same relation between the same two things is one relation.",
    "supports: [a, a]",
    "supports: a",
)
DUPLICATE_ID: Final = Rule(
    "duplicate-id",
    Severity.ERROR,
    "an id is already taken",
    "An id names one thing. If two nodes share an id, only the first is read.",
    "claims/my-debate/one/a.yaml, claims/my-debate/two/a.yaml",
    "claims/my-debate/one/a.yaml, claims/my-debate/two/b.yaml",
)
UNKNOWN_PERSON: Final = Rule(
    "unknown-person",
    Severity.ERROR,
    "no person has this id",
    "Everybody who takes part has a file in people/.",
    "by: steven-burns",
    "by: steven-byrnes",
)
UNKNOWN_SOURCE: Final = Rule(
    "unknown-source",
    Severity.ERROR,
    "no source has this id",
    "Every post, comment and quotation has a file in sources/.",
    "source: c99",
    "source: c01",
)
UNKNOWN_PARAGRAPH: Final = Rule(
    "unknown-paragraph",
    Severity.ERROR,
    "the source has no such paragraph",
    "The locator is the evidence: it must lead to the words that it stands for.",
    "at: s2.1.p99",
    "at: s2.1.p9",
)
UNKNOWN_SECTION: Final = Rule(
    "unknown-section",
    Severity.ERROR,
    "this section has no folder",
    "A section is a folder of the debate.",
    "sections:\n  - id: comon-sense",
    "sections:\n  - id: common-sense",
)
UNLISTED_SECTION: Final = Rule(
    "unlisted-section",
    Severity.WARNING,
    "a folder of the debate is not listed in 'sections'",
    "Where debate.yaml lists its sections, a folder that is not among them is probably misspelt, "
    "and its nodes are not where readers look for them.",
    "claims/my-debate/comon-sense/a-claim.yaml",
    "claims/my-debate/common-sense/a-claim.yaml",
)
UNKNOWN_DEBATE: Final = Rule(
    "unknown-debate",
    Severity.ERROR,
    "no debate has this id",
    "A link to another debate names its folder in claims/, and the node there.",
    "see: tee/tea-calms",
    "see: tea/tea-calms",
)
UNKNOWN_DOCUMENT: Final = Rule(
    "unknown-document",
    Severity.ERROR,
    "no document has this id",
    "The documents that contain the sources are listed in debate.yaml.",
    "document: tread",
    "document: thread",
)
FORMER_ID: Final = Rule(
    "former-id",
    Severity.WARNING,
    "a reference uses a former id",
    "It still leads to the node, but readers of the file will look for a name that no longer "
    "exists.",
    "supports: old-name",
    "supports: new-name",
)
