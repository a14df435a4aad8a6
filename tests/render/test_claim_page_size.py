"""The page of a node is light: on the real debate, and however much is said about a node."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pydantic import HttpUrl

from argmap.graph.model.debate import Debate
from argmap.graph.queries.neighbourhood import Bearing, neighbourhood
from argmap.loading.history import Revision
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.render.site import site_files
from argmap.render.views.claim import PEOPLE_SHOWN, claim_page
from argmap.render.views.page_budget import IN_FULL, ON_A_SIDE
from argmap.render.views.page_index import page_index
from argmap.render.views.replies import ReplyView
from argmap.schema.config import SiteConfig

WriteDebate = Callable[[Mapping[str, str]], Path]


def crowd(number: int) -> dict[str, str]:
    """Write a debate in which many people support and attack one claim."""
    files = {"s/a.yaml": "kind: claim\ntext: The claim.\nstances:\n"}
    for i in range(number):
        relation = ("supports", "rebuts")[i % 2]
        text = f"Statement {i} of some length, " + "so that there is something to read " * 4
        files[f"s/n{i}.yaml"] = f"kind: claim\ntext: {text}\nshort: Number {i}\n{relation}: a\n"
        files[f"people/p{i}.yaml"] = f"name: P{i}\nidentified: by-contribution\n"
        files["s/a.yaml"] += f"  - {{by: p{i}, stance: asserts}}\n"
    return files


def test_crowded_page_is_bounded(write_debate: WriteDebate) -> None:
    """With 200 relations a page shows the weightiest, has at most 24 kB, and leads to all."""
    debate = load(write_debate(crowd(200))).debate
    pages = {f.path: f.content.decode() for f in site_files([debate])}
    page = claim_page(page_index(debate), "a")

    assert len(page.reasons) == len(page.objections) == ON_A_SIDE
    assert len(page.stances) == PEOPLE_SHOWN
    assert page.left_out == 200 - 2 * ON_A_SIDE + 200 - PEOPLE_SHOWN
    assert sum(not link.brief for link in (*page.reasons, *page.objections)) == IN_FULL
    assert len(pages["tea/claims/a.html"].encode()) <= 24_000
    assert 'href="../around/a.html"' in pages["tea/claims/a.html"]
    assert all(f"Number {i}<" in pages["tea/around/a.html"] for i in range(200))


LONG = "A statement of many words, as long as one may be, and without a title of its own. " * 7


@pytest.mark.parametrize("number", [4, 8, 12, 24, 60])
def test_long_texts_and_many_steps(write_debate: WriteDebate, number: int) -> None:
    """A page keeps its limit where all texts are long, none has a title, and steps are attacked."""
    files = {"s/a.yaml": f"kind: claim\ntext: {LONG}\n"}
    for i in range(number):
        relation = ("supports", "rebuts")[i % 2]
        files[f"s/n{i}.yaml"] = f"kind: claim\ntext: Number {i}. {LONG}\n{relation}: a\n"
        attack = f"kind: counterargument\ntext: Undercut {i}. {LONG}\nundercuts: n{i} -> a\n"
        files[f"s/u{i}.yaml"] = attack
    debate = load(write_debate(files)).debate
    pages = {f.path: f.content.decode() for f in site_files([debate])}

    for node in debate.nodes:
        assert len(pages[f"tea/claims/{node}.html"].encode()) <= limit(debate, node), node
    assert ("tea/around/a.html" in pages) == (claim_page(page_index(debate), "a").left_out > 0)


@pytest.mark.parametrize("attacked", ["x -> a", "v -> x -> a"])
def test_what_is_left_out_of_a_step_has_a_page(write_debate: WriteDebate, attacked: str) -> None:
    """Too many attacks on a step have a page of their own, whatever stands between it and them."""
    files = {
        "s/a.yaml": "kind: claim\ntext: A.\n",
        "s/w.yaml": "kind: claim\ntext: With.\n",
        "s/x.yaml": "kind: claim\ntext: X.\nsupports: {to: a, with: w}\n",
        "s/v.yaml": "kind: claim\ntext: V.\nundercuts: x -> a\n",
    }
    for i in range(9):
        files[f"s/u{i}.yaml"] = f"kind: claim\ntext: Number {i}.\nundercuts: {attacked}\n"
    debate = load(write_debate(files)).debate
    pages = {f.path for f in site_files([debate])}
    index = page_index(debate)

    for node in ("a", "w", "x", "v"):
        left_out = claim_page(index, node).left_out
        assert f"tea/around/{node}.html" in pages or not left_out, node


def test_weightiest_come_first(write_debate: WriteDebate) -> None:
    """Of too many reasons those are shown about which most has been said."""
    files = crowd(60) | {"s/m.yaml": "kind: claim\ntext: More.\nsupports: n58\n"}
    page = claim_page(page_index(load(write_debate(files)).debate), "a")

    assert "n58" in {link.head.id for link in page.reasons}


@pytest.mark.parametrize(
    ("config", "history"),
    [
        (SiteConfig(), ()),
        (
            SiteConfig(
                address=HttpUrl("https://some-name.github.io/a-rather-long-repository/"),
                repository=HttpUrl("https://github.com/some-name/a-rather-long-repository"),
            ),
            (Revision("a" * 40, "2024-10-16T08:00:00Z", "Begin"),),
        ),
    ],
)
def test_real_pages_are_light(
    empathy: Loaded, config: SiteConfig, history: tuple[Revision, ...]
) -> None:
    """In the real debate a page has 14 kB at most, and half a kB for each relation beyond 12."""
    debate = empathy.debate
    weights = {}
    for file in site_files([debate], config, {debate.id: history}):
        _, folder, name = f"{file.path}//".split("/")[:3]
        if folder == "claims" and name.endswith(".html"):
            weights[name.removesuffix(".html")] = len(file.content)

    assert set(weights) == set(debate.nodes)
    assert {node: weight for node, weight in weights.items() if weight > limit(debate, node)} == {}


def limit(debate: Debate, node: str) -> int:
    """Work out how many bytes a node's page may have; replies are relations that it shows."""
    around = neighbourhood(debate, node)
    replies = sum(answers(link.replies) for link in claim_page(page_index(debate), node).objections)
    parts = (around.reasons, around.attacks, around.kernels, around.other)
    number = sum(map(size, (*parts, around.bears_on, around.premise_in)))
    return min(14_000 + 500 * max(0, number + replies - 12), 24_000)


def answers(replies: tuple[ReplyView, ...]) -> int:
    """Count replies, with those to them."""
    return sum(1 + answers(reply.replies) for reply in replies)


def size(bearings: tuple[Bearing, ...]) -> int:
    """Count relations, with those on their steps."""
    return sum(1 + size(bearing.on_step) for bearing in bearings)
