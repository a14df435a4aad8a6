"""Words that turn the meaning of a sentence: negations, quantifiers, numbers, modals, by language.

The one table of them. No list knows every word that can turn a sentence, so nothing here proves
that two texts mean the same; it only finds what a reader should look at. In a language without a
list, callers say "not checked for this language" and do not guess.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from argmap.graph.model.text import fold

NOT_CHECKED: Final = "not checked for this language"
"""What is said where there is no list."""


class _Words(NamedTuple):
    """The words of one language as they are written, separated by blanks."""

    negations: str
    quantifiers: str
    numbers: str
    modals: str
    opposites: str
    """Pairs, joined by a slash."""
    contractions: str = ""
    """Short forms and what they stand for, joined by an equals sign and plus signs."""
    negating_suffix: str = ""
    elisions: str = ""
    """Words that lose their end before an apostrophe, with what they stand for."""


_BY_LANGUAGE: Final = {
    "en": _Words(
        negations="no not never nobody nothing none neither nor nowhere without hardly barely lack "
        "lacks absent",
        quantifiers="all every everybody everyone everything each any anybody anyone some somebody "
        "someone few fewer many most much more less least only always sometimes often usually "
        "mostly largely rarely seldom partly wholly entirely almost nearly both either half double "
        "twice once",
        numbers="one two three four five six seven eight nine ten eleven twelve twenty thirty "
        "forty fifty hundred thousand million billion dozen first second third",
        modals="can could may might must shall should will would ought need needs possibly perhaps "
        "probably certainly necessarily likely unlikely impossible possible if unless",
        opposites="more/less most/least always/never all/some alike/apart alike/different "
        "same/different possible/impossible likely/unlikely true/false right/wrong good/bad "
        "easy/hard same/other learned/innate everybody/nobody many/few rises/falls",
        contractions="can't=can+not won't=will+not cannot=can+not shan't=shall+not",
        negating_suffix="n't",
    ),
    "de": _Words(
        negations="nicht nie niemals nichts niemand niemanden niemandem nirgends nirgendwo kein "
        "keine keinen keinem keiner keines keinerlei weder ohne kaum",
        quantifiers="alle allen aller alles jede jeder jedes jeden jedem jegliche einige einigen "
        "einzelne manche manchen mancher manches wenige wenigen weniger viele vielen vieler viel "
        "meisten meist mehr mindestens höchstens nur bloß immer stets manchmal gelegentlich oft "
        "häufig selten teilweise ganz gänzlich völlig fast nahezu beide beiden halb doppelt einmal "
        "zweimal überwiegend größtenteils",
        numbers="eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig "
        "hundert tausend million millionen milliarde milliarden dutzend erste zweite dritte",
        modals="kann können könnte könnten darf dürfen dürfte muss müssen müsste müssten soll "
        "sollen sollte sollten will wollen würde würden wird werden mag mögen vielleicht "
        "möglicherweise wahrscheinlich vermutlich gewiss sicher notwendig unbedingt möglich "
        "unmöglich falls wenn sofern",
        opposites="mehr/weniger meisten/wenigsten immer/nie alle/einige gleich/verschieden "
        "möglich/unmöglich wahrscheinlich/unwahrscheinlich wahr/falsch richtig/falsch gut/schlecht "
        "leicht/schwer gelernt/angeboren jeder/niemand viele/wenige steigt/sinkt steigt/fällt",
    ),
    "fr": _Words(
        negations="ne non pas jamais rien personne aucun aucune nul nulle ni sans guère nullement",
        quantifiers="tout toute tous toutes chaque chacun chacune quelque quelques certains "
        "certaines plusieurs peu beaucoup plupart plus moins seul seule seulement uniquement "
        "toujours parfois souvent rarement partiellement entièrement presque quasiment deux moitié "
        "double",
        numbers="un une trois quatre cinq six sept huit neuf dix onze douze vingt trente cent "
        "mille million milliard douzaine premier première deuxième troisième",
        modals="peut peuvent pourrait pourraient doit doivent devrait devraient faut faudrait veut "
        "voudrait peut-être probablement certainement nécessairement possible impossible "
        "probable improbable si sauf",
        opposites="plus/moins toujours/jamais tous/quelques semblable/différent pareil/différent "
        "possible/impossible probable/improbable vrai/faux juste/faux bon/mauvais facile/difficile "
        "appris/inné beaucoup/peu monte/baisse augmente/diminue",
        elisions="n=ne",
    ),
    "es": _Words(
        negations="no nunca jamás nada nadie ninguno ninguna ningún ni sin tampoco apenas",
        quantifiers="todo toda todos todas cada cualquier cualquiera algún alguno alguna algunos "
        "algunas algo alguien varios varias poco poca pocos pocas mucho mucha muchos muchas "
        "mayoría más menos solo sólo solamente únicamente siempre veces frecuentemente raramente "
        "parcialmente totalmente casi ambos ambas mitad doble",
        numbers="uno una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta "
        "cien ciento mil millón millones docena primero primera segundo tercero",
        modals="puede pueden podría podrían debe deben debería deberían hay quizá quizás tal "
        "probablemente ciertamente necesariamente posible imposible probable improbable si salvo",
        opposites="más/menos siempre/nunca todos/algunos igual/distinto igual/diferente "
        "posible/imposible probable/improbable verdadero/falso correcto/incorrecto bueno/malo "
        "fácil/difícil aprendido/innato muchos/pocos sube/baja aumenta/disminuye",
    ),
}


class TurningWords(NamedTuple):
    """The words of one language that turn a meaning, folded.

    Attributes
    ----------
    negations : frozenset of str
        Words that deny.
    decisive : frozenset of str
        Negations, quantifiers, numbers and modals.
    opposites : tuple of tuple of str
        Pairs of which each turns the other.
    contractions : dict of str to tuple of str
        Short forms, and the words that each stands for: ``can't`` for ``can not``.
    negating_suffix : str
        The end that makes a word deny, such as ``n't``; empty where the language has none.
    elisions : dict of str to str
        What stands before an apostrophe, and the word that it is short for: ``n`` for ``ne``.
    """

    negations: frozenset[str]
    decisive: frozenset[str]
    opposites: tuple[tuple[str, str], ...]
    contractions: dict[str, tuple[str, ...]]
    negating_suffix: str
    elisions: dict[str, str]

    def spelled_out(self, word: str) -> tuple[str, ...]:
        """Give the words that a short form stands for; any other word as it is.

        Examples
        --------
        >>> turning_words("en").spelled_out("doesn't"), turning_words("fr").spelled_out("n'est")
        (('does', 'not'), ('ne', 'est'))
        """
        if word in self.contractions:
            return self.contractions[word]
        if self.negating_suffix and word.endswith(self.negating_suffix):
            return word.removesuffix(self.negating_suffix), "not"
        head, apostrophe, rest = word.partition("'")
        if apostrophe and head in self.elisions:
            return self.elisions[head], rest
        return (word,)

    def negates(self, word: str) -> bool:
        """Tell whether a word, or a word that it stands for, denies."""
        return not self.negations.isdisjoint(self.spelled_out(word))

    def is_decisive(self, word: str) -> bool:
        """Tell whether a word, or a word that it stands for, may turn a meaning."""
        return not self.decisive.isdisjoint(self.spelled_out(word))


def turning_words(language: str) -> TurningWords | None:
    """Give the words that turn a meaning in a language.

    Parameters
    ----------
    language : str
        A BCP 47 tag; what follows its first hyphen makes no difference.

    Returns
    -------
    TurningWords or None
        None where there is no list: then nothing can be said.

    Examples
    --------
    >>> sorted(turning_words("de-AT").negations)[:3]
    ['kaum', 'kein', 'keine']
    >>> turning_words("ja") is None
    True
    """
    return _folded(language.partition("-")[0].lower())


def may_turn(word: str) -> bool:
    """Tell whether a word may turn a meaning in any of the languages that are known.

    Examples
    --------
    >>> may_turn("not"), may_turn("kein"), may_turn("tea")
    (True, True, False)
    """
    return any(words.is_decisive(word) for words in _all_languages())


def negates_in_any_language(word: str) -> bool:
    """Tell whether a word denies in any of the languages that are known.

    For texts whose language nobody has said.

    Examples
    --------
    >>> negates_in_any_language("isn't"), negates_in_any_language("kein")
    (True, True)
    """
    return any(words.negates(word) for words in _all_languages())


@cache
def _all_languages() -> tuple[TurningWords, ...]:
    return tuple(filter(None, map(_folded, _BY_LANGUAGE)))


@cache
def _folded(language: str) -> TurningWords | None:
    words = _BY_LANGUAGE.get(language)
    if words is None:
        return None
    negations = _fold_all(words.negations.split())
    others = f"{words.quantifiers} {words.numbers} {words.modals}".split()
    pairs = [pair.split("/") for pair in words.opposites.split()]
    short = [form.split("=") for form in words.contractions.split()]
    elided = [form.split("=") for form in words.elisions.split()]
    return TurningWords(
        negations,
        negations | _fold_all(others),
        tuple((fold(left), fold(right)) for left, right in pairs),
        {fold(form): tuple(meant.split("+")) for form, meant in short},
        words.negating_suffix,
        dict(elided),
    )


def _fold_all(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
