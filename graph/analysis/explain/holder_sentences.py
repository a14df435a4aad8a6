"""Who holds a claim or makes a step, and who of them could not reply, in a sentence."""

from typing import Final

from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.analysis.explain.sentence import Phrase, counted_phrase
from argmap.graph.analysis.explain.titles import names_of
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.wording import message_of_number


def who_holds(debate: Debate, explanation: Explanation) -> Phrase:
    """Say who holds something, and which of them could not reply here."""
    who, absent = names_of(debate, explanation.holders), names_of(debate, explanation.absent)
    if not who:
        return Phrase("Nobody on record holds it.")
    wordings = _MAKES if isinstance(explanation.target, Relation) else _HOLDS
    one, several = wordings["all" if absent == who else "some" if absent else "none"]
    return counted_phrase(one, several, len(who), people=who, absent=absent)


_HOLDS: Final = {
    "none": message_of_number("{people} holds it.", "{people} hold it."),
    "some": message_of_number(
        "{people} holds it; {absent} did not take part in the conversation.",
        "{people} hold it; {absent} did not take part in the conversation.",
    ),
    "all": message_of_number(
        "{people} holds it, and did not take part in the conversation.",
        "{people} hold it, and did not take part in the conversation.",
    ),
}
_MAKES: Final = {
    "none": message_of_number("{people} makes it.", "{people} make it."),
    "some": message_of_number(
        "{people} makes it; {absent} did not take part in the conversation.",
        "{people} make it; {absent} did not take part in the conversation.",
    ),
    "all": message_of_number(
        "{people} makes it, and did not take part in the conversation.",
        "{people} make it, and did not take part in the conversation.",
    ),
}
"""Who holds a claim, or makes a step, by how many of them took no part in the conversation."""
