"""What follows from a change, and the shortest reason for it."""

from collections.abc import Callable, Mapping

from argmap.graph.diff import Change, ChangeKind, Level, diff
from argmap.graph.model.debate import Debate

States = Callable[[Mapping[str, str | None]], tuple[Debate, Debate]]

CALMS = "kind: claim\ntext: Tea calms the nerves of whoever drinks it.\nsupports: drink-tea\n"
WAKES = "kind: counterargument\ntext: Tea keeps people awake who drink it late.\n"
ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"


def only(found: tuple[Change, ...], kind: ChangeKind) -> Change:
    """Find the one change of a kind."""
    (change,) = [change for change in found if change.kind is kind]
    return change


def reasons(states: tuple[Debate, Debate], kind: ChangeKind) -> dict[str, str]:
    """Give the reasons of all changes of a kind, by subject."""
    return {c.subject: c.reason for c in diff(*states).changes if c.kind is kind}


def test_a_word_names_the_new_attack(states: States) -> None:
    """The nearest reason is the attack itself; what loses its support by it names the way."""
    late = (
        f"kind: counterargument\ntext: Mornings are too late.\nundercuts: herbs -> drink-tea\n{BEN}"
    )

    found = reasons(states({"basics/late.yaml": late}), ChangeKind.STATUS_CHANGED)

    assert found == {
        "herbs -> drink-tea": "new: late undercuts herbs -> drink-tea",
        "drink-tea": "new: late undercuts herbs -> drink-tea; herbs supports drink-tea",
    }


def test_a_word_far_away_names_the_way(states: States) -> None:
    """From the change along the relations to what turned, each named once."""
    few = "kind: counterargument\ntext: Few drink it late.\nundercuts: tea-wakes -> tea-calms\n"

    found = reasons(states({"basics/few.yaml": few}), ChangeKind.STATUS_CHANGED)

    assert found["tea-calms"] == (
        "new: few undercuts tea-wakes -> tea-calms; tea-wakes rebuts tea-calms"
    )


def test_a_word_names_a_changed_weight(states: States) -> None:
    """A priority decides a conflict, and is the reason where it changed."""
    found = reasons(
        states({"basics/tea-calms.yaml": f"{CALMS}priority: 1\n{ANN}"}),
        ChangeKind.STATUS_CHANGED,
    )

    assert found["tea-calms"] == "tea-calms: priority: 0 -> priority: 1"


def test_a_word_names_a_stance_that_takes_a_node_out(states: States) -> None:
    """What nobody holds any more does not strike back; its stance is the reason."""
    wakes = f"{WAKES}rebuts: tea-calms\nstances: [{{by: ben, stance: reports, source: c2}}]\n"

    found = reasons(states({"basics/tea-wakes.yaml": wakes}), ChangeKind.STATUS_CHANGED)

    assert found["tea-calms"] == (
        "tea-wakes: ben asserts -> ben reports; tea-wakes rebuts tea-calms"
    )


def test_a_denial_changes_a_phrase(states: States) -> None:
    """A bare denial is an objection, and opens one."""
    herbs = (
        "kind: claim\ntext: Herbs without caffeine make fine tea.\nsupports: drink-tea\n"
        "stances: [{by: ben, stance: denies, source: c2}]\n"
    )

    found = diff(*states({"basics/herbs.yaml": herbs})).changes

    phrases = {c.subject: c.reason for c in found if c.kind is ChangeKind.PHRASE_CHANGED}
    assert phrases["herbs"] == "herbs: ben denies"
    assert only(found, ChangeKind.OBJECTION_OPENED).after == "ben denies it"


def test_a_reply_answers_an_objection(states: States) -> None:
    """And taking it away again opens it."""
    later = ANN.replace("c1", "c3")
    reply = f"kind: claim\ntext: Nobody has to drink it late.\nanswers: tea-wakes\n{later}"
    source = "kind: comment\nauthor: ann\nreplies_to: c2\n"
    before, after = states({"basics/reply.yaml": reply, "sources/c3.yaml": source})

    answered = only(diff(before, after).changes, ChangeKind.OBJECTION_ANSWERED)
    opened = only(diff(after, before).changes, ChangeKind.OBJECTION_OPENED)

    assert (answered.subject, answered.after) == ("tea-calms", "tea-wakes rebuts tea-calms")
    assert answered.reason == "new: reply answers tea-wakes"
    assert opened.reason == "gone: reply answers tea-wakes"


def test_a_new_tension_is_named_with_its_witness(states: States) -> None:
    """Ann concedes the objection and goes on holding what it attacks."""
    wakes = f"{WAKES}rebuts: tea-calms\nstances:\n" + "".join(
        f"  - {{by: {who}, stance: {how}, source: c1}}\n"
        for who, how in (("ben", "asserts"), ("ann", "asserts"))
    ).replace("ben, stance: asserts, source: c1", "ben, stance: asserts, source: c2")
    before, after = states({"basics/tea-wakes.yaml": wakes})

    added = only(diff(before, after).changes, ChangeKind.TENSION_ADDED)
    removed = only(diff(after, before).changes, ChangeKind.TENSION_REMOVED)

    assert (added.subject, added.after) == (
        "ann",
        "accepts tea-wakes rebuts tea-calms, and holds tea-calms",
    )
    assert removed.before == added.after


def test_a_support_and_a_rejected_conclusion_are_a_tension(states: States) -> None:
    """Who gives a reason and doubts what it leads to."""
    drink = (
        "kind: claim\ntext: It is wise to drink tea in the morning.\n"
        "stances: [{by: ann, stance: doubts, source: c1}]\n"
    )

    found = only(diff(*states({"basics/drink-tea.yaml": drink})).changes, ChangeKind.TENSION_ADDED)

    assert found.after == "accepts tea-calms supports drink-tea, and rejects or doubts drink-tea"


def test_a_circle_of_reasons_is_named_once(states: States) -> None:
    """The reason that closes it is the reason."""
    drink = (
        "kind: claim\ntext: It is wise to drink tea in the morning.\n"
        f"supports: [tea-calms, herbs]\n{ANN}"
    )

    found = diff(*states({"basics/drink-tea.yaml": drink})).changes

    circles = [(c.after, c.reason) for c in found if c.kind is ChangeKind.CIRCLE_ADDED]
    assert circles == [
        ("drink-tea -> herbs -> drink-tea", "new: drink-tea supports herbs"),
        ("drink-tea -> tea-calms -> drink-tea", "new: drink-tea supports tea-calms"),
    ]


def test_a_node_cut_off_is_an_orphan(states: States) -> None:
    """It bears on nothing, and nothing on it."""
    before, after = states(
        {"basics/herbs.yaml": "kind: claim\ntext: Herbs without caffeine make fine tea.\n"}
    )

    assert only(diff(before, after).changes, ChangeKind.ORPHAN_ADDED).subject == "herbs"


def test_a_first_reason_refines_a_status(states: States) -> None:
    """Label and value stay as they were: no conclusion changes."""
    spring = "kind: claim\ntext: Spring water is soft.\nsupports: herbs\n"

    [refined] = [
        c
        for c in diff(*states({"basics/spring.yaml": spring})).changes
        if c.kind is ChangeKind.STATUS_REFINED
    ]
    assert (refined.subject, refined.before, refined.after) == ("herbs", "unargued", "supported")
    assert refined.level is Level.ARGUMENT
