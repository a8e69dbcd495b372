"""What the record adds: the words of sources, and what none of the articles tells."""

import re

import pandas as pd

from analysis import coded, segment
from analysis.derived import finding
from analysis.pipeline import Tables


def source_words(t: Tables, spans: pd.DataFrame) -> list[pd.DataFrame]:
    """Return for each span (article_id, start, end) the words of sources that stand beside it.

    They stand beside it where the passage that rests on them shares words with the span. Columns:
    those of the table of source words.
    """
    words = t.source_words
    none = words.iloc[:0]
    articles, starts, ends = (words[name].to_numpy() for name in ("article_id", "start", "end"))
    beside = []
    for article_id, start, end in spans[["article_id", "start", "end"]].itertuples(index=False):
        here = (articles == article_id) & (starts < end) & (ends > start)
        beside.append(words[here] if here.any() else none)
    return beside


@finding
def absences(t: Tables) -> pd.DataFrame:
    """Return the subjects that the articles might have told, with what is found of them.

    Columns: those of the table of absences; n_asked (how many articles could have told it), n
    (passages of their text that its pattern finds: none, if the subject is absent), told (articles
    in which it finds one), elsewhere (those of them that could not have told it, or were not asked;
    both parted by semicolons). Raises Missing where no such
    subjects were coded.
    """
    t.need("absences")
    text = segment.article_text(t.sentences)
    every = tuple(t.articles["article_id"])
    rows = []
    for pattern, asked_of in zip(t.absences["pattern"], t.absences["asked"], strict=True):
        articles = coded.ids(asked_of) or every
        found = [len(re.findall(pattern, one)) for one in text["text"]]
        of_article = pd.Series(found, text["article_id"]).groupby(level=0, sort=False).sum()
        asked = of_article.index.isin(articles)
        others = of_article.index[~asked & of_article.gt(0)]
        told = ";".join(of_article.index[of_article.gt(0)])
        rows.append((len(articles), int(of_article[asked].sum()), told, ";".join(others)))
    return t.absences.join(pd.DataFrame(rows, columns=["n_asked", "n", "told", "elsewhere"]))


def asked(t: Tables) -> pd.DataFrame:
    """Return for each subject and article whether it could have told it, and whether it does.

    Columns: subject, article_id, found (told, silent, or apart: it is not asked of this article and
    not found in it), fact (the first that shows that it was there to be told). Raises Missing where
    no such subjects were coded.
    """
    rows = absences(t)
    every = list(t.articles["article_id"])
    found = []
    for subject, of, told, facts in rows[["subject", "asked", "told", "facts"]].itertuples(
        index=False
    ):
        could = coded.ids(of) or every
        fact = next(iter(coded.ids(facts)), "")
        for one in every:
            state = "told" if one in coded.ids(told) else "silent" if one in could else "apart"
            found.append((subject, one, state, fact))
    return pd.DataFrame(found, columns=["subject", "article_id", "found", "fact"])


def telling(t: Tables) -> pd.DataFrame:
    """Count for each subject the articles that could have told it, or tell it, and do not.

    Columns: subject, n_asked, n_silent (of these), n_told. Raises Missing where no such subjects
    were coded.
    """
    rows = asked(t)
    subjects, states = rows["subject"].unique(), ["silent", "told"]
    counts = pd.crosstab(rows["subject"], rows["found"])
    counts = counts.reindex(index=subjects, columns=states, fill_value=0)
    found = pd.DataFrame({"n_asked": counts.sum(axis=1)}).join(counts.add_prefix("n_"))
    return found.reset_index(names="subject")


def order(t: Tables) -> pd.DataFrame:
    """Return where each article first comes to each subject.

    Columns: subject, article_id, sentence_id, start, end, text (of the words that show it), part,
    position (share of the words of the article that stand before it; 0 is the beginning). A subject
    that an article has not is left out. Raises Missing where no subjects were coded.
    """
    t.need("subjects")
    text = segment.article_text(t.sentences)
    rows = []
    for article_id, own in text.groupby("article_id", sort=False):
        lengths = [len(list(segment.tokens(one))) for one in own["text"]]
        sentences = list(
            zip(own["sentence_id"], own["start"], own["text"], own["part"], strict=True)
        )
        before = [sum(lengths[:n]) for n in range(len(lengths))]
        for subject, pattern in zip(t.subjects["subject"], t.subjects["pattern"], strict=True):
            for so_far, (name, at, words, part) in zip(before, sentences, strict=True):
                if met := re.search(pattern, words):
                    ahead = sum(end <= met.start() for _, end in segment.tokens(words))
                    place = (at + met.start(), at + met.end(), met[0])
                    position = (so_far + ahead) / sum(lengths)
                    rows.append((subject, article_id, name, *place, part, position))
                    break
    columns = ["subject", "article_id", "sentence_id", "start", "end", "text", "part", "position"]
    return pd.DataFrame(rows, columns=columns)


def who(t: Tables) -> str:
    """Return who the annotators are, to stand behind them in a caption; empty if untold."""
    return f", {t.settings.coders}," if t.settings.coders else ""


def coders(t: Tables) -> str:
    """Return a sentence that says how many coded the readings, and who, if the study tells."""
    if t.codings_readings["annotator"].nunique() > 1:
        return f"Coded by two annotators{who(t)} apart, then adjudicated."
    return "One annotator’s coding."


def readings(t: Tables, reading: str) -> pd.DataFrame:
    """Return the passages that were marked in one reading, in the order of the articles.

    Raises Missing where nothing was.
    """
    t.need("readings")
    found = t.readings[t.readings["reading"] == reading]
    place = {one: n for n, one in enumerate(t.articles["article_id"])}
    return found.assign(place=found["article_id"].map(place)).sort_values(
        ["place", "start"], kind="stable", ignore_index=True
    )
