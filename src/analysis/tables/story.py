"""Tables of the chapter on the two summits."""

import pandas as pd

from analysis import corpus, markup
from analysis.results import Tables


def events(tables: Tables) -> markup.Html:
    """Show the timeline: date, what happened, which of the articles tells it, and the source."""
    rows = []
    outlet = corpus.outlets(tables.articles)
    for event_id, group in tables.events.groupby("event_id", sort=False):
        first = group.iloc[0]
        told = group[group["start"].notna()]
        sentences = markup.sentence_links(told, tables.sentences, outlet)
        facts = [f'<a href="record.html#fact-{f}">{f}</a>' for f in first["source"].split(";") if f]
        rows.append(
            {
                "date": markup.Html(
                    f'<span id="event-{event_id}">{markup.cell(first["date"])}</span>'
                ),
                "event": first["description"],
                "told by": markup.Html(", ".join(link.html for link in sentences)),
                "record": markup.Html(", ".join(facts)),
            }
        )
    return markup.table(
        pd.DataFrame(rows),
        "table-events",
        "Events around the two summits, the articles that tell them, and the facts of the record.",
    )
