"""The register of claims as a page."""

import json
from collections.abc import Mapping, Set

import pandas as pd

from analysis import corpus
from analysis.findings import discussed
from analysis.findings.coverage import (
    articles_coded_for_claims,
    could_have_told,
    could_tell,
    uncoded,
)
from analysis.html import registers
from analysis.html.elements import Html, link, tells_what_is_missing, template
from analysis.html.registers import RELATIONS
from analysis.pages.evidence import FINE
from analysis.pages.links import heading_sign, passage_links, record_links, sentence_numbers
from analysis.pipeline import Tables

_ABOUT = ["outlet", "relation", "verdict"]

_REGISTER = template("""
{% if unread %}<p class="silent">No claim was coded in {{ unread | join(", ") }}: nothing is said
{{ " " }}here of what {{ "it leaves" if unread | length == 1 else "they leave" }} out.</p>
{% endif %}
<div data-register="{{ register }}">
{% for topic in topics %}
<section class="topic" id="topic-{{ topic.id }}" data-part="{{ topic.heading }}">
<h3>{{ topic.heading }} {{ topic.sign }}</h3>
{% for claim in topic.claims %}
  <div class="claim-row" id="claim-{{ claim.id }}" data-told="{{ claim.about }}"
  {{ " " }}data-keys="{{ claim.sorts }}">
  <p>{{ claim.statement }} {{ claim.link }}</p>
  <ul>
  {% for row in claim.told %}
    <li class="{{ row.relation }}">
    <span class="relation">{{ relations[row.relation] }}</span>{{ " " }}
    <b>{{ row.title }}</b>
    {% if row.version %}{{ " " }}<em>{{ row.version }}</em>{% endif %}
    : {{ row.link }}
    {% if row.verdict %}
    {{ " " }}<span class="verdict">record: {{ row.verdict }} {{ row.facts }}</span>
    {% endif %}</li>
  {% endfor %}
  </ul>
  {% if claim.discussed %}
  <p class="discussed">Quoted or discussed in {{ claim.discussed }}</p>
  {% endif %}
  {% if claim.silent %}<p class="silent">Silent: {{ claim.silent | join(", ") }}</p>{% endif %}
  {% if claim.uncoded %}
  <p class="silent">Not coded, though it shares such a passage:
  {% for title, passage in claim.uncoded %}
  {{ " " }}{{ title }}: {{ passage }}{{ "" if loop.last else "; " }}
  {% endfor %}</p>
  {% endif %}
  {% if claim.other %}
  <p class="silent">Reports another conversation: {{ claim.other | join(", ") }}</p>
  {% endif %}
  </div>
{% endfor %}
</section>
{% endfor %}
</div>
""")


@tells_what_is_missing
def register(t: Tables) -> Html:
    """Show every claim, by topic, with the passage of each article that speaks to it.

    Where the record was asked about what an article says, its verdict and the facts behind it stand
    in the same row: what is told alike need not be true.
    Silent is what was read for claims and does not tell this one; not an article of another group,
    which could not have told it, nor one that shares a passage which was coded elsewhere, which is
    named with that passage. A study without full texts links passages by the number of their
    sentence and does not print them.
    """
    t.need("claims")
    outlet, title = corpus.outlets(t.articles), corpus.titles(t.articles)
    show = passage_links if t.settings.full_texts else sentence_numbers
    links = pd.Series(show(t, t.claims), dtype=object)
    told = t.claims.assign(
        link=links,
        outlet=t.claims["article_id"].map(outlet),
        title=t.claims["article_id"].map(title),
    )
    told = told.merge(_verdicts(t), on=["claim_id", "article_id"], how="left")
    told["verdict"] = told["verdict"].fillna("")
    sections, all_untold = _discussed(t), _untold(t)
    were_read, shared = articles_coded_for_claims(t), uncoded(t)
    shared = shared.assign(link=pd.Series(show(t, shared), dtype=object))
    topics = []
    for topic, of_topic in told.groupby("topic", sort=False):
        name = t.settings.in_print("topics", str(topic))
        claims = []
        for claim_id, rows in of_topic.groupby("claim_id", sort=False):
            tellers = set(rows["article_id"])
            has = shared[shared["claim_id"] == claim_id].set_index("article_id")["link"]
            claims.append(
                {
                    "id": claim_id,
                    "statement": rows["statement"].iloc[0],
                    "link": link(f"#claim-{claim_id}", claim_id, "claim"),
                    "told": rows.to_dict("records"),
                    "about": registers.told_together(
                        (name, who, RELATIONS[relation], verdict)
                        for who, relation, verdict in rows[_ABOUT].to_numpy().tolist()
                    ),
                    "sorts": _sorts(claim_id, len(tellers), rows["verdict"]),
                    "discussed": sections.get(claim_id),
                    **_left_out(title, all_untold[claim_id], were_read, has),
                }
            )
        heading = name[:1].upper() + name[1:]
        sign = heading_sign(f"topic-{topic}")
        topics.append({"id": topic, "heading": heading, "sign": sign, "claims": claims})
    about = registers.names(dict.fromkeys(["topic", *_ABOUT], ()), "claims")
    unread = [name for one, name in title.items() if one not in were_read]
    return _REGISTER(topics=topics, relations=RELATIONS, register=about, unread=unread)


def _left_out(
    titles: Mapping[str, str], untold: Mapping[str, bool], were_read: Set[str], shared: pd.Series
) -> dict[str, list[object]]:
    """Return who does not tell a claim: the silent, those it was not coded for, and the others.

    `untold` says of each such article whether it could have told the claim, `shared` has a link to
    the passage of those that share it.
    """
    could = [one for one in titles if untold.get(one)]
    return {
        "silent": [titles[one] for one in could if one in were_read and one not in shared],
        "uncoded": [(titles[one], shared[one]) for one in could if one in shared],
        "other": [name for one, name in titles.items() if untold.get(one) is False],
    }


def _sorts(claim_id: object, n_tellers: int, verdicts: pd.Series) -> str:
    """Return by what the register is sorted, for one claim; an empty verdict was not asked for."""
    against = int((~verdicts.isin(("", *FINE))).sum())
    return json.dumps({"id": claim_id, "outlets": n_tellers, "verdicts against it": against})


def _untold(t: Tables) -> dict[object, dict[str, bool]]:
    """Return for each claim, for each article that does not tell it, whether it could have."""
    tellers = t.claims.groupby("claim_id")["article_id"].agg(set)
    silent = [(claim, one) for claim, who in tellers.items() for one in could_tell(t, who) - who]
    rows = pd.DataFrame(silent, columns=["claim_id", "article_id"])
    found: dict[object, dict[str, bool]] = {claim: {} for claim in tellers.index}
    for (claim, article), could in zip(silent, could_have_told(t, rows), strict=True):
        found[claim][article] = could
    return found


def _discussed(t: Tables) -> dict[object, Html]:
    """Return links to the sections that speak of each claim, by its id."""
    rows = discussed.claims(t)
    return {
        claim_id: Html("; ").join(
            link(f"{chapter}.html#{section}", heading)
            for chapter, section, heading in own[discussed.SECTION].itertuples(index=False)
        )
        for claim_id, own in rows.groupby("claim_id", sort=False)
    }


def _verdicts(t: Tables) -> pd.DataFrame:
    """Return for each claim and article that was checked the verdict and links to the facts."""
    rows = t.checks[["claim_id", "article_id", "verdict"]]
    return rows.assign(facts=pd.Series(record_links(t, t.checks["source"]), dtype=object))
