"""Named results and lists of facts of the chapters that set the articles against the record."""

import pandas as pd

from analysis import corpus, spans
from analysis.findings import coverage
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.story import Results

SECOND_BATCH = (
    "F010",
    "F019",
    "F020",
    "F081",
    "F121",
    "F082",
    "F144",
    "F145",
    "F096",
    "F022",
)
"""Facts on what was said about a second batch of S-400."""

SECOND_BATCH_SAID = {
    "F010": "a contract",
    "F019": "none yet",
    "F020": "a contract",
    "F081": "an intention",
    "F121": "an intention",
    "F144": "to go on",
    "F145": "to go on",
    "F096": "to go on",
    "F022": "a contract",
}
"""What those of them that say something of the purchase itself say of it."""

TOLD = "an intention"
"""What the articles say of it."""

TOLL = ("F040", "F041", "F042", "F043", "F044", "F045", "F046", "F047")
"""Facts on the dead of 27 February 2020 and after."""


DEFENCE = ("s400", "sanctions", "defence-projects", "nuclear", "us-nato")
"""Topics of the chapter on defence."""

RELATIONS = "relations"
"""The topic of which neither of the two chapters lists the checks."""

AGAINST = ("misquoted", "wrong", "misleading")
"""Verdicts of which prose says whose they are."""

ELSEWHERE = r"\b(?:has|have) the same (?:word|year)\b|stands in the .* version .* as well"
"""How the record says that another text has a wording as well."""


def named(t: Tables) -> Results:
    """Return the figures of the record that prose states, and the months between two events."""
    quantities = t.quantities
    found: Results = {
        f"record_{name}": int(value)
        for name, value in zip(quantities["name"], quantities["value"], strict=True)
    }
    found["record_months_delivery_to_sanctions"] = _months(
        t.events, "s400-delivery", "caatsa-sanctions"
    )
    return found | _imprecise(t) | _verdicts(t)


def _verdicts(t: Tables) -> Results:
    """Count the checks by verdict, say whose the worst are, and count those on the relations."""
    counts, outlets = coverage.verdicts(t), corpus.outlets(t.articles)
    whose = {
        f"{verdict}_by": ", ".join(
            f"{outlets[str(one)]} {n}" for one, n in counts[verdict].items() if n
        )
        for verdict in AGAINST
    }
    topics = t.claims.drop_duplicates("claim_id").set_index("claim_id")["topic"]
    return {
        "n_checks": len(t.checks),
        **{f"verdicts_{verdict}": int(n) for verdict, n in counts.sum().items()},
        **whose,
        "checks_relations": int(t.checks["claim_id"].map(topics).eq(RELATIONS).sum()),
    }


def _imprecise(t: Tables) -> Results:
    """Count the imprecise wordings on defence, those that another text has, and the older ones.

    That another text has a wording stands in what the record says of it; older is what the table of
    provenance calls so at that place.
    """
    tellings = t.claims[t.claims["topic"].isin(DEFENCE)].drop_duplicates(["claim_id", "article_id"])
    judged = t.checks[t.checks["verdict"] == "imprecise"]
    rows = tellings.merge(judged, on=["claim_id", "article_id"], validate="one_to_one")
    older = t.provenance[t.provenance["older"].eq(True)]
    met = spans.meeting(rows, older)
    return {
        "defence_imprecise_spelled": spelled(len(rows)),
        "defence_elsewhere_spelled": spelled(int(rows["record"].str.contains(ELSEWHERE).sum())),
        "defence_older_spelled": spelled(len(met.drop_duplicates("claim_id"))),
    }


def _months(events: pd.DataFrame, first: str, second: str) -> int:
    """Return the whole months between two events."""
    dates = events.drop_duplicates("event_id").set_index("event_id")["date"]
    one, two = pd.Timestamp(dates[first]), pd.Timestamp(dates[second])
    return (two.year - one.year) * 12 + two.month - one.month - (two.day < one.day)
