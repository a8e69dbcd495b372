"""Who attacks whom in each article, whatever the nouns."""

import pandas as pd

from analysis.pipeline import Tables


def arrows(t: Tables) -> pd.DataFrame:
    """Return a row for each attacker and attacked of a strike.

    Columns: article_id, start (of the attacker's noun), attacker and attacked (actors), attacker_as
    and attacked_as (the article's nouns), reserve (with which it says so, empty for none). Two
    parties who strike each other make two rows. Raises Missing where no parties were coded.
    """
    t.need("parties")
    sides = [t.parties[t.parties["part"] == part] for part in ("attacks", "is attacked")]
    both = sides[0].merge(sides[1], on=["strike", "article_id"], suffixes=("", "_b"))
    both = both[both["actor"] != both["actor_b"]]
    reserves = both[["reserve", "reserve_b"]].itertuples(index=False)
    return pd.DataFrame(
        {
            "article_id": both["article_id"],
            "start": both["start"],
            "attacker": both["actor"],
            "attacked": both["actor_b"],
            "attacker_as": both["text"],
            "attacked_as": both["text_b"],
            "reserve": ["; ".join(filter(None, reserve)) for reserve in reserves],
        }
    ).reset_index(drop=True)
