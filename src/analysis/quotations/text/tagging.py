"""Tags of words in context: what a capital or an ending alone tells wrongly."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from analysis import given_names
from analysis.quotations.text.homographs import with_homographs, with_initials
from analysis.quotations.text.joint_names import with_joint_names
from analysis.quotations.text.lexicon import (
    ADJECTIVES_BEHIND_NOUNS,
    DOCUMENTS,
    NOUN_OR_VERB,
    PEOPLE,
    POSSESSIVE,
    REFLEXIVES,
    SOMEBODY,
    STAND_FOR_PEOPLE,
    TAGS,
    TITLES,
    VERBS,
    WORD_LISTS,
)
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.namesakes import NAMESAKES, is_namesake
from analysis.quotations.text.owned_nouns import is_field_of_office, is_owned_noun
from analysis.quotations.text.plurals import (
    NUMBERS,
    ends_plural_phrase,
    is_common,
    is_plural,
    may_be_plural,
    several_before,
)
from analysis.quotations.text.sentences import (
    SentenceRange,
    after_dateline,
    behind_datelines,
    closes_sentence,
    sentence_ranges,
)
from analysis.quotations.text.tags import (
    ADVERB,
    AFTER_BASE_VERB,
    AFTER_COMMON_THIRD_PERSON,
    AFTER_FIRST_NAME,
    AFTER_THIRD_PERSON,
    AUXILIARY,
    BEFORE_CONTENT,
    BEFORE_LISTED_NOUN,
    BEFORE_NOUN,
    BEFORE_THIRD_PERSON,
    BEFORE_VERB,
    DETERMINER,
    ED_FORM,
    FINITE_VERB,
    LINE_BREAK,
    MAY_END_SENTENCE,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OBJECT_OPENER,
    OBJECT_PRONOUN,
    PREPOSITION,
    PREPOSITION_OR_SUBORDINATOR,
    PRONOUN,
    QUALIFIED_SUBJECT_END,
    RELATIVE,
    REPORTING_VERB,
    SUBJECT_OPENER,
    TIME,
    VERB_FORM,
    VERB_FORM_OR_ADVERB,
)
from analysis.quotations.text.tokens import Tokens

# words whose tag depends on their neighbours
_DOUBTFUL_WORDS = VERBS.keys() | ADJECTIVES_BEHIND_NOUNS.keys() | NAMESAKES
_NEVER_VERBS = TITLES | frozenset(WORD_LISTS["seats"])  # Downing Street
_POINTING = frozenset(["this", "that", "these", "those", "the", "a", "an"])
_TIMES_OF_DAY = frozenset(["late", "early"])
_AFTER_SPEECH_NOUN = frozenset(["of", "as", "on", "about", "in", "that"])  # after a noun of speech


def tagged_sentences(tokens: Tokens, quotes: list[Quoted]) -> tuple[Tokens, list[SentenceRange]]:
    """Return the words with their tags corrected by what stands beside them, and the sentences of a
    text.

    A sentence is a word range, and whether it opens a paragraph; a dateline is in none. Corrected
    are initials, first words, and nouns that look like reporting verbs.
    """
    tokens = with_joint_names(with_homographs(tokens))
    ends = [i for i, tag in enumerate(tokens.tags) if tag in MAY_END_SENTENCE]
    ranges = sentence_ranges(tokens, quotes, ends)
    tokens = with_initials(tokens, {start for start, _, _ in ranges}, ends)
    begins = [after_dateline(tokens, a, b) if opens else a for a, b, opens in ranges]
    tags = list(tokens.tags)
    for (start, _, _), after in zip(ranges, begins, strict=True):
        tags[start:after] = [LINE_BREAK] * (after - start)  # a dateline names nobody
    ranges = behind_datelines(ranges, begins)
    doubtful = [i for i, low in enumerate(tokens.lows) if low in _DOUBTFUL_WORDS]
    place = 0
    inside: set[str] | None = None
    for start, end, _ in ranges:
        tags[start] = _first_tag(tokens, tags, start)
        if tags[start] == NAME and may_be_plural(tokens, tags, start):
            inside = _inside_sentences(tokens, ranges) if inside is None else inside
            if tokens.words[start] not in inside and is_common(tokens.lows[start], inside):
                tags[start] = NOUN  # Survivors said; but: Rovers said, when the derby ends Rovers
        place = bisect_left(doubtful, start, place)
        for i in doubtful[place : bisect_left(doubtful, end, place)]:
            tags[i] = _doubtful_tag(tokens, tags, i, start, end)
    return replace(tokens, tags=tuple(tags)), ranges


def _doubtful_tag(tokens: Tokens, tags: list[str], i: int, start: int, end: int) -> str:
    """Return the tag of a word that the words beside it in its sentence (start to end) decide."""
    tag = tags[i]
    if tag == REPORTING_VERB:
        return NOUN if _is_noun(tokens, tags, i, start, end) else tag
    if is_namesake(tokens, tags, i, start):
        return NAME
    if i > start and tag == NOUN and _stands_behind_noun(tokens, tags, i):
        return ED_FORM  # a source close to the mayor, as: a man seen by her
    return tag


def _stands_behind_noun(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether word i is an adjective behind its noun, with the preposition that goes on."""
    goes_on = ADJECTIVES_BEHIND_NOUNS.get(tokens.low(i))
    behind = tags[i - 1] in NOMINAL or tokens.low(i - 1) in SOMEBODY
    return behind and goes_on is not None and tokens.word(i + 1) == goes_on


def _first_tag(tokens: Tokens, tags: list[str], i: int) -> str:
    """Return the tag of a sentence's first word, whose capital tells nothing."""
    low = tokens.low(i)
    if tags[i] != NAME or low in _NEVER_VERBS or i + 1 >= len(tags):
        return tags[i]
    after = tags[i + 1]
    if after == PREPOSITION and low in _TIMES_OF_DAY:
        return ADVERB  # Late on Monday
    form = TAGS[low]
    if form == ADVERB and tokens.words[i + 1] in ("after", "before", "following"):
        return tags[i] if _stands_as_name(tokens, tags, i) else form  # Shortly after the vote
    if (
        (after == "," and form in VERB_FORM_OR_ADVERB)
        or (form == ADVERB and _opens_person(tokens, tags, i + 1))
    ) and not _stands_as_name(tokens, tags, i):
        return form  # Contacted, the owner said; Crucially, he said; Oddly the owner said
    if after == DETERMINER and _is_imperative(tokens, tags, i):
        return FINITE_VERB
    if after not in AFTER_FIRST_NAME or (after == NAME and low.endswith(("ing", "ed"))):
        tag = TAGS[low]
        name = low in given_names.ANY or (after == NAME and tag == ED_FORM)  # Majed al-Ansari
        if tag in VERB_FORM and not name:
            return tag
    return tags[i]


def _opens_person(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether somebody may begin at word i: the owner, he, Mr Berg, Ana Berg."""
    low = tokens.lows[i]
    named = tags[i] == NAME and (low in given_names.ANY or low in TITLES)
    return named or tags[i] in (DETERMINER, PRONOUN)


def _is_imperative(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether a sentence's first word is a verb, by the determiner behind it, which stands
    behind no name: Take this plan; but: Berg this week said; Berg both sings and dances.
    """
    pointing = tokens.low(i + 1) in _POINTING and tags[i + 2 : i + 3] != [TIME]
    return pointing and TAGS[tokens.low(i)] == NOUN and not _stands_as_name(tokens, tags, i)


def _stands_as_name(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether a sentence's first word is a name by a list, or by its capital elsewhere in a
    sentence: Browning, the coach, said ... Ana Browning.
    """
    word = tokens.words[i]
    if tokens.lows[i] in given_names.ANY:
        return True
    found = (j for j, other in enumerate(tokens.words) if other == word and j != i)
    return any(tags[j - 1].isalpha() for j in found if j)


def _inside_sentences(tokens: Tokens, ranges: list[SentenceRange]) -> set[str]:
    """Return the words of a text that stand elsewhere than at the beginning of its sentences."""
    return {word for start, end, _ in ranges for word in tokens.words[start + 1 : end]}


def _is_noun(tokens: Tokens, tags: list[str], i: int, start: int, end: int) -> bool:
    """Tell whether a word with the form of a reporting verb is a noun here ("report", "claims")."""
    low = tokens.low(i)
    form = VERBS[low].form
    if i == start:
        after = tags[i + 1] if i + 1 < end else "."
        listed = form in ("base", "s") and low in NOUN_OR_VERB
        reports = form == "s" and after == RELATIVE  # Reports that it was late angered her
        return listed and (reports or after not in SUBJECT_OPENER)
    ahead = tokens.word(i + 1)
    if (low == "think" and ahead.startswith("tank")) or (low == "states" and ahead == "where"):
        return True
    if low == "state" and tags[i - 1] == "," and tags[i + 1 : i + 2] == [NAME]:
        return True  # his niece, state Rep. Anna Berg
    if form != "past" and is_owned_noun(tokens, tags, i, start):
        return True
    if form == "ing" and is_field_of_office(tokens, tags, i, start):
        return True
    if form in ("past", "ing"):
        return _participle_is_noun(tokens, tags, i, form)
    shown = _shown_by_words_before(tokens, tags, i, start)
    if shown is not None:
        return shown
    return (_base_is_noun if form == "base" else _third_person_is_noun)(tokens, tags, i, start, end)


def _participle_is_noun(tokens: Tokens, tags: list[str], i: int, form: str) -> bool:
    """Tell whether a participle stands as a noun or before one: the mayor's writing, a newly
    revealed plan; but not: he's writing.
    """
    previous, before = tags[i - 1], tokens.low(i - 1)
    if form == "ing" and before == "under":
        return True  # under questioning from the judge
    if tokens.low(i) == "warning" and previous == NOUN and tokens.low(i - 2) in ("a", "an"):
        return before not in PEOPLE and before not in TITLES  # a weather warning
    if form == "ing" and tokens.low(i) in DOCUMENTS and previous == NUMBER:
        return True  # the panel's 14-page ruling
    newly = previous == ADVERB or before in ("most", "more", "less")
    newly = newly and tags[i - 2 : i - 1] == [DETERMINER]
    if form == "past" and newly and tags[i + 1 : i + 2] in ([NOUN], [NAME], [NUMBER]):
        return True
    if form == "past" and _is_after_preposition(tags, i) and tags[i + 1 : i + 2] == [NOUN]:
        return tokens.low(i).endswith("ed")  # of disputed cases; of nearly 400 pledged delegates
    owned = before[-2:] in POSSESSIVE and previous != AUXILIARY
    return owned or (previous == DETERMINER and before not in STAND_FOR_PEOPLE)


def _is_after_preposition(tags: list[str], i: int) -> bool:
    """Tell whether a preposition, and no more than a number behind it, stands before word i."""
    if tags[i - 1] == NUMBER:
        i -= 1
        while i > 1 and tags[i - 1] == ADVERB:
            i -= 1
    return tags[i - 1] == PREPOSITION


def _shown_by_words_before(tokens: Tokens, tags: list[str], i: int, start: int) -> bool | None:
    """Tell whether the words before it show that a finite form is a noun (a fully fledged report,
    according to reports) or a verb (to report, they report); None when they do not tell.
    """
    previous, before = tags[i - 1], tokens.low(i - 1)
    led = i - 1 > start
    if led and previous == ADVERB and tags[i - 2] == DETERMINER:
        return True
    if before == "to":
        return led and tokens.low(i - 2) == "according"
    if tokens.lows[max(start, i - 3) : i - 1] == ("according", "to") and previous == NOUN:
        return True if tokens.low(i) in NOUN_OR_VERB else None  # according to official figures
    if before == "that" and led and tags[i - 2] == PREPOSITION:
        return True  # for that reason
    if previous in BEFORE_VERB or before in REFLEXIVES:
        return False
    if tokens.low(i) not in NOUN_OR_VERB and _follows_subject(tokens, tags, i, start):
        return False
    return True if previous in BEFORE_NOUN and before not in STAND_FOR_PEOPLE else None


def _follows_subject(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether a verb that is no noun, too, stands at word i behind a subject that ends like no
    noun: No 10 insists; those around him argue; six in 10 say; those surveyed say.
    """
    previous, before = tags[i - 1], tokens.low(i - 1)
    if previous == OBJECT_PRONOUN and not (i - 1 > start and tags[i - 2] == PREPOSITION):
        return False  # heard him say
    if previous not in QUALIFIED_SUBJECT_END and before not in NUMBERS:
        return False
    return VERBS[tokens.low(i)].form == "s" or several_before(tokens, tags, i, start)


def _base_is_noun(tokens: Tokens, tags: list[str], i: int, start: int, end: int) -> bool:
    """Tell whether a base form is a noun: unless a plural stands before it or a clause after."""
    low, before = tokens.low(i), tokens.low(i - 1)
    previous = tags[i - 1]
    after = tags[i + 1] if i + 1 < end else "."
    listed = low in NOUN_OR_VERB
    if before in STAND_FOR_PEOPLE:
        return listed and after not in BEFORE_CONTENT
    if previous in BEFORE_LISTED_NOUN:
        return listed and after not in OBJECT_OPENER
    plural = is_plural(tokens, tags, i - 1)
    if not plural and not listed:
        last = i - 1 - (previous == TIME)
        ends = ends_plural_phrase(tokens, tags, last, start)
        plural = ends or several_before(tokens, tags, i, start)
    return not plural or (listed and after not in AFTER_BASE_VERB)


def _third_person_is_noun(tokens: Tokens, tags: list[str], i: int, start: int, end: int) -> bool:
    """Tell whether a form in -s is a noun."""
    low, before = tokens.low(i), tokens.low(i - 1)
    after, ahead = (tags[i + 1], tokens.words[i + 1]) if i + 1 < end else (".", "")
    if low == "states" and _is_in_some(tokens, tags, i):
        return True
    if (low == "points" and ahead == "out") or (low == "states" and before in DOCUMENTS):
        return False
    if before in STAND_FOR_PEOPLE or (low == "states" and tags[i - 1] in NOMINAL):
        return low in NOUN_OR_VERB and after not in BEFORE_CONTENT
    if low in NOUN_OR_VERB:
        return _plural_is_noun(tokens, tags, i, start, end)
    return before[-2:] in POSSESSIVE


def _is_in_some(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether no article stands between a preposition and word i, a noun there: in coastal
    states that vote late.
    """
    return tags[i - 1] == NOUN and tags[i - 2 : i - 1] == [PREPOSITION]


def _plural_is_noun(tokens: Tokens, tags: list[str], i: int, start: int, end: int) -> bool:
    """Tell whether a form in -s that may be a plural (claims, reports) is one: unless a subject and
    a clause stand beside it.
    """
    previous, before = tags[i - 1], tokens.low(i - 1)
    after = tags[i + 1] if i + 1 < end else "."
    if after in PREPOSITION_OR_SUBORDINATOR and tokens.low(i + 1) in _AFTER_SPEECH_NOUN:
        return True
    told = tokens.word(i + 1) == "that" and tags[i + 2 : i + 3] == [REPORTING_VERB]
    if (told and previous in NOMINAL) or (after == "," and i - start < 3 and previous != ")"):
        return True  # critical reports that depicted it
    if previous == "," and closes_sentence(tokens, tags, i + 1, end):
        return False
    fits = AFTER_COMMON_THIRD_PERSON if previous == NOUN else AFTER_THIRD_PERSON
    return previous not in BEFORE_THIRD_PERSON or after not in fits or before[-2:] in POSSESSIVE
