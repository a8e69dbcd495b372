"""The register of claims as a page."""

import pandas as pd

from analysis import corpus
from analysis.findings.coverage import could_tell
from analysis.pages.html import Html, claim_page, link, tells_what_is_missing, template
from analysis.pages.passages import passage_links, sentence_numbers
from analysis.pipeline import Tables

_RELATIONS = {
    "agree": "agree",
    "differ": "differ",
    "contradict": "contradict",
    "only_one": "only one",
}

_REGISTER = template("""
{% for topic in topics %}
<section class="topic" id="topic-{{ topic.id }}"><h3>{{ topic.heading }}</h3>
{% for claim in topic.claims %}
  <div class="claim-row" id="claim-{{ claim.id }}">
  <p>{{ claim.statement }} {{ claim.link }}</p>
  <ul>
  {% for row in claim.told %}
    <li class="{{ row.relation }}">
    <span class="relation">{{ relations[row.relation] }}</span>{{ " " }}
    <b>{{ row.outlet }}</b>
    {% if row.version %}{{ " " }}<em>{{ row.version }}</em>{% endif %}
    : {{ row.link }}</li>
  {% endfor %}
  </ul>
  {% if claim.silent %}<p class="silent">Silent: {{ claim.silent | join(", ") }}</p>{% endif %}
  </div>
{% endfor %}
</section>
{% endfor %}
""")


@tells_what_is_missing
def register(t: Tables) -> Html:
    """Show every claim, by topic, with the passage of each article that speaks to it.

    An article of another group is not called silent on what it could not have told. A study without
    full texts links passages by the number of their sentence and does not print them.
    """
    t.need("claims")
    outlet = corpus.outlets(t.articles)
    show = passage_links if t.settings.full_texts else sentence_numbers
    links = pd.Series(show(t, t.claims), dtype=object)
    told = t.claims.assign(link=links, outlet=t.claims["article_id"].map(outlet))
    topics = []
    for topic, of_topic in told.groupby("topic", sort=False):
        name = t.settings.in_print("topics", str(topic))
        claims = []
        for claim_id, rows in of_topic.groupby("claim_id", sort=False):
            tellers = set(rows["article_id"])
            silent = could_tell(t, tellers) - tellers
            claims.append(
                {
                    "id": claim_id,
                    "statement": rows["statement"].iloc[0],
                    "link": link(f"#claim-{claim_id}", claim_id, "claim"),
                    "told": rows.to_dict("records"),
                    "silent": [name for article, name in outlet.items() if article in silent],
                }
            )
        heading = name[:1].upper() + name[1:]
        topics.append({"id": topic, "heading": heading, "claims": claims})
    return _REGISTER(topics=topics, relations=_RELATIONS)


def claim_link(claim_id: str, statement: str) -> Html:
    """Return a claim's statement, linked to its place in the register."""
    return link(claim_page(claim_id), statement)
