"""Named results about the articles themselves: how many, how long, how much of them is quoted."""

from analysis import comparison, results
from analysis.segment import TEXT_PARTS


def named(tables) -> dict[str, int | float | str]:
    """Return counts of articles, words and sentences, and the extremes of length and quoting."""
    text = tables.sentences[tables.sentences["part"].isin(TEXT_PARTS)]
    lengths = comparison.lengths(tables.articles, tables.sentences, tables.quotations)
    most = lengths.loc[lengths["share_quoted"].idxmax()]
    least = lengths.loc[lengths["share_quoted"].idxmin()]
    return {
        "n_articles_spelled": results.spelled(len(tables.articles)),
        "n_words": int(tables.articles["n_words"].sum()),
        "n_units": len(tables.sentences),
        "n_furniture": len(tables.sentences) - len(text),
        "shortest_words": int(lengths["n_words"].min()),
        "longest_words": int(lengths["n_words"].max()),
        "most_quoted_outlet": str(most["outlet"]),
        "most_quoted_share": float(most["share_quoted"]),
        "least_quoted_outlet": str(least["outlet"]),
        "least_quoted_share": float(least["share_quoted"]),
    }
