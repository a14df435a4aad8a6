"""A new debate: its files, made of the question and the first answers."""

from collections.abc import Sequence
from typing import Final

from argmap.editing import emit
from argmap.editing.drafting import DEBATE_SCHEMA, NODE_SCHEMA, draft
from argmap.editing.new_node import text_problem
from argmap.schema.errors import InvalidInputError
from argmap.schema.fields import SHORT_LENGTH
from argmap.schema.ids import id_of_title, id_problem

SECTION: Final = "answers"
"""The folder of the first nodes."""


def debate_files(name: str, title: str, question: str, answers: Sequence[str]) -> dict[str, str]:
    r"""Write the files of a new debate.

    Parameters
    ----------
    name : str
        Its id, which is the name of its folder.
    title, question : str
        What it is called, and what it is about.
    answers : sequence of str
        The rival answers; each becomes a claim.

    Returns
    -------
    dict of str to str
        Texts by path, from the folder that contains ``claims/``.

    Raises
    ------
    InvalidInputError
        Where the name is no id, or a text is too long or says nothing.
    UnsafeEditError
        Where a text cannot be written in a file, such as one with a character nobody can see.

    Examples
    --------
    >>> files = debate_files("tea", "Tea?", "Is tea good?", ["Tea is good."])
    >>> print("\n".join(files))
    claims/tea/debate.yaml
    claims/tea/answers/is-tea-good.yaml
    claims/tea/answers/tea-is-good.yaml
    """
    if problem := id_problem(name):
        raise InvalidInputError(f"'{name}' cannot be the id of a debate: {problem}")
    for text in (title, question, *answers):
        if problem := text_problem(text):
            raise InvalidInputError(f"{problem}: {text[:40]!r}")
    ids: list[str] = []
    for text, stem in ((question, "question"), *((answer, "answer") for answer in answers)):
        ids.append(id_of_title(text, stem, ids))
    asked, theses = ids[0], ids[1:]
    debate: dict[str, emit.YamlValue] = {"format": "1", "title": title, "question": asked}
    if theses:
        debate["theses"] = theses
    debate["sections"] = [{"id": SECTION, "title": title, "root": asked}]
    folder = f"claims/{name}"
    files = {f"{folder}/debate.yaml": draft(debate, DEBATE_SCHEMA)}
    files[f"{folder}/{SECTION}/{asked}.yaml"] = draft(_node("question", question), NODE_SCHEMA)
    for own, answer in zip(theses, answers, strict=True):
        fields = _node("claim", answer) | {"answers": asked}
        files[f"{folder}/{SECTION}/{own}.yaml"] = draft(fields, NODE_SCHEMA)
    return files


def _node(kind: str, text: str) -> dict[str, emit.YamlValue]:
    short = text.rstrip(".") if len(text.rstrip(".")) <= SHORT_LENGTH else ""
    fields: dict[str, emit.YamlValue] = {"kind": kind, "text": text}
    return fields | ({"short": short} if short else {})
