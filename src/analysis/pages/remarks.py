"""What was said, as it was published, beside what each article made of it."""

import pandas as pd

from analysis import coded, corpus
from analysis.findings.coverage import could_tell
from analysis.html.elements import Html, link, tells_what_is_missing, template
from analysis.pages.links import claim_link, passage_links, record_links
from analysis.pipeline import Tables

_REMARKS = template("""
{% for remark in remarks %}
<div class="remark" id="remark-{{ remark.id }}">
<p class="speaker"><b>{{ remark.speaker }}</b> {{ remark.sign }}</p>
{% for version in remark.published %}
  <blockquote lang="{{ version.language }}"><p>{{ version.words }}</p></blockquote>
  <p class="published">
  {% if version.english %}In our English: {{ version.english }} {% endif %}
  ({{ version.published }}, {{ version.link }})</p>
{% endfor %}
<ul>
{% for outlet, passages in remark.articles %}
  <li><b>{{ outlet }}</b>: {{ passages }}</li>
{% endfor %}
</ul>
{% if remark.claims %}<p class="claims">In the register: {{ remark.claims }}</p>{% endif %}
</div>
{% endfor %}
""")


@tells_what_is_missing
def remarks(t: Tables, occasion: str) -> Html:
    """Show the remarks of an occasion: each version published, then what every article has of it.

    Shown for each article that could have told it are the passages on which its claims rest. What
    nobody tells could have been told by those that could tell something else of the occasion.
    """
    t.need("published_remarks")
    rows = t.published_remarks[t.published_remarks["occasion"] == occasion]
    known = rows.assign(
        link=pd.Series(record_links(t, rows["source_id"]), rows.index, dtype=object)
    )
    of_occasion = {claim for claims in rows["claims"] for claim in coded.ids(claims)}
    tellers = set(t.claims.loc[t.claims["claim_id"].isin(of_occasion), "article_id"])
    shown = []
    for remark_id, published in known.groupby("remark_id", sort=False):
        claims = coded.ids(published["claims"].iloc[0])
        shown.append(
            {
                "id": remark_id,
                "speaker": published["speaker"].iloc[0],
                "sign": link(f"#remark-{remark_id}", "#", "anchor", title="link to this remark"),
                "published": published.to_dict("records"),
                "articles": _made_of_it(t, claims, tellers),
                "claims": _claims(t, claims),
            }
        )
    return _REMARKS(remarks=shown)


def _made_of_it(t: Tables, claims: list[str], tellers: set[str]) -> list[tuple[str, Html]]:
    """Return for each article that could tell some claims its passages, or that it has none.

    `tellers` tell something of the occasion; they count where nobody tells one of the claims.
    """
    told = t.claims[t.claims["claim_id"].isin(claims)].sort_values(["article_id", "start"])
    told = told.drop_duplicates(["article_id", "start", "end"])
    told = told.assign(link=pd.Series(passage_links(t, told), told.index, dtype=object))
    could = could_tell(t, set(told["article_id"]) or tellers)
    return [
        (outlet, Html(" … ").join(told.loc[told["article_id"] == article_id, "link"]) or Html("–"))
        for article_id, outlet in corpus.outlets(t.articles).items()
        if article_id in could
    ]


def _claims(t: Tables, claims: list[str]) -> Html:
    statement = dict(zip(t.claims["claim_id"], t.claims["statement"], strict=True))
    return Html("; ").join(claim_link(one, statement[one].removesuffix(".")) for one in claims)
