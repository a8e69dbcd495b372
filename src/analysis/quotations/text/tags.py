"""Tags of words, and the sets of tags that the grammar asks for.

A word outside quotations has one tag, from word lists and its shape alone. A punctuation mark is
its own tag. Sets are named after the word classes in them, or after where such words stand.
"""

QUOTATION = "quotation"  # stands for words between marks
NAME = "name"  # a capitalised word
NOUN = "noun"  # any other content word
NUMBER = "number"
DETERMINER = "determiner"  # or possessive
PREPOSITION = "preposition"
CONJUNCTION = "conjunction"
SUBORDINATOR = "subordinator"
PRONOUN = "pronoun"  # as a subject
OBJECT_PRONOUN = "objective"
RELATIVE = "relative"
AUXILIARY = "auxiliary"
ADVERB = "adverb"
TIME = "time"  # Monday, week
REPORTING_VERB = "reporting"  # a form of a verb of the lists
FINITE_VERB = "finite"  # of no list of reporting verbs
ED_FORM = "ed"  # ends in -ed
ING_FORM = "ing"  # ends in -ing
LINE_BREAK = "\n"

# Classes of words
ADJUNCT_OPENER = frozenset([PREPOSITION, SUBORDINATOR, ED_FORM, ING_FORM])
ADVERBIAL = frozenset([ADVERB, TIME])
APPOSITION_OPENER = frozenset([NOUN, DETERMINER, RELATIVE, ED_FORM])
APPOSITION_WORD = frozenset([NAME, NOUN, NUMBER, DETERMINER, PREPOSITION, ED_FORM])
ATTRIBUTE = frozenset([NOUN, NUMBER, ED_FORM, ING_FORM])
AUXILIARY_OR_RELATIVE = frozenset([RELATIVE, AUXILIARY])
CONNECTIVE = frozenset([CONJUNCTION, SUBORDINATOR])
CONNECTIVE_ADVERBIAL = frozenset([CONJUNCTION, ADVERB, TIME])
DATE_WORD = frozenset([NOUN, NUMBER, DETERMINER, TIME])
DETERMINER_OR_NOUN = frozenset([NOUN, DETERMINER])
DETERMINER_OR_PREPOSITION = frozenset([DETERMINER, PREPOSITION])
FINITE = frozenset([AUXILIARY, REPORTING_VERB, FINITE_VERB])
FULL_VERB = frozenset([REPORTING_VERB, FINITE_VERB, ED_FORM])
INFINITIVE = frozenset([NOUN, ADVERB, REPORTING_VERB])
INVERTED_SUBJECT_OPENER = frozenset([NAME, NOUN, NUMBER, DETERMINER, PRONOUN, ED_FORM])
KNOWN_AS_ADJUNCT = frozenset([NAME, NOUN, NUMBER, DETERMINER, PREPOSITION, ADVERB, TIME])
LOWER_CASE_CONTENT = frozenset([NOUN, ED_FORM, ING_FORM])
MODIFIER = frozenset([NOUN, ADVERB, ED_FORM, ING_FORM])
NAME_OPENER = frozenset([NAME, NUMBER, DETERMINER])
PERSON_WORD = frozenset([NAME, PRONOUN, RELATIVE])
NOMINAL = frozenset([NAME, NOUN])
NOMINAL_OR_NUMBER = frozenset([NAME, NOUN, NUMBER])
NOMINAL_OR_OBJECT = frozenset([NAME, NOUN, OBJECT_PRONOUN])
NOUN_OR_ED_FORM = frozenset([NOUN, ED_FORM])
NUMBER_OR_TIME = frozenset([NUMBER, TIME])
OBJECT_OPENER = frozenset([QUOTATION, NAME, DETERMINER, PRONOUN, OBJECT_PRONOUN, RELATIVE])
OBJECT_OR_RELATIVE = frozenset([OBJECT_PRONOUN, RELATIVE])
PARTICIPLE = frozenset([ED_FORM, ING_FORM])
PERSONAL = frozenset([DETERMINER, PRONOUN, OBJECT_PRONOUN, AUXILIARY])
PHRASE_OPENER = frozenset([NAME, NOUN, NUMBER, DETERMINER, PRONOUN])
PREPOSITIONAL = frozenset([NAME, NOUN, NUMBER, DETERMINER, PREPOSITION])
PREPOSITION_OR_PARTICIPLE = frozenset([PREPOSITION, ED_FORM, ING_FORM])
PREPOSITION_OR_SUBORDINATOR = frozenset([PREPOSITION, SUBORDINATOR])
PRONOUN_OR_AUXILIARY = frozenset([PRONOUN, AUXILIARY])
SIGNATURE_WORD = frozenset([NAME, NOUN, NUMBER, DETERMINER, PREPOSITION, CONJUNCTION, TIME])
SPECIFIER = frozenset([NUMBER, DETERMINER])
SUBJECT_OPENER = frozenset([NAME, DETERMINER, PRONOUN, RELATIVE])
SUBORDINATOR_OR_RELATIVE = frozenset([SUBORDINATOR, RELATIVE])
UNLISTED_VERB = frozenset([FINITE_VERB, ED_FORM])
VERBAL = frozenset([AUXILIARY, REPORTING_VERB, FINITE_VERB, ED_FORM])
VERBAL_OR_ADVERB = frozenset([AUXILIARY, ADVERB, REPORTING_VERB, FINITE_VERB, ED_FORM])
VERBAL_OR_QUOTATION = frozenset([QUOTATION, AUXILIARY, REPORTING_VERB, FINITE_VERB, ED_FORM])
VERB_FORM = frozenset([REPORTING_VERB, ED_FORM, ING_FORM])
VERB_OR_NOUN = frozenset([NOUN, REPORTING_VERB, FINITE_VERB, ED_FORM])
COMMA_OR_PREPOSITION = frozenset([PREPOSITION, ","])
COMMA_OR_QUOTATION = frozenset([QUOTATION, ","])
NAME_OR_DETERMINER = frozenset([NAME, DETERMINER])
PERSON_NAMED = frozenset([NAME, PRONOUN])
NAME_OR_STOP = frozenset([NAME, "."])
PHRASE_CONTENT = frozenset([NAME, NOUN, NUMBER, "&"])
PHRASE_WORD = frozenset([NAME, NOUN, NUMBER, DETERMINER, "&"])
QUOTATION_OR_BREAK = frozenset([QUOTATION, LINE_BREAK])
REPORT_SUBJECT = frozenset([NAME, NOUN, NUMBER, DETERMINER, PRONOUN, ADVERB, "."])
TIME_WORD = frozenset([TIME, NUMBER, ADVERB, DETERMINER])
FINITE_OR_ED = FINITE | {ED_FORM}
STOP_OR_TIME = frozenset([TIME, "."])
ADJUNCT_WORD = PREPOSITIONAL | ADVERBIAL | PARTICIPLE
LISTED_VERB = frozenset([REPORTING_VERB, FINITE_VERB])

# Punctuation
ASIDE_MARK = frozenset(["(", ",", "-", "–", "—"])
BRACKET = frozenset(["(", ")"])
CLAUSE_MARK = frozenset([",", ";", "–", "—"])
COMMA_OR_COLON = frozenset([",", ":"])
COLON_OR_DASH = frozenset([":", "-", "–", "—"])
COLON_OR_QUOTATION = frozenset([QUOTATION, ":"])
COMMA_OR_ANY_DASH = frozenset([",", "-", "–", "—"])
COMMA_OR_DASH = frozenset([",", "–", "—"])
COMMA_OR_SEMICOLON = frozenset([",", ";"])
COMMA_OR_STOP = frozenset([",", "."])
DASH = frozenset(["-", "–", "—"])
SENTENCE_MARK = frozenset(["!", ".", "?"])
SENTENCE_END = frozenset([LINE_BREAK, "!", ".", "?"])

# What stands at a place in a sentence, or ends one
BEFORE_MAIN_VERB = frozenset([AUXILIARY, ADVERB, TIME])
BEFORE_NOUN = frozenset([NUMBER, DETERMINER, PREPOSITION, OBJECT_PRONOUN, ED_FORM, ING_FORM])
BEFORE_NO_SUBJECT = frozenset([NAME, PREPOSITION, RELATIVE])
BEFORE_VERB = frozenset([PRONOUN, RELATIVE, AUXILIARY, ADVERB])
CLAUSE_OR_QUOTATION = frozenset([QUOTATION, RELATIVE, AUXILIARY, REPORTING_VERB, FINITE_VERB])
CLAUSE_SIGN = frozenset([SUBORDINATOR, PRONOUN, AUXILIARY, REPORTING_VERB, FINITE_VERB, ED_FORM])
CLAUSE_SUBJECT_END = frozenset([NAME, NOUN, DETERMINER, PRONOUN, AUXILIARY])
NOT_COUNTED = frozenset([QUOTATION, RELATIVE, TIME])
AFTER_CLOSING_REPORT = frozenset([TIME, LINE_BREAK, "!", ",", ".", "?"])
AFTER_FIRST_NAME = frozenset([NAME, AUXILIARY, REPORTING_VERB, FINITE_VERB, ",", "."])
AFTER_INVERTED_PRONOUN = frozenset([",", ".", ":", ";"])
AFTER_INVERTED_SUBJECT = frozenset([PREPOSITION, ",", "."])
AFTER_NAME_IN_MARKS = frozenset(
    [PREPOSITION, AUXILIARY, ADVERB, REPORTING_VERB, FINITE_VERB, ED_FORM, ",", "."]
)
AFTER_NUMBER_SIGN = frozenset([NAME, NUMBER, "("])
AFTER_PHRASAL_VERB = frozenset([QUOTATION, ADVERB, ",", ".", ":"])
AGENT_LIMIT = frozenset([LINE_BREAK, ":", ";"])
APART = frozenset([QUOTATION, ":", ";"])
ASIDE_END = frozenset([QUOTATION, LINE_BREAK, ",", "."])
BEFORE_ADDED_REPORT = frozenset([QUOTATION, CONJUNCTION, SUBORDINATOR, ","])
ASIDE_LIMIT = VERBAL | SENTENCE_END | {PRONOUN, ":", ";"}  # in no aside that is an apposition
BEFORE_CLAUSE = frozenset([QUOTATION, CONJUNCTION, ",", ":", ";", "–", "—"])
BEFORE_CONTENT = frozenset([QUOTATION, RELATIVE, ":"])
BEFORE_REPORT_CLAUSE = frozenset([QUOTATION, ",", "-", "–", "—"])
BEFORE_LISTED_NOUN = frozenset([CONJUNCTION, ")", ","])
BEFORE_PARTICIPLE = frozenset([NAME, NOUN, NUMBER, ")"])
BEFORE_SENTENCE = frozenset([QUOTATION, LINE_BREAK, "!", ".", "?"])
BEFORE_SEPARATE_REPORT = frozenset([QUOTATION, CONJUNCTION, ","])
BEFORE_SUBJECT = frozenset([QUOTATION, CONJUNCTION, RELATIVE, ADVERB, TIME, ",", "–", "—"])
BEFORE_THIRD_PERSON = frozenset([QUOTATION, NAME, NOUN, ")", ","])
CLAUSE_BOUNDARY = frozenset([QUOTATION, SUBORDINATOR, ",", ":", ";", "–", "—"])
CLAUSE_LIMIT = frozenset(
    [QUOTATION, SUBORDINATOR, RELATIVE, "!", ",", "-", ".", ":", ";", "?", "–", "—"]
)
CLOSING_LIMIT = frozenset(["!", ",", ".", ";", "?"])
DATELINE_WORD = frozenset([NAME, NUMBER, TIME, "(", ")", ",", "."])
JOINER = frozenset([PREPOSITION, CONJUNCTION, "&"])
NO_COMPLEMENT = frozenset(["!", ".", ":", ";", "?"])
PAUSE = frozenset(["!", ",", ".", ":", ";", "?"])
RELATIVE_CLAUSE_LIMIT = frozenset([QUOTATION, ",", ":", ";", "—"])
REPORT_LIMIT = frozenset(["!", ",", ".", "?", "–", "—"])
AFTER_POINTER = frozenset([AUXILIARY, ADVERB, ","])
MAY_END_SENTENCE = frozenset([QUOTATION, LINE_BREAK, ".", "?", "!"])
SENTENCE_BEGINNING = frozenset([QUOTATION, NUMBER, "(", "["])
SUBJECT_END = frozenset([NAME, NOUN, NUMBER, DETERMINER, ED_FORM, ING_FORM, ")", "."])
AFTER_INITIAL = (
    NOMINAL | FULL_VERB | PARTICIPLE | BEFORE_MAIN_VERB | {NUMBER, PREPOSITION, CONJUNCTION}
)
INSIDE_RELATIVE_CLAUSE = VERBAL | {PREPOSITION, RELATIVE, ING_FORM}
NEVER_POSSESSED = FINITE | CONNECTIVE | {PREPOSITION, RELATIVE}
AFTER_BASE_VERB = OBJECT_OPENER | {PREPOSITION, AUXILIARY, ",", ".", ":"}
AFTER_COMMON_THIRD_PERSON = OBJECT_OPENER | {SUBORDINATOR, TIME, ",", ".", ":"}
AFTER_THIRD_PERSON = AFTER_COMMON_THIRD_PERSON | {PREPOSITION}
