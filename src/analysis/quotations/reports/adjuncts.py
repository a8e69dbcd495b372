"""What stands between a reporting verb and its report, or in its place: the person spoken to,
adverbs, times.
"""

from __future__ import annotations

from analysis.quotations.grammar.clauses import clause_begins, opens_amount
from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from
from analysis.quotations.reports.cue import Cue
from analysis.quotations.text.lexicon import AGENT_ENDINGS, CALLINGS, COURTS, PEOPLE, WORD_LISTS
from analysis.quotations.text.tags import (
    ADJUNCT_PLACED,
    ADJUNCT_WORD,
    ADVERBIAL,
    BEFORE_INFINITIVE_ASKED,
    BEFORE_OWN_NOUN,
    COMMA_OR_DASH,
    DETERMINER,
    FINITE,
    INFINITIVE,
    MOMENT_WORD,
    NAME,
    NOUN,
    NUMBER,
    OBJECT_PRONOUN,
    PREPOSITION,
    QUALIFYING_PEOPLE,
    SETTING_WORD,
    SPECIFIER,
    SUBJECT_OR_QUOTATION,
    TIME,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

_MOMENTS = frozenset(["overnight", "midweek", "day"])
_LONGEST_MOMENT = 4  # words
_LONGEST_QUALIFIER = 14  # words that say which people are told
_TOLD_OF = frozenset(["warn", "inform", "remind", "notify", "assure", "convince"])
_PEOPLE_TOLD = frozenset(WORD_LISTS["people told"])
_WITH_SOMETHING = frozenset(["promise", "advise"])  # something, too, not only somebody
_NOUNS_WITH_INFINITIVE = frozenset(WORD_LISTS["nouns with an infinitive"])
_SOMETHING = frozenset(["something", "anything", "nothing", "everything"])  # asked something silly
_NO_PERSON = frozenset(WORD_LISTS["last words of names that are no person's"])


def after_times(tokens: Tokens, i: int, end: int) -> int:
    """Return the first word from word i on that is no adverb or time: said on Nov. 18, ..."""
    tags, i = tokens.tags, _behind_moment(tokens, i, end)
    while i < end and (
        (tags[i] in ADVERBIAL and not _opens_clause(tokens, i, end))
        or (tags[i] == PREPOSITION and i + 1 < end and tags[i + 1] == TIME)
    ):
        i = _after_date(tokens, i, end)
    return i


def _behind_moment(tokens: Tokens, i: int, end: int) -> int:
    """Return the word "that" behind the moment at word i: said overnight that; said a day later
    that; word i when there is none.
    """
    that = i
    while that < end and tokens.tags[that] in MOMENT_WORD and that < i + _LONGEST_MOMENT:
        that += 1
    if that == i or tokens.word(that) != "that":
        return i
    return i if _MOMENTS.isdisjoint(tokens.lows[i:that]) else that


def _opens_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the subject of a clause opens with the adverb at word i: said there were two;
    said nearly 40 had left.
    """
    there = tokens.low(i) == "there" and i + 1 < end and tokens.tags[i + 1] in VERBAL
    return there or opens_amount(tokens, i)


def _after_date(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after the adverb or time at word i, or after the date that it begins: Nov.
    18.
    """
    month = tokens.tags[i] == TIME
    i += 1
    if month and tokens.tags[i : i + 2] == (".", NUMBER):
        i += 1
    return i + (month and i < end and tokens.tags[i] == NUMBER)


def after_addressee(tokens: Tokens, cue: Cue, end: int) -> int:
    """Return the word after a verb of telling and the person spoken to; after any other verb, none
    is passed over.
    """
    i = cue.right
    if i >= end or cue.verb is None or "tell" not in cue.verb.classes or cue.side == "passive":
        return i
    if cue.verb.lemma == "appeal":
        return what_is_appealed_for(tokens, i, end) or i
    addressee = phrase_from(tokens, i, end)
    her = tokens.low(i) == "her" and tokens.tag(i + 1) in BEFORE_OWN_NOUN
    if tokens.tags[i] == OBJECT_PRONOUN or her:
        addressee = i, i + 1  # told her the man had left
    if addressee is None:
        return i
    after = _after_second_addressee(tokens, addressee[1], end)
    goes_on = tokens.word(after) in ("that", "to") or clause_begins(tokens, after)
    thing = tokens.low(i) in _SOMETHING and after < end and tokens.tags[after] not in FINITE
    if thing or _is_thing_asked(tokens, cue.verb.lemma, addressee, after):
        return end
    asked = None if goes_on else _what_is_asked(tokens, cue.verb.lemma, addressee, end)
    if asked is not None:
        return asked
    if cue.verb.lemma == "promise" and not goes_on:
        return i  # promised more
    if after >= end or tokens.tags[after] not in FINITE:
        return after
    told = _end_of_addressee(tokens, addressee)
    return told if told < after else i  # warned the river could rise


def _is_thing_asked(tokens: Tokens, lemma: str, asked: Phrase, after: int) -> bool:
    """Tell whether what stands behind a verb is no addressee but what is asked for, which goes on
    at word `after`: promised grants to cut rents; urged calm before talks.
    """
    if is_of_people(tokens, asked):
        return False
    if tokens.word(after) == "to":
        several = tokens.low(asked[1] - 1).endswith("s")
        urged = lemma == "urge" and tokens.tags[asked[0]] != DETERMINER and not several
        one = lemma == "urge" and tokens.low(asked[0]) in ("a", "an")
        return urged or one or lemma in _WITH_SOMETHING
    return lemma in ("urge", "advise") and tokens.tag(after) == PREPOSITION


def what_is_appealed_for(tokens: Tokens, i: int, end: int) -> int | None:
    """Return the word with which it is told what somebody is to do, behind an appeal that ends
    before word i: appealed to the town to help; None when it is not told, or a court hears it.
    """
    addressee = phrase_from(tokens, i + 1, end) if tokens.word(i) == "to" else None
    if addressee is None or not COURTS.isdisjoint(tokens.lows[slice(*addressee)]):
        return None
    return _what_is_asked(tokens, "appeal", addressee, end)


def _what_is_asked(tokens: Tokens, lemma: str, addressee: Phrase, end: int) -> int | None:
    """Return the "to" or "not" with which it is told what people are asked to do, behind words that
    say which people: urged traders in the old town to go; told anyone who saw it not to call; None
    when none is (told drivers of plans to go).
    """
    after = addressee[1]
    if not is_of_people(tokens, addressee):
        return None
    if lemma in _TOLD_OF and tokens.word(after) == "of":
        return None
    for i in range(after, min(end, after + _LONGEST_QUALIFIER)):
        to = i + (tokens.words[i] == "not")
        if tokens.word(to) == "to":
            if tokens.tags[i - 1] in BEFORE_INFINITIVE_ASKED:
                return i if _opens_infinitive(tokens, to) else None
        elif tokens.tags[i] not in QUALIFYING_PEOPLE or tokens.words[i] == "about":
            return None
    return None


def is_of_people(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase is of people, or of bodies, rather than of what is told or asked for:
    told the story of ...; promised grants for ...
    """
    if tokens.tags[phrase[0]] == OBJECT_PRONOUN:
        return True
    last = tokens.low(phrase[1] - 1)
    known = not _PEOPLE_TOLD.isdisjoint((tokens.low(phrase[0]), last))
    called = last in CALLINGS or last.removesuffix("s") in CALLINGS
    return known or called or last.endswith(AGENT_ENDINGS) or can_speak(tokens, phrase)


def _opens_infinitive(tokens: Tokens, to: int) -> bool:
    """Tell whether "to" at a word opens what somebody is to do, neither what the noun before it is
    for (plans to go) nor an addressee (a letter to members).
    """
    if tokens.low(to - 1) in _NOUNS_WITH_INFINITIVE or tokens.tag(to + 1) not in INFINITIVE:
        return False
    verb = tokens.words[to + 1]
    return not verb.endswith("s") or verb.endswith(("ss", "us"))


def _after_second_addressee(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after one more person spoken to that "and" joins at word i, before a clause
    or the end: told her and her mother that ...
    """
    other = phrase_from(tokens, i + 1, end) if tokens.word(i) == "and" else None
    if other is None:
        return i
    tag, word = tokens.tag(other[1]), tokens.word(other[1])
    return other[1] if word in ("that", "to") or not tag.isalpha() else i


def _end_of_addressee(tokens: Tokens, phrase: Phrase) -> int:
    """Return the word after the person spoken to, in a phrase that the subject of the report ends:
    told delegates Omar Demir had left; told the Kars Post Omar Demir had left; told MPs talks had
    failed.
    """
    first, last = phrase[0], phrase[1] - 1
    while first < last and tokens.tags[first] in SPECIFIER:
        first += 1
    if tokens.tags[last] == NAME:
        nouns = [i for i in range(first, last) if tokens.tags[i] == NOUN]
    else:
        nouns = [i for i in range(first, last) if tokens.low(i).removesuffix("s") in PEOPLE]
    at = nouns[-1] if nouns else first
    while at < last and tokens.low(at + 1) in _NO_PERSON:
        at += 1
    return at + 1


def is_adverb_alone(tokens: Tokens, ahead: Phrase, behind: Phrase) -> bool:
    """Tell whether no more than adverbs, times and places stand in the words ahead of a closing cue
    and no comma and subject in those behind it: Earlier, Ali said, citing Omar, that ...; later in
    the day, Ali testified before them; but: Still, Ali said, the road is open.
    """
    first, last = ahead
    led = tokens.tags[first] in ADVERBIAL and tokens.tag(first + 1) == PREPOSITION
    adverbs = all(tag in (ADJUNCT_WORD if led else ADVERBIAL) for tag in tokens.tags[first:last])
    if not (adverbs or _is_when_or_where(tokens, first, last)):
        return False
    comma, end = behind
    if comma + 1 >= end or tokens.tags[comma] not in COMMA_OR_DASH:
        return True
    return tokens.tags[comma + 1] not in SUBJECT_OR_QUOTATION


def _is_when_or_where(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether some words are no more than a time or place, or several: On Nov. 15, 2019; In
    Selby, Kansas; On Monday, in a crowded hall; but: In Kars prices rise.
    """
    tags = tokens.tags[first:last]
    if tags[0] not in ADJUNCT_PLACED or not SETTING_WORD.issuperset(tags):
        return False
    if TIME not in tags and "," not in tags:
        return False
    opens = [0, *(i + 1 for i, tag in enumerate(tags) if tag == ",")]
    parts = [tags[a : b - 1] for a, b in zip(opens, [*opens[1:], last - first + 1], strict=True)]
    return all(NOUN not in part or (part[0] in ADJUNCT_PLACED and len(parts) > 1) for part in parts)
