"""What other tools and other languages call keys and values, and newcomers write.

Each line has the words that stand for one word of the format, and that word. Capitals and accents
make no difference, and a blank, a hyphen and an underscore are the same.
"""

from collections.abc import Container, Mapping
from functools import cache
from typing import Final

from argmap.schema.folding import fold_letters
from argmap.schema.provenance import SourceKind
from argmap.schema.vocabulary import ExampleForm, Kind, StanceKind

_KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "type category": "kind",
        "statement claim content body definition": "text",
        "concedes grants": "kernel_of",
        "comment remark remarks notes": "note",
        "weight strength score": "base",
        "related": "see",
        "title heading headline": "short",
        "tags keywords": "topics",
        "pro backs": "supports",
        "attacks contradicts against con refutes opposes": "rebuts",
        "positions holders": "stances",
        "author person who speaker": "by",
        "position attitude opinion": "stance",
        "target node": "to",
        "cite references sources": "cites",
    },
    "de": {
        "art typ sorte": "kind",
        "aussage behauptung inhalt": "text",
        "frage": "question",
        "thesen": "theses",
        "abschnitte": "sections",
        "zusammenfassung": "summary",
        "verfasser autor": "author",
        "datum": "date",
        "titel überschrift kurztitel kurz": "short",
        "anmerkung bemerkung notiz": "note",
        "themen schlagworte stichworte": "topics",
        "begriff": "term",
        "grenzen grenze": "limits",
        "stützt stuetzt unterstützt unterstuetzt begründet begruendet": "supports",
        "widerlegt widerspricht bestreitet": "rebuts",
        "untergräbt untergraebt": "undermines",
        "unterläuft unterlaeuft": "undercuts",
        "schränkt_ein schraenkt_ein": "qualifies",
        "klärt klaert erläutert erlaeutert": "clarifies",
        "veranschaulicht": "illustrates",
        "beantwortet antwortet_auf": "answers",
        "über betrifft": "about",
        "haltungen standpunkte": "stances",
        "von": "by",
        "haltung standpunkt": "stance",
        "quelle": "source",
        "stelle absatz": "at",
        "ziel auf": "to",
        "zitiert quellen": "cites",
        "siehe": "see",
    },
    "fr": {
        "genre sorte": "kind",
        "texte énoncé": "text",
        "thèses": "theses",
        "résumé": "summary",
        "titre": "short",
        "remarque": "note",
        "thèmes sujets": "topics",
        "terme": "term",
        "limites": "limits",
        "soutient appuie": "supports",
        "réfute contredit": "rebuts",
        "mine": "undermines",
        "nuance": "qualifies",
        "clarifie précise": "clarifies",
        "illustre": "illustrates",
        "répond_à répond": "answers",
        "porte_sur": "about",
        "par auteur": "by",
        "avis": "stance",
        "vers cible": "to",
        "cite": "cites",
        "voir": "see",
    },
    "es": {
        "tipo clase": "kind",
        "texto enunciado": "text",
        "pregunta": "question",
        "tesis": "theses",
        "secciones": "sections",
        "resumen": "summary",
        "fecha": "date",
        "título": "short",
        "nota": "note",
        "temas": "topics",
        "término": "term",
        "límites": "limits",
        "apoya": "supports",
        "refuta contradice": "rebuts",
        "matiza": "qualifies",
        "aclara": "clarifies",
        "ilustra": "illustrates",
        "responde_a responde": "answers",
        "sobre": "about",
        "posturas": "stances",
        "por autor": "by",
        "postura": "stance",
        "fuente": "source",
        "destino": "to",
        "cita": "cites",
        "ver": "see",
    },
}

_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "answer conclusion premise reason thesis": Kind.CLAIM,
        "attack con objection rebuttal": Kind.COUNTERARGUMENT,
        "concession": Kind.KERNEL,
        "issue": Kind.QUESTION,
        "anecdote story": ExampleForm.CASE,
        "website webpage site": SourceKind.PAGE,
        "for accepts affirms agrees agree believes holds supports pro yes": StanceKind.ASSERTS,
        "disagrees disagree opposes rejects against con no": StanceKind.DENIES,
        "admits grants": StanceKind.CONCEDES,
        "unsure undecided neutral": StanceKind.DOUBTS,
    },
    "de": {
        "behauptung these grund begründung": Kind.CLAIM,
        "gegenargument einwand widerspruch": Kind.COUNTERARGUMENT,
        "zugeständnis kern wahrer_kern": Kind.KERNEL,
        "beispiel": Kind.EXAMPLE,
        "begriffsklärung begriffsbestimmung": Kind.DEFINITION,
        "frage": Kind.QUESTION,
        "behauptet bejaht vertritt stimmt_zu zustimmung ja": StanceKind.ASSERTS,
        "räumt_ein gesteht_zu": StanceKind.CONCEDES,
        "bestreitet verneint lehnt_ab ablehnung nein": StanceKind.DENIES,
        "bezweifelt zweifelt unsicher": StanceKind.DOUBTS,
        "berichtet": StanceKind.REPORTS,
        "fragt": StanceKind.ASKS,
    },
    "fr": {
        "affirmation thèse raison": Kind.CLAIM,
        "contreargument contre-argument": Kind.COUNTERARGUMENT,
        "noyau": Kind.KERNEL,
        "exemple": Kind.EXAMPLE,
        "définition": Kind.DEFINITION,
        "affirme accepte oui": StanceKind.ASSERTS,
        "concède admet": StanceKind.CONCEDES,
        "nie rejette non": StanceKind.DENIES,
        "doute": StanceKind.DOUBTS,
        "rapporte": StanceKind.REPORTS,
        "demande": StanceKind.ASKS,
    },
    "es": {
        "afirmación tesis razón": Kind.CLAIM,
        "contraargumento objeción": Kind.COUNTERARGUMENT,
        "núcleo concesión": Kind.KERNEL,
        "ejemplo": Kind.EXAMPLE,
        "definición": Kind.DEFINITION,
        "pregunta": Kind.QUESTION,
        "afirma sostiene acepta sí": StanceKind.ASSERTS,
        "concede admite": StanceKind.CONCEDES,
        "niega rechaza": StanceKind.DENIES,
        "duda": StanceKind.DOUBTS,
        "informa": StanceKind.REPORTS,
        "pregunta plantea": StanceKind.ASKS,
    },
}
"""The values of ``kind`` and ``stance``; one word may stand for one of each."""

_EITHER: Final = frozenset({"argument", "argumento", "statement", "aussage"})
"""Either kind may be meant; whether it is for or against something decides."""

RELATING: Final = frozenset(
    {"relations", "relation", "links", "link", "edges", "reply_to", "replies_to", "responds_to"}
    | {"parent", "beziehungen", "relationen", "antwort_auf", "relaciones"}
)
"""Keys that other tools have for what a node bears on, which do not say how it bears on that."""


def key_meant(key: str, among: Container[str] | None = None) -> str:
    """Give the key that another word stands for; the empty string where it is none of them.

    Examples
    --------
    >>> key_meant("title"), key_meant("Stützt"), key_meant("quelle"), key_meant("colour")
    ('short', 'supports', 'source', '')
    """
    meant = _meant("key").get(fold_letters(key), ())
    return next((name for name in meant if among is None or name in among), "")


def words_for_keys() -> tuple[str, ...]:
    """List the words that stand for keys, folded: a slip in one of them is understood too."""
    return tuple(_meant("key"))


def value_meant(value: str, choices: list[str]) -> str:
    """Give the one of some values that another word stands for, or the empty string.

    Examples
    --------
    >>> value_meant("Einwand", list(Kind)), value_meant("pregunta", list(StanceKind))
    ('counterargument', 'asks')
    """
    return next((c for c in _meant("value").get(fold_letters(value), ()) if c in choices), "")


def is_either(value: str) -> bool:
    """Tell whether a word may stand for a claim and for a counterargument."""
    return value.lower() in _EITHER


def is_foreign(word: str) -> bool:
    """Tell whether a word is known, and not from English.

    Examples
    --------
    >>> is_foreign("stützt"), is_foreign("title")
    (True, False)
    """
    return fold_letters(word) not in _meant("key", "en") | _meant("value", "en")


@cache
def _meant(what: str, only: str = "") -> dict[str, tuple[str, ...]]:
    """Tabulate by folded word what it may stand for."""
    by_language = _KEYS if what == "key" else _VALUES
    meant: dict[str, tuple[str, ...]] = {}
    for language, table in by_language.items():
        for others, word in table.items() if only in ("", language) else ():
            for other in map(fold_letters, others.split()):
                meant[other] = tuple(dict.fromkeys((*meant.get(other, ()), str(word))))
    return meant
