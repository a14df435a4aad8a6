"""Changes of what stands beside the argument."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.diff import Level, diff, diff_all
from argmap.graph.model.debate import Debate
from argmap.graph.model.text import pin

States = Callable[[Mapping[str, str | None]], tuple[Debate, Debate]]

HERBS = "kind: claim\ntext: Herbs without caffeine make fine tea.\n"
CALMS = "kind: claim\ntext: Tea calms the nerves of whoever drinks it.\n"
P1 = '{"id":"p1","chars":[0,3],"sha256":"0123456789abcdef"}'
ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"basics/herbs.yaml": f"{HERBS}short: Herbs\nsupports: drink-tea\n"},
            "node-details-changed herbs:  | short: Herbs",
        ),
        (
            {"basics/herbs.yaml": f"{HERBS}topics: [b, a]\nsupports: drink-tea\n"},
            "node-index-changed herbs:  | topics: a, b",
        ),
        (
            {"basics/herbs.yaml": f"{HERBS}see: tea-calms\nsupports: drink-tea\n"},
            "node-index-changed herbs:  | see: tea-calms",
        ),
        (
            {"basics/herbs.yaml": None, "more/herbs.yaml": f"{HERBS}supports: drink-tea\n"},
            "node-moved herbs: basics | more",
        ),
        (
            {"basics/herbs.yaml": f"{HERBS}supports: drink-tea\nunder: tea-calms\n"},
            "node-moved herbs: basics | basics, under tea-calms",
        ),
        (
            {"basics/herbs.yaml": f"{HERBS}supports: {{to: drink-tea, inferred: true}}\n"},
            "relation-altered herbs: supports drink-tea (plain) | supports drink-tea (inferred)",
        ),
        (
            {"basics/herbs.yaml": f"{HERBS}supports: {{to: drink-tea, scheme: sign}}\n"},
            "relation-cited herbs: supports drink-tea (plain) | supports drink-tea (sign)",
        ),
        (
            {
                "basics/tea-calms.yaml": f"{CALMS}supports: drink-tea\n"
                "stances: [{by: ann, stance: asserts, source: c2}]\n"
            },
            "stance-cited tea-calms: ann asserts (c1) | ann asserts (c2)",
        ),
        (
            {"people/ann.yaml": "name: Ann\nsummary: Likes tea.\n"},
            "person-described ann: summary none | summary Likes tea.",
        ),
        ({"people/cy.yaml": "name: Cy\n"}, "person-described cy:  | person Cy"),
        (
            {"sources/c3.yaml": "kind: comment\nauthor: ann\ntitle: More\n"},
            "source-attributed c3:  | source More",
        ),
        (
            {
                "sources/c1.yaml": "kind: comment\nauthor: ann\n"
                "paragraphs: [{id: p1, chars: [0, 3], sha256: '0123456789abcdef'}]\n"
            },
            f"source-changed c1: paragraphs (0) | paragraphs (1) {P1}",
        ),
        (
            {"debate.yaml": "format: 1\ntitle: Tea!\ntheses: drink-tea\n"},
            "frame-changed tea: title: Tea? | title: Tea!",
        ),
        (
            {"debate.yaml": "format: 1\ntitle: Tea?\ntheses: [drink-tea, herbs]\n"},
            "topic-changed tea: theses drink-tea | theses drink-tea, herbs",
        ),
    ],
)
def test_a_detail_is_told_as_what_was_and_what_is(
    states: States, files: dict[str, str | None], expected: str
) -> None:
    """One change, with the field and both values."""
    found = [f"{c.kind} {c.subject}: {c.before} | {c.after}" for c in diff(*states(files)).changes]

    assert expected in found
    assert all("status-changed" not in told for told in found)


def test_a_quotation_of_somebody_else_is_told(states: States) -> None:
    """One paragraph of four: whose words it holds decides who is held to them."""
    lines = [f"  - {{id: p{n}, chars: [{n}, {n}], sha256: 0123456789abcde{n}}}" for n in range(4)]
    source = "\n".join(["kind: comment\nauthor: ann\nparagraphs:", *lines]) + "\n"
    quoting = source.replace("abcde2}", "abcde2, quotes: {person: ben}}")
    (_, plain), (_, turned) = (states({"sources/c1.yaml": text}) for text in (source, quoting))

    (change,) = diff(plain, turned).changes

    assert "p2" in change.before
    assert '"quotes":{"person":"ben"}' in change.after
    assert "p1" not in change.before + change.after


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("expect: {status: {herbs: unargued, tea-calms: [supported, unargued]}}",
         "expect: {status: {tea-calms: [unargued, supported], herbs: unargued}}", None),
        ("expect: {status: {herbs: unargued, tea-calms: supported}}",
         "expect: {status: {herbs: unargued, tea-calms: [defeated, contested]}}",
         ("expect: tea-calms supported", "expect: tea-calms contested or defeated")),
        ("sections: [{id: basics, title: B}, {id: more, title: M}]",
         "sections: [{id: more, title: M}, {id: basics, title: B}]",
         ("sections: in the order basics, more", "sections: in the order more, basics")),
        ("sections: [{id: basics, title: B}, {id: more, title: M}]",
         "sections: [{id: basics, title: B}, {id: more, title: M, summary: Many.}]",
         ("sections: more M", "sections: more M Many.")),
    ],
)  # fmt: skip
def test_of_a_list_only_what_differs_is_told(
    states: States, was: str, now: str, expected: tuple[str, str] | None
) -> None:
    """Expectations are compared as data: an order that means nothing is no change."""
    head = "format: 1\ntitle: Tea?\ntheses: drink-tea\n"
    more = {"more/cups.yaml": "kind: claim\ntext: Cups hold tea.\nsupports: drink-tea\n"}
    (_, old), (_, new) = (states(more | {"debate.yaml": f"{head}{at}\n"}) for at in (was, now))

    found = [(one.before, one.after) for one in diff(old, new).changes]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"people/ann.yaml": "name: Ann\nsummary: Hates tea.\n"}, "person-described"),
        ({"people/ann.yaml": "name: Annie\n"}, "person-described"),
        ({"sources/c1.yaml": "kind: comment\nauthor: ben\n"}, "source-attributed"),
    ],
)
def test_what_is_said_of_somebody_is_no_detail(
    states: States, files: dict[str, str | None], kind: str
) -> None:
    """A review has to look at it: it puts words into somebody's mouth."""
    found = {change.kind.value: change for change in diff(*states(files)).changes}

    assert found[kind].level is Level.ARGUMENT


def test_who_is_new_is_not_told_as_changed(states: States) -> None:
    """The reason says so, and that somebody is gone."""
    (came,) = diff(*states({"people/cy.yaml": "name: Cy\n"})).changes
    start, end = states({"people/cy.yaml": "name: Cy\n"})

    assert came.reason == "new"
    assert [change.reason for change in diff(end, start).changes] == ["gone"]


def test_a_new_stance_says_where_it_is_taken(states: States) -> None:
    """Whoever reviews it has to look there."""
    stances = "stances: [{by: ann, stance: denies, source: c1}, {by: ben, stance: doubts}]\n"
    found = diff(*states({"basics/herbs.yaml": f"{HERBS}supports: drink-tea\n{stances}"})).changes

    added = {c.after: c.reason for c in found if c.kind == "stance-added"}
    assert added == {"ann denies": "c1", "ben doubts": ""}


def test_whose_stances_need_no_source_any_more_is_told(states: States) -> None:
    """Or anybody could be made to say anything, by way of one word in another file."""
    (freed,) = diff(
        *states({"people/ann.yaml": "name: Ann\nidentified: by-contribution\n"})
    ).changes

    assert freed.after == "identified by-contribution"
    assert freed.reason == "what they are said to hold needs no source any more"


def test_a_relation_by_others_or_inferred_is_altered(states: States) -> None:
    """Who draws it, whether in part, and whether the editor drew it."""
    relation = "answers: {to: tea-wakes, partly: true, inferred: true}"
    drawn = "answers: {to: tea-wakes, by: ann, source: c1}"
    start, _ = states({})
    _, first = states({"basics/herbs.yaml": f"{HERBS}supports: drink-tea\n{relation}\n"})
    _, second = states({"basics/herbs.yaml": f"{HERBS}supports: drink-tea\n{drawn}\n"})

    assert "relation-added" in {c.kind.value for c in diff(start, first).changes}
    (altered,) = [c for c in diff(first, second).changes if c.kind.value == "relation-altered"]
    assert altered.before.endswith("(in part; inferred)")
    assert altered.after.endswith("(by ann)")


def test_a_whole_debate_is_one_change(states: States) -> None:
    """Added or removed, it says how large it is."""
    before, _ = states({})

    (added,) = diff_all({}, {"tea": before})
    (removed,) = diff_all({"tea": before}, {})

    assert (added.changes[0].after, removed.changes[0].before) == ("Tea? (4 nodes)",) * 2
    assert added.level is Level.ARGUMENT


def test_the_neighbourhood_shows_both_states(states: States) -> None:
    """A node whose relations changed stands there with what it was and is joined to."""
    found = diff(*states({"basics/herbs.yaml": f"{HERBS}supports: tea-calms\n"}))

    herbs = next(one for one in found.around if one.node == "herbs")
    assert [link.other for link in herbs.before] == ["drink-tea"]
    assert [link.other for link in herbs.after] == ["tea-calms"]
    gone = diff(*states({"basics/herbs.yaml": None})).around
    assert next(one for one in gone if one.node == "herbs").after == ()


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("", "stances on the old words: ann"),
        (", wording: '01234567'", "stances on the old words: ann"),
        (f", wording: '{pin('Tea never calms the nerves of whoever drinks it.')}'", ""),
    ],
)
def test_a_new_meaning_names_whose_stances_were_on_the_old_one(
    wording: str, reason: str, states: States
) -> None:
    """Until somebody has confirmed that they hold of the new words too."""
    stance = f"stances: [{{by: ann, stance: asserts, source: c1{wording}}}]\n"
    new = f"{CALMS.replace('calms', 'never calms')}supports: drink-tea\n{stance}"
    found = diff(*states({"basics/tea-calms.yaml": new})).changes

    assert [c.reason for c in found if c.kind == "node-meaning-changed"] == [reason]
