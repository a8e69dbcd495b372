"""What the prose tells of the benchmarks: our scores, those of others, and how sure they are."""

from functools import partial

import pandas as pd

from analysis.findings import quality
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.story import Results

PRONOUN = "person behind a pronoun"
POOL = "WMT21 news pool de-en"
PASSAGES = "passages of other outlets"
SETS = {
    "invented": ("invented news", ("", "later", "third", "fourth", "fifth", "sixth")),
    "real": ("real news", ("", "later", "third", "fourth", "fifth", "sixth")),
}
"""Articles of other outlets, by sets: each was scored before anybody read what was amiss in it."""

COLUMNS = "columns and blogs"  # left of the collection of the real news; scored, then read
FIRST_SCORED = ("test", "unread before")
"""Names of what a set was when it was scored for the first time."""

DRAWN = f"{PASSAGES}, drawn at random"
DRAWS = {  # of pairs drawn at random: what they are, and of which split
    "shown": ("listed in a collection not learned from", "PolNeAR train"),
    "near": ("matched, not listed", "before these weights"),
    "far": ("candidates, not matched", "before these weights"),
}
LISTED = "pairs that an annotator listed"
READ_TWICE = "those of two collections, read twice"
UNLEARNED = "corpora not learned from"
RATINGS = "Pearson r with human ratings"
ALARM = "pairs with a word marked as missing that the other side has"
KEPT = "pairs with the right words kept in order"
COLLATED = {
    "handmade": ("hand-made pairs", {"alarms": ALARM, "kept": KEPT}),
    "aligned": ("aligned pairs", {"alarms": ALARM}),
}
PRECISION = "average precision"
END_TO_END = "speaker, end-to-end F1"
REPORTS = "reports without marks, F1"


def named(t: Tables) -> Results:
    """Return the benchmark figures of the prose."""
    figure, best = quality.benchmark, quality.best_peer
    return {
        "bench_speaker": figure(t, "PolNeAR", END_TO_END, split="dev"),
        "bench_speaker_best_peer": best(t, "PolNeAR", "dev", END_TO_END),
        "bench_pronoun": figure(t, "PolNeAR", PRONOUN, split="dev"),
        "bench_pronoun_unseen": figure(t, "PolNeAR", PRONOUN, split="train, unseen"),
        "bench_pronoun_read": int(
            best(t, "PolNeAR", "dev and unseen, read twice", "pronouns counted")
        ),
        "bench_pronoun_alike": best(t, "PolNeAR", "dev and unseen, read twice", PRONOUN),
        "bench_overlap": figure(t, POOL, PRECISION),
        **_differences(t),
        **_collated(t),
        "bench_overlap_folds": figure(t, POOL, PRECISION, split="development, five folds by story"),
        "bench_overlap_best_peer": best(t, POOL, "development", PRECISION),
        "bench_reuse": figure(t, PASSAGES, "average precision, all pairs", split=UNLEARNED),
        "bench_reuse_precision": figure(t, PASSAGES, "precision", split=UNLEARNED),
        "bench_reuse_recall": figure(t, PASSAGES, "recall", split=UNLEARNED),
        "bench_reuse_pairs": int(figure(t, PASSAGES, "pairs", split=UNLEARNED)),
        **_drawn(t),
        **_sets(t),
        **_columns(t),
        "bench_reuse_true": int(figure(t, PASSAGES, "pairs that are reuse", split=UNLEARNED)),
        "bench_judged_twice": int(best(t, PASSAGES, READ_TWICE, "pairs judged")),
        "bench_judged_kappa": best(t, PASSAGES, READ_TWICE, "Cohen’s kappa, reuse or not"),
        "bench_listed_with": int(figure(t, LISTED, "found, learned from them as well")),
        "bench_listed_apart": int(figure(t, LISTED, "found, learned from other outlets alone")),
        "bench_listed_weight": figure(t, LISTED, "share of the weight in learning"),
        "bench_split": figure(t, "split", "sentence boundary F1"),
        "bench_nyt": figure(t, "nyt", RATINGS),
        "bench_nyt_human": best(t, "nyt", "all snippets", RATINGS),
    }


def _differences(t: Tables) -> Results:
    """Return ours minus the best peer, and what the search takes among few sentences."""
    overlap = quality.figures(t, POOL).set_index(["metric", "peer"])["difference"][PRECISION]
    _, low, high, _ = min(told[0] for told in overlap if told)
    target = quality.figures(t, "mtsc-mt").set_index("peer")["difference"]
    _, target_low, target_high, _ = target["VADER, eight words each side"][0]
    small = quality.scale(t)
    small = small[small["sentences"] == small["sentences"].min()]
    seconds = small.set_index("peer")["CPU seconds to candidates"]
    return {
        "bench_overlap_lead_low": float(low),
        "bench_overlap_lead_high": float(high),
        "bench_target_low": float(target_low),
        "bench_target_high": float(target_high),
        "scale_small_ours": float(seconds[""]),
        "scale_small_best": float(seconds.min()),
        "scale_small_peer": seconds.idxmin().split()[0],
    }


def _collated(t: Tables) -> Results:
    """Return in how many pairs words are marked wrongly as missing or rightly kept, and by whom."""
    found: Results = {}
    for name, (of, measured) in COLLATED.items():
        rows = t.benchmarks[t.benchmarks["dataset"].str.fullmatch(rf"\d+ {of}")]
        dataset = rows.sort_values("date")["dataset"].iloc[-1]  # its name says how many they are
        found[f"bench_{name}_pairs"] = int(dataset.split()[0])
        for what, metric in measured.items():
            found[f"bench_{name}_{what}"] = int(quality.benchmark(t, dataset, metric))
            best = int(quality.best_peer(t, dataset, "development", metric))
            found[f"bench_{name}_{what}_peer"] = best
    return found


def _sets(t: Tables) -> Results:
    """Return how many sets and articles there are of a kind, and the least and most of its scores:
    span and speaker, and reports, while a set was unread, and span and speaker once it was read.
    """
    t.need("benchmarks")
    found: Results = {}
    for kind, (first, others) in SETS.items():
        names = [", ".join(filter(None, (first, other))) for other in others]
        rows = t.benchmarks[t.benchmarks["dataset"].isin(names) & t.benchmarks["peer"].eq("")]
        unread = rows[rows["split"].isin(FIRST_SCORED)]
        read = rows[rows["split"].eq("development")]
        found |= {
            f"bench_{kind}_sets": spelled(len(names)),
            f"bench_{kind}_articles": int(_values(unread, "articles").sum()),
            f"bench_{kind}_whole": int(_values(unread, "articles wholly right").sum()),
            **_range(f"bench_{kind}_before", _values(unread, END_TO_END)),
            **_range(f"bench_{kind}_reports", _values(unread, REPORTS)),
            **_range(f"bench_{kind}_seen", _values(read, END_TO_END)),
        }
    return found


def _columns(t: Tables) -> Results:
    """Return the articles left of a collection of news, their scores before and after a reading."""
    before = partial(quality.benchmark, t, COLUMNS, split="unread before")
    return {
        "bench_columns_articles": int(before("articles")),
        "bench_columns_quotations": int(before("quotations")),
        "bench_columns_before": before(END_TO_END),
        "bench_columns_reports": before(REPORTS),
        "bench_columns_seen": quality.benchmark(t, COLUMNS, END_TO_END),
    }


def _values(rows: pd.DataFrame, metric: str) -> pd.Series:
    return rows.loc[rows["metric"].eq(metric), "value"].astype(float)


def _range(name: str, values: pd.Series) -> Results:
    return {f"{name}_low": float(values.min()), f"{name}_high": float(values.max())}


def _drawn(t: Tables) -> Results:
    """Return the share of reuse of pairs drawn at random, among those with one clear label.

    And how many were drawn; where some have no clear label, how many, and the share if all these
    were none, or reuse.
    """
    found: Results = {}
    for name, (what, split) in DRAWS.items():

        def figure(measure: str, what: str = what, split: str = split) -> float:
            return quality.benchmark(t, DRAWN, f"{measure}, {what}", split=split)

        judged, drawn = int(figure("pairs")), int(figure("pairs drawn"))
        reuse = int(figure("pairs that are reuse"))
        found |= {f"bench_{name}": figure("share of reuse"), f"bench_{name}_drawn": drawn}
        if unsure := drawn - judged:
            found |= {
                f"bench_{name}_unsure": unsure,
                f"bench_{name}_least": reuse / drawn,
                f"bench_{name}_most": (reuse + unsure) / drawn,
            }
    return found
