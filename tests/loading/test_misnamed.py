"""References that name nothing: what is likely meant, and what is certain enough to be fixed."""

from collections.abc import Callable, Mapping

import pytest

from argmap.loading.loaded import Loaded

LoadIt = Callable[[Mapping[str, str]], Loaded]
CALM = "kind: claim\ntext: Tea calms.\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("by: Ann of the Teas", "ann"), ("by: ANN", "ann"), ("by: Bob", ""), ("by: Nobody Here", "")],
)
def test_a_name_in_place_of_an_id_is_looked_up(load_it: LoadIt, written: str, meant: str) -> None:
    """Only an id that exists is proposed, and only where one thing has the name."""
    loaded = load_it(
        {
            "people/ann.yaml": "name: Ann of the Teas\n",
            "people/bob-1.yaml": "name: Bob\n",
            "people/bob-2.yaml": "name: Bob\n",
            "s/a.yaml": f"kind: claim\ntext: T.\nstances: {{stance: asserts, {written}}}\n",
        }
    )
    (finding,) = loaded.findings

    assert (finding.code, finding.candidate, finding.edit is not None) == (
        "bad-id", meant, bool(meant)
    )  # fmt: skip


def test_a_title_in_place_of_a_target_is_looked_up(load_it: LoadIt) -> None:
    """A relation that names a node by its title gets its id."""
    loaded = load_it(
        {
            "s/calm.yaml": "kind: claim\ntext: It calms.\nshort: Tea calms\n",
            "s/a.yaml": "kind: claim\ntext: T.\nsupports: Tea calms\n",
        }
    )

    assert [finding.candidate for finding in loaded.findings] == ["calm"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("heat to calm", "heat -> calm"),
        ("calm because heat", "heat -> calm"),
        ("ready to drink", "ready"),  # a title in small letters
        ("fit to sell", ""),
        ("heat and calm", ""),
    ],
)
def test_words_are_a_step_between_ids_that_exist(load_it: LoadIt, written: str, meant: str) -> None:
    """Else they may be a title, and are looked up; nothing is made up of them."""
    loaded = load_it(
        {
            "s/calm.yaml": "kind: claim\ntext: It calms.\n",
            "s/heat.yaml": "kind: claim\ntext: It heats.\nsupports: calm\n",
            "s/ready.yaml": "kind: claim\ntext: Ready to drink.\n",
            "s/a.yaml": f"kind: claim\ntext: T.\nundercuts: {written}\n",
        }
    )
    (finding,) = loaded.findings

    assert finding.candidate == meant


@pytest.mark.parametrize(
    ("line", "fixed"),
    [("kind: argument", 0), ("kind: calim", 1), ("suports: b", 1), ("because: b", 0)],
)
def test_only_what_is_certain_is_fixed(load_it: LoadIt, line: str, fixed: int) -> None:
    """A slip of a letter or two is fixed; another word is a question to its author."""
    kind = "" if line.startswith("kind") else "kind: claim\n"
    loaded = load_it(
        {"s/a.yaml": f"{kind}text: T.\n{line}\n", "s/b.yaml": "kind: claim\ntext: U.\n"}
    )

    assert [finding.edit is not None for finding in loaded.findings] == [bool(fixed)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Muller", ("muller", "")),
        ("Müller", ("muller", "muller")),
        ("Jane Muller", ("jane-muller", "jane-muller")),
        ("Jané-Muller", ("jane-muller", "")),
    ],
)
def test_a_person_is_not_guessed_from_a_folded_name(
    written: str, meant: tuple[str, str], load_it: LoadIt
) -> None:
    """The id made of Muller belongs to Müller: it is suggested, and never written."""
    loaded = load_it(
        {
            "people/muller.yaml": "name: Müller\n",
            "people/jane-muller.yaml": "name: Jane Muller\n",
            "tea-calms": f"{CALM}stances: [{{by: {written}, stance: asserts}}]\n",
        }
    )
    (finding,) = loaded.findings
    assert (finding.candidate, finding.edit.replacement if finding.edit else "") == meant


def test_a_person_is_not_guessed_from_a_likely_slip(load_it: LoadIt) -> None:
    """Hansen may be somebody new, whom nobody has put on file yet."""
    loaded = load_it(
        {
            "people/jurgen-hanson.yaml": "name: Jürgen Hanson\n",
            "tea-calms": f"{CALM}stances: [{{by: jurgen-hansen, stance: asserts}}]\n",
        }
    )
    (finding,) = loaded.findings

    assert (finding.candidate, finding.edit) == ("jurgen-hanson", None)


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("tea-is-not-good-for-us", "tea-is-good-for-us"),
        ("fear-of-snakes-is-unlearned", "fear-of-snakes-is-learned"),
        ("most-children-learn-fear", "more-children-learn-fear"),
    ],
)
def test_an_id_that_may_mean_the_opposite_is_not_replaced(
    load_it: LoadIt, written: str, there: str
) -> None:
    """One word more, one beginning more, one quantifier for another: only a suggestion."""
    loaded = load_it({there: CALM, "b": f"kind: claim\ntext: B.\nrebuts: {written}\n"})
    (finding,) = loaded.findings

    assert (finding.candidate, finding.edit) == (there, None)


def test_a_title_is_looked_up_among_what_the_key_names(load_it: LoadIt) -> None:
    """A relation never leads to a person, whatever they are called."""
    loaded = load_it(
        {
            "people/ann.yaml": "name: Tea is warm\n",
            "b": "kind: claim\ntext: B.\nrebuts: Tea is warm\n",
        }
    )
    (finding,) = loaded.findings

    assert (finding.code, finding.candidate, finding.edit) == ("bad-target", "", None)


def test_the_address_of_a_page_is_read_as_its_claim(load_it: LoadIt) -> None:
    """The address of a page ends with the id; an address of elsewhere has none."""
    page = "https://example.org/tea/claims/{}.html"
    text = "kind: claim\ntext: B.\nrebuts: {}\n"
    right = load_it({"tea-calms": CALM, "b": text.format(page.format("tea-calms"))})
    (finding,) = right.findings
    assert finding.edit is not None
    assert (finding.candidate, finding.edit.replacement) == ("tea-calms", "tea-calms")

    (elsewhere,) = load_it({"b": text.format(page.format("milk-calms"))}).findings
    assert (elsewhere.candidate, elsewhere.edit) == ("", None)
