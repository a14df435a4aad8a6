"""How much of a disagreement a page shows: the strongest in full, and how many more there are."""

import re

from argmap.loading.load import load
from argmap.render.site import site_files
from argmap.render.views.disagreements import IN_FULL, parting_page
from argmap.render.views.page_index import page_index
from argmap.render.views.pair import pair_heads
from tests.render.conftest import WriteDebate

ANN, BEN = (f"stances: {{by: {who}, stance: asserts}}\n" for who in ("ann", "ben"))
PEOPLE = {"people/ann.yaml": "name: Ann\n", "people/ben.yaml": "name: Ben\n"}


def _objections(claim: str, number: int) -> dict[str, str]:
    return {
        f"s/{claim}-o{i}.yaml": f"kind: claim\ntext: Objection {i} to {claim} in full.\n"
        f"short: Title {i}\nrebuts: {claim}\n{BEN}"
        for i in range(number)
    }


def test_sentences_and_how_many_more(write_debate: WriteDebate) -> None:
    """The strongest objections stand there in full, their speaker first; the others are counted."""
    files = {**PEOPLE, "s/a.yaml": f"kind: claim\ntext: A.\n{ANN}", **_objections("a", 5)}
    made = site_files([load(write_debate(files)).debate])
    page = next(f.content.decode() for f in made if f.path.endswith("cruxes.html"))
    against = page.partition('<div class="against">')[2].partition("</ul>")[0]
    told = " ".join(re.sub("<[^>]*>", "", against).split())

    assert told.count("Ben: Objection") == 3
    assert told.endswith("2 more objections")
    assert "Title" not in told


def test_the_rest_is_short(write_debate: WriteDebate) -> None:
    """Of the disagreements below the first there is the strongest objection alone."""
    claims = [f"c{i}" for i in range(IN_FULL + 2)]
    files = dict(PEOPLE)
    for claim in claims:
        files |= {f"s/{claim}.yaml": f"kind: claim\ntext: {claim}.\n{ANN}"}
        files |= _objections(claim, 2)
    made = site_files([load(write_debate(files)).debate])
    page = next(f.content.decode() for f in made if f.path.endswith("cruxes.html"))
    points = page.split('<section class="point')[1:]

    assert [point.count(" in full.") for point in points] == [2] * IN_FULL + [1] * 2
    assert page.index("Other disagreements") > page.index(f'id="point-{IN_FULL}"')


def test_the_strongest_comes_first(write_debate: WriteDebate) -> None:
    """Before what the editor links, what is against a step only, and what is contested itself."""
    files = {
        **PEOPLE,
        "s/a.yaml": f"kind: claim\ntext: A.\n{ANN}",
        "s/r.yaml": f"kind: claim\ntext: R.\nsupports: a\n{ANN}",
        "s/by-editor.yaml": f"kind: claim\ntext: E.\nrebuts: {{to: a, inferred: true}}\n{BEN}",
        "s/on-step.yaml": f"kind: claim\ntext: S.\nundercuts: r -> a\n{BEN}",
        "s/shaky.yaml": f"kind: claim\ntext: X.\nrebuts: a\n{BEN}",
        "s/against-shaky.yaml": f"kind: claim\ntext: Y.\nrebuts: shaky\n{ANN}",
        "s/strong.yaml": f"kind: claim\ntext: Z.\nrebuts: a\n{BEN}",
    }
    index = page_index(load(write_debate(files)).debate)
    points = parting_page(index, pair_heads(index)).points
    [point] = [point for point in points if point.head.id == "a"]

    ranked = [attack.head.id for attack in point.attacks if not attack.inferred]
    assert ranked == ["strong", "shaky", "on-step"]


def test_an_exchange_begins_on_the_page(write_debate: WriteDebate) -> None:
    """Of many replies the first are shown, and the others counted."""
    files = {**PEOPLE, "s/a.yaml": f"kind: claim\ntext: A.\n{ANN}", **_objections("a", 1)}
    for i in range(4):
        files[f"s/r{i}.yaml"] = f"kind: claim\ntext: Reply {i}.\nrebuts: a-o0\n{ANN}"
    index = page_index(load(write_debate(files)).debate)
    points = parting_page(index, pair_heads(index)).points
    [attack] = next(point for point in points if point.head.id == "a").attacks

    assert (len(attack.replies), attack.exchange, attack.unshown) == (2, 4, 2)
