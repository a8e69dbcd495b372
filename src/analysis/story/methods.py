"""Named results on how good the tables are: agreement, scores against gold, benchmarks."""

from typing import Any

import pandas as pd

from analysis import comparison, evaluation, sentiment
from analysis.findings import agreement, quality
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.story import Results

PRONOUN = "person behind a pronoun"
POOL = "WMT21 news pool de-en"
PASSAGES = "passages of other outlets"
INVENTED = "invented news"
LATER = "invented news, later"  # written when the first had been read, and left unread at first
THIRD = "invented news, third"  # read and mended as soon as it had been scored
REAL = "real news"  # of many outlets; scored before anybody had read what was amiss
LAST = "real news, later"  # scored when the first had been read and mended, then read
FOURTH = "invented news, fourth"  # written beside the third, and left unread
DRAWN = f"{PASSAGES}, drawn at random"
DRAWS = {  # of pairs drawn at random: what they are, and of which split
    "shown": ("listed in a collection not learned from", "PolNeAR train"),
    "near": ("matched, not listed", "before these weights"),
    "far": ("candidates, not matched", "before these weights"),
}
LISTED = "pairs that a reader listed"
READ_TWICE = "those of two collections, read twice"
UNLEARNED = "corpora not learned from"
RATINGS = "Pearson r with human ratings"
PRECISION = "average precision"
END_TO_END = "speaker, end-to-end F1"
REPORTS = "reports without marks, F1"
CODE = "passages and code"
SEVERAL = "relation among several"
EITHER = "relation among several for one"
SPEAKS = "relation where one speaks"
COULD = ("subjects, could be told", "could_tell")
TOLD = ("subjects, told", "tells")
QUOTED = ("direct", "mixed", "scare")

Rows = dict[Any, dict[Any, Any]]
"""The rows of a table by their keys."""


def named(t: Tables) -> Results:
    """Return the agreement, the scores against gold and the benchmark figures of the prose."""
    found = agreement.measures(t).set_index(["what", "measure"]).to_dict("index")
    by_code = agreement.by_code(t).set_index(["what", "code"]).to_dict("index")
    agreed = _agreement(t, found, by_code) | _last_round(t, found, by_code) | _again(t, found)
    return agreed | _scores(t) | _benchmarks(t)


def _agreement(t: Tables, found: Rows, by_code: Rows) -> Results:
    contested = agreement.contested(t).set_index("what").to_dict("index")
    sure, table = agreement.certainty(t), t.adjudications["table"]
    claims, verdicts = t.codings_claims, table.eq("verdicts")
    later = t.adjudications["round"].ne("")
    third, last = table.isin(["readings", "absences"]), verdicts & later
    alike = t.adjudications["first"].eq(t.adjudications["second"])
    overruled = alike & t.adjudications["decided"].ne(t.adjudications["first"])
    return {
        "agree_claims_contested": int(contested["claims"]["n"]),
        "agree_claims_contested_same": int(contested["claims"]["same"]),
        "agree_late_contested": int(contested["late claims"]["n"]),
        "agree_late_contested_same": int(contested["late claims"]["same"]),
        "agree_late_claims": int(claims.loc[claims["round"].eq("late"), "claim_id"].nunique()),
        "agree_claims_several_n": int(found["claims", SEVERAL]["n"]),
        "agree_claims_several_kappa": float(found["claims", SEVERAL]["kappa"]),
        "agree_claims_several_low": float(found["claims", SEVERAL]["low"]),
        "agree_claims_several_high": float(found["claims", SEVERAL]["high"]),
        "agree_late_several_low": float(found["late claims", SEVERAL]["low"]),
        "agree_late_several_high": float(found["late claims", SEVERAL]["high"]),
        "agree_late_several_n": int(found["late claims", SEVERAL]["n"]),
        "agree_late_several_kappa": float(found["late claims", SEVERAL]["kappa"]),
        **_wider(found),
        **_unaltered(t),
        "agree_own": float(by_code["provenance", "own"]["specific"]),
        "agree_unknown": float(by_code["provenance", "unknown"]["specific"]),
        "agree_least_other": min(
            float(by_code["provenance", code]["specific"])
            for code in ("verbatim", "edited", "translated", "altered")
        ),
        "agree_late_kappa": float(found["late claims", "relation"]["kappa"]),
        "agree_provenance_n": int(found["provenance", "relation"]["n"]),
        "agree_provenance_kappa": float(found["provenance", "relation"]["kappa"]),
        "agree_verdicts_n": int(found["verdicts", "verdict"]["n"]),
        "agree_verdicts_kappa": float(found["verdicts", "verdict"]["kappa"]),
        "agree_silences_n": int(found["silences", "status"]["n"]),
        "agree_adjudicated": int((~third & ~last).sum()),
        "agree_overruled": spelled(int((overruled & table.eq("provenance")).sum())),
        "agree_overruled_verdicts": spelled(int((overruled & verdicts & ~later).sum())),
        "agree_certainty_n": len(sure),
        "agree_certainty_other": spelled(int(sure["coded"].ne(sure["certainty"]).sum())),
        "agree_adjudicated_later": int(third.sum()),
        "agree_agency": float(found["acts without a doer", CODE]["observed"]),
        "agree_hedges": float(found["hedges", CODE]["observed"]),
        "agree_frames": float(found["frames", CODE]["observed"]),
        "agree_frames_cells": int(found["frames of an article", "present"]["n"]),
        "agree_frames_kappa": float(found["frames of an article", "present"]["kappa"]),
        "agree_could_tell_cells": int(found[COULD]["n"]),
        "agree_could_tell_kappa": float(found[COULD]["kappa"]),
        "agree_told_alike": float(found[TOLD]["observed"]),
        "agree_told_kappa": float(found[TOLD]["kappa"]),
        "agree_attribution_first": int(by_code["hedges", "attribution"]["n_first"]),
        "agree_attribution_second": int(by_code["hedges", "attribution"]["n_second"]),
        "agree_quotations_spans": float(found["quotations", "spans"]["observed"]),
        "agree_quotations_alpha": float(found["quotations", "words"]["alpha"]),
        "agree_names_spans": float(found["names", "spans"]["observed"]),
        "agree_names_referent": float(found["names", "referent"]["kappa"]),
        "agree_claims_cells": int(found["claims", "relation"]["n"]),
        "agree_claims_kappa": float(found["claims", "relation"]["kappa"]),
    }


def _wider(found: Rows) -> Results:
    """Return the kappas of claims where either annotator has somebody speak, with their units."""
    return {
        f"agree_{name}_{where}_{measure}": kind(found[what, row][measure])
        for name, what in (("claims", "claims"), ("late", "late claims"))
        for where, row in (("either", EITHER), ("speaks", SPEAKS))
        for measure, kind in (("n", int), ("kappa", float))
    }


def _unaltered(t: Tables) -> Results:
    """Return the agreement on relations to a source where neither annotator has altered."""
    first, second = evaluation.span_codes(t.codings_provenance, "relation")
    others = first.ne("altered") & second.ne("altered")
    rest = evaluation.agreement(first[others], second[others])
    return {"agree_unaltered_n": int(rest["n"]), "agree_unaltered_kappa": float(rest["kappa"])}


def _last_round(t: Tables, found: Rows, by_code: Rows) -> Results:
    """Return how far a second coder agrees with what one reader had coded alone."""
    verdicts, settled = _verdicts(t, "late")
    alike = verdicts.nunique(axis=1).eq(1)
    once = ~verdicts.index.isin(_verdicts(t, "")[0].index)
    cells, late = found["parts in a version", "filled"], found["late verdicts", "verdict"]
    return {
        "agree_last_once": int(once.sum()),
        "agree_last_once_same": int((once & alike).sum()),
        "agree_last_anew_spelled": spelled(int((~once).sum())),
        "agree_last_anew_same_spelled": spelled(int((~once & alike).sum())),
        "agree_last_kappa": float(late["kappa"]),
        "agree_last_low": float(late["low"]),
        "agree_last_high": float(late["high"]),
        "agree_last_right": float(by_code["late verdicts", "right"]["specific"]),
        "agree_last_settled_spelled": spelled(len(settled)),
        "agree_last_other_spelled": spelled(int(settled["decided"].ne(settled["first"]).sum())),
        "agree_parts_cells": int(cells["n"]),
        "agree_parts_filled": int(by_code["parts in a version", "yes"]["n_both"]),
        "agree_parts_same": float(cells["observed"]),
        "agree_parts_words": float(found["parts of sentences", CODE]["observed"]),
        "agree_attacks_spelled": spelled(int(by_code["attacks", "attack"]["n_both"])),
        "agree_parties": int(by_code["parties of a strike", "yes"]["n_both"]),
        "agree_parties_cells": int(found["parties of a strike", "party"]["n"]),
        "agree_parties_same": float(found["parties of a strike", "party"]["observed"]),
    }


def _again(t: Tables, found: Rows) -> Results:
    """Return how far two coders agree on verdicts whose passage, facts or rule had changed."""
    again, settled = _verdicts(t, "repeated")
    measured = found["repeated verdicts", "verdict"]
    return {
        "agree_again_n": len(again),
        "agree_again_same": int(again.nunique(axis=1).eq(1).sum()),
        "agree_again_kappa": float(measured["kappa"]),
        "agree_again_low": float(measured["low"]),
        "agree_again_high": float(measured["high"]),
        "agree_again_settled_spelled": spelled(len(settled)),
    }


def _verdicts(t: Tables, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the verdicts of a round, a column an annotator, and what was settled of them."""
    rows, settled = t.codings_verdicts, t.adjudications
    given = rows[rows["round"].eq(name)].pivot(
        index=["claim_id", "article_id"], columns="annotator", values="verdict"
    )
    return given, settled[settled["table"].eq("verdicts") & settled["round"].eq(name)]


def _scores(t: Tables) -> Results:
    scores = quality.quotation_scores(t).set_index("measure")["value"]
    return {
        "shuffles_words": comparison.SHUFFLES,
        "shuffles_tone": sentiment.SHUFFLES,
        "gold_quotations": len(t.coded_quotations),
        "gold_quoted": int(t.coded_quotations["kind"].isin(QUOTED).sum()),
        "gold_names": len(t.coded_labels),
        "quoted_spans_f1": float(scores["spans between marks, F1"]),
        "quoted_speaker": float(scores["speaker between marks"]),
        "reported_f1": float(scores["reported speech, F1"]),
        "n_quotation_errors": len(quality.quotation_errors(t)),
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


def _last_sets(t: Tables) -> Results:
    """Return the articles of the last sets and their scores before and after mending."""
    found: Results = {}
    for name, of in (("third", THIRD), ("fourth", FOURTH), ("real", REAL), ("real_later", LAST)):
        splits = {"before": "unread before"}
        splits |= {} if of == FOURTH else {"seen": "development"}
        splits |= {"after": "unread after"} if of in (FOURTH, LAST) else {}
        found[f"bench_{name}"] = int(quality.benchmark(t, of, "articles", split="unread before"))
        for when, split in splits.items():
            found[f"bench_{name}_{when}"] = quality.benchmark(t, of, END_TO_END, split=split)
    for name, of in (("real", REAL), ("real_later", LAST)):
        found[f"bench_{name}_reports"] = quality.benchmark(t, of, REPORTS, split="unread before")
    return found


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


def _benchmarks(t: Tables) -> Results:
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
        "bench_overlap_folds": figure(t, POOL, PRECISION, split="development, five folds by story"),
        "bench_overlap_best_peer": best(t, POOL, "development", PRECISION),
        "bench_reuse": figure(t, PASSAGES, "average precision, all pairs", split=UNLEARNED),
        "bench_reuse_precision": figure(t, PASSAGES, "precision", split=UNLEARNED),
        "bench_reuse_recall": figure(t, PASSAGES, "recall", split=UNLEARNED),
        "bench_reuse_pairs": int(figure(t, PASSAGES, "pairs", split=UNLEARNED)),
        **_drawn(t),
        "bench_invented": int(figure(t, INVENTED, "articles", split="development")),
        "bench_invented_unread": figure(t, INVENTED, END_TO_END, split="test"),
        "bench_invented_seen": figure(t, INVENTED, END_TO_END, split="development"),
        "bench_later": int(figure(t, LATER, "articles", split="unread after")),
        "bench_later_before": figure(t, LATER, END_TO_END, split="unread before"),
        "bench_later_after": figure(t, LATER, END_TO_END, split="unread after"),
        "bench_later_seen": figure(t, LATER, END_TO_END, split="development"),
        **_last_sets(t),
        "bench_later_whole": int(figure(t, LATER, "articles wholly right", split="unread after")),
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
