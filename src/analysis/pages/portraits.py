"""Articles in a few lines: what each reports, tells alone, leaves out and has from whom."""

from collections.abc import Sequence

import pandas as pd

from analysis import coded, corpus
from analysis.findings import coverage
from analysis.findings.groups import groups
from analysis.html.addresses import article_page
from analysis.html.elements import Columns, Html, cell, link, table, tells_what_is_missing, template
from analysis.numbers import counted
from analysis.pages.evidence import FINE
from analysis.pages.links import claim_links
from analysis.pipeline import Tables

EXAMPLES = 3
"""Claims told by one article alone, or missing, and texts closest to it, that a portrait names."""

_PORTRAIT = template("""
<dl class="about portrait" aria-label="In short">
{% for name, value in lines.items() %}
  <div><dt>{{ name }}</dt><dd>{{ value }}</dd></div>
{% endfor %}
</dl>
""")
_NONE = "–"
_LEAST = "imprecise"  # the verdict that departs least from the record


@tells_what_is_missing
def portrait(t: Tables, article_id: str) -> Html:
    """Show an article in a few lines, each made of a table; what was not coded has none."""
    t.need("claims")
    told, alone = _told(t, article_id)
    missed = _missed(t, article_id)
    shown = {
        "Reports": "; ".join(_occasions(t, told)),
        "Told by it alone": _some(f"{len(alone)} of {len(told)} claims", claim_links(alone)),
        "Its reader misses": _some(counted(len(missed), "claim"), missed) if missed else "",
        "Closest texts": "; ".join(_closest(t, article_id)),
        "Credits": "; ".join(_credited(t, article_id)),
        "Where the record differs": _departing(t, article_id),
        "Owner and money": _owner(t, article_id),
    }
    return _PORTRAIT(lines={name: cell(value) for name, value in shown.items() if value})


@tells_what_is_missing
def portraits(t: Tables) -> Html:
    """Show all articles, a row each: what it reports, tells alone, leaves out, has from whom."""
    t.need("claims")
    outlets = corpus.outlets(t.articles)
    told = {one: _told(t, one) for one in outlets}
    shown: Columns = {
        "outlet": [link(article_page(one), outlet) for one, outlet in outlets.items()],
        "reports": ["; ".join(_occasions(t, of)) or _NONE for of, _ in told.values()],
        "claims told by it alone": [f"{len(alone)} of {len(of)}" for of, alone in told.values()],
        "claims its reader misses": [f"{len(_missed(t, one)) or _NONE}" for one in outlets],
        "closest texts": ["; ".join(_closest(t, one)) or _NONE for one in outlets],
        "where the record differs": [_verdicts(t, one) or _NONE for one in outlets],
    }
    return table(shown, "table-portraits", "The articles in short; their pages have more of it.")


def _told(t: Tables, article_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the claims that an article tells, and those of them that no other tells."""
    tellers = t.claims.groupby("claim_id")["article_id"].transform("nunique")
    own = t.claims[t.claims["article_id"].eq(article_id)].drop_duplicates("claim_id")
    return own, own[tellers[own.index] == 1]


def _occasions(t: Tables, told: pd.DataFrame) -> list[str]:
    """Return the conversations from which claims come, that of most claims first."""
    said = t.occasions[t.occasions["conversation"] & t.occasions["claim_id"].isin(told["claim_id"])]
    return [t.settings.in_print("occasions", one) for one in said["occasion"].value_counts().index]


def _missed(t: Tables, article_id: str) -> list[Html]:
    """Return the claims that others of its group tell and whose want a reader would notice."""
    found = [
        coverage.omitted(t, name)
        for name, of in groups(t).items()
        if article_id in of.articles and len(of.articles) > 1
    ]
    rows = [of[of["article_id"].eq(article_id) & of["effect"].fillna("").ne("")] for of in found]
    return [claim for of in rows for claim in claim_links(of)]


def _closest(t: Tables, article_id: str) -> list[str]:
    """Return who wrote the texts closest to an article, whose passages are longest first."""
    rows = t.provenance[t.provenance["article_id"].eq(article_id) & t.provenance["sources"].ne("")]
    names = dict(zip(t.sources["source_id"], t.sources["agency"], strict=True))
    first = rows["sources"].map(lambda ids: names[coded.ids(ids)[0]])
    taken = rows["text"].str.len().groupby(first).sum()
    return list(taken.sort_values(ascending=False, kind="stable").index[:EXAMPLES])


def _credited(t: Tables, article_id: str) -> list[str]:
    own = t.credits[
        t.credits["article_id"].eq(article_id) & ~t.credits["credits"].isin(("", "none"))
    ]
    return list(dict.fromkeys(own["credits"]))


def _departing(t: Tables, article_id: str) -> Html:
    """Return how many claims of an article have which verdict, with those that depart most."""
    rows = _against(t, article_id)
    worst = rows[rows["verdict"].ne(_LEAST)]
    told = [
        Html("{} ({})").format(*both)
        for both in zip(claim_links(worst), worst["verdict"], strict=True)
    ]
    return Html("{}{}{}").format(_verdicts(t, article_id), ": " if told else "", _listed(told))


def _verdicts(t: Tables, article_id: str) -> str:
    """Return how many claims of an article have which verdict but those that need no warning."""
    counts = _against(t, article_id)["verdict"].value_counts()
    return ", ".join(f"{n} {verdict}" for verdict, n in counts.items())


def _against(t: Tables, article_id: str) -> pd.DataFrame:
    own = t.checks[t.checks["article_id"].eq(article_id) & ~t.checks["verdict"].isin(FINE)]
    told = t.claims[["claim_id", "statement"]].drop_duplicates("claim_id")
    return own.drop_duplicates("claim_id").merge(told, on="claim_id")


def _owner(t: Tables, article_id: str) -> str:
    own = t.outlets[t.outlets["article_id"].eq(article_id)]
    return next(iter(own["owner_and_funding"]), "")


def _some(count: str, claims: Sequence[Html]) -> Html:
    """Return a count, with the first claims of those that are counted."""
    named = ", among them " if len(claims) > EXAMPLES else ": " if claims else ""
    return Html("{}{}{}").format(count, named, _listed(claims[:EXAMPLES]))


def _listed(claims: Sequence[Html]) -> Html:
    return Html(" ").join(claims)
