"""What single checks promise beyond the miniature debates."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.checks import LENIENT
from argmap.checks.duplicates import LIKENESS, check_duplicates
from argmap.checks.run import check, check_all
from argmap.checks.wording import check_notes, check_topics
from argmap.graph.model.text import words
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Finding, Severity

Write = Callable[[Mapping[str, str]], Path]
ANN = {"people/ann.yaml": "name: Ann\nidentified: by-contribution\n"}
WARM = "kind: claim\ntext: Tea is warm.\nsupports: tea-calms\n"


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """List the codes of what is no note."""
    return [finding.code for finding in findings if finding.severity is not Severity.NOTE]


def test_real_debate_is_clean(empathy: Loaded) -> None:
    """The debate of this repository has no error and no warning."""
    assert codes(check(empathy)) == []


def test_imported_debates_are_read_leniently(write_debate: Write) -> None:
    """What another tool cannot know is a note in an imported debate."""
    files = {
        "debate.yaml": "format: 1\ntitle: T\nimported: kialo\n",
        "people/bob.yaml": "name: Bob\n",
        "taste/a.yaml": f"kind: claim\ntext: {'Tea calms. ' * 60}\nshort: {'tea ' * 20}\n",
        "taste/b.yaml": "kind: claim\ntext: T.\nstances: {by: bob, stance: asserts}\n",
        "sources/post.yaml": "kind: post\n",
        "taste/d.yaml": "kind: claim\ntext: U.\n"
        "stances: {by: bob, stance: asserts, source: post}\n",
        "taste/c.yaml": "kind: claim\ntext: One two three four five six seven.\n"
        "topics: tea, sleep\nnote: A <b>b</b>.\n",
    }
    found = check(load(write_debate(files)), "one two three four five six seven")

    assert {f.rule for f in found if f.grade is Severity.NOTE} == LENIENT
    assert codes(found) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("topics: [tea, sleep]", []),
        ("topics: tea", []),
        ("topics: ['Kant, I.', tea]", []),
        ("topics: tea; sleep", ["joined-topics"]),
        ("topics: 'a: b, c'", ["joined-topics"]),
        ("note: 'Below 3 < 4 > 2, see <https://example.org/> or `<b>`.'", []),
        ("note: 'hi <script>x</script>'", ["html-in-note"]),
        ("note: |-\n  Code:\n\n      <b>\n", []),
        ("stances: {by: ann, stance: asserts, note: '<br/>'}", ["html-in-note"]),
    ],
)
def test_topics_are_a_list_and_notes_have_no_html(
    write_debate: Write, line: str, expected: list[str]
) -> None:
    """What Markdown shows as code, and an address, is no tag."""
    loaded = load(write_debate(ANN | {"taste/warm.yaml": f"kind: claim\ntext: Warm.\n{line}\n"}))

    found = codes((*check_topics(loaded), *check_notes(loaded)))
    assert (found, loaded.findings) == (expected, ())


def duplicates(write_debate: Write, first: str, second: str) -> bool:
    """Tell whether two texts are near-duplicates."""
    files = {
        "s/a.yaml": f"kind: claim\ntext: {first}\n",
        "s/b.yaml": f"kind: claim\ntext: {second}\n",
    }
    return bool(list(check_duplicates(load(write_debate(files)))))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tea calms the nerves of a drinker.", "tea calms the nerves of a drinker"),
        (
            "A cup of tea calms the nerves of whoever drinks it.",
            "A cup of tea calms the nerves of who drinks it.",
        ),
    ],
)
def test_the_same_said_twice(first: str, second: str, write_debate: Write) -> None:
    """Nearly the same words in nearly the same order are one statement."""
    assert duplicates(write_debate, first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tea calms the nerves of a drinker.", "Tea does not calm the nerves of a drinker."),
        ("Tea calms the nerves of all drinkers.", "Tea calms the nerves of some drinkers."),
        ("In 1990 tea was the cheapest drink.", "In 1995 tea was the cheapest drink."),
        ("In taste tea is better than coffee.", "In taste coffee is better than tea."),
        ("Tea calms.", "Coffee wakes."),
        ("Tea and milk differ in taste and in smell.", "Tea and milk agree in taste and in smell."),
    ],
)
def test_what_is_not_the_same(first: str, second: str, write_debate: Write) -> None:
    """Opposites, converses and other numbers are other statements, however alike they look."""
    assert not duplicates(write_debate, first, second)


def test_filter_finds_what_comparing_all_finds(write_debate: Write) -> None:
    """Comparing only nodes that meet at a rare word misses no pair."""
    chance = random.Random(1)
    base = [" ".join(chance.choices("abcdefghijklmnopqrst", k=12)) for _ in range(15)]
    texts = [*base, *(" ".join([*text.split()[:-1], chance.choice("uvw")]) for text in base)]
    files = {f"s/n{i}.yaml": f"kind: claim\ntext: {text}\n" for i, text in enumerate(texts)}
    loaded = load(write_debate(files))
    alike = {
        frozenset((f"n{i}", f"n{j}"))
        for i, one in enumerate(texts)
        for j, other in enumerate(texts[:i])
        if len(set(words(one)) & set(words(other)))
        >= LIKENESS * len(set(words(one)) | set(words(other)))
    }
    found = {
        frozenset((f.location.file.split("/")[-1][:-5], f.related[0].file.split("/")[-1][:-5]))
        for f in check_duplicates(loaded)
    }

    assert found
    assert found <= alike
    assert {node for pair in found for node in pair} == {node for pair in alike for node in pair}


def test_comment_after_two_spaces_is_meant(write_debate: Write) -> None:
    """A comment set apart by two spaces is a comment, and cuts nothing off."""
    files = {"s/a.yaml": "kind: claim\ntext: Tea calms.  # see the post\nstances: []\n"}

    assert codes(check(load(write_debate(files)))) == []


@pytest.mark.parametrize(
    ("relation", "stances", "disowned"),
    [
        ("", "{by: ann, stance: denies}", False),
        ("", "{by: ann, stance: asserts}, {by: bea, stance: parodies}", False),
        (", by: ann", "{by: ann, stance: denies}", True),
        (", by: ann", "{by: bea, stance: asserts}, {by: ann, stance: denies}", False),
    ],
)
def test_whose_undercut_it_is(
    relation: str, stances: str, disowned: bool, write_debate: Write
) -> None:
    """Only who made the attack can disown it; a bystander may deny it, or turn it on its holder."""
    files = {
        **ANN,
        "people/bea.yaml": "name: Bea\nidentified: by-contribution\n",
        "s/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n",
        "s/tea-is-warm.yaml": WARM,
        "s/soup.yaml": "kind: counterargument\ntext: Soup.\n"
        f"undercuts: {{to: tea-is-warm -> tea-calms{relation}}}\nstances: [{stances}]\n",
    }
    found = check(load(write_debate(files)))

    assert ("disowned-undercut" in codes(found)) is disowned


@pytest.mark.parametrize("needing", ["", "a", "ab"])
def test_circles_that_hold(needing: str, write_debate: Write) -> None:
    """A circle of support is wrong only where every node of it needs support."""
    files = {
        f"s/{node}.yaml": f"kind: claim\ntext: The text of {node * 3}.\nsupports: {other}\n"
        f"needs_support: {str(node in needing).lower()}\n"
        for node, other in ("ab", "ba")
    }
    found = codes(check(load(write_debate(files))))

    assert found == (["support-circle"] if needing == "ab" else [])


def test_question_that_is_answered_needs_no_subject(write_debate: Write) -> None:
    """The debate's own question, and one that is answered, need no 'about'."""
    files = {
        "debate.yaml": "format: 1\ntitle: T\nquestion: q-1\n",
        "s/q-1.yaml": "kind: question\ntext: Tea?\n",
        "s/q-2.yaml": "kind: question\ntext: Milk?\n",
        "s/a.yaml": "kind: claim\ntext: Yes.\nanswers: q-2\n",
    }

    assert codes(check(load(write_debate(files)))) == []


def test_all_debates_are_checked(write_debate: Write) -> None:
    """Without a name all debates are checked, and the configuration; with one, only that debate."""
    root = write_debate(
        {
            "taste/a.yaml": "kind: claim\n",
            "../mate/debate.yaml": "format: 1\n",
            "../mate/s/a.yaml": "kind: claim\ntext: Mate.\n",
            "../../argmap.toml": "[",
        }
    )

    assert [f.location.file for f in check_all(root).errors] == [
        "argmap.toml",
        "claims/mate/debate.yaml",
        "claims/tea/taste/a.yaml",
    ]
    assert [f.location.file for f in check_all(root, "mate").errors] == ["claims/mate/debate.yaml"]


def test_expectations_wait_for_sound_files(write_debate: Write) -> None:
    """While a file has an error, what the analysis comes to is not held against the debate."""
    files = {
        "debate.yaml": "format: 1\ntitle: T\nexpect: {status: {a: defeated}}\n",
        "s/a.yaml": "kind: claim\ntext: A.\n",
        "s/b.yaml": "kind: claim\ntext: B.\nrebuts: nothing-there\n",
    }

    assert "failed-expectation" not in codes(check(load(write_debate(files))))


def test_expectation_of_a_node_without_a_word(write_debate: Write) -> None:
    """A question has no status; an expectation of one fails."""
    files = {
        "debate.yaml": "format: 1\ntitle: T\nquestion: q\nexpect: {status: {q: supported}}\n",
        "s/q.yaml": "kind: question\ntext: Tea?\n",
    }
    (finding,) = check(load(write_debate(files)))[:1]

    assert finding.message == "'q' has no status, and 'supported' is expected"


def test_crux_that_comes_out(write_debate: Write) -> None:
    """A crux that decides its topic is as expected, be it a claim or a step."""
    files = {
        **ANN,
        "people/bea.yaml": "name: Bea\nidentified: by-contribution\n",
        "debate.yaml": "format: 1\ntitle: T\nexpect:\n  crux:\n"
        "    - {on: a, between: [ann, bea], is: b}\n"
        "    - {on: a, between: [ann, bea], is: b -> a}\n",
        "s/a.yaml": "kind: claim\ntext: A.\nstances: {by: ann, stance: asserts}\n",
        "s/b.yaml": "kind: claim\ntext: B.\nrebuts: a\nstances: {by: bea, stance: asserts}\n",
    }

    assert codes(check(load(write_debate(files)))) == []


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("t\u0435a", "Cyrillic small letter ie"),
        ("2t\u0435a", "Cyrillic small letter ie"),
        ("te\u0489a", None),  # a mark over a letter, none itself
        ("t\u0378a", None),  # nothing has this place yet
    ],
)
def test_a_letter_of_another_script_is_named(
    write_debate: Write, word: str, letter: str | None
) -> None:
    """The message names the letter that only looks like a Latin one."""
    found = check(load(write_debate({"s/a.yaml": f"kind: claim\ntext: A cup of {word}.\n"})))

    told = [f.message for f in found if f.code == "mixed-scripts"]
    assert told == ([] if letter is None else [f"in '{word}' the letter '\u0435' is a {letter}"])


@pytest.mark.parametrize(("earlier", "place"), [("a", "b"), ("b", "a"), ("", "b")])
def test_a_near_duplicate_is_found_at_the_new_file(
    write_debate: Write, earlier: str, place: str
) -> None:
    """Of two nodes the one that the earlier state has stays; without one, the first id does."""
    text = "kind: claim\ntext: Tea calms the nerves of a drinker.\n"
    root = write_debate({"s/a.yaml": text, "s/b.yaml": text})

    found = check_all(root, base=[f"claims/tea/s/{earlier}.yaml"]).findings
    (finding,) = [f for f in found if f.code == "near-duplicate"]

    assert finding.location.file == f"claims/tea/s/{place}.yaml"
    assert f"argmap merge {place} " in finding.expected


def test_a_stance_may_rest_on_what_another_quotes(write_debate: Write) -> None:
    """A paragraph that quotes somebody throughout is theirs, whoever wrote the source."""
    paragraphs = (
        'paragraphs:\n  - {id: p1, chars: [0, 9], sha256: "0123456789abcdef", '
        "quotes: {person: bob}}\n"
    )
    files = {
        "people/ann.yaml": "name: Ann\n",
        "people/bob.yaml": "name: Bob\n",
        "sources/post.yaml": f"kind: post\nauthor: ann\n{paragraphs}",
        "s/a.yaml": "kind: claim\ntext: T.\n"
        "stances: {by: bob, stance: asserts, source: post, at: p1}\n",
    }

    assert codes(check(load(write_debate(files)))) == []


def test_a_large_circle_of_supports_is_named_in_part(write_debate: Write) -> None:
    """The whole debate may be one circle, and a message is read by people."""
    nodes = {
        f"taste/n{i:02}.yaml": f"kind: claim\ntext: N{i}.\nneeds_support: true\n"
        f"supports: n{(i + 1) % 12:02}\n"
        for i in range(12)
    }

    found = check(load(write_debate(nodes)))
    (finding,) = (finding for finding in found if finding.code == "support-circle")

    assert "'n09' and 2 more need support" in finding.message
