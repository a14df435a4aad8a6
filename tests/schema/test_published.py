"""The published JSON Schema agrees with the reader, as far as a schema can."""

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from argmap.loading.reader import Document
from argmap.loading.reader.events import parse
from argmap.loading.records import read_node
from argmap.schema.person import PersonRecord
from argmap.schema.published import DIALECT, RECORDS, docstrings, json_schema
from argmap.schema.vocabulary import Kind, StanceKind
from tests.conftest import EMPATHY

FOLDERS = {"people": "person", "sources": "source"}


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers and flags have types, dates have none."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as in the class above
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def errors(sort: str, text: str) -> list[str]:
    """Validate a file by the schema of its sort."""
    validator = Draft202012Validator(json_schema(sort))
    found = yaml.load(text, CoreLoader)
    return [error.message for error in validator.iter_errors(found)]


@pytest.mark.parametrize("sort", RECORDS)
def test_schema_is_valid(sort: str) -> None:
    """Each schema is one, of the dialect it names."""
    schema = json_schema(sort)
    Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == DIALECT


def test_real_claims_are_valid() -> None:
    """Every file of the real debate fits its schema."""
    wrong = {}
    for path in sorted(EMPATHY.rglob("*.yaml")):
        sort = "debate" if path.name == "debate.yaml" else FOLDERS.get(path.parent.name, "node")
        if found := errors(sort, path.read_text(encoding="utf-8")):
            wrong[path.name] = found

    assert wrong == {}


HEAD = "kind: claim\ntext: Tea.\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        f"{HEAD}supports: a\n",
        f"{HEAD}supports: [a, b -> c]\n",
        f"{HEAD}supports: {{to: a, with: b, scheme: analogy, inferred: true}}\n",
        f"{HEAD}supports:\n  - a\n  - {{to: b, with: [c, d]}}\n",
        f"{HEAD}stances: {{by: ann, stance: asserts, at: p1}}\n",
        f"{HEAD}base: 0.8\npriority: 2\nneeds_support: true\n",
        "kind: kernel\ntext: Tea.\nkernel_of: a\n",
        "kind: counterargument\ntext: Tea.\nundercuts: a -> b\n",
        "kind: example\ntext: Tea.\nform: case\n",
        "kind: definition\ntext: Tea.\nterm: tea\n",
        "kind: question\ntext: Tea?\n",
    ],
)
def test_both_accept(text: str) -> None:
    """What the reader takes fits the schema, in short and in long form."""
    assert errors("node", text) == []
    assert read_node(parse(Document("a.yaml", text))).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "kind: claim\n",
        "text: Tea.\n",
        "kind: clam\ntext: Tea.\n",
        f"{HEAD}mood: good\n",
        f"{HEAD}term: tea\n",
        f"{HEAD}supports: {{too: a}}\n",
        f"{HEAD}supports: {{to: a, scheme: none}}\n",
        f"{HEAD}stances: {{by: ann}}\n",
        f"{HEAD}stances: {{by: Ann, stance: asserts}}\n",
        f"{HEAD}base: 2\n",
        f"{HEAD}needs_support: perhaps\n",
        "kind: question\ntext: Tea?\nsupports: a\n",
    ],
)
def test_both_refuse(text: str) -> None:
    """What the reader refuses does not fit the schema."""
    assert errors("node", text)
    assert read_node(parse(Document("a.yaml", text))).findings


@pytest.mark.parametrize("kind", ["counterargument", "kernel", "example", "definition"])
def test_must_haves(kind: str) -> None:
    """A kind without what it must have does not fit the schema."""
    assert errors("node", f"kind: {kind}\ntext: Tea.\n")


@pytest.mark.parametrize("version", ["1", "'1'"])
def test_format_with_and_without_quotes(version: str) -> None:
    """The version of the format may be quoted, and has to be the one that is read."""
    assert errors("debate", f"format: {version}\ntitle: Tea?\n") == []
    assert errors("debate", "format: 2\ntitle: Tea?\n")


def undescribed(schema: Any, path: str = "") -> list[str]:
    """List the keys of a schema that nothing describes."""
    found = []
    for name, definition in {**schema.get("$defs", {}), "": schema}.items():
        for key, value in definition.get("properties", {}).items():
            if not value.get("description"):
                found.append(f"{name}.{key}")
    return found


@pytest.mark.parametrize("sort", RECORDS)
def test_everything_is_described(sort: str) -> None:
    """Every key has a description, which editors show."""
    assert undescribed(json_schema(sort)) == []


@pytest.mark.parametrize("words", [Kind, StanceKind])
def test_words_are_described(words: type[Kind]) -> None:
    """Every word that a contributor chooses has a description of its own."""
    definition = json_schema("node")["$defs"][words.__name__]

    assert [choice["const"] for choice in definition["oneOf"]] == list(words)
    assert all(choice["description"].endswith(".") for choice in definition["oneOf"])


def test_docstrings_below_attributes() -> None:
    """Only a string directly below an attribute is its docstring."""
    assert set(docstrings(PersonRecord)) == set(PersonRecord.model_fields)
