"""VADER for news text: what is measurably wrong with it on news, each mended by a named step.

==========  ======================================================================================
step        what it mends
==========  ======================================================================================
marks       words that touch curly marks, brackets, dashes or several marks at once score nothing,
            and a curly apostrophe hides a negation ("isn’t")
repeats     a word that occurs twice is scored twice in the place of its first occurrence
no          "no" is a negative word (-1.2) instead of the negation of what follows
senses      words that name institutions or topics in news count as praise or blame ("United
            States" +1.8, "defense" +0.5, "like" +1.5)
vocabulary  words of news lack a valence ("deadly", "indicted", "ceasefire")
shifters    only negations turn a valence, not words such as "end", "fight", "lack", "fail"
length      the sum of a long sentence is taken for a strong tone
==========  ======================================================================================

The words of the steps senses, vocabulary and shifters stand in `data/sentiment_*.txt` with the
rule by which they were set. They suit news in English, not other text.
"""

import re
from collections.abc import Iterable
from functools import cache

from analysis import wordlists
from analysis.sentiment.vader import ALPHA, NEGATED, Vader, Word, Words, bare, lexicon

STEPS = ("marks", "repeats", "no", "senses", "vocabulary", "shifters", "length")

# VADER's constant suits short messages; from here on it grows with the number of words.
SHORT = 12
# How far a shifter and a "no" reach, in words: VADER's own reach of negations, and that of "no"
# in its authors' later version.
SHIFTED, REFUSED = 3, 2

# Curly marks become straight; a dash or an ellipsis parts words.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": " ", "–": " ", "…": " "})
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
        self.table = Words(self._valences(), strip, turning)

    def tokens(self, text: str) -> list[str]:
        """Return the text parted at white space; with "marks", at dashes too."""
        return text.translate(_PLAIN).split() if "marks" in self.steps else text.split()

    def valence(self, words: list[Word], place: int) -> float:
        """Return the valence of one hit, turned by "no" and by shifters."""
        if "no" in self.steps and words[place].lower == "no":
            return 0.0
        value = super().valence(words, place)
        if "no" in self.steps and _any_of({"no"}, words, place, REFUSED):
            value *= NEGATED
        if "shifters" in self.steps:
            turning = shifters()["bad" if value < 0 else "good"]
            if _any_of(turning, words, place, SHIFTED):
                value *= NEGATED
        return value

    def damping(self, n_words: int) -> float:
        """Return VADER's alpha; with "length", more by as much as the text is longer than SHORT."""
        return ALPHA * max(1.0, n_words / SHORT) if "length" in self.steps else ALPHA

    def _valences(self) -> dict[str, float]:
        added = news_words() if "vocabulary" in self.steps else {}
        neutral = {word for word, valence in news_words().items() if not valence}
        valences = lexicon() | {word: valence for word, valence in added.items() if valence}
        if "senses" in self.steps:
            return {word: valence for word, valence in valences.items() if word not in neutral}
        return valences


def _any_of(turning: set[str] | frozenset[str], words: list[Word], place: int, back: int) -> bool:
    return any(word.lower in turning for word in words[max(place - back, 0) : place])
