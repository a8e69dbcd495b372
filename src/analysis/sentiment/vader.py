"""VADER, the sentiment rules of Hutto and Gilbert, as NLTK 3.10.4 computes them but fast.

VADER (Hutto and Gilbert 2014) adds up the valences of the words of a sentence that stand in its
lexicon, each altered by its neighbours: boosters, negations, capitals, "but", "least" and a few
idioms. `analyser` is NLTK's own class; `Vader` gives the same four scores and, beside them, the
words that made them. NLTK builds some seven hundred strings a sentence to take the
punctuation off its words; here the work for a word is done once and kept, so that a sentence
without a lexicon word costs a split and a look-up.

Four habits of NLTK's are kept on purpose, since the scores would not be equal without them: a word
that occurs twice is scored twice in the place of its first occurrence; only one mark of punctuation
is taken off a word; "this" or "so" before a word raises it even without "never"; and "no" is a
negative word rather than a negation. `analysis.sentiment.news` mends what harms news text.
"""

import math
import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

BOOSTERS: dict[str, float] = VaderConstants.BOOSTER_DICT
NEGATIONS = VaderConstants.NEGATE
IDIOMS: dict[str, float] = VaderConstants.SPECIAL_CASE_IDIOMS
MARKS = frozenset(VaderConstants.PUNC_LIST)
CAPITALS: float = VaderConstants.C_INCR
NEGATED: float = VaderConstants.N_SCALAR

ALPHA = 15.0
# A booster counts in full beside the word, and less one and two words away.
DISTANCE = (1.0, 0.95, 0.9)
# Words kept ready; about twice what forty thousand sentences of news hold.
MEMORY = 200_000

_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
# One rare word at least of every phrase that VADER looks for.
_PHRASE_WORDS = frozenset(
    word for phrase in [*IDIOMS, *BOOSTERS] if " " in phrase for word in phrase.split()
) - {"the", "of", "to"}
# Words that the rules look at by name, beside those of the lists above.
_NAMED = frozenset({"the", "of", "to", "but", "this", "so", "least", "at", "very"})


@cache
def lexicon() -> dict[str, float]:
    """Return VADER's lexicon, word to mean valence (-4 to 4), of the vaderSentiment package."""
    table = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8")
    rows = (line.strip().split("\t") for line in table.splitlines() if line.strip())
    return {row[0]: float(row[1]) for row in rows}


def analyser() -> SentimentIntensityAnalyzer:
    """Return NLTK's own VADER on the packaged lexicon: the measure that `Vader` must equal."""
    made = object.__new__(SentimentIntensityAnalyzer)  # __init__ reads NLTK's data folders only
    made.lexicon, made.constants = dict(lexicon()), VaderConstants()
    return made


@dataclass(slots=True, eq=False)  # not frozen: freezing doubles the time to make one
class Word:
    """What VADER needs to know of one word, found out once; nobody alters it."""

    text: str
    lower: str
    capitals: bool
    valence: float = 0.0
    known: bool = False  # in the lexicon, so that it does not alter others
    booster: float = 0.0
    negates: bool = False
    in_phrase: bool = False
    reach: int = -1  # how many places on it may change a valence; 0 its own, -1 none
    plain: bool = True  # of no concern but for the number of words
    closes: bool = False  # a mark after it closes a clause; only `news` asks


# All words that no rule names are these two, which keeps the table of words small.
OTHER, OTHER_CAPITALS = Word("", "", capitals=False), Word("", "", capitals=True)


class Score(NamedTuple):
    """Scores of one text: shares neg, neu and pos, compound (-1 to 1), and the hits.

    The shares sum to 1 up to rounding; all are 0 where a text has no word of two characters.

    The hits are the lexicon words in the order of the text, lower case, and beside them the
    valence of each in its place.
    """

    neg: float
    neu: float
    pos: float
    compound: float
    hits: tuple[str, ...] = ()
    valences: tuple[float, ...] = ()


NEUTRAL = Score(0.0, 1.0, 0.0, 0.0)
EMPTY = Score(0.0, 0.0, 0.0, 0.0)


def bare(token: str) -> str:
    """Return a token without its punctuation, if that is one mark of VADER's at one end."""
    if token.isalnum():
        return token
    core = token.translate(_NO_PUNCTUATION)
    if len(core) > 1 and len(core) < len(token):
        before, inside, after = token.partition(core)
        if inside and (before in MARKS if not after else after in MARKS and not before):
            return core
    return token


class Words(dict[str, Word | None]):
    """Token to `Word`, or None for a token of one character; filled as tokens come."""

    def __init__(
        self,
        valences: dict[str, float],
        strip: Callable[[str], str],
        turning: frozenset[str] = frozenset(),
    ) -> None:
        self.valences, self.strip, self.turning = valences, strip, turning
        self.named = _NAMED.union(valences, BOOSTERS, NEGATIONS, _PHRASE_WORDS, turning)

    def __missing__(self, token: str) -> Word | None:
        """Return what is to know of a token, and keep it."""
        if len(self) >= MEMORY:
            self.clear()
        word = self[token] = self.read(self.strip(token)) if len(token) > 1 else None
        return word

    def read(self, text: str) -> Word:
        """Return what is to know of a word without its marks."""
        lower = text.lower()
        if lower not in self.named and "n't" not in lower:
            return OTHER_CAPITALS if text.isupper() else OTHER
        booster = BOOSTERS.get(lower, 0.0)
        valence = 0.0 if booster else self.valences.get(lower, 0.0)
        negates = lower in NEGATIONS or "n't" in lower
        in_phrase = text in _PHRASE_WORDS
        far = booster or negates or in_phrase or lower in self.turning
        reach = 3 if far else {"this": 1, "least": 1, "kind": 0}.get(lower, -1)
        return Word(
            text,
            lower,
            text.isupper(),
            valence,
            lower in self.valences,
            booster,
            negates,
            in_phrase,
            reach,
            plain=not valence and reach < 0 and lower != "but",
        )


class Vader:
    """NLTK's VADER. A subclass changes the words, the valence of one, or the damping."""

    own_place = False
    """Whether a repeated word is scored in its own place (NLTK: in that of the first)."""

    def __init__(self) -> None:
        self.table = Words(lexicon(), bare)

    def tokens(self, text: str) -> list[str]:
        """Return the text parted at white space."""
        return text.split()

    def words(self, text: str) -> list[Word]:
        """Return the words of a text, without those of a single character."""
        return list(filter(None, map(self.table.__getitem__, self.tokens(text))))

    def scores(self, texts: Iterable[str]) -> list[Score]:
        """Return scores and hits of many texts, in their order."""
        return [self.score(text) for text in texts]

    def score(self, text: str) -> Score:
        """Return scores and hits of one text."""
        words = self.words(text)
        marked = [place for place, word in enumerate(words) if not word.plain]
        hits, valences = self.hits(words, marked) if marked else ([], [])
        if not hits:
            return NEUTRAL if words else EMPTY
        return totals(hits, valences, len(words), _emphasis(text), self.damping(len(words)))

    def damping(self, n_words: int) -> float:
        """Return what keeps the compound below 1: VADER's alpha."""
        return ALPHA

    def hits(self, words: list[Word], marked: list[int]) -> tuple[list[str], list[float]]:
        """Return the lexicon words among those marked, and the valence of each in this text."""
        reach = -1  # the last place that the words so far can alter
        but = None  # how many hits stand before the first "but"
        first: dict[str, float] = {}
        hits, valences = [], []
        for place in marked:
            word = words[place]
            if place + word.reach > reach:
                reach = place + word.reach
            if word.valence:
                value = first.get(word.text)
                if value is None:
                    alone = place > reach and not word.capitals
                    value = word.valence if alone else self.valence(words, place)
                    if not self.own_place:
                        first[word.text] = value
                hits.append(word.lower)
                valences.append(value)
            elif but is None and word.lower == "but":
                but = len(hits)
        if but is not None:
            valences = [v * (0.5 if n < but else 1.5) for n, v in enumerate(valences)]
        return hits, valences

    def valence(self, words: list[Word], place: int) -> float:
        """Return the valence of the lexicon word at `place`, as its neighbours alter it."""
        word = words[place]
        if word.lower == "kind" and place + 1 < len(words) and words[place + 1].lower == "of":
            return 0.0
        value = word.valence
        if word.capitals and _shouting(words):
            value += CAPITALS if value > 0 else -CAPITALS
        for back in range(1, min(place, 3) + 1):
            near = words[place - back]
            if near.known:
                continue
            if near.booster:
                value += _boost(near, value, words) * DISTANCE[back - 1]
            if near.negates or back == 3:
                value = _negate(words, place, back, value)
            if back == 3 and any([w.in_phrase for w in words[place - 3 : place + 1]]):
                value = _phrases([w.text for w in words], place, value)
        return _least(words, place, value)


def _shouting(words: list[Word]) -> bool:
    """Tell whether some of the words, but not all, are in capitals."""
    return 0 < sum(word.capitals for word in words) < len(words)


def _boost(booster: Word, value: float, words: list[Word]) -> float:
    scalar = -booster.booster if value < 0 else booster.booster
    if booster.capitals and _shouting(words):
        scalar += CAPITALS if value > 0 else -CAPITALS
    return scalar


def _negate(words: list[Word], place: int, back: int, value: float) -> float:
    """Return the value turned or raised by a negation `back` words before it."""
    near = words[place - back]
    if back == 2 and near.text == "never" and words[place - 1].text in ("so", "this"):
        return value * 1.5
    if back == 3:
        never = near.text == "never" and words[place - 2].text in ("so", "this")
        if never or words[place - 1].text in ("so", "this"):
            return value * 1.25
    return value * NEGATED if near.negates else value


def _phrases(texts: list[str], place: int, value: float) -> float:
    """Return the value that idioms around the word set, or "kind of" before it lowers."""
    three, two, one, here = texts[place - 3 : place + 1]
    before = (
        *(f"{one} {here}", f"{two} {one} {here}"),
        *(f"{two} {one}", f"{three} {two} {one}", f"{three} {two}"),
    )
    value = next((IDIOMS[phrase] for phrase in before if phrase in IDIOMS), value)
    for length in (2, 3):
        if place + length <= len(texts):
            value = IDIOMS.get(" ".join(texts[place : place + length]), value)
    if f"{three} {two}" in BOOSTERS or f"{two} {one}" in BOOSTERS:
        value += VaderConstants.B_DECR
    return value


def _least(words: list[Word], place: int, value: float) -> float:
    if place and words[place - 1].lower == "least" and not words[place - 1].known:
        before = words[place - 2].lower if place > 1 else ""
        if before not in ("at", "very"):
            return value * NEGATED
    return value


def _emphasis(text: str) -> float:
    """Return what exclamation and question marks add to the sum."""
    if "!" not in text and "?" not in text:
        return 0.0
    questions = text.count("?")
    asked = 0.0 if questions < 2 else questions * 0.18 if questions <= 3 else 0.96
    return min(text.count("!"), 4) * 0.292 + asked


def totals(
    hits: list[str], valences: list[float], n_words: int, emphasis: float, damping: float
) -> Score:
    """Return the scores; a valence counts one more, against neutral words counted one."""
    positive = negative = 0.0
    neutral = n_words - len(valences)
    for value in valences:
        if value > 0:
            positive += value + 1
        elif value < 0:
            negative += 1 - value
        else:
            neutral += 1
    total = sum(valences)
    if emphasis:
        if positive > negative:
            positive += emphasis
        elif negative > positive:
            negative += emphasis
        total += emphasis if total > 0 else -emphasis if total < 0 else 0.0
    whole = positive + negative + neutral
    return Score(
        round(negative / whole, 3),
        round(neutral / whole, 3),
        round(positive / whole, 3),
        round(total / math.sqrt(total * total + damping), 4),
        tuple(hits),
        tuple(valences),
    )
