"""Who speaks each quotation of a text.

A quotation is read in its own sentence first (`attribution`). One that is a sentence of its own
goes on from the quotation before, or belongs to the sentence that leads up to it or takes it up.
"""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import can_speak, phrase_from
from analysis.quotations.grammar.subjects import clause_subject
from analysis.quotations.reports.attribution import attribute_in_sentence
from analysis.quotations.reports.before import signature
from analysis.quotations.reports.cue import CLAUSE_TAKING, cue_before_source, main_verb, speaks
from analysis.quotations.reports.cues import colon_cue
from analysis.quotations.reports.further import is_another
from analysis.quotations.reports.headlines import (
    echoed,
    headings,
    is_phrase,
    is_sentence,
    repeated_below,
)
from analysis.quotations.reports.quotation import Attribution, is_speech, quotation_in
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.reports.unattributed import scare_quotes
from analysis.quotations.rule_table import ReadingRule
from analysis.quotations.text.lexicon import BODIES, TITLES_AND_PEOPLE
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.tags import (
    AFTER_POINTER,
    DASH,
    LISTED_VERB,
    NAME,
    SENTENCE_MARK,
)
from analysis.quotations.text.tokens import Tokens

_POINTERS = frozenset(["that", "this", "those", "these"])
_SAYING_NOUNS = frozenset(["words", "quote", "quotation", "verdict", "view", "line"])
_TAKING_UP = frozenset(["of", "from", "by", "all", "how", "what", "as"])
_GUESSED = frozenset(["subject", "headline"])  # rules for sentences that report nothing
# sentences looked through for the speaker of quotations that open a paragraph
_SENTENCES_LOOKED_AT = 3


def attribute_quotations(
    tokens: Tokens, quotes: list[Quoted], parsed: list[Sentence]
) -> list[Attribution | None]:
    """Return the reading of every quotation, in order; None for one that stands alone and has no
    speaker.
    """
    text = Neighbours(tokens, quotes, parsed)
    for sentence in parsed:
        for number in sentence.quotes:
            quotation = quotation_in(tokens, sentence, quotes[number], tokens.quotes[number])
            text.readings[number] = attribute_in_sentence(quotation)
    for place, sentence in enumerate(parsed):
        for number in sentence.quotes:
            reading = text.readings[number]
            if reading is None:
                text.readings[number] = text.going_on(place, number)
            elif reading.rule == "no report":
                text.readings[number] = text.carried(place) or reading
            elif reading.rule == "colon" and is_another(tokens, reading.source):
                text.readings[number] = text.again(place, reading)
        for one, other in zip(sentence.quotes, sentence.quotes[1:], strict=False):
            text.link(one, other)
    text.read_headline()
    text.repeat_in_headline()
    text.read_headings()
    text.named_late()
    return text.readings


class Neighbours:
    """Quotations of one text with their readings so far."""

    def __init__(self, tokens: Tokens, quotes: list[Quoted], parsed: list[Sentence]):
        """Hold the parts of a text; no quotation is read yet."""
        self.tokens, self.quotes, self.parsed = tokens, quotes, parsed
        self.readings: list[Attribution | None] = [None] * len(quotes)

    def named_late(self) -> None:
        """Give a quotation of several paragraphs the speaker that only its last one names."""
        for number in range(len(self.quotes) - 2, -1, -1):
            own, after = self.readings[number], self.readings[number + 1]
            alone = own is None or not (own.source or own.label or own.rule == "unclosed mark")
            if alone and self.quotes[number + 1].continued and after and after.source:
                self.readings[number] = after._replace(rule="paragraph after", fragment=False)

    def read_headline(self) -> None:
        """Give the words between marks of a headline without a report to whom the first sentence
        below reports.
        """
        if len(self.parsed) < 2 or self.tokens.tags[self.parsed[0].end - 1] in SENTENCE_MARK:
            return
        lead = self.parsed[1]
        cue = next((c for c in lead.cues if c.source and speaks(c)), None)
        if cue is None or not lead.opens:
            return
        for number in self.parsed[0].quotes:
            found = self.readings[number]
            if found is not None and (
                found.rule in ("scare quotes", "no report") or self.says_of_subject(number, found)
            ):
                self.readings[number] = Attribution(cue, cue.source, "headline", "mixed")

    def says_of_subject(self, number: int, found: Attribution) -> bool:
        """Tell whether a quotation of a headline goes on from its subject, a thing or body that
        somebody else speaks of: Walk "cuts risk of stroke".
        """
        if found.source is None:
            return False
        last = found.source[1] - 1
        head, named = self.tokens.low(last), self.tokens.tags[last] == NAME
        if head in TITLES_AND_PEOPLE or (named and head not in BODIES):
            return False
        near = found.source[1] == self.tokens.quotes[number]
        said = self.tokens.text[self.quotes[number].start : self.quotes[number].end].lstrip()
        return found.rule == "subject" and near and said[:1].islower()

    def repeat_in_headline(self) -> None:
        """Give the words between marks of a headline, of which it tells no speaker, to whom the
        text below has them from.
        """
        for number, below in repeated_below(self.tokens, self.quotes, self.parsed).items():
            own, told = self.readings[number], self.readings[below]
            if told is None or not told.source or told.kind == "scare":
                continue
            behind = own is not None and own.rule == "colon" and own.source is not None
            if (
                own is None
                or own.source is None
                or own.rule in _GUESSED
                or behind
                or (self.acts_on_words(own) and not self.says_below(own, number))
            ):
                kind = own.kind if own and own.kind != "scare" else "mixed"
                self.readings[number] = Attribution(told.cue, told.source, "headline", kind)

    def acts_on_words(self, own: Attribution) -> bool:
        """Tell whether the source of words between marks in a headline does no more than act on
        what they tell of, and is somebody whom a common noun of the text describes: Railway scraps
        "leaky" wagons.
        """
        verb = own.cue.verb if own.cue else None
        if own.source is None or verb is None or verb.classes & CLAUSE_TAKING:
            return False
        return own.rule == "before" and self.tokens.low(own.source[1] - 1) in self.tokens.words

    def says_below(self, own: Attribution, number: int) -> bool:
        """Tell whether the source of words of a headline is that of the same words further down."""
        words, head = self.said(number), self.tokens.low((own.source or (0, 1))[1] - 1)
        return any(
            told is not None
            and told.source is not None
            and self.tokens.low(told.source[1] - 1) == head
            and words in self.said(number + 1 + n)
            for n, told in enumerate(self.readings[number + 1 :])
        )

    def said(self, number: int) -> str:
        """Return the words of a quotation in lower case."""
        quote = self.quotes[number]
        return self.tokens.text[quote.start : quote.end].lower()

    def read_headings(self) -> None:
        """Give a quotation that is a heading to whom the text below has it from, or whom the
        sentence below reports; a phrase that neither has is nobody's.
        """
        numbers = headings(self.tokens, self.quotes)
        places = {n: place for place, s in enumerate(self.parsed) for n in s.quotes if numbers}
        for number in numbers:
            below = echoed(self.tokens, self.quotes, number)
            told = None if below is None else self.readings[below]
            if told is None or not is_speech(told) or not (told.source or told.label):
                told = self.told_below(places[number], number)
            if told is not None:
                heading = told._replace(rule="headline", kind="direct", fragment=False)
                self.readings[number] = heading
            elif self.is_guessed_phrase(number):
                self.readings[number] = scare_quotes("scare quotes")

    def is_guessed_phrase(self, number: int) -> bool:
        """Tell whether a quotation is too short for a sentence, and only the paragraph before
        suggests who speaks.
        """
        own = self.readings[number]
        guessed = own is not None and own.rule == "paragraph before"
        return guessed and is_phrase(self.tokens, self.quotes[number])

    def told_below(self, place: int, number: int) -> Attribution | None:
        """Return the reading of a heading that is a sentence, by whom the sentence below
        reports.
        """
        lead = self.parsed[place + 1] if place + 1 < len(self.parsed) else None
        if lead is None or not lead.opens or not is_sentence(self.tokens, self.quotes[number]):
            return None
        cue = next((c for c in lead.cues if c.source and speaks(c)), None)
        if cue is None or cue.source is None or not can_speak(self.tokens, cue.source):
            return None
        return Attribution(cue, cue.source, "headline", "direct")

    def link(self, one: int, other: int) -> None:
        """Mark the second of two quotations with the same cue, or with an aside between dashes in
        front of it, as a fragment of the first.
        """
        before, after = self.readings[one], self.readings[other]
        at, tags = self.tokens.quotes, self.tokens.tags
        aside = tags[at[one] + 1] in DASH and tags[at[other] - 1] in DASH
        own = after is not None and after.source is not None and after.rule != "subject"
        if aside and before and before.source and not own:
            self.readings[other] = before._replace(fragment=True)
        if before and after and after.cue is not None and before.cue == after.cue:
            self.readings[other] = after._replace(fragment=True)

    def sourced(self, sentence: Sentence) -> Attribution | None:
        """Return the reading of the last quotation of a sentence that has a source."""
        for number in reversed(sentence.quotes):
            found = self.readings[number]
            if found is not None and (found.source or found.label):
                return found
        return None

    def going_on(self, place: int, number: int) -> Attribution | None:
        """Return the reading of a quotation that is a sentence of its own, from the sentences
        beside it.
        """
        sentence = self.parsed[place]
        before = self.readings[number - 1] if number else None
        if self.quotes[number].continued and before and (before.source or before.label):
            return before._replace(rule="continued", kind="direct", fragment=True)
        if not place:
            return self.ahead(place) or self.verdict(place)
        if not sentence.opens:
            found = self.sourced(self.parsed[place - 1])
            if found:
                return found._replace(rule="continued", kind="direct", fragment=True)
            return self.lead_in(self.parsed[place - 1], "lead-in")
        return (
            self.ahead(place)
            or self.verdict(place)
            or self.upper(self.parsed[place - 1])
            or self.lead_in(self.parsed[place - 1], "paragraph before")
        )

    def carried(self, place: int) -> Attribution | None:
        """Return the reading of words in a sentence without a report: those of the speaker of the
        sentence before.
        """
        if not place or self.parsed[place].opens:
            return None
        found = self.sourced(self.parsed[place - 1])
        if found is None:
            return None
        return found._replace(rule="carried on", kind="mixed", fragment=False)

    def again(self, place: int, reading: Attribution) -> Attribution:
        """Return the reading after "Another followed:", which is by the speaker of the quotation
        before.
        """
        for sentence in reversed(self.parsed[max(0, place - _SENTENCES_LOOKED_AT) : place]):
            found = self.sourced(sentence)
            if found:
                return reading._replace(source=found.source, label=found.label)
        return reading

    def ahead(self, place: int) -> Attribution | None:
        """Return the reading of a later quotation of the same paragraph that opens a sentence and
        has a cue after it.
        """
        for sentence in self.parsed[place + 1 : place + 1 + _SENTENCES_LOOKED_AT]:
            if sentence.opens or not sentence.quotes:
                return None
            found = self.readings[sentence.quotes[0]]
            opens = self.tokens.quotes[sentence.quotes[0]] == sentence.start
            if found is not None and opens and found.rule in ("after", "inverted"):
                return found._replace(rule="ahead", kind="direct")
        return None

    def verdict(self, place: int) -> Attribution | None:
        """Return the speaker named by the sentence after: "..." That was the verdict of Ali
        Demir.
        """
        if place + 1 >= len(self.parsed):
            return None
        after, tokens = self.parsed[place + 1], self.tokens
        start, low = after.start, tokens.low(after.start)
        signed = signature(tokens, start, after.end)
        if signed:
            return Attribution(signed, signed.source, "dash", "direct")
        if low == "so" and tokens.tag(start + 1) in LISTED_VERB:
            source = phrase_from(tokens, start + 2, after.end)
            cue = cue_before_source(tokens, start + 1, source, "inverted")
            return Attribution(cue, source, "taken up", "direct") if source else None
        if low in ("with", "in") and tokens.word(start + 1) in _POINTERS:
            source = clause_subject(tokens, start, after.end)
            if source and can_speak(tokens, source):
                verb = main_verb(tokens, source, after.end)
                return Attribution(verb, source, "taken up", "direct")
        pointing = low in _POINTERS or low == "such"
        said = tokens.tag(start + 1) in AFTER_POINTER  # That was, that, then,
        said = said or tokens.word(start + 1) in _SAYING_NOUNS
        return self.taken_up(after) if pointing and said else None

    def taken_up(self, after: Sentence) -> Attribution | None:
        """Return the speaker behind "of" or "by", or the subject of "how", in a sentence that sums
        up.
        """
        tokens = self.tokens
        for i in range(after.start + 1, min(after.end, after.start + 14)):
            if tokens.words[i] in _TAKING_UP:
                source = phrase_from(tokens, i + 1, after.end)
                if source and can_speak(tokens, source):
                    return Attribution(None, source, "taken up", "direct")
        return None

    def upper(self, sentence: Sentence) -> Attribution | None:
        """Return the reading of the quotation that ends the paragraph before."""
        found = self.sourced(sentence)
        return found and found._replace(rule="paragraph before", kind="direct", fragment=False)

    def lead_in(self, sentence: Sentence, rule: ReadingRule) -> Attribution | None:
        """Return the reading from the sentence that leads up to a quotation: its first report, else
        its subject.
        """
        leads = self.tokens.tags[sentence.end - 1] == ":"  # he described the first minutes:
        if leads and not sentence.cues:
            led = colon_cue(self.tokens, sentence.end - 1, sentence.start)
            if led and led.source and can_speak(self.tokens, led.source):
                return Attribution(led, led.source, rule, "direct")
        for cue in sentence.cues:
            says = cue.verb is not None and (leads or "say" in cue.verb.classes)
            says = says and cue.side != "noun"  # he referred to her testimony
            if cue.source and says and can_speak(self.tokens, cue.source):
                return Attribution(cue, cue.source, rule, "direct")
        source = clause_subject(self.tokens, sentence.start, sentence.end)
        if source is None or not can_speak(self.tokens, source):
            return None
        verb = main_verb(self.tokens, source, sentence.end)
        return Attribution(verb, source, rule, "direct")
