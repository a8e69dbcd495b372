"""The register of claims as a page."""

from html import escape

from analysis import corpus, markup
from analysis.claims import TOPICS
from analysis.results import Tables
from analysis.results.coverage import FOUR

_RELATIONS = {
    "agree": "agree",
    "differ": "differ",
    "contradict": "contradict",
    "only_one": "only one",
}


def register(tables: Tables, full_text: bool = True) -> markup.Html:
    """Show every claim, by topic, with the passage of each article that speaks to it.

    An article of another meeting is not called silent on what it could not have told. Without
    `full_text` passages are linked by the number of their sentence and not printed.
    """
    outlet = corpus.outlets(tables.articles)
    links = markup.passages if full_text else markup.sentence_numbers
    passages = tables.claims.assign(link=links(tables.claims, tables.sentences))
    topics = []
    for topic, of_topic in passages.groupby("topic", sort=False):
        claims = [
            _claim(claim_id, rows, outlet)
            for claim_id, rows in of_topic.groupby("claim_id", sort=False)
        ]
        name = TOPICS[topic]
        heading = escape(name[0].upper() + name[1:])
        topics.append(
            f'<section class="topic" id="topic-{topic}"><h3>{heading}</h3>'
            f"{''.join(claims)}</section>"
        )
    return markup.Html("".join(topics))


def _claim(claim_id: str, rows, outlet: dict[str, str]) -> str:
    """Return one claim with a line for each article that speaks to it, and the silent ones."""
    lines = []
    for row in rows.itertuples():
        version = f" <em>{escape(row.version)}</em>" if row.version else ""
        lines.append(
            f'<li class="{row.relation}"><span class="relation">{_RELATIONS[row.relation]}</span> '
            f"<b>{escape(outlet[row.article_id])}</b>{version}: {row.link.html}</li>"
        )
    tellers = set(rows["article_id"])
    could_tell = set(FOUR) if tellers & set(FOUR) else tellers
    silent = [name for a, name in outlet.items() if a in could_tell - tellers]
    told = f'<p class="silent">Silent: {escape(", ".join(silent))}</p>' if silent else ""
    return (
        f'<div class="claim-row" id="claim-{claim_id}"><p>{escape(rows["statement"].iloc[0])} '
        f'<a class="claim" href="#claim-{claim_id}">{claim_id}</a></p>'
        f"<ul>{''.join(lines)}</ul>{told}</div>"
    )
