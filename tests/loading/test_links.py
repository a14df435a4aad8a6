"""Linking: every name is looked up, and what is lost is lost alone."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checks.run import check
from argmap.graph.model.debate import Relation
from argmap.loading.links.names import NOTED, REPEATED
from argmap.loading.load import load
from argmap.loading.loaded import Loaded

LoadIt = Callable[[Mapping[str, str]], Loaded]
WARM = "kind: claim\ntext: Tea is warm.\nsupports: tea-calms\n"
CALM = "kind: claim\ntext: Tea calms.\n"


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


def test_mistakes_of_one_sort_are_counted_from_a_thousand_on(load_it: LoadIt) -> None:
    """However many files make them: the last that is reported says how many there are besides."""
    unknown = "see:\n" + "".join(f"  - no-{number}\n" for number in range(NOTED))
    loaded = load_it({"tea-calms": CALM, "much": CALM + unknown, "more": CALM + unknown})
    found = [f.message for f in loaded.findings if f.code == "unknown-node"]
    assert len(found) == NOTED
    assert [m for m in found if "(and" in m] == [
        "no node has the id 'no-999' (and 1,000 more of this sort)"
    ]


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
    """A broken file has one finding, however many refer to it."""
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
