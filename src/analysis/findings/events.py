"""Events in time: which month each is of, and whether an article tells it."""

import pandas as pd

from analysis.pipeline import Missing, Tables


def by_month(t: Tables) -> pd.DataFrame:
    """Return the events, each with its month and its place among those of this month in its lane.

    Columns: event_id, date, description, lane, told (an article tells it), month (of a whole year
    the first), place (from 1). Raises Missing without events, and for one that has no place in
    time.
    """
    t.need("events")
    events = t.events.drop_duplicates("event_id")[["event_id", "date", "description", "lane"]]
    told = t.events.loc[t.events["start"].notna(), "event_id"]
    dates = zip(events["event_id"], events["date"], strict=True)
    months = pd.PeriodIndex([_month(*one) for one in dates], freq="M")
    found = events.assign(told=events["event_id"].isin(told), month=months)
    place = found.groupby(["lane", "month"]).cumcount() + 1
    return found.assign(place=place).reset_index(drop=True)


def _month(event_id: str, date: str) -> pd.Period:
    try:
        return pd.Period(date, "M")
    except ValueError:
        raise Missing(
            f"The event {event_id!r} has no place in time: {date!r} is no date."
        ) from None
