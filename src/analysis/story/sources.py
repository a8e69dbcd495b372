"""Named results about the articles themselves: how many, how long, how much of them is quoted."""

from analysis import comparison, segment
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.story import Results


def named(t: Tables) -> Results:
    """Return counts of articles, words and sentences, and the extremes of length and quoting."""
    text = segment.article_text(t.sentences)
    lengths = comparison.lengths(t.articles, t.sentences, t.quotations)
    quoted = sorted(lengths.to_dict("records"), key=lambda row: row["share_quoted"])
    least, most = quoted[0], quoted[-1]
    marked = comparison.lengths(t.articles, t.sentences, t.quotations[t.quotations["marked"]])
    fewest = min(marked.to_dict("records"), key=lambda row: row["share_quoted"])
    return {
        "n_articles_spelled": spelled(len(t.articles)),
        "n_words": int(t.articles["n_words"].sum()),
        "n_units": len(t.sentences),
        "n_furniture": len(t.sentences) - len(text),
        "shortest_words": int(lengths["n_words"].min()),
        "longest_words": int(lengths["n_words"].max()),
        "most_quoted_outlet": str(most["outlet"]),
        "most_quoted_share": float(most["share_quoted"]),
        "least_quoted_outlet": str(least["outlet"]),
        "least_quoted_share": float(least["share_quoted"]),
        "least_marked_outlet": str(fewest["outlet"]),
        "least_marked_share": float(fewest["share_quoted"]),
    }
