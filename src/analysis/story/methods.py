"""Named results on how good the tables are: agreement, and scores against gold."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import comparison, evaluation, sentiment
from analysis.findings import agreement, quality
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.schema import BETWEEN_MARKS
from analysis.story import Results

CODE = "passages and code"
SEVERAL = "relation among several"
EITHER = "relation among several for one"
SPEAKS = "relation where one speaks"
COUNTS = ("n", "n_both", "n_first", "n_second")
"""Measures of agreement that count; the others are shares."""

AGREED = {
    "agree_claims_cells": ("claims", "relation", "n"),
    "agree_claims_kappa": ("claims", "relation", "kappa"),
    "agree_claims_several_n": ("claims", SEVERAL, "n"),
    "agree_claims_several_kappa": ("claims", SEVERAL, "kappa"),
    "agree_claims_several_low": ("claims", SEVERAL, "low"),
    "agree_claims_several_high": ("claims", SEVERAL, "high"),
    "agree_claims_either_n": ("claims", EITHER, "n"),
    "agree_claims_either_kappa": ("claims", EITHER, "kappa"),
    "agree_claims_speaks_n": ("claims", SPEAKS, "n"),
    "agree_claims_speaks_kappa": ("claims", SPEAKS, "kappa"),
    "agree_late_kappa": ("late claims", "relation", "kappa"),
    "agree_late_several_n": ("late claims", SEVERAL, "n"),
    "agree_late_several_kappa": ("late claims", SEVERAL, "kappa"),
    "agree_late_several_low": ("late claims", SEVERAL, "low"),
    "agree_late_several_high": ("late claims", SEVERAL, "high"),
    "agree_late_either_n": ("late claims", EITHER, "n"),
    "agree_late_either_kappa": ("late claims", EITHER, "kappa"),
    "agree_late_speaks_n": ("late claims", SPEAKS, "n"),
    "agree_late_speaks_kappa": ("late claims", SPEAKS, "kappa"),
    "agree_provenance_n": ("provenance", "relation", "n"),
    "agree_provenance_kappa": ("provenance", "relation", "kappa"),
    "agree_verdicts_n": ("verdicts", "verdict", "n"),
    "agree_verdicts_kappa": ("verdicts", "verdict", "kappa"),
    "agree_last_kappa": ("late verdicts", "verdict", "kappa"),
    "agree_last_low": ("late verdicts", "verdict", "low"),
    "agree_last_high": ("late verdicts", "verdict", "high"),
    "agree_again_kappa": ("repeated verdicts", "verdict", "kappa"),
    "agree_again_low": ("repeated verdicts", "verdict", "low"),
    "agree_again_high": ("repeated verdicts", "verdict", "high"),
    "agree_silences_n": ("silences", "status", "n"),
    "agree_agency": ("acts without a doer", CODE, "observed"),
    "agree_hedges": ("hedges", CODE, "observed"),
    "agree_frames": ("frames", CODE, "observed"),
    "agree_frames_cells": ("frames of an article", "present", "n"),
    "agree_frames_kappa": ("frames of an article", "present", "kappa"),
    "agree_could_tell_cells": ("subjects, could be told", "could_tell", "n"),
    "agree_could_tell_kappa": ("subjects, could be told", "could_tell", "kappa"),
    "agree_told_alike": ("subjects, told", "tells", "observed"),
    "agree_told_kappa": ("subjects, told", "tells", "kappa"),
    "agree_quotations_spans": ("quotations", "spans", "observed"),
    "agree_quotations_alpha": ("quotations", "words", "alpha"),
    "agree_names_spans": ("names", "spans", "observed"),
    "agree_names_referent": ("names", "referent", "kappa"),
    "agree_parts_cells": ("parts in a version", "filled", "n"),
    "agree_parts_same": ("parts in a version", "filled", "observed"),
    "agree_parts_words": ("parts of sentences", CODE, "observed"),
    "agree_parties_cells": ("parties of a strike", "party", "n"),
    "agree_parties_same": ("parties of a strike", "party", "observed"),
}
"""Results that are a measure of agreement: what was coded, which of it, the measure."""

AGREED_ON_A_CODE = {
    "agree_own": ("provenance", "own", "specific"),
    "agree_unknown": ("provenance", "unknown", "specific"),
    "agree_attribution_first": ("hedges", "attribution", "n_first"),
    "agree_attribution_second": ("hedges", "attribution", "n_second"),
    "agree_last_right": ("late verdicts", "right", "specific"),
    "agree_parts_filled": ("parts in a version", "yes", "n_both"),
    "agree_parties": ("parties of a strike", "yes", "n_both"),
}
"""Results that are a measure of agreement on one code: what was coded, the code, the measure."""

Rows = dict[Any, dict[Any, Any]]
"""The rows of a table by their keys."""


def named(t: Tables) -> Results:
    """Return the agreement and the scores against gold of the prose."""
    found = agreement.measures(t).set_index(["what", "measure"]).to_dict("index")
    by_code = agreement.by_code(t).set_index(["what", "code"]).to_dict("index")
    agreed = _measured(found, AGREED) | _measured(by_code, AGREED_ON_A_CODE)
    agreed |= _agreement(t, by_code) | _last_round(t, by_code) | _again(t)
    return agreed | _scores(t)


def _measured(rows: Rows, names: Mapping[str, tuple[str, str, str]]) -> Results:
    """Return some measures by their names, counts as whole numbers."""
    return {
        name: int(rows[what, row][measure])
        if measure in COUNTS
        else float(rows[what, row][measure])
        for name, (what, row, measure) in names.items()
    }


def _agreement(t: Tables, by_code: Rows) -> Results:
    """Return how much was settled, of what was coded apart, and how."""
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
        **_unaltered(t),
        "agree_least_other": min(
            float(by_code["provenance", code]["specific"])
            for code in ("verbatim", "edited", "translated", "altered")
        ),
        "agree_adjudicated": int((~third & ~last).sum()),
        "agree_overruled": spelled(int((overruled & table.eq("provenance")).sum())),
        "agree_overruled_verdicts": spelled(int((overruled & verdicts & ~later).sum())),
        "agree_certainty_n": len(sure),
        "agree_certainty_other": spelled(int(sure["coded"].ne(sure["certainty"]).sum())),
        "agree_adjudicated_later": int(third.sum()),
    }


def _unaltered(t: Tables) -> Results:
    """Return the agreement on relations to a source where neither annotator has altered."""
    first, second = evaluation.span_codes(t.codings_provenance, "relation")
    others = first.ne("altered") & second.ne("altered")
    rest = evaluation.agreement(first[others], second[others])
    return {"agree_unaltered_n": int(rest["n"]), "agree_unaltered_kappa": float(rest["kappa"])}


def _last_round(t: Tables, by_code: Rows) -> Results:
    """Return how far a second annotator agrees with what one annotator had coded alone."""
    verdicts, settled = _verdicts(t, "late")
    alike = verdicts.nunique(axis=1).eq(1)
    once = ~verdicts.index.isin(_verdicts(t, "")[0].index)
    return {
        "agree_last_once": int(once.sum()),
        "agree_last_once_same": int((once & alike).sum()),
        "agree_last_anew_spelled": spelled(int((~once).sum())),
        "agree_last_anew_same_spelled": spelled(int((~once & alike).sum())),
        "agree_last_settled_spelled": spelled(len(settled)),
        "agree_last_other_spelled": spelled(int(settled["decided"].ne(settled["first"]).sum())),
        "agree_attacks_spelled": spelled(int(by_code["attacks", "attack"]["n_both"])),
    }


def _again(t: Tables) -> Results:
    """Return how far two annotators agree on verdicts whose passage, facts or rule had changed."""
    again, settled = _verdicts(t, "repeated")
    return {
        "agree_again_n": len(again),
        "agree_again_same": int(again.nunique(axis=1).eq(1).sum()),
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
        "gold_quoted": int(t.coded_quotations["kind"].isin(BETWEEN_MARKS).sum()),
        "gold_names": len(t.coded_labels),
        "quoted_spans_f1": float(scores["spans between marks, F1"]),
        "quoted_speaker": float(scores["speaker between marks"]),
        "reported_f1": float(scores["reported speech, F1"]),
        "n_quotation_errors": len(quality.quotation_errors(t)),
    }
