"""How the articles sound: scores of articles, voices, halves and names, and what chance gives."""

from itertools import permutations

import numpy as np
import pandas as pd

from analysis import permutation, sentiment, significance, spans
from analysis.derived import finding
from analysis.findings import remarks
from analysis.findings.groups import group, groups, need_several, together
from analysis.numbers import spelled
from analysis.pipeline import Missing, Tables
from analysis.schema import QUOTED


def score(t: Tables, variant: str) -> pd.DataFrame:
    """Score the sentences by one variant, as `t.sentiment` is by the news variant."""
    t.need("sentiment")
    return sentiment.score(t.sentences, t.quotations, variant)


@finding
def pieces(t: Tables, variant: str = "news") -> pd.DataFrame:
    """Return the narrated and the quoted part of every sentence with its score by a variant."""
    t.need("sentiment")
    return sentiment.apart(t.sentences, t.quotations, variant)


def above(t: Tables) -> pd.DataFrame:
    """Return what share of the narrated and of the quoted pieces of each article scores above zero.

    Columns: article_id, narration, quotation, difference (quotation less narration), the smallest
    difference first.
    """
    rows = pieces(t)
    high = rows.assign(above=rows["compound"].gt(0))
    shares = high.pivot_table("above", "article_id", "voice").reset_index()
    shares["difference"] = shares["quotation"] - shares["narration"]
    return shares.sort_values("difference", ignore_index=True)


def each_once(t: Tables) -> pd.DataFrame:
    """Return the pieces without those that quote a remark which an earlier article quotes as well.

    A remark that several outlets print is one observation and not several. Two quoted pieces are of
    one remark where an alignment joins quoted words of their sentences. Columns: those of `pieces`.
    """
    parts = pieces(t)
    return _without_repeated(parts, _of_remarks(t, parts))


def in_every_order(t: Tables) -> list[pd.DataFrame]:
    """Return what `each_once` gives, whichever article a shared remark is counted in.

    The articles that share are taken in every order; what several orders give is there once.
    """
    parts = pieces(t)
    met = _of_remarks(t, parts)
    sharing = pd.concat([t.alignments["article_a"], t.alignments["article_b"]]).unique()
    kept = {}
    for order in permutations(sharing):
        ordered = met.sort_values("article_id", key=lambda ids: ids.map(order.index), kind="stable")
        rows = _without_repeated(parts, ordered)
        kept[tuple(rows["piece_id"])] = rows
    return list(kept.values())


def _of_remarks(t: Tables, parts: pd.DataFrame) -> pd.DataFrame:
    """Return the quoted pieces with words that are shared, with their article_id and group."""
    quoted = parts[parts["voice"] == "quotation"][["piece_id", "article_id", "sentence_id"]]
    places = quoted.merge(t.sentences[["sentence_id", "start", "end"]], on="sentence_id")
    return spans.meeting(places, _quoted_groups(t))


def _without_repeated(parts: pd.DataFrame, met: pd.DataFrame) -> pd.DataFrame:
    """Return the pieces but for those of a remark that another article met before has as well."""
    first_teller: dict[object, object] = {}
    repeated = set()
    for piece, article, shared in zip(
        met["piece_id"], met["article_id"], met["group"], strict=True
    ):
        if first_teller.setdefault(shared, article) != article:
            repeated.add(piece)
    return parts[~parts["piece_id"].isin(repeated)]


def _quoted_groups(t: Tables) -> pd.DataFrame:
    """Return where quoted words are shared: article_id, start, end, group."""
    said = t.quotations.loc[t.quotations["kind"].isin(QUOTED), ["article_id", "start", "end"]]
    both = spans.meeting(spans.sides(t.alignments, "group"), said)
    start, end = both[["start", "start_met"]].max(axis=1), both[["end", "end_met"]].min(axis=1)
    inside = both.assign(start=start, end=end)[["article_id", "start", "end", "group"]]
    return inside.drop_duplicates(ignore_index=True)


def by_voice(t: Tables) -> pd.DataFrame:
    """Return the mean score and the number of sentences of each voice in each article.

    A row an article (article_id): narration, quotation (means), n_narration, n_quotation; a voice
    without words has no mean.
    """
    table = sentiment.by_voice(pieces(t))
    means, counts = (
        table.pivot(index="article_id", columns="voice", values=values).reindex(
            columns=["narration", "quotation"]
        )
        for values in ("compound", "n_sentences")
    )
    counts = counts.fillna(0).astype(int)
    return means.join(counts.add_prefix("n_")).reindex(t.articles["article_id"])


def of_group(t: Tables, scored: pd.DataFrame, name: str = "") -> pd.DataFrame:
    """Return the rows that belong to the articles of a group, by default the largest."""
    return scored[scored["article_id"].isin(group(t, name).articles)]


def null(t: Tables) -> pd.DataFrame:
    """Return the mean of each article and what shuffled sentences give it."""
    t.need("sentiment")
    need_several(t)
    return sentiment.shuffled_means(remarks.apart(t, t.sentiment), stratum="remark")


@finding
def differences(t: Tables) -> pd.DataFrame:
    """Return the comparisons of mean scores that the study allows, each with its null.

    Compared are all articles, each group of several, the narration and the quotation of all, and
    the two voices within articles; the copies of one remark change places among themselves only.
    Columns: compared (in words), those of `sentiment.difference_test` for the range, and
    p_corrected (by `significance.holm`). Raises Missing where nothing can be compared.
    """
    t.need("sentiment")
    scored, parts = remarks.apart(t, t.sentiment), remarks.apart(t, pieces(t))
    compared = {together(t): scored}
    for one in groups(t).values():
        if len(one.articles) < len(t.articles):
            compared[one.name] = scored[scored["article_id"].isin(one.articles)]
    for voice in ("narration", "quotation"):
        words = f"the {spelled(len(t.articles))}, {voice} only"
        compared[words] = parts[parts["voice"] == voice]
    tests = [
        sentiment.difference_test(rows, stratum="remark").head(1).assign(compared=words)
        for words, rows in compared.items()
        if rows["article_id"].nunique() > 1
    ]
    if parts["voice"].nunique() > 1:
        for words, rows in (("", parts), (", each remark once", each_once(t))):
            if rows["voice"].nunique() > 1:
                within = sentiment.difference_test(
                    rows, by="voice", unit="piece_id", stratum="article_id"
                ).head(1)
                compared_words = f"narration and quotation, within articles{words}"
                tests.append(within.assign(compared=compared_words))
    if not tests:
        raise Missing("There are no two articles or voices whose scores could be compared.")
    found = pd.concat(tests, ignore_index=True)
    return found.assign(p_corrected=significance.holm(found["p"]))


def of_voices(rows: pd.DataFrame, deal: permutation.Deal = permutation.shuffles) -> float:
    """Return p of the gap between narration and quotation in pieces dealt out within articles."""
    found = sentiment.difference_test(
        rows, by="voice", unit="piece_id", stratum="article_id", deal=deal
    )
    return float(found["p"].iloc[0])


@finding
def of_scorers(t: Tables) -> pd.DataFrame:
    """Return p of the gap between narration and quotation by each scorer and way of counting.

    A row a way. Columns: counted (in words), n (pieces), and p by each of `sentiment.VARIANTS`,
    pieces dealt out within articles; missing where the pieces left are all of one voice, or too few
    to be dealt out.
    """
    parts = pieces(t)
    once = parts["piece_id"].isin(each_once(t)["piece_id"])
    beside = parts.groupby("sentence_id")["voice"].transform("nunique").gt(1)
    told_beside = beside & parts["voice"].eq("narration")
    ways = {
        "every piece": once | True,
        "each remark once": once,
        "each remark once, without what is told in a sentence that quotes": once & ~told_beside,
        "each remark once, sentences of one voice only": once & ~beside,
    }
    scored = {variant: pieces(t, variant) for variant in sentiment.VARIANTS}
    rows = [
        (words, int(kept.sum()), *(_parted(of[kept.to_numpy()]) for of in scored.values()))
        for words, kept in ways.items()
    ]
    return pd.DataFrame(rows, columns=["counted", "n", *scored])


def _parted(rows: pd.DataFrame) -> float:
    try:
        return of_voices(rows)
    except ValueError:  # one voice, or one piece of each
        return float("nan")


@finding
def voices_alone(t: Tables) -> pd.DataFrame:
    """Return p of the gap between the voices in each article by itself.

    Columns: article_id, p (exact where the parts are few enough to count all ways, else shuffled),
    p_corrected (by `significance.holm`, for looking at all of them), p_turned (by turning the
    voices round to every place of the text), p_turned_least (the least that turning can give: one
    place of all).
    An article with one voice only is left out.
    """
    rows = [
        (article_id, _of_article(own), _turned(own), 1 / len(own))
        for article_id, own in pieces(t).groupby("article_id", sort=False)
        if own["voice"].nunique() > 1
    ]
    found = pd.DataFrame(rows, columns=["article_id", "p", "p_turned", "p_turned_least"])
    return found.assign(p_corrected=significance.holm(found["p"]))


def _of_article(own: pd.DataFrame) -> float:
    counted = significance.exact_p(own["compound"], own["voice"] == "quotation")
    return of_voices(own) if counted is None else counted


def _turned(own: pd.DataFrame) -> float:
    """Return the share of all turns of the voices along the text that part them as far."""
    scores, quoted = own["compound"].to_numpy(float), own["voice"].eq("quotation").to_numpy()
    turned = [np.roll(quoted, places) for places in range(len(own))]
    gaps = [abs(scores[one].mean() - scores[~one].mean()) for one in turned]
    return float(significance.at_least(gaps, gaps[0]).mean())


def halves(t: Tables) -> pd.DataFrame:
    """Cut each article into its first and second half of sentences.

    Returns article_id, first and second (mean compound) and gap (their absolute difference).
    """
    t.need("sentiment")
    rows = []
    for article_id, scores in t.sentiment.groupby("article_id", sort=False):
        compound = scores["compound"]
        middle = (len(compound) + 1) // 2
        first, second = compound.iloc[:middle].mean(), compound.iloc[middle:].mean()
        rows.append((article_id, first, second, abs(first - second)))
    return pd.DataFrame(rows, columns=["article_id", "first", "second", "gap"])


def extremes(t: Tables) -> pd.DataFrame:
    """Return the sentences with the lowest and the highest score of each article.

    Columns: those of the sentiment table, and text; in order of the text.
    """
    t.need("sentiment")
    scored = t.sentiment.merge(t.sentences[["sentence_id", "text"]], on="sentence_id")
    of_article = scored.groupby("article_id", sort=False)["compound"]
    chosen = pd.concat([of_article.idxmin(), of_article.idxmax()])
    return scored[scored.index.isin(chosen)]


@finding
def names(t: Tables) -> pd.DataFrame:
    """Score each name of an armed group by VADER, its sentence and its article with and without it.

    Returns article_id, start, text, compound and hits (of the name alone), sentence and
    sentence_without, mean and mean_without (of the article, without any name of an armed group).
    Raises Missing where no armed group is named.
    """
    armed = t.labels[t.labels["category"] == "armed_group"]
    if armed.empty:
        raise Missing("No name of an armed group was found in these articles.")
    named_alone = sentiment.label_valence(armed)
    scored = score(t, "vader").assign(without=0.0)
    bare = sentiment.unnamed(t.sentences, armed)
    scored["without"] = sentiment.score(bare, t.quotations, "vader")["compound"]
    of_article = scored.groupby("article_id")[["compound", "without"]].mean()
    rows = []
    for label in named_alone.to_dict("records"):
        inside = scored[
            scored["article_id"].eq(label["article_id"])
            & scored["start"].le(label["start"])
            & scored["end"].ge(label["end"])
        ]
        if inside.empty:  # a name that runs over two sentences
            continue
        alone = [label[name] for name in ("article_id", "start", "text", "compound", "hits")]
        mean = of_article.loc[label["article_id"]]
        rows.append((*alone, *inside[["compound", "without"]].iloc[0], *mean))
    columns = ["article_id", "start", "text", "compound", "hits", "sentence", "sentence_without",
               "mean", "mean_without"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


@finding
def measures(t: Tables) -> pd.DataFrame:
    """Return the mean of each article by each measure: article_id, vader, news, afinn."""
    found = {v: means(t, t.sentences, v) for v in sentiment.VARIANTS}
    return pd.DataFrame(found).reindex(t.articles["article_id"]).reset_index()


def means(t: Tables, sentences: pd.DataFrame, variant: str) -> "pd.Series[float]":
    """Return the mean score of each article by a variant, from sentences as given."""
    t.need("sentiment")
    scored = sentiment.score(sentences, t.quotations, variant)
    return scored.groupby("article_id")["compound"].mean()


def spread(values: "pd.Series[float]") -> float:
    """Return how far the largest and the smallest of some values lie apart."""
    return float(np.ptp(values.to_numpy(float)))
