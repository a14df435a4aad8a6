"""A filled-in form becomes a node, or a list of what is wrong with it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.exchange.issue_form import (
    HOLDS,
    MAX_FORM_CHARACTERS,
    QUESTIONS,
    Reply,
    answers,
    debate_named,
    in_english,
    reply,
)
from argmap.graph.model.examples import tea
from argmap.schema.ids import id_problem
from argmap.schema.vocabulary import StanceKind

BOX = "- [{}] The words are my own, and may be used under CC BY 4.0."
TICKED = BOX.format("x")
ROOT = Path(__file__).parent.parent.parent


def form(**given: str) -> str:
    """Write a form as the forge does; what is not answered is marked so."""
    answered = {"parent": "tea-calms", "relation": "rebuts: it is wrong", "text": "Tea wakes."}
    whole = {**dict.fromkeys(QUESTIONS, ""), "licence": TICKED, **answered, **given}
    parts = [f"### {QUESTIONS[key]}\n\n{text or '_No response_'}" for key, text in whole.items()]
    return "\n\n".join(parts)


def made(**given: str) -> Reply:
    """Make a node of a form, which works."""
    found = reply(tea(), form(**given))
    assert isinstance(found, Reply), found
    return found


def test_a_reply_says_what_the_form_says() -> None:
    """Its kind follows from what it does, its section from what it replies to."""
    found = made(short="Tea wakes up", origin="A study.", held="Yes, and my name may stand there")

    assert (found.id, found.section, found.stance) == ("tea-wakes-up", "basics", StanceKind.ASSERTS)
    assert found.fields == {
        "kind": "counterargument",
        "text": "Tea wakes.",
        "short": "Tea wakes up",
        "rebuts": "tea-calms",
        "note": "A study.",
    }


@pytest.mark.parametrize(
    ("relation", "kind", "stance"),
    [
        ("supports: a reason", "claim", "asserts"),
        ("kernel_of: partly right", "kernel", "concedes"),
        ("about: a question", "question", "asks"),
    ],
)
def test_kind_and_stance_follow_from_what_it_does(relation: str, kind: str, stance: str) -> None:
    """Whoever says what is right in a view concedes it; whoever asks, asks."""
    found = made(relation=relation, held="Yes")

    assert (found.fields["kind"], found.stance) == (kind, stance)


def test_limits_stand_on_a_kernel_only() -> None:
    """Elsewhere the answer has no place."""
    assert made(relation="kernel_of", limits="Only mint.").fields["limits"] == "Only mint."
    assert "limits" not in made(limits="Only mint.").fields


def test_a_step_can_be_replied_to() -> None:
    """The node goes to the section of the one that speaks."""
    found = made(parent="`tea-calms -> drink-tea`", relation="undercuts: does not follow")

    assert found.fields["undercuts"] == "tea-calms -> drink-tea"


def test_a_taken_id_gets_a_number() -> None:
    """No file is written over."""
    assert made(short="Tea calms").id == "tea-calms-2"
    assert made(text="\u8336\u662f\u597d\u7684\u3002").id == "chashihaode"
    assert made(text="1\u20e3 \U0001f642?").id == "1"
    assert made(short="Con").id == "con-2"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"parent": "tea-calm"}, "The claim you reply to: no node has the id 'tea-calm'; perhaps"),
        ({"parent": "Tea calms!"}, "The claim you reply to: write its id"),
        ({"parent": "a -> b"}, "The claim you reply to: no step is called 'a -> b'"),
        ({"relation": "destroys"}, "What your reply does: choose one of supports"),
        ({"text": "..."}, "Your statement: say it in one or two sentences"),
        ({"text": "x" * 601}, "Your statement: at most 600 characters, this has 601"),
        ({"short": "x" * 46}, "A short title: at most 45 characters, this has 46"),
        ({"text": "Tea\u202e wakes."}, "Your statement: delete the character U+202E"),
        ({"text": "x" * MAX_FORM_CHARACTERS}, "the form has more than"),
        ({"licence": BOX.format(" ")}, "Licence: tick the box"),
        ({"licence": f"{BOX.format(' ')}\n{TICKED}"}, "Licence: tick the box"),
        ({"licence": "", "text": f"Tea.\n\n### Licence\n\n{TICKED}"}, "Licence: tick the box"),
    ],
)
def test_what_is_wrong_is_said_by_question(given: dict[str, str], problem: str) -> None:
    """So that whoever filled it in knows which answer to change."""
    found = reply(tea(), form(**given))

    assert isinstance(found, tuple)
    assert [said for said in found if said.startswith(problem)]


def test_all_that_is_wrong_is_said_at_once() -> None:
    """One round trip."""
    found = reply(tea(), "")

    assert isinstance(found, tuple)
    assert [said.split(":")[0] for said in found] == [
        QUESTIONS["relation"],
        QUESTIONS["parent"],
        QUESTIONS["text"],
        QUESTIONS["licence"],
    ]


_LINES = st.text("Tea wakes_#\n", max_size=30)
_MEANT = st.lists(
    st.one_of(
        st.sampled_from(["Aside", *QUESTIONS.values()]).map(lambda heading: f"### {heading}"),
        _LINES,
    ),
    max_size=8,
).map(lambda parts: "\n\n".join(["Tea wakes.", *parts]).strip())


@given(_MEANT, st.sampled_from(["", "Tea wakes"]), st.sampled_from(["", "A study."]))
def test_a_heading_in_a_statement_is_part_of_it(text: str, short: str, origin: str) -> None:
    """Whatever stands there, the form's own or not: no answer is cut, and none is taken for it."""
    asked = {"text": text, "short": short, "origin": origin}
    body = f"{form(**asked, held='No')}\n\n### Did a language model help?\n\nNo"

    found = answers(body)

    assert found.pop("held") == "No"
    assert found.pop("licence").startswith(TICKED)
    expected = {"parent": "tea-calms", "relation": "rebuts: it is wrong", **asked}
    assert found == {field: answer for field, answer in expected.items() if answer}


@pytest.mark.parametrize("folder", [".github", "commands/starter/dot.github"])
def test_only_the_statement_of_the_form_has_several_lines(folder: str) -> None:
    """On that rests how an answer is told from a heading; so it does on the order of questions."""
    text = (ROOT / folder / "ISSUE_TEMPLATE" / "reply.yml").read_text(encoding="utf-8")
    parts = [part for part in yaml.safe_load(text)["body"] if part["type"] != "markdown"]

    assert [part["id"] for part in parts if part["type"] == "textarea"] == ["text"]
    assert [part["id"] for part in parts if part["id"] in QUESTIONS] == list(QUESTIONS)


def test_a_form_in_another_language_reads_as_the_english_one() -> None:
    """Its first heading says the language; a heading of another language is part of an answer."""

    def loud(text: str) -> str:
        return text.upper()

    quiet, shouted = form(text="### YOUR STATEMENT", held="No"), form(held=HOLDS.upper())
    for question in QUESTIONS.values():
        shouted = shouted.replace(f"### {question}\n", f"### {question.upper()}\n")

    assert in_english(shouted, [str.lower, loud]) == form(held=HOLDS)
    assert in_english(quiet, [loud]) == quiet


def test_a_debate_can_be_named_with_the_claim() -> None:
    """Where a knowledge base has several."""
    assert debate_named(form(parent="tea/tea-calms")) == "tea"
    assert debate_named(form(parent="../tea-calms")) is None
    assert made(parent="tea/tea-calms").fields["rebuts"] == "tea-calms"


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_breaks_out(text: str, short: str) -> None:
    """Whatever is written, it is a node with a valid id and that text, or a list of problems."""
    found = reply(tea(), form(text=text, short=short))

    if isinstance(found, Reply):
        assert not id_problem(found.id)
        assert found.fields["rebuts"] == "tea-calms"
        assert "\n" not in found.fields["text"]
    else:
        assert all("\n" not in problem for problem in found)


@pytest.mark.parametrize(
    "written",
    [
        "tea-calms.html",
        "https://example.org/debates/tea/claims/tea-calms.html#against",
        "`tea/claims/tea-calms.html`",
    ],
)
def test_the_address_of_a_page_names_its_claim(written: str) -> None:
    """People copy what their browser shows."""
    assert made(parent=written).fields["rebuts"] == "tea-calms"


def test_the_address_of_a_page_names_its_debate() -> None:
    """Where there are several."""
    assert debate_named(form(parent="https://example.org/tea/claims/calm.html")) == "tea"
    assert debate_named(form(parent="calm.html")) is None


def test_a_form_beyond_the_limit_is_not_read() -> None:
    """Neither a node nor a debate is made of it."""
    long = form(parent="tea/tea-calms", text="### x" + " " * MAX_FORM_CHARACTERS + "x")

    assert debate_named(long) is None
    assert reply(tea(), long) == (f"the form has more than {MAX_FORM_CHARACTERS} characters",)


def test_a_heading_may_end_in_blanks() -> None:
    """The forge's own headings do not, and what people type below them may."""
    assert answers("###  A short title  \n\nTea") == {"short": "Tea"}
