"""What figures draw, selected and counted before anything is drawn."""

import pandas as pd
import pytest
from invented import CODED, STUDIES, write

from analysis import pipeline, segment
from analysis.findings import coverage, events, overlap, record
from analysis.pipeline import Missing

HEADER = CODED["record/events.csv"].splitlines()[0]


def with_events(folder, *rows):
    """Return the tables of the coded study with other events."""
    write(folder, **STUDIES["coded"])
    (folder / "record" / "events.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    settings = (folder / "study.toml").read_text(encoding="utf-8")
    settings = settings.replace('[marks]\nopening = "Opening"\n', "")
    (folder / "study.toml").write_text(settings, encoding="utf-8")
    return pipeline.tables(folder)


def test_a_matrix_has_what_two_articles_tell_and_counts_what_one_tells(bridge):
    found = coverage.matrix(bridge)
    assert list(found.claims) == ["may", "guards"]
    assert list(found.articles) == ["plank", "lantern", "herald"]
    assert found.told.to_dict() == {"plank": 3, "lantern": 2, "herald": 1}
    assert found.alone.to_dict() == {"plank": 1, "lantern": 0, "herald": 0}
    verdicts = found.cells.set_index(["claim_id", "article_id"])["verdict"]
    assert verdicts["may", "herald"] == "wrong"
    assert verdicts.drop([("may", "herald")]).eq("").all()


def test_of_many_articles_those_have_a_column_that_tell_most(bridge):
    found = coverage.matrix(bridge, few=2, most=2)
    assert list(found.articles) == ["plank", "lantern"]
    assert set(found.cells["article_id"]) == {"plank", "lantern"}


def test_there_is_no_matrix_where_no_two_articles_tell_the_same(tmp_path):
    write(tmp_path, **STUDIES["coded"])
    places = (tmp_path / "coded" / name for name in ("claims.csv", "claim_passages.csv"))
    for path in places:
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        kept = [row for row in rows if row.startswith("free,")]
        path.write_text("\n".join([header, *kept, ""]), encoding="utf-8")
    for name in ("silences.csv", "record_checks.csv"):
        (tmp_path / "coded" / name).unlink()
    with pytest.raises(Missing, match="No claim is told by two"):
        coverage.matrix(pipeline.tables(tmp_path))


def test_verdicts_are_counted_for_every_article(bridge):
    found = coverage.verdicts(bridge)
    assert list(found.index) == ["plank", "lantern", "herald"]
    assert found["wrong"].to_dict() == {"plank": 0, "lantern": 0, "herald": 1}
    assert found.to_numpy().sum() == len(bridge.checks)


def test_events_of_a_month_stand_on_one_another_in_their_lane(tmp_path):
    found = events.by_month(
        with_events(
            tmp_path,
            "a,2031-01-03,One.,works,,plank,Gunmen,1",
            "b,2031-01,Two.,works,,,,",
            "c,2031-01-20,Three.,unrest,,,,",
            "d,2031,Four.,works,,,,",
        )
    ).set_index("event_id")
    assert set(found["month"]) == {pd.Period("2031-01", "M")}
    assert sorted(found.loc[found["lane"] == "works", "place"]) == [1, 2, 3]
    assert found.loc["c", "place"] == 1
    assert found.index[found["told"]].tolist() == ["a"]


def test_the_largest_share_of_shared_words_comes_first(bridge):
    found = overlap.sharing_pairs(bridge)
    assert found["share"].is_monotonic_decreasing
    assert (found["n_words"] > 0).all()
    every = overlap.shared_by_article(bridge)
    assert len(found) == int((every["n_words"] > 0).sum())


def test_shares_of_a_text_by_its_sources_count_characters_of_the_text(bridge):
    found = overlap.traced(bridge)
    text = segment.article_text(bridge.sentences)
    length = (text["end"] - text["start"]).groupby(text["article_id"]).sum()
    assert found.loc["plank", "altered"] == len("would open in May") / length["plank"]
    assert found.loc["herald", "verbatim"] > 0
    assert not found.loc["lantern"].any()


def test_subjects_are_counted_by_who_could_have_told_them(bridge):
    (row,) = record.telling(bridge).to_dict("records")
    told = bridge.articles["text"].str.contains(r"(?i)\bbribes?\b").sum()
    asked = len(bridge.articles)
    assert row == {
        "subject": "The bribes", "n_asked": asked, "n_silent": asked - told, "n_told": told
    }  # fmt: skip
