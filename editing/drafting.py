"""Write the file of a new node, person or debate."""

from collections.abc import Mapping
from typing import Final

from argmap.editing import emit
from argmap.loading.reader import read_again
from argmap.schema.errors import UnsafeEditError

NODE_SCHEMA: Final = "../../../.argmap/schemas/node.json"
PERSON_SCHEMA: Final = "../../../.argmap/schemas/person.json"
DEBATE_SCHEMA: Final = "../../.argmap/schemas/debate.json"
"""Where the schemas lie that `argmap schema --local` writes, seen from the files of a debate."""

_HEAD: Final = "# yaml-language-server: $schema={}"
"""The line that tells an editor which schema a file follows."""


def draft(fields: Mapping[str, emit.YamlValue], schema: str) -> str:
    r"""Write a new file.

    Parameters
    ----------
    fields : mapping
        What it says, in the order of the file.
    schema : str
        Where the schema lies, seen from the file.

    Returns
    -------
    str
        The text, with prose in blocks.

    Raises
    ------
    UnsafeEditError
        Where a value cannot be written in a file, such as a text with a character that cannot be
        seen.

    Examples
    --------
    >>> print(draft({"kind": "claim", "text": "Tea calms."}, "../node.json"), end="")
    # yaml-language-server: $schema=../node.json
    kind: claim
    text: >-
      Tea calms.
    """
    text = "\n".join([_HEAD.format(schema), *emit.lines(fields)]) + "\n"
    after = read_again(text, "")
    if after.findings:
        raise UnsafeEditError(after.findings[0].message)
    if after.data != dict(fields):
        raise UnsafeEditError("this text would be read differently from how it was entered")
    return text
