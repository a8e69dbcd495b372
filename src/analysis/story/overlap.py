"""Named results of the chapter on shared words."""

from analysis import corpus, reuse, segment
from analysis.findings import agreement, codings, overlap
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.story import Results


def named(t: Tables) -> Results:
    """Return how many pairs there are, which two articles share most, and what is missed."""
    shares = overlap.shared_by_article(t)
    top = max(shares.to_dict("records"), key=lambda row: row["share"])
    nearest = max(shares.to_dict("records"), key=lambda row: row["same"])
    listed = overlap.listed(t)
    outlet = corpus.outlets(t.articles)
    runs, at_all = overlap.longest_runs(t), overlap.shared_at_all(t).to_dict()
    longest = runs.iloc[0]
    same = runs["article_a"].eq(longest["article_a"]) & runs["article_b"].eq(longest["article_b"])
    return {
        "overlap_longest_run": int(longest["n_words"]),
        "overlap_second_run": int(runs.loc[same, "n_words"].iloc[1]),
        "overlap_longest_run_other": int(runs.loc[~same, "n_words"].iloc[0]),
        "n_alignments": len(t.alignments),
        "overlap_top_article": outlet[top["article_id"]],
        "overlap_top_other": outlet[top["other_id"]],
        "overlap_top_share": float(top["share"]),
        "overlap_top_same": float(top["same"]),
        "overlap_nearest_article": outlet[nearest["article_id"]],
        "overlap_nearest_other": outlet[nearest["other_id"]],
        "overlap_nearest_same": float(nearest["same"]),
        "overlap_nearest_n_same": int(nearest["n_same"]),
        **{f"overlap_any_{one}": share for one, share in at_all.items() if share},
        "overlap_listed": len(listed),
        "overlap_listed_found": int(listed["alignment_id"].notna().sum()),
        "overlap_missed_spelled": spelled(len(overlap.missed(t))),
        "overlap_unlisted": len(overlap.unlisted(t)),
        "reuse_least": reuse.LEAST,
        "reuse_near": reuse.NEAR,
        "overlap_groups": int(overlap.versions(t)["group"].nunique()),
        "overlap_claims_apart": len(overlap.claims_apart(t)),
        "overlap_wmd_unknown": _unknown(t, "wmd"),
        "overlap_wmd_verbatim": float(overlap.traced(t)["verbatim"]["wmd"]),
        **_altered(t),
    }


def _altered(t: Tables) -> Results:
    """Count what both annotators have as altered, and where less was decided than either has."""
    shares, both = agreement.taken(t, "altered"), agreement.given_by_both(t, "altered")
    least = shares[codings.annotators(t)].min(axis=1)
    return {
        "altered_by_both": len(both),
        "altered_by_both_kept": int(both["decided"].eq("altered").sum()),
        "altered_below_both_spelled": spelled(int(shares["decided"].lt(least).sum())),
    }


def _unknown(t: Tables, article_id: str) -> float:
    """Return the share of the words of an article for which no source was found."""
    rows = t.provenance[t.provenance["article_id"] == article_id]
    words = rows["text"].map(lambda one: len(list(segment.tokens(one))))
    return float(words[rows["relation"] == "unknown"].sum() / words.sum())
