"""The vocabulary of provenance: who people are, what sources are, what claims nothing."""

from argmap.schema.traits import SourceTraits, Vocabulary, WordTraits


class Identified(Vocabulary):
    """How the sources establish who a person is."""

    traits: WordTraits

    BY_HEADER = (
        "by-header",
        WordTraits(
            label="named in the header of a source",
            meaning="a source is signed with the name",
            description="The header of a source names them.",
        ),
    )
    BY_REFERENCE = (
        "by-reference",
        WordTraits(
            label="identified by what others in the sources say",
            meaning="others name them in the sources",
            description="Others in the sources name them.",
        ),
    )
    BY_SELF_REFERENCE = (
        "by-self-reference",
        WordTraits(
            label="identified by what they say of themselves",
            meaning="they refer to something known as theirs",
        ),
    )
    BY_CONTRIBUTION = (
        "by-contribution",
        WordTraits(
            label="a contributor to this map", meaning="they contribute to this map themselves"
        ),
    )
    UNKNOWN = (
        "unknown",
        WordTraits(
            label="not identified",
            meaning="nobody knows who they are",
            description="The sources do not establish who they are.",
        ),
    )


class SourceKind(Vocabulary):
    """What sort of text a source is."""

    traits: SourceTraits

    POST = "post", SourceTraits(meaning="a text published on its own", takes_part=True)
    COMMENT = (
        "comment",
        SourceTraits(meaning="a reply to a post or another comment", takes_part=True),
    )
    QUOTATION = "quotation", SourceTraits(meaning="a passage quoted in another text")
    STUDY = (
        "study",
        SourceTraits(plural="studies", meaning="a published piece of research", is_reference=True),
    )
    STATISTIC = "statistic", SourceTraits(meaning="a table or a figure", is_reference=True)
    BOOK = "book", SourceTraits(meaning="a book", is_reference=True)
    PAGE = "page", SourceTraits(meaning="a page on the web", is_reference=True)


class AuthorEstablished(Vocabulary):
    """How far a source's author is known."""

    traits: WordTraits

    STATED = (
        "stated",
        WordTraits(
            label="stated in the source",
            meaning="the source says so",
            description="The source itself names its author.",
        ),
    )
    INFERRED = (
        "inferred",
        WordTraits(label="inferred from the sources", meaning="it follows from the sources"),
    )
    UNKNOWN = (
        "unknown",
        WordTraits(
            label="not identified",
            meaning="nobody knows",
            description="The sources do not establish it.",
        ),
    )


class NoClaim(Vocabulary):
    """Why a paragraph needs no node: it claims nothing."""

    traits: WordTraits

    HEADING = "heading", WordTraits(label="a heading", meaning="a heading")
    COURTESY = (
        "courtesy",
        WordTraits(
            label="a courtesy",
            meaning="a greeting or thanks",
            description="A greeting, thanks or another courtesy.",
        ),
    )
    FURNITURE = (
        "furniture",
        WordTraits(
            label="part of the layout",
            meaning="part of the layout, such as a caption",
            description="Part of the layout of the text, such as a caption or a link.",
        ),
    )
    REPEATED = "repeated", WordTraits(label="said before", meaning="says what was said before")
