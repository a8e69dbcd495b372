"""What a verb reports without "that": a clause, a question, or the phrase that stands for one."""

from __future__ import annotations

from analysis.quotations.grammar.clauses import (
    QUESTION_WORDS,
    clause_begins,
    is_clause,
    names_event,
    opens_amount,
)
from analysis.quotations.grammar.displaced_subjects import after_adverbs
from analysis.quotations.grammar.noun_phrases import phrase_from
from analysis.quotations.reports.cue import Cue, ReportedRange, is_past_passive, is_progressive
from analysis.quotations.reports.evidence import is_finding, tells_findings
from analysis.quotations.reports.qualifiers import only_qualifies
from analysis.quotations.reports.questions import is_asked, reported_question
from analysis.quotations.reports.verb_cues import QUOTING, is_quoted_as_saying
from analysis.quotations.text.lexicon import (
    ADJECTIVES_BEHIND_NOUNS,
    DOCUMENTS,
    GREETINGS,
    ORGANISATIONS,
    PEOPLE,
    WORD_LISTS,
)
from analysis.quotations.text.tags import (
    AFTER_OBJECT,
    AUXILIARY,
    AUXILIARY_OR_FINITE,
    DETERMINER,
    ED_FORM,
    FINITE,
    ING_FORM,
    NAME_OR_DETERMINER,
    NOMINAL_OR_RELATIVE,
    OBJECT_OR_RELATIVE,
    OBJECT_PRONOUN,
    PREPOSITION,
    PREPOSITIONAL,
    PRONOUN,
    QUOTATION,
    RELATIVE,
    REPORT_LIMIT,
    REPORTING_VERB,
    TIME,
    UNLISTED_VERB,
)
from analysis.quotations.text.tokens import Tokens

_SOURCES = PEOPLE | {*WORD_LISTS["callings"], *WORD_LISTS["before a name"]}
_NEEDING_A_CLAUSE = frozenset(WORD_LISTS["needing a clause"])
_WITHOUT_THAT = frozenset(WORD_LISTS["reported without that"])
_STATES_REPORTED = frozenset(WORD_LISTS["states reported"])
_WITH_OBJECTS = frozenset(["maintain", "charge"])  # mean something else before a thing
_CLAIMED = frozenset(["responsibility", "credit"])  # claimed, they say as much as a clause
_READINESS = frozenset(WORD_LISTS["readiness"])
_AT_THE_TIME = frozenset(["as", "while", "because"])
_WHERE = frozenset(["in", "at", "on", "during", "through"])
_WITH_TO = frozenset(["admit", "point", "call", "reply", "answer", "agree"])
_WITH_RECIPIENT = frozenset(["write", "post", "tweet", "text"])
_HOW_SAID = frozenset(["all", "best", "better", "well", "himself", "herself"])
_DOCUMENTS_AND_TEXTS = DOCUMENTS.union(WORD_LISTS["texts"])
_SAYING = frozenset(["say", "argue", "insist", "add", "claim", "note", "explain", "warn", "admit"])
_HEARSAY = frozenset(["say", "report", "claim", "allege", "announce", "argue", "suggest"])
_SUPPOSING = frozenset(  # of what is said or thought of something
    ["say", "argue", "insist", "allege", "claim", "suggest", "warn", "believe", "think", "reckon"]
)
_PLEADING = frozenset(["ask", "beg", "implore", "appeal"])
_FRONTED = frozenset(WORD_LISTS["in front of a reported clause"])
_SUMS = frozenset(["nothing", "anything", "little", "more"])
_ALL = frozenset(["all", "anything", "everything", "nothing"])
_ON_WHAT = frozenset(["about", "on", "of", "to"])
_WITH_PREPOSITION = frozenset(WORD_LISTS["followed by a preposition"])


def bare_complement(tokens: Tokens, cue: Cue, i: int, end: int) -> ReportedRange | None:
    """Return what a verb reports without "that", from word i on."""
    lemma, word = cue.verb.lemma if cue.verb else "", tokens.words[i]
    told = cue.side == "passive" and lemma in ("tell", "inform")
    if told and is_clause(tokens, i, end):
        return i, end, "bare complement"
    accused = cue.side == "passive" and lemma == "accuse" and word == "of"
    if (
        cue.source is None
        and accused
        and tokens.tag(i + 1) == ING_FORM
        and is_past_passive(tokens, cue)
    ):
        return i + 1, end, "bare complement"
    if cue.source is None:
        hearsay = cue.side == "passive" and tokens.low(cue.left - 1) == "it"  # it is said he left
        told = hearsay and lemma in _HEARSAY and _has_subject(tokens, i)
        return (i, end, "bare complement") if told else None
    if cue.side == "passive" and lemma == "ask":
        return reported_question(tokens, i, end)
    if only_qualifies(tokens, cue, i, end):
        return None
    # which he called good
    named = lemma == "call" and tokens.tags[cue.left - 1] in OBJECT_OR_RELATIVE
    named = named and after_adverbs(tokens, cue.source[1], end) >= cue.word
    if not (named or _takes_no_that(tokens, cue, lemma, i)):
        return None
    if _lacks_clause(tokens, cue, lemma, i, end):
        return None
    if lemma in QUOTING and is_quoted_as_saying(tokens, i, end):
        return None
    if lemma == "cite" and _is_source(tokens, i, end):
        return None
    return i, end, "bare complement"


def _has_subject(tokens: Tokens, i: int) -> bool:
    """Tell whether a clause with a subject begins at word i."""
    return tokens.tags[i] == PRONOUN or clause_begins(tokens, i)


def _lacks_clause(tokens: Tokens, cue: Cue, lemma: str, i: int, end: int) -> bool:
    """Tell whether a verb that needs a clause or a question behind it has none from word i on:
    questioned the driver, denied the charge; but: claimed responsibility, announced a ceasefire.
    """
    word = tokens.words[i]
    if lemma == "question":
        return word not in QUESTION_WORDS
    if lemma == "find":
        return not (tells_findings(tokens, cue) and is_finding(tokens, i))
    if lemma in _WITH_OBJECTS:
        return not clause_begins(tokens, i)  # maintained its lead, charged Ali a fee
    if lemma == "threaten" and is_progressive(cue):
        return True
    if lemma == "cite" and is_progressive(cue):
        phrase = phrase_from(tokens, i, end)  # left, citing his health
        return phrase is not None and _is_parted(tokens, phrase[1], end)
    if lemma not in _NEEDING_A_CLAUSE:
        return False
    stands = word == "that" or _stands_for_clause(tokens, lemma, i, end)
    return not (stands or is_clause(tokens, i, end))


def _stands_for_clause(tokens: Tokens, lemma: str, i: int, end: int) -> bool:
    """Tell whether a phrase from word i on says as much as a clause: claimed credit, announced a
    truce, demanded the court hear him, signalled a readiness to sell.
    """
    if lemma == "claim":
        return tokens.words[i] in _CLAIMED
    if lemma == "announce" and names_event(tokens, i, end):
        return True
    if lemma == "demand":
        return _is_subjunctive(tokens, i, end)
    phrase = phrase_from(tokens, i, end)
    last = i if phrase is None else phrase[1] - 1
    return tokens.words[last] in _READINESS and tokens.word(last + 1) == "to"


def _is_subjunctive(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether a subject, a plain verb like a noun and its object begin at word i: demanded the
    court hear him.
    """
    phrase = phrase_from(tokens, i, end)
    if phrase is None or phrase[1] - i < 2 or tokens.low(phrase[1] - 1).endswith("s"):
        return False
    return tokens.tag(phrase[1]) == OBJECT_PRONOUN or tokens.word(phrase[1]) == "the"


def _is_source(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the words from word i on are no more than a person or body, or a document that
    reports by itself: citing two officials; citing a survey that found it was late.
    """
    phrase = phrase_from(tokens, i, end)
    if phrase is None:
        return False
    after = phrase[1]
    while tokens.tag(after) == PREPOSITION and (linked := phrase_from(tokens, after + 1, end)):
        after = linked[1]  # witnesses at the scene
    reports = tokens.tag(after) == RELATIVE and tokens.tag(after + 1) == REPORTING_VERB
    parted = reports or _is_parted(tokens, after, end)
    if not (parted or tokens.lows[after] in ADJECTIVES_BEHIND_NOUNS):
        return False
    last = tokens.low(phrase[1] - 1)
    one = {last, last.removesuffix("s"), last.removesuffix("es")}
    return last in ORGANISATIONS or not one.isdisjoint(_SOURCES)


def _is_of_document(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether the source of a verb is a document: the study found the dam would leak."""
    if cue.source is None:
        return False
    relative = tokens.tags[cue.source[0]] == RELATIVE
    return tokens.lows[cue.source[0 if relative else 1] - 1] in _DOCUMENTS_AND_TEXTS


def _calls_by_name(tokens: Tokens, i: int) -> bool:
    """Tell whether an object and what it is called stand from word i on: called the trial a sham;
    but: called the police, called Ali a week ago.
    """
    j = i + 1
    while tokens.tag(j) in PREPOSITIONAL and tokens.words[j] not in ("a", "an"):
        j += 1
    if tokens.word(j) not in ("a", "an") or tokens.tags[j - 1] == PREPOSITION:
        return False
    named = phrase_from(tokens, j, len(tokens.tags))
    timed = tokens.tag(j + 1) == TIME or tokens.word(j + 1) in ("few", "second", "third")
    return named is not None and not timed


def _says_no_more(tokens: Tokens, i: int) -> bool:
    """Tell whether the words from word i on stand for what was said: said so, said nothing, said as
    much; but: said nothing had changed.
    """
    word = tokens.words[i]
    if word in ("so", "otherwise") or word in GREETINGS:
        return True
    if word == "it" and tokens.word(i + 1) in _HOW_SAID:
        return True  # said it best
    if word == "as" and tokens.word(i + 1) == "much":
        return True
    after = tokens.word(i + 1)
    return word in _SUMS and (not after.isalpha() or after in _ON_WHAT)


def _is_parted(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether a mark or nothing stands at word i."""
    return i >= end or tokens.tags[i] in REPORT_LIMIT


def _is_question(tokens: Tokens, i: int) -> bool:
    """Tell whether a question is named from word i on, not told: asked him a question."""
    phrase = phrase_from(tokens, i, len(tokens.tags))
    return phrase is not None and tokens.low(phrase[1] - 1) in ("question", "questions")


def _is_object_alone(tokens: Tokens, lemma: str, i: int) -> bool:
    """Tell whether the pronoun at word i is all that a verb has: denied it; reported it to the
    police; but: said it in March would close.
    """
    if _is_parted(tokens, i + 1, len(tokens.tags)):
        return True
    return tokens.words[i] == "it" and lemma != "say" and tokens.tags[i + 1] in AFTER_OBJECT


def _is_adjunct(tokens: Tokens, cue: Cue, lemma: str, i: int) -> bool:
    """Tell whether the words from word i on say when, where or to whom something was said, not
    what: told the paper when asked; spoke up as they met; easier said than done; wrote to the firm.
    """
    word, after = tokens.words[i], tokens.tag(i + 1)
    somebody = after in NAME_OR_DETERMINER and lemma not in _WITH_TO
    if word == "than" or (word == "to" and (somebody or lemma in _WITH_RECIPIENT)):
        return True
    if word == "while" and tokens.tag(i + 1) == DETERMINER and not clause_begins(tokens, i + 1):
        return True  # columns he wrote while a student
    if word == "when" and after in UNLISTED_VERB | {REPORTING_VERB} and lemma != "ask":
        return True
    if word in _AT_THE_TIME and clause_begins(tokens, i + 1):
        marks = (j for j in range(i, len(tokens.tags)) if tokens.tags[j] in REPORT_LIMIT)
        mark = next(marks, len(tokens.tags))
        return tokens.tag(mark) != "," or not clause_begins(tokens, mark + 1)
    told = cue.verb is not None and i > cue.right and "tell" in cue.verb.classes
    return told and word in _WHERE


def _opens_with_adjunct(tokens: Tokens, i: int) -> bool:
    """Tell whether a clause with an adjunct in front of it begins at word i: said with more money,
    the school would open.
    """
    limit = REPORT_LIMIT | FINITE
    mark = next((j for j in range(i + 2, len(tokens.tags)) if tokens.tags[j] in limit), i)
    fronted = tokens.words[i] in _FRONTED and tokens.tags[mark] == ","
    return fronted and clause_begins(tokens, mark + 1)


def _has_no_subject(tokens: Tokens, cue: Cue, lemma: str, i: int) -> bool:
    """Tell whether the verb at word i is no report's: what goes before the cue is its subject, as
    in "the book she wrote was lost"; but: a plan that she said was dead.
    """
    word = tokens.words[i]
    if word in ("being", "having") or word.startswith("there"):
        return False  # denied being late; noted there's no proof
    behind = cue.source is not None and tokens.tags[cue.source[0] - 1] in NOMINAL_OR_RELATIVE
    led = tokens.tags[i] == AUXILIARY or behind  # but: she announced plans, a verb or a noun
    if cue.side != "passive" and led and lemma not in _SUPPOSING:
        return True
    # what he is saying is this; all he says is true
    summed = is_progressive(cue) or tokens.low(cue.left - 1) in _ALL
    return tokens.tags[i] == AUXILIARY and (summed or lemma in ("tell", "ask"))


def _takes_no_that(tokens: Tokens, cue: Cue, lemma: str, i: int) -> bool:
    """Tell whether the words from word i on can be reported by the verb of a cue without "that"."""
    word = tokens.words[i]
    if tokens.tags[i] in AUXILIARY_OR_FINITE and _has_no_subject(tokens, cue, lemma, i):
        return False
    if tokens.tags[i] == PRONOUN and _is_object_alone(tokens, lemma, i):
        return False
    if _is_adjunct(tokens, cue, lemma, i) or (lemma == "ask" and _is_question(tokens, i)):
        return False
    if lemma == "point" and tokens.word(cue.right) != "out":
        return False
    if lemma in _PLEADING and (word in ("not", "for") or tokens.tags[i] == PREPOSITION):
        return is_asked(tokens, cue, i)
    if lemma == "say" and _says_no_more(tokens, i):
        return False
    if lemma == "report" and (tokens.tags[i] == ED_FORM or word in _STATES_REPORTED):
        return False  # a man reported missing
    if lemma not in _WITHOUT_THAT:
        return lemma == "find" and _is_of_document(tokens, cue) and clause_begins(tokens, i)
    if lemma == "call" and word not in ("for", "on"):
        return tokens.tags[i] != QUOTATION and _calls_by_name(tokens, i)
    answered = lemma in ("reply", "answer")  # replied to the mayor
    leads = (word == "to" and not answered) or word == "according"
    return (
        tokens.tags[i] != PREPOSITION
        or opens_amount(tokens, i)
        or leads
        or lemma in _WITH_PREPOSITION
        or (lemma in _SAYING and _opens_with_adjunct(tokens, i))
    )
