"""The commands that say what stands: why, whatif, open, strength, shares, replies."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]


def test_why_explains_a_claim_in_words(argmap: Run) -> None:
    """The word, the reason, both sides, and what rests on what is recorded."""
    done = argmap("why", "value-spills-over")

    assert done.code == 0
    assert done.out.startswith("CONTESTED. ")
    assert "For it (" in done.out
    assert "Against it" in done.out
    assert "Based on the arguments recorded here (profile structured)" in done.err


def test_why_explains_a_step(argmap: Run) -> None:
    """An undercut step says what holds against it."""
    done = argmap("why", "similar-codes -> value-spills-over", "--json")

    shape = json.loads(done.out)
    assert shape["format"] == 2
    assert shape["justification"] == "defeated"
    assert {against["label"] for against in shape["against"]} == {"in"}


def test_why_says_what_hangs_on_the_editor(argmap: Run) -> None:
    """Where only inferred links make a claim contested, it says so, and what it would be."""
    told = " ".join(argmap("why", "kindness-has-two-sources").out.split())
    shape = json.loads(argmap("why", "kindness-has-two-sources", "--json").out)

    assert "(Its status rests on links added by the editor; without them it would be" in told
    assert shape["inferred_alone"]
    assert not json.loads(argmap("why", "value-spills-over", "--json").out)["inferred_alone"]


def test_why_gives_both_cases_of_what_is_contested(argmap: Run) -> None:
    """What one takes on by accepting it, and by rejecting it; nothing where it stands."""
    contested = json.loads(argmap("why", "mirroring-leads-to-empathy", "--json").out)
    stands = json.loads(argmap("why", "cannot-try-every-state", "--json").out)

    assert contested["cases"] == {
        "accepting": [[]],
        "rejecting": [["mirror-claims-sketchy"]],
        "exact": True,
    }
    assert "cases" not in stands


def test_why_marks_what_the_editor_added_and_names_linked_premises(
    argmap: Run, write_debate: Write
) -> None:
    """On a reason, an objection, a concession; a reason says what else it needs."""
    link = "{to: a, inferred: true}\n"
    files = {
        "basics/a.yaml": "kind: claim\ntext: A.\n",
        "basics/p.yaml": "kind: claim\ntext: P.\n",
        "basics/r.yaml": "kind: claim\ntext: R.\nsupports: {to: a, with: p, inferred: true}\n",
        "basics/x.yaml": f"kind: claim\ntext: X.\nrebuts: {link}",
        "basics/k.yaml": f"kind: kernel\ntext: K.\nkernel_of: {link}",
    }
    shown = " ".join(argmap("why", "a", folder=write_debate(files)).out.split())

    needed = "only together with 'P.' (unargued)"
    assert f"+ R. holds: nobody has objected; {needed}; added by the editor" in shown
    assert "- X. no reply recorded; added by the editor" in shown
    assert "~ K. (added by the editor)" in shown


def test_why_names_who_denies_through_the_reasons(argmap: Run) -> None:
    """Who denies a claim and attacks only the steps to it is listed, and not as an objection."""
    done = argmap("why", "right-setting-may-suffice")
    shape = json.loads(argmap("why", "right-setting-may-suffice", "--json").out)

    assert "- Steven Byrnes denies it, c08  argues only against the reasons" in done.out
    assert (shape["denied_by"], shape["against"]) == (["steven-byrnes"], [])


def test_whatif_names_turned_words_and_what_was_lost(argmap: Run) -> None:
    """Rejecting the only objection lets the claim stand."""
    done = argmap("whatif", "--reject", "principle-outlasts-change", "--json")

    changes = {change["target"]: change for change in json.loads(done.out)["changes"]}
    turned = changes["kindness-has-two-sources"]
    assert (turned["justification_before"], turned["justification_after"]) == (
        "contested",
        "stands",
    )
    assert [one["relation"] for one in turned["objections"]["moved"]] == [
        "principle-outlasts-change -> kindness-has-two-sources"
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "name a supposition"),
        (("--reject", "similar-codes", "--accept", "similar-codes"), "both accepted and rejected"),
        (("--drop", "similar-codes"), "--drop takes a step"),
        (("--reject", "no-such-claim-at-all"), "no node has the id"),
    ],
)
def test_whatif_refuses_what_makes_no_sense(
    argmap: Run, arguments: tuple[str, ...], told: str
) -> None:
    """With a sentence and exit code 2."""
    done = argmap("whatif", *arguments)

    assert done.code == 2
    assert told in done.err


def test_open_has_its_lists(argmap: Run) -> None:
    """Each of them is there, for people and for programs."""
    shape = json.loads(argmap("open", "--json").out)

    assert set(shape) == {
        "format",
        "number",
        "counts",
        "objections",
        "to_absent",
        "to_passive",
        "answered_by_others",
        "questions",
        "partly_answered",
        "sources",
        "untouched",
    }
    assert "Objections without a reply" in argmap("open").out


def test_strength_is_given_with_a_caution(argmap: Run) -> None:
    """A weight between 0 and 1, by two methods, and what it is not."""
    done = argmap("strength", "value-spills-over")
    shape = json.loads(argmap("strength", "value-spills-over", "--json").out)

    assert "It is no probability" in done.err
    assert all(0 <= weight <= 1 for weight in shape["weights"].values())
    assert set(shape["weights"]) == {"quadratic-energy", "df-quad"}


def test_strength_without_a_node_is_in_order_of_id(argmap: Run) -> None:
    """It ranks nothing."""
    nodes = list(json.loads(argmap("strength", "--json").out)["nodes"])

    assert nodes == sorted(nodes)


def test_shares_add_up_to_what_the_record_adds(argmap: Run) -> None:
    """The weight less its base."""
    shape = json.loads(argmap("shares", "aims-largely-selfish", "--json").out)

    total = sum(share["share"] for share in shape["shares"].values())
    assert total == pytest.approx(shape["weight"] - shape["base"], abs=1e-9)


def test_replies_follow_an_exchange(argmap: Run) -> None:
    """Objections first, replies below them."""
    shape = json.loads(argmap("replies", "empathy-takes-evolved-mechanisms", "--json").out)

    depths = [turn["depth"] for turn in shape["turns"]]
    assert depths[0] == 0
    assert max(depths) > 1
    nothing = argmap("replies", "cannot-try-every-state").out
    assert "No objection and no reply recorded." in nothing


def test_replies_name_the_step_that_is_struck(argmap: Run) -> None:
    """From the claim's side, so that only the other end needs a name."""
    out = " ".join(argmap("replies", "teens-ignore-parents-welfare").out.split())
    into = " ".join(argmap("replies", "empathy-through-simulation").out.split())

    assert "c09) · against its objection to the step from 'Others' welfare" in out
    assert "against the step from 'Simulated discomfort is felt'" in into


def test_a_denial_in_an_exchange_keeps_its_reserve(argmap: Run) -> None:
    """The one that Byrnes only ventures."""
    assert (
        "- tentatively denied (Steven Byrnes, c08)"
        in argmap("replies", "right-setting-may-suffice").out
    )


def test_why_says_what_an_example_is_for(argmap: Run, write_debate: Write) -> None:
    """Each use, how that fares, and what is said against the step; a linked premise has one too."""
    asserts = "stances: [{by: ann, stance: asserts, source: c1}]\n"
    case = "kind: example\nform: case\n"
    cup = f"{case}text: One cup helped.\nsupports: [{{to: calms, with: pot}}]\n{asserts}"
    files = {
        "s/cup.yaml": cup,
        "s/pot.yaml": f"{case}text: One pot helped.\nillustrates: calms\n{asserts}",
        "s/once.yaml": "kind: counterargument\ntext: Once is not always.\n"
        f"undercuts: cup -> calms\n{asserts}",
    }
    folder = write_debate(TAKEN | files)
    told = argmap("why", "pot", folder=folder)
    shape = json.loads(argmap("why", "cup", "--json", folder=folder).out)

    assert (
        "What it is used for illustrates 'Tea calms.' contested: objected to, no reply recorded "
        "helps "
        "'One cup helped.', which supports 'Tea calms.' contested: objected to, no reply recorded; "
        "1 objection to this step, no reply recorded"
    ) in " ".join(told.out.split())
    assert "argmap why calms" in told.err
    assert shape["used_for"] == [
        {
            "relation": "supports",
            "name": "cup -> calms",
            "target": "calms",
            "inferred": False,
            "status": "contested",
            "justification": "contested",
        }
    ]


def test_why_says_who_answers_a_question(argmap: Run) -> None:
    """Instead of calling it unopposed; `who` says how each stands to the answers."""
    told = argmap("why", "what-are-the-mechanisms").out
    held = argmap("who", "what-are-the-mechanisms").out
    shape = json.loads(argmap("who", "what-are-the-mechanisms", "--json").out)

    assert told.startswith("NO STATUS. A question: partly answered.")
    assert (
        "The overlap may be an ingredient (Steven Byrnes)  in part; unargued: tentatively" in told
    )
    assert "(overlap-may-be-ingredient) · in part · added by the editor\n" in held
    assert "Partly answered by\n  The overlap may be an ingredient (" in held
    assert "Steven Byrnes  tentatively concedes  post s3.2.p4" in held
    assert shape["state"] == "partly-answered"
    assert {
        "node": "overlap-may-be-ingredient",
        "partly": True,
        "inferred": True,
        "by": ["steven-byrnes"],
    } in shape["answered_by"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "does-empathy-come-by-default",
            "the question of the whole debate\n\nAnswered by (",
        ),
        ("why-no-drive-to-care", "Open: nothing answers it yet\n"),
    ],
)
def test_who_asks_and_who_answers(argmap: Run, question: str, told: str) -> None:
    """Nobody has to ask the question of the whole debate."""
    assert told in argmap("who", question).out


TAKEN = {
    "people/ann.yaml": "name: Ann\n",
    "sources/c1.yaml": "kind: comment\nauthor: ann\n",
    "s/calms.yaml": "kind: claim\ntext: Tea calms.\n"
    "stances: [{by: ann, stance: asserts, source: c1}]\n",
    "s/warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: [{to: calms, inferred: true}]\n",
    "s/cools.yaml": "kind: counterargument\ntext: Tea cools.\nundercuts: warm -> calms\n",
    "s/wakes.yaml": "kind: counterargument\ntext: Tea wakes.\n"
    "rebuts: [{to: calms, inferred: true}]\n",
    "s/iced.yaml": "kind: counterargument\ntext: Some tea is iced.\nrebuts: warm\n",
}


def test_open_marks_what_nobody_makes_and_what_nobody_holds(
    argmap: Run, write_debate: Write
) -> None:
    """An objection to a step added by the editor, or to a view without a holder, is for anybody."""
    folder = write_debate(TAKEN)
    told = argmap("open", "--all", folder=folder).out
    [group] = json.loads(argmap("open", "--json", folder=folder).out)["objections"]

    assert "- Tea wakes. · added by the editor, against Tea calms.\n" in told
    assert "- Some tea is iced., against Tea is warm., which nobody on record holds\n" in told
    assert "'Tea is warm.' to 'Tea calms.' · added by the editor\n" in told
    assert group["inferred"] == ["wakes -> calms"]
    assert group["unheld"] == ["cools -> warm -> calms", "iced -> warm"]


def test_open_lists_objections_where_nobody_takes_a_stance(
    argmap: Run, write_debate: Write
) -> None:
    """As in an imported debate: what nobody on record holds counts like what somebody holds."""
    folder = write_debate(
        {
            "s/calms.yaml": "kind: claim\ntext: Tea calms.\n",
            "s/wakes.yaml": "kind: counterargument\ntext: Tea wakes.\nrebuts: calms\n",
        }
    )

    told = argmap("open", folder=folder).out

    assert "Objections without a reply (1)\n" in told
    assert "- Tea wakes., against Tea calms.\n" in told
    assert "Left out" not in told


def test_open_leaves_out_objections_to_what_is_only_reported(
    argmap: Run, write_debate: Write
) -> None:
    """Nobody here has to defend it; it is counted in one line, and listed on request."""
    reported = TAKEN["s/calms.yaml"].replace("asserts", "reports")
    folder = write_debate(TAKEN | {"s/calms.yaml": reported})

    told = argmap("open", folder=folder).out

    assert "Left out: 1 to views only reported or parodied here; --all lists them." in told
    assert "Tea wakes." not in told
    assert "- Tea wakes. · added" in argmap("open", "--all", folder=folder).out


TWO_OBJECTIONS = {
    "s/calms.yaml": "kind: claim\ntext: Tea calms.\n",
    "s/wakes.yaml": "kind: counterargument\ntext: Tea wakes.\nrebuts: calms\n",
    "s/cools.yaml": "kind: counterargument\ntext: Tea cools.\nrebuts: calms\n",
}


def test_why_suggests_a_supposition_from_which_something_follows(
    argmap: Run, write_debate: Write
) -> None:
    """Both objections together; of a claim from which nothing follows, none."""
    folder = write_debate(TWO_OBJECTIONS | {"s/alone.yaml": "kind: claim\ntext: Tea is.\n"})

    why, alone = argmap("why", "calms", folder=folder), argmap("why", "alone", folder=folder)
    shape = json.loads(argmap("why", "calms", "--json", folder=folder).out)

    assert "argmap whatif --reject cools --reject wakes" in why.err
    assert "whatif" not in alone.err
    assert shape["would_change_together"]["rejected"] == ["cools", "wakes"]
