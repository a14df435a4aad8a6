"""The terms of the analysis that commands and pages print and no key or value of a file has."""

from argmap.schema.traits import Vocabulary, WordTraits


class Term(Vocabulary):
    """A term of the analysis, for readers who meet it in an answer."""

    traits: WordTraits

    STEP = (
        "step",
        WordTraits(
            meaning="the link from a reason to what it is a reason for, written 'a -> b'",
            description="The link from a reason to what it is a reason for, written 'a -> b'. "
            "Somebody may accept both statements and say that the one does not follow from the "
            "other: that attacks the step (undercuts).",
        ),
    )
    REASON = "reason", WordTraits(meaning="a statement that supports another, by a step")
    OBJECTION = (
        "objection",
        WordTraits(meaning="a statement that rebuts, undermines or undercuts something"),
    )
    REPLY = (
        "reply",
        WordTraits(meaning="what somebody else says against an objection, or to narrow it"),
    )
    CONCESSION = (
        "concession",
        WordTraits(
            meaning="something that a person accepts although it helps the other side",
            description="Something that a person accepts although it helps the other side. It is "
            "no reply, and the two are never added up.",
        ),
    )
    DISAGREEMENT = (
        "disagreement",
        WordTraits(
            meaning="a claim or a step that one person accepts and another rejects or attacks"
        ),
    )
    CRUX = (
        "crux",
        WordTraits(
            meaning="a disagreement that alone would change the answer",
            description="A disagreement that alone would change the answer: accepting its claim "
            "or rejecting it gives the topic another status, with all else that the person says "
            "left as it is.",
        ),
    )
    THESIS = "thesis", WordTraits(meaning="one of the rival answers to the debate's question")
    WEIGHT = (
        "weight",
        WordTraits(
            meaning="how much is on record for and against a claim, from 0 to 1",
            description="How much is on record for and against a claim, from 0 to 1. It is no "
            "probability and no vote; compare a claim only with itself, with and without "
            "something.",
        ),
    )
    SHARE = "share", WordTraits(meaning="how much of a weight is due to another claim")
    TENTATIVELY = (
        "tentatively",
        WordTraits(meaning="said with a hedge such as 'perhaps'; the key is 'hedged: true'"),
    )
    ADDED_BY_THE_EDITOR = (
        "added-by-the-editor",
        WordTraits(
            label="added by the editor",
            meaning="a link that no participant made; the key is 'inferred: true'",
        ),
    )
