"""VADER for news text: what is measurably wrong with it on news, each mended by a named step.

==========  ======================================================================================
step        what it mends
==========  ======================================================================================
marks       words that touch curly marks, brackets, dashes or several marks at once score nothing,
            and a curly apostrophe hides a negation ("isn’t")
repeats     a word that occurs twice is scored twice in the place of its first occurrence
no          "no" is a negative word (-1.2) instead of the negation of what follows
senses      words that name institutions or topics in news count as praise or blame ("United
            States" +1.8, "defense" +0.5, "like" +1.5), and so do numbers ("143" +3.2)
vocabulary  words of news lack a valence ("deadly", "indicted", "ceasefire")
shifters    only negations turn a valence, not words such as "end", "fight", "lack", "fail", and
            crime that fell is as bad as crime
length      the sum of a long sentence is taken for a strong tone
contexts    words judge in company where they do not ("crude oil", "a trade fair", "true extent")
names       words that are part of a name judge ("the Freedom Party", "Grace Hope")
phrases     turns of phrase are taken word by word ("cannot help but", "by no means")
nobody      "nobody", "no one", "none" turn nothing, or only the three words after them
==========  ======================================================================================

The words of the steps senses, vocabulary, contexts, shifters and phrases stand in
`data/sentiment_*.txt` with the rule by which they were set. They suit news in English, not other
text.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from analysis import wordlists
from analysis.sentiment.company import beside, in_name, plainly, titled, turning_words
from analysis.sentiment.measures import MEASURES, MOVES, falls, is_of_measure
from analysis.sentiment.vader import (
    ALPHA,
    NEGATED,
    OTHER,
    OTHER_CAPITALS,
    Vader,
    Word,
    Words,
    bare,
    lexicon,
)

STEPS = (
    *("marks", "repeats", "no", "senses", "vocabulary", "shifters", "length"),
    *("contexts", "names", "phrases", "nobody"),
)

# VADER's constant suits short messages; from here on it grows with the number of words.
SHORT = 12
# How far a shifter and a "no" reach, in words: VADER's own reach of negations, and that of "no"
# in its authors' later version.
SHIFTED, REFUSED = 3, 2

# Subjects that turn what their clause says, and how far they reach at most, in words.
NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
CLAUSE = 5
CLOSING = frozenset(",;:.!?")
CLOSED_OTHER = Word("", "", capitals=False, closes=True)

# Curly marks become straight; a dash or an ellipsis parts words.
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "—": " ", "–": " ", "…": " "}
_CORE = re.compile(r"\w(?:.*\w)?")


def core(token: str) -> str:
    """Return a token without the marks around it; one of marks alone (":-)") as it is."""
    inner = _CORE.search(token)
    return inner.group() if inner else token


@cache
def news_words() -> dict[str, float]:
    """Return words of news and their valences; 0 for one of VADER's that does not judge there."""
    return {
        word: float(valence)
        for valence, *words in map(str.split, wordlists.lines("sentiment_news_words.txt"))
        for word in words
    }


@cache
def shifters() -> dict[str, frozenset[str]]:
    """Return the words that turn what is "bad" and those that turn what is "good"."""
    lists = map(str.split, wordlists.lines("sentiment_shifters.txt"))
    return {turned: frozenset(words) for turned, *words in lists}


class _NewsWords(Words):
    """Words that know whether a mark after them closes a clause."""

    def __missing__(self, token: str) -> Word | None:
        """Return what is to know of a token, and keep it."""
        word = super().__missing__(token)
        if word is None or word is OTHER_CAPITALS:
            return word
        if word.lower in NOBODY or word.lower == "one":
            word = self[token] = replace(word, reach=CLAUSE)
        if token[-1] in CLOSING:
            word = self[token] = replace(word, closes=True) if word.text else CLOSED_OTHER
        return word


class News(Vader):
    """VADER with the steps named; with none it is NLTK's."""

    def __init__(self, steps: Iterable[str] = STEPS) -> None:
        super().__init__()
        self.steps = frozenset(steps)
        if unknown := self.steps - set(STEPS):
            raise ValueError(f"no such step: {', '.join(sorted(unknown))}; use some of {STEPS}")
        self.own_place = "repeats" in self.steps
        strip = core if "marks" in self.steps else bare
        turning = frozenset({"no"}).union(*shifters().values())
        if "nobody" in self.steps:
            turning |= NOBODY | {"one"}
        self.table = _NewsWords(self._valences(), strip, turning)

    def tokens(self, text: str) -> list[str]:
        """Return the text parted at white space; with "marks", at dashes too."""
        if "marks" in self.steps and not text.isascii():
            for mark, plain in _PLAIN.items():
                text = text.replace(mark, plain)
        tokens = text.split()
        if "phrases" in self.steps and not turning_words().isdisjoint(tokens):
            return plainly(text).split()
        return tokens

    def words(self, text: str) -> list[Word]:
        """Return the words of a text; those that do not judge in company are as any other."""
        tokens = self.tokens(text)
        words = list(map(self.table.__getitem__, tokens))
        headline = None
        for place, word in enumerate(words):
            if word is None or not word.valence:
                continue
            if "shifters" in self.steps and word.lower in MEASURES and falls(tokens, place):
                words[place] = replace(word, valence=word.valence * NEGATED)
                continue
            alone = "contexts" in self.steps and beside(tokens, place, word.lower)
            if "shifters" in self.steps and word.lower in MOVES:
                alone = alone or is_of_measure(tokens, place)
            if not alone and "names" in self.steps and in_name(tokens, place):
                headline = titled(tokens) if headline is None else headline
                alone = not headline
            if alone:
                words[place] = CLOSED_OTHER if word.closes else OTHER
        return list(filter(None, words))

    def valence(self, words: list[Word], place: int) -> float:
        """Return the valence of one hit, turned by "no", by shifters and by "nobody"."""
        if "no" in self.steps and words[place].lower == "no":
            return 0.0
        value = super().valence(words, place)
        if "no" in self.steps and _any_of({"no"}, words, place, REFUSED):
            value *= NEGATED
        if "shifters" in self.steps:
            turning = shifters()["bad" if words[place].valence < 0 else "good"]
            if _any_of(turning, words, place, _reach(words, place)):
                value *= NEGATED
        if "nobody" in self.steps and _of_nobody(words, place):
            value *= NEGATED
        return value

    def damping(self, n_words: int) -> float:
        """Return VADER's alpha; with "length", more by as much as the text is longer than SHORT."""
        return ALPHA * max(1.0, n_words / SHORT) if "length" in self.steps else ALPHA

    def _valences(self) -> dict[str, float]:
        added = news_words() if "vocabulary" in self.steps else {}
        neutral = {word for word, valence in news_words().items() if not valence}
        # Numbers that are words of love or threat in short messages ("143", "187") count in news.
        neutral |= {word for word in lexicon() if word.isdecimal()}
        valences = lexicon() | {word: valence for word, valence in added.items() if valence}
        if "senses" in self.steps:
            return {word: valence for word, valence in valences.items() if word not in neutral}
        return valences


def _reach(words: list[Word], place: int) -> int:
    """Return how far before a hit a shifter may stand: not in front of its negation, as it does in
    "ended without success".
    """
    near = (back for back in range(1, min(place, SHIFTED) + 1) if words[place - back].negates)
    return next(near, SHIFTED + 1) - 1


def _any_of(turning: set[str] | frozenset[str], words: list[Word], place: int, back: int) -> bool:
    return any(word.lower in turning for word in words[max(place - back, 0) : place])


def _of_nobody(words: list[Word], place: int) -> bool:
    """Tell whether "nobody" or its like, in the clause before a hit, turns it and nothing else has.

    VADER's own negations turn what stands up to three words after them, the step "no" two.
    """
    for back in range(1, min(place, CLAUSE) + 1):
        word = words[place - back]
        if word.closes or word.lower in ("but", "except"):
            return False
        one = word.lower == "one" and back < place and words[place - back - 1].lower == "no"
        if one or word.lower in NOBODY:
            turned = (word.negates and back <= SHIFTED) or (one and back < REFUSED)
            return not turned
    return False
