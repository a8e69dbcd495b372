"""Word lists of the quotation finder and the tag of a word, from the lists and its shape alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis import wordlists
from analysis.quotations.text.tags import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    ED_FORM,
    FINITE_VERB,
    ING_FORM,
    LINE_BREAK,
    NAME,
    NOUN,
    NUMBER,
    OBJECT_PRONOUN,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    RELATIVE,
    REPORTING_VERB,
    SUBORDINATOR,
    TIME,
    VERB_OR_NOUN,
)

POSSESSIVE_ENDINGS = ("'s", "’s", "s'", "s’")
POSSESSIVE = ("'s", "’s")
STAND_IN = "\ue000"
CONTRACTED = "contracted"  # a pronoun and a shortened verb, before they are parted: he's
_CONTRACTED_PRONOUNS = ("he", "she", "it", "we", "they", "you", "i")
_CONTRACTED_VERBS = ("s", "re", "ve", "d", "ll", "m")
_VOWELS = frozenset("aeiou")
_TAG_OF_LIST = {
    "determiners": DETERMINER,
    "possessives": DETERMINER,
    "prepositions": PREPOSITION,
    "conjunctions": CONJUNCTION,
    "subordinators": SUBORDINATOR,
    "pronouns": PRONOUN,
    "objects": OBJECT_PRONOUN,
    "relatives": RELATIVE,
    "auxiliaries": AUXILIARY,
    "adverbs": ADVERB,
    "times": TIME,
}


class Verb(NamedTuple):
    """A form of a reporting verb: lemma, form (base, s, past, ing) and the classes of the lemma."""

    lemma: str
    form: str
    classes: frozenset[str]


def _inflected(entry: str) -> dict[str, str]:
    """Return the inflected forms of a verb of the list, each with its name: `admit+` doubles its
    last letter.
    """
    parts = entry.rstrip("+").split("/")
    lemma = parts[0]
    stem = lemma + lemma[-1] if entry.endswith("+") else lemma
    consonant_y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    third = (
        lemma[:-1] + "ies"
        if consonant_y
        else lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    )
    silent = stem.endswith("e") and not stem.endswith("ee")
    past = lemma[:-1] + "ied" if consonant_y else stem + ("d" if stem.endswith("e") else "ed")
    found = {lemma: "base", third: "s", (stem[:-1] if silent else stem) + "ing": "ing"}
    for form in parts[1:] or [past]:
        found[form] = "past"
    return found


WORD_LISTS = wordlists.sections("quotations_words.txt")


def _reporting_verbs() -> dict[str, Verb]:
    """Return every form of every reporting verb."""
    classes: dict[str, set[str]] = {}
    names: dict[str, tuple[str, str]] = {}
    for name in ("say", "tell", "ask", "call", "mention"):
        for entry in WORD_LISTS[f"verbs {name}"]:
            lemma = entry.rstrip("+").split("/")[0]
            classes.setdefault(lemma, set()).add(name)
            for form, form_name in _inflected(entry).items():
                names.setdefault(form, (lemma, form_name))
    return {f: Verb(lem, name, frozenset(classes[lem])) for f, (lem, name) in names.items()}


VERBS = _reporting_verbs()
# forms of verbs that with "for" call for something
PUSHING = {
    form: Verb("call", name, VERBS["call"].classes)
    for entry in WORD_LISTS["with for"]
    for form, name in _inflected(entry).items()
}
NOUN_OR_VERB = frozenset(WORD_LISTS["verbs noun"])
TITLES = frozenset(WORD_LISTS["titles"])
PEOPLE = frozenset(WORD_LISTS["people"])
BODIES = frozenset(WORD_LISTS["bodies"])
TITLES_AND_PEOPLE = (TITLES | PEOPLE) - BODIES  # tell that somebody is a person
CALLINGS = frozenset(WORD_LISTS["callings"])  # likewise, and mostly no titles
WORDS_FOR_MEN = frozenset(WORD_LISTS["men"])
WORDS_FOR_WOMEN = frozenset(WORD_LISTS["women"])
STAND_FOR_PEOPLE = frozenset(WORD_LISTS["words that stand for people"])
DOCUMENTS = frozenset(WORD_LISTS["documents"])
ORGANISATIONS = BODIES | DOCUMENTS
COURTS = frozenset(WORD_LISTS["courts"])
SENT_TO = frozenset(WORD_LISTS["offices with to"])  # ambassador to a state, aide to somebody
SOMEBODY = frozenset(["someone", "somebody", "anyone", "anybody", "everyone", "everybody"])
SUMMING_NOUNS = frozenset(WORD_LISTS["sums of what was said"])
REFLEXIVES = frozenset(["himself", "herself", "itself", "themselves"])
APOSTROPHE = frozenset("'’")
AGENT_ENDINGS = ("ers", "ors", "ists", "ians")  # of nouns for people
PRESS = frozenset(WORD_LISTS["press"])  # stands before the name of a newspaper or agency
# with the preposition that goes on: a source close to the mayor
ADJECTIVES_BEHIND_NOUNS = dict(pair.split("/") for pair in WORD_LISTS["adjectives behind nouns"])
FORMS_OF_BE = frozenset(WORD_LISTS["forms of be"])
GREETINGS = frozenset(WORD_LISTS["greetings"])  # said, and nothing is reported
ABBREVIATIONS = frozenset(WORD_LISTS["abbreviations"])


def _tagged_words() -> dict[str, str]:
    """Return the tag of every listed lower-case word."""
    tags = dict.fromkeys(WORD_LISTS["nouns that end like other words"], NOUN)
    tags.update(dict.fromkeys(VERBS, REPORTING_VERB))
    tags.update(dict.fromkeys(WORD_LISTS["verbs other"], FINITE_VERB))
    for heading, tag in _TAG_OF_LIST.items():
        tags.update(dict.fromkeys(WORD_LISTS[heading], tag))
    tags.update(dict.fromkeys(("who", "which", "whom", "that"), RELATIVE))
    tags.update({STAND_IN: QUOTATION, "according": PREPOSITION})
    shortened = (
        r + mark + a for r in _CONTRACTED_PRONOUNS for mark in "'’" for a in _CONTRACTED_VERBS
    )
    tags.update(dict.fromkeys(shortened, CONTRACTED))
    return tags


TAG_OF_WORD = _tagged_words()
_ARABIC_ARTICLE = re.compile(
    r"(?:al|el|ad|an|ar|as|ash|at|az)-[A-Z]"
)  # the article of Arabic names
_NAMES_WHEN_CAPITALISED = frozenset(["US", "IT", "WHO", "Will"])  # capitalised, these are names
_REMEMBERED = 1 << 16  # words
_TAG_OF_MARK = {"―": "—", "‒": "–", STAND_IN: QUOTATION, "%": NOUN}


class _Tags(dict[str, str]):
    """The tags of the words met so far; all are forgotten before they are too many."""

    def __missing__(self, word: str) -> str:
        if len(self) == _REMEMBERED:
            self.clear()
        tag = self[word] = _tag_of(word)
        return tag


TAGS = _Tags()


def _tag_of(word: str) -> str:
    """Return the tag of a word from the lists and its shape."""
    initial = word[0]
    if initial == LINE_BREAK:
        return LINE_BREAK
    if not (initial.isalnum() or initial == "_"):
        return _TAG_OF_MARK.get(initial, initial)
    tag = AUXILIARY if word == "may" else TAG_OF_WORD.get(word.lower())
    if initial.isupper():
        return (
            tag if tag and tag not in VERB_OR_NOUN and word not in _NAMES_WHEN_CAPITALISED else NAME
        )
    if tag:
        return tag
    if initial.isdigit():
        return NUMBER
    if _ARABIC_ARTICLE.match(word):
        return NAME
    return _tag_of_ending(word)


def _tag_of_ending(word: str) -> str:
    """Return the tag of an unlisted lower-case word from its ending."""
    if word.endswith("ly"):
        return ADVERB
    if word.endswith("ed") and len(word) > 4:
        return ED_FORM
    if word.endswith("ing") and (_VOWELS.intersection(word[:-3]) or word.endswith("ying")):
        return ING_FORM
    return NOUN
