"""The articles of a study as cards: what each is, at one look."""

from analysis import corpus
from analysis.html.addresses import article_page
from analysis.html.elements import (
    UNKNOWN,
    Html,
    cell,
    link,
    quoted,
    tells_what_is_missing,
    template,
    unknown,
)
from analysis.pipeline import Tables

_CARDS = template("""
<ul class="articles">
{% for outlet, headline, about, told in articles %}
  <li>{{ outlet }}<p>{{ headline }}</p><p>{{ about }}</p>
  {% if told %}<p>{{ told }}</p>{% endif %}</li>
{% endfor %}
</ul>
""")
_ABOUT = Html("{}, {} words")


@tells_what_is_missing
def cards(t: Tables) -> Html:
    """Show the articles as cards: outlet, headline, date, length, and how many claims each tells.

    The whole card leads to the page of the article.
    """
    outlets = corpus.outlets(t.articles)
    dates = corpus.dates(t.articles)
    tellers = t.claims.groupby("claim_id")["article_id"].nunique()
    told = t.claims.drop_duplicates(["claim_id", "article_id"])
    shown = []
    for row in t.articles.to_dict("records"):
        article_id = row["article_id"]
        own = told.loc[told["article_id"] == article_id, "claim_id"]
        alone = int(tellers[own].eq(1).sum())
        missing = Html("headline {}").format(unknown(row["headline_note"]))
        shown.append(
            (
                link(article_page(article_id), outlets[article_id]),
                quoted(row["headline"]) if row["headline"] else missing,
                _ABOUT.format(cell(dates[article_id] or UNKNOWN), f"{row['n_words']:,}"),
                f"{len(own)} claims, {alone} told by no other" if len(own) else "",
            )
        )
    return _CARDS(articles=shown)
