"""Tables that set the articles against the outside record."""

from collections.abc import Iterable

import pandas as pd

from analysis import corpus
from analysis.html.elements import Columns, Html, link, table, tells_what_is_missing
from analysis.html.registers import RELATIONS
from analysis.pages.links import (
    claim_link,
    outside_link,
    passage_links,
    record_links,
    source_words,
)
from analysis.pipeline import Missing, Tables

_CLAIM = ["claim_id", "article_id", "topic", "statement", "relation", "start", "end", "text"]


@tells_what_is_missing
def checks(t: Tables, *topics: str) -> Html:
    """Show the claims that the record can check, with its verdict, by topic; of some, or all."""
    t.need("checks")
    checked = t.checks.merge(
        t.claims[_CLAIM].drop_duplicates(["claim_id", "article_id"]),
        on=["claim_id", "article_id"],
        validate="many_to_one",
    )
    if topics:
        checked = checked[checked["topic"].isin(topics)]
    checked = _by_topic(checked)
    outlets = [*checked["article_id"].map(corpus.outlets(t.articles))]
    claims = zip(checked["claim_id"], checked["statement"], strict=True)
    shown: Columns = {
        "claim": [claim_link(*claim) for claim in claims],
        "outlet": outlets,
        "passage": passage_links(t, checked),
        "verdict": checked["verdict"],
        "what the record says": [
            Html("{}{}").format(*both)
            for both in zip(checked["record"], source_words(t, checked), strict=True)
        ],
        "source": record_links(t, checked["source"]),
    }
    name = "-".join(["table-checks", *topics])
    caption = f"{len(checked)} checks of claims against the outside record."
    nothing = f"No claim on {' or '.join(topics)} was checked against the record."
    facets = {
        "topic": _in_print(t, checked["topic"]),
        "outlet": outlets,
        "relation": [RELATIONS[one] for one in checked["relation"]],
        "verdict": list(checked["verdict"]),
    }
    return table(
        shown, name, caption, nothing=nothing, facets=facets, of="checks", in_contents=True
    )


@tells_what_is_missing
def departures(t: Tables, *verdicts: str) -> Html:
    """Show the passages that have one of some verdicts, in the order given, each with its claim."""
    t.need("checks")
    told = t.claims[_CLAIM].drop_duplicates(["claim_id", "article_id"])
    rows = t.checks.merge(told, on=["claim_id", "article_id"], validate="many_to_one")
    rows = rows[rows["verdict"].isin(verdicts)]
    rows = rows.sort_values("verdict", key=lambda of: of.map(verdicts.index), kind="stable")
    claims = zip(rows["claim_id"], rows["statement"], strict=True)
    shown: Columns = {
        "verdict": rows["verdict"],
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "passage": passage_links(t, rows),
        "claim": [claim_link(*claim) for claim in claims],
    }
    caption = "What the record contradicts, or quotes in other words than the article does."
    nothing = "No claim that was checked has such a verdict."
    return table(shown, "table-departures", caption, nothing=nothing)


@tells_what_is_missing
def who_strikes(t: Tables) -> Html:
    """Show who is said to attack whom in each article."""
    t.need("attacks")
    rows = t.attacks
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "attacker": rows["attacker"],
        "attacked": rows["attacked"],
        "when": rows["when"],
        "passage": passage_links(t, rows),
    }
    return table(shown, "table-who-strikes", "Who attacks whom, an attack a row.")


@tells_what_is_missing
def named_facts(t: Tables, name: str, caption: str, *ids: str) -> Html:
    """Show facts of the record by date, each with its source."""
    t.need("facts")
    facts = t.facts.set_index("fact_id")
    if unknown := [one for one in ids if one not in facts.index]:
        raise Missing(f"The record of this study has no fact {unknown[0]!r}.")
    rows = facts.loc[list(ids)].sort_values("date", kind="stable")
    shown: Columns = {
        "date": rows["date"],
        "what was said": rows["fact"],
        "source": record_links(t, rows.index),
    }
    return table(shown, name, caption)


@tells_what_is_missing
def facts(t: Tables) -> Html:
    """Show every fact of the record by topic, with its source and how sure it is."""
    t.need("facts")
    rows = _by_topic(t.facts)
    about = rows[["url", "archived", "source_title", "publisher", "source_date"]]
    shown: Columns = {
        "id": [_anchor("fact", one) for one in rows["fact_id"]],
        "date": rows["date"],
        "fact": rows["fact"],
        "source": [outside_link(*known) for known in about.itertuples(index=False)],
        "confidence": rows["confidence"],
    }
    facets = {
        "topic": _in_print(t, rows["topic"]),
        "publisher": list(rows["publisher"]),
        "confidence": list(rows["confidence"]),
    }
    return table(
        shown,
        "table-facts",
        "Facts of the outside record.",
        facets=facets,
        of="facts",
        in_contents=True,
    )


@tells_what_is_missing
def sources(t: Tables) -> Html:
    """Show the texts that stand behind passages of the articles."""
    t.need("sources")
    rows = t.sources
    about = rows[["url", "archived", "headline", "outlet", "date"]]
    shown: Columns = {
        "id": [_anchor("source", one) for one in rows["source_id"]],
        "text": [outside_link(*known) for known in about.itertuples(index=False)],
        "written by": rows["agency"],
        "attribution": rows["credited"],
    }
    facets = {"written by": list(rows["agency"]), "attribution": list(rows["credited"])}
    caption = "Texts behind passages of the articles."
    return table(shown, "table-sources", caption, facets=facets, of="texts", in_contents=True)


def _by_topic(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with those of a topic together, topics and their rows in the order they had."""
    order = {topic: n for n, topic in enumerate(dict.fromkeys(rows["topic"]))}
    return rows.sort_values("topic", key=lambda topics: topics.map(order), kind="stable")


def _in_print(t: Tables, topics: Iterable[str]) -> list[str]:
    return [t.settings.in_print("topics", topic) for topic in topics]


def _anchor(kind: str, one: str) -> Html:
    """Return an id with the anchor to which `record_links` leads."""
    return link(f"#{kind}-{one}", one, "anchor", id=f"{kind}-{one}")
