"""Named results of the chapter on what each article tells and leaves out."""

from analysis.comparison.claims import SILENT
from analysis.findings import codings, coverage, record
from analysis.findings.groups import group
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.story import Results


def _order(t: Tables) -> Results:
    """Return how much of their text articles have behind them when they come to a subject."""
    met = record.order(t).set_index(["subject", "article_id"])["position"]
    america = met["the United States"].drop("northpress")
    return {
        "order_america_northpress": float(met["the United States", "northpress"]),
        "order_america_others": float(america.min()),
        "order_sanctions_presstv": float(met["sanctions", "presstv"]),
        "order_sanctions_northpress": float(met["sanctions", "northpress"]),
        "order_s400_presstv": float(met["the S-400", "presstv"]),
        "order_s400_northpress": float(met["the S-400", "northpress"]),
    }


def _absences(t: Tables) -> Results:
    """Return how many subjects are looked for, in RT alone, and told: by a second, elsewhere."""
    every = record.absences(t)
    of_rt, apart = every[every["asked"].eq("rt")], t.codings_absences
    told = apart[apart["annotator"].eq(codings.annotators(t)[1]) & apart["tells"].eq(True)]
    return {
        "n_absences": len(every),
        "absences_rt_spelled": spelled(len(of_rt)),
        "absences_second_told_spelled": spelled(int(told["absence_id"].nunique())),
        "absences_rt_told_spelled": spelled(int(of_rt["elsewhere"].ne("").sum())),
    }


def _frames(t: Tables) -> Results:
    """Return in how many articles each frame is; of responsibility, that of conflict as well."""
    found = record.readings(t, "frame").groupby("code")["article_id"].nunique()
    return {
        f"frames_{str(name).partition(' ')[0]}_spelled": spelled(int(n))
        for name, n in found.items()
        if name != "conflict"
    }


def named(t: Tables) -> Results:
    """Return how many claims there are, shared, contested and told by one article alone."""
    tellers = t.claims.groupby("claim_id")["article_id"].nunique()
    four = group(t, "sochi").articles
    cells = coverage.claims_matrix(t, "sochi")
    silent = (cells[list(four)] == SILENT).sum(axis=1)
    coded = t.codings_claims.groupby("round")["claim_id"].agg(set)
    coded_first = cells["claim_id"].isin(coded[""])
    return {
        **_order(t),
        **_absences(t),
        **_frames(t),
        "n_claims_late": len(coded["late"] - coded[""]),
        "n_claims_2021_double": int(coded_first.sum()),
        "n_claims_one_of_four_double": int((coded_first & silent.eq(len(four) - 1)).sum()),
        "n_claims": len(tellers),
        "n_claims_only_one": int((tellers == 1).sum()),
        "n_claims_shared": int((tellers > 1).sum()),
        "n_claims_uneven_spelled": spelled(int(coverage.uneven(t)["claim_id"].nunique())),
        "n_claims_contested": int(coverage.contested(t)["claim_id"].nunique()),
        "n_claims_2021": len(cells),
        "n_claims_all_four": len(coverage.told_by_all(t, "sochi")),
        "n_claims_one_of_four": int((silent == len(four) - 1).sum()),
        "n_claims_unreported": coverage.unreported(t, "sochi")["claim_id"].nunique(),
    }
