"""What a cue reports: the clause in front of it or behind it, or the phrase that stands for one."""

from __future__ import annotations

from analysis.quotations.grammar.displaced_subjects import before_adverbs
from analysis.quotations.grammar.noun_phrases import (
    CLAUSE_OPENING_PREPOSITIONS,
    phrase_from,
)
from analysis.quotations.reports.adjuncts import after_addressee, after_times
from analysis.quotations.reports.cue import CLOSING_SIDES, Cue
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.rule_table import ReadingRule
from analysis.quotations.text.lexicon import WORD_LISTS
from analysis.quotations.text.tags import (
    ADJUNCT_OPENER,
    ADJUNCT_WORD,
    ADVERBIAL,
    CLAUSE_MARK,
    CLAUSE_OR_QUOTATION,
    CLAUSE_SIGN,
    COMMA_OR_DASH,
    COMMA_OR_QUOTATION,
    COMMA_OR_STOP,
    CONJUNCTION,
    CONNECTIVE_ADVERBIAL,
    ED_FORM,
    FINITE,
    INFINITIVE,
    ING_FORM,
    NAME_OR_DETERMINER,
    NO_COMPLEMENT,
    OBJECT_OR_RELATIVE,
    PAUSE,
    PHRASE_OPENER,
    PREPOSITION,
    QUOTATION,
    RELATIVE,
    REPORT_LIMIT,
    SUBORDINATOR,
    TIME,
    VERB_FORM,
    VERBAL,
    VERBAL_OR_ADVERB,
)
from analysis.quotations.text.tokens import Tokens

_NEVER_REPORTED = frozenset(WORD_LISTS["never reported without marks"])
_REFUSALS = frozenset(WORD_LISTS["refusals"])
_SETTING_APART = frozenset(WORD_LISTS["clauses that set apart"])
_NEEDING_A_CLAUSE = frozenset(WORD_LISTS["needing a clause"])
_SUMMING_NOUNS = frozenset(WORD_LISTS["sums of what was said"])
_WITHOUT_THAT = frozenset(WORD_LISTS["reported without that"])
_STATES_REPORTED = frozenset(WORD_LISTS["states reported"])
_POINTING_BACK = frozenset(["that's", "that is", "that was", "this is", "this was"])
_ADJUNCT_WORDS = frozenset(["while", "when", "in", "on", "at", "during", "after", "before"])
# after a closing cue and a comma: how it was said, or what the reporter sets beside it
AFTER_REPORT = _ADJUNCT_WORDS | _SETTING_APART | {"as"}
_SIDES_OF_AS = frozenset(["adjacent", "apposition", "passive"])  # of cues in clauses with "as"
_CLAUSE_OPENERS = CLAUSE_OPENING_PREPOSITIONS | {"when", "while", "although", "though", "because"}
_OCCASIONS = frozenset(["in", "at", "on", "during", "via"])  # prepositions of where it was said
_QUESTION_WORDS = frozenset(
    ["if", "whether", "why", "how", "what", "who", "whom", "which", "when", "where"]
)
_QUESTION_OPENERS = _QUESTION_WORDS | {"about"}
_WITH_PREPOSITION = frozenset(WORD_LISTS["followed by a preposition"])
_LONGEST_ASIDE = 25  # words between a reporting verb and "that"
ReportedRange = tuple[int, int, ReadingRule]  # first word, word after the last, rule


def reported_by(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the word range reported by a cue, with its rule."""
    tags = tokens.tags
    if cue.verb is not None and (cue.verb.lemma in _NEVER_REPORTED or _is_refused(tokens, cue)):
        return None
    if cue.source and tokens.low(cue.source[0]) == "nothing":
        return None  # nothing indicated that it was late
    if cue.side == "according":
        return _reported_by_according(tokens, sentence, cue)
    compared = _reported_around_as(tokens, sentence, cue)
    if compared:
        return compared
    addressed = after_addressee(tokens, cue, sentence.end)
    after = after_times(tokens, addressed, sentence.end)
    closes = _ends_report(tokens, cue, after, sentence.end)
    if cue.side in CLOSING_SIDES and closes and cue.left > sentence.start:
        before = cue.left - 1
        told = addressed > cue.right
        speaks = cue.verb is not None and ("say" in cue.verb.classes or told)
        bare = after >= sentence.end or tags[after] in REPORT_LIMIT
        adjunct = tags[sentence.start] == SUBORDINATOR and tags[sentence.start + 1] in VERB_FORM
        whole = (bare and not adjunct) or _is_sentence(tokens, sentence.start, before)
        if tags[before] in COMMA_OR_DASH and speaks and whole:
            return sentence.start, before, "closing"
        if cue.side == "inverted":
            return None
    if _opens_after_colon(tokens, cue, sentence.end):
        return cue.right + 1, sentence.end, "complement"
    return _verb_complement(tokens, sentence, cue)


def _is_sentence(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether the words in front of a closing cue are more than a fronted adjunct: a verb
    stands in them, behind the comma of the adjunct if there is one.
    """
    tags, first = tokens.tags, start
    if tags[start] in ADJUNCT_OPENER or tags[start] in ADVERBIAL:
        first = next((i for i in range(start, end) if tags[i] == ","), end)
        if first == end and tags[start] == SUBORDINATOR:
            return False
    clause = any(tag in CLAUSE_OR_QUOTATION for tag in tags[start:end])
    return tags[start] not in ADJUNCT_OPENER or first < end or clause


def _ends_report(tokens: Tokens, cue: Cue, i: int, end: int) -> bool:
    """Tell whether a report ends with its cue and the adjunct from word i on: ..., Ali said while
    visiting Kars; ..., said Anna Berg of the Kars office.
    """
    tags = tokens.tags
    if i >= end or tags[i] in REPORT_LIMIT:
        return True
    qualifies = cue.side == "inverted" and tags[i] == PREPOSITION
    if not (qualifies or tokens.low(i) in _ADJUNCT_WORDS):
        return False
    stop = next((j for j in range(i, end) if tags[j] in REPORT_LIMIT), end)
    return not any(tag in CLAUSE_OR_QUOTATION for tag in tags[i:stop])


def _is_refused(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether somebody declines to say what follows a cue."""
    to = cue.word - 1
    if cue.side != "infinitive" or tokens.low(to) != "to":
        return False
    return any(tokens.low(i) in _REFUSALS for i in range(max(0, to - 2), to))


def vouching_cue(tokens: Tokens, sentence: Sentence) -> Cue | None:
    """Return the cue of a sentence that vouches for the one before: That's according to Ali."""
    cue = next((c for c in sentence.cues if c.side == "according"), None)
    if cue is None:
        return None
    opening = " ".join(tokens.low(i) for i in range(sentence.start, cue.left))
    return cue if opening.replace("’", "'") in _POINTING_BACK else None


def _reported_by_according(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the clause that "according to" vouches for: the rest of its sentence."""
    that = cue.left - 1 - (tokens.tags[cue.left - 1] == ",")
    inside = that > sentence.start and tokens.words[that] == "that"  # said that, according to ...
    if cue.left - sentence.start > 2 and not inside:
        return _first_vouched_word(tokens, sentence, cue), cue.left, "according"
    comma = next((i for i in range(cue.right, sentence.end) if tokens.tags[i] == ","), None)
    return (comma + 1, sentence.end, "according") if comma else None


def _reported_around_as(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the clause that a clause with "as" and nothing behind its verb vouches for: as Ali
    said, the road is open; the road is open, as Ali said; as reported by the paper, ...
    """
    conjunction, start = cue.left - 1, sentence.start
    if conjunction < start or tokens.low(conjunction) != "as" or cue.side not in _SIDES_OF_AS:
        return None
    if cue.source is None or cue.verb is None or "say" not in cue.verb.classes:
        return None
    if tokens.low(cue.word) in ("went", "goes"):
        return None  # as the day went on
    right = cue.source[1] if cue.side == "passive" else cue.right
    after = after_times(tokens, right, sentence.end)
    if after < sentence.end and tokens.tags[after] not in COMMA_OR_STOP:
        return None
    if all(tag in CONNECTIVE_ADVERBIAL or tag == "," for tag in tokens.tags[start:conjunction]):
        return after + 1, sentence.end, "according"
    return (start, conjunction - 1, "according") if tokens.tags[conjunction - 1] == "," else None


def _first_vouched_word(tokens: Tokens, sentence: Sentence, cue: Cue) -> int:
    """Return the first word that "according to" at the end of a sentence vouches for.

    It vouches for all of it, unless the sentence is a report that a relative clause with a report
    of its own ends (Ali said that he was ill, which Omar has denied, according to the paper).
    """
    reports = [
        c for c in sentence.cues if c.source and c.word < cue.left and c.side in CLOSING_SIDES
    ]
    for later in reports[1:]:
        before = later.left - 1
        if tokens.tags[before] == RELATIVE and tokens.tags[before - 1] == ",":
            return before
    return sentence.start


def _verb_complement(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return what follows a reporting verb: a clause with or without "that", or a phrase."""
    end = sentence.end
    i = _after_verb(tokens, cue, end)
    if cue.verb is None or i >= end or tokens.tags[i] in NO_COMPLEMENT:
        return None
    if tokens.tags[i] == ",":
        i = _comma_before_that(tokens, i, end)
    if i >= end:
        return None
    i = _after_occasion(tokens, i, end)
    end = _end_of_report(tokens, sentence, cue)
    that = _place_of_that(tokens, i, end)
    if that is not None and tokens.tag(that + 1) in NO_COMPLEMENT:
        return None  # they told us that
    if that is not None and cue.verb.classes & {"say", "tell", "ask"}:
        return that, end, "complement"
    told = cue.side == "passive" and cue.verb.lemma in ("tell", "inform")
    if told and _is_clause(tokens, i, end):
        return i, end, "bare complement"
    if cue.source is None:
        return _reported_question(tokens, cue, i, end)
    named = (
        cue.verb.lemma == "call" and tokens.tags[cue.left - 1] in OBJECT_OR_RELATIVE
    )  # which he called good
    if not (named or _takes_no_that(tokens, cue.verb.lemma, i)):
        return None
    if cue.verb.lemma in _NEEDING_A_CLAUSE and not _is_clause(tokens, i, end):
        return None
    return i, end, "bare complement"


def _opens_after_colon(tokens: Tokens, cue: Cue, end: int) -> bool:
    """Tell whether a verb of saying with its subject leads by a colon to a clause without marks."""
    says = cue.verb is not None and cue.side in CLOSING_SIDES and "say" in cue.verb.classes
    clause = cue.right + 1 < end and tokens.tags[cue.right] == ":"
    return says and clause and QUOTATION not in tokens.tags[cue.right : end]


def _end_of_report(tokens: Tokens, sentence: Sentence, cue: Cue) -> int:
    """Return the word after the last that a cue can report.

    A report ends before another of the same speaker (..., adding that he agreed), before the
    reporter's comment on it (..., a claim that Ali denies) and before a main clause that it stands
    in front of (saying that he was ill, Ali ...).
    """
    if cue.side == "fronted" and cue.source and cue.source[0] > cue.word:
        return cue.source[0]
    for other in sentence.cues:
        if _reports_apart(tokens, cue, other):
            return _before_cue(tokens, other)
        if _goes_on_report(tokens, cue, other):
            return other.word
        if (
            other.side == "according"
            and tokens.words[other.left - 1 - (tokens.tags[other.left - 1] == ",")] != "that"
            and cue.left < _first_vouched_word(tokens, sentence, other) < other.left
        ):
            return other.left
    if cue.side == "noun":  # his remark that it was "a mistake" angered her
        inside = [at for n in sentence.quotes if (at := tokens.quotes[n]) > cue.word]
        return inside[-1] + 1 if inside else sentence.end
    commas = (i for i in range(cue.right + 2, sentence.end - 2) if tokens.tags[i] == ",")
    return next((i for i in commas if _ends_at_comma(tokens, cue, i)), sentence.end)


def _ends_at_comma(tokens: Tokens, cue: Cue, comma: int) -> bool:
    """Tell whether a report ends at a comma: before the reporter's comment, a clause set beside it,
    the verb of the clause around it (Ali, who said it was late, left) or, when it is no clause, a
    clause that a conjunction adds (called for a new vote, but Omar refused).
    """
    word, after = tokens.words[comma + 1], tokens.tags[comma + 1]
    if word in ("a", "an"):
        return tokens.words[comma + 2] in _SUMMING_NOUNS
    if word in _SETTING_APART:
        return cue.side in CLOSING_SIDES and tokens.tags[comma + 2] in NAME_OR_DETERMINER
    if _in_fronted_clause(tokens, cue):
        return _clause_begins(tokens, comma + 1)  # after Ali said that it was late, Omar left
    inside = tokens.tags[cue.right : comma]
    if after == CONJUNCTION:
        said = cue.verb is not None and cue.verb.lemma == "say"  # what is said is a clause
        clause = said or any(tag in CLAUSE_SIGN for tag in inside)
        return not clause and _clause_begins(tokens, comma + 2)
    parted = inside.count(",") % 2 == 1 and not any(tag in FINITE for tag in inside)
    around = cue.side == "relative" and tokens.tags[cue.left - 1] == ","
    return around and after in FINITE and not parted


def _in_fronted_clause(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a cue stands in a clause that a conjunction of time or reason opens: after Ali
    said ...; when told that ...
    """
    opener = cue.left - 1
    if opener < 0 or tokens.low(opener) not in _CLAUSE_OPENERS:
        return False
    return opener == 0 or not tokens.tags[opener - 1].isalpha()


def _clause_begins(tokens: Tokens, i: int) -> bool:
    """Tell whether a subject and its verb begin at word i."""
    subject = phrase_from(tokens, i, len(tokens.tags))
    return subject is not None and tokens.tag(subject[1]) in FINITE


def _goes_on_report(tokens: Tokens, cue: Cue, other: Cue) -> bool:
    """Tell whether a later cue is the next report of the same speaker: ..., adding that he agreed;
    men who asked not to be named said ...
    """
    if cue.side == "relative" and other.source and other.source[1] <= cue.left:
        return other.word > cue.right
    again = other.side == "participle" and other.source == cue.source
    return again and other.word > cue.right and tokens.tags[other.word - 1] in COMMA_OR_QUOTATION


def _reports_apart(tokens: Tokens, cue: Cue, other: Cue) -> bool:
    """Tell whether a later cue brings in a report beside that of the first one: ..., but Omar said
    he was ill; ... and said he was ill.
    """
    near = _before_cue(tokens, other)
    if near <= cue.right + 1 or tokens.tags[near] != CONJUNCTION:
        return False
    if other.side == "shared":
        return other.source == cue.source and _adds_report(tokens, cue, other, near)
    contrasts = tokens.words[near] in ("but", "yet") and tokens.tags[near - 1] == ","
    own = other.source != cue.source and other.side in ("adjacent", "apposition")
    return contrasts and own


def _before_cue(tokens: Tokens, cue: Cue) -> int:
    """Return the last word before a cue, its subject and the adverbs of its verb."""
    if cue.side == "shared":
        return before_adverbs(tokens, cue.word, 0)
    return cue.left - 1


def _adds_report(tokens: Tokens, cue: Cue, other: Cue, near: int) -> bool:
    """Tell whether a finite verb of report, after the conjunction at word `near`, goes on with what
    the source of a cue before it does, not with the clause that this cue reports.

    It does after a comma (said it was late, and urged calm), when somebody says twice (said it was
    late and said he would go), and when no clause is reported (urged Omar to go and said he would).
    """
    if other.verb is None or cue.verb is None or other.verb.form == "base":
        return False
    twice = other.verb.lemma in ("say", cue.verb.lemma) and other.verb.form == cue.verb.form
    clause = any(tag in CLAUSE_SIGN for tag in tokens.tags[cue.right : near])
    return tokens.tags[near - 1] == "," or twice or not clause


def _after_verb(tokens: Tokens, cue: Cue, end: int) -> int:
    """Return the word after a reporting verb, times and adverbs, and the person spoken to."""
    tags, i = tokens.tags, cue.right
    if cue.verb is not None and cue.verb.lemma == "point" and tokens.word(i) == "out":
        i += 1
    i = after_times(tokens, i, end)
    if i < end and tags[i] == ",":
        return _comma_before_that(tokens, i, end)
    if i >= end or tags[i] in PAUSE:
        return end
    return after_addressee(tokens, cue._replace(right=i), end)


def _after_occasion(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after where something was said, at word i, when a clause begins behind it:
    said in a letter he would go; word i when none does.
    """
    j = i
    while j < end and tokens.words[j] in _OCCASIONS:
        phrase = phrase_from(tokens, j + 1, end)
        if phrase is None:
            return i
        j = after_times(tokens, phrase[1], end)
    return j if j > i and j < end and _clause_begins(tokens, j) else i


def _comma_before_that(tokens: Tokens, i: int, end: int) -> int:
    """Return the comma from word i on with "that" right behind it, after at most one aside: warned,
    as she does, that ...; `end` when there is none.
    """
    for j in range(i, min(end, i + _LONGEST_ASIDE)):
        if tokens.tags[j] == "," and tokens.word(j + 1) == "that":
            return j
    return end


def _place_of_that(tokens: Tokens, i: int, end: int) -> int | None:
    """Return the place of a "that" that follows word i after at most a few words of an adjunct, or
    an adjunct between commas.
    """
    tags = tokens.tags
    if tags[i] in PHRASE_OPENER and TIME not in tags[i : i + 3]:
        return None  # reported a loss that surprised the town
    for j in range(i, min(end, i + 10)):
        if tokens.words[j] == "that":
            parted = "," in tags[i:j] and tags[j - 1] != ","
            return None if parted else j  # reported from Kars, a town that ...
        if tags[j] not in ADJUNCT_WORD and tags[j] != ",":
            return None
    return None


def _is_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the words from word i on are a clause: a question word, an infinitive, a form in
    -ing, or a subject and its verb, with no more than asides and relative clauses between them.
    """
    infinitive = tokens.words[i] == "to" and i + 1 < end and tokens.tags[i + 1] in INFINITIVE
    if infinitive or tokens.tags[i] == ING_FORM:
        return True  # claimed to have won, denied using gas
    j = i
    while j < end:
        tag = tokens.tags[j]
        if tag == ",":
            return _verb_after_aside(tokens, j, end)
        if tag in CLAUSE_MARK:
            return False
        if j > i and (tag == SUBORDINATOR or tokens.words[j] in CLAUSE_OPENING_PREPOSITIONS):
            return False  # reported a loss after it had sold the ship
        if tag == RELATIVE:
            j = _after_verbs(tokens, j + 1, end)  # reported earnings that topped estimates
        elif tag in CLAUSE_SIGN or tokens.words[j] in _QUESTION_WORDS:
            return True
        else:
            j += 1
    return False


def _verb_after_aside(tokens: Tokens, comma: int, end: int) -> bool:
    """Tell whether a verb follows the aside that begins at a comma: the pier, built in 1890, is."""
    closing = next((j for j in range(comma + 1, end) if tokens.tags[j] == ","), end)
    return closing + 1 < end and tokens.tags[closing + 1] in FINITE


def _after_verbs(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after the verb of a relative clause whose first word is word i."""
    while i < end and tokens.tags[i] not in VERBAL and tokens.tags[i] not in CLAUSE_MARK:
        i += 1
    while i < end and tokens.tags[i] in VERBAL_OR_ADVERB:
        i += 1
    return i


def _takes_no_that(tokens: Tokens, lemma: str, i: int) -> bool:
    """Tell whether the words from word i on can be reported by a verb without "that"."""
    word = tokens.words[i]
    if lemma == "ask" and word in ("not", "for"):
        return False  # asked not to be named, asked for help
    if lemma == "report" and (tokens.tags[i] == ED_FORM or word in _STATES_REPORTED):
        return False  # a man reported missing
    if lemma not in _WITHOUT_THAT or (lemma == "call" and word not in ("for", "on")):
        return False
    return tokens.tags[i] != PREPOSITION or word == "to" or lemma in _WITH_PREPOSITION


def _reported_question(tokens: Tokens, cue: Cue, i: int, end: int) -> ReportedRange | None:
    """Return the question put to somebody, up to the next comma: asked whether he would go, Ali
    ...
    """
    if cue.verb is None or cue.verb.lemma != "ask" or tokens.words[i] not in _QUESTION_OPENERS:
        return None
    comma = next((j for j in range(i, end) if tokens.tags[j] == ","), end)
    return cue.right, comma, "question"
