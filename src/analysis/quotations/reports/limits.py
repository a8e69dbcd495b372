"""Where the report of a cue ends: at another report, a comment or a clause of the reporter's."""

from __future__ import annotations

from analysis.quotations.grammar.clauses import CLAUSE_OPENERS, JOINING_CLAUSES, clause_begins
from analysis.quotations.grammar.displaced_subjects import before_adverbs
from analysis.quotations.grammar.noun_phrases import can_speak, phrase_from, phrase_up_to
from analysis.quotations.grammar.verb_groups import before_verb_group
from analysis.quotations.reports.coordination import added_predicate
from analysis.quotations.reports.cue import (
    CLAUSE_TAKING,
    CLOSING_SIDES,
    FINITE_SIDES,
    Cue,
    is_progressive,
)
from analysis.quotations.reports.fronted import end_of_fronted_clause, is_in_fronted_clause
from analysis.quotations.reports.lost_commas import are_commas_lost
from analysis.quotations.reports.noun_clauses import after_first_verb, end_of_noun_clause
from analysis.quotations.reports.occasions import before_occasion
from analysis.quotations.reports.reticence import left_unsaid
from analysis.quotations.reports.sentence import Sentence, end_of_bracket
from analysis.quotations.reports.vouched import first_vouched_word
from analysis.quotations.text.lexicon import FORMS_OF_BE, SUMMING_NOUNS, WORD_LISTS
from analysis.quotations.text.tags import (
    BEFORE_SUBCLAUSE,
    CLAUSE_MARK,
    CLAUSE_SIGN,
    COMMA_OR_DASH,
    COMMA_OR_QUOTATION,
    CONJUNCTION,
    DASH,
    FINITE,
    FINITE_OR_ED,
    FRONT_OF_REPORT,
    ING_FORM,
    LISTING,
    NAME_OR_DETERMINER,
    NOMINAL,
    NOMINAL_OR_ED,
    PREPOSITION,
    RELATIVE,
    SENTENCE_END,
    SPECIFIER,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

SETTING_APART = frozenset(WORD_LISTS["clauses that set apart"])
_SUMS_ALONE = frozenset(f"{noun}s" for noun in SUMMING_NOUNS).union(WORD_LISTS["sums alone"])
_ONLY_OF_SOMEBODY = frozenset(WORD_LISTS["only of somebody"])
_BE_OR_HAVE = FORMS_OF_BE | {"have", "has", "had", "having"}
_BEFORE_INFINITIVE = frozenset(WORD_LISTS["auxiliaries before an infinitive"])


def end_of_report(tokens: Tokens, sentence: Sentence, cue: Cue, begins: int) -> int:
    """Return the word after the last that a cue can report, from word `begins` on.

    A report ends before another of the same speaker (..., adding that he agreed), before the
    reporter's comment on it (..., a claim that Ali denies) and before a main clause that it stands
    in front of (saying that he was ill, Ali ...), before the occasion of what is asked for, and
    before what is left unsaid.
    """
    end = before_occasion(tokens, cue, begins, _end_of_clauses(tokens, sentence, cue, begins))
    return left_unsaid(tokens, cue, begins, min(end, end_of_bracket(tokens, sentence, begins)))


def _end_of_clauses(tokens: Tokens, sentence: Sentence, cue: Cue, begins: int) -> int:
    """Return the word after the last that a cue can report, or its source leaves unsaid."""
    behind = _source_behind(tokens, cue, begins)
    if behind is not None:
        return behind
    for other in sentence.cues:
        if _reports_apart(tokens, cue, other):
            return before_cue(tokens, other)
        if other.word >= begins and _goes_on_report(tokens, cue, other):
            group = before_verb_group(tokens, other.word, cue.right)[1]
            return group - (tokens.words[group - 1] == "while")
        if (
            other.side == "according"
            and tokens.words[other.left - 1 - (tokens.tags[other.left - 1] == ",")] != "that"
            and cue.left < first_vouched_word(tokens, sentence, other) < other.left
        ):
            return other.left
    if (added := added_predicate(tokens, begins, sentence.end)) is not None:
        return added
    fronted = end_of_fronted_clause(tokens, cue, sentence.start, sentence.end)
    if fronted is not None and fronted > begins:
        return fronted
    if cue.side == "noun":  # his remark that it was "a mistake" angered her
        inside = [at for n in sentence.quotes if (at := tokens.quotes[n]) > cue.word]
        verb = end_of_noun_clause(tokens, cue, sentence.start, sentence.end)
        return inside[-1] + 1 if inside else verb
    around = _verb_around(tokens, sentence, cue, begins)
    if around is not None:
        return around
    marks = (i for i in range(cue.right + 2, sentence.end - 2) if tokens.tags[i] in COMMA_OR_DASH)
    commas = (i for i in marks if tokens.tags[i] == "," or tokens.tags[i + 1] == CONJUNCTION)
    return next((i for i in commas if _ends_at_comma(tokens, cue, i)), sentence.end)


def _source_behind(tokens: Tokens, cue: Cue, begins: int) -> int | None:
    """Return the word before which a source stands behind what it reports: saying that he was ill,
    | Ali; described as "..." | by the union; None when it stands in front.
    """
    if cue.source is None or cue.source[0] < cue.word:
        return None
    agent = cue.side == "passive" and tokens.words[cue.source[0] - 1] == "by"
    if agent and cue.source[0] > begins + 1:
        return cue.source[0] - 1
    return cue.source[0] if cue.side == "fronted" else None


def _verb_around(tokens: Tokens, sentence: Sentence, cue: Cue, begins: int) -> int | None:
    """Return the verb of the clause whose subject a cue and its report, from word `begins` on, only
    qualify: men who said they were ill | were held; a study claiming to show it | was withdrawn.
    """
    tags, last = tokens.tags, cue.left - 1
    qualifies = cue.side == "relative" or (cue.side == "participle" and is_progressive(cue))
    if cue.side == "passive" and tags[last] == RELATIVE:
        qualifies, last = True, last - 1  # a council which was accused of fraud | has ...
    if not qualifies or tags[last] not in NOMINAL or cue.verb is None:
        return None
    if any(tag in VERBAL for tag in tags[sentence.start : last]):
        return None
    doing = begins + (tokens.words[begins] == "of")  # accused of burning it
    burning = tokens.tag(doing) == ING_FORM
    i = doing + 1 if burning else after_first_verb(tokens, begins, sentence.end)
    later = (j for j in range(i, sentence.end) if tags[j] in CLAUSE_MARK or tags[j] in FINITE)
    verb = next(later, sentence.end)
    if verb >= sentence.end or tags[verb] in CLAUSE_MARK or tags[verb - 1] not in NOMINAL_OR_ED:
        return None
    subject = phrase_up_to(tokens, verb - 1, i)
    clause = subject is not None and tags[subject[0] - 1] in BEFORE_SUBCLAUSE
    return None if clause else verb


def _ends_at_comma(tokens: Tokens, cue: Cue, comma: int) -> bool:
    """Tell whether a report ends at a comma: before the reporter's comment, a clause set beside it,
    the verb of the clause around it (Ali, who said it was late, left) or, when it is no clause, a
    clause that a conjunction adds (called for a new vote, but Omar refused).
    """
    word, after = tokens.words[comma + 1], tokens.tags[comma + 1]
    if (comments := opens_comment(tokens, comma)) or word in ("a", "an"):
        return comments
    if word == "that":  # said, citing two guards, that it was late
        return cue.verb is not None and not cue.verb.classes & CLAUSE_TAKING
    if word in SETTING_APART:
        return cue.side in CLOSING_SIDES and tokens.tags[comma + 2] in NAME_OR_DETERMINER
    if is_in_fronted_clause(tokens, cue):
        return clause_begins(tokens, comma + 1)  # after Ali said that it was late, Omar left
    if after == CONJUNCTION:
        return not _is_clause_before(tokens, cue, comma) and clause_begins(tokens, comma + 2)
    if after == ING_FORM:
        return _adds_outcome(tokens, cue, comma)
    if after in FINITE and _is_aside_of_source(tokens, cue):
        return True
    return _goes_on_around(tokens, cue, comma)


def _is_aside_of_source(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a cue in -ing stands in an aside behind its source: Ali, admitting that he was
    late, left.
    """
    if not is_progressive(cue) or cue.source is None or cue.source[1] >= cue.word:
        return False
    return all(tag == "," for tag in tokens.tags[cue.source[1] : cue.word])


def opens_comment(tokens: Tokens, comma: int) -> bool:
    """Tell whether the reporter's comment on what was said begins at a comma: ..., a claim that
    Ali denies; ..., remarks Ali called "mad".
    """
    if tokens.tag(comma) != ",":
        return False
    if tokens.word(comma + 1) in ("a", "an"):
        return tokens.word(comma + 2) in SUMMING_NOUNS
    bare = tokens.word(comma + 1) in _SUMS_ALONE
    return bare and (tokens.tag(comma + 2) == RELATIVE or clause_begins(tokens, comma + 2))


def _adds_outcome(tokens: Tokens, cue: Cue, comma: int) -> bool:
    """Tell whether the word in -ing behind a comma says what came of a report that is no clause:
    has vowed to close it, leaving ...; not: a kind, loving man; accused of lying, hiding and ...
    """
    listed = tokens.tags[comma + 2] in LISTING or ING_FORM in tokens.tags[cue.right : comma]
    finite = cue.side in FINITE_SIDES or cue.side in ("relative", "shared")
    alone = finite and not listed and tokens.words[cue.right] != "that"
    return alone and not _is_clause_before(tokens, cue, comma)


def _is_clause_before(tokens: Tokens, cue: Cue, comma: int) -> bool:
    """Tell whether what a cue reports in front of a comma is a clause."""
    said = cue.verb is not None and cue.verb.lemma == "say"  # what is said is a clause
    return said or any(tag in CLAUSE_SIGN for tag in tokens.tags[cue.right : comma])


def _goes_on_around(tokens: Tokens, cue: Cue, comma: int) -> bool:
    """Tell whether the clause that a cue is set into goes on at a comma: Ali, who said it was late,
    left; the peso, which Ali said was weak, fell.
    """
    after, inside = tokens.tags[comma + 1], tokens.tags[cue.right : comma]
    parted = inside.count(",") % 2 == 1 and not any(tag in FINITE for tag in inside)
    if cue.side == "relative":
        return tokens.tags[cue.left - 1] == "," and after in FINITE and not parted
    if tokens.tags[cue.left - 2 : cue.left] != (",", RELATIVE):
        return False
    verb = after in FINITE_OR_ED and tokens.tags[comma + 2].isalpha() and not parted
    return verb or clause_begins(tokens, comma + 1)


def _goes_on_report(tokens: Tokens, cue: Cue, other: Cue) -> bool:
    """Tell whether a later cue is the next report of the same speaker: ..., adding that he agreed;
    men who asked not to be named said ...
    """
    if cue.side == "relative" and other.source and other.source[1] <= cue.left:
        return other.word > cue.right and tokens.tags[other.word - 1] != PREPOSITION
    if other.side != "participle" or other.source is None:
        return False
    # Ali denied what Omar called a "crisis", stressing that ...
    again = other.source == cue.source or other.source[1] <= cue.left
    return again and other.word > cue.right and _opens_participle(tokens, cue, other)


def _opens_participle(tokens: Tokens, cue: Cue, other: Cue) -> bool:
    """Tell whether a participle opens a clause of its own: ..., adding that; while admitting that;
    urging them to go and promising that.
    """
    before = before_adverbs(tokens, other.word, cue.right)
    if tokens.tags[before] in COMMA_OR_QUOTATION or tokens.words[before] == "while":
        return True
    if cue.side == "participle" and tokens.tags[before] == CONJUNCTION:
        return True
    says = other.verb is not None and "say" in other.verb.classes
    return says and tokens.tags[before] in FRONT_OF_REPORT and are_commas_lost(tokens)


def _reports_apart(tokens: Tokens, cue: Cue, other: Cue) -> bool:
    """Tell whether a later cue brings in a report beside that of the first one: ..., but Omar said
    he was ill; ... and said he was ill; ..., while Omar said he was ill.
    """
    if other.word <= cue.right + 1:
        return False
    near = before_cue(tokens, other)
    if near <= cue.right + 1:
        return False
    own = other.source != cue.source and other.side in ("adjacent", "apposition")
    if tokens.tags[near] != CONJUNCTION:
        return own and (_sets_apart(tokens, cue, near) or _says_as_others(tokens, cue, other, near))
    if other.side == "shared":
        return other.source == cue.source and _adds_report(tokens, cue, other, near)
    contrasts = tokens.words[near] in JOINING_CLAUSES and tokens.tags[near - 1] == ","
    return contrasts and own


def _sets_apart(tokens: Tokens, cue: Cue, i: int) -> bool:
    """Tell whether word i, in front of a clause, sets it beside the one before: ; or a last dash,
    or "while", behind a comma or what is no clause (accused Ali of fraud while ...).
    """
    if tokens.words[i] in SETTING_APART:
        clause = any(tag in CLAUSE_SIGN for tag in tokens.tags[cue.right : i])
        return tokens.tags[i - 1] == "," or not clause
    dash = tokens.tags[i] in DASH and tokens.tags[i + 1] in SPECIFIER
    return tokens.tags[i] == ";" or (dash and not _closes_dash(tokens, i))


def _closes_dash(tokens: Tokens, i: int) -> bool:
    """Tell whether one more dash stands in the sentence behind the dash at word i."""
    near = range(i + 1, len(tokens.tags))
    after = next((j for j in near if tokens.tags[j] in DASH or tokens.tags[j] in SENTENCE_END), i)
    return tokens.tags[after] in DASH


def _says_as_others(tokens: Tokens, cue: Cue, other: Cue, near: int) -> bool:
    """Tell whether some, told of by a number or a pronoun alone behind the comma at word `near`,
    say likewise: half said they were ill, 12 said they were well.
    """
    if other.source is None or other.verb is None or cue.verb is None or cue.source is None:
        return False
    alone = all(tag in SPECIFIER for tag in tokens.tags[slice(*other.source)])
    likewise = other.verb[:2] == cue.verb[:2] and tokens.tags[near] == ","
    return alone and likewise and tokens.low(cue.right) not in CLAUSE_OPENERS


def before_cue(tokens: Tokens, cue: Cue) -> int:
    """Return the last word before a cue, its subject and adverbs: half did, and | only 6% said."""
    if cue.side == "shared":
        return before_adverbs(tokens, cue.word, 0)
    counted = cue.source is not None and tokens.tags[cue.source[0]] in SPECIFIER
    return before_adverbs(tokens, cue.left, 0) if counted else cue.left - 1


def _adds_report(tokens: Tokens, cue: Cue, other: Cue, near: int) -> bool:
    """Tell whether a finite verb of report, after the conjunction at word `near`, goes on with what
    the source of a cue before it does, not with the clause that this cue reports.

    It does after a comma (said it was late, and urged calm), after "but" and before "that", when
    somebody says twice (said it was late and said he would go), and when no clause is reported
    (urged Omar to go and said he would).
    """
    if other.verb is None or cue.verb is None or tokens.words[near] == "or":
        return False
    perfect = tokens.low(cue.word - 1) in ("have", "has")  # have said so and add that
    present = (cue.verb.form == "base" and cue.side != "infinitive") or perfect
    if other.verb.form == "base" and not present:
        return False
    twice = other.verb.lemma in ("say", cue.verb.lemma) and other.verb.form == cue.verb.form
    clause = any(tag in CLAUSE_SIGN for tag in tokens.tags[cue.right : near])
    contrast = tokens.words[near] == "but" and tokens.word(other.right) == "that"
    apart = tokens.tags[near - 1] == "," or twice or contrast or not clause
    return apart or _cannot_go_on(tokens, cue, other, near)


def _cannot_go_on(tokens: Tokens, cue: Cue, other: Cue, near: int) -> bool:
    """Tell whether a verb of report, after the conjunction at word `near`, goes on with no clause
    that a cue before it reports: its form stands behind no auxiliary there (said he would run and
    urged them to vote), or its subject would be a thing (said talks went on and denied a rift).
    """
    if other.verb is None or other.verb.form not in ("past", "s"):
        return False
    inside = range(cue.right, near)
    finite = [tokens.lows[i] for i in inside if tokens.tags[i] in FINITE_OR_ED]
    be = any(low in _BE_OR_HAVE for low in tokens.lows[cue.right : near])
    if finite and not be and all(low in _BEFORE_INFINITIVE for low in finite):
        return True
    opens = cue.right + (tokens.word(cue.right) == "that")
    subject = phrase_from(tokens, opens, near)
    if subject is None or can_speak(tokens, subject):
        return False
    return other.verb.lemma in _ONLY_OF_SOMEBODY and tokens.tag(subject[1]) in FINITE
