"""Weight of a mention by its part in its sentence, and where a pronoun may look for its person.

The parts follow S. Lappin and H. J. Leass, "An Algorithm for Pronominal Anaphora Resolution"
(Computational Linguistics 20, 1994): a subject weighs more than an object, an object more than what
stands inside another phrase. In news the source of a report weighs most, and what is inside a
report less than the same outside it. The figures were chosen on articles of PolNeAR.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from analysis.quotations.grammar.noun_phrases import Phrase, phrase_from
from analysis.quotations.persons.registry import Registry
from analysis.quotations.reports.cue import CLAUSE_TAKING, CLOSING_SIDES, Cue
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.text.lexicon import POSSESSIVE, VERBS
from analysis.quotations.text.tags import (
    ADJUNCT_OPENER,
    AFTER_CLOSING_REPORT,
    ASIDE_MARK,
    COMMA_OR_QUOTATION,
    NOUN,
    PREPOSITION,
    PRONOUN,
    REPORT_SUBJECT,
    REPORTING_VERB,
    SUBORDINATOR,
    SUBORDINATOR_OR_RELATIVE,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

SOURCE, SUBJECT, OBJECT, OTHER = 4.0, 3.5, 2.2, 1.8
ASKER = 2.5  # of one who asks: the answer is somebody else's
REPORTED = 0.65  # share left to a mention inside a report
_ASKING_VERBS = frozenset(["ask", "question"])


class MentionPlace(NamedTuple):
    """A word at which a mention begins: number of its sentence, and weight of a mention there."""

    sentence: int
    weight: float


class MentionPlaces:
    """The places of the names of a text and of its other sources, by their first word.

    A mention is weighed when it is first asked for: most are near no pronoun.
    """

    def __init__(
        self,
        registry: Registry,
        parsed: list[Sentence],
        subjects: list[Phrase | None],
        sources: Iterable[Phrase],
    ):
        """Take the sentences of a text, the subject of each, and all sources."""
        self._registry, self._parsed, self._subjects = registry, parsed, subjects
        self._ends = [sentence.end for sentence in parsed]
        starts = sorted(source[0] for source in sources)
        self._pronouns = [at for at in starts if registry.tokens.tags[at] == PRONOUN]
        self._words = frozenset([*registry.places, *starts])
        self._weighed: dict[int, MentionPlace] = {}

    def __contains__(self, word: int) -> bool:
        """Tell whether a mention begins at a word."""
        return word in self._words

    def __getitem__(self, word: int) -> MentionPlace:
        """Return the place of the mention that begins at a word."""
        if word not in self._weighed:
            number = self._sentence_of(word)
            sentence, subject = self._parsed[number], self._subjects[number]
            acting = word in self._registry.subjects or (
                subject is not None and _head_of(self._registry, subject) == word
            )
            weight = _weight_at(self._registry, sentence, word, acting)
            self._weighed[word] = MentionPlace(number, weight)
        return self._weighed[word]

    def _sentence_of(self, word: int) -> int:
        """Return the number of the sentence that holds a word, or follows it."""
        return min(bisect_right(self._ends, word), len(self._ends) - 1)

    def sentence_end(self, word: int) -> int:
        """Return the end of the sentence that holds a word."""
        return self._ends[self._sentence_of(word)]

    def last_name(self, word: int) -> int:
        """Return the last word at which a name may stand for a mention at a word: the last of the
        subject that the latest pronoun of its sentence may stand for; the word itself when none
        comes later.
        """
        k, number = bisect_right(self._pronouns, word) - 1, self._sentence_of(word)
        if k < 0 or self._sentence_of(self._pronouns[k]) != number:
            return word
        sentence = self._parsed[number]
        return max(word, _last_cataphoric_word(self._registry.tokens, self._pronouns[k], sentence))


def _weight_at(registry: Registry, sentence: Sentence, place: int, acting: bool) -> float:
    """Return the weight of a mention: by its part in the sentence, less when it stands in a
    report.
    """
    tokens = registry.tokens
    if not sentence.cues:
        return SUBJECT if acting else _weight_of_part(registry, place, sentence)
    own = [
        cue
        for cue in sentence.cues
        if cue.source and _stands_in_source(registry, place, cue.source)
    ]
    if own:
        weight = _weight_in_source(registry, place, own)
    else:
        weight = SUBJECT if acting else _weight_of_part(registry, place, sentence)
    told = (cue for cue in sentence.cues if cue not in own)
    inside = any(_stands_in_report(tokens, sentence, cue, place, bool(own)) for cue in told)
    return weight * REPORTED if inside else weight


def _stands_in_source(registry: Registry, place: int, source: Phrase) -> bool:
    """Tell whether a word stands in a source, with the rest of its title."""
    return source[0] <= place and (place < source[1] or place < registry.end_of_title(source[1]))


def _weight_in_source(registry: Registry, place: int, own: list[Cue]) -> float:
    """Return the weight of a mention in the sources of some cues: least beside their heads."""
    for cue in own:
        if cue.source and _head_of(registry, cue.source) == place:
            return ASKER if cue.verb and cue.verb.lemma in _ASKING_VERBS else SOURCE
    return OTHER


def _head_of(registry: Registry, phrase: Phrase) -> int:
    """Return the word at which the name that ends a phrase begins; its first word when none
    does.
    """
    start, end = phrase[0], registry.end_of_title(phrase[1])
    k = bisect_left(registry.places, end) - 1
    if k < 0 or registry.places[k] < start or registry.ends[registry.places[k]] < end:
        return start
    return start if registry.tokens.words[end - 1][-2:] in POSSESSIVE else registry.places[k]


def _weight_of_part(registry: Registry, place: int, sentence: Sentence) -> float:
    """Return the weight of a mention that is no source and no subject right before its verb."""
    tokens = registry.tokens
    tags, words = tokens.tags, tokens.words
    end = registry.ends.get(place, place + 1)
    after = tags[end] if end < len(tags) else "."
    if words[end - 1][-2:] in POSSESSIVE or after == NOUN:  # Ali's car, the Ali campaign
        return OTHER
    i = place - 1
    while i >= max(sentence.start, place - 6) and tags[i] in REPORT_SUBJECT:
        i -= 1
    if after in VERBAL and (i < sentence.start or tags[i] != PREPOSITION):
        return SUBJECT
    if i < sentence.start or tags[i] == ",":
        return SUBJECT if after in ASIDE_MARK else OBJECT  # Ali Demir, head of ...
    if tags[i] in SUBORDINATOR_OR_RELATIVE:
        return SUBJECT if tags[i] == SUBORDINATOR else SUBJECT * REPORTED
    if tags[i] == REPORTING_VERB and VERBS[tokens.low(i)].lemma in _ASKING_VERBS:
        return SOURCE  # asked Ali whether ...: the answer follows
    if tags[i] != PREPOSITION:
        return OBJECT
    topic = words[i] == "For" or words[i - 1 : i + 1] == ("As", "for")  # For Ali, it was ...
    return SUBJECT if topic else OTHER


def _stands_in_report(tokens: Tokens, sentence: Sentence, cue: Cue, at: int, speaks: bool) -> bool:
    """Tell whether a word stands in what a cue reports; one that `speaks` does in a cue before
    only.

    What is reported in a subordinate clause ends with it: When Ali said that he was ill, Omar ...
    """
    if cue.source is None or cue.verb is None or not cue.verb.classes & CLAUSE_TAKING:
        return False
    if at < cue.left:
        after = tokens.tags[cue.right] if cue.right < len(tokens.tags) else "."
        parted = tokens.tags[cue.left - 1] in COMMA_OR_QUOTATION and after in AFTER_CLOSING_REPORT
        return parted and cue.side in CLOSING_SIDES and not speaks
    if at < cue.right:
        return False
    if cue.left > sentence.start and tokens.tags[cue.left - 1] == SUBORDINATOR:
        return "," not in tokens.tags[cue.right : at]
    return True


def _last_cataphoric_word(tokens: Tokens, at: int, sentence: Sentence) -> int:
    """Return the last word of the subject after a fronted clause that holds a pronoun; the
    pronoun's own when there is none.

    As in: In what he called a "rant", Ali Demir ...
    """
    tags = tokens.tags
    if tags[sentence.start] not in ADJUNCT_OPENER:
        return at
    for j in range(at, sentence.end - 1):
        if tags[j] == ",":
            phrase = phrase_from(tokens, j + 1, sentence.end)
            if phrase and phrase[1] < sentence.end and tags[phrase[1]] in VERBAL:
                return phrase[1] - 1
    return at
