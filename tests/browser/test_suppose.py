"""What-if in the browser: the same labels as in Python, and what they mean in words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.status import statuses
from argmap.graph.analysis.supposition import Supposition, imposed
from argmap.graph.argumentation.framework import Framework, Label
from argmap.graph.argumentation.grounded import grounded_labelling, relabelled
from argmap.graph.model.debate import Debate, Stance
from argmap.loading.loaded import Loaded
from argmap.render.assets import assets
from argmap.render.labels_data import delta_coded, labels_data
from argmap.schema.vocabulary import Profile, StanceKind, Status
from tests.graph.argumentation.conftest import _debate, vector

pytestmark = pytest.mark.browser

HERE = "empathy-not-evolved-for-its-use"
CLAIM = f"empathy-by-default/claims/{HERE}.html"
OTHER = "empathy-evolved-for-cooperation"
LABEL = """([coded, cases]) => {
  const attackers = argmapLabels.decoded(coded);
  return cases.map(([accepted, rejected]) =>
    argmapLabels.grounded(attackers, accepted, rejected).join(""));
}"""


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the page of a claim from a disk."""
    page = browser.new_page()
    page.goto((folder / CLAIM).as_uri())
    yield page
    page.close()


@pytest.fixture(scope="module")
def rules(browser: Browser) -> Iterator[Page]:
    """Load the script with the rules, and nothing else."""
    page = browser.new_page()
    page.add_script_tag(content=assets()["labels.js"].content.decode())
    yield page
    page.close()


def letters(labels: list[Label]) -> str:
    """Write labels as the browser does."""
    return "".join(label.value[0] for label in labels)


def differing(page: Page, framework: Framework) -> list[Any]:
    """Suppose each argument wrong, then right, here and there; tell where the labels differ."""
    labels = grounded_labelling(framework)
    cases: list[tuple[list[int], list[int]]] = [([], []), ([0], [0])]
    cases += [([], [argument]) for argument in range(len(framework))]
    cases += [([argument], []) for argument in range(len(framework))]
    expected = [letters(relabelled(framework, labels, *case)) for case in cases]
    found = page.evaluate(LABEL, [list(delta_coded(framework.attackers)), cases])
    assert expected[0] == letters(labels)
    return [case for case, a, b in zip(cases, expected, found, strict=True) if a != b]


def test_same_labels_on_small_frameworks(rules: Page) -> None:
    """On every small framework, every supposition comes to the same labels as in Python."""
    for record in vector("af_small"):
        framework = Framework.of(record["arguments"], record["attacks"])
        assert differing(rules, framework) == [], record["name"]


@pytest.mark.parametrize("profile", Profile)
def test_same_labels_on_miniature_debates(rules: Page, profile: Profile) -> None:
    """On every miniature debate, in both profiles, the labels are those of Python."""
    for record in vector("debate_status"):
        flattening = flatten(_debate(record), profile)
        assert differing(rules, flattening.framework) == [], record["name"]


def test_same_labels_on_the_real_debate(rules: Page, empathy: Loaded) -> None:
    """Whatever single argument of the real debate is supposed, the labels are those of Python."""
    assert differing(rules, flatten(empathy.debate).framework) == []


JUDGE = """([text, cases]) => {
  window.ARGMAP_LABELS = JSON.parse(text);
  const data = { ...ARGMAP_LABELS, attackers: argmapLabels.decoded(ARGMAP_LABELS.attackers) };
  return cases.map(([accept, reject]) => {
    const { labels, values, statuses } = argmapLabels.judge(data, accept, reject);
    return statuses.map((status, node) => [labels[node], values[node], data.words[status] ?? null]);
  });
}"""


def judged(debate: Debate, supposition: Supposition) -> list[list[Any]]:
    """Give label, value and status of each node; a deadlock reads as contested."""
    found = statuses(debate, supposition=supposition)
    words = {Status.DEADLOCKED: Status.CONTESTED}
    flattening = flatten(debate)
    given = imposed(debate, flattening, supposition)
    labels = relabelled(flattening.framework, flattening.labels, *given)
    rows = zip(labels, found.values.values(), found.nodes.values(), strict=False)
    return [
        [label.value[0], value.value, words.get(status, status).label if status else None]
        for label, value, status in rows
    ]


def assert_same(page: Page, debate: Debate, nodes: Iterable[str], name: str) -> None:
    """Suppose each of some nodes wrong, then right, here and there."""
    flattening = flatten(debate)
    script = labels_data(debate, flattening, flattening.labels, statuses(debate).nodes)
    text = script.removeprefix("window.ARGMAP_LABELS = ")[:-2]
    place = {node: number for number, node in enumerate(debate.nodes)}
    cases: list[tuple[list[int], list[int]]] = [([], [place[n]]) for n in nodes]
    cases += [([place[n]], []) for n in nodes]
    found = page.evaluate(JUDGE, [text, cases])
    suppositions = [Supposition(rejected=frozenset({n})) for n in nodes]
    suppositions += [Supposition(accepted=frozenset({n})) for n in nodes]
    for supposition, rows in zip(suppositions, found, strict=True):
        told = [[a, b, "contested" if c == "deadlocked" else c] for a, b, c in rows]
        assert told == judged(debate, supposition), (name, supposition)


def test_same_values_on_miniature_debates(rules: Page) -> None:
    """On every miniature debate each supposition gives the label, value and status of Python."""
    for record in vector("standing"):
        debate = _debate(record)
        assert_same(rules, debate, debate.nodes, record["name"])


def test_same_values_on_the_real_debate(rules: Page, empathy: Loaded) -> None:
    """On the real debate, too."""
    assert_same(rules, empathy.debate, sorted(empathy.debate.nodes)[::12], "empathy")


REPLIED: Final = """([text, cases]) => {
  const data = argmapLabels.read(JSON.parse(text));
  return cases.map(([kind, target]) => {
    const replied = argmapLabels.withStep(data, kind, target);
    const { values, statuses } = argmapLabels.judge(replied, [], []);
    return statuses.map((status, node) => [values[node], data.words[status] ?? null]);
  });
}"""


def replies(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """List what a reply can do in a debate of a vector: the relation, and its target there."""
    yield from ((kind, claim) for kind in ("supports", "rebuts") for claim in record["claims"])
    steps = {"supports", "rebuts", "undermines", "undercuts"}
    yield from (("undercuts", r["id"]) for r in record["relations"] if r["kind"] in steps)


def with_reply(record: dict[str, Any], kind: str, target: str) -> dict[str, Any]:
    """Add a reply to a debate of a vector."""
    reply = {"id": "zz", "kind": kind, "source": "zz", "target": target}
    more = {"claims": [*record["claims"], "zz"], "relations": [*record["relations"], reply]}
    return {**record, **more}


def test_a_reply_changes_what_it_changes_in_python(rules: Page) -> None:
    """Whatever somebody replies in a miniature debate, all statuses are those of Python."""
    for record in vector("standing"):
        debate = _debate(record)
        flattening = flatten(debate)
        script = labels_data(debate, flattening, flattening.labels, statuses(debate).nodes)
        things = {t if isinstance(t, str) else t.name: n for t, n in flattening.arguments.items()}
        cases = list(replies(record))
        asked = [script.removeprefix("window.ARGMAP_LABELS = ")[:-2]]
        found = rules.evaluate(REPLIED, [*asked, [(kind, things[to]) for kind, to in cases]])
        for case, rows in zip(cases, found, strict=True):
            changed = statuses(_debate(with_reply(record, *case)))
            expected = [
                [changed.values[node].value, status.label if status else None]
                for node, status in changed.nodes.items()
                if node != "zz"
            ]
            assert without_deadlocks(rows) == without_deadlocks(expected), (record["name"], case)


HELD: Final = """([text, places]) => {
  const data = argmapLabels.read(JSON.parse(text));
  return places.map(place => {
    const { values, statuses } = argmapLabels.judge(argmapLabels.withHolder(data, place), [], []);
    return statuses.map((status, node) => [values[node], data.words[status] ?? null]);
  });
}"""


def test_somebody_who_agrees_changes_what_python_says(rules: Page, empathy: Loaded) -> None:
    """A view that was only reported counts once somebody holds it."""
    debate = empathy.debate
    flattening = flatten(debate)
    script = labels_data(debate, flattening, flattening.labels, statuses(debate).nodes)
    reported = [node for node in debate.nodes if is_passive(debate, node)]
    places = [flattening.arguments[node] for node in reported]
    asked = script.removeprefix("window.ARGMAP_LABELS = ")[:-2]
    found = rules.evaluate(HELD, [asked, places])
    assert reported
    for node, rows in zip(reported, found, strict=True):
        agreed = Stance("zz", StanceKind.ASSERTS, node)
        held = replace(debate.nodes[node], stances=(*debate.nodes[node].stances, agreed))
        changed = statuses(replace(debate, nodes={**debate.nodes, node: held}))
        expected = [
            [changed.values[one].value, status.label if status else None]
            for one, status in changed.nodes.items()
        ]
        assert without_deadlocks(rows) == without_deadlocks(expected), node


def without_deadlocks(rows: list[list[Any]]) -> list[list[Any]]:
    """Read a deadlock as contested: the browser does not tell them apart."""
    return [[value, "contested" if s == "deadlocked" else s] for value, s in rows]


def test_published_data_is_the_debate(page: Page, empathy: Loaded) -> None:
    """The data that the page loads are the framework and the labels of the debate."""
    page.get_by_role("button", name="Suppose this is wrong").click()
    page.locator(".basis").wait_for()
    debate: Debate = empathy.debate
    framework = flatten(debate).framework

    assert page.evaluate("ARGMAP_LABELS.attackers") == list(delta_coded(framework.attackers))
    assert page.evaluate("ARGMAP_LABELS.labels") == letters(grounded_labelling(framework))
    assert page.evaluate("ARGMAP_LABELS.nodes.map(([id]) => id)") == list(debate.nodes)


def test_nothing_is_loaded_before(page: Page) -> None:
    """The data is loaded when somebody supposes something, not before."""
    assert page.evaluate("window.ARGMAP_LABELS") is None


def test_what_changes_in_words(page: Page, folder: Path) -> None:
    """A claim that changes says so on its page, and the list gives the reason."""
    page.goto(f"{(folder / CLAIM).as_uri()}#reject={OTHER}")
    page.reload()

    assert "defended" in page.locator(".statement .turned").inner_text()
    changed = page.locator(".suppose li").first.inner_text()
    assert "“Empathy evolved for cooperation” no longer holds against it." in changed
    assert page.locator(".basis").inner_text() == "On the arguments recorded here."


def test_supposition_stands_in_the_address(page: Page, folder: Path) -> None:
    """Buttons put the supposition into the address and take it out again."""
    page.goto((folder / CLAIM).as_uri())
    wrong = page.get_by_role("button", name="Suppose this is wrong")
    wrong.click()
    assert page.url.endswith(f"#reject={HERE}")
    assert wrong.get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Suppose this is right").click()
    assert page.url.endswith(f"#accept={HERE}")
    page.get_by_role("button", name="Reset").click()
    assert page.url.endswith("#")
    assert page.locator(".suppose [role=status]").inner_text() == ""


def test_list_leads_on_with_the_supposition(page: Page, folder: Path) -> None:
    """A link in the list of changes keeps the supposition."""
    page.goto(f"{(folder / CLAIM).as_uri()}#reject={OTHER}")
    page.reload()
    page.locator(".suppose li a").first.click()

    assert page.url.endswith(f"{CLAIM}#reject={OTHER}")


def test_unknown_ids_suppose_nothing(page: Page, folder: Path) -> None:
    """An address with ids that are not there supposes nothing."""
    page.goto(f"{(folder / CLAIM).as_uri()}#reject=nowhere,__proto__&accept=")
    page.reload()
    page.wait_for_function("window.ARGMAP_LABELS")

    assert page.locator(".suppose [role=status]").inner_text() == ""


def test_on_the_map(page: Page, folder: Path) -> None:
    """On the map the changed card is marked, and the choice stays in the address."""
    here = folder / "empathy-by-default/map.html"
    page.goto(f"{here.as_uri()}#c={OTHER}")
    page.get_by_role("button", name="Suppose this is wrong").click()
    marked = page.locator(f"#n-{HERE} > .turned")
    marked.wait_for(state="attached")

    assert marked.text_content() == "defended"
    assert f"c={OTHER}" in page.url
    assert f"reject={OTHER}" in page.url
    page.get_by_role("button", name="All sections").click()
    assert marked.is_visible()


def test_hidden_without_script(browser: Browser, folder: Path) -> None:
    """Without script nothing is offered that would do nothing."""
    page = browser.new_page(java_script_enabled=False)
    page.goto((folder / CLAIM).as_uri())

    assert page.locator(".suppose").is_hidden()
    page.close()


def test_what_changes_through_a_reason(page: Page, folder: Path) -> None:
    """A claim that loses its last reason is listed with that reason."""
    page.goto((folder / "empathy-by-default/claims/default-not-zero.html").as_uri())
    page.get_by_role("button", name="Suppose this is wrong").click()

    changed = page.locator(".suppose li").first
    changed.wait_for()
    assert "supported unsupported:" in changed.inner_text()
    assert "it loses its last reason" in changed.inner_text()


def test_nothing_is_offered_that_leads_nowhere(page: Page, folder: Path) -> None:
    """On the page of a claim that bears on nothing no supposition is offered."""
    page.goto((folder / "empathy-by-default/claims/spillover-story-in-brief.html").as_uri())

    assert page.locator(".suppose").is_hidden()
