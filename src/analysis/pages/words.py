"""Tables of the chapter on words and names."""

import pandas as pd

from analysis import corpus
from analysis.findings import words
from analysis.html.elements import Columns, Html, table, tells_what_is_missing
from analysis.numbers import spelled
from analysis.pipeline import Tables

_FORMATS = {"log-odds": ".2f", "z": ".2f", "p, corrected": ".3f", "p, alone": ".3f"}


@tells_what_is_missing
def capitals(t: Tables) -> Html:
    """Show how often each article lets a capital or a seat of power speak for a government."""
    counted = words.capitals(t)
    counted.insert(0, "outlet", counted.index.map(corpus.outlets(t.articles)))
    caption = "Capitals and seats of power that stand for a government, and not for a place."
    return table(dict(counted), "table-words-capitals", caption)


@tells_what_is_missing
def keyness(t: Tables, top: int = 10) -> Html:
    """Show the words that set each article most apart from the others, with their null."""
    found = words.keyness(t)
    shown = _evidence(found[found["z"] > 0].head(top))
    shown.insert(1, "outlet", found["group"].map(corpus.outlets(t.articles)))
    shown["p, alone"] = found["p"]
    verdicts = ", ".join(found["verdict"].unique())
    caption = (
        f"The {len(shown)} words that set an article most apart; count: here, and in the other "
        f"{spelled(len(t.articles) - 1)}; sentences: of this article that have the word; log-odds: "
        "the natural logarithm of the ratio, with the interval of its formula; p: by shuffling, "
        f"corrected for all words and alone. Verdict on every word: {verdicts}."
    )
    return table(dict(shown), "table-words-keyness", caption, _FORMATS)


@tells_what_is_missing
def priors(t: Tables) -> Html:
    """Show what keyness finds under other priors."""
    found = words.priors(t)
    shown: Columns = {
        "prior": found["prior"],
        "weight": found["weight"],
        "strongest word": found["word"],
        "outlet": found["article_id"].map(corpus.outlets(t.articles)),
        "z": found["z"],
        "to exceed": found["threshold"],
        "p, corrected": found["p_corrected"],
        "words that pass": found["n_passing"],
    }
    caption = (
        "Keyness under other priors: the strongest word, and the size that the strongest of all "
        "exceeds in one shuffle of twenty. The weight is what the prior adds, in words; the first "
        "prior is the one in use."
    )
    formats = {"weight": ",.0f", "z": ".2f", "to exceed": ".2f", "p, corrected": ".2f"}
    return table(shown, "table-words-priors", caption, formats)


def invented(n_articles: int = 8, top: int = 2) -> Html:
    """Show that keyness finds a noun planted in many invented articles, and says nothing of two."""
    parts = []
    for n in (n_articles, 1):
        found = words.invented(n)
        found = found[found["group"].eq(words.PAPERS[0]) & found["z"].gt(0)].head(top)
        parts.append(_evidence(found).assign(verdict=found["verdict"]))
        parts[-1].insert(1, "articles each", n)
    caption = "Two invented papers, one with “rebels” for “militants”: its two strongest words."
    return table(dict(pd.concat(parts)), "table-words-invented", caption, _FORMATS)


def _evidence(found: pd.DataFrame) -> pd.DataFrame:
    """Return rows of a keyness table as readers see them: counts, spread, size, interval, null."""
    low, high = found["low"].map("{:.2f}".format), found["high"].map("{:.2f}".format)
    return pd.DataFrame(
        {
            "word": found["word"],
            "count": [f"{a} : {b}" for a, b in zip(found["n"], found["n_others"], strict=True)],
            "sentences": found["n_sentences"],
            "log-odds": found["delta"],
            "interval by formula": (low + " to " + high).str.replace("-", "−"),
            "z": found["z"],
            "p, corrected": found["p_corrected"],
        }
    )
