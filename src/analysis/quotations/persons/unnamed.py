"""Speakers whom a text describes and does not name: the regime, a spokesman for the port."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from
from analysis.quotations.grammar.qualified_nouns import antecedent, before_examples
from analysis.quotations.persons.discourse import Resolved
from analysis.quotations.persons.person import gender_of_word
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.titles import means_person
from analysis.quotations.persons.topics import SHARES, group_before
from analysis.quotations.text.lexicon import (
    ADJECTIVES_BEHIND_NOUNS,
    BODIES,
    SENT_TO,
    STAND_FOR_PEOPLE,
    VERBS,
    WORD_LISTS,
)
from analysis.quotations.text.plurals import means_several
from analysis.quotations.text.tags import (
    ATTRIBUTE,
    CONJUNCTION,
    DESCRIBING,
    DETERMINER,
    ED_FORM,
    FINITE,
    FULL_VERB,
    ING_FORM,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OBJECT_PRONOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    REPORTING_VERB,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

TAKEN_OFF = frozenset(WORD_LISTS["possessives"]) | frozenset(
    ["the", "a", "an", "one", "another", "some", "new", "recent", "latest"]
)
_SOMEBODY = frozenset(["someone", "somebody", "one", "another"])
_SAME_PEOPLE = frozenset(WORD_LISTS["people who stay the same without an article"])
_PEOPLE_ON = frozenset(WORD_LISTS["people on something"])
_SOME = SHARES | {"others", "half"}
_NOUNS_ALIKE = [frozenset(one.split("/")) for one in WORD_LISTS["nouns that take up one another"]]
_SEVERAL = frozenset(["two", "three", "four", "five", "six"])
_BRINGING_IN = _SEVERAL | {"a", "an", "one", "another", "some"}
_LINKS = frozenset(["of", "for", "from", "at", "with"])  # to what tells who is meant
# likewise, of what is known
_PLACES = frozenset(["in", "inside", "outside", "near", "behind", "across"])
_LINKS_AND_PLACES = _LINKS | _PLACES
_ADVERBIALS = frozenset(
    tuple(one.split("/")) for one in WORD_LISTS["adverbials with a preposition"]
)
_FURTHEST_ANTECEDENT = 60  # words before a relative pronoun, or another


def description_of(tokens: Tokens, source: Phrase, says: bool) -> Resolved | None:
    """Return the words that describe a source, without article or possessive; None for a pronoun.

    What can be no speaker by its word counts as one when it `says` something.
    """
    if tokens.tags[source[0]] == RELATIVE:
        found = antecedent(tokens, source[0], max(0, source[0] - _FURTHEST_ANTECEDENT))
        if found is None:
            return None
        source = found
    start, end = source
    counted = _counted(tokens, start, end)
    if counted:
        return counted
    if tokens.tags[start] in (PRONOUN, OBJECT_PRONOUN) or tokens.tags[end - 1] not in NOMINAL:
        return None
    if not (says or can_speak(tokens, source)):
        return None
    start = behind_article(tokens, start, end)
    head = tokens.low(end - 1)
    several = head.endswith("s") and not head.endswith("ss") and tokens.tags[end - 1] != NAME
    return Resolved(tokens.run(start, end_of_links(tokens, end)), "group" if several else "unnamed")


def _counted(tokens: Tokens, start: int, end: int) -> Resolved | None:
    """Return the people of whom no more is told than how many or which they are: someone; four in
    10 drivers; those in favour of the bridge; one of the nurses; some; 39.
    """
    alone = end - start == 1 and tokens.word(end) != "of"
    if alone and tokens.low(start) in _SOMEBODY:
        return Resolved(_one_more(tokens, start) or tokens.words[start], "unnamed")
    those = _end_of_those(tokens, start, end)
    if those is not None:
        return Resolved(tokens.run(start, those), "group")
    if alone and tokens.word(end) == "in" and tokens.tag(end + 1) == NUMBER:
        return Resolved(tokens.run(start, _end_of_share(tokens, end + 2)), "group")
    several_of = tokens.low(end - 1) in STAND_FOR_PEOPLE and tokens.word(end) == "of"
    if several_of and tokens.tag(end + 1) == OBJECT_PRONOUN:
        return Resolved(tokens.run(start, end + 2), "unnamed")  # one of them
    if several_of and (after := end_of_links(tokens, end)) > end:
        return Resolved(tokens.run(start, after), "unnamed")  # one of the nurses
    if alone and tokens.tags[start] == NUMBER:
        return Resolved(tokens.words[start], "group")  # 39 said so
    if end - start == 1 and tokens.low(start) in _SOME:
        return Resolved(_people_behind_share(tokens, start), "group")
    return None


def _one_more(tokens: Tokens, at: int) -> str | None:
    """Return "another" at word `at` with the noun that it leaves out, when no other people stand
    between: One fan wrote ... Another wrote.
    """
    if tokens.lows[at] != "another":
        return None
    for i in reversed(range(max(1, at - _FURTHEST_ANTECEDENT), at)):
        if tokens.lows[i - 1] == "one" and tokens.tags[i : i + 2] == (NOUN, REPORTING_VERB):
            return f"another {tokens.words[i]}"
        people = tokens.tags[i] == NOUN and means_person(tokens.lows[i].removesuffix("s"))
        if people or tokens.tags[i] == NAME:
            return None
    return None


def _end_of_share(tokens: Tokens, i: int) -> int:
    """Return the word after the people of whom some say so, behind the number before word i: four
    in 10 drivers.
    """
    return i + 1 if tokens.tag(i) in NOMINAL else i


def _people_behind_share(tokens: Tokens, at: int) -> str:
    """Return the words for the people of whom the word at word `at` means some; the word itself
    when nothing tells.
    """
    whole = group_before(tokens, at)
    if whole is None:
        return tokens.low(at)
    return tokens.run(behind_article(tokens, *whole), end_of_links(tokens, whole[1]))


def _end_of_those(tokens: Tokens, start: int, end: int) -> int | None:
    """Return the word after what tells who "those" at word `start` are: those in favour of the
    bridge, those close to the mayor; None when nothing does.
    """
    linked = None
    if tokens.low(start) != "those":
        return None
    if end == start + 1 and tokens.tag(end) == ED_FORM and tokens.tag(end + 1) in FINITE:
        return end + 1  # those surveyed
    if tokens.tag(end) == PREPOSITION and tokens.tag(end + 1) == OBJECT_PRONOUN:
        return end + 2  # those around him
    if tokens.tag(end) == PREPOSITION:
        linked = phrase_from(tokens, end + 1, len(tokens.tags))
    alone = end == start + 1 or tokens.low(end - 1) in ADJECTIVES_BEHIND_NOUNS
    return end_of_links(tokens, linked[1]) if linked and alone else None


def behind_article(tokens: Tokens, start: int, end: int) -> int:
    """Return the first word of a description that tells who or which is meant."""
    while start < end - 1 and tokens.low(start) in TAKEN_OFF:
        if tokens.tags[start] == tokens.tags[start + 1] == NAME:
            break  # New York's examiner
        start += 1
    valued = tokens.tags[start] in ATTRIBUTE and tokens.tag(start + 1) == NUMBER
    return start + 1 if valued and start + 1 < end else start  # an overwhelming | 70 percent


def introduced_as(registry: Registry, source: Phrase) -> str | None:
    """Return the words with which somebody was brought in whom a mention takes up with the noun
    alone: a Western diplomat ... the diplomat; researchers at the port ... the researchers; federal
    prosecutors ... prosecutors; or with a noun for the same: a source close to Ali ... the insider.
    """
    tokens, (start, end) = registry.tokens, source
    led = end - start == 2 and tokens.low(start) == "the"
    bare = end - start == 1 and tokens.low(start) in _SAME_PEOPLE
    if not (led or (bare and end_of_links(tokens, end) == end)) or tokens.tags[end - 1] != NOUN:
        return None
    noun = tokens.low(end - 1)
    for at in registry.places_of(noun, start):
        first, after, opener = _brought_in(tokens, at)
        of = opener == "the" and tokens.word(at + 1) == "of"
        owned = of and tokens.lows[at] not in BODIES  # the authors of the study
        if bare and after > at + 1:
            continue
        if after - first > 1 and (owned or opener in _BRINGING_IN):
            return tokens.run(first, after)
    return _alike_before(registry, noun, start)


def _alike_before(registry: Registry, noun: str, start: int) -> str | None:
    """Return the words with which somebody was last brought in before a word, by another noun than
    this one for the same: a source close to Ali; None when another is meant by the nearest.
    """
    tokens, alike = registry.tokens, next((nouns for nouns in _NOUNS_ALIKE if noun in nouns), ())
    places = sorted(at for one in alike for at in registry.places_of(one, start))
    for at in reversed(places):
        first, after, opener = _brought_in(tokens, at)
        genders = {gender_of_word(noun), gender_of_word(tokens.lows[at])} - {""}
        if tokens.lows[at] == noun or len(genders) > 1:
            return None
        if opener in _BRINGING_IN:
            return tokens.run(first, after)
        if opener != "the" or after - first > 1:
            return None  # not: the source again
    return None


def _brought_in(tokens: Tokens, at: int) -> tuple[int, int, str]:
    """Return the first word and the end of what tells who somebody is, with the noun at word `at`,
    and the article before it.
    """
    first, after = at, end_of_links(tokens, at + 1)
    while first and (tokens.tags[first - 1] in ATTRIBUTE or tokens.tags[first - 1] == NAME):
        first -= 1
    opener = tokens.lows[first - 1] if first and tokens.tags[first - 1] == DETERMINER else "a"
    first -= opener in _SEVERAL
    while first < at and (
        tokens.lows[first] in TAKEN_OFF or tokens.lows[first].endswith("-year-old")
    ):
        first += 1
    return first, after, opener


def end_of_links(tokens: Tokens, end: int) -> int:
    """Return the word after the phrases that a noun is linked to: for the Foreign Office; close to
    the mayor; published on Friday in the Ledger.
    """
    after = _end_of_prepositions(tokens, _end_of_participle(tokens, end))
    after = _end_of_participle(tokens, after) if after > end else after
    return _end_of_examples(tokens, after)


def _end_of_examples(tokens: Tokens, end: int) -> int:
    """Return the word after the names that are given as examples of people or bodies: unions such
    as | the Ferry Union.
    """
    last = end + (tokens.word(end) == "such")
    if tokens.word(last) not in ("like", "as") or before_examples(tokens, last) != end - 1:
        return end
    example = phrase_from(tokens, last + 1, len(tokens.tags))
    named = example is not None and tokens.tags[example[1] - 1] == NAME
    return example[1] if example and named and means_several(tokens.lows[end - 1]) else end


def _end_of_participle(tokens: Tokens, end: int) -> int:
    """Return the word after a participle, or an adjective like one, and what goes on from it, when
    a verb or a mark follows and no verb can be meant.
    """
    told = _follows_according(tokens, end)
    doing = tokens.tag(end) == ING_FORM and phrase_from(tokens, end + 1, len(tokens.tags))
    if doing and (told or tokens.tag(doing[1]) == REPORTING_VERB):
        return _end_of_prepositions(tokens, doing[1])  # a lawyer representing the families
    by = tokens.tag(end) in FULL_VERB and tokens.word(end + 1) == "by"
    past = tokens.tag(end) == ED_FORM or by or (told and _is_past(tokens, end))
    linked = _linked_to_participle(tokens, end + 1) if past else None
    if linked is None:
        return end
    after = _end_of_prepositions(tokens, linked[1])
    if tokens.tags[after - 1] == DETERMINER:
        return end
    if by or told or tokens.low(end) in ADJECTIVES_BEHIND_NOUNS:
        return after
    verb = tokens.tag(after) in FINITE and not tokens.word(after).endswith("ing")
    aside = tokens.tag(after) == "," and tokens.tag(after + 1) == RELATIVE
    return after if verb or aside else end


def _linked_to_participle(tokens: Tokens, i: int) -> Phrase | None:
    """Return the phrase that a preposition at word i, or behind a time there, links to a
    participle: published on Friday in | the Ledger; close to | him.
    """
    while tokens.tag(i) == TIME or (tokens.tag(i) == PREPOSITION and tokens.tag(i + 1) == TIME):
        i += 1
    if tokens.tag(i) != PREPOSITION:
        return None
    if tokens.tag(i + 1) == OBJECT_PRONOUN:
        return i + 1, i + 2
    return phrase_from(tokens, i + 1, len(tokens.tags))


def _is_past(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is the participle of a verb of reporting: a study published in Nature."""
    return tokens.tag(i) == REPORTING_VERB and VERBS[tokens.lows[i]].form == "past"


def _follows_according(tokens: Tokens, end: int) -> bool:
    """Tell whether the noun phrase that ends before word `end` follows "according to"."""
    first = end
    while first > 1 and tokens.tags[first - 1] in DESCRIBING:
        first -= 1
    return first > 1 and tokens.lows[first - 2] == "according"


def _end_of_prepositions(tokens: Tokens, end: int) -> int:
    """Return the word after the prepositional phrases that a noun is linked to."""
    while tokens.tag(end) == PREPOSITION and _links(tokens, end):
        if tokens.word(end + 1) == "those":  # 66 percent of those surveyed
            return _end_of_those(tokens, end + 1, end + 2) or end
        linked = phrase_from(tokens, end + 1, len(tokens.tags))
        if linked is None or tokens.tags[linked[1] - 1] not in NOMINAL:
            break
        if tokens.tags[linked[0]] == ING_FORM:
            break  # accused by critics of raising taxes
        if tokens.low(end) in _PLACES and not _is_place(tokens, linked):
            break
        end = _end_of_second(tokens, linked[1])
    return end


def _end_of_second(tokens: Tokens, end: int) -> int:
    """Return the word after a second body that "and" joins to one, both before a verb: experts from
    the Kars Agency | and the Tin Board said.
    """
    joint = end + 3 * (tokens.tags[end : end + 3] == ("(", NAME, ")"))  # its initials
    if tokens.tags[end - 1] != NAME or tokens.words[joint : joint + 2] != ("and", "the"):
        return end
    second = phrase_from(tokens, joint + 1, len(tokens.tags))
    whole = second is not None and tokens.tags[second[1] - 1] == NAME
    return second[1] if second and whole and tokens.tag(second[1]) in FINITE else end


def _links(tokens: Tokens, i: int) -> bool:
    """Tell whether a preposition links a noun to what tells who or which is meant; not: of
    course.
    """
    if (tokens.low(i), tokens.word(i + 1)) in _ADVERBIALS:
        return False
    low, noun = tokens.low(i), tokens.low(i - 1)
    sent = low == "to" and noun in SENT_TO
    on = low == "on" and noun.removesuffix("s") in _PEOPLE_ON  # a user on Weibo
    return sent or on or low in _LINKS_AND_PLACES


def _is_place(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase behind "in" may say who is meant: in the party, in Kars, but not: in a
    statement, in the town Omar Saleh.
    """
    first, last = phrase[0], phrase[1] - 1
    definite = tokens.tags[first] == NAME or tokens.low(first) == "the"
    goes_on = tokens.tag(last + 1) == CONJUNCTION  # in Kars and around it
    return (
        definite
        and not goes_on
        and (tokens.tags[last] == NOUN or NOUN not in tokens.tags[first:last])
    )
