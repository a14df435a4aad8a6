"""The nodes most like a text: what somebody is about to write may be there already.

No score tells a paraphrase from the opposite, so this only shows; a person decides.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.model.stems import stemmer
from argmap.graph.model.text import words
from argmap.graph.model.turning_words import turning_words

_TELLING: Final = 12
"""How many of a text's rarest stems a node has to share one of."""

NEAR: Final = 0.1
"""The least cosine of two texts that are near, 0 to 1: below it lie words in common by chance."""

LIKE_LETTERS: Final = 55
"""The least likeness of the letters of two texts that are near, 0 to 100."""

SHARED: Final = 0.5
"""The least share of words in common for one text to be perhaps the opposite of another."""

_RANKED: Final = 50
"""How many nodes the second list ranks."""

_MARKS: Final = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "'")}


class Similar(NamedTuple):
    """A node that may say the same as a text, or the opposite.

    Attributes
    ----------
    node : str
        Its id.
    turned : str
        The word that only one of the two has and that may turn it into the opposite, such as
        ``not``; empty where there is none, or where the two share less than half of their words.
    """

    node: str
    turned: str = ""


def similar(debate: Debate, text: str, limit: int = 5) -> tuple[Similar, ...]:
    """Find the nodes most like a text.

    Parameters
    ----------
    text : str
        What somebody wants to write.
    limit : int, default 5
        How many to return at most.

    Returns
    -------
    tuple of Similar
        The nodes, most like it first. Two lists take turns: one by rare words in common, whatever
        their endings (the cosine of TF-IDF weights), one by the letters of the sorted words. In a
        language whose endings are not known (see `stemmer`) whole words are compared.

    Notes
    -----
    Linear in the length of all texts; most of the time goes into the stems, each word's once.

    References
    ----------
    Salton, G. and Buckley, C. (1988). Term-weighting approaches in automatic text retrieval.

    Examples
    --------
    >>> similar(Debate("tea", "Tea or coffee?"), "Tea calms.")
    ()
    """
    said = {node.id: _words(node.record.text) for node in debate.nodes.values()}
    wanted = words(text)
    if not wanted or not said:
        return ()
    ranked = _in_turns(_by_rare_words(debate, said, wanted), _by_letters(said, wanted))
    return tuple(
        Similar(node, turned(wanted, said[node], debate.language))
        if _shared(wanted, said[node]) >= SHARED
        else Similar(node)
        for node in ranked[:limit]
    )


def _shared(one: Iterable[str], other: Iterable[str]) -> float:
    """Give the share of the words of the shorter of two texts that the other has too, 0 to 1."""
    first, second = set(one), set(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _words(text: str) -> Sequence[str]:
    """List the words of a text; as `words`, and faster on plain letters."""
    return text.lower().translate(_MARKS).split() if text.isascii() else words(text)


def turned(one: Iterable[str], other: Iterable[str], language: str = "en") -> str:
    """Find what may make two texts opposites: a negation on one side only, or a pair of antonyms.

    In a language without a list of such words nothing is found.

    Examples
    --------
    >>> turned(["tea", "never", "calms"], ["tea", "calms"]), turned(["tea"], ["coffee"])
    ('never', '')
    """
    known = turning_words(language)
    if known is None:
        return ""
    first, second = set(one), set(other)
    negated = [sorted(filter(known.negates, side)) for side in (first, second)]
    if bool(negated[0]) != bool(negated[1]):
        return (negated[0] or negated[1])[0]
    for left, right in known.opposites:
        for here, there in ((first - second, second - first), (second - first, first - second)):
            if left in here and right in there:
                return f"{left} / {right}"
    return ""


def _by_rare_words(
    debate: Debate, said: Mapping[str, Sequence[str]], wanted: Sequence[str]
) -> list[str]:
    """Rank nodes by the cosine of the TF-IDF weights of their stems, those of the title too."""
    count = Counter(chain.from_iterable(said.values()))
    stem = stemmer(debate.language)
    stems = {word: stem(word) for word in (*count, *wanted)}
    frequency: Counter[str] = Counter()
    for word, number in count.items():
        frequency[stems[word]] += number
    weight = {stem: math.log(1 + len(said) / number) ** 2 for stem, number in frequency.items()}
    query = {stems[word] for word in wanted} & weight.keys()
    telling = sorted(query, key=lambda stem: (-weight[stem], stem))[:_TELLING]
    sought = {word for word in count if stems[word] in telling}
    rarest = math.log(1 + len(said)) ** 2
    length = math.sqrt(sum(weight.get(stem, rarest) for stem in {stems[word] for word in wanted}))
    scores = []
    for node, text in said.items():
        if not sought.isdisjoint(text):
            title = _words(debate.nodes[node].record.short or "")
            own = {stems[word] for word in text} | {stems.get(word, word) for word in title}
            size = math.sqrt(sum(weight.get(stem, 0) for stem in own)) * length
            cosine = sum(weight[stem] for stem in query & own) / size
            if cosine >= NEAR:
                scores.append((-cosine, node))
    return [node for _, node in sorted(scores)]


def _by_letters(said: Mapping[str, Sequence[str]], wanted: Sequence[str]) -> list[str]:
    """Rank nodes by the letters of their words in alphabetical order."""
    from rapidfuzz import fuzz, process

    texts = {node: " ".join(sorted(text)) for node, text in said.items()}
    query = " ".join(sorted(wanted))
    matches = process.extract(
        query, texts, scorer=fuzz.ratio, limit=_RANKED, score_cutoff=LIKE_LETTERS
    )
    return [node for _, _, node in sorted(matches, key=lambda match: (-match[1], match[2]))]


def _in_turns(*rankings: list[str]) -> list[str]:
    """Merge rankings: the first of each, then the second of each, and so on."""
    longest = max(len(ranking) for ranking in rankings)
    turns = (ranking[i] for i in range(longest) for ranking in rankings if i < len(ranking))
    return list(dict.fromkeys(turns))
