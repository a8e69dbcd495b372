"""What the chapter on coverage asserts."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from ours import FOUR

from analysis.findings import coverage, record
from analysis.pages import claims as page
from analysis.pages import coverage as told


def tellers(tables, claim_id):
    claims = tables.claims
    return set(claims.loc[claims["claim_id"] == claim_id, "article_id"])


def test_rt_shares_no_claim_with_the_articles_of_2021(tables):
    claims = tables.claims
    rt = set(claims.loc[claims["article_id"] == "rt", "claim_id"])
    others = set(claims.loc[claims["article_id"] != "rt", "claim_id"])
    assert rt
    assert not rt & others


def test_what_all_four_tell_is_the_meeting_and_the_missiles(tables):
    found = set(coverage.told_by_all(tables, "sochi")["claim_id"])
    assert found == {"sochi-host", "sochi-date", "s400-second-batch"}


def test_only_press_tv_leaves_out_the_ceasefire_and_the_backed_groups(tables):
    assert FOUR - tellers(tables, "ceasefire-2020") == {"presstv"}
    assert FOUR - tellers(tables, "turkey-backs-armed-groups") == {"presstv"}


def test_only_the_cradle_leaves_out_the_sanctions(tables):
    assert FOUR - tellers(tables, "us-sanctions-defence") == {"cradle"}
    assert "cradle" in tellers(tables, "us-further-measures")


def test_the_cradle_has_nothing_of_the_opening(tables):
    opening = ("compromises", "strengthen-daily", "peace-depends-on-ties", "no-turning-back")
    assert not [c for c in opening if "cradle" in tellers(tables, c)]


def test_only_the_cradle_tells_of_the_projects(tables):
    claims = tables.claims
    of_topic = claims[claims["topic"].isin(["defence-projects", "nuclear"])]
    assert set(of_topic["article_id"]) == {"cradle"}


def test_only_press_tv_asks_whose_forces_may_be_there(tables):
    claims = tables.claims
    assert set(claims.loc[claims["topic"] == "foreign-forces", "article_id"]) == {"presstv"}


def test_the_profiles_are_the_largest_of_the_four(tables):
    claims = tables.claims[tables.claims["article_id"].isin(FOUR)]
    told = claims.groupby(["topic", "article_id"])["claim_id"].nunique()
    assert told["attacks"].idxmax() == "northpress"
    america = told["us-nato"]
    assert set(america.index[america == america.max()]) == {"presstv", "wmd"}
    assert told["relations"].idxmax() == told["syria-war"].idxmax() == "wmd"


def test_civilians_appear_in_world_markets_daily_alone(tables):
    articles = tables.articles.set_index("article_id")["text"].str.lower()
    assert [a for a, text in articles.items() if "civilian" in text] == ["wmd"]


def test_the_claims_that_are_left_without_the_late_ones_are_counted_on_one_ground(named, tables):
    """The share without late claims is of the claims about Sochi, as is the one beside it."""
    codings = tables.codings_claims
    first = set(codings.loc[codings["round"].eq(""), "claim_id"])
    about = {
        claim_id
        for claim_id, of in tables.claims.groupby("claim_id")["article_id"]
        if set(of) <= FOUR
    }
    assert named["n_claims_2021"] == len(about)
    assert named["n_claims_2021_double"] == len(about & first)
    alone = {claim_id for claim_id in about if len(tellers(tables, claim_id)) == 1}
    assert named["n_claims_one_of_four"] == len(alone)
    assert named["n_claims_one_of_four_double"] == len(alone & first)
    assert named["n_claims_shared"] + named["n_claims_only_one"] == named["n_claims"]


def test_most_claims_are_not_in_the_figure_of_shared_ones(named):
    assert named["n_claims_shared"] < named["n_claims_only_one"]


@pytest.mark.parametrize("show", [told.told_by_all, told.omissions])
def test_the_caption_of_a_table_of_some_articles_names_them(tables, show):
    caption = BeautifulSoup(show(tables, "sochi"), "html.parser").find("caption").get_text()
    assert tables.settings.groups["sochi"].name in caption


def test_two_subjects_are_asked_of_rt_alone_and_one_is_told_by_world_markets_daily(tables, named):
    absences = record.absences(tables).set_index("absence_id")
    of_rt = absences[absences["n_asked"] == 1]["elsewhere"]
    assert dict(of_rt) == {"observatory": "", "flight-2020": "wmd"}
    assert named["absences_rt_spelled"] == "two"
    assert named["absences_rt_told_spelled"] == "one"


def test_no_claim_is_contradicted(tables):
    assert "contradict" not in set(tables.claims["relation"])


def test_a_claim_of_one_article_is_marked_so(tables):
    for _, rows in tables.claims.groupby("claim_id"):
        alone = rows["article_id"].nunique() == 1
        assert (
            set(rows["relation"]) == {"only_one"}
            if alone
            else "only_one" not in set(rows["relation"])
        )


def test_every_omission_was_read_for_what_it_does_to_the_story(tables):
    omitted = coverage.omitted(tables, "sochi")
    assert omitted["effect"].notna().all()
    assert len(tables.silences) == len(omitted)


def test_who_does_not_tell_a_claim_is_silent_or_reports_another_conversation(tables):
    told = tables.claims.groupby("claim_id")["article_id"].agg(set)
    outlet = tables.articles.set_index("article_id")["outlet"]
    rows = BeautifulSoup(page.register(tables), "html.parser").select(".claim-row")
    assert {row["id"] for row in rows} == {f"claim-{claim_id}" for claim_id in told.index}
    for row in rows:
        tellers = told[row["id"].removeprefix("claim-")]
        group = next(
            set(g.articles) for g in tables.settings.groups.values() if tellers <= set(g.articles)
        )
        lines = [line.text.partition(": ")[2].split(", ") for line in row.select(".silent")]
        named = {name for line in lines for name in line}
        assert named == set(outlet[list(group - tellers)])


def test_every_claim_has_an_occasion(tables):
    assert set(tables.occasions["claim_id"]) == set(tables.claims["claim_id"])


def test_the_cradle_is_not_silent_on_an_opening_that_it_does_not_report(tables):
    unreported = coverage.unreported(tables, "sochi")
    assert set(unreported["article_id"]) == {"cradle"}
    occasion = tables.occasions.set_index("claim_id")["occasion"]
    assert set(occasion[unreported["claim_id"]]) == {"sochi-opening", "sochi-close"}


def test_the_register_calls_silent_what_the_rule_calls_silent(tables):
    """Three articles report nothing of the flight home, and are not silent on it."""
    shown = BeautifulSoup(page.register(tables), "html.parser")
    told = {
        row["id"]: [p.get_text() for p in row.select("p.silent")]
        for row in shown.select(".claim-row")
    }
    assert told["claim-warships"] == [
        "Reports another conversation: Press TV, North Press Agency, World Markets Daily"
    ]
    assert told["claim-ceasefire-2020"] == ["Silent: Press TV"]
    for claim in ("scholar-examples", "no-change-in-idlib"):
        # What was said to one channel is another conversation than what was said to another.
        assert not any(line.startswith("Silent") for line in told[f"claim-{claim}"])


def test_four_claims_are_told_alike_and_borne_out_unequally(tables, named):
    """As the guidelines have it: a relation is between articles, a verdict of every word."""
    rows = coverage.uneven(tables)
    assert set(rows["claim_id"]) == {
        "compromises",
        "erdogan-defence-despite-us",
        "nobody-interferes",
        "statement-after-talks",
    }
    assert named["n_claims_uneven_spelled"] == "four"
    assert rows.groupby("claim_id")["verdict"].nunique().gt(1).all()
    shown = BeautifulSoup(told.uneven(tables), "html.parser")
    assert len(shown.select("tbody tr")) == len(rows)


def test_two_annotators_have_alike_what_the_record_bears_out_unequally(tables):
    """But for the marks in North Press, which one of them had as a difference."""
    key = ["claim_id", "article_id"]
    first, late = (
        tables.codings_claims[tables.codings_claims["round"].eq(r)] for r in ("", "late")
    )
    codings = pd.concat([late, first[~first["claim_id"].isin(late["claim_id"])]])
    own = codings.merge(coverage.uneven(tables)[key], on=key)
    assert (own.groupby(key)["annotator"].nunique() == 2).all()
    apart = own[own["relation"] != "alike"]
    assert apart[["annotator", *key]].values.tolist() == [
        ["A", "erdogan-defence-despite-us", "northpress"]
    ]


def test_frames_are_in_as_many_articles_as_other_studies_find_them_often(tables):
    found = record.readings(tables, "frame").groupby("code")["article_id"].nunique()
    order = ["responsibility", "conflict", "economic consequences", "human interest", "morality"]
    assert list(found[order]) == [5, 5, 4, 2, 1]
