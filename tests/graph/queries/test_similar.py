"""Nodes like a text."""

import pytest

from argmap.graph.queries.similar import similar, turned
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from tests.conftest import WriteDebate

PARAPHRASES = {
    "simulation-leads-to-like-feelings": "When you run another person in your own head, you end up "
    "feeling something close to what they feel.",
    "useful-becomes-moral": "People internalise practices that usually pay off, and then treat "
    "violating them as a grave moral fault.",
    "teens-ignore-parents-welfare": "Teenagers notoriously do not care about the welfare of their "
    "parents, even though their own self-interest still depends on it.",
    "tofu-and-feta-not-confused": "No sensible grown-up ever confuses tofu with feta in "
    "conversation; everyone knows they are different foods.",
    "small-circuitry-could-do-it": "Just a little additional wiring in the brain might produce "
    "empathy, and in several ways.",
    "empathy-evolved-for-cooperation": "Empathy evolved because humans had to work together and "
    "could already imagine what goes on in each other's minds.",
    "mechanism-apart-from-origin": "Asking how empathy is implemented is different from asking "
    "whether evolution or learning produced it.",
    "care-runs-in-circles": "Humans mostly care for themselves first, next their relatives, then "
    "friends and finally their group.",
    "innate-drive-to-follow-norms": "Ordinary people have an inborn urge to absorb the norms of "
    "their society and to feel proud when they follow them, especially before those they admire.",
    "slaughter-accepted-because-legal": "Few people think that harming animals is bad, and the "
    "chief reason is that killing them is legal and normal.",
    "kindness-mostly-pays-today": "In today's rich and peaceful countries helping others is "
    "usually in your own selfish interest.",
    "norms-can-be-arbitrary": "The rules by which people try to impress those they admire can have "
    "any content whatever.",
    "impartial-kindness-is-untypical": "Hardly any ordinary person is equally benevolent to all "
    "sentient beings.",
    "only-mine-feeds-me": "My own tofu fills my stomach, but tofu that Ahmed eats "
    "leaves me hungry.",
    "overgeneralising-proves-too-much": "If over-generalised habits explained kindness, people "
    "would keep lots of other habits that are pointless by now.",
    "simulating-is-efficient": "Running someone else's thoughts on your own brain is an efficient "
    "way to predict what they will do.",
}
"""The same in other words, written before anything was measured."""

OPPOSITES = {
    "empathy-evolved-for-cooperation": "Empathy did not evolve because people needed to cooperate.",
    "norms-can-be-arbitrary": "The norms that people follow to look good cannot be about anything "
    "at all.",
    "simulating-is-efficient": "To guess what somebody will do, it is not efficient to run that "
    "person's thinking on one's own brain.",
    "kindness-mostly-pays-today": "In modern societies it never pays to help other people.",
    "small-circuitry-could-do-it": "A small amount of extra brain circuitry could not bring about "
    "empathy.",
    "simulation-leads-to-like-feelings": "Whoever simulates another person does not come to have "
    "similar feelings.",
    "mechanism-apart-from-origin": "How a mechanism of empathy is realised cannot be told apart "
    "from the process by which it came about.",
    "pressure-so-brain-does-it": "Evolutionary pressure on the brain to do something does not mean "
    "that the brain does it.",
    "care-kept-from-childhood": "What people learn in a social childhood about others' welfare "
    "they drop as soon as it stops serving them.",
    "teaching-leaves-much-open": "That people moralise what they are taught to moralise leaves "
    "nothing unexplained.",
    "brain-has-social-mechanisms": "Nothing in the human brain evolved for social behaviour.",
    "aims-partly-unselfish": "What people aim at is always selfish.",
}
"""The opposite, or nearly so."""


def _found(loaded: Loaded, node: str, text: str) -> bool:
    return node in [one.node for one in similar(loaded.debate, text)]


def test_a_paraphrase_is_among_the_five_nearest(empathy: Loaded) -> None:
    """In at least 14 of 16 cases the node that says the same is shown."""
    assert empathy.debate.nodes.keys() >= PARAPHRASES.keys() | OPPOSITES.keys()
    assert sum(_found(empathy, node, text) for node, text in PARAPHRASES.items()) >= 14


def test_an_opposite_is_shown_with_a_remark(empathy: Loaded) -> None:
    """Opposites look alike; in most cases the word that turns the sense is named."""
    noted = [
        one.turned
        for node, text in OPPOSITES.items()
        for one in similar(empathy.debate, text)
        if one.node == node
    ]
    assert len(noted) >= 11
    assert sum(map(bool, noted)) >= 8


@pytest.mark.parametrize(
    ("language", "said", "asked"),
    [
        ("en", "Tea calmed the nervous drinker.", "Calming"),
        ("de", "Tee beruhigt die Häuser.", "Haus"),
        ("de-AT", "Tee dient der Beruhigung.", "beruhigen"),
        ("fr", "Le thé calmait les enfants.", "calmer"),
        ("es", "El té calmó a los niños.", "calmar"),
    ],
)
def test_forms_of_a_word_meet(
    language: str, said: str, asked: str, write_debate: WriteDebate
) -> None:
    """By the endings of the debate's language."""
    assert _near(write_debate, language, said, asked) == ["a"]


def test_endings_of_another_language_are_no_endings(write_debate: WriteDebate) -> None:
    """Where a language's endings are not known, only whole words meet."""
    said = "Tea calmed the nervous drinker."
    assert _near(write_debate, "is", said, "calming") == []
    assert _near(write_debate, "is", said, "calmed") == ["a"]


def _near(write_debate: WriteDebate, language: str, said: str, asked: str) -> list[str]:
    """List what is near a text in a debate of two nodes in some language."""
    files = {
        "../../argmap.toml": f'[site]\nlanguage = "{language}"\n',
        "taste/a.yaml": f"kind: claim\ntext: {said}\n",
        "taste/b.yaml": "kind: claim\ntext: Qwxyz.\n",
    }
    return [one.node for one in similar(load(write_debate(files)).debate, asked)]


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("tea calms", "tea does not calm", "not"),
        ("tea doesn't calm", "tea calms", "doesn't"),
        ("nobody drinks tea", "tea is never drunk", ""),
        ("more tea calms", "less tea calms", "more / less"),
        ("less tea calms", "more tea calms", "more / less"),
        ("tea", "coffee", ""),
    ],
)
def test_a_turning_word_stands_on_one_side_only(one: str, other: str, word: str) -> None:
    """A negation on both sides turns nothing; of a pair of antonyms each side has one."""
    assert turned(one.split(), other.split()) == word


def test_what_is_shown_is_in_a_fixed_order(write_debate: WriteDebate) -> None:
    """Nodes that are equally like the text come in order of id, and no more than asked for."""
    files = {f"taste/{name}.yaml": "kind: claim\ntext: Tea calms.\n" for name in "cab"}
    debate = load(write_debate(files)).debate
    assert [one.node for one in similar(debate, "tea calms", limit=2)] == ["a", "b"]
    assert similar(debate, "?!") == ()
