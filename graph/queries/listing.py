"""List nodes by kind, person, term, topic, form of example; and the terms and topics there are."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from argmap.graph.model.debate import Debate, Node
from argmap.graph.model.suggestions import nearest
from argmap.graph.model.text import fold, words
from argmap.schema.errors import UnknownIdError
from argmap.schema.vocabulary import ExampleForm, Kind, StanceKind

_ONLY_JUDGES: Final = frozenset({StanceKind.DENIES, StanceKind.DOUBTS})


def list_nodes(
    debate: Debate,
    *,
    kind: Kind | None = None,
    by: str | None = None,
    term: str | None = None,
    topic: str | None = None,
    form: ExampleForm | None = None,
) -> tuple[Node, ...]:
    """List the nodes that fit every condition.

    Parameters
    ----------
    kind : Kind, optional
        What the node is for.
    by : str, optional
        The id of a person who brings it up: with any stance but a denial or a doubt.
    term : str, optional
        The term it defines; case and accents don't matter.
    topic : str, optional
        One of its topics; likewise.
    form : ExampleForm, optional
        The form of an example.

    Returns
    -------
    tuple of Node
        In order of section, then of id.

    Raises
    ------
    UnknownIdError
        Where no node at all has this term or topic, or no person this id.

    Examples
    --------
    >>> list_nodes(Debate("tea", "Tea or coffee?"), kind=Kind.EXAMPLE)
    ()
    """
    nodes: Iterable[Node] = debate.nodes.values()
    if kind is not None:
        nodes = [node for node in nodes if node.kind is kind]
    if form is not None:
        nodes = [node for node in nodes if node.record.form is form]
    if by is not None:
        person = debate.person(by).id
        nodes = [node for node in nodes if person in brought_up_by(node)]
    if term is not None:
        terms = {node.id: {words(node.record.term or "")} for node in debate.nodes.values()}
        nodes = _with_words(nodes, terms, "term", term)
    if topic is not None:
        topics = {
            node.id: {words(topic) for topic in node.record.topics}
            for node in debate.nodes.values()
        }
        nodes = _with_words(nodes, topics, "topic", topic)
    order = {section.id: place for place, section in enumerate(debate.sections)}
    return tuple(sorted(nodes, key=lambda node: (order.get(node.section, len(order)), node.id)))


def brought_up_by(node: Node) -> tuple[str, ...]:
    """List who brings a node up, in order of id: all who do more than deny or doubt it.

    Examples
    --------
    >>> from argmap.graph.model.debate import Stance
    >>> from argmap.schema.node import NodeRecord
    >>> record = NodeRecord(kind="claim", text="Tea wakes.")
    >>> stances = (Stance("anna", StanceKind.ASSERTS, "a"), Stance("ben", StanceKind.DENIES, "a"))
    >>> brought_up_by(Node("a", "tea", record, stances))
    ('anna',)
    """
    return tuple(sorted({s.person for s in node.stances if s.kind not in _ONLY_JUDGES}))


def terms_with(debate: Debate, term: str) -> tuple[str, ...]:
    """List the other terms that contain a term: ``largely selfish`` contains ``selfish``.

    Examples
    --------
    >>> from argmap.schema.node import NodeRecord
    >>> def sense(term):
    ...     return NodeRecord(kind="definition", term=term, text="A word.")
    >>> nodes = {"a": Node("a", "s", sense("tea")), "b": Node("b", "s", sense("green tea"))}
    >>> terms_with(Debate("tea", "Tea?", nodes=nodes), "tea")
    ('green tea',)
    """
    wanted = set(words(term))
    known = {node.record.term for node in debate.nodes.values() if node.record.term is not None}
    return tuple(sorted(other for other in known if wanted < set(words(other))))


def topics_in(nodes: Iterable[Node]) -> tuple[tuple[str, int], ...]:
    """Count how many nodes have each topic, the most frequent first.

    Examples
    --------
    >>> from argmap.schema.node import NodeRecord
    >>> def said(*topics):
    ...     return NodeRecord(kind="claim", text="Tea wakes.", topics=topics)
    >>> topics_in([Node("a", "s", said("sleep", "tea")), Node("b", "s", said("Tea"))])
    (('Tea', 2), ('sleep', 1))
    """
    return _counted(node.record.topics for node in nodes)


def terms_in(nodes: Iterable[Node]) -> tuple[tuple[str, int], ...]:
    """Count how many nodes define each term, the most frequent first."""
    return _counted([node.record.term] if node.record.term else [] for node in nodes)


def _counted(named: Iterable[Iterable[str]]) -> tuple[tuple[str, int], ...]:
    """Count the nodes for each name, once each; case and accents don't matter, as in a search.

    The name is written as it is most often, and as it sorts first.
    """
    spelt: dict[tuple[str, ...], Counter[str]] = {}
    for names in named:
        for key, name in {words(name): name for name in names if words(name)}.items():
            spelt.setdefault(key, Counter())[name] += 1
    totals = [(min(c, key=lambda name: (-c[name], name)), c.total()) for c in spelt.values()]
    return tuple(sorted(totals, key=lambda pair: (-pair[1], fold(pair[0]))))


def _with_words(
    nodes: Iterable[Node], known: dict[str, set[tuple[str, ...]]], thing: str, text: str
) -> list[Node]:
    wanted = words(text)
    everything = {" ".join(one) for each in known.values() for one in each if one}
    if not wanted or " ".join(wanted) not in everything:
        near = nearest(" ".join(wanted), everything, limit=3)
        hint = "" if near else f"; 'argmap list --{thing}s' shows all"
        raise UnknownIdError(f"no node has the {thing} '{text}'{hint}", near)
    return [node for node in nodes if wanted in known[node.id]]
