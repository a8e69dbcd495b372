"""Subjects that articles might have told: which of them could have, and whether any does."""

import textwrap

import pandas as pd
from matplotlib.patches import Rectangle

from analysis import corpus
from analysis.figures.coverage import columns, wrapped
from analysis.figures.key import key
from analysis.figures.style import (
    BLUE,
    FAINT,
    ORANGE,
    WIDTH,
    Look,
    drawn,
    label_rows,
    new,
    show,
    stacked,
)
from analysis.figures.svg import token
from analysis.findings import record
from analysis.html.addresses import record_page
from analysis.html.elements import Html
from analysis.pipeline import Tables

_LOOKS = {
    "silent": Look(ORANGE, "//", "could have told it, and does not"),
    "told": Look(BLUE, "", "tells it"),
    "apart": Look(FAINT, "", "not asked of it", "_"),
}
_LINE = 55  # characters of a subject on one line
_ROW = 0.42  # inches of a subject with its cells
_FURTHER = 0.36  # of that, of each further line of a subject


@drawn
def absences(t: Tables) -> Html:
    """Draw the subjects that were there to be told: a row a subject, a cell an article.

    A hatched cell is an article that could have told a subject and does not, a dash one that is not
    asked. The facts that show that it was there to be told stand in the row.
    """
    rows = record.asked(t)
    outlets = corpus.short_titles(t.articles)
    subjects = list(rows["subject"].unique())
    labels = [textwrap.fill(subject, _LINE) for subject in subjects]
    places = stacked(labels, 1, _FURTHER)
    row = dict(zip(subjects, places, strict=True))
    column = {article_id: n for n, article_id in enumerate(outlets)}
    figure, (axis,) = new(WIDTH, 1.1 + _ROW * (places[-1] + 1))
    for subject, article_id, found, fact in zip(
        rows["subject"], rows["article_id"], rows["found"], rows["fact"], strict=True
    ):
        x, y = column[article_id], row[subject]
        look = _LOOKS[found]
        box = Rectangle((x + 0.04, y - 0.02), 0.92, 0.34, facecolor=look.colour, linewidth=0)
        if found == "apart":
            box = Rectangle((x + 0.4, y + 0.13), 0.2, 0.04, facecolor=look.colour, linewidth=0)
        address = record_page("fact", fact) if fact else ""
        box.set_gid(token(f"{outlets[article_id]}: {look.meaning}", address, look.hatch))
        axis.add_artist(box)  # not `add_patch`, which works out limits: they are set
    label_rows(axis, labels, 0.06, places)
    columns(axis, [wrapped(name) for name in outlets.values()])
    axis.set_xlim(0, max(len(outlets), 1))
    axis.set_ylim(places[-1] + 0.5, -0.5)
    key(figure, [look for one, look in _LOOKS.items() if one in set(rows["found"])])
    counts = record.telling(t)
    untold = int(counts["n_told"].eq(0).sum())
    of = "subject that was" if len(subjects) == 1 else "subjects that were"
    finding = (
        f"Of {len(subjects)} {of} there to be told {untold or 'none'} "
        f"{'is' if untold < 2 else 'are'} in no article"
    )
    data = pd.DataFrame(
        {
            "subject": rows["subject"],
            "outlet": rows["article_id"].map(outlets),
            "article": [_LOOKS[one].meaning for one in rows["found"]],
            "address": [record_page("fact", fact) if fact else "" for fact in rows["fact"]],
        }
    )
    told = "; ".join(
        f"{subject}: {n_silent} of {n_asked}"
        for subject, n_asked, n_silent, _ in counts.itertuples(index=False)
    )
    alt = f"Matrix of subjects by articles. Articles that could have told each and do not: {told}."
    return show(figure, "absences", alt, finding, data)
