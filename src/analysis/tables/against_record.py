"""Tables that set the articles against the outside record."""

import pandas as pd

from analysis import corpus, markup, record
from analysis.results import Tables


def checks(tables: Tables, *topics: str) -> markup.Html:
    """Show the claims that the record can check, with its verdict; by topic, or all."""
    checked = tables.checks.merge(
        tables.claims[
            ["claim_id", "article_id", "topic", "statement", "start", "text"]
        ].drop_duplicates(["claim_id", "article_id"]),
        on=["claim_id", "article_id"],
        validate="many_to_one",
    )
    if topics:
        checked = checked[checked["topic"].isin(topics)]
    outlet = corpus.outlets(tables.articles)
    claim = [
        f'<a href="claims.html#claim-{row.claim_id}">{markup.escape(row.statement)}</a>'
        for row in checked.itertuples()
    ]
    shown = pd.DataFrame(
        {
            "claim": [markup.Html(link) for link in claim],
            "outlet": checked["article_id"].map(outlet),
            "passage": markup.passages(checked, tables.sentences),
            "verdict": checked["verdict"],
            "what the record says": checked["record"],
            "source": [markup.record_links(ids) for ids in checked["source"]],
        }
    )
    name = "-".join(["table-checks", *topics])
    return markup.table(shown, name, f"{len(shown)} checks of claims against the outside record.")


def who_strikes(tables: Tables) -> markup.Html:
    """Show who is said to attack whom in each article."""
    outlet = corpus.outlets(tables.articles)
    rows = tables.attacks
    shown = pd.DataFrame(
        {
            "outlet": rows["article_id"].map(outlet),
            "attacker": rows["attacker"],
            "attacked": rows["attacked"],
            "when": rows["when"],
            "passage": markup.passages(rows, tables.sentences),
        }
    )
    return markup.table(shown, "table-who-strikes", "Who attacks whom, sentence by sentence.")


def named_facts(tables: Tables, name: str, caption: str, *ids: str) -> markup.Html:
    """Show facts of the record by date, each with its source."""
    rows = tables.facts.set_index("fact_id").loc[list(ids)].sort_values("date", kind="stable")
    shown = pd.DataFrame(
        {
            "date": rows["date"],
            "what was said": rows["fact"],
            "source": [markup.record_links(fact_id) for fact_id in rows.index],
        }
    )
    return markup.table(shown, name, caption)


def facts(tables: Tables) -> markup.Html:
    """Show every fact of the record with its source and how sure it is."""
    rows = tables.facts
    shown = pd.DataFrame(
        {
            "id": [markup.Html(f'<span id="fact-{i}">{i}</span>') for i in rows["fact_id"]],
            "date": rows["date"],
            "fact": rows["fact"],
            "source": [
                markup.outside_link(row.url, row.source_title, row.publisher, row.source_date)
                for row in rows.itertuples()
            ],
            "confidence": rows["confidence"],
        }
    )
    return markup.table(shown, "table-facts", "Facts of the outside record.")


def sources() -> markup.Html:
    """Show the texts that stand behind passages of the articles."""
    rows = record.sources()
    shown = pd.DataFrame(
        {
            "id": [markup.Html(f'<span id="source-{i}">{i}</span>') for i in rows["source_id"]],
            "text": [
                markup.outside_link(row.url, row.headline, row.outlet, row.date)
                for row in rows.itertuples()
            ],
            "written by": rows["agency"],
            "attribution": rows["credited"],
        }
    )
    return markup.table(shown, "table-sources", "Texts behind passages of the articles.")
