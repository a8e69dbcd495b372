"""Named results of the chapter on what each article tells and leaves out."""

from analysis.comparison.coverage import SILENT
from analysis.findings import coverage
from analysis.findings.groups import group
from analysis.pipeline import Tables
from analysis.story import Results


def named(t: Tables) -> Results:
    """Return how many claims there are, shared, contested and told by one article alone."""
    tellers = t.claims.groupby("claim_id")["article_id"].nunique()
    four = group(t, "sochi").articles
    cells = coverage.register(t, "sochi")
    silent = (cells[list(four)] == SILENT).sum(axis=1)
    late = ~tellers.index.isin(t.codings_claims["claim_id"])
    coded_first = ~cells["claim_id"].isin(tellers.index[late])
    return {
        "n_claims_late": int(late.sum()),
        "n_claims_2021_double": int(coded_first.sum()),
        "n_claims_one_of_four_double": int((coded_first & silent.eq(len(four) - 1)).sum()),
        "n_claims": len(tellers),
        "n_claims_only_one": int((tellers == 1).sum()),
        "n_claims_contested": int(coverage.contested(t)["claim_id"].nunique()),
        "n_claims_2021": len(cells),
        "n_claims_all_four": len(coverage.told_by_all(t, "sochi")),
        "n_claims_one_of_four": int((silent == len(four) - 1).sum()),
        "n_claims_unreported": coverage.unreported(t, "sochi")["claim_id"].nunique(),
    }
