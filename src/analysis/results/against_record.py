"""Named results of the chapters that set the articles against the outside record."""

import pandas as pd

from analysis import record

SECOND_BATCH = ("F010", "F019", "F020", "F081", "F082", "F096", "F022")
TOLL = ("F040", "F041", "F042", "F043", "F044", "F045", "F046", "F047")


def named(tables) -> dict[str, int | float | str]:
    """Return the figures of the record that prose states, and how the checks came out."""
    found: dict[str, int | float | str] = {
        f"record_{row.name}": int(row.value) for row in record.quantities().itertuples(index=False)
    }
    found["record_months_delivery_to_sanctions"] = _months(
        tables.events, "s400-delivery", "caatsa-sanctions"
    )
    return found


def _months(events: pd.DataFrame, first: str, second: str) -> int:
    """Return the whole months between two events."""
    dates = events.drop_duplicates("event_id").set_index("event_id")["date"]
    one, two = pd.Timestamp(dates[first]), pd.Timestamp(dates[second])
    return (two.year - one.year) * 12 + two.month - one.month - (two.day < one.day)
