"""Articles with passages in common, invented for the tests of alignments."""

import pandas as pd

from analysis import reuse, segment, spans

NO_QUOTATIONS = pd.DataFrame(
    columns=["article_id", "start", "end", "kind", "marked", "speaker"], dtype=object
)


def articles(**texts):
    return pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})


def align(**texts):
    """Align articles given by name; every stretch between curly marks is a quotation."""
    table = articles(**texts)
    rows = []
    for article_id, text in texts.items():
        at = text.find("“")
        while at >= 0:
            end = text.index("”", at)
            rows.append((article_id, at + 1, end, "direct", True, "Ada Reed"))
            at = text.find("“", end)
    quotes = pd.DataFrame(rows, columns=NO_QUOTATIONS.columns) if rows else NO_QUOTATIONS
    found = reuse.align(segment.sentences(table), quotes)
    spans.check(found, table)
    return found


HARBOUR = "The harbour master closed the eastern ferry terminal after a crane toppled at night."
ORCHARD = "Growers in the valley expect a poor apple harvest because of late frost and hungry deer."
LIGHTHOUSE = "Painters gave the old lighthouse white walls and a green lantern before winter came."
CHOIR = "A village choir rehearsed old hymns while volunteers repaired the leaking chapel roof."
