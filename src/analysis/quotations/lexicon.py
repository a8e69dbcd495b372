"""Word lists of the quotation finder and the tag of a word, from the lists and its shape alone.

Tags are single letters: ``Q`` a quotation, ``X`` a capitalised word, ``n`` any other content word,
``N`` a number, ``D`` determiner or possessive, ``P`` preposition, ``C`` conjunction, ``S``
subordinator, ``R`` subject pronoun, ``O`` object pronoun, ``W`` relative pronoun, ``A`` auxiliary,
``B`` adverb, ``T`` time word, ``V`` reporting verb, ``K`` other finite verb, ``E`` word in -ed,
``G`` word in -ing; punctuation marks are their own tags, and so is a line break.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import NamedTuple

STAND_IN = "\ue000"
SHORTENED = "RA"  # of a pronoun and a shortened verb: he's, they've
SHORT_SUBJECTS = ("he", "she", "it", "we", "they", "you", "i")
SHORT_VERBS = ("s", "re", "ve", "d", "ll", "m")
VOWELS = frozenset("aeiou")
SUBJECTS = {
    "determiners": "D",
    "possessives": "D",
    "prepositions": "P",
    "conjunctions": "C",
    "subordinators": "S",
    "pronouns": "R",
    "objects": "O",
    "relatives": "W",
    "auxiliaries": "A",
    "adverbs": "B",
    "times": "T",
}


class Verb(NamedTuple):
    """A form of a reporting verb: lemma, form (base, s, past, ing) and the classes of the lemma."""

    lemma: str
    form: str
    classes: frozenset[str]


def sections(name: str) -> dict[str, list[str]]:
    """Word lists by heading, read from a data file."""
    raw = files("analysis").joinpath("data", name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    heading = ""
    for line in raw.splitlines():
        if line.startswith("["):
            heading = line[1:].split("]")[0].split(":")[0]
            found[heading] = []
        elif heading and not line.startswith("#"):
            found[heading] += line.split()
    return found


def forms(entry: str) -> dict[str, str]:
    """Inflected forms of a verb of the list, each with its name: ``admit+`` doubles its last
    letter.
    """
    parts = entry.rstrip("+").split("/")
    lemma = parts[0]
    stem = lemma + lemma[-1] if entry.endswith("+") else lemma
    consonant_y = lemma.endswith("y") and lemma[-2] not in VOWELS
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


WORDS = sections("quotations_words.txt")


def verb_forms() -> dict[str, Verb]:
    """Every form of every reporting verb."""
    classes: dict[str, set[str]] = {}
    names: dict[str, tuple[str, str]] = {}
    for heading, entries in WORDS.items():
        if heading.startswith("verbs ") and heading not in ("verbs noun", "verbs other"):
            for entry in entries:
                for form, name in forms(entry).items():
                    lemma = entry.rstrip("+").split("/")[0]
                    names.setdefault(form, (lemma, name))
                    classes.setdefault(lemma, set()).add(heading.split()[1])
    return {f: Verb(lem, name, frozenset(classes[lem])) for f, (lem, name) in names.items()}


VERBS = verb_forms()
NOUNLIKE = frozenset(WORDS["verbs noun"])
TITLES = frozenset(WORDS["titles"])
PEOPLE = frozenset(WORDS["people"])
ALONE = frozenset(WORDS["words that stand for people"])
BODIES = frozenset(WORDS["bodies"])
DOCUMENTS = frozenset(WORDS["documents"])
ORGANISATIONS = BODIES | DOCUMENTS
LISTED = sections("quotations_given_names.txt")
MALE = frozenset(WORDS["masculine given names"] + LISTED["masculine"])
FEMALE = frozenset(WORDS["feminine given names"] + LISTED["feminine"])
GIVEN = MALE | FEMALE
ABBREVIATIONS = frozenset(WORDS["abbreviations"])


def lexicon() -> dict[str, str]:
    """Tag of every listed lower-case word."""
    tags = dict.fromkeys(WORDS["nouns in -ly"], "n")
    tags.update(dict.fromkeys(VERBS, "V"))
    tags.update(dict.fromkeys(WORDS["verbs other"], "K"))
    for heading, tag in SUBJECTS.items():
        tags.update(dict.fromkeys(WORDS[heading], tag))
    tags.update(dict.fromkeys(("who", "which", "whom", "that"), "W"))
    tags.update({STAND_IN: "Q", "according": "P"})
    shortened = (r + mark + a for r in SHORT_SUBJECTS for mark in "'’" for a in SHORT_VERBS)
    tags.update(dict.fromkeys(shortened, SHORTENED))
    return tags


LEXICON = lexicon()
ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)-[A-Z]")  # the article of Arabic names
NAMELIKE = frozenset(["US", "IT", "WHO", "Will"])  # capitalised, these are names
STAND_FOR = {"―": "—", "‒": "–", STAND_IN: "Q"}


class Tags(dict):
    """Tag of a word, worked out once a word."""

    def __missing__(self, word: str) -> str:
        """Work out and keep the tag of a word."""
        tag = self[word] = shape(word)
        return tag


def shape(word: str) -> str:
    """Tag of a word from the lists and its shape."""
    initial = word[0]
    if initial == "\n":
        return "\n"
    if not (initial.isalnum() or initial == "_"):
        return STAND_FOR.get(initial, initial)
    tag = LEXICON.get(word.lower())
    if initial.isupper():
        return tag if tag and tag not in "VKn" and word not in NAMELIKE else "X"
    if tag:
        return tag
    if initial.isdigit():
        return "N"
    if ARTICLE.match(word):
        return "X"
    return ending(word)


def ending(word: str) -> str:
    """Tag of an unlisted lower-case word from its ending."""
    if word.endswith("ly"):
        return "B"
    if word.endswith("ed") and len(word) > 4:
        return "E"
    if word.endswith("ing") and len(word) > 5:
        return "G"
    return "n"
