"""The table of events."""

import pandas as pd

from analysis import corpus
from analysis.html.elements import Columns, Html, cell, table, tells_what_is_missing
from analysis.html.registers import Facets
from analysis.pages.links import outlet_links, record_links
from analysis.pipeline import Tables


@tells_what_is_missing
def events(t: Tables) -> Html:
    """Show the timeline: date, what happened, which of the articles tells it, and the source."""
    t.need("events")
    first = t.events.drop_duplicates("event_id")
    told = t.events[t.events["start"].notna()]
    links = pd.Series(outlet_links(t, told), told.index, dtype=object).groupby(told["event_id"])
    by = {event_id: Html(", ").join(of_event) for event_id, of_event in links}
    anchor = Html('<span id="event-{}">{}</span>')
    shown: Columns = {
        "date": [
            anchor.format(event_id, cell(date))
            for event_id, date in zip(first["event_id"], first["date"], strict=True)
        ],
        "event": first["description"],
        "told by": [by.get(event_id, Html("")) for event_id in first["event_id"]],
        "record": record_links(t, first["source"]),
    }
    outlets = told["article_id"].map(corpus.outlets(t.articles))
    tellers = {event: tuple(dict.fromkeys(of)) for event, of in outlets.groupby(told["event_id"])}
    facets: Facets = {
        "year": [str(date)[:4] for date in first["date"]],
        "told by": [tellers.get(event_id, ()) for event_id in first["event_id"]],
    }
    caption = "Events, the articles that tell them, and the facts of the record."
    return table(shown, "table-events", caption, facets=facets, of="events")
