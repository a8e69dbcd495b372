"""What was altered in shared passages, and how many articles are one text: as the book says it.

All names and texts are invented.
"""

import pytest

from analysis import pipeline
from analysis.chapters.statements import statements
from analysis.findings import outlets as findings
from analysis.pages import outlets as pages
from analysis.pipeline import Missing

WEIR = "Heavy rain broke the upper weir at Carrow and flooded {} acres of barley within an hour."
PUMP = "The keeper of the pump house {} the alarm before the eastern meadow went under water."
OWN = (
    "A baker in Hexley lost four ovens.",
    "Two swans were seen on the tennis court.",
    "Choirs from the coast sang for the helpers.",
)


@pytest.fixture
def told(tmp_path):
    """Return a function that gives the tables of a study of some texts, each of an outlet."""

    def tables(*texts):
        for outlet, text in zip(("Post", "Times", "Sun"), texts, strict=False):
            folder = tmp_path / "study" / outlet
            folder.mkdir(parents=True)
            (folder / f"{outlet}.txt").write_text(text + "\n", encoding="utf-8")
        return pipeline.tables(tmp_path / "study")

    return tables


def test_what_differs_is_shown_beside_both_passages_numbers_first(told):
    t = told(
        f"{OWN[0]} {PUMP.format('heard')} {WEIR.format(340)}",
        f"{OWN[1]} {PUMP.format('silenced')} {WEIR.format(430)}",
        f"{OWN[2]} {WEIR.format(430)} {PUMP.format('heard').replace(' eastern', '')}",
    )
    rows = findings.altered(t)
    assert rows["change"].tolist() == ["number", findings.CUT, "other"]
    assert rows["n_pairs"].tolist() == [2, 1, 2]
    shown = pages.altered(t)._repr_html_()
    assert "340 | 430" in shown
    assert "heard | silenced" in shown
    assert "eastern | –" in shown
    assert shown.count("<a ") == 6  # each passage is linked to its place


def test_where_nothing_is_altered_the_table_says_so(told):
    t = told(f"{OWN[0]} {WEIR.format(340)}", f"{OWN[1]} {WEIR.format(340)}")
    with pytest.raises(Missing, match="otherwise"):
        findings.altered(t)
    assert "otherwise" in pages.altered(t)._repr_html_()


def test_the_number_of_articles_with_half_in_another_is_that_of_the_table(told):
    short = f"{WEIR.format(340)} {PUMP.format('heard')}"
    t = told(short, f"{short} {' '.join(OWN)} {'Nobody in the village slept that night. ' * 9}")
    shares = t.syndication["share"]
    assert len(shares) == 2
    stated = statements(t)
    assert stated["n_syndicated"] == 2
    assert stated["n_in_another"] == (shares >= 0.5).sum() == 1
