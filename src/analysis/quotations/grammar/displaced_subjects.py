"""The source of a reporting verb that has no subject of its own right before it."""

from __future__ import annotations

from analysis.quotations.grammar.asides import closes_aside
from analysis.quotations.grammar.noun_phrases import (
    Phrase,
    can_speak,
    is_initial,
    opens_inverted_subject,
    phrase_from,
    phrase_up_to,
)
from analysis.quotations.grammar.qualified_nouns import behind_with
from analysis.quotations.grammar.subjects import clause_subject, subject_of
from analysis.quotations.text.lexicon import (
    ADJECTIVES_BEHIND_NOUNS,
    AGENT_ENDINGS,
    GREETINGS,
    WORD_LISTS,
    Verb,
)
from analysis.quotations.text.tags import (
    ADVERB,
    ADVERBIAL,
    AFTER_INVERTED_PRONOUN,
    AFTER_INVERTED_SUBJECT,
    AGENT_LIMIT,
    APPOSITION_WORD,
    BEFORE_REPORT_CLAUSE,
    CLAUSE_BOUNDARY,
    CLAUSE_LIMIT,
    COMMA_OR_COLON,
    COMMA_OR_QUOTATION,
    COMMA_OR_STOP,
    CONJUNCTION,
    ED_FORM,
    FINITE,
    FULL_VERB,
    NAME,
    NAME_OR_STOP,
    NOMINAL,
    NOMINAL_OR_NUMBER,
    NUMBER,
    OBJECT_PRONOUN,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    RELATIVE,
    SENTENCE_END,
    SENTENCE_MARK,
    TIME_WORD,
    VERBAL,
    VERBAL_OR_ADVERB,
    VERBAL_OR_QUOTATION,
)
from analysis.quotations.text.tokens import Tokens

# words that a verb without a subject looks back, and an agent may follow its verb
_LONGEST_LOOK = 60
_LONGEST_OBJECT = 8  # words of whom a verb makes speak
_PLACING = frozenset(["on", "in", "at", "via", "through"])  # a thing, or where it was said
_MAKING_SPEAK = frozenset(WORD_LISTS["forms of verbs that make somebody speak"])
_GOING_ON = frozenset(WORD_LISTS["going on doing"])
_MEETING_OTHERS = frozenset(WORD_LISTS["meeting what others say"])
_TOLD = frozenset(["told", "informed", "notified"])


def inverted_subject(tokens: Tokens, i: int, start: int, end: int, verb: Verb) -> Phrase | None:
    """Return the source behind the verb at word i: "...", said the mayor. None when it stands
    elsewhere.
    """
    tags = tokens.tags
    speaks = bool(verb.classes & {"say", "ask"})
    if verb.form == "base" and verb.lemma != "read":  # "...", read the leaflet
        speaks = verb.lemma == "say" and i > start and tokens.tags[i - 1] in COMMA_OR_QUOTATION
    if not speaks and verb.lemma != "read":
        return None
    if i == start:
        return _name_after_opening_verb(tokens, i, end)
    at = before_adverbs(tokens, i, start + 1)
    opens = after_adverbs(tokens, i + 1, end)
    begins = tags[at] in BEFORE_REPORT_CLAUSE and opens < end
    if not begins or not opens_inverted_subject(tokens, opens):
        return None
    source = phrase_from(tokens, opens, end)
    if source is None or not _follows_its_verb(tokens, at, start, source, end):
        return None
    titled = tags[at] == QUOTATION and tokens.tag(source[1]).isalpha()
    if tokens.low(source[0]) in GREETINGS or (titled and closes_aside(tokens, at, start)):
        return None  # Ali, author of "...", noted the mayor's absence
    if verb.lemma != "say" and not _may_invert(tokens, at, start, source, end, verb):
        return None
    after = source[1]
    doing = tokens.word(after + 1).endswith("ing")
    goes_on = tokens.tag(after) == "," and tokens.tag(after + 1) in FINITE and not doing
    closes = goes_on or _ends_sentence(tokens, after, end)
    if not closes and _closes_apposition(tokens, at, start):
        return None
    return _name_in_apposition(tokens, source, end)


def _may_invert(tokens: Tokens, at: int, start: int, source: Phrase, end: int, verb: Verb) -> bool:
    """Tell whether a verb other than "say", behind word `at`, may have its source behind it.

    A quotation stands near, or the clause ends its sentence: ..., noted the paper's Anna Berg.
    """
    tags = tokens.tags
    quoted = tags[at] == QUOTATION or (at > start and tags[at - 1] == QUOTATION)
    introduces = source[1] < end and tags[source[1]] == ","
    finite = verb.form in ("past", "s")
    ends = tags[at] == "," and finite and _ends_sentence(tokens, source[1], end)
    if not (quoted or introduces or ends):
        return False
    alone = at == start and tags[at] == QUOTATION
    closes = source[1] >= end or tags[source[1]] in AFTER_INVERTED_SUBJECT
    return (alone and closes) or can_speak(tokens, source)


def _closes_apposition(tokens: Tokens, at: int, start: int) -> bool:
    """Tell whether the mark at word `at` closes an aside and no verb but that of a relative clause
    stands before it, so that the verb behind it has its subject in front: Ali, for example, said;
    Ali, a farmer who keeps bees, said ...
    """
    before = tokens.tags[start : at + 1]
    if "," not in before[:-1] or QUOTATION in before:
        return False
    return not any(tag in VERBAL for tag in before) or _is_relative_clause(before)


def _is_relative_clause(tags: tuple[str, ...]) -> bool:
    """Tell whether the verbs among the words of an aside are those of a relative clause."""
    inside = said = False
    for i, tag in enumerate(tags):
        if tag == RELATIVE:
            inside, said = True, False
        elif tag == "," and said:
            inside = False
        elif tag in VERBAL and not (tag == ED_FORM and tags[i + 1] in NOMINAL):
            if not inside or (said and tags[i - 1] not in VERBAL_OR_ADVERB | {CONJUNCTION}):
                return False
            said = True
    return True


def _ends_sentence(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether a sentence ends right before word i: ..., noted the paper's Anna Berg."""
    return i >= end or (tokens.tags[i] in SENTENCE_MARK and i + 1 >= end)


def _name_after_opening_verb(tokens: Tokens, i: int, end: int) -> Phrase | None:
    """Return the name behind a verb that opens its sentence: Said Ali Demir: "..." """
    if not tokens.words[i][0].isupper() or tokens.tag(i + 1) != NAME:
        return None
    source = phrase_from(tokens, i + 1, end)
    return (
        source if source and source[1] < end and tokens.tags[source[1]] in COMMA_OR_COLON else None
    )


def _follows_its_verb(tokens: Tokens, at: int, start: int, source: Phrase, end: int) -> bool:
    """Tell whether a phrase behind a verb is its source: no verb of the phrase's own follows it."""
    tags = tokens.tags
    after = tags[source[1]] if source[1] < end else "."
    if after == ED_FORM and tokens.low(source[1]) in ADJECTIVES_BEHIND_NOUNS:
        after = PREPOSITION  # said a source close to the mayor
    if (tags[at] != QUOTATION or at > start) and after in VERBAL_OR_QUOTATION:
        return False
    if tags[source[0]] == PRONOUN:
        said = tags[at] == QUOTATION or tokens.words[source[0] - 1] == "said"
        return said and (
            after not in VERBAL if tags[at] == QUOTATION else after in AFTER_INVERTED_PRONOUN
        )
    return tags[at] == QUOTATION or not _finite_verb_follows(tokens, source[1], end)


def _finite_verb_follows(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether a finite verb follows from word i on in the same clause."""
    for tag in tokens.tags[i : min(end, i + 12)]:
        if tag in FINITE:
            return True
        if tag in CLAUSE_LIMIT:
            break
    return False


def _name_in_apposition(tokens: Tokens, source: Phrase, end: int) -> Phrase:
    """Return the name that follows a description, when one does: the envoy, Anna Berg."""
    tags, after = tokens.tags, source[1]
    if after + 2 >= end or tags[after] != "," or tags[after - 1] == NAME or tags[after + 1] != NAME:
        return source
    name = phrase_from(tokens, after + 1, end)
    if (
        name is None
        or name[1] - name[0] < 2
        or any(tags[i] not in NAME_OR_STOP for i in range(*name))
    ):
        return source
    return name if name[1] >= end or tags[name[1]] in COMMA_OR_STOP else source


def passive_agent(tokens: Tokens, i: int, end: int) -> Phrase | None:
    """Return the source of the passive at word i: the person or body after "by"."""
    for j in range(i + 1, min(end, i + _LONGEST_LOOK)):
        if tokens.tags[j] in AGENT_LIMIT:
            return None
        if tokens.words[j] == "by":
            if j == i + 1 and tokens.low(i) in _TOLD:
                return _agent_of_telling(tokens, j + 1, end)
            source = phrase_from(tokens, j + 1, end)
            if source and (can_speak(tokens, source) or _is_agent_noun(tokens, source, j)):
                return _name_in_apposition(tokens, source, end)
    return None


def _agent_of_telling(tokens: Tokens, i: int, end: int) -> Phrase | None:
    """Return who tells, whatever the word for him: was told by forecasters, informed by him."""
    if tokens.tag(i) == OBJECT_PRONOUN:
        return i, i + 1
    source = phrase_from(tokens, i, end)
    return _name_in_apposition(tokens, source, end) if source else None


def _is_agent_noun(tokens: Tokens, source: Phrase, by: int) -> bool:
    """Tell whether a noun for people of no list stands after a quotation and "by": "..." by
    traders.
    """
    return tokens.tags[by - 1] == QUOTATION and tokens.low(source[1] - 1).endswith(AGENT_ENDINGS)


def subject_after_participle(tokens: Tokens, i: int) -> Phrase | None:
    """Return the source of a participle that opens its sentence: the subject after the comma
    (Citing ..., Ali said).
    """
    tags, stop = tokens.tags, min(len(tokens.tags), i + _LONGEST_LOOK)
    spare: Phrase | None = None
    for at in range(i + 1, stop):
        if tags[at] in SENTENCE_END and not is_initial(tokens, at):
            break
        if tags[at] in COMMA_OR_QUOTATION:
            source = phrase_from(tokens, at + 1, min(at + 12, stop))
            if source and _finite_verb_follows(tokens, source[1], stop):
                return source
            spare = spare or (source if tags[at] == "," else None)
    return spare


def shared_subject(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the source that the participle or infinitive at word i shares with the clause
    before.
    """
    at = before_adverbs(tokens, i, start)
    return nearest_clause_subject(tokens, start, at) or clause_subject(tokens, start, i)


def after_adverbs(tokens: Tokens, i: int, end: int) -> int:
    """Return the first word from word i on that is no adverb or time; `end` when there is none."""
    while i < end and tokens.tags[i] in ADVERBIAL:
        i += 1
    return i


def before_adverbs(tokens: Tokens, i: int, start: int) -> int:
    """Return the last word before word i that is no adverb or time; one less than `start` when
    there is none.
    """
    at = i - 1
    while at >= start and tokens.tags[at] in ADVERBIAL:
        at -= 1
    return at


def adjacent_subject(tokens: Tokens, i: int, start: int, side: str) -> Phrase | None:
    """Return the source right before a participle or infinitive: an ad calling it, let her say."""
    tags, at = tokens.tags, before_adverbs(tokens, i, start)
    if side == "infinitive":
        return _made_to_speak(tokens, at, start)
    if at > start and tags[at] == ",":
        return _named_behind_with(tokens, at, start)
    if at > start and tokens.lows[at] in _GOING_ON:
        return (subject_of(tokens, at, start) or (None,))[0]  # once it rang, the men began shouting
    if at < start or tags[at] not in NOMINAL_OR_NUMBER:
        return None
    speaker = behind_with(tokens, at, start)
    if speaker:
        return speaker
    owner = phrase_up_to(tokens, at, start)
    if owner and owner[0] > start and tokens.low(owner[0] - 1) in _PLACING:
        return None  # Ali wrote on Facebook saying ...
    seen = owner and tags[owner[1] - 1] == NAME  # the film shows Ali saying
    issued = owner and owner[0] > start and tags[owner[0] - 1] in FULL_VERB
    if owner and issued and not seen and tokens.low(owner[0] - 1) not in _MEETING_OTHERS:
        issuer = subject_of(tokens, owner[0] - 1, start)  # issued a statement saying
        return issuer[0] if issuer else None
    counted = owner and NUMBER in tags[slice(*owner)]  # left 62 percent of voters saying ...
    return owner if owner and (counted or can_speak(tokens, owner)) else None


def _named_behind_with(tokens: Tokens, comma: int, start: int) -> Phrase | None:
    """Return who speaks in a phrase that "with" opens: with its leader, Ali Demir, | saying ..."""
    near = range(comma, max(start, comma - _LONGEST_LOOK), -1)
    opens = next((i for i in near if tokens.low(i) == "with"), None)
    made = phrase_from(tokens, opens + 1, comma) if opens is not None else None
    if made is None or tokens.tags[made[1]] != "," or made[1] == comma:
        return None
    apposed = all(tag in APPOSITION_WORD for tag in tokens.tags[made[1] + 1 : comma])
    return _name_in_apposition(tokens, made, comma) if apposed else None


def _made_to_speak(tokens: Tokens, to: int, start: int) -> Phrase | None:
    """Return whom the clause before "to" makes say what follows: led her to say ...; forced the
    club to announce ...
    """
    if to <= start:
        return None
    if tokens.tags[to - 1] == OBJECT_PRONOUN:
        return to - 1, to
    near = range(to - 1, max(start, to - _LONGEST_OBJECT), -1)
    verb = next((i for i in near if tokens.low(i) in _MAKING_SPEAK), None)
    return phrase_from(tokens, verb + 1, to) if verb is not None else None


def _after_time(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after the time or adverbs at word i: who | just a week ago | left."""
    while i < end and tokens.tags[i] in TIME_WORD:
        i += 1
    return i


def nearest_clause_subject(tokens: Tokens, start: int, at: int) -> Phrase | None:
    """Return the subject of the clause that ends at word `at`, when the clause opens inside the
    sentence.
    """
    tags = tokens.tags
    for j in range(min(at, len(tags) - 2), max(start, at - _LONGEST_LOOK), -1):
        verbal = tags[_after_time(tokens, j + 1, at)] in VERBAL
        related = tokens.words[j] == "who" and (tags[at] != "," or tags[j - 1] == ",")
        if verbal and (related or (tags[j] == PRONOUN and tokens.low(j) != "it")):
            return j, j + 1
        if tags[j] not in CLAUSE_BOUNDARY and tokens.words[j] != "who":
            continue
        if tags[j] == "," and tags[j + 1] in VERBAL and j + 1 <= at:
            parted = subject_of(tokens, j + 1, start)  # Ali, who was late, was ready to admit
            return parted[0] if parted else None
        phrase = phrase_from(tokens, j + 1 + (tags[j + 1] == CONJUNCTION), at)
        if phrase and can_speak(tokens, phrase):
            verb = next((k for k in range(phrase[1], at) if tags[k] != ADVERB), at)
            if verb < at and tags[verb] in VERBAL:
                return phrase
    return None
