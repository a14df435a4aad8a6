"""The vocabulary: every word of the format, with what it means, how it is shown and what it may do.

This is the one table. The reader, the checks, the analysis, the command line, the pages, the forms
and the documents all take words, signs and rules from here, so a new kind of relation is one
entry below and one field of `argmap.schema.node.NodeRecord`. The terms follow AIF, Pollock and
ASPIC+; the names are a contract with contributors.
"""

from typing import Final

from argmap.schema.traits import (
    KindTraits,
    RelationTraits,
    StanceTraits,
    StatusTraits,
    Vocabulary,
    WordTraits,
)


class Kind(Vocabulary):
    """What a node is for."""

    traits: KindTraits

    CLAIM = (
        "claim",
        KindTraits(
            meaning="a statement",
            description="A statement somebody holds, denies or weighs.",
            always_judged=True,
        ),
    )
    COUNTERARGUMENT = (
        "counterargument",
        KindTraits(
            meaning="a statement against a claim or a step",
            description="A statement brought against a claim or a step.",
            must_have=("rebuts", "undercuts", "undermines"),
            must_say="a counterargument must say what it is against",
            to_add="add one of 'rebuts:', 'undermines:' (a node) or 'undercuts:' (a step)",
            likely="rebuts",
            always_judged=True,
        ),
    )
    KERNEL = (
        "kernel",
        KindTraits(
            label="kernel of truth",
            plural="kernels of truth",
            meaning="what is right in a view that the speaker rejects",
            description="What is right in a view that the speaker rejects; its limits say what "
            "it does not show.",
            keys=("limits",),
            must_have=("kernel_of",),
            must_say="a kernel must say what it is a kernel of",
            to_add="add 'kernel_of:' with the id of the node to which it concedes something",
            stance="concedes",
            likely="kernel_of",
            always_judged=True,
            is_term=True,
        ),
    )
    EXAMPLE = (
        "example",
        KindTraits(
            meaning="an analogy, a thought experiment or a case",
            keys=("form",),
            must_have=("form",),
            must_say="an example must say what form it has",
            to_add="add 'form: analogy', 'form: thought-experiment' or 'form: case'",
            likely="illustrates",
        ),
    )
    DEFINITION = (
        "definition",
        KindTraits(
            meaning="what somebody means by a term",
            keys=("term",),
            must_have=("term",),
            must_say="a definition must say which term it defines",
            to_add="add 'term:' with the word that is defined",
            likely="clarifies",
        ),
    )
    QUESTION = (
        "question",
        KindTraits(
            meaning="something asked",
            description="Something asked; open until something answers it.",
            must_have=("about",),
            must_say="a question that nobody answers must say what it is about",
            to_add="add 'about:' with the id of what it asks about",
            stance="asks",
            likely="about",
        ),
    )


class RelationKind(Vocabulary):
    """How a node bears on a target, in the order that decides a node's place in the map."""

    traits: RelationTraits

    SUPPORTS = (
        "supports",
        RelationTraits(
            label="speaks for",
            label_of_step="speaks for the step from",
            heard="for it",
            heard_of_step="for the step",
            verb="supports",
            passive="supported by",
            meaning="gives a reason for it",
            description="Gives a reason for another statement, or for a step.",
            glyph="+",
            look="for",
            aif="RA",
            is_step=True,
            to_steps=True,
            reply_kind=Kind.CLAIM,
        ),
    )
    REBUTS = (
        "rebuts",
        RelationTraits(
            label="speaks against",
            heard="against it",
            verb="rebuts",
            passive="rebutted by",
            meaning="says that it is wrong",
            description="Says that another statement is itself wrong.",
            glyph="\N{MINUS SIGN}",
            look="against",
            aif="CA",
            is_step=True,
            is_attack=True,
            is_reply=True,
            reply_kind=Kind.COUNTERARGUMENT,
        ),
    )
    UNDERMINES = (
        "undermines",
        RelationTraits(
            label="attacks the premise",
            heard="against it as a premise",
            verb="undermines",
            passive="undermined by",
            meaning="attacks it in its use as a premise",
            description="Attacks a statement in its use as a premise of something else.",
            glyph="⊖",
            look="against",
            aif="CA",
            is_step=True,
            is_attack=True,
            is_reply=True,
            is_term=True,
        ),
    )
    UNDERCUTS = (
        "undercuts",
        RelationTraits(
            label="says this doesn't follow",
            label_of_step="says this doesn't follow:",
            heard="doesn't follow",
            heard_of_step="doesn't follow",
            verb="undercuts",
            passive="undercut by",
            meaning="says that the step does not follow",
            description="Leaves both statements alone, and says that the one does not lead to "
            "the other.",
            glyph="⊘",
            look="step",
            aif="CA",
            is_step=True,
            is_attack=True,
            is_reply=True,
            to_nodes=False,
            to_steps=True,
            reply_kind=Kind.COUNTERARGUMENT,
        ),
    )
    KERNEL_OF = (
        "kernel_of",
        RelationTraits(
            label="concedes this much to",
            heard="conceded",
            verb="is conceded to",
            passive="conceded",
            meaning="concedes this much to it",
            description="Says what is right in a view that the speaker does not share.",
            glyph="◐",
            look="concession",
            reply_kind=Kind.KERNEL,
        ),
    )
    QUALIFIES = (
        "qualifies",
        RelationTraits(
            label="narrows",
            label_of_step="narrows the step from",
            heard="narrowed by",
            heard_of_step="the step is narrowed by",
            verb="qualifies",
            passive="qualified by",
            meaning="narrows it",
            description="Says that another statement holds only within narrower limits.",
            glyph="⊂",
            look="other",
            is_reply=True,
            to_steps=True,
            reply_kind=Kind.CLAIM,
            is_term=True,
        ),
    )
    CLARIFIES = (
        "clarifies",
        RelationTraits(
            label="explains",
            label_of_step="explains the step from",
            heard="explained by",
            heard_of_step="the step is explained by",
            verb="clarifies",
            passive="clarified by",
            meaning="says what it means",
            description="Says what another statement means.",
            glyph="≡",
            look="other",
            is_reply=True,
            to_steps=True,
            from_questions=True,
        ),
    )
    ILLUSTRATES = (
        "illustrates",
        RelationTraits(
            label="illustrates",
            heard="illustrated by",
            verb="illustrates",
            passive="illustrated by",
            meaning="makes it vivid, proves nothing",
            description="Makes another statement vivid, and proves nothing.",
            glyph="◇",
            look="other",
            is_step=True,
        ),
    )
    ANSWERS = (
        "answers",
        RelationTraits(
            label="answers",
            label_of_step="answers the step from",
            heard="answered by",
            heard_of_step="the step is answered by",
            verb="answers",
            passive="answered by",
            meaning="answers it without attacking it",
            description="Closes a question, or replies to an objection without attacking it.",
            glyph="↩",
            look="other",
            is_reply=True,
            to_steps=True,
            reply_kind=Kind.CLAIM,
        ),
    )
    ABOUT = (
        "about",
        RelationTraits(
            label="asks about",
            label_of_step="asks about the step from",
            heard="asked about it",
            heard_of_step="asked about the step",
            verb="asks about",
            passive="asked about by",
            meaning="asks about it",
            description="Asks something about another statement.",
            glyph="?",
            look="other",
            to_steps=True,
            from_questions=True,
            reply_kind=Kind.QUESTION,
        ),
    )


ATTACKS: Final = frozenset(kind for kind in RelationKind if kind.traits.is_attack)
"""The relations that speak against their target."""

CONFLICTS: Final = frozenset(kind for kind in ATTACKS if kind.traits.to_nodes)
"""The attacks on a node, which it can answer by what it says."""

STEPS: Final = frozenset(kind for kind in RelationKind if kind.traits.is_step)
"""The relations that are steps: only these can be targets themselves."""


PREMISE: Final = RelationTraits(
    label="is a premise for",
    heard="together with",
    verb="is a premise for",
    passive="with",
    meaning="the step holds only together with this premise",
    description="The step holds only together with this further premise.",
    glyph="⇢",
    look="other",
)
"""A further premise of a step: named like a relation, but a part of one."""


class StanceKind(Vocabulary):
    """How a person stands to a node."""

    traits: StanceTraits

    ASSERTS = (
        "asserts",
        StanceTraits(
            participle="asserted",
            first_person="I agree: I hold it too",
            glyph="✓",
            look="for",
            meaning="holds it",
            description="Holds it and says so.",
            accepts=True,
        ),
    )
    CONCEDES = (
        "concedes",
        StanceTraits(
            participle="conceded",
            first_person="I concede it, though it helps the other side",
            glyph="◐",
            look="concession",
            meaning="accepts it though it helps the other side",
            accepts=True,
        ),
    )
    DENIES = (
        "denies",
        StanceTraits(
            participle="denied",
            first_person="I disagree: I think it is wrong",
            meaning="says it is wrong",
            glyph="✗",
            look="against",
            rejects=True,
        ),
    )
    DOUBTS = (
        "doubts",
        StanceTraits(
            participle="doubted",
            first_person="I am not sure of it",
            meaning="is not sure of it",
            glyph="?",
            look="other",
        ),
    )
    REPORTS = (
        "reports",
        StanceTraits(
            participle="reported",
            meaning="states it as somebody else's view",
            description="States it as somebody else's view, holding neither.",
        ),
    )
    PARODIES = (
        "parodies",
        StanceTraits(
            participle="parodied",
            glyph="✗",
            look="against",
            meaning="builds it up to show it absurd",
            description="Builds it up in order to show it absurd.",
            rejects=True,
        ),
    )
    ASKS = "asks", StanceTraits(participle="asked", meaning="raises it as a question")


ACCEPTING: Final = frozenset(kind for kind in StanceKind if kind.traits.accepts)
"""The stances that count as accepting a node."""

REJECTING: Final = frozenset(kind for kind in StanceKind if kind.traits.rejects)
"""The stances that count as rejecting a node."""


class Status(Vocabulary):
    """How a node fares, as readers see it, in the order in which the rules are tried."""

    traits: StatusTraits

    NOT_HELD = (
        "not-held",
        StatusTraits(
            meaning="only reported or parodied here",
            description="Nobody here holds it: it is only reported or parodied.",
            glyph="◌",
            look="fallen",
        ),
    )
    DEFEATED = (
        "defeated",
        StatusTraits(meaning="an objection to it prevails", glyph="▼", look="fallen"),
    )
    DEADLOCKED = (
        "deadlocked",
        StatusTraits(
            meaning="arguments block each other",
            description="Arguments block each other, and no coherent view decides it.",
            glyph="■",
            look="open",
        ),
    )
    CONTESTED = (
        "contested",
        StatusTraits(
            meaning="an objection to it, or to every reason for it, is not settled",
            description="An objection to it, or to every reason for it, is one that neither side "
            "has settled.",
            glyph="⇅",
            look="open",
        ),
    )
    UNSUPPORTED = (
        "unsupported",
        StatusTraits(
            meaning="reasons are recorded, and none of them holds",
            description="Reasons are recorded, and none of them holds; no objection to it is open.",
            glyph="▽",
            look="open",
        ),
    )
    DEFENDED = (
        "defended",
        StatusTraits(
            meaning="objections are recorded, and none of them holds", glyph="▲", look="firm"
        ),
    )
    SUPPORTED = (
        "supported",
        StatusTraits(meaning="a reason for it holds, and nobody objects", glyph="△", look="firm"),
    )
    UNARGUED = (
        "unargued",
        StatusTraits(meaning="no reason and no objection is recorded", glyph="○", look="firm"),
    )


class Justification(Vocabulary):
    """The six justification statuses of Wu and Caminada (2010), strongest first, in words of ours.

    Each is the set of labels that the complete labellings give an argument:

    ==========  =======================  ====================
    here        in the paper             labels
    ==========  =======================  ====================
    stands      strong accept            in
    defensible  weak accept              in, undecided
    contested   undetermined borderline  in, out, undecided
    deadlocked  determined borderline    undecided
    weak        weak reject              out, undecided
    defeated    strong reject            out
    ==========  =======================  ====================
    """

    traits: StatusTraits

    STANDS = (
        "stands",
        StatusTraits(
            meaning="every coherent way of taking sides accepts it",
            glyph="▲",
            look="firm",
            of_step="holds",
        ),
    )
    DEFENSIBLE = (
        "defensible",
        StatusTraits(
            meaning="some coherent ways of taking sides accept it, and none rejects it",
            glyph="△",
            look="firm",
        ),
    )
    CONTESTED = (
        "contested",
        StatusTraits(
            meaning="some coherent ways of taking sides accept it, others reject it",
            glyph="⇅",
            look="open",
        ),
    )
    DEADLOCKED = (
        "deadlocked",
        StatusTraits(
            meaning="the arguments block one another, and no coherent way of taking sides "
            "decides it",
            glyph="■",
            look="open",
        ),
    )
    WEAK = (
        "weak",
        StatusTraits(
            meaning="some coherent ways of taking sides reject it, and none accepts it",
            glyph="▽",
            look="fallen",
        ),
    )
    DEFEATED = (
        "defeated",
        StatusTraits(
            meaning="every coherent way of taking sides rejects it",
            glyph="▼",
            look="fallen",
            of_step="does not hold",
        ),
    )


UNKNOWN_STATUS: Final = StatusTraits(
    label="unknown",
    meaning="working it out would take more effort than one question may cost",
    description="Working it out would take more effort than one question may cost.",
    glyph="?",
    look="soft",
)
"""What stands in the place of a status that the budget did not allow to work out."""


class ObjectionState(Vocabulary):
    """What became of an objection: each is in exactly one of these states, the first that fits."""

    traits: WordTraits

    ANSWERED = "answered", WordTraits(meaning="somebody else replied to it")
    CONCEDED = (
        "conceded",
        WordTraits(meaning="somebody who accepts what it attacks concedes it, wholly or in part"),
    )
    OPEN = "open", WordTraits(meaning="no reply to it is recorded, and nobody concedes it")


class QuestionState(Vocabulary):
    """How far a question is answered; rival answers answer it too."""

    traits: WordTraits

    OPEN = "open", WordTraits(meaning="no answer to it is recorded")
    PARTLY_ANSWERED = "partly-answered", WordTraits(meaning="all answers are in part only")
    ANSWERED = "answered", WordTraits(meaning="a node answers it")


class Profile(Vocabulary):
    """How the relations of a debate become attacks."""

    traits: WordTraits

    STRUCTURED = (
        "structured",
        WordTraits(
            meaning="a statement and what is said against it are in conflict; priority decides",
            description="A statement and what is said against it are in conflict both ways; "
            "priority decides.",
        ),
    )
    DIRECTED = "directed", WordTraits(meaning="every attack counts as drawn, so the last word wins")


class ExampleForm(Vocabulary):
    """What sort of example a node gives."""

    traits: WordTraits

    ANALOGY = "analogy", WordTraits(meaning="something else that is alike")
    THOUGHT_EXPERIMENT = (
        "thought-experiment",
        WordTraits(meaning="suppose that …", description="A supposition that shows something."),
    )
    CASE = (
        "case",
        WordTraits(
            meaning="something that happens", description="Something that happens, or has happened."
        ),
    )
