"""Which of the five articles tell of what, as the tests of the findings ask."""

import re


def tellers(tables, claim_id):
    claims = tables.claims
    return set(claims.loc[claims["claim_id"] == claim_id, "article_id"])


def told_by(tables, event_id):
    events = tables.events
    return set(events.loc[events["event_id"] == event_id, "article_id"]) - {""}


def printing(text, pattern):
    """Return the articles in whose text a pattern stands."""
    return {article_id for article_id, t in text.items() if re.search(pattern, t, re.IGNORECASE)}
