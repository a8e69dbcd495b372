"""Names that look like a function word: He Jianxiong, An Wei, Can Berg, To Lam, James A. Baker."""

from __future__ import annotations

from dataclasses import replace

from analysis.quotations.text.lexicon import TAG_OF_WORD, TITLES, VERBS, WORD_LISTS
from analysis.quotations.text.tags import (
    LINE_BREAK,
    NAME,
    PERSON_FOLLOWS,
    REPORTING_VERB,
    SENTENCE_MARK,
)
from analysis.quotations.text.tokens import Tokens

_SURNAME_PRONOUNS = frozenset(
    word.capitalize() for word in WORD_LISTS["pronouns that are surnames"]
)
_FUNCTION_WORDS = frozenset(
    word.capitalize() for word in WORD_LISTS["function words that are names"]
)
_MAY_OPEN = _SURNAME_PRONOUNS | {"An", "Sun"}  # without a question or an adjunct: Can Berg win?
_LIKE_NAMES = _SURNAME_PRONOUNS | _FUNCTION_WORDS
_BEFORE_VOWELS = frozenset("AEIOUH")


def with_homographs(tokens: Tokens) -> Tokens:
    """Return the words of a text with the function words tagged as names that are names there."""
    pairs = [i for i in _capitalised(tokens) if _leads_unlisted_name(tokens, i)]
    suns = [i for i, word in enumerate(tokens.words) if word == "Sun" and _has_article(tokens, i)]
    closed = [i for i, word in enumerate(tokens.words) if word == "He" and _ends_name(tokens, i)]
    if not (pairs or suns or closed):
        return tokens
    inside = {(tokens.words[i], tokens.words[i + 1]) for i in pairs if _is_inside(tokens, i)}
    found = [
        i
        for i in pairs
        if (tokens.words[i], tokens.words[i + 1]) in inside or _opens_as_name(tokens, i)
    ]
    known = {tokens.words[i] for i in found} & _FUNCTION_WORDS
    found += [i for i in _capitalised(tokens) if known and _reports(tokens, i, known)]
    tags = list(tokens.tags)
    for i in (*found, *suns, *closed):
        tags[i] = NAME
    return replace(tokens, tags=tuple(tags))


def _has_article(tokens: Tokens, i: int) -> bool:
    """Tell whether "the" stands before the name that ends with word i, as before no day: the Sun
    reported, the Selby Sun.
    """
    while i and tokens.tags[i - 1] == NAME:
        i -= 1
    return i > 0 and tokens.lows[i - 1] == "the"


def _ends_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is the last of a name of two words inside a sentence: with Liu He."""
    behind = i > 0 and tokens.tags[i - 1] == NAME and (i == 1 or tokens.tags[i - 2] != NAME)
    return behind and not tokens.opens_sentence(i)


def _capitalised(tokens: Tokens) -> list[int]:
    """Return the places of the words that may be names, in order."""
    return [i for i, word in enumerate(tokens.words) if word in _LIKE_NAMES]


def _leads_unlisted_name(tokens: Tokens, i: int) -> bool:
    """Tell whether a capitalised word of no list, and no acronym, stands behind word i, in a line
    that does not capitalise every word.
    """
    low, end = tokens.lows[i + 1] if i + 1 < len(tokens.lows) else "", _end_of_run(tokens, i + 1)
    if end == i + 1 or low in TAG_OF_WORD or tokens.words[i + 1].isupper():
        return False
    return not tokens.word(end)[:1].isupper() and tokens.tag(end) != LINE_BREAK


def _end_of_run(tokens: Tokens, i: int) -> int:
    """Return the word behind the run of capitalised words that begins at word i."""
    while tokens.tag(i) == NAME:
        i += 1
    return i


def _is_inside(tokens: Tokens, i: int) -> bool:
    """Tell whether word i stands inside a sentence, behind a title, a comma or a word without a
    capital: the farmer An Wei; Premier He Jianxiong.
    """
    if tokens.opens_sentence(i):
        return False
    word = tokens.words[i - 1]
    return tokens.lows[i - 1] in TITLES or word == "," or word[0].islower()


def _opens_as_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i opens a sentence, and a name before a verb or comma: He Jianxiong said;
    An Wei, a farmer; but not: An Istanbul court said.
    """
    word = tokens.words[i]
    article = word == "An" and tokens.words[i + 1][0] in _BEFORE_VOWELS
    if article or word not in _MAY_OPEN:
        return False
    return tokens.opens_sentence(i) and tokens.tag(_end_of_run(tokens, i + 1)) in PERSON_FOLLOWS


def _reports(tokens: Tokens, i: int, known: set[str]) -> bool:
    """Tell whether a word that is a name elsewhere stands alone before a verb of saying: An said;
    but not: So said the mayor.
    """
    verb = VERBS.get(tokens.word(i + 1))
    reports = verb is not None and verb.form in ("past", "s")
    return tokens.words[i] in known - {"So"} and reports


def with_initials(tokens: Tokens, starts: set[int], ends: list[int]) -> Tokens:
    """Return the words with the initials tagged that look like an article or a pronoun: James A.
    Baker; `ends` are the words that may end a sentence.
    """
    stops = (i for i in ends if i and tokens.words[i - 1] in ("A", "I"))
    tags = list(tokens.tags)
    for at in (i - 1 for i in stops if tags[i] in SENTENCE_MARK):
        if at in starts or (at > 0 and _goes_before_initial(tokens, tags, at)):
            tags[at] = NAME
    return replace(tokens, tags=tuple(tags))


def _goes_before_initial(tokens: Tokens, tags: list[str], at: int) -> bool:
    """Tell whether what stands in front of word `at`, "A" or "I", shows that it is an initial."""
    if tags[at - 1] == REPORTING_VERB:
        return tokens.tag(at + 2) == NAME  # said I. M. Pei; but: said I. He left.
    return tags[at - 1] == NAME or tokens.low(at - 1 - (tags[at - 1] == ".")) in TITLES
