"""Finding what somebody means."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.model.debate import Debate, Person, Relation
from argmap.graph.queries.resolve import resolve_node, resolve_person, resolve_target
from argmap.loading.loaded import Loaded
from argmap.schema.errors import AmbiguousNameError, TargetSyntaxError, UnknownIdError
from argmap.schema.person import PersonRecord

Make = Callable[[Mapping[str, str]], Debate]


@pytest.fixture
def tea(make: Make) -> Debate:
    """Make a debate with a former id, a step against a step, and two steps between one pair."""
    return make(
        {
            "tea-wakes": "short: Tea wakes\naliases: [tea-is-awake]\n",
            "it-has-caffeine": "short: It has caffeine\nsupports: tea-wakes\n",
            "decaf": "kind: counterargument\ntext: Decaf.\n"
            "undercuts: it-has-caffeine -> tea-wakes\n",
            "both": "supports: tea-wakes\nrebuts: tea-wakes\n",
        }
    )


@pytest.mark.parametrize("text", ["tea-wakes", "tea-is-awake", "Tea  wakes", "wakes tea"])
def test_ids_former_ids_and_words_lead_to_the_node(tea: Debate, text: str) -> None:
    """A node is named in any of these ways."""
    assert resolve_node(tea, text).id == "tea-wakes"


def test_the_words_of_an_id_mean_its_node(make: Make) -> None:
    """Even where they fit the texts of others as well."""
    debate = make(
        {
            "tea-calms": "short: It soothes\n",
            "so-they-say": "short: Tea calms, they say\n",
            "at-night": "short: Tea calms at night\n",
        }
    )

    assert resolve_node(debate, "Tea calms").id == "tea-calms"


def test_a_misspelt_id_is_refused_and_the_nearest_offered(tea: Debate) -> None:
    """An id is never guessed in silence."""
    with pytest.raises(UnknownIdError, match="no node has the id 'tea-wake'") as caught:
        resolve_node(tea, "tea-wake")

    assert caught.value.candidates[0] == "tea-wakes"


def test_a_misspelt_word_is_refused_and_what_it_may_mean_offered(tea: Debate) -> None:
    """Words read otherwise than typed are no answer either."""
    with pytest.raises(UnknownIdError, match="'cafeine'") as caught:
        resolve_node(tea, "cafeine")

    assert caught.value.candidates == ("it-has-caffeine",)


def test_words_that_fit_several_nodes_list_them(make: Make) -> None:
    """The caller sees what could be meant."""
    debate = make({"a": "short: Tea wakes\n", "b": "short: Tea warms\n"})

    with pytest.raises(AmbiguousNameError, match="'tea', and as a word it fits 2") as caught:
        resolve_node(debate, "tea")

    assert caught.value.candidates == ("a", "b")


@pytest.mark.parametrize(
    "text", ["it-has-caffeine -> tea-wakes", "it-has-caffeine->tea-is-awake",
             "it-has-caffeine supports tea-wakes"],
)  # fmt: skip
def test_a_step_can_be_written_in_several_ways(tea: Debate, text: str) -> None:
    """Arrow or relation, with or without blanks, with a former id."""
    found = resolve_target(tea, text)

    assert isinstance(found, Relation)
    assert found.name == "it-has-caffeine -> tea-wakes"


def test_a_step_against_a_step_nests_to_the_right(tea: Debate) -> None:
    """The step that is attacked stands behind the first arrow."""
    found = resolve_target(tea, "decaf -> it-has-caffeine -> tea-wakes")

    assert isinstance(found, Relation)
    assert found.speaker == "decaf"


def test_an_ambiguous_step_lists_both(tea: Debate) -> None:
    """Where two relations join a pair, the arrow is not enough."""
    with pytest.raises(AmbiguousNameError, match="two steps lead from 'both'") as caught:
        resolve_target(tea, "both -> tea-wakes")

    assert set(caught.value.candidates) == {"both supports tea-wakes", "both rebuts tea-wakes"}


def test_all_steps_that_join_a_pair_are_counted(make: Make) -> None:
    """Three are not called two."""
    debate = make({"tea": "", "milk": "supports: tea\nrebuts: tea\nillustrates: tea\n"})

    with pytest.raises(AmbiguousNameError, match="3 steps lead from 'milk' to 'tea'"):
        resolve_target(debate, "milk -> tea")


def test_a_step_that_is_not_there_offers_those_that_are(tea: Debate) -> None:
    """The steps to the same end are the likeliest."""
    with pytest.raises(UnknownIdError, match="no step leads from 'decaf'") as caught:
        resolve_target(tea, "decaf -> tea-wakes")

    assert "it-has-caffeine -> tea-wakes" in caught.value.candidates


def test_a_step_of_another_kind_is_named(tea: Debate) -> None:
    """The one that is there is the candidate."""
    with pytest.raises(UnknownIdError, match="of another kind") as caught:
        resolve_target(tea, "it-has-caffeine rebuts tea-wakes")

    assert caught.value.candidates == ("it-has-caffeine -> tea-wakes",)


def test_half_a_step_is_no_words(tea: Debate) -> None:
    """An arrow without an end is reported as such."""
    with pytest.raises(TargetSyntaxError, match="incomplete"):
        resolve_target(tea, "decaf ->")


@pytest.mark.parametrize("text", ["steven-byrnes", "Steven Byrnes", "byrnes", "BYRNES steven"])
def test_a_part_of_a_name_finds_the_person(empathy: Loaded, text: str) -> None:
    """A name counts before an id: another person's id holds the word too."""
    assert resolve_person(empathy.debate, text).id == "steven-byrnes"


@pytest.fixture
def names() -> Debate:
    """Make a debate with people whose names fold alike, and a former id that is like another's."""
    people = {
        "mueller": PersonRecord(name="Jürgen Müller", aliases=("muller-2",)),
        "muller": PersonRecord(name="Jürgen Muller"),
        "moller": PersonRecord(name="Jürgen Muller Möller"),
    }
    return Debate("tea", "Tea?", people={own: Person(own, p) for own, p in people.items()})


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(
    ("text", "person"),
    [("Jürgen Müller", "mueller"), ("Ju\u0308rgen Mu\u0308ller", "mueller"),
     ("Jürgen  Muller", "muller"), ("muller", "muller"), ("muller-2", "mueller")],
)  # fmt: skip
def test_an_exact_name_or_id_wins(names: Debate, text: str, person: str, *, exact: bool) -> None:
    """Over names that fold alike or hold it, and over the ids of others."""
    assert resolve_person(names, text, exact=exact).id == person


@pytest.mark.parametrize("text", ["jürgen müller", "JÜRGEN MÜLLER", "müller"])
def test_accents_that_were_typed_count(names: Debate, text: str) -> None:
    """A name in other case wins over one with other accents; none is taken where it is written."""
    assert resolve_person(names, text).id == "mueller"
    with pytest.raises(UnknownIdError) as caught:
        resolve_person(names, text, exact=True)
    assert caught.value.candidates == ("mueller",)


def test_a_misspelt_name_offers_the_person(empathy: Loaded) -> None:
    """Names are matched like ids."""
    with pytest.raises(UnknownIdError, match="'Stephen Burnes'") as caught:
        resolve_person(empathy.debate, "Stephen Burnes")

    assert caught.value.candidates == ("steven-byrnes",)


def test_a_name_that_fits_several_lists_them(empathy: Loaded) -> None:
    """The unidentified commenters share their first word."""
    with pytest.raises(AmbiguousNameError, match="fits 4 people"):
        resolve_person(empathy.debate, "unidentified")


@pytest.mark.parametrize("text", ["", "--"])
def test_an_empty_name_is_nobody(empathy: Loaded, text: str) -> None:
    """No words fit nobody, not everybody."""
    with pytest.raises(UnknownIdError, match="no person has"):
        resolve_person(empathy.debate, text)
