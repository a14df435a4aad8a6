"""Linking: every name is looked up, and what is lost is lost alone."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checks.run import check
from argmap.graph.model.debate import Relation
from argmap.loading.links.names import REPEATED
from argmap.loading.load import load
from argmap.loading.loaded import Loaded

LoadIt = Callable[[Mapping[str, str]], Loaded]
WARM = "kind: claim\ntext: Tea is warm.\nsupports: tea-calms\n"
CALM = "kind: claim\ntext: Tea calms.\n"


@pytest.fixture
def load_it(write_debate: Callable[[Mapping[str, str]], Path]) -> LoadIt:
    """Write nodes into the section ``taste``, and load the debate."""

    def loaded(files: Mapping[str, str]) -> Loaded:
        named = {
            n if "/" in n or n == "debate.yaml" else f"taste/{n}.yaml": files[n] for n in files
        }
        return load(write_debate(named))

    return loaded


def codes(loaded: Loaded) -> list[str]:
    """List the codes of what loading found."""
    return [finding.code for finding in loaded.findings]


def test_a_mistake_that_a_file_repeats_is_counted(load_it: LoadIt) -> None:
    """Ten are reported one by one, the last with the number of the others; other mistakes too."""
    many = "".join("  - {to: tea-calms}\n" for _ in range(40))
    loaded = load_it({"tea-calms": CALM, "much": f"{CALM}supports:\n{many}  - tee\n  - milk\n"})
    twice = [f.message for f in loaded.findings if f.code == "duplicate-relation"]
    assert len(twice) == REPEATED
    assert (
        twice[-1] == "this 'supports' points to 'tea-calms' again (and 29 more times in this file)"
    )
    assert set(twice[:-1]) == {"this 'supports' points to 'tea-calms' again"}
    assert codes(loaded).count("unknown-node") == 2


def test_what_can_be_fixed_is_reported_each_time(load_it: LoadIt) -> None:
    """A former id, however often a file uses it."""
    calm = f"{CALM}aliases: tea-soothes\n"
    steps = "".join("  - tea-soothes\n" for _ in range(30))
    loaded = load_it({"tea-calms": calm, "much": f"{CALM}see:\n{steps}"})
    assert codes(loaded).count("former-id") == 30


def test_steps_nest_to_the_right(load_it: LoadIt) -> None:
    """A step against a step is found, however the files are called."""
    loaded = load_it(
        {
            "tea-calms": CALM,
            "tea-is-warm": WARM,
            "a-soup": "kind: claim\ntext: S.\nundercuts: tea-is-warm -> tea-calms\n",
            "0-not-so": "kind: claim\ntext: N.\nundercuts: a-soup -> tea-is-warm -> tea-calms\n",
        }
    )
    step = loaded.debate.step("0-not-so -> a-soup -> tea-is-warm -> tea-calms")

    assert codes(loaded) == []
    assert isinstance(step.target, Relation)
    assert step.end == "tea-calms"


def test_names_of_ambiguous_steps(load_it: LoadIt) -> None:
    """Where two steps join one pair, each is called by its relation, and found by it."""
    loaded = load_it(
        {
            "tea-calms": CALM,
            "tea-is-warm": f"{WARM}rebuts: tea-calms\n",
            "soup": "kind: claim\ntext: S.\nundercuts: tea-is-warm rebuts tea-calms\n",
        }
    )

    assert [relation.name for relation in loaded.debate.relations] == [
        "soup -> tea-is-warm rebuts tea-calms",
        "tea-is-warm rebuts tea-calms",
        "tea-is-warm supports tea-calms",
    ]


def test_repeated_relation_is_one_relation(load_it: LoadIt) -> None:
    """Of a relation that stands twice one is kept, and it is not ambiguous."""
    loaded = load_it(
        {"tea-calms": CALM, "tea-is-warm": WARM.replace("tea-calms", "[tea-calms, tea-calms]")}
    )

    assert codes(loaded) == ["duplicate-relation"]
    assert [relation.name for relation in loaded.debate.relations] == ["tea-is-warm -> tea-calms"]


def test_lost_relation_costs_only_itself(load_it: LoadIt) -> None:
    """A relation that leads nowhere is left out; the node and its other relations stay."""
    loaded = load_it({"tea-calms": CALM, "tea-is-warm": f"{WARM}qualifies: nothing\n"})

    assert codes(loaded) == ["unknown-node"]
    assert [relation.name for relation in loaded.debate.relations] == ["tea-is-warm -> tea-calms"]


@pytest.mark.parametrize(
    "broken",
    [
        "supports: tea-clams\n",
        "supports: Tea calms\n",
        "suports: tea-calms\n",
        "supports: [tea-calms\n",
    ],
)
def test_what_follows_is_not_reported(broken: str, load_it: LoadIt) -> None:
    """Where a step is lost to an error, an attack on the step has no finding of its own."""
    loaded = load_it(
        {
            "tea-calms": CALM,
            "tea-is-warm": f"kind: claim\ntext: Tea is warm.\n{broken}",
            "soup": "kind: counterargument\ntext: S.\nundercuts: tea-is-warm -> tea-calms\n",
        }
    )

    assert len(loaded.findings) == 1
    assert {f.location.file for f in check(loaded) if f.severity != "note"} == {
        "claims/tea/taste/tea-is-warm.yaml"
    }


def test_former_id_leads_on(load_it: LoadIt) -> None:
    """A former id resolves with a warning, in a step too, and the fix writes the new one."""
    loaded = load_it(
        {
            "tea-calms": f"{CALM}aliases: tea-soothes\n",
            "tea-is-warm": WARM,
            "soup": "kind: claim\ntext: S.\nundercuts: tea-is-warm -> tea-soothes\n",
        }
    )
    (finding,) = loaded.findings

    assert finding.edit is not None
    assert finding.edit.replacement == "tea-is-warm -> tea-calms"
    assert [
        r.name for r in loaded.debate.bearing_on(loaded.debate.step("tea-is-warm -> tea-calms"))
    ]


def test_references_to_broken_files_are_silent(load_it: LoadIt) -> None:
    """A broken file has one finding, whoever refers to it."""
    loaded = load_it(
        {
            "tea-calms": "kind: claim\ntext: Tea: calms\n",
            "tea-is-warm": f"{WARM}stances: {{by: ann, stance: asserts, source: post, at: p1}}\n",
            "people/ann.yaml": "[",
            "sources/post.yaml": "kind: post\nparagraphs: [",
        }
    )

    assert sorted(codes(loaded)) == ["bad-yaml", "bad-yaml", "bad-yaml"]


def test_broken_debate_file_keeps_its_parts(load_it: LoadIt) -> None:
    """A debate without a title keeps its sections, and takes its folder's name."""
    loaded = load_it(
        {"debate.yaml": "format: 1\nsections: {id: taste, title: Taste}\n", "tea-calms": CALM}
    )

    assert codes(loaded) == ["missing-key"]
    assert loaded.debate.title == "tea"
    assert loaded.debate.sections[0].title == "Taste"


def test_unreadable_debate_file(load_it: LoadIt) -> None:
    """Where debate.yaml cannot be read the nodes are still there."""
    loaded = load_it({"debate.yaml": "title: [", "tea-calms": CALM, "tea-is-warm": WARM})

    assert codes(loaded) == ["bad-yaml"]
    assert list(loaded.debate.nodes) == ["tea-calms", "tea-is-warm"]
    assert [section.id for section in loaded.debate.sections] == ["taste"]


def test_references_of_all_sorts(load_it: LoadIt) -> None:
    """Whatever a file names is looked up: in see, under, with, by, quotes, roots, expectations."""
    loaded = load_it(
        {
            "debate.yaml": (
                "format: 1\ntitle: T\nsections: {id: taste, root: x-1}\ntheses: x-2\n"
                "expect:\n  status: {x-3: supported}\n"
                "  crux: {on: x-4, between: [y-1, y-2], is: x-5}\n"
            ),
            "tea-calms": f"{CALM}see: [x-6, other/debate]\nunder: x-7\n",
            "tea-is-warm": (
                "kind: claim\ntext: W.\nsupports: {to: tea-calms, with: x-8}\n"
                "qualifies: {to: tea-calms, by: y-3, source: z-1}\n"
                "stances: {by: y-4, stance: reports, attributes_to: y-5, step: x-9, source: z-2}\n"
            ),
            "sources/post.yaml": (
                "kind: post\nauthor: y-6\nreplies_to: z-3\nparagraphs:\n"
                '  - {id: p1, chars: [0, 1], sha256: "0123456789abcdef",\n'
                "     quotes: {person: y-7, source: z-4}}\n"
            ),
        }
    )
    named = sorted(finding.message.rsplit("'", 2)[1] for finding in loaded.findings)

    assert named == sorted(
        [f"x-{n}" for n in range(1, 10)]
        + [f"y-{n}" for n in range(1, 8)]
        + [f"z-{n}" for n in range(1, 5)]
    )
    assert loaded.debate.nodes["tea-calms"].see == ("other/debate",)


def test_stance_on_a_step(load_it: LoadIt) -> None:
    """A stance on the step to a target is on that step, not on the statement."""
    loaded = load_it(
        {
            "tea-calms": CALM,
            "tea-is-warm": f"{WARM}stances: {{by: ann, stance: denies, step: tea-calms}}\n",
            "people/ann.yaml": "name: Ann\n",
        }
    )
    (stance,) = loaded.debate.nodes["tea-is-warm"].stances

    assert stance.step is loaded.debate.step("tea-is-warm -> tea-calms")


def test_stance_on_a_step_that_is_none(load_it: LoadIt) -> None:
    """A stance on a step that is not there is left out."""
    loaded = load_it(
        {
            "tea-calms": CALM,
            "tea-is-warm": f"{WARM}stances: {{by: ann, stance: denies, step: tea-is-warm}}\n",
            "people/ann.yaml": "name: Ann\n",
        }
    )

    assert codes(loaded) == ["unknown-step"]
    assert loaded.debate.nodes["tea-is-warm"].stances == ()


@pytest.mark.parametrize("name", ["tea-is-warm -> tea-calms", "tea-is-warm supports tea-calms"])
def test_a_stance_may_name_its_step_in_full(load_it: LoadIt, name: str) -> None:
    """A step that begins at the stance's own node is meant, whichever way it is written."""
    stance = f"stances: {{by: ann, stance: denies, step: {name}}}\n"
    loaded = load_it(
        {"tea-calms": CALM, "tea-is-warm": WARM + stance, "people/ann.yaml": "name: Ann\n"}
    )
    (found,) = loaded.debate.nodes["tea-is-warm"].stances

    assert found.step is loaded.debate.step("tea-is-warm -> tea-calms")


@pytest.mark.parametrize(
    ("node", "step", "expected", "candidate"),
    [
        ("tea-is-warm", "soup", "", "tea-calms"),
        (
            "soup",
            "tea-is-warm -> tea-calms",
            "a stance on 'tea-is-warm -> tea-calms' belongs in the file of 'tea-is-warm'",
            "",
        ),
        ("soup", "tea-calms", "'step' names what 'soup' leads to, and no step leads from it", ""),
    ],
)
def test_a_stance_on_a_step_from_elsewhere_is_told_what_to_write(
    load_it: LoadIt, node: str, step: str, expected: str, candidate: str
) -> None:
    """The nearest end of a step of its own node, or the file to which the stance belongs."""
    files = {"tea-calms": CALM, "tea-is-warm": WARM, "soup": "kind: claim\ntext: Soup.\n"}
    files[node] += f"stances: {{by: ann, stance: denies, step: {step}}}\n"
    (finding,) = load_it({**files, "people/ann.yaml": "name: Ann\n"}).findings

    assert finding.code == "unknown-step"
    assert (finding.expected, finding.candidate) == (expected, candidate)


def test_step_of_another_kind(load_it: LoadIt) -> None:
    """Where the relation is named wrongly, the message says so and offers the right name."""
    loaded = load_it(
        {
            "tea-calms": CALM,
            "tea-is-warm": WARM,
            "soup": "kind: claim\ntext: S.\nundercuts: tea-is-warm rebuts tea-calms\n",
        }
    )
    (finding,) = loaded.findings

    assert finding.message == "'tea-is-warm' does not rebut 'tea-calms'"
    assert finding.candidate == "tea-is-warm -> tea-calms"


def test_documents_with_one_id(load_it: LoadIt) -> None:
    """Of two documents with one id the first counts."""
    loaded = load_it(
        {
            "debate.yaml": "format: 1\ntitle: T\ndocuments: [{id: a, title: A}, {id: a}]\n",
            "tea-calms": CALM,
        }
    )

    assert codes(loaded) == ["duplicate-id"]
    assert loaded.debate.documents["a"].title == "A"


def test_paragraph_of_a_source_without_any(load_it: LoadIt) -> None:
    """A locator into a source whose paragraphs are not listed says where to list them."""
    loaded = load_it(
        {
            "tea-calms": f"{CALM}stances: {{by: ann, stance: asserts, source: post, at: p1}}\n",
            "people/ann.yaml": "name: Ann\n",
            "sources/post.yaml": "kind: post\n",
        }
    )

    assert "list its paragraphs in claims/tea/sources/post.yaml" in loaded.findings[0].expected


@given(st.permutations(["a", "b", "c", "d"]))
def test_order_of_files_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    """The same files give the same debate and the same findings, in whatever order they come."""
    root = tmp_path_factory.mktemp("order")
    folder = root / "claims" / "tea" / "taste"
    folder.mkdir(parents=True)
    (folder.parent / "debate.yaml").write_text("format: 1\ntitle: T\n")
    texts = {
        "a": "kind: claim\ntext: A.\n",
        "b": "kind: claim\ntext: B.\nsupports: [a, e]\n",
        "c": "kind: claim\ntext: C.\nundercuts: b -> a\n",
        "d": "kind: claim\ntext: D.\nundercuts: c -> b -> a\n",
    }
    for name in order:
        (folder / f"{name}.yaml").write_text(texts[name])
    loaded = load(root)

    assert [r.name for r in loaded.debate.relations] == [
        "b -> a",
        "c -> b -> a",
        "d -> c -> b -> a",
    ]
    assert codes(loaded) == ["unknown-node"]


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
    """A slip of a letter or two is fixed; another word is a question to whoever wrote it."""
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
