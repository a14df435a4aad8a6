"""The form of a reply: what it writes, what it finds, and where it leads."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from typer.testing import CliRunner

from argmap.cli import app
from argmap.graph.checks import check
from argmap.graph.editing.drafting import draft
from argmap.graph.load import load
from argmap.graph.loaded import Loaded
from argmap.graph.reader.characters import refused
from argmap.render import search_data
from argmap.render.site import site_drafts
from argmap.schema.config import SiteConfig
from argmap.schema.errors import UnsafeEditError
from argmap.schema.finding import Severity
from tests.browser.conftest import write_files
from tests.browser.test_pages import NARROW, RULES, SIDEWAYS, WIDE, complaints, opened
from tests.conftest import ROOT
from tests.graph.queries.test_similar import PARAPHRASES
from tests.render.hostile import PAYLOADS
from tests.render.miniature import TEA

pytestmark = pytest.mark.browser

FORGE: Final = "https://forge.example/ann/debates"
SCHEMAS: Final = "../../../.argmap/schemas"
CONTRIBUTOR: Final = {"people/cleo.yaml": "name: Cleo\nidentified: by-contribution\n"}
FINE: Final = {"text": "Herbs in it make one sleepy.", "short": "Herbs make sleepy"}


def site(loaded: Loaded, folder: Path, repository: str | None = FORGE) -> Path:
    """Write what the page of replies needs, and find that page."""
    config = SiteConfig.model_validate({"repository": repository})
    for one in site_drafts([loaded.debate], config):
        if one.path.count("/") < 2 and one.path.endswith((".js", ".css", ".svg", "reply.html")):
            (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / one.path).write_bytes(one.make())
    return folder / loaded.debate.id / "reply.html"


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the page of the miniature debate, to which somebody contributes already."""
    place = tmp_path_factory.mktemp("reply")
    write_files(place / "claims" / "tea", {**TEA, **CONTRIBUTOR})
    return site(load(place), place / "site").as_uri()


@pytest.fixture(scope="module")
def real(empathy: Loaded, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the page of the real debate."""
    return site(empathy, tmp_path_factory.mktemp("real")).as_uri()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """Open a window."""
    with opened(browser) as context:
        yield context.new_page()


@pytest.fixture
def page(window: Page, tea: str) -> Page:
    """Open the form for a reply to the claim that one should drink tea; no draft is kept."""
    if window.url.partition("#")[0] != tea:
        window.goto(tea)
    window.evaluate("localStorage.clear()")
    return reply_to(window, tea, "drink-tea")


OPEN: Final = """hash => new Promise(done => {
  history.replaceState(null, "", "#");
  addEventListener("hashchange", done, {once: true});
  location.hash = hash;
})"""


def reply_to(page: Page, address: str, to: str, way: str = "supports") -> Page:
    """Open the form for a reply; on the page itself, its address decides."""
    if page.url.partition("#")[0] != address:
        page.goto(address)
    page.evaluate(OPEN, f"to={to}&as={way}")
    return page


def fill(page: Page, fields: Mapping[str, str]) -> None:
    """Fill in fields by their names."""
    for name, value in fields.items():
        if name == "as":
            page.check(f"[name=as][value={value}]")
        elif name == "step":
            page.select_option("[name=step]", value)
        else:
            page.fill(f"[name={name}]", value)


def codes(page: Page) -> set[str]:
    """Read the codes of what the form finds wrong."""
    items = page.locator("#reply-findings li").all()
    return {str(item.get_attribute("data-code")) for item in items}


def written(page: Page) -> tuple[str, str]:
    """Read the file that the form makes: its path, and its text."""
    path, text = page.locator("#reply-path"), page.locator("#reply-yaml")
    return path.text_content() or "", text.text_content() or ""


def found_by_check(folder: Path, files: Mapping[str, str]) -> set[str]:
    """List what the checks find wrong once some files are added to the miniature debate."""
    write_files(folder / "claims" / "tea", {**TEA, **CONTRIBUTOR})
    before = wrong(folder)
    write_files(folder, files)
    return set(wrong(folder) - before)


def wrong(folder: Path) -> Counter[str]:
    """Count the errors and warnings of a debate."""
    found = check(load(folder))
    return Counter(f.code for f in found if f.severity is not Severity.NOTE)


WRONG: Final[dict[str, tuple[dict[str, str], set[str]]]] = {
    "nothing": ({}, set()),
    "no text": ({"text": ""}, {"missing-key"}),
    "only blanks": ({"text": " \n\t "}, {"missing-key"}),
    "600 characters": ({"text": "tea " * 149 + "calm"}, set()),
    "601 characters": ({"text": "tea " * 149 + "calms"}, {"text-too-long"}),
    "emoji count once": ({"text": "\U0001f375" * 600}, set()),
    "45 characters": ({"short": "x" * 45}, set()),
    "46 characters": ({"short": "x" * 46}, {"short-too-long"}),
    "no title": ({"short": ""}, set()),
    "capital in the id": ({"id": "Herbs"}, {"bad-name"}),
    "two hyphens": ({"id": "a--b"}, {"bad-name"}),
    "device": ({"id": "com1"}, {"bad-name"}),
    "64 characters": ({"id": "a" * 64}, set()),
    "65 characters": ({"id": "a" * 65}, {"bad-name"}),
    "id elsewhere": ({"id": "tea-wakes"}, {"duplicate-id"}),
    "former id": ({"id": "have-tea"}, {"duplicate-id"}),
    "zero width": ({"text": "Tea\u200b calms one down."}, {"forbidden-character"}),
    "direction": ({"short": "Tea \u202e calms"}, {"forbidden-character"}),
    "control": ({"text": "Tea \x07 rings."}, {"forbidden-character"}),
    "tag": ({"text": "Tea \U000e0041 rings."}, {"forbidden-character"}),
    "joiner between letters": ({"text": "Te\u200da rings."}, {"forbidden-character"}),
    "joiner in an emoji": ({"text": "So says a \U0001f469\u200d\U0001f52c."}, set()),
    "in the limits": ({"as": "kernel", "limits": "Not\u2066 more."}, {"forbidden-character"}),
    "Cyrillic letter": ({"text": "It is a p\u0430radox."}, {"mixed-scripts"}),
    "two characters a letter": ({"text": "A cafe\u0301 is no tea house."}, set()),
    "hash and colon": ({"text": "Note: tea is #1 - 'really' \"so\"."}, set()),
    "looks like a number": ({"text": "1e3", "short": "12"}, set()),
    "looks like a flag": ({"text": "yes", "short": "No"}, set()),
    "colon in the title": ({"short": "Tea: a drink [hot]"}, set()),
    "paragraphs": ({"text": "Herbs do.\n\nThey   make one\tsleepy."}, set()),
    "rebuts": ({"as": "rebuts"}, set()),
    "kernel": ({"as": "kernel", "limits": "Only some."}, set()),
    "no step": ({"as": "undercuts"}, {"undercut-without-step"}),
    "step": ({"as": "undercuts", "step": "tea-calms -> drink-tea"}, set()),
    "said already": ({"text": "One should drink tea at any time of a day."}, {"near-duplicate"}),
    "its opposite": ({"text": "One should not drink tea at any time of the day."}, set()),
    "contributor": ({"name": "Cleo"}, set()),
    "somebody new": ({"name": "Dora Smith"}, {"unknown-person"}),
    "name in a source": ({"name": "Ann"}, {"missing-source"}),
    "no Latin letter": ({"name": "\u674e"}, {"bad-id"}),
    "device for a name": ({"name": "Nul"}, {"bad-id"}),
}  # fmt: skip
"""What may be filled in, and what is wrong with it."""


@pytest.mark.parametrize("case", WRONG)
def test_the_form_finds_what_the_checks_find(page: Page, tmp_path: Path, case: str) -> None:
    """The same codes as ``argmap check`` on the file that the form writes."""
    fields, expected = WRONG[case]
    fill(page, {**FINE, **fields})
    path, text = written(page)

    assert codes(page) == expected
    assert found_by_check(tmp_path, {path: text}) == expected
    assert page.locator("#reply-ready").is_visible() == (
        not expected
        or expected <= {"text-too-long", "short-too-long", "mixed-scripts", "near-duplicate"}
        or expected == {"unknown-person"}
    )


def test_a_step_that_is_none(page: Page, tea: str, tmp_path: Path) -> None:
    """A step that the address names, and that is not there, is shown and found."""
    reply_to(page, tea, "drink-tea&step=tea-wakes%20-%3E%20tea-calms", "undercuts")
    fill(page, FINE)
    path, text = written(page)

    assert codes(page) == found_by_check(tmp_path, {path: text}) == {"unknown-step"}


def test_two_files_for_somebody_new(page: Page, tmp_path: Path) -> None:
    """Whoever is new gets a file too; with both files nothing is wrong."""
    fill(page, {**FINE, "name": "Dora: Smith"})
    path, text = written(page)
    person = page.locator("#person-path").text_content() or ""
    about = page.locator("#person-yaml").text_content() or ""

    assert person == "claims/tea/people/dora-smith.yaml"
    fields = {"name": "Dora: Smith", "identified": "by-contribution"}
    assert about == draft(fields, f"{SCHEMAS}/person.json")
    assert found_by_check(tmp_path, {path: text, person: about}) == set()


MAKE: Final = """texts => texts.map(text => {
  const said = {to: "drink-tea", as: "kernel", step: "", text, short: text, limits: text,
    name: "Cleo", id: "some-id"};
  const made = argmapReply.make(said);
  return [argmapReply.line(text), made.yaml, made.findings.map(one => one.code)];
})"""
TEXTS: Final = st.lists(
    st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n:#'\"-ab\u00a0.,!é"))),
    min_size=20,
)


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_files_are_written_as_argmap_new_writes_them(page: Page, texts: list[str]) -> None:
    """To the byte, for every text that a file can hold; the others are found."""
    for line, made, found in page.evaluate(MAKE, texts):
        stances: list[Any] = [{"by": "cleo", "stance": "concedes"}]
        fields = {"kind": "kernel", "text": line, "short": line, "limits": line}
        said = {key: value for key, value in fields.items() if value}
        try:
            wanted = draft(
                {**said, "kernel_of": "drink-tea", "stances": stances}, f"{SCHEMAS}/node.json"
            )
        except UnsafeEditError:
            assert "forbidden-character" in found
        else:
            assert made == wanted


REFUSED: Final = """ranges => ranges.flatMap(([start, end]) =>
  Array.from({length: end - start}, (_, at) => String.fromCodePoint(start + at))
    .filter(one => argmapReply.refused(`a${one}b`)))"""


def test_characters_are_refused_as_in_files(page: Page) -> None:
    """Of all characters, the same ones."""
    ranges = [[0, 0xD800], [0xE000, 0x10000], [0xE0000, 0xE1000]]
    found = page.evaluate(REFUSED, ranges)

    characters = (chr(code) for start, end in ranges for code in range(start, end))
    assert found == [c for c in characters if c != "\r" and any(refused(f"a{c}b"))]


def test_a_paraphrase_is_among_the_five_nearest(window: Page, real: str) -> None:
    """In at least 14 of 16 cases the node that says the same is shown."""
    window.goto(real)
    asked = "texts => texts.map(text => argmapReply.nearest(text).map(node => node.id))"
    found = window.evaluate(asked, list(PARAPHRASES.values()))

    assert all(len(ids) == 5 for ids in found)
    assert sum(node in ids for node, ids in zip(PARAPHRASES, found, strict=True)) >= 14


def test_the_nearest_are_shown_while_one_writes(page: Page) -> None:
    """With a link to each; the claim that is answered is not among them."""
    fill(page, {"text": "Tea makes calm."})
    page.locator("#reply-nearest li").first.wait_for()

    links = page.locator("#reply-nearest a").all()
    paths = [link.get_attribute("href") for link in links]
    assert "claims/tea-calms.html" in paths
    assert "claims/drink-tea.html" not in paths


def test_from_the_form_to_the_site(window: Page, real: str, tmp_path: Path) -> None:
    """What the form hands to the forge, put where it says, is right and stands on the site."""
    reply_to(window, real, "value-spills-over", "undercuts")
    step = "similar-codes -> value-spills-over"
    text = "Grown-ups learn within days which of two similar faces belongs to a friend."
    fill(window, {"step": step, "text": text, "short": "Faces are told apart"})
    address = urlsplit(window.locator("#reply-go").get_attribute("href") or "")
    asked = parse_qs(address.query, strict_parsing=True)
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    (tmp_path / asked["filename"][0]).write_text(asked["value"][0], encoding="utf-8", newline="")

    assert address.geturl().startswith(f"{FORGE}/new/main?")
    assert asked["filename"] == [
        "claims/empathy-by-default/default-story/faces-are-told-apart.yaml"
    ]
    checked = CliRunner().invoke(app, ["check", "--claims", str(tmp_path)])
    assert checked.exit_code == 0, checked.output
    debate = load(tmp_path, "empathy-by-default").debate
    assert debate.step(f"faces-are-told-apart -> {step}").kind == "undercuts"
    new = {d.path: d for d in site_drafts([debate])}[
        "empathy-by-default/claims/faces-are-told-apart.html"
    ]
    assert text in new.make().decode()


def test_a_long_reply_is_copied(page: Page) -> None:
    """Where an address would get too long, it opens an empty file under the right name."""
    fill(page, {**FINE, "as": "kernel", "limits": "\u8336" * 900})
    href = page.locator("#reply-go").get_attribute("href") or ""

    assert href == f"{FORGE}/new/main?filename=claims%2Ftea%2Fdrinks%2Fherbs-make-sleepy.yaml"
    assert page.locator("#reply-long").is_visible()
    assert not page.locator("#reply-fits").is_visible()


def test_without_a_repository_one_copies(window: Page, tmp_path: Path) -> None:
    """The file, its path, and what to do with it are shown; nothing leads to a forge."""
    write_files(tmp_path / "claims" / "tea", TEA)
    page = site(load(tmp_path), tmp_path / "site", None).as_uri()
    window.goto(page)
    window.evaluate("localStorage.clear()")
    reply_to(window, page, "drink-tea")
    fill(window, FINE)

    assert window.get_by_text("This site does not say where proposals go. Copy").is_visible()
    assert window.locator("#reply-path").inner_text() == "claims/tea/drinks/herbs-make-sleepy.yaml"
    window.get_by_role("button", name="Copy the file").click()
    window.get_by_role("button", name="Copied").wait_for()
    assert window.locator("a[href^=http]").count() == 0


def test_a_draft_is_kept_for_each_claim(page: Page, tea: str) -> None:
    """It is there again after a while, with its choice; another claim has another; it can go."""
    fill(page, {**FINE, "as": "undercuts", "step": "tea-calms -> drink-tea"})
    page.reload()
    assert page.input_value("[name=text]") == FINE["text"]
    assert page.is_checked("[value=undercuts]")
    assert page.input_value("[name=step]") == "tea-calms -> drink-tea"

    reply_to(page, tea, "drink-coffee")
    assert page.input_value("[name=text]") == ""
    reply_to(page, tea, "drink-tea")
    page.get_by_role("button", name="Start afresh").click()
    page.reload()
    assert page.input_value("[name=text]") == ""


def test_a_question_takes_an_answer(page: Page, tea: str) -> None:
    """Whatever the address asks for."""
    reply_to(page, tea, "which-drink", "rebuts")
    fill(page, FINE)

    assert written(page)[1].endswith("answers: which-drink\n")
    assert page.locator("[name=as]:visible").count() == 1


def test_a_former_id_leads_to_the_claim(page: Page, tea: str) -> None:
    """The file names the claim as it is called now."""
    reply_to(page, tea, "have-tea", "rebuts")

    assert written(page)[1].endswith("rebuts: drink-tea\n")


def test_texts_of_a_large_debate_come_later(
    window: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are asked for when somebody starts to write, and known from then on."""
    monkeypatch.setattr(search_data, "FULL_TEXT", 4)
    write_files(tmp_path / "claims" / "tea", TEA)
    reply_to(window, site(load(tmp_path), tmp_path / "site").as_uri(), "drink-coffee")
    fill(window, WRONG["said already"][0])
    window.locator("[data-code=near-duplicate]").wait_for()

    texts = window.evaluate("window.ARGMAP_TEXTS.flat()")
    assert "One should drink tea, at any time of the day." in texts


@pytest.mark.parametrize(
    "to", ["", "nothing", "__proto__", "constructor", "%E0%A4%A", "<img src=x>"]
)
def test_a_claim_that_is_none(page: Page, tea: str, to: str) -> None:
    """The page says how to come to a claim, and shows no form."""
    reply_to(page, tea, to)

    assert page.locator("#reply-none").is_visible()
    assert not page.locator("#reply-form").is_visible()


KEEP: Final = "kept => localStorage.setItem('argmap-reply/tea/drink-tea', kept)"


def test_nothing_hostile_acts(browser: Browser, tea: str) -> None:
    """Hostile addresses, texts and drafts are shown as they are, and do nothing."""
    with opened(browser) as context:
        page = context.new_page()
        said = complaints(page, tea.rpartition("/tea/")[0])
        page.goto(tea)
        for payload in PAYLOADS:
            kept = dict.fromkeys(("as", "step", "text", "limits", "short", "name", "id"), payload)
            page.evaluate(KEEP, json.dumps(kept))
            hostile = quote(payload)
            reply_to(page, tea, "drink-tea", f"undercuts&step={hostile}")
            assert " ".join(payload.split()) in " ".join(written(page)[1].split())
            reply_to(page, tea, hostile, hostile)
            assert page.locator("#reply-none").is_visible()

        assert said == []


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (NARROW, True)])
def test_accessible(browser: Browser, tea: str, width: int, dark: bool) -> None:
    """With everything on it the page breaks no rule of WCAG 2.2 AA, nor scrolls sideways."""
    with opened(browser, width=width, dark=dark) as context:
        page = reply_to(context.new_page(), tea, "drink-tea", "undercuts")
        fill(page, {"text": "Tea does calm.", "id": "A" * 80, "name": "Dora", "short": "x" * 60})
        page.locator("#reply-nearest li").first.wait_for()

        assert Axe().run(page, options=RULES).response["violations"] == []
        assert not page.evaluate(SIDEWAYS)


def test_without_script(browser: Browser, tea: str) -> None:
    """The page says what a file looks like, and where to make one."""
    with opened(browser, width=NARROW, script=False) as context:
        page = context.new_page()
        page.goto(tea)

        links = [link.get_attribute("href") for link in page.locator("noscript a").all()]
        assert links == [f"{FORGE}/new/main?filename=claims/tea/", f"{FORGE}/tree/main/claims"]
        assert "kind: counterargument" in page.locator("noscript pre").inner_text()
        assert not page.locator("#reply-form").is_visible()
        assert not page.evaluate(SIDEWAYS)
