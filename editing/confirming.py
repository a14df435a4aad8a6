"""Pin stances to the wording that they were taken on."""

from argmap.editing.values import add_key, set_value
from argmap.graph.model.text import pin
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document, value_at
from argmap.loading.reader.events import parse

_KEY = "wording"


def confirmed(loaded: Loaded, node: str) -> str:
    """Write the file of a node with its stances pinned to its present text.

    Parameters
    ----------
    node : str
        The node's id.

    Returns
    -------
    str
        The text of the file; the same text where every stance is pinned to it already.

    Raises
    ------
    UnsafeEditError
        Where the file cannot be changed safely.
    """
    reading = loaded.files.nodes[node]
    document, wording = reading.document, pin(loaded.debate.nodes[node].text)
    for stance in loaded.debate.nodes[node].stances:
        path = reading.path("stances", stance.index)
        written = value_at(document.data, path)
        if written.get(_KEY) == wording:
            continue
        if _KEY in written:
            text = set_value(document, (*path, _KEY), wording)
        else:
            text = add_key(document, path, _KEY, wording)
        document = parse(Document(document.file, text))
    return document.text
